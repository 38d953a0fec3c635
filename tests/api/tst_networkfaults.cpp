// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transporttest.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr qint64 ShortMs = 400;

QByteArray chunk(qsizetype size)
{
    return QByteArray::number(size, 16) + "\r\n" + QByteArray(size, 'x') + "\r\n";
}

} // namespace

//! Servers that cannot be reached, are not who they say, fall silent or talk nonsense.
class TestNetworkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificates_data();
    void certificates();
    void noSuchName();
    void refusedPort();
    void plainTextServer();
    void silentServer();
    void slowHandshake();
    void tricklingServer();
    void badAnswers_data();
    void badAnswers();
};

void TestNetworkFaults::certificates_data()
{
    QTest::addColumn<TestCertificate>("certificate");
    QTest::addColumn<QString>("says");
    const TestCertificate stranger = makeCa();
    CertificateOptions expired;
    expired.validFromSeconds = -172'800;
    expired.validUntilSeconds = -86'400;
    CertificateOptions future;
    future.validFromSeconds = 86'400;
    future.validUntilSeconds = 172'800;
    CertificateOptions elsewhere;
    elsewhere.hosts = {QStringLiteral("other.example.com")};
    QTest::newRow("expired") << makeLeaf(authority(), expired) << "has expired";
    QTest::newRow("not yet valid") << makeLeaf(authority(), future) << "not valid yet";
    QTest::newRow("another name") << makeLeaf(authority(), elsewhere) << "another name";
    QTest::newRow("self-signed") << makeSelfSigned() << "self-signed";
    QTest::newRow("an unknown authority") << makeLeaf(stranger) << "authority";
}

void TestNetworkFaults::certificates()
{
    QFETCH(TestCertificate, certificate);
    QFETCH(QString, says);
    ScriptedServer server(certificate);
    server.script({Step::answer(200, "{}")});
    const auto transport = transportTo(optionsFor(server.url()));
    for (const HttpRequest &request : {getRequest(), postRequest()}) {
        const auto answer = waitFor(transport->send(request));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Tls);
        QVERIFY2(answer.error().message.contains(says), qPrintable(answer.error().message));
        QVERIFY(answer.error().message.contains(QLatin1String("127.0.0.1")));
    }
    QCOMPARE(server.arrivals.size(), 0);
}

void TestNetworkFaults::noSuchName()
{
    const auto transport = transportTo(optionsFor(QUrl(QStringLiteral("https://no.such.invalid"))));
    const auto answer = waitFor(transport->send(postRequest()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Dns);
    QVERIFY(answer.error().message.contains(QLatin1String("no.such.invalid")));
}

void TestNetworkFaults::refusedPort()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        port = closed.serverPort();
    }
    const auto transport =
        transportTo(optionsFor(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port))));
    for (const HttpRequest &request : {getRequest(), postRequest()}) {
        const auto answer = waitFor(transport->send(request));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Connect); // a write: certain that nothing left
    }
}

void TestNetworkFaults::plainTextServer()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    const auto transport = transportTo(
        optionsFor(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()))));
    const auto answer = waitFor(transport->send(postRequest()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Tls);
}

void TestNetworkFaults::silentServer()
{
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::silence()});
    const auto transport = transportTo(optionsFor(server.url()));
    HttpRequest request = postRequest();
    request.silenceTimeoutMs = ShortMs;
    const auto answer = waitFor(transport->send(request));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QCOMPARE(server.arrivals.size(), 1);
}

void TestNetworkFaults::slowHandshake()
{
    QTcpServer server; // accepts, then never says a word
    server.listen(QHostAddress::LocalHost);
    NetworkOptions options =
        optionsFor(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort())));
    options.connectTimeoutMs = ShortMs;
    const auto transport = transportTo(options);
    const auto answer = waitFor(transport->send(postRequest()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Connect);
}

//! Each byte resets the silence, so only the total ends it.
void TestNetworkFaults::tricklingServer()
{
    ScriptedServer server(makeLeaf(authority()));
    server.script(
        {{"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{", Step::Then::KeepOpen, 0}});
    const auto transport = transportTo(optionsFor(server.url()));
    HttpRequest request = getRequest();
    request.totalTimeoutMs = ShortMs;
    const auto answer = waitFor(transport->send(request));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
}

void TestNetworkFaults::badAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<ErrorKind>("kind");
    using enum ErrorKind;
    QTest::newRow("cut short of its length")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\"") << true << Dropped;
    QTest::newRow("cut inside a chunk")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"a\"") << true
        << Dropped;
    QTest::newRow("cut between chunks")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n")
        << true << Dropped;
    QTest::newRow("cut inside the headers")
        << QByteArray("HTTP/1.1 200 OK\r\nConte") << true << Dropped;
    QTest::newRow("another protocol")
        << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << true << Dropped;
    QTest::newRow("announced too large")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{") << false
        << Protocol;
    QTest::newRow("too large, in chunks")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(600'000) + chunk(600'000)
        << false << Protocol;
    QTest::newRow("too large, until it closes")
        << "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(1'200'000, 'x') << true << Protocol;
    QTest::newRow("compressed")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n"
                      "\x1f\x8b\x08\x00",
                      66)
        << false << Protocol;
}

void TestNetworkFaults::badAnswers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closes);
    QFETCH(ErrorKind, kind);
    ScriptedServer server(makeLeaf(authority()));
    server.script({{bytes, closes ? Step::Then::Close : Step::Then::KeepOpen, 0}});
    NetworkOptions options = optionsFor(server.url());
    options.maxBodyBytes = 1024 * 1024;
    const auto transport = transportTo(options);
    HttpRequest request = postRequest();
    request.silenceTimeoutMs = 3000;
    const auto answer = waitFor(transport->send(request));
    QVERIFY(!answer);
    QVERIFY2(answer.error().kind == kind, qPrintable(answer.error().message));
    QVERIFY(outcomeIsUnknown(answer.error().kind));
    QCOMPARE(server.arrivals.size(), 1);
}

QTEST_GUILESS_MAIN(TestNetworkFaults)
#include "tst_networkfaults.moc"
