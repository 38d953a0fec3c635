// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <vector>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatientMs = 60'000;
//! More than the sandbox takes at a time.
constexpr int Crowd = 600;

} // namespace

//! Clients that are slow, silent or many: the sandbox goes on serving the others.
class TestCrowd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bytesThatTrickle();
    void moreThanItTakes();

private:
    [[nodiscard]] bool serves();

    SandboxProcess m_sandbox;
};

void TestCrowd::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
    QVERIFY(serves());
}

bool TestCrowd::serves()
{
    return m_sandbox.call("GET", u"/v1/wallets"_s).status == 200;
}

void TestCrowd::bytesThatTrickle()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(m_sandbox.caFile()));
    const QByteArray request =
        "GET /v1/wallets HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + QByteArray(30'000, 'x') +
        "\r\n\r\n";
    constexpr int Slow = 20;
    constexpr int BetweenBytesMs = 50;
    std::vector<std::unique_ptr<QSslSocket>> clients;
    for (int i = 0; i < Slow; ++i) {
        auto client = std::make_unique<QSslSocket>();
        client->setSslConfiguration(tls);
        client->connectToHostEncrypted(u"127.0.0.1"_s, m_sandbox.port());
        QVERIFY2(client->waitForEncrypted(PatientMs), qPrintable(client->errorString()));
        clients.push_back(std::move(client));
    }
    qsizetype sent = 0;
    QTimer trickle;
    connect(&trickle, &QTimer::timeout, this, [&] {
        for (const auto &client : clients) {
            if (client->state() == QAbstractSocket::ConnectedState)
                client->write(request.mid(sent, 1));
        }
        ++sent;
    });
    trickle.start(BetweenBytesMs);
    QTest::qWait(500);
    QVERIFY(serves());
    // At this pace the request would take half an hour: it is given up.
    const auto open = [&] {
        return std::count_if(clients.begin(), clients.end(), [](const auto &client) {
            return client->state() == QAbstractSocket::ConnectedState;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(open(), 0, PatientMs);
    QVERIFY(sent < request.size());
    QVERIFY(serves());
}

void TestCrowd::moreThanItTakes()
{
    std::vector<std::unique_ptr<QTcpSocket>> crowd;
    for (int i = 0; i < Crowd; ++i) {
        crowd.push_back(std::make_unique<QTcpSocket>());
        crowd.back()->connectToHost(u"127.0.0.1"_s, m_sandbox.port());
    }
    for (const auto &one : crowd)
        QVERIFY(one->waitForConnected(PatientMs) ||
                one->error() != QAbstractSocket::SocketTimeoutError);
    // They say nothing and stay; somebody with a request gets a turn all the same.
    QTRY_VERIFY_WITH_TIMEOUT(serves(), PatientMs);
    crowd.clear();
    QVERIFY(serves());
    QCOMPARE(brokenInvariants(m_sandbox), QString());
}

QTEST_GUILESS_MAIN(TestCrowd)
#include "tst_sandbox_crowd.moc"
