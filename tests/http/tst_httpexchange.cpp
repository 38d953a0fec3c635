// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/exchange.h"
#include "support/rawpeer.h"

using namespace coinpay;
using namespace coinpay::test;
using namespace std::chrono_literals;

class TestHttpExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBytesGivenAreTheBytesSent();
    void reads_data();
    void reads();
    void aPostIsSentOnceHoweverItEnds();
    void errorsAreTold_data();
    void errorsAreTold();
    void silenceEnds();
    void aLongAnswerIsCut();
    void nobodyIsCalledBackWhenTheContextHasGone();
    void addresses_data();
    void addresses();

private:
    http::Outcome send(const QUrl &url, const http::Request &request);
    http::Outcome post(const QUrl &url)
    {
        http::Request request;
        request.method = "POST";
        request.body = "{}";
        return send(url, request);
    }
};

http::Outcome TestHttpExchange::send(const QUrl &url, const http::Request &request)
{
    std::optional<http::Outcome> got;
    http::exchange(url, request, 2s, this, [&](const http::Outcome &outcome) { got = outcome; });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, 30'000))
        qFatal("no outcome came");
    return *got;
}

void TestHttpExchange::theBytesGivenAreTheBytesSent()
{
    RawServer server;
    http::Request request;
    request.method = "POST";
    request.headers = {{"X-sIgnature", "AbC"},    {"content-type", "application/json"},
                       {"Host", "example.org"},   {"Content-Length", "7"},
                       {"Connection", "upgrade"}, {"x-again", "1"},
                       {"x-again", "2"}};
    request.body = QByteArray("\0{}\r\n\xff", 6);
    QCOMPARE(send(server.url(QStringLiteral("/a%20b?c=%2F")), request).response.status, 200);
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(server.serverPort());
    QCOMPARE(server.heads.first(), "POST /a%20b?c=%2F HTTP/1.1\r\n" + host +
                                       "\r\nX-sIgnature: AbC\r\ncontent-type: "
                                       "application/json\r\nx-again: 1\r\nx-again: "
                                       "2\r\nContent-Length: 6\r\nConnection: close\r\n");
    QCOMPARE(server.bodies.first(), request.body);
}

void TestHttpExchange::reads_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a length") << QByteArray("HTTP/1.1 202 Ok\r\nContent-Length: 2\r\n\r\nhi") << 202
                              << QByteArray("hi");
    QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          "2\r\nhi\r\n0\r\n\r\n")
                            << 200 << QByteArray("hi");
    QTest::newRow("to the end, as Python's http.server answers")
        << QByteArray("HTTP/1.0 501 Nope\r\nServer: x\r\n\r\nto the end") << 501
        << QByteArray("to the end");
    QTest::newRow("nothing to read") << QByteArray("HTTP/1.1 204\r\n\r\n") << 204 << QByteArray();
    QTest::newRow("an interim answer first")
        << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\n"
                      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
        << 200 << QByteArray("x");
    QTest::newRow("a redirect is an answer")
        << QByteArray("HTTP/1.1 302 Go\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n") << 302
        << QByteArray();
}

void TestHttpExchange::reads()
{
    QFETCH(const QByteArray, answer);
    RawServer server;
    server.decide = [&](const QByteArray &, const QByteArray &) { return answer; };
    const http::Outcome outcome = post(server.url());
    QVERIFY(!outcome.error);
    QTEST(outcome.response.status, "status");
    QTEST(outcome.response.body, "body");
    QCOMPARE(server.connections, 1);
}

void TestHttpExchange::aPostIsSentOnceHoweverItEnds()
{
    RawServer server;
    server.decide = [](const QByteArray &, const QByteArray &) { return QByteArray("\r\n"); };
    const http::Outcome outcome = post(server.url());
    QCOMPARE(outcome.error->kind, ErrorKind::Dropped);
    QTest::qWait(300);
    QCOMPARE(server.connections, 1);
}

void TestHttpExchange::errorsAreTold_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("not HTTP") << QByteArray("hello\r\n\r\n") << ErrorKind::Protocol << 0;
    QTest::newRow("cut in the head")
        << QByteArray("HTTP/1.1 200 OK\r\nA") << ErrorKind::Dropped << 0;
    QTest::newRow("cut in the body")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx") << ErrorKind::Dropped << 200;
}

void TestHttpExchange::errorsAreTold()
{
    QFETCH(const QByteArray, answer);
    RawServer server;
    server.decide = [&](const QByteArray &, const QByteArray &) { return answer; };
    const http::Outcome outcome = post(server.url());
    QVERIFY(outcome.error);
    QTEST(outcome.error->kind, "kind");
    QTEST(outcome.response.status, "status");
    QVERIFY(!outcome.error->message.isEmpty());
}

void TestHttpExchange::silenceEnds()
{
    quint16 port = 0;
    {
        QTcpServer gone;
        gone.listen(QHostAddress::LocalHost);
        port = gone.serverPort();
    }
    const QUrl nobody(QStringLiteral("http://127.0.0.1:%1/").arg(port));
    QCOMPARE(post(nobody).error->kind, ErrorKind::Connect);
    RawServer silent;
    silent.decide = [](const QByteArray &, const QByteArray &) { return QByteArray(); };
    QCOMPARE(post(silent.url()).error->kind, ErrorKind::Timeout);
}

void TestHttpExchange::aLongAnswerIsCut()
{
    RawServer server;
    server.decide = [](const QByteArray &, const QByteArray &) {
        return QByteArray("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(1'000'000, 'x'));
    };
    const http::Outcome outcome = post(server.url());
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.response.status, 200);
    QVERIFY(outcome.response.body.size() <= http::MaxAnswerBody);
}

void TestHttpExchange::nobodyIsCalledBackWhenTheContextHasGone()
{
    RawServer server;
    bool called = false;
    {
        QObject context;
        http::Request request;
        request.method = "POST";
        http::exchange(server.url(), request, 2s, &context,
                       [&](const http::Outcome &) { called = true; });
    }
    QTest::qWait(200);
    QVERIFY(!called);
}

void TestHttpExchange::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("loopback");
    const auto row = [](const char *name, const char *typed, const char *url, bool loopback) {
        QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(url) << loopback;
    };
    row("whole", "http://127.0.0.1:80/x?y=z", "http://127.0.0.1:80/x?y=z", true);
    row("without a scheme", " localhost:8080/hook ", "http://localhost:8080/hook", true);
    row("six", "http://[::1]:9/", "http://[::1]:9/", true);
    row("elsewhere", "https://example.org/hook", "https://example.org/hook", false);
    row("looks local", "http://127.0.0.1.example.org/", "http://127.0.0.1.example.org/", false);
    row("nothing", "", "", false);
    row("a file", "file:///etc/passwd", "", false);
    row("no host", "http:///x", "", false);
    row("a password", "http://me:secret@example.org/", "", false);
}

void TestHttpExchange::addresses()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, url);
    const auto parsed = http::parseTargetUrl(typed);
    QCOMPARE(parsed.has_value(), !url.isEmpty());
    if (!parsed) {
        QVERIFY(!parsed.error().message.isEmpty());
        return;
    }
    QCOMPARE(parsed->toString(), url);
    QTEST(http::isLoopback(*parsed), "loopback");
}

QTEST_GUILESS_MAIN(TestHttpExchange)
#include "tst_httpexchange.moc"
