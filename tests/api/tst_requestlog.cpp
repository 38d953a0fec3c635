// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the request log is told of an attempt, and what it is not.
#include "clienttest.h"
#include "crypto/canonicalrequest.h"
#include "transporttest.h"

#include <QTcpServer>

using namespace coinpay;
using namespace coinpay::test;
using Connection = RequestTiming::Connection;

namespace {

QString headerIn(const QStringList &lines, const QString &name)
{
    const QString start = name + QStringLiteral(": ");
    for (const QString &line : lines) {
        if (line.startsWith(start))
            return line.mid(start.size());
    }
    return QStringLiteral("absent");
}

//! The split of one attempt over the real network layer.
RequestTiming timed(NetworkTransport &transport, HttpRequest request)
{
    request.timing = std::make_shared<RequestTiming>();
    (void)waitFor(transport.send(request));
    return *request.timing;
}

} // namespace

class TestRequestLog : public ClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }

    void whatWasSigned();
    void readsAreNotSigned();
    void requestHeadersAreRedacted();
    void answerHeadersByAnAllowList();
    void anEchoedTokenIsRedacted();
    void hostileHeaders();
    void freshConnection_data();
    void freshConnection();
    void reusedConnection();
    void noAnswerHasNoEnd();
    void refusedConnection();
};

void TestRequestLog::whatWasSigned()
{
    m_transport->answers = {FakeTransport::answer(201, "{}")};
    (void)waitFor(m_client->write(writeOf()));
    const RequestLogEntry &entry = m_log.last();
    QCOMPARE(entry.signedAt, Start / 1000);
    QCOMPARE(entry.keyId, KeyId);
    QCOMPARE(entry.bodySha256, sha256Hex(writeOf().body));
    QCOMPARE(signedPayloadOf(entry),
             canonicalRequest("POST", "/v1/invoices", Start / 1000, writeOf().body));
    // The token exchange is signed too, and says so.
    QCOMPARE(m_log.first().target, QStringLiteral("/v1/auth/tokens"));
    QVERIFY(m_log.first().signedAt != 0);
}

void TestRequestLog::readsAreNotSigned()
{
    m_transport->answers = {FakeTransport::answer(200, "{}")};
    (void)waitFor(m_client->read(readOf()));
    QCOMPARE(m_log.last().signedAt, 0);
    QVERIFY(m_log.last().keyId.isEmpty());
    QVERIFY(m_log.last().bodySha256.isEmpty());
    QVERIFY(signedPayloadOf(m_log.last()).isEmpty());
}

void TestRequestLog::requestHeadersAreRedacted()
{
    m_transport->answers = {FakeTransport::answer(201, "{}")};
    (void)waitFor(m_client->write(writeOf()));
    const QStringList &lines = m_log.last().requestHeaders;
    QCOMPARE(headerIn(lines, QStringLiteral("Authorization")), QStringLiteral("Bearer (redacted)"));
    const QString signature =
        QString::fromLatin1(headerValue(m_transport->requests.last().headers, "X-Signature"));
    QCOMPARE(headerIn(lines, QStringLiteral("X-Signature")),
             signature.left(8) + QStringLiteral("\u2026(redacted)"));
    QVERIFY(!lines.join(u'\n').contains(signature));
    QCOMPARE(headerIn(lines, QStringLiteral("Idempotency-Key")), QStringLiteral("idem-1"));
    QCOMPARE(headerIn(lines, QStringLiteral("X-Correlation-Id")), QStringLiteral("op_1"));
    QCOMPARE(headerIn(lines, QStringLiteral("X-Key-Id")), KeyId);
}

