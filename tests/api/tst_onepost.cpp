// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A write leaves once. QNetworkAccessManager repeats a POST by itself when the peer reads it and
// closes without an answer; these servers do just that, and count.
#include "support/scriptedh2server.h"
#include "transporttest.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace coinpay;
using namespace coinpay::test;

namespace {

// Long enough for a second POST to be on its way, if there were one.
constexpr int SettleMs = 700;

} // namespace

class TestOnePost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bareManagerRepeats();
    void onePostOneError_data();
    void onePostOneError();
    void reusedConnection_data();
    void reusedConnection();
    void http2_data();
    void http2();
};

//! The reason for all this: were this test to fail, Qt has changed and the device may go.
void TestOnePost::bareManagerRepeats()
{
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::close()});
    QNetworkAccessManager manager;
    QNetworkRequest request(server.url());
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(authority().certificatePem));
    request.setSslConfiguration(tls);
    request.setRawHeader("Content-Type", "application/json");
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, QByteArray("{}")));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), PatienceMs);
    QVERIFY(reply->error() != QNetworkReply::NoError);
    QVERIFY2(server.arrivals.size() > 1, "Qt no longer repeats a POST");
}

void TestOnePost::onePostOneError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("reset");
    QTest::newRow("closed after the body") << QByteArray("{\"amount\":\"25.00\"}") << false;
    QTest::newRow("reset after the body") << QByteArray("{\"amount\":\"25.00\"}") << true;
    QTest::newRow("no body, closed") << QByteArray() << false;
    QTest::newRow("no body, reset") << QByteArray() << true;
    QTest::newRow("a large body, closed") << QByteArray(300'000, 'x') << false;
    QTest::newRow("a large body, reset") << QByteArray(300'000, 'x') << true;
}

void TestOnePost::onePostOneError()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, reset);
    ScriptedServer server(makeLeaf(authority()));
    server.script({reset ? Step::reset() : Step::close()});
    const auto transport = transportTo(optionsFor(server.url()));

    const auto answer = waitFor(transport->send(postRequest(body)));

    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Dropped);
    QTest::qWait(SettleMs);
    QCOMPARE(server.arrivals.size(), 1);
    QCOMPARE(server.arrivals.first().body, body);
    QCOMPARE(server.arrivals.first().header("Content-Length"), QByteArray::number(body.size()));
    QVERIFY(server.arrivals.first().header("Transfer-Encoding").isEmpty());
}

void TestOnePost::reusedConnection_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("reset");
    QTest::newRow("closed") << QByteArray("{\"n\":2}") << false;
    QTest::newRow("reset") << QByteArray("{\"n\":2}") << true;
    QTest::newRow("no body, closed") << QByteArray() << false;
    QTest::newRow("no body, reset") << QByteArray() << true;
}

void TestOnePost::reusedConnection()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, reset);
    ScriptedServer server(makeLeaf(authority()));
    server.script({Step::answer(201, "{}"), reset ? Step::reset() : Step::close()});
    const auto transport = transportTo(optionsFor(server.url()));

    QVERIFY(waitFor(transport->send(postRequest("{\"n\":1}"))));
    const auto second = waitFor(transport->send(postRequest(body)));

    QVERIFY(!second);
    QVERIFY2(second.error().kind == ErrorKind::Dropped, qPrintable(second.error().message));
    QTest::qWait(SettleMs);
    QCOMPARE(server.arrivals.size(), 2);
    QCOMPARE(server.arrivals[1].connection, server.arrivals[0].connection);
    QCOMPARE(server.arrivals[1].body, body);
}

void TestOnePost::http2_data()
{
    using Fault = ScriptedH2Server::Fault;
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("closed") << Fault::Close << QByteArray("{\"n\":1}");
    QTest::newRow("closed, no body") << Fault::Close << QByteArray();
    QTest::newRow("reset") << Fault::Reset << QByteArray("{\"n\":1}");
    QTest::newRow("goaway") << Fault::GoAway << QByteArray("{\"n\":1}");
    QTest::newRow("goaway, no body") << Fault::GoAway << QByteArray();
    QTest::newRow("refused stream") << Fault::RefuseStream << QByteArray("{\"n\":1}");
    QTest::newRow("stream error") << Fault::InternalError << QByteArray("{\"n\":1}");
}

void TestOnePost::http2()
{
    QFETCH(ScriptedH2Server::Fault, fault);
    QFETCH(QByteArray, body);
    ScriptedH2Server server(makeLeaf(authority()), fault);
    const auto transport = transportTo(optionsFor(server.url()));

    const auto answer = waitFor(transport->send(postRequest(body)));

    QVERIFY(!answer);
    QVERIFY2(outcomeIsUnknown(answer.error().kind), qPrintable(answer.error().message));
    QTest::qWait(SettleMs);
    QCOMPARE(server.requests, 1);
    QCOMPARE(server.bodyBytes, body.size());
}

QTEST_GUILESS_MAIN(TestOnePost)
#include "tst_onepost.moc"
