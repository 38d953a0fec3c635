// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transporttest.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! A proxy that grants CONNECT to one port, or refuses everything.
class TestProxy : public QTcpServer
{
public:
    explicit TestProxy(quint16 target, QByteArray refusal = {})
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, target, refusal] {
            QTcpSocket *client = nextPendingConnection();
            auto *server = new QTcpSocket(client);
            auto greeted = std::make_shared<bool>(false);
            connect(client, &QIODevice::readyRead, client, [=, this] {
                if (*greeted) {
                    server->write(client->readAll());
                    return;
                }
                *greeted = true;
                asked.append(client->readAll());
                if (!refusal.isEmpty()) {
                    client->write(refusal);
                    client->disconnectFromHost();
                    return;
                }
                server->connectToHost(QHostAddress(QHostAddress::LocalHost), target);
            });
            connect(server, &QTcpSocket::connected, client,
                    [client] { client->write("HTTP/1.1 200 OK\r\n\r\n"); });
            connect(server, &QIODevice::readyRead, client,
                    [=] { client->write(server->readAll()); });
        });
    }

    QByteArrayList asked;
};

} // namespace

class TestNetworkTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactBytes();
    void statuses_data();
    void statuses();
    void splitUnauthorized();
    void badBaseUrls_data();
    void badBaseUrls();
    void pinnedCaMustBeOne();
    void oddTargets_data();
    void oddTargets();
    void largeButAllowed();
    void canceled();
    void destroyedWhileWaiting();
    void manyAtOnce();
    void proxy();
    void refusingProxy_data();
    void refusingProxy();
};

void TestNetworkTransport::exactBytes()
{
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::answer(201, "{\"id\":\"inv_1\"}", "X-Request-Id: req_1\r\n")});
    const auto transport = transportTo(optionsFor(server.url()));
    HttpRequest request = postRequest("{\"amount\":\"25.00\"}");
    request.target = "/v1/invoices?a=%2Fb%20c&d=~x.y_z-";
    request.headers.append(QPair<QByteArray, QByteArray>("Idempotency-Key", "key-1"));

    const auto answer = waitFor(transport->send(request));

    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->status, 201);
    QCOMPARE(answer->body, "{\"id\":\"inv_1\"}");
    QCOMPARE(headerValue(answer->headers, "x-request-id"), "req_1");
    QCOMPARE(answer->httpVersion, "1.1");
    QCOMPARE(answer->tlsVersion, "TLSv1.3");
    QCOMPARE(answer->bytesSent, request.body.size());
    QCOMPARE(answer->bytesReceived, 14);
    QCOMPARE(server.arrivals.size(), 1);
    const Arrival arrival = server.arrivals.first();
    QCOMPARE(arrival.head.split('\r').first(), "POST /v1/invoices?a=%2Fb%20c&d=~x.y_z- HTTP/1.1");
    QCOMPARE(arrival.body, request.body);
    QCOMPARE(arrival.header("Idempotency-Key"), "key-1");
    QCOMPARE(arrival.header("Accept-Encoding"), "identity");
    QCOMPARE(arrival.header("User-Agent"), "CoinPay-Desk");
    QVERIFY(arrival.header("Cookie").isEmpty());
    QVERIFY(arrival.header("Expect").isEmpty());
}

void TestNetworkTransport::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("200") << 200 << QByteArray();
    QTest::newRow("a redirect is an answer")
        << 302 << QByteArray("Location: https://x.invalid/\r\n");
    QTest::newRow("permanent redirect") << 308 << QByteArray("Location: /elsewhere\r\n");
    QTest::newRow("400") << 400 << QByteArray();
    QTest::newRow("401 with a challenge") << 401 << QByteArray("WWW-Authenticate: Bearer\r\n");
    QTest::newRow("401 asking for a password")
        << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
    QTest::newRow("401 without one") << 401 << QByteArray();
    QTest::newRow("403") << 403 << QByteArray();
    QTest::newRow("404") << 404 << QByteArray();
    QTest::newRow("408") << 408 << QByteArray();
    QTest::newRow("409") << 409 << QByteArray();
    QTest::newRow("410") << 410 << QByteArray();
    QTest::newRow("422") << 422 << QByteArray();
    QTest::newRow("429") << 429 << QByteArray("Retry-After: 1\r\n");
    QTest::newRow("500") << 500 << QByteArray();
    QTest::newRow("503") << 503 << QByteArray();
    QTest::newRow("599") << 599 << QByteArray();
}

