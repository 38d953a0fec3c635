// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

#include "support/opensslprogram.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTemporaryFile>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestSigning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void opensslProgramSigns();
    void refusals_data();
    void refusals();
    void theQueryIsSigned();
    void aSignatureMovesOnlyOneOperation();
    void aTokenExpiresByTheSandboxClock();
    void scopes_data();
    void scopes();
    void aRevokedKeyIsRefused();
    void keyFileIsPrivate();

private:
    SandboxAnswer send(const Headers &headers, const QByteArray &target = "/v1/invoices");

    SandboxProcess m_sandbox;
    QByteArray m_body = compact(invoiceRequest());
};

void TestSigning::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
}

SandboxAnswer TestSigning::send(const Headers &headers, const QByteArray &target)
{
    return m_sandbox.exchange("POST", target,
                              Headers{{"Content-Type", "application/json"}} + headers, m_body);
}

void TestSigning::opensslProgramSigns()
{
    const QByteArray stamp = QByteArray::number(QDateTime::currentSecsSinceEpoch() - 20);
    const QByteArray hash = QCryptographicHash::hash(m_body, QCryptographicHash::Sha256).toHex();
    QTemporaryFile payload;
    QVERIFY(payload.open());
    payload.write("POST\n/v1/invoices\n" + stamp + '\n' + hash);
    payload.close();
    const ProgramAnswer made = openssl({u"pkeyutl"_s, u"-sign"_s, u"-rawin"_s, u"-inkey"_s,
                                        m_sandbox.keyFile(), u"-in"_s, payload.fileName()});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const SandboxAnswer answer = send({{"Authorization", m_sandbox.bearer()},
                                       {"X-Key-Id", m_sandbox.keyId().toLatin1()},
                                       {"X-Timestamp", stamp},
                                       {"X-Signature", made.out.toBase64()},
                                       {"Idempotency-Key", "signed-by-openssl"}});
    QVERIFY2(answer.status == 201, answer.body.constData());
}

void TestSigning::refusals_data()
{
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QString>("expected");
    const QByteArray token = m_sandbox.bearer();
    const auto row = [&](const char *name, const QByteArray &bearer, Headers signature,
                         const char *expected) {
        signature += Headers{{"Idempotency-Key", name}};
        if (!bearer.isEmpty())
            signature += Headers{{"Authorization", bearer}};
        for (auto &[header, value] : signature)
            value.replace(' ', header == "Idempotency-Key" ? '_' : ' ');
        QTest::newRow(name) << signature << QString::fromLatin1(expected);
    };
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const auto signedAt = [&](qint64 time) {
        return m_sandbox.signature("POST", "/v1/invoices", m_body, time);
    };
    row("no token", {}, signedAt(now - 1), "unauthenticated");
    row("an unknown token", "Bearer cpt_000000000000000000000000", signedAt(now - 2),
        "unauthenticated");
    row("another scheme", "Basic abc", signedAt(now - 3), "unauthenticated");
    row("no signature", token, {}, "unauthenticated");
    Headers unknown = signedAt(now - 4);
    unknown[0].second = "key_01ARZ3NDEKTSV4RRFFQ69G5FAV";
    row("an unknown key", token, unknown, "unauthenticated");
    Headers damaged = signedAt(now - 5);
    damaged[2].second = QByteArray(64, 'x').toBase64();
    row("a wrong signature", token, damaged, "signature_invalid");
    damaged[2].second = "not base64";
    row("no base64", token, damaged, "signature_invalid");
    row("another method", token, m_sandbox.signature("PUT", "/v1/invoices", m_body, now - 6),
        "signature_invalid");
    row("another target", token, m_sandbox.signature("POST", "/v1/invoices?", m_body, now - 7),
        "signature_invalid");
    row("another body", token, m_sandbox.signature("POST", "/v1/invoices", m_body + ' ', now - 8),
        "signature_invalid");
    Headers moved = signedAt(now - 9);
    moved[1].second = QByteArray::number(now - 10);
    row("another timestamp", token, moved, "signature_invalid");
    moved[1].second = "soon";
    row("no timestamp", token, moved, "signature_invalid");
    row("a clock an hour behind", token, signedAt(now - 3600), "clock_skew");
    row("a clock an hour ahead", token, signedAt(now + 3600), "clock_skew");
}

void TestSigning::refusals()
{
    QFETCH(Headers, headers);
    QFETCH(QString, expected);
    const SandboxAnswer answer = send(headers);
    QCOMPARE(code(answer), expected);
    QCOMPARE(answer.status, 401);
    QVERIFY(!answer.header("X-Request-Id").isEmpty());
    QVERIFY(!answer.header("WWW-Authenticate").isEmpty());
    QVERIFY(!answer.header("Date").isEmpty());
}

