// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/notice.h"
#include "gui/deskwindow.h"
#include "pages/addresscard.h"
#include "pages/listtable.h"
#include "pages/receivepanel.h"
#include "pages/transferdetail.h"
#include "pages/transferspage.h"
#include "pages/walletdetail.h"
#include "pages/walletspage.h"
#include "shell/walletforms.h"
#include "widgets/copybutton.h"
#include "widgets/statebadge.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int PatientMs = 30'000;
const QString Somebody = QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"); // BIP 173's

} // namespace

//! Money out of a wallet, with a mouse and without one, in a real window over a real server.
class TestWallets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void sentByMouseAndFollowedToFinal();
    void sentByKeyboardOnly();
    void sendAllLeavesNothing();
    void aLookAlikeIsCompared();
    void anExpiredQuoteIsRenewed();
    void insufficientFundsComeBackWithEverything();
    void aBatchWithABadRowSendsNothing();
    void aBatchIsSentRowByRow();
    void aReceiveAddressIsMadeAndCopied();
    void theAddressBookIsKept();
    void aKeyThatOnlyReadsOpensNoForm();

private:
    void connectDesk();
    [[nodiscard]] QString available(const QString &asset);
    [[nodiscard]] QList<QJsonObject> transfers();
    void fillIn(const QString &amount, const QString &to);
    void confirm();
    [[nodiscard]] bool says(const QString &words) const;
    [[nodiscard]] bool saysIn(QWidget &widget, const QString &words) const;
    [[nodiscard]] QList<Operation> operations();

    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<DeskWindow> m_desk;
    QString m_wallet;
};

namespace {

QPushButton *button(const char *name)
{
    return DeskWindow::find<QPushButton>(name);
}

QLineEdit *line(const char *name)
{
    return DeskWindow::find<QLineEdit>(name);
}

void paste(QLineEdit *line, const QString &text)
{
    QVERIFY(line);
    QGuiApplication::clipboard()->setText(text);
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
}

} // namespace

void TestWallets::initTestCase()
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
}

void TestWallets::init()
{
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY2(m_sandbox->start({QStringLiteral("--block-interval"), QStringLiteral("0")}),
             qPrintable(m_sandbox->complaint()));
    const QJsonArray wallets =
        m_sandbox->call("GET", QStringLiteral("/v1/wallets")).json().value(u"data").toArray();
    for (const QJsonValue &wallet : wallets) {
        const QString id = wallet[u"id"].toString();
        const QJsonArray rows =
            m_sandbox->call("GET", QStringLiteral("/v1/wallets/%1/balances").arg(id))
                .json()
                .value(u"balances")
                .toArray();
        for (const QJsonValue &row : rows) {
            if (row[u"asset"].toString() == QLatin1String("BTC"))
                m_wallet = id;
        }
    }
    QVERIFY(!m_wallet.isEmpty());
    m_desk = std::make_unique<DeskWindow>();
}

void TestWallets::cleanup()
{
    if (m_desk) {
        m_desk->close();
        m_desk.reset();
    }
    m_sandbox.reset();
}

void TestWallets::connectDesk()
{
    m_desk->connectTo(*m_sandbox);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().connector()->status().freshness.phase,
                              Freshness::Phase::Live, PatientMs);
    m_desk->window().go(Place::Wallets);
    QTRY_VERIFY_WITH_TIMEOUT(!m_desk->window().walletForms()->wallets().totalsByAsset().isEmpty(),
                             PatientMs);
    m_desk->window().walletsPage()->showWallet(m_wallet);
}

QString TestWallets::available(const QString &asset)
{
    const QJsonArray rows =
        m_sandbox->call("GET", QStringLiteral("/v1/wallets/%1/balances").arg(m_wallet))
            .json()
            .value(u"balances")
            .toArray();
    for (const QJsonValue &row : rows) {
        if (row[u"asset"].toString() == asset)
            return row[u"available"].toString();
    }
    return {};
}

QList<QJsonObject> TestWallets::transfers()
{
    QList<QJsonObject> all;
    const QJsonArray rows =
        m_sandbox->call("GET", QStringLiteral("/v1/wallets/%1/transfers").arg(m_wallet))
            .json()
            .value(u"data")
            .toArray();
    for (const QJsonValue &row : rows)
        all.append(row.toObject());
    return all;
}

