// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/openrequests.h"

#include <QFileOpenEvent>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;

//! As macOS tells a running program what a person opened.
class TestOpenRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::instance()->installEventFilter(&m_requests); }
    void waitsForTheWindow();
    void isAnErrand_data();
    void isAnErrand();
    void nothingElseIsOne();

private:
    static void open(const QUrl &url)
    {
        QFileOpenEvent event(url);
        QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
    }

    OpenRequests m_requests;
};

void TestOpenRequests::waitsForTheWindow()
{
    QSignalSpy asked(&m_requests, &OpenRequests::asked);
    open(QUrl(QStringLiteral("coinpay-desk://trace/inv_1")));
    QVERIFY(asked.isEmpty());
    m_requests.begin();
    QCOMPARE(asked.size(), 1);
    m_requests.begin(); // the window is painted again
    QCOMPARE(asked.size(), 1);
}

void TestOpenRequests::isAnErrand_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<Errand>("errand");
    QTest::newRow("a link") << QUrl(QStringLiteral("coinpay-desk://trace/order%2F48392"))
                            << Errand{Errand::Kind::Trace, QStringLiteral("order/48392")};
    const auto bundle = QStringLiteral("/tmp/a case.coinpay-bundle");
    QTest::newRow("a bundle") << QUrl::fromLocalFile(bundle)
                              << Errand{Errand::Kind::Bundle, bundle};
}

void TestOpenRequests::isAnErrand()
{
    QFETCH(QUrl, url);
    QFETCH(Errand, errand);
    QSignalSpy asked(&m_requests, &OpenRequests::asked);
    open(url);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<Errand>(), errand);
}

void TestOpenRequests::nothingElseIsOne()
{
    QSignalSpy asked(&m_requests, &OpenRequests::asked);
    open(QUrl(QStringLiteral("https://example.org/a.coinpay-bundle")));
    open(QUrl(QStringLiteral("coinpay-desk://release/esc_1")));
    QVERIFY(asked.isEmpty());
}

QTEST_MAIN(TestOpenRequests)
#include "tst_openrequests.moc"
