// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../walletworld.h"
#include "looking.h"

#include "models/transferlistmodel.h"
#include "pages/addresscard.h"
#include "pages/listtable.h"
#include "pages/receivepanel.h"
#include "pages/transferdetail.h"
#include "pages/transferspage.h"
#include "pages/walletdetail.h"
#include "pages/walletspage.h"
#include "theme/theme.h"
#include "widgets/copybutton.h"
#include "widgets/copycheck.h"
#include "widgets/qrview.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;

//! A page over a world, in a window.
template <typename Page>
struct Shown
{
    template <typename... More>
    explicit Shown(WalletWorld &world, More &&...more)
        : page(*world.fixture.store, *world.reader, std::forward<More>(more)...,
               world.fixture.clock, *world.settings)
    {
        page.resize(1042, 757);
        page.show();
        page.activateWindow();
        page.setFreshness(live(world.fixture.clock));
    }

    Page page;
};

struct Wallets : Shown<WalletsPage>
{
    explicit Wallets(WalletWorld &world)
        : Shown(world, *world.wallets)
    {
    }
};

struct Transfers : Shown<TransfersPage>
{
    explicit Transfers(WalletWorld &world)
        : Shown(world, TransfersPage::Shared{*world.wallets, *world.payees})
    {
    }

    [[nodiscard]] bool settle()
    {
        return QTest::qWaitForWindowExposed(&page) &&
               QTest::qWaitFor([&] { return page.model().isSettled(); }, Patience);
    }
};

QString row(const ListTable &table, int at)
{
    QStringList cells;
    for (int column = 0; column < table.model()->columnCount(); ++column)
        cells.append(table.cellText(table.model()->index(at, column)));
    return cells.join(u'|').replace(QChar::Nbsp, u' ');
}

//! The row that begins like this; -1 when none does.
int rowOf(const ListTable &table, const QString &start)
{
    for (int at = 0; at < table.model()->rowCount(); ++at) {
        if (row(table, at).startsWith(start))
            return at;
    }
    return -1;
}

void click(ListTable &table, int at)
{
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.model()->index(at, 0)).center());
}

template <typename T>
T *named(QWidget &parent, const char *name)
{
    return parent.findChild<T *>(QString::fromLatin1(name));
}

} // namespace

class TestWalletsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        theme::apply(*qApp, theme::Mode::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void sumsByAssetAndNeverAcross();
    void aBalanceThatChangesIsSeenAndStaysChosen();
    void nothingIsKnownIsNotNothing();
    void aFrozenWalletSaysWhyItDoesNotSend();
    void sendsFromWhatIsChosen();
    void asksForAnAddressAndShowsIt();
    void theCopiedAddressIsReadBack();
    void aMissingScopeIsNamed();
    void byKeyboard();
    void transfersOfOneWallet();
    void aTransferTellsWhereItStands();
    void nothingIsClipped_data();
    void nothingIsClipped();
};

void TestWalletsPage::sumsByAssetAndNeverAcross()
{
    WalletWorld world;
    Wallets shown(world);
    ListTable &assets = shown.page.assetTable();
    QCOMPARE(assets.model()->rowCount(), 3);
    QCOMPARE(row(assets, 0), QStringLiteral("BTC · Bitcoin|3.98211904|0.015|12 s ago"));
    QVERIFY2(row(assets, 2).contains(QStringLiteral("|18,340.40|1,204.50|")),
             qPrintable(row(assets, 2)));
    ListTable &wallets = shown.page.table();
    QCOMPARE(wallets.model()->rowCount(), 6);
    QVERIFY(rowOf(wallets,
                  QStringLiteral("Cold reserve (frozen)|BTC|Bitcoin|3.50|0.00|12 s ago")) >= 0);
}

void TestWalletsPage::aBalanceThatChangesIsSeenAndStaysChosen()
{
    WalletWorld world;
    Wallets shown(world);
    ListTable &wallets = shown.page.table();
    click(wallets, rowOf(wallets, QStringLiteral("Shop|ETH")));
    QCOMPARE(shown.page.chosen(), ShopWallet);
    world.setBalances(ShopWallet,
                      {balance(QStringLiteral("ETH"), QStringLiteral("ethereum"), u"2.5", u"1")});
    QTRY_COMPARE(wallets.model()->rowCount(), 3);
    const int at = rowOf(wallets, QStringLiteral("Shop|ETH|Ethereum|2.50|1.00|12 s ago"));
    QVERIFY(at >= 0 && wallets.selectionModel()->isRowSelected(at));
    QCOMPARE(shown.page.detail().line()->balance->available.toDecimal(), QStringLiteral("2.50"));
}