QList<Operation> TestWallets::operations()
{
    return m_desk->reader().operations(100).value_or(QList<Operation>());
}

bool TestWallets::saysIn(QWidget &widget, const QString &words) const
{
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().replace(QChar::Nbsp, u' ').contains(words))
            return true;
    }
    return false;
}

bool TestWallets::says(const QString &words) const
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top->isVisible() && saysIn(*top, words))
            return true;
    }
    return false;
}

void TestWallets::fillIn(const QString &amount, const QString &to)
{
    QTRY_VERIFY(line("amountEdit"));
    auto *asset = DeskWindow::find<QComboBox>("assetBox");
    asset->setCurrentIndex(asset->findData(QStringLiteral("BTC")));
    if (!amount.isEmpty())
        DeskWindow::type(line("amountEdit"), amount);
    paste(line("destinationEdit"), to);
}

//! Reads what a person reads, waits as they must, and confirms.
void TestWallets::confirm()
{
    QTRY_VERIFY_WITH_TIMEOUT(button("confirmButton"), PatientMs);
    QVERIFY(!button("confirmButton")->isEnabled());
    m_desk->skip(3000);
    QTRY_VERIFY_WITH_TIMEOUT(button("confirmButton")->isEnabled(), PatientMs);
    DeskWindow::click(button("confirmButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!button("confirmButton"), PatientMs);
}

void TestWallets::sentByMouseAndFollowedToFinal()
{
    connectDesk();
    QCOMPARE(available(QStringLiteral("BTC")), QStringLiteral("0.75"));
    DeskWindow::click(button("sendButton"));
    fillIn(QStringLiteral("0.1"), Somebody);
    DeskWindow::type(line("noteEdit"), QStringLiteral("Invoice 4711"));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("0.10002 BTC")), PatientMs);
    DeskWindow::click(button("reviewButton"));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("Send 0.10 BTC?")), PatientMs);
    QVERIFY(says(QStringLiteral("0.64998 BTC"))); // remains
    QVERIFY(says(QStringLiteral("cannot be taken back")));
    QVERIFY(button("cancelButton")->isDefault());
    confirm();
    QVERIFY(!m_desk->window().walletForms()->openForm());
    QTRY_COMPARE_WITH_TIMEOUT(transfers().size(), 1, PatientMs);
    const QString id = transfers().first().value(u"id").toString();
    m_desk->window().go(Place::Transfers);
    m_desk->window().transfersPage()->showItem(id);
    TransferDetail &detail = m_desk->window().transfersPage()->detail();
    QTRY_VERIFY_WITH_TIMEOUT(saysIn(detail, QStringLiteral("not final yet")), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        transfers().first().value(u"status").toString() == QLatin1String("processing"), PatientMs);
    m_sandbox->post(QStringLiteral("/blocks"), {{QStringLiteral("count"), 6}});
    QTRY_VERIFY_WITH_TIMEOUT(saysIn(detail, QStringLiteral("0.10 BTC has arrived")), PatientMs);
    QTRY_COMPARE_WITH_TIMEOUT(operations().first().state, OperationState::Final, PatientMs);
    QCOMPARE(available(QStringLiteral("BTC")), QStringLiteral("0.64998"));
    QCOMPARE(transfers().size(), 1);
    m_desk->window().go(Place::Wallets);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_desk->window().walletsPage()->detail().line()->balance->available.toDecimal() ==
            QLatin1String("0.64998"),
        PatientMs);
}

