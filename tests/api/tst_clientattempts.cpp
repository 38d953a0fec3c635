// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How often a read and a write are tried, when they wait and what ends them.
#include "api/endpoints.h"
#include "clienttest.h"
#include "transporttest.h"

#include <QSignalSpy>

using namespace coinpay;
using namespace coinpay::test;

class TestClientAttempts : public ClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }

    void cleanup() { m_client.reset(); }

    void readRetries_data();
    void readRetries();
    void readGivesUp();
    void readDoesNotSitAndWait();
    void writeHasOneAttempt_data();
    void writeHasOneAttempt();
    void quotaUsedUp();
    void longPoll();
    void reachable();
    void canceling();
    void destroyed();
};

void TestClientAttempts::readRetries_data()
{
    QTest::addColumn<Reply>("first");
    QTest::addColumn<bool>("again");
    using enum ErrorKind;
    for (const ErrorKind kind : {Dns, Connect, Proxy, Timeout, Dropped})
        QTest::newRow(errorKindName(kind).data()) << Reply(failure(kind)) << true;
    for (const ErrorKind kind : {Tls, Canceled, Protocol})
        QTest::newRow(errorKindName(kind).data()) << Reply(failure(kind)) << false;
    const auto row = [](int status, const char *code, bool again, const Headers &headers = {}) {
        QTest::addRow("%d %s", status, code)
            << Reply(FakeTransport::answer(status, problem(code), headers)) << again;
    };
    row(400, "malformed_request", false);
    row(403, "forbidden_scope", false);
    row(404, "not_found", false);
    row(408, "request_timeout", true);
    row(409, "idempotency_in_progress", true, {{"Retry-After", "0"}});
    row(409, "conflict", false);
    row(409, "invalid_state", false);
    row(410, "cursor_expired", false);
    row(422, "validation_failed", false);
    row(429, "rate_limited", true, {{"Retry-After", "0"}});
    row(500, "internal", true);
    row(502, "", true);
    row(503, "unavailable", true, {{"Retry-After", "0"}});
    row(504, "", true);
    row(302, "", false);
}

void TestClientAttempts::readRetries()
{
    QFETCH(Reply, first);
    QFETCH(bool, again);
    m_transport->answers = {first.result, FakeTransport::answer(200, "{}")};
    const auto result = waitFor(m_client->read(readOf()));
    QCOMPARE(result.has_value(), again);
    QCOMPARE(m_transport->calls().size(), again ? 2 : 1);
}

