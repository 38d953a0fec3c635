// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/deskwindow.h"
#include "pages/problempages.h"

#include <QPushButton>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

constexpr int PatientMs = 60'000;

//! The same program in each kind of session that with-keyring.sh makes.
class TestKeychainPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightPageComesForward();
};

void TestKeychainPages::theRightPageComesForward()
{
    const QString mode = qEnvironmentVariable("COINPAY_KEYRING_MODE");
    DeskWindow desk;
    {
        // A profile whose key should be in the keychain.
        SystemClock clock;
        SystemRandom random;
        Session session(desk.dataDir(), clock, random);
        Profile profile;
        profile.name = QStringLiteral("planted");
        profile.url = QUrl(QStringLiteral("https://127.0.0.1:1"));
        profile.keyId = QStringLiteral("key_1");
        QVERIFY(session.registry().add(profile));
    }
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<KeychainPage>("keychainPage"), PatientMs);
    auto *page = DeskWindow::find<KeychainPage>("keychainPage");
    QVERIFY(DeskWindow::find<QPushButton>("retryButton"));
    QVERIFY(!page->text().isEmpty());
    if (mode == QStringLiteral("unlocked")) {
        QVERIFY2(page->title().contains(QStringLiteral("not in the keychain")),
                 qPrintable(page->title()));
        DeskWindow::click(DeskWindow::find<QPushButton>("newKeyButton"));
        QTRY_VERIFY(DeskWindow::find<QWidget>("connectionForm"));
        DeskWindow::click(DeskWindow::find<QPushButton>("backButton"));
        QTRY_VERIFY(DeskWindow::find<KeychainPage>("keychainPage"));
    } else if (mode == QStringLiteral("no-service") || mode == QStringLiteral("no-bus")) {
        QVERIFY2(page->title().contains(QStringLiteral("No keychain")), qPrintable(page->title()));
        QVERIFY(DeskWindow::find<QPushButton>("sessionOnlyButton"));
        DeskWindow::click(DeskWindow::find<QPushButton>("retryButton")); // and nothing breaks
        QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<KeychainPage>("keychainPage"), PatientMs);
    } else {
        QVERIFY2(page->title().contains(QStringLiteral("locked")) ||
                     page->title().contains(QStringLiteral("refused")),
                 qPrintable(page->title()));
    }
    DeskWindow::click(DeskWindow::find<QPushButton>("offlineButton"));
    QTRY_VERIFY(!DeskWindow::find<KeychainPage>("keychainPage"));
    desk.close();
}

QTEST_MAIN(TestKeychainPages)
#include "tst_keychainpages.moc"