void TestRequestLog::answerHeadersByAnAllowList()
{
    m_transport->answers = {FakeTransport::answer(429, problem("rate_limited"),
                                                  {{"X-Request-Id", "req_1"},
                                                   {"retry-after", "7"},
                                                   {"Set-Cookie", "session=s3cr3t"},
                                                   {"X-Webhook-Secret", "whsec_hidden"}})};
    ApiRequest once = readOf();
    once.once = true;
    (void)waitFor(m_client->read(once));
    const QStringList &lines = m_log.last().answerHeaders;
    QCOMPARE(headerIn(lines, QStringLiteral("X-Request-Id")), QStringLiteral("req_1"));
    QCOMPARE(headerIn(lines, QStringLiteral("retry-after")), QStringLiteral("7"));
    QCOMPARE(headerIn(lines, QStringLiteral("Set-Cookie")), QStringLiteral("(redacted)"));
    QCOMPARE(headerIn(lines, QStringLiteral("X-Webhook-Secret")), QStringLiteral("(redacted)"));
}

void TestRequestLog::anEchoedTokenIsRedacted()
{
    m_transport->answers = {FakeTransport::answer(200, "{}", {{"Via", "for token-1 by proxy"}})};
    (void)waitFor(m_client->read(readOf()));
    QCOMPARE(headerIn(m_log.last().answerHeaders, QStringLiteral("Via")),
             QStringLiteral("(redacted)"));
}

void TestRequestLog::hostileHeaders()
{
    Headers many;
    for (int i = 0; i < 500; ++i)
        many.append({"X-" + QByteArray::number(i), "v"});
    many.prepend({"Server", QByteArray("a\u202Eb") + QByteArray(100'000, 'x')});
    m_transport->answers = {FakeTransport::answer(200, "{}", many)};
    (void)waitFor(m_client->read(readOf()));
    const QStringList &lines = m_log.last().answerHeaders;
    QVERIFY(lines.size() <= 60);
    QVERIFY(lines.first().size() < 400);
    QVERIFY(!lines.first().contains(QChar(0x202E)));
}

void TestRequestLog::freshConnection_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLookedUp");
    QTest::newRow("an address is not looked up") << QStringLiteral("127.0.0.1") << false;
    QTest::newRow("a name is") << QStringLiteral("localhost") << true;
}

void TestRequestLog::freshConnection()
{
    QFETCH(QString, host);
    QFETCH(bool, isLookedUp);
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::answer(200, "{}")});
    const auto transport = transportTo(optionsFor(server.url(host)));
    const RequestTiming timing = timed(*transport, getRequest());
    QCOMPARE(timing.connection, Connection::Opened);
    // What a network layer does not tell stays empty, but never the other way round.
    QVERIFY(isLookedUp || !timing.lookupMs);
    QVERIFY(timing.connectMs);
    QVERIFY(timing.sendMs);
    QVERIFY(timing.waitMs);
    QVERIFY(timing.receiveMs);
}

void TestRequestLog::reusedConnection()
{
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::answer(200, "{}")});
    const auto transport = transportTo(optionsFor(server.url()));
    QCOMPARE(timed(*transport, getRequest()).connection, Connection::Opened);
    for (const HttpRequest &request : {getRequest(), postRequest()}) {
        const RequestTiming timing = timed(*transport, request);
        QCOMPARE(server.connections, 1);
        QCOMPARE(timing.connection, Connection::Reused);
        QVERIFY(!timing.lookupMs);
        QVERIFY(!timing.connectMs);
        QVERIFY(timing.sendMs);
        QVERIFY(timing.waitMs);
        QVERIFY(timing.receiveMs);
    }
}

void TestRequestLog::noAnswerHasNoEnd()
{
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::silence()});
    const auto transport = transportTo(optionsFor(server.url()));
    HttpRequest request = postRequest();
    request.silenceTimeoutMs = 300;
    const RequestTiming timing = timed(*transport, request);
    QCOMPARE(timing.connection, Connection::Opened);
    QVERIFY(timing.sendMs);
    QVERIFY(!timing.waitMs);
    QVERIFY(!timing.receiveMs);
}

void TestRequestLog::refusedConnection()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        port = closed.serverPort();
    }
    const auto transport =
        transportTo(optionsFor(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port))));
    const RequestTiming timing = timed(*transport, getRequest());
    QVERIFY(timing.connection != Connection::Reused);
    QVERIFY(!timing.connectMs);
    QVERIFY(!timing.sendMs);
    QVERIFY(!timing.waitMs);
}

QTEST_GUILESS_MAIN(TestRequestLog)
#include "tst_requestlog.moc"