void TestNetworkTransport::statuses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::answer(status, "{\"code\":\"x\"}", headers + "Set-Cookie: a=b\r\n")});
    const auto transport = transportTo(optionsFor(server.url()));
    for (const HttpRequest &request : {getRequest(), postRequest()}) {
        const auto answer = waitFor(transport->send(request));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, "{\"code\":\"x\"}");
    }
    QCOMPARE(server.arrivals.size(), 2);
    QVERIFY(server.arrivals.last().header("Cookie").isEmpty());
}

//! Qt ends its reading at a 401's head when the body comes later: then there is no body, but it is
//! still an answer.
void TestNetworkTransport::splitUnauthorized()
{
    ScriptedServer server(makeLeaf(authority()));
    server.script({{"HTTP/1.1 401 Unauthorized\r\nContent-Length: 24\r\n"
                    "WWW-Authenticate: Bearer\r\n\r\n",
                    Step::Then::KeepOpen, 0}});
    const auto transport = transportTo(optionsFor(server.url()));
    HttpRequest request = postRequest();
    request.silenceTimeoutMs = 2000;
    const auto answer = waitFor(transport->send(request));
    if (answer)
        QCOMPARE(answer->status, 401);
    else
        QVERIFY2(outcomeIsUnknown(answer.error().kind), qPrintable(answer.error().message));
    QCOMPARE(server.arrivals.size(), 1);
}

void TestNetworkTransport::badBaseUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("http") << "http://api.example.com";
    QTest::newRow("no scheme") << "api.example.com";
    QTest::newRow("file") << "file:///etc/passwd";
    QTest::newRow("a path") << "https://api.example.com/v1";
    QTest::newRow("a query") << "https://api.example.com/?x=1";
    QTest::newRow("a user") << "https://me:secret@api.example.com";
    QTest::newRow("no host") << "https:///";
    QTest::newRow("empty") << "";
}

void TestNetworkTransport::badBaseUrls()
{
    QFETCH(QString, url);
    const SystemClock clock;
    const auto transport = NetworkTransport::create(optionsFor(QUrl(url)), clock);
    QVERIFY(!transport);
    QCOMPARE(transport.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!transport.error().message.isEmpty());
}

void TestNetworkTransport::pinnedCaMustBeOne()
{
    const SystemClock clock;
    NetworkOptions options = optionsFor(QUrl(QStringLiteral("https://api.example.com")));
    options.caPem = "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n";
    const auto transport = NetworkTransport::create(options, clock);
    QVERIFY(!transport);
    QCOMPARE(transport.error().kind, ErrorKind::InvalidInput);
}

void TestNetworkTransport::oddTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("relative") << QByteArray("v1/invoices");
    QTest::newRow("another host") << QByteArray("//evil.invalid/");
    QTest::newRow("a blank") << QByteArray("/v1/a b");
    QTest::newRow("a line break") << QByteArray("/v1/a\r\nX: y");
    QTest::newRow("not ASCII") << QByteArray("/v1/\xc3\xa4");
    QTest::newRow("a fragment") << QByteArray("/v1/a#b");
    QTest::newRow("needlessly encoded") << QByteArray("/v1/%41");
}

void TestNetworkTransport::oddTargets()
{
    QFETCH(QByteArray, target);
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::answer(200, "{}")});
    const auto transport = transportTo(optionsFor(server.url()));
    const auto answer = waitFor(transport->send(getRequest(target)));
    // Either it is refused, or it goes out on the wire just as it would be signed.
    if (answer) {
        QCOMPARE(server.arrivals.size(), 1);
        QCOMPARE(server.arrivals.first().target(), target);
    } else {
        QCOMPARE(answer.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(server.arrivals.size(), 0);
    }
}

void TestNetworkTransport::largeButAllowed()
{
    const QByteArray body(16 * 1024 * 1024, 'x');
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::answer(200, body)});
    const auto transport = transportTo(optionsFor(server.url()));
    const auto answer = waitFor(transport->send(getRequest()));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->body, body);

    server.script({Step::answer(200, body + 'x')});
    const auto refused = waitFor(transport->send(getRequest()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Protocol);
}