void TestWalletsPage::nothingIsKnownIsNotNothing()
{
    WalletWorld world;
    Wallets shown(world);
    ListTable &wallets = shown.page.table();
    QVERIFY(rowOf(wallets, QStringLiteral("wal_new|||not known yet||")) >= 0);
}

void TestWalletsPage::aFrozenWalletSaysWhyItDoesNotSend()
{
    WalletWorld world;
    Wallets shown(world);
    shown.page.showWallet(FrozenWallet);
    auto *send = named<QPushButton>(shown.page, "sendFromButton");
    QVERIFY(!send->isEnabled());
    QVERIFY(send->toolTip().contains(QStringLiteral("frozen")));
    shown.page.showWallet(ShopWallet);
    QVERIFY(send->isEnabled());
}

void TestWalletsPage::sendsFromWhatIsChosen()
{
    WalletWorld world;
    Wallets shown(world);
    QSignalSpy asked(&shown.page, &WalletsPage::sendRequested);
    QTest::mouseClick(named<QPushButton>(shown.page, "sendButton"), Qt::LeftButton);
    QCOMPARE(asked.takeFirst(), (QVariantList{QString(), QString(), QString()}));
    click(shown.page.table(), rowOf(shown.page.table(), QStringLiteral("Shop|USDT|Ethereum")));
    QTest::mouseClick(named<QPushButton>(shown.page, "sendFromButton"), Qt::LeftButton);
    QCOMPARE(asked.takeFirst(),
             (QVariantList{ShopWallet, QStringLiteral("USDT"), QStringLiteral("ethereum")}));
}

void TestWalletsPage::asksForAnAddressAndShowsIt()
{
    WalletWorld world;
    Wallets shown(world);
    click(shown.page.table(), rowOf(shown.page.table(), QStringLiteral("Shop|USDT|Tron")));
    ReceivePanel &receive = *shown.page.detail().receive();
    QCOMPARE(receive.table().model()->rowCount(), 2);
    QSignalSpy asked(&shown.page, &WalletsPage::newAddressRequested);
    QTest::mouseClick(named<QPushButton>(receive, "newAddressButton"), Qt::LeftButton);
    QCOMPARE(asked.takeFirst(),
             (QVariantList{ShopWallet, QStringLiteral("USDT"), QStringLiteral("tron")}));
    click(receive.table(), 1);
    receive.showAddress(QStringLiteral("adr_3"));
    world.addAddress(QStringLiteral("adr_3"), QStringLiteral("TPYmHEhy5n8TCEfYGqW2rPxsghSfzghPDn"));
    QTRY_COMPARE(receive.card().copyAddress()->content(),
                 QStringLiteral("TPYmHEhy5n8TCEfYGqW2rPxsghSfzghPDn"));
    QVERIFY(!receive.card().qr()->modules().isNull());
}

void TestWalletsPage::theCopiedAddressIsReadBack()
{
    WalletWorld world;
    Wallets shown(world);
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    click(shown.page.table(), rowOf(shown.page.table(), QStringLiteral("Shop|USDT|Tron")));
    AddressCard &card = shown.page.detail().receive()->card();
    auto *check = card.findChild<CopyCheck *>();
    QCOMPARE(check->text(), QString());
    QTest::mouseClick(card.copyAddress(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), card.copyAddress()->content());
    QTRY_VERIFY(check->text().contains(QStringLiteral("exactly this address")));
    QTest::mouseClick(card.copyAddress(), Qt::LeftButton);
    QGuiApplication::clipboard()->setText(QStringLiteral("TJRabPrwbZy45sbavfcjinPJC18kjpRTv8x"));
    QTRY_VERIFY(check->text().contains(QStringLiteral("does not hold this address")));
    picture(shown.page, QStringLiteral("wallets-swapped"));
}

void TestWalletsPage::aMissingScopeIsNamed()
{
    WalletWorld world;
    Wallets shown(world);
    shown.page.showWallet(ShopWallet);
    shown.page.setScopes({QStringLiteral("read")});
    for (const char *name :
         {"sendButton", "sendBatchButton", "sendFromButton", "newAddressButton"}) {
        auto *button = named<QPushButton>(shown.page, name);
        QVERIFY2(!button->isEnabled(), name);
        QVERIFY2(button->toolTip().contains(QStringLiteral("transfers:write")), name);
    }
    QVERIFY(named<QPushButton>(shown.page, "openAddressBookButton")->isEnabled());
}