void TestWallets::sentByKeyboardOnly()
{
    connectDesk();
    const auto tabTo = [](QWidget *form, QWidget *wanted) {
        for (int steps = 0; steps < 40 && form->focusWidget() != wanted; ++steps)
            QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
        return form->focusWidget() == wanted;
    };
    QTest::keyClick(&m_desk->window(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(DeskWindow::find<QWidget>("transferForm"));
    QWidget *form = DeskWindow::find<QWidget>("transferForm");
    QTRY_COMPARE(form->focusWidget(), line("amountEdit"));
    auto *asset = DeskWindow::find<QComboBox>("assetBox");
    while (form->focusWidget() != asset)
        QTest::keyClick(form->focusWidget(), Qt::Key_Backtab);
    QTest::keyClicks(asset, QStringLiteral("BTC"));
    QVERIFY(tabTo(form, line("amountEdit")));
    QTest::keyClicks(form->focusWidget(), QStringLiteral("0.2"));
    QVERIFY(tabTo(form, line("destinationEdit")));
    QGuiApplication::clipboard()->setText(Somebody);
    QTest::keyClick(form->focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(form->focusWidget(), Qt::Key_Return); // review, once the fee is known
    QTRY_VERIFY_WITH_TIMEOUT(button("confirmButton"), PatientMs);
    QCOMPARE(form->focusWidget(), button("cancelButton"));
    m_desk->skip(3000);
    QTRY_VERIFY_WITH_TIMEOUT(button("confirmButton")->isEnabled(), PatientMs);
    QVERIFY(tabTo(form, button("confirmButton")));
    QTest::keyClick(form->focusWidget(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(transfers().size(), 1, PatientMs);
    QCOMPARE(transfers().first().value(u"amount").toString(), QStringLiteral("0.20"));
}

void TestWallets::sendAllLeavesNothing()
{
    connectDesk();
    DeskWindow::click(button("sendButton"));
    fillIn({}, Somebody);
    QTRY_VERIFY(button("sendAllButton")->isEnabled());
    DeskWindow::click(button("sendAllButton"));
    QTRY_COMPARE_WITH_TIMEOUT(line("amountEdit")->text(), QStringLiteral("0.74998"), PatientMs);
    DeskWindow::click(button("reviewButton"));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("0.00 BTC")), PatientMs);
    confirm();
    QTRY_COMPARE_WITH_TIMEOUT(available(QStringLiteral("BTC")), QStringLiteral("0.00"), PatientMs);
}

void TestWallets::aLookAlikeIsCompared()
{
    connectDesk();
    // Another address with the same ends.
    const QString known = QStringLiteral("0xabcdef0123456789abcdef0123456789abcdef01");
    const QString twin = QStringLiteral("0xabcdef0123456789abcdaaaaaaaaaaaaaacdef01");
    DeskWindow::click(button("openAddressBookButton"));
    QTRY_VERIFY(line("bookNameEdit"));
    DeskWindow::type(line("bookNameEdit"), QStringLiteral("Carol"));
    auto *network = DeskWindow::find<QComboBox>("bookNetworkBox");
    network->setCurrentIndex(network->findData(QStringLiteral("ethereum")));
    DeskWindow::type(line("bookAddressEdit"), known);
    DeskWindow::click(button("bookSaveButton"));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().walletForms()->payees().all().size(), 1, PatientMs);
    DeskWindow::click(button("bookCloseButton"));
    m_desk->window().walletForms()->newTransfer({}, QStringLiteral("ETH"), {});
    QTRY_VERIFY(line("amountEdit"));
    QCOMPARE(DeskWindow::find<QComboBox>("assetBox")->currentData().toString(),
             QStringLiteral("ETH"));
    DeskWindow::type(line("amountEdit"), QStringLiteral("0.01"));
    paste(line("destinationEdit"), twin);
    QVERIFY(says(QStringLiteral("The one of Carol")));
    DeskWindow::click(button("reviewButton"));
    QVERIFY(!button("confirmButton"));
    QVERIFY(line("destinationEdit")->accessibleDescription().contains(QStringLiteral("Compare")));
    auto *compared = DeskWindow::find<QCheckBox>("comparedBox");
    QTest::mouseClick(compared, Qt::LeftButton, {}, {8, compared->height() / 2});
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->window().walletForms()->openForm()->form().keeper().isUsable(),
                             PatientMs);
    DeskWindow::click(button("reviewButton"));
    QTRY_VERIFY_WITH_TIMEOUT(button("confirmButton"), PatientMs);
    QVERIFY(says(QStringLiteral("like the one of Carol")));
    DeskWindow::click(button("cancelButton"));
    QVERIFY(operations().isEmpty());
}

void TestWallets::anExpiredQuoteIsRenewed()
{
    connectDesk();
    DeskWindow::click(button("sendButton"));
    fillIn(QStringLiteral("0.05"), Somebody);
    QuoteKeeper &keeper = m_desk->window().walletForms()->openForm()->form().keeper();
    QTRY_VERIFY_WITH_TIMEOUT(keeper.isUsable(), PatientMs);
    const QString first = keeper.quote()->id;
    DeskWindow::click(button("reviewButton"));
    QTRY_VERIFY_WITH_TIMEOUT(button("confirmButton"), PatientMs);
    QVERIFY(says(QStringLiteral("The fee holds for")));
    m_desk->skip(61'000); // it has run out, on both sides
    m_sandbox->post(QStringLiteral("/clock"), {{QStringLiteral("advance_seconds"), 61}});
    QTRY_VERIFY_WITH_TIMEOUT(keeper.isUsable() && keeper.quote()->id != first, PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(button("confirmButton"), PatientMs);
    m_desk->skip(3000);
    QTRY_VERIFY_WITH_TIMEOUT(button("confirmButton")->isEnabled(), PatientMs);
    const QString second = keeper.quote()->id;
    DeskWindow::click(button("confirmButton"));
    QTRY_COMPARE_WITH_TIMEOUT(transfers().size(), 1, PatientMs);
    QCOMPARE(transfers().first().value(u"quote_id").toString(), second);
}

void TestWallets::insufficientFundsComeBackWithEverything()
{
    connectDesk();
    // Confirmed while there was enough, and refused because somebody else was faster.
    TransferDraft draft;
    draft.walletId = m_wallet;
    draft.amount = *Money::parse(u"0.8", QStringLiteral("BTC"));
    draft.destination = Somebody;
    draft.note = QStringLiteral("Rent, May");
    (void)m_desk->session().desk()->sendTransfer(draft);
    QTRY_VERIFY_WITH_TIMEOUT(button("editAgainButton"), PatientMs);
    DeskWindow::click(button("editAgainButton"));
    QTRY_VERIFY(line("amountEdit"));
    QCOMPARE(line("amountEdit")->text(), QStringLiteral("0.80"));
    QCOMPARE(line("destinationEdit")->text(), Somebody);
    QCOMPARE(line("noteEdit")->text(), QStringLiteral("Rent, May"));
    QVERIFY(says(QStringLiteral("The server refused this transfer")));
    QVERIFY(!line("amountEdit")->accessibleDescription().isEmpty());
    QVERIFY(transfers().isEmpty());
    line("amountEdit")->selectAll();
    QTest::keyClicks(line("amountEdit"), QStringLiteral("0.3"));
    DeskWindow::click(button("reviewButton"));
    confirm();
    QTRY_COMPARE_WITH_TIMEOUT(transfers().size(), 1, PatientMs);
    QCOMPARE(transfers().first().value(u"note").toString(), QStringLiteral("Rent, May"));
}

void TestWallets::aBatchWithABadRowSendsNothing()
{
    connectDesk();
    DeskWindow::click(button("sendBatchButton"));
    QTRY_VERIFY(button("pasteTableButton"));
    QGuiApplication::clipboard()->setText(
        QStringLiteral("destination,amount,asset\n%1,0.01,BTC\nbc1qbroken,0.02,BTC\n")
            .arg(Somebody));
    DeskWindow::click(button("pasteTableButton"));
    auto *table = DeskWindow::find<QTreeView>("batchTable");
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->currentIndex().row(), 1); // the one that needs a person
    QVERIFY(says(QStringLiteral("bc1")) || says(QStringLiteral("address")));
    DeskWindow::click(button("reviewButton"));
    QVERIFY(says(QStringLiteral("Nothing can be sent yet")));
    QVERIFY(!button("confirmButton"));
    DeskWindow::click(button("cancelButton"));
    QVERIFY(operations().isEmpty());
    QVERIFY(transfers().isEmpty());
}

void TestWallets::aBatchIsSentRowByRow()
{
    connectDesk();
    DeskWindow::click(button("sendBatchButton"));
    QTRY_VERIFY(button("pasteTableButton"));
    QGuiApplication::clipboard()->setText(
        QStringLiteral("destination;amount;asset;note\n%1;0,01;BTC;one\n%1;0,02;BTC;two\n"
                       "%1;0,03;BTC;three\n")
            .arg(Somebody));
    DeskWindow::click(button("pasteTableButton"));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("0.00006 BTC in fees")), PatientMs);
    DeskWindow::click(button("reviewButton"));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("0.06 BTC")), PatientMs);
    confirm();
    QTRY_COMPARE_WITH_TIMEOUT(transfers().size(), 3, PatientMs);
    QCOMPARE(available(QStringLiteral("BTC")), QStringLiteral("0.68994"));
    const QList<Operation> made = operations();
    QCOMPARE(made.size(), 3);
    QSet<QString> keys;
    for (const Operation &operation : made) {
        QVERIFY(!operation.request.batchId.isEmpty());
        QCOMPARE(operation.request.batchId, made.first().request.batchId);
        keys.insert(operation.idempotencyKey);
    }
    QCOMPARE(keys.size(), 3);
}