void TestNetworkTransport::canceled()
{
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::silence(), Step::answer(200, "{}")});
    const auto transport = transportTo(optionsFor(server.url()));
    auto future = transport->send(getRequest());
    QTRY_COMPARE_WITH_TIMEOUT(server.arrivals.size(), 1, PatienceMs);
    future.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), PatienceMs);
    QVERIFY(future.isCanceled());
    QVERIFY(waitFor(transport->send(getRequest())));
}

void TestNetworkTransport::destroyedWhileWaiting()
{
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::silence()});
    auto transport = transportTo(optionsFor(server.url()));
    const auto first = transport->send(getRequest());
    const auto write = transport->send(postRequest());
    QTRY_COMPARE_WITH_TIMEOUT(server.arrivals.size(), 2, PatienceMs);
    transport.reset();
    for (const auto &future : {first, write}) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::Canceled);
    }
}

void TestNetworkTransport::manyAtOnce()
{
    ScriptedServer server(makeLeaf(authority()));
    Step step = Step::answer(200, "{}");
    step.delayMs = 30;
    server.script({step});
    const auto transport = transportTo(optionsFor(server.url()));
    QList<QFuture<Result<HttpAnswer>>> futures;
    for (int i = 0; i < 40; ++i)
        futures.append(transport->send(i % 4 == 0 ? postRequest() : getRequest()));
    for (const auto &future : futures)
        QVERIFY(waitFor(future));
    QCOMPARE(server.arrivals.size(), 40);
    QVERIFY(server.connections <= 6);
}

void TestNetworkTransport::proxy()
{
    CertificateOptions named;
    named.hosts = {QStringLiteral("api.coinpay.test")};
    ScriptedServer server(makeLeaf(authority(), named));
    server.script({Step::answer(200, "{}")});
    TestProxy proxy(server.port());
    NetworkOptions options = optionsFor(QUrl(QStringLiteral("https://api.coinpay.test")));
    options.proxy = NetworkOptions::Proxy::Fixed;
    options.fixedProxy =
        QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort());
    const auto transport = transportTo(options);
    const auto answer = waitFor(transport->send(postRequest()));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(server.arrivals.size(), 1);
    QVERIFY(proxy.asked.value(0).startsWith("CONNECT api.coinpay.test:443 "));

    // The same through the system's settings, which Qt reads from the environment here.
    qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    options.proxy = NetworkOptions::Proxy::System;
    const auto bySystem = waitFor(transportTo(options)->send(getRequest()));
    // Loopback is never sent through it.
    ScriptedServer local(makeLeaf(authority()));
    local.script({Step::answer(200, "{}")});
    const auto direct = waitFor(transportTo(optionsFor(local.url()))->send(getRequest()));
    qunsetenv("https_proxy");
    QVERIFY2(bySystem, bySystem ? "" : qPrintable(bySystem.error().message));
    QVERIFY2(direct, direct ? "" : qPrintable(direct.error().message));
    QCOMPARE(server.arrivals.size(), 2);
    QCOMPARE(local.arrivals.size(), 1);
    QCOMPARE(proxy.asked.size(), 2);
}

void TestNetworkTransport::refusingProxy_data()
{
    QTest::addColumn<QByteArray>("refusal");
    QTest::newRow("wants a password")
        << QByteArray("HTTP/1.1 407 Authenticate\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                      "Content-Length: 0\r\n\r\n");
    QTest::newRow("forbids it") << QByteArray(
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
}

void TestNetworkTransport::refusingProxy()
{
    QFETCH(QByteArray, refusal);
    TestProxy proxy(0, refusal);
    NetworkOptions options = optionsFor(QUrl(QStringLiteral("https://api.coinpay.test")));
    options.proxy = NetworkOptions::Proxy::Fixed;
    options.fixedProxy =
        QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort());
    const auto transport = transportTo(options);
    const auto answer = waitFor(transport->send(postRequest()));
    QVERIFY(!answer);
    QVERIFY2(answer.error().kind == ErrorKind::Proxy, qPrintable(answer.error().message));
}

QTEST_GUILESS_MAIN(TestNetworkTransport)
#include "tst_networktransport.moc"