void TestWalletsPage::byKeyboard()
{
    WalletWorld world;
    Wallets shown(world);
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    shown.page.table().setFocus();
    QTest::keyClick(&shown.page.table(), Qt::Key_Home);
    QTest::keyClick(&shown.page.table(), Qt::Key_End);
    QCOMPARE(shown.page.chosen(), ShopWallet);
    auto *send = named<QPushButton>(shown.page, "sendFromButton");
    for (int steps = 0; steps < 20 && !send->hasFocus(); ++steps)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(send->hasFocus());
    QSignalSpy asked(&shown.page, &WalletsPage::sendRequested);
    QTest::keyClick(send, Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
}

void TestWalletsPage::transfersOfOneWallet()
{
    WalletWorld world;
    Transfers shown(world);
    QVERIFY(shown.settle());
    QCOMPARE(shown.page.model().rowCount(), int(movementStatuses.size()));
    shown.page.showWallet(FrozenWallet);
    QVERIFY(shown.settle());
    QTRY_COMPARE(shown.page.model().rowCount(), 0);
    QVERIFY(shown.page.filters().isActive());
    shown.page.filters().clear();
    QTRY_COMPARE(shown.page.model().rowCount(), int(movementStatuses.size()));
    QCOMPARE(named<QComboBox>(shown.page, "walletFilter")->currentIndex(), 0);
}

void TestWalletsPage::aTransferTellsWhereItStands()
{
    WalletWorld world;
    Transfers shown(world);
    QVERIFY(shown.settle());
    shown.page.showItem(QStringLiteral("trf_2"));
    const auto says = [&](const QString &words) {
        for (const QLabel *label : shown.page.detail().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says(QStringLiteral("7 of 20 confirmations")));
    QVERIFY(says(QStringLiteral("To Ann's bakery")));
    QVERIFY(says(QStringLiteral("not final yet")));
    shown.page.showItem(QStringLiteral("trf_4"));
    QTRY_VERIFY(says(QStringLiteral("The network did not take it.")));
    QSignalSpy again(&shown.page, &TransfersPage::sendAgainRequested);
    QTest::mouseClick(named<QPushButton>(shown.page, "sendAgainButton"), Qt::LeftButton);
    QCOMPARE(again.takeFirst().first().value<Transfer>().id, QStringLiteral("trf_4"));
}

void TestWalletsPage::nothingIsClipped_data()
{
    QTest::addColumn<theme::Mode>("mode");
    QTest::addColumn<int>("width");
    QTest::newRow("light") << theme::Mode::Light << 1042;
    QTest::newRow("German") << theme::Mode::Light << 1042;
    QTest::newRow("dark") << theme::Mode::Dark << 1042;
    QTest::newRow("narrow") << theme::Mode::Light << 826;
    QTest::newRow("wide") << theme::Mode::Light << 1402;
}

void TestWalletsPage::nothingIsClipped()
{
    QFETCH(theme::Mode, mode);
    QFETCH(int, width);
    theme::apply(*qApp, mode);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const Spoken words(name == QLatin1String("German") ? QStringLiteral("de")
                                                       : QStringLiteral("en"));
    WalletWorld world;
    Wallets wallets(world);
    wallets.page.resize(width, 757);
    QVERIFY(QTest::qWaitForWindowExposed(&wallets.page));
    QTRY_COMPARE(clippedText(wallets.page), QString());
    picture(wallets.page, QStringLiteral("wallets-none-") + name);
    click(wallets.page.table(), rowOf(wallets.page.table(), QStringLiteral("Shop|USDT|Tron")));
    QTRY_COMPARE(clippedText(wallets.page), QString());
    picture(wallets.page, QStringLiteral("wallets-") + name);
    wallets.page.showWallet(FrozenWallet);
    QTRY_COMPARE(clippedText(wallets.page), QString());
    picture(wallets.page, QStringLiteral("wallets-frozen-") + name);
    wallets.page.hide();
    Transfers transfers(world);
    transfers.page.resize(width, 757);
    QVERIFY(transfers.settle());
    for (int at = 1; at <= int(movementStatuses.size()); ++at) {
        transfers.page.showItem(QStringLiteral("trf_%1").arg(at));
        QTRY_COMPARE(clippedText(transfers.page), QString());
        picture(transfers.page, QStringLiteral("transfers-%1-").arg(at) + name);
    }
    theme::apply(*qApp, theme::Mode::Light);
}

QTEST_MAIN(TestWalletsPage)
#include "tst_walletspage.moc"
