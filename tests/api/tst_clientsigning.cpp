// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes that are signed, by our own reckoning and by that of the openssl program.
#include "clienttest.h"
#include "crypto/canonicalrequest.h"
#include "support/opensslprogram.h"
#include "transporttest.h"
#include "wirefixtures.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

using namespace coinpay;
using namespace coinpay::test;

class TestClientSigning : public ClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }

    void cleanup() { m_client.reset(); }

    void writeIsSigned();
    void opensslAgrees();
    void everyAttemptSignsAfresh();
    void sameBytesInOneSecond();
    void writeNeedsAKey();
    void headerInjection();
};

void TestClientSigning::writeIsSigned()
{
    m_transport->answers = {FakeTransport::answer(201, "{}", {{"Idempotent-Replayed", "true"}})};
    const ApiRequest request = writeOf();
    const auto answer = waitFor(m_client->write(request));
    QVERIFY(answer);
    QVERIFY(answer->replayed);
    for (const HttpRequest &sent : m_transport->requests) { // the token exchange is signed too
        QCOMPARE(headerValue(sent.headers, "X-Key-Id"), "key_31");
        QCOMPARE(headerValue(sent.headers, "X-Timestamp"), "1767323045");
        const QByteArray payload =
            sent.method + '\n' + sent.target + "\n1767323045\n" +
            QCryptographicHash::hash(sent.body, QCryptographicHash::Sha256).toHex();
        const QByteArray signature =
            QByteArray::fromBase64(headerValue(sent.headers, "X-Signature"));
        QVERIFY(verifyEd25519(m_key->publicRaw(), payload, signature));
    }
    const HttpRequest sent = m_transport->calls().first();
    QCOMPARE(sent.body, request.body);
    QCOMPARE(headerValue(sent.headers, "Authorization"), "Bearer token-1");
    QCOMPARE(headerValue(sent.headers, "Idempotency-Key"), "idem-1");
    QCOMPARE(headerValue(sent.headers, "X-Correlation-Id"), "op_1");
    QCOMPARE(headerValue(sent.headers, "Content-Type"), "application/json");
    const QByteArray exchange = m_transport->requests.first().body;
    QVERIFY2(exchange.startsWith("{\"key_id\":\"key_31\",\"nonce\":\""), exchange.constData());
}

//! A second opinion on the bytes that really left, over TLS.
void TestClientSigning::opensslAgrees()
{
    ScriptedServer server(makeLeaf(authority()));
    server.decide([](const Arrival &arrival) {
        return arrival.target() == "/v1/auth/tokens"
                   ? Step::answer(201, "{\"access_token\":\"a.b\",\"token_type\":\"Bearer\","
                                       "\"expires_in\":300,\"scopes\":[]}")
                   : Step::answer(201, invoiceJson());
    });
    const auto transport = transportTo(optionsFor(server.url()));
    const SystemClock clock;
    SystemRandom random;
    Client client(*transport, clock, random, KeyId, m_key);
    QVERIFY(waitFor(client.write(writeOf())));
    QCOMPARE(server.arrivals.size(), 2);

    QTemporaryDir dir;
    const auto file = [&dir](const char *name, const QByteArray &bytes) {
        QFile out(dir.filePath(QString::fromLatin1(name)));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write");
        return out.fileName();
    };
    const QString key = file("key.pem", m_key->publicPem());
    for (const Arrival &arrival : std::as_const(server.arrivals)) {
        const QString body = file("body", arrival.body);
        const QByteArray digest =
            openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-r"), body})
                .out.left(64);
        const QString payload = file("payload", arrival.method() + '\n' + arrival.target() + '\n' +
                                                    arrival.header("X-Timestamp") + '\n' + digest);
        const QString signature =
            file("signature", QByteArray::fromBase64(arrival.header("X-Signature")));
        const ProgramAnswer verdict =
            openssl({QStringLiteral("pkeyutl"), QStringLiteral("-verify"), QStringLiteral("-pubin"),
                     QStringLiteral("-inkey"), key, QStringLiteral("-rawin"), QStringLiteral("-in"),
                     payload, QStringLiteral("-sigfile"), signature});
        QVERIFY2(verdict.exitCode == 0, verdict.err.constData());
    }
}

void TestClientSigning::everyAttemptSignsAfresh()
{
    m_transport->answers = {FakeTransport::answer(201, "{}"), FakeTransport::answer(201, "{}")};
    QVERIFY(waitFor(m_client->write(writeOf())));
    m_clock.advance(5000);
    QVERIFY(waitFor(m_client->write(writeOf())));
    const QList<HttpRequest> calls = m_transport->calls();
    QCOMPARE(calls[0].body, calls[1].body);
    QCOMPARE(headerValue(calls[0].headers, "Idempotency-Key"),
             headerValue(calls[1].headers, "Idempotency-Key"));
    QCOMPARE(headerValue(calls[1].headers, "X-Timestamp"), "1767323050");
    QVERIFY(headerValue(calls[0].headers, "X-Signature") !=
            headerValue(calls[1].headers, "X-Signature"));
}

void TestClientSigning::sameBytesInOneSecond()
{
    const Result<HttpAnswer> replayed = FakeTransport::answer(401, problem("signature_replayed"));
    m_transport->answers = {replayed, FakeTransport::answer(201, "{}")};
    QVERIFY(waitFor(m_client->write(writeOf())));
    QCOMPARE(m_transport->calls().size(), 2);
    QCOMPARE(m_transport->exchanges, 1);
    m_transport->answers = {replayed, replayed, FakeTransport::answer(201, "{}")};
    const auto refused = waitFor(m_client->write(writeOf()));
    QVERIFY(!refused);
    QVERIFY(!outcomeIsUnknown(refused.error().kind));
}

void TestClientSigning::writeNeedsAKey()
{
    ApiRequest request = writeOf();
    request.idempotencyKey.clear();
    const auto result = waitFor(m_client->write(request));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(m_transport->requests.size(), 0);
}

void TestClientSigning::headerInjection()
{
    for (const char *bad : {"a\r\nX-Evil: 1", "a b", "\xc3\xa4"}) {
        ApiRequest request = writeOf();
        request.idempotencyKey = QString::fromUtf8(bad);
        const auto result = waitFor(m_client->write(request));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    }
    QCOMPARE(m_transport->calls().size(), 0);
}

QTEST_GUILESS_MAIN(TestClientSigning)
#include "tst_clientsigning.moc"