void TestWallets::aReceiveAddressIsMadeAndCopied()
{
    connectDesk();
    WalletDetail &detail = m_desk->window().walletsPage()->detail();
    QTRY_VERIFY(detail.receive());
    auto *asset = DeskWindow::find<QComboBox>("receiveAssetBox");
    asset->setCurrentIndex(asset->findData(QStringLiteral("BTC")));
    DeskWindow::click(button("newAddressButton"));
    QTRY_COMPARE_WITH_TIMEOUT(operations().size(), 1, PatientMs);
    QTRY_COMPARE_WITH_TIMEOUT(operations().first().state, OperationState::Final, PatientMs);
    const QString id = operations().first().resultId;
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->reader().address(id).has_value(), PatientMs);
    const QString made = m_desk->reader().address(id)->address;
    QTRY_COMPARE_WITH_TIMEOUT(detail.receive()->card().copyAddress()->content(), made, PatientMs);
    DeskWindow::click(detail.receive()->card().copyAddress());
    QCOMPARE(QGuiApplication::clipboard()->text(), made);
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("holds exactly this address")), PatientMs);
}

void TestWallets::theAddressBookIsKept()
{
    connectDesk();
    DeskWindow::click(button("openAddressBookButton"));
    QTRY_VERIFY(line("bookNameEdit"));
    DeskWindow::click(button("bookSaveButton"));
    QVERIFY(line("bookNameEdit")->accessibleDescription().contains(QStringLiteral("name")));
    DeskWindow::type(line("bookNameEdit"), QStringLiteral("Ann"));
    DeskWindow::type(line("bookAddressEdit"), QStringLiteral("bc1qbroken"));
    DeskWindow::click(button("bookSaveButton"));
    QVERIFY(!line("bookAddressEdit")->accessibleDescription().isEmpty());
    line("bookAddressEdit")->clear();
    DeskWindow::type(line("bookAddressEdit"), Somebody);
    DeskWindow::click(button("bookSaveButton"));
    PayeesModel &payees = m_desk->window().walletForms()->payees();
    QTRY_COMPARE_WITH_TIMEOUT(payees.all().size(), 1, PatientMs);
    DeskWindow::type(line("bookNameEdit"), QStringLiteral("e's"));
    DeskWindow::click(button("bookSaveButton"));
    QTRY_COMPARE_WITH_TIMEOUT(payees.all().first().label, QStringLiteral("Anne's"), PatientMs);
    DeskWindow::click(button("bookRemoveButton"));
    QTRY_VERIFY(button("bookReallyRemoveButton"));
    DeskWindow::click(button("bookReallyRemoveButton"));
    QTRY_VERIFY_WITH_TIMEOUT(payees.all().isEmpty(), PatientMs);
}

void TestWallets::aKeyThatOnlyReadsOpensNoForm()
{
    m_desk->connectTo(*m_sandbox, {QStringLiteral("read")});
    m_desk->window().go(Place::Wallets);
    QTRY_VERIFY_WITH_TIMEOUT(!button("sendButton")->isEnabled(), PatientMs);
    QVERIFY(button("sendButton")->toolTip().contains(QStringLiteral("transfers:write")));
    QTest::keyClick(&m_desk->window(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(DeskWindow::find<Notice>("notAllowedNotice"));
    QVERIFY(!DeskWindow::find<QWidget>("transferForm"));
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestWallets test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_wallets.moc"
