// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

#include <QDateTime>
#include <QSslSocket>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestIdempotency : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theSameAnswerByteForByte();
    void refusals_data();
    void refusals();
    void merits_data();
    void merits();
    void notStored_data();
    void notStored();
    void stillRunning();
    void survivesARestart();

private:
    SandboxAnswer send(const QByteArray &target, const QByteArray &body, const Headers &more);
    [[nodiscard]] qsizetype count(const QString &reference);

    SandboxProcess m_sandbox;
    qint64 m_second = 0; // each signature its own second
};

void TestIdempotency::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
    m_second = QDateTime::currentSecsSinceEpoch() - 200;
}

SandboxAnswer TestIdempotency::send(const QByteArray &target, const QByteArray &body,
                                    const Headers &more)
{
    Headers headers{{"Authorization", m_sandbox.bearer()}, {"Content-Type", "application/json"}};
    return m_sandbox.exchange(
        "POST", target, headers + m_sandbox.signature("POST", target, body, ++m_second) + more,
        body);
}

qsizetype TestIdempotency::count(const QString &reference)
{
    return read(m_sandbox, u"/v1/invoices?reference="_s + reference)
        .value("data"_L1)
        .toArray()
        .size();
}

void TestIdempotency::theSameAnswerByteForByte()
{
    const QByteArray body = compact(invoiceRequest(u"1.00"_s, u"USDC"_s, u"twice"_s));
    const Headers key{{"Idempotency-Key", "byte-for-byte"}};
    const SandboxAnswer first = send("/v1/invoices", body, key);
    QCOMPARE(first.status, 201);
    QVERIFY(first.header("Idempotent-Replayed").isEmpty());
    m_sandbox.post(u"/invoices/"_s + text(first.json(), "id") + u"/payments"_s);
    const SandboxAnswer second = send("/v1/invoices", body, key);
    QCOMPARE(second.status, 201);
    QCOMPARE(second.body, first.body); // as it was, although it has been paid since
    QCOMPARE(second.header("Location"), first.header("Location"));
    QCOMPARE(second.header("Idempotent-Replayed"), "true");
    QVERIFY(second.header("X-Request-Id") != first.header("X-Request-Id"));
    QCOMPARE(count(u"twice"_s), 1);
}

void TestIdempotency::refusals_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("expected");
    const QByteArray body = compact(invoiceRequest(u"2.00"_s, u"USDC"_s, u"once"_s));
    const auto key = [](const QByteArray &value) { return Headers{{"Idempotency-Key", value}}; };
    QTest::newRow("no key") << QByteArray("/v1/invoices") << body << Headers() << 400
                            << u"idempotency_key_missing"_s;
    QTest::newRow("an empty key") << QByteArray("/v1/invoices") << body << key("") << 400
                                  << u"idempotency_key_invalid"_s;
    QTest::newRow("a key with a space")
        << QByteArray("/v1/invoices") << body << key("a b") << 400 << u"idempotency_key_invalid"_s;
    QTest::newRow("a key of 256") << QByteArray("/v1/invoices") << body << key(QByteArray(256, 'k'))
                                  << 400 << u"idempotency_key_invalid"_s;
    QTest::newRow("a key of 255") << QByteArray("/v1/invoices") << body << key(QByteArray(255, 'k'))
                                  << 201 << QString();
    QTest::newRow("first use") << QByteArray("/v1/invoices") << body << key("used") << 201
                               << QString();
    QTest::newRow("another body") << QByteArray("/v1/invoices") << QByteArray(body + ' ')
                                  << key("used") << 422 << u"idempotency_key_reused"_s;
    QTest::newRow("another target") << QByteArray("/v1/invoices?x") << body << key("used") << 422
                                    << u"idempotency_key_reused"_s;
    QTest::newRow("another resource")
        << QByteArray("/v1/escrows") << body << key("used") << 422 << u"idempotency_key_reused"_s;
    QTest::newRow("the same again")
        << QByteArray("/v1/invoices") << body << key("used") << 201 << QString();
}

void TestIdempotency::refusals()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(Headers, headers);
    QFETCH(int, status);
    QFETCH(QString, expected);
    const SandboxAnswer answer = send(target, body, headers);
    QCOMPARE(code(answer), expected);
    QCOMPARE(answer.status, status);
}