void TestSigning::theQueryIsSigned()
{
    // No write has parameters: the body is refused, but only after the signature was accepted.
    const QByteArray target = "/v1/invoices?note=%7b+%2F&&";
    const auto refusal = [&](const QByteArray &signedTarget) {
        return code(m_sandbox.exchange("POST", target,
                                       m_sandbox.signature("POST", signedTarget, "{}") +
                                           Headers{{"Authorization", m_sandbox.bearer()},
                                                   {"Content-Type", "application/json"},
                                                   {"Idempotency-Key", "query-signed"}},
                                       "{}"));
    };
    QCOMPARE(refusal("/v1/invoices"), u"signature_invalid"_s);
    QCOMPARE(refusal("/v1/invoices?note=%7B+%2F&&"), u"signature_invalid"_s);
    QCOMPARE(refusal(target), u"validation_failed"_s);
}

void TestSigning::aSignatureMovesOnlyOneOperation()
{
    const Headers signature = m_sandbox.signature("POST", "/v1/invoices", m_body,
                                                  QDateTime::currentSecsSinceEpoch() - 100);
    const Headers token{{"Authorization", m_sandbox.bearer()}};
    const SandboxAnswer first = send(signature + token + Headers{{"Idempotency-Key", "captured"}});
    QCOMPARE(first.status, 201);
    const SandboxAnswer replayed = send(signature + token + Headers{{"Idempotency-Key", "stolen"}});
    QCOMPARE(code(replayed), u"signature_replayed"_s);
    const SandboxAnswer repeated =
        send(signature + token + Headers{{"Idempotency-Key", "captured"}});
    QCOMPARE(repeated.status, 201);
    QCOMPARE(repeated.header("Idempotent-Replayed"), "true");
    QCOMPARE(repeated.body, first.body);
}

void TestSigning::aTokenExpiresByTheSandboxClock()
{
    const QByteArray bearer = m_sandbox.bearer();
    const auto list = [&] {
        return m_sandbox.exchange("GET", "/v1/invoices?limit=1", {{"Authorization", bearer}}, {});
    };
    m_sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, 200}});
    QCOMPARE(list().status, 200);
    m_sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, 100}});
    const SandboxAnswer late = list();
    QCOMPARE(late.status, 401);
    QCOMPARE(code(late), u"token_expired"_s);
    m_sandbox.forgetToken();
    // Signatures are judged by the machine's own clock, which has not moved.
    QVERIFY(!makeInvoice(m_sandbox).isEmpty());
}

void TestSigning::scopes_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<int>("reading");
    QTest::addColumn<int>("writing");
    QTest::newRow("read may not write") << u"read"_s << 200 << 403;
    QTest::newRow("writing invoices does not read") << u"invoices:write"_s << 403 << 201;
    QTest::newRow("another's write is no write") << u"transfers:write"_s << 403 << 403;
}

void TestSigning::scopes()
{
    QFETCH(QString, scope);
    QFETCH(int, reading);
    QFETCH(int, writing);
    // The same public key, registered again: its scopes are set anew.
    const ProgramAnswer key = openssl({u"pkey"_s, u"-in"_s, m_sandbox.keyFile(), u"-pubout"_s});
    const auto grant = [&](const QJsonArray &scopes) {
        return m_sandbox.post(
            u"/keys"_s, {{u"public_key"_s, QString::fromLatin1(key.out)}, {u"scopes"_s, scopes}});
    };
    QCOMPARE(text(grant({scope}), "key_id"), m_sandbox.keyId());
    QCOMPARE(m_sandbox.call("GET", u"/v1/invoices"_s).status, reading);
    const SandboxAnswer written = m_sandbox.call("POST", u"/v1/invoices"_s, invoiceRequest());
    QCOMPARE(written.status, writing);
    if (writing == 403)
        QCOMPARE(code(written), u"forbidden_scope"_s);
    grant({u"read"_s, u"invoices:write"_s, u"escrows:write"_s, u"transfers:write"_s,
           u"webhooks:write"_s, u"keys:write"_s});
}

void TestSigning::aRevokedKeyIsRefused()
{
    const QString own = u"/v1/keys/"_s + m_sandbox.keyId() + u"/revocations"_s;
    QCOMPARE(code(m_sandbox.call("POST", own)), u"conflict"_s);
    const QJsonObject second{{u"public_key"_s, u"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="_s},
                             {u"label"_s, u"next"_s},
                             {u"scopes"_s, QJsonArray{u"keys:write"_s}}};
    QCOMPARE(m_sandbox.call("POST", u"/v1/keys"_s, second).status, 201);
    QCOMPARE(code(m_sandbox.call("POST", u"/v1/keys"_s, second)), u"conflict"_s);
    QCOMPARE(m_sandbox.call("POST", own, {{u"reason"_s, u"rotated"_s}}).status, 200);
    QCOMPARE(code(m_sandbox.call("GET", u"/v1/invoices"_s)), u"unauthenticated"_s);
    m_sandbox.forgetToken();
    QCOMPARE(m_sandbox.bearer(), "Bearer ");
}

void TestSigning::keyFileIsPrivate()
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_sandbox.keyFile()) & others));
    QVERIFY(!(QFile::permissions(m_sandbox.directory() + u"/tls/server.key"_s) & others));
}

QTEST_GUILESS_MAIN(TestSigning)
#include "tst_sandbox_signing.moc"
