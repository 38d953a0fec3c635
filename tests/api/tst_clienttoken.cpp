// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The token that every call bears: when it is fetched, shared, renewed and refused.
#include "clienttest.h"
#include "transporttest.h"

using namespace coinpay;
using namespace coinpay::test;

class TestClientToken : public ClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }

    void cleanup() { m_client.reset(); }

    void readCarriesTheToken();
    void oneExchangeForMany();
    void renewedBeforeItExpires();
    void oldTokenServesWhenRenewalFails();
    void failedExchange_data();
    void failedExchange();
    void tokenRefused_data();
    void tokenRefused();
    void tokenRefusedTwice();
    void clockSkew_data();
    void clockSkew();
};

void TestClientToken::readCarriesTheToken()
{
    m_transport->answers = {FakeTransport::answer(200, "{}", {{"X-Request-Id", "req_1"}})};
    const auto answer = waitFor(m_client->read(readOf()));
    QVERIFY(answer);
    QCOMPARE(answer->requestId, QStringLiteral("req_1"));
    const HttpRequest sent = m_transport->calls().first();
    QCOMPARE(sent.method, "GET");
    QCOMPARE(headerValue(sent.headers, "Authorization"), "Bearer token-1");
    QVERIFY(headerValue(sent.headers, "X-Signature").isEmpty());
    QVERIFY(sent.body.isEmpty());
    QCOMPARE(m_client->scopes(),
             QStringList({QStringLiteral("read"), QStringLiteral("invoices:write")}));
}

void TestClientToken::oneExchangeForMany()
{
    m_transport->holdTokens = true;
    QList<QFuture<Result<ApiAnswer>>> futures;
    for (int i = 0; i < 10; ++i) {
        m_transport->answers.append(FakeTransport::answer(200, "{}"));
        futures.append(i % 2 ? m_client->read(readOf()) : m_client->write(writeOf()));
    }
    QCOMPARE(m_transport->exchanges, 1);
    m_transport->held.takeFirst()->answer(m_transport->goodToken());
    for (const auto &future : futures)
        QVERIFY(waitFor(future));
    QCOMPARE(m_transport->exchanges, 1);
    QCOMPARE(m_transport->calls().size(), 10);
}

