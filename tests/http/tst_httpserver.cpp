// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "support/rawpeer.h"

using namespace coinpay;
using namespace coinpay::test;
using namespace std::chrono_literals;

//! The plain server against peers that do not behave. (The sandbox's tests are the TLS half.)
class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void answersOneAfterTheOther();
    void onlyThisComputerReachesIt();
    void whatItTakesIsTheVeryBytes();
    void refuses_data();
    void refuses();
    void aSlowOneIsEnded();
    void aSilentOneIsEnded();
    void anEndlessBodyIsEnded();
    void endlessBlankLinesAreEnded();
    void oneTooManyIsTurnedAwayAndAPlaceComesFree();
    void manyLargeBodiesTogetherAreRefusedBeforeTheyFillTheMemory();
    void othersAreServedMeanwhile();
    void goesWithARequestUnderWay();

private:
    void start(const http::Limits &limits);

    std::unique_ptr<http::Server> m_server;
    QList<http::Request> m_requests;
    QList<http::Responder> m_held;
    bool m_holds = false;
};

void TestHttpServer::start(const http::Limits &limits)
{
    m_requests.clear();
    m_held.clear();
    m_holds = false;
    m_server = std::make_unique<http::Server>(
        [this](const http::Request &request, const http::Responder &responder) {
            m_requests += request;
            if (m_holds)
                m_held += responder;
            else
                responder.answer({});
        },
        [](int status) {
            http::Response response;
            response.status = status;
            return response;
        },
        nullptr, limits);
    QVERIFY(m_server->start(0));
}

void TestHttpServer::init()
{
    http::Limits limits;
    limits.body = 1024 * 1024;
    limits.connections = 20;
    limits.memory = 4LL * 1024 * 1024;
    limits.request = 400ms;
    limits.idle = 400ms;
    start(limits);
}

void TestHttpServer::answersOneAfterTheOther()
{
    RawPeer peer(m_server->serverPort());
    peer.write(postOf({}, "one") + postOf({}, "two"));
    QTRY_COMPARE(m_requests.size(), 2);
    QCOMPARE(m_requests.first().body, "one");
    QCOMPARE(m_requests.last().body, "two");
    QTRY_COMPARE(peer.take().count("HTTP/1.1 200"), 2);
}

void TestHttpServer::onlyThisComputerReachesIt()
{
    QCOMPARE(m_server->serverAddress(), QHostAddress(QHostAddress::LocalHost));
}

void TestHttpServer::whatItTakesIsTheVeryBytes()
{
    RawPeer peer(m_server->serverPort());
    const QByteArray body("{\"a\":1.0,\0 \r\n\xff}\n", 17);
    peer.write(postOf("x-SIGNATURE:  AbC \r\nx-twice: 1\r\nX-Twice: 2\r\n", body));
    QTRY_COMPARE(m_requests.size(), 1);
    const http::Request &request = m_requests.first();
    QCOMPARE(request.body, body);
    QCOMPARE(request.headers.at(1).name, "x-SIGNATURE");
    QCOMPARE(request.headers.at(1).value, "AbC");
    QCOMPARE(request.headers.at(3).name, "X-Twice");
}

void TestHttpServer::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no HTTP at all") << QByteArray("\x16\x03\x01\x02\r\n\r\n") << 400;
    QTest::newRow("a header without a colon")
        << QByteArray("POST / HTTP/1.1\r\nabc\r\n\r\n") << 400;
    QTest::newRow("a length that is none")
        << QByteArray("POST / HTTP/1.1\r\nContent-Length: lots\r\n\r\n") << 400;
    QTest::newRow("a body one byte too long")
        << QByteArray("POST / HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n") << 413;
    QTest::newRow("chunks beyond it")
        << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n7FFFFFFFFFFFFFFF\r\n")
        << 413;
    QTest::newRow("a head without an end")
        << QByteArray("POST / HTTP/1.1\r\nA: " + QByteArray(100'000, 'a')) << 431;
}

void TestHttpServer::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    RawPeer peer(m_server->serverPort());
    peer.write(bytes);
    QCOMPARE(peer.status(), status);
    QVERIFY(peer.waitForEnd());
    QVERIFY(m_requests.isEmpty());
}