void TestIdempotency::merits_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("a refusal of a field") << QByteArray("/v1/invoices") << QByteArray("{}") << 422;
    QTest::newRow("a resource that is not there")
        << QByteArray("/v1/invoices/inv_nothing/cancellations") << QByteArray(R"({"reason":"x"})")
        << 404;
}

void TestIdempotency::merits()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const Headers key{{"Idempotency-Key", QByteArray(QTest::currentDataTag()).replace(' ', '_')}};
    const SandboxAnswer first = send(target, body, key);
    QCOMPARE(first.status, status);
    const SandboxAnswer second = send(target, body, key);
    QCOMPARE(second.status, status);
    QCOMPARE(second.body, first.body);
    QCOMPARE(second.header("Idempotent-Replayed"), "true");
}

void TestIdempotency::notStored_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {401, 403, 408, 429, 500, 503})
        QTest::addRow("%d", status) << status;
}

void TestIdempotency::notStored()
{
    QFETCH(int, status);
    const QByteArray reference = "after_" + QByteArray::number(status);
    const QByteArray body =
        compact(invoiceRequest(u"3.00"_s, u"USDC"_s, QString::fromLatin1(reference)));
    const Headers key{{"Idempotency-Key", reference}};
    m_sandbox.post(u"/faults"_s, {{u"kind"_s, u"status"_s},
                                  {u"status"_s, status},
                                  {u"match"_s, QJsonObject{{u"method"_s, u"POST"_s},
                                                           {u"path"_s, u"/v1/invoices"_s}}}});
    const SandboxAnswer refused = send("/v1/invoices", body, key);
    QCOMPARE(refused.status, status);
    if (status == 429 || status == 503)
        QVERIFY(refused.header("Retry-After").toInt() > 0);
    const SandboxAnswer done = send("/v1/invoices", body, key);
    QCOMPARE(done.status, 201);
    QVERIFY(done.header("Idempotent-Replayed").isEmpty());
    QCOMPARE(count(QString::fromLatin1(reference)), 1);
}

void TestIdempotency::stillRunning()
{
    m_sandbox.post(u"/faults"_s, {{u"kind"_s, u"delay"_s},
                                  {u"delay_ms"_s, 3000},
                                  {u"match"_s, QJsonObject{{u"path"_s, u"/v1/invoices"_s}}}});
    const QByteArray body = compact(invoiceRequest(u"4.00"_s, u"USDC"_s, u"slow"_s));
    const Headers key{{"Idempotency-Key", "slow"}};
    // The first is given up by its client, but not by the server.
    Headers headers{{"Authorization", m_sandbox.bearer()}, {"Content-Type", "application/json"}};
    headers += m_sandbox.signature("POST", "/v1/invoices", body, ++m_second) + key;
    QCOMPARE(m_sandbox.exchange("POST", "/v1/invoices", headers, body, 300).status, 0);
    const SandboxAnswer meanwhile = send("/v1/invoices", body, key);
    QCOMPARE(meanwhile.status, 409);
    QCOMPARE(code(meanwhile), u"idempotency_in_progress"_s);
    QVERIFY(meanwhile.header("Retry-After").toInt() > 0);
    SandboxAnswer later;
    QTRY_VERIFY_WITH_TIMEOUT((later = send("/v1/invoices", body, key)).status == 201, 20'000);
    QCOMPARE(later.header("Idempotent-Replayed"), "true");
    QCOMPARE(count(u"slow"_s), 1);
}

void TestIdempotency::survivesARestart()
{
    const QByteArray body = compact(invoiceRequest(u"5.00"_s, u"USDC"_s, u"kept"_s));
    const Headers key{{"Idempotency-Key", "kept"}};
    const SandboxAnswer first = send("/v1/invoices", body, key);
    QCOMPARE(first.status, 201);
    m_sandbox.kill();
    QVERIFY(m_sandbox.restart());
    const SandboxAnswer second = send("/v1/invoices", body, key);
    QCOMPARE(second.body, first.body);
    QCOMPARE(second.header("Idempotent-Replayed"), "true");
    QCOMPARE(brokenInvariants(m_sandbox), QString());
}

QTEST_GUILESS_MAIN(TestIdempotency)
#include "tst_sandbox_idempotency.moc"