void TestClientToken::renewedBeforeItExpires()
{
    for (int i = 0; i < 3; ++i)
        m_transport->answers.append(FakeTransport::answer(200, "{}"));
    QVERIFY(waitFor(m_client->read(readOf())));
    m_clock.advance(239'000);
    QVERIFY(waitFor(m_client->read(readOf())));
    QCOMPARE(m_transport->exchanges, 1);
    m_clock.advance(2000); // 241 of 300 s
    QVERIFY(waitFor(m_client->read(readOf())));
    QCOMPARE(m_transport->exchanges, 2);
    QCOMPARE(headerValue(m_transport->calls().last().headers, "Authorization"), "Bearer token-2");
}

void TestClientToken::oldTokenServesWhenRenewalFails()
{
    m_transport->answers = {FakeTransport::answer(200, "{}"), FakeTransport::answer(200, "{}")};
    QVERIFY(waitFor(m_client->read(readOf())));
    m_clock.advance(250'000);
    m_transport->tokenAnswers = {failure(ErrorKind::Timeout)};
    QVERIFY(waitFor(m_client->read(readOf())));
    QCOMPARE(headerValue(m_transport->calls().last().headers, "Authorization"), "Bearer token-1");
}

void TestClientToken::failedExchange_data()
{
    QTest::addColumn<Reply>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    using enum ErrorKind;
    const auto http = [](int status, const QByteArray &code) {
        return FakeTransport::answer(status, problem(code));
    };
    QTest::newRow("no name") << Reply(failure(Dns)) << Dns << "";
    QTest::newRow("certificate") << Reply(failure(Tls)) << Tls << "";
    QTest::newRow("revoked key") << Reply(http(401, "unauthenticated")) << Unauthenticated
                                 << "unauthenticated";
    QTest::newRow("wrong key") << Reply(http(401, "signature_invalid")) << Unauthenticated
                               << "signature_invalid";
    // The write has not left, so its outcome is known: nothing.
    QTest::newRow("lost") << Reply(failure(Dropped)) << Connect << "";
    QTest::newRow("timeout") << Reply(failure(Timeout)) << Connect << "";
    QTest::newRow("server fault") << Reply(http(503, "unavailable")) << Connect << "unavailable";
    QTest::newRow("nonsense") << Reply(FakeTransport::answer(201, "{\"access_token\":7")) << Connect
                              << "";
}

void TestClientToken::failedExchange()
{
    QFETCH(Reply, answer);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    m_transport->tokenAnswers = {answer.result};
    const auto result = waitFor(m_client->write(writeOf()));
    QVERIFY(!result);
    QVERIFY2(result.error().kind == kind, errorKindName(result.error().kind).data());
    QCOMPARE(result.error().code, code);
    QVERIFY(!outcomeIsUnknown(result.error().kind));
    QCOMPARE(m_transport->calls().size(), 0);
}

void TestClientToken::tokenRefused_data()
{
    QTest::addColumn<Reply>("refusal");
    QTest::newRow("expired") << Reply(FakeTransport::answer(401, problem("token_expired")));
    QTest::newRow("forgotten by the server")
        << Reply(FakeTransport::answer(401, problem("unauthenticated")));
    QTest::newRow("no body") << Reply(FakeTransport::answer(401, ""));
}

void TestClientToken::tokenRefused()
{
    QFETCH(Reply, refusal);
    for (const bool write : {false, true}) {
        m_transport->answers = {refusal.result, FakeTransport::answer(200, "{}")};
        m_transport->requests.clear();
        m_transport->exchanges = 0;
        make();
        QVERIFY(waitFor(write ? m_client->write(writeOf()) : m_client->read(readOf())));
        QCOMPARE(m_transport->exchanges, 2);
        const QList<HttpRequest> calls = m_transport->calls();
        QCOMPARE(calls.size(), 2);
        QCOMPARE(headerValue(calls[1].headers, "Authorization"), "Bearer token-2");
        QCOMPARE(calls[0].body, calls[1].body);
        QCOMPARE(headerValue(calls[0].headers, "Idempotency-Key"),
                 headerValue(calls[1].headers, "Idempotency-Key"));
    }
}

void TestClientToken::tokenRefusedTwice()
{
    for (int i = 0; i < 10; ++i)
        m_transport->answers.append(FakeTransport::answer(401, problem("unauthenticated")));
    const auto result = waitFor(m_client->write(writeOf()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Unauthenticated);
    QCOMPARE(m_transport->calls().size(), 2);
}

void TestClientToken::clockSkew_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QString>("says");
    QTest::newRow("an hour ahead")
        << QByteArray("Fri, 02 Jan 2026 02:04:05 GMT") << "1 h 0 min ahead";
    QTest::newRow("ten minutes behind")
        << QByteArray("Fri, 02 Jan 2026 03:14:35 GMT") << "10 min 30 s behind";
    QTest::newRow("no date") << QByteArray() << "too far";
    QTest::newRow("an odd date") << QByteArray("today") << "too far";
    QTest::newRow("a proxy's own date") << QByteArray("Fri, 02 Jan 2026 03:04:06 GMT") << "too far";
}

void TestClientToken::clockSkew()
{
    QFETCH(QByteArray, date);
    QFETCH(QString, says);
    m_transport->tokenAnswers = {
        FakeTransport::answer(401, problem("clock_skew"), {{"Date", date}}),
        FakeTransport::answer(401, problem("clock_skew"), {{"Date", date}})};
    for (const bool write : {false, true}) {
        const auto result = waitFor(write ? m_client->write(writeOf()) : m_client->read(readOf()));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::ClockSkew);
        QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
    }
    QCOMPARE(m_transport->requests.size(), 2); // no blind retry
}

QTEST_GUILESS_MAIN(TestClientToken)
#include "tst_clienttoken.moc"