void TestHttpServer::aSlowOneIsEnded()
{
    RawPeer peer(m_server->serverPort());
    peer.write("POST / HTTP/1.1\r\n");
    QTimer drip; // always something new, never enough
    connect(&drip, &QTimer::timeout, this, [&] { peer.write("A: b\r\n"); });
    drip.start(20ms);
    QCOMPARE(peer.status(), 408);
    QVERIFY(peer.waitForEnd());
}

void TestHttpServer::aSilentOneIsEnded()
{
    RawPeer never(m_server->serverPort());
    RawPeer once(m_server->serverPort());
    once.write(postOf({}, "x"));
    QCOMPARE(once.status(), 200);
    QVERIFY(never.waitForEnd());
    QVERIFY(once.waitForEnd());
}

void TestHttpServer::anEndlessBodyIsEnded()
{
    RawPeer peer(m_server->serverPort());
    peer.write("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
    QTimer pour;
    connect(&pour, &QTimer::timeout, this,
            [&] { peer.write("10000\r\n" + QByteArray(0x10000, 'x') + "\r\n"); });
    pour.start(1ms);
    QVERIFY(peer.status() == 413 || peer.isClosed());
    QVERIFY(peer.waitForEnd());
    QVERIFY(m_requests.isEmpty());
}

void TestHttpServer::endlessBlankLinesAreEnded()
{
    RawPeer peer(m_server->serverPort());
    QTimer pour;
    connect(&pour, &QTimer::timeout, this, [&] { peer.write("\r\n\r\n\r\n"); });
    pour.start(5ms);
    QVERIFY(peer.waitForEnd());
}

void TestHttpServer::oneTooManyIsTurnedAwayAndAPlaceComesFree()
{
    http::Limits limits;
    limits.connections = 3;
    start(limits);
    m_holds = true;
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < 3; ++i) {
        peers.push_back(std::make_unique<RawPeer>(m_server->serverPort()));
        peers.back()->write(postOf({}, "x"));
    }
    QTRY_COMPARE(m_requests.size(), 3);
    RawPeer extra(m_server->serverPort());
    QVERIFY(extra.waitForEnd());
    peers.clear();
    const auto isServed = [this] {
        RawPeer another(m_server->serverPort());
        another.write(postOf({}, "y"));
        return QTest::qWaitFor([&] { return m_requests.last().body == "y" || another.isClosed(); },
                               5000) &&
               m_requests.last().body == "y";
    };
    QTRY_VERIFY_WITH_TIMEOUT(isServed(), 20'000);
}

void TestHttpServer::manyLargeBodiesTogetherAreRefusedBeforeTheyFillTheMemory()
{
    http::Limits limits;
    limits.body = 1024 * 1024;
    limits.memory = 3LL * 1024 * 1024;
    start(limits);
    std::vector<std::unique_ptr<RawPeer>> peers;
    const QByteArray whole = postOf({}, QByteArray(1024 * 1024, 'x'));
    for (int i = 0; i < 8; ++i) {
        peers.push_back(std::make_unique<RawPeer>(m_server->serverPort()));
        peers.back()->write(whole.chopped(1)); // each all but done
    }
    int refused = 0;
    for (const auto &peer : peers)
        refused += peer->status() == 503 ? 1 : 0;
    QVERIFY2(refused >= 5, qPrintable(QString::number(refused)));
    peers.clear();
    RawPeer after(m_server->serverPort());
    after.write(whole);
    QCOMPARE(after.status(), 200);
}

void TestHttpServer::othersAreServedMeanwhile()
{
    std::vector<std::unique_ptr<RawPeer>> slow;
    for (int i = 0; i < 15; ++i) {
        slow.push_back(std::make_unique<RawPeer>(m_server->serverPort()));
        slow.back()->write("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nabc");
    }
    RawPeer quick(m_server->serverPort());
    quick.write(postOf({}, "x"));
    QCOMPARE(quick.status(), 200);
}

void TestHttpServer::goesWithARequestUnderWay()
{
    m_holds = true;
    RawPeer peer(m_server->serverPort());
    peer.write(postOf({}, "x"));
    QTRY_COMPARE(m_held.size(), 1);
    m_server.reset();
    m_held.first().answer({}); // nobody is there any more
    QVERIFY(peer.waitForEnd());
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