void TestClientAttempts::readGivesUp()
{
    for (int i = 0; i < 10; ++i)
        m_transport->answers.append(FakeTransport::answer(503, "", {{"Retry-After", "0"}}));
    const auto result = waitFor(m_client->read(readOf()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::ServerFault);
    QCOMPARE(m_transport->calls().size(), 4);
    QCOMPARE(m_log.last().attempt, 4);
}

void TestClientAttempts::readDoesNotSitAndWait()
{
    m_transport->answers = {
        FakeTransport::answer(429, problem("rate_limited"), {{"Retry-After", "120"}})};
    const auto result = waitFor(m_client->read(readOf()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::RateLimited);
    QCOMPARE(result.error().retryAfterMs, std::optional<qint64>(120'000));
}

void TestClientAttempts::writeHasOneAttempt_data()
{
    QTest::addColumn<Reply>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("unknown");
    using enum ErrorKind;
    QTest::newRow("dropped") << Reply(failure(Dropped)) << Dropped << true;
    QTest::newRow("timeout") << Reply(failure(Timeout)) << Timeout << true;
    QTest::newRow("connect") << Reply(failure(Connect)) << Connect << false;
    QTest::newRow("500") << Reply(FakeTransport::answer(500, problem("internal"))) << ServerFault
                         << true;
    QTest::newRow("502 in html") << Reply(FakeTransport::answer(502, "<html>")) << ServerFault
                                 << true;
    QTest::newRow("503") << Reply(FakeTransport::answer(503, problem("unavailable"))) << ServerFault
                         << true;
    QTest::newRow("408") << Reply(FakeTransport::answer(408, "")) << Timeout << true;
    QTest::newRow("in progress") << Reply(FakeTransport::answer(409,
                                                                problem("idempotency_in_progress")))
                                 << ServerFault << true;
    QTest::newRow("redirect") << Reply(FakeTransport::answer(308, "")) << Protocol << true;
    QTest::newRow("429") << Reply(FakeTransport::answer(429, problem("rate_limited")))
                         << RateLimited << false;
    QTest::newRow("422") << Reply(FakeTransport::answer(422, problem("validation_failed")))
                         << Refused << false;
}

void TestClientAttempts::writeHasOneAttempt()
{
    QFETCH(Reply, answer);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, unknown);
    m_transport->answers = {answer.result, FakeTransport::answer(201, "{}")};
    const auto result = waitFor(m_client->write(writeOf()));
    QVERIFY(!result);
    QVERIFY2(result.error().kind == kind, errorKindName(result.error().kind).data());
    QCOMPARE(outcomeIsUnknown(result.error().kind), unknown);
    QCOMPARE(m_transport->calls().size(), 1);
}

void TestClientAttempts::quotaUsedUp()
{
    m_transport->answers = {
        FakeTransport::answer(200, "{}", {{"RateLimit", "\"default\";r=0;t=1"}}),
        FakeTransport::answer(200, "{}"), FakeTransport::answer(200, "{}")};
    QVERIFY(waitFor(m_client->read(readOf())));
    const auto held = m_client->read(readOf());
    QCoreApplication::processEvents();
    QCOMPARE(m_transport->calls().size(), 1);     // waits
    QVERIFY(waitFor(m_client->write(writeOf()))); // a write does not
    QVERIFY(waitFor(held));
    QCOMPARE(m_transport->calls().size(), 3);
}

void TestClientAttempts::longPoll()
{
    m_transport->answers = {FakeTransport::answer(
        200, R"({"data":[],"next":"evt_1","has_more":false})", {{"X-Request-Id", "req_3"}})};
    const auto page = waitFor(api::fetchEvents(*m_client, QStringLiteral("evt_1"), 500, 25));
    QVERIFY(page);
    QCOMPARE(page->next, QStringLiteral("evt_1"));
    QCOMPARE(page->requestId, QStringLiteral("req_3"));
    const HttpRequest sent = m_transport->calls().first();
    QCOMPARE(sent.target, "/v1/events?after=evt_1&limit=500");
    QCOMPARE(headerValue(sent.headers, "Prefer"), "wait=25");
    QVERIFY(sent.silenceTimeoutMs >= 50'000);
}

void TestClientAttempts::reachable()
{
    QSignalSpy spy(m_client.get(), &Client::reachableChanged);
    m_transport->answers = {FakeTransport::answer(404, ""), failure(ErrorKind::Timeout),
                            failure(ErrorKind::Connect), FakeTransport::answer(200, "{}")};
    (void)waitFor(m_client->read(readOf()));
    QVERIFY(waitFor(m_client->read(readOf())));
    QList<bool> said;
    for (const QVariantList &arguments : spy)
        said.append(arguments.first().toBool());
    QCOMPARE(said, QList<bool>({true, false, true}));
}

void TestClientAttempts::canceling()
{
    auto page = api::listInvoices(*m_client, {}, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_transport->held.size(), 1, PatienceMs);
    page.cancel();
    // The canceling goes all the way down to the wire.
    QTRY_VERIFY_WITH_TIMEOUT(m_transport->held.first()->isCanceled(), PatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(page.isFinished(), PatienceMs);
    QVERIFY(page.isCanceled());
}

void TestClientAttempts::destroyed()
{
    const auto write = m_client->write(writeOf());
    QTRY_COMPARE_WITH_TIMEOUT(m_transport->held.size(), 1, PatienceMs);
    m_client.reset();
    QVERIFY(write.isFinished());
    QCOMPARE(write.result().error().kind, ErrorKind::Canceled);
    QVERIFY(outcomeIsUnknown(ErrorKind::Canceled));
}

QTEST_GUILESS_MAIN(TestClientAttempts)
#include "tst_clientattempts.moc"
