// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../walletworld.h"

#include "forms/addressedit.h"
#include "forms/destinationpanel.h"
#include "forms/field.h"
#include "forms/notice.h"
#include "forms/transferform.h"
#include "support/turningclock.h"
#include "theme/theme.h"
#include "widgets/addresstext.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

class TestTransferForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidBeforeTheFirstEdit();
    void asksForTheFeeAsSoonAsItCan();
    void badInputGetsASentence_data();
    void badInputGetsASentence();
    void sendsExactlyWhatWasReviewed();
    void reviewWaitsForTheFee();
    void theFeeIsRenewedBeforeItRunsOut();
    void aFeeThatChangedIsLookedOverAgain();
    void aFeeThatCannotBeRenewedLeadsBack();
    void sendAllIsExact();
    void sendAllWithAFeeThatDependsOnTheAmount();
    void sendAllStopsWhenSomethingIsEdited();
    void moreThanThereIsIsSaid();
    void aFrozenWalletDoesNotSend();
    void lookAlikesAreCompared();
    void firstPaymentIsSaidAndPayeesAreNamed();
    void aPrivateKeyIsTakenOutAtOnce();
    void whatWasSwappedInThePasteIsSaid();
    void anotherAddressOnTheClipboardIsSaid();
    void aLinkFillsTheAmount();
    void theAddressBookFills();
    void anAddressIsKeptUnderAName();
    void draftsAreLetterForLetter();
    void whatIsTypedIsKept();
    void aRefusalStandsAtItsFieldWithEverythingTyped();
    void aFailedCommitKeepsEverything();
    void nothingIsClipped_data();
    void nothingIsClipped();
};

namespace {

const QString Ann = QStringLiteral("TLyqzVGLV1srkB7dToTAEqgDSfPtXRJZYH");
const QString Bob = QStringLiteral("TJRabPrwbZy45sbavfcjinPJC18kjpRTv8");

Money usdt(QStringView amount)
{
    return *Money::parse(amount, QStringLiteral("USDT"));
}

//! What stands in for the world, and what the form did to it.
struct Stage
{
    WalletWorld world;
    TurningClock clock;
    QList<TransferDraft> quoted;
    QList<TransferDraft> sent;
    QList<Payee> kept;
    QByteArray draft;
    bool answers = true; //!< quotes are answered at once
    std::optional<Error> quoteError;
    std::optional<Error> sendError;
    std::function<Money(const Money &)> fee = [](const Money &) { return usdt(u"1"); };
    std::unique_ptr<TransferForm> form;

    Stage()
    {
        form = std::make_unique<TransferForm>(
            TransferStep::World{*world.wallets, *world.payees,
                                [this](const TransferDraft &wanted) { return quote(wanted); },
                                clock, AcceptedNets::Main},
            TransferFormActions{[this](const TransferDraft &wanted) { return send(wanted); },
                                [this](const Payee &payee) { kept.append(payee); },
                                [this](const QByteArray &bytes) { draft = bytes; }},
            ConfirmRules{QStringLiteral("shop"), Environment::Sandbox, {}});
        form->show();
        form->activateWindow();
        (void)QTest::qWaitForWindowActive(form.get());
        choose("walletBox", ShopWallet);
        choose("assetBox", QStringLiteral("USDT"));
        choose("networkBox", QStringLiteral("tron"));
    }

    QFuture<Result<TransferQuote>> quote(const TransferDraft &wanted)
    {
        quoted.append(wanted);
        if (!answers) {
            QPromise<Result<TransferQuote>> never;
            never.start();
            auto future = never.future();
            pending.push_back(std::make_shared<QPromise<Result<TransferQuote>>>(std::move(never)));
            return future;
        }
        if (quoteError)
            return QtFuture::makeReadyFuture(Result<TransferQuote>(fail(*quoteError)));
        TransferQuote made;
        made.id = QStringLiteral("quo_%1").arg(quoted.size());
        made.walletId = wanted.walletId;
        made.network = wanted.network;
        made.amount = wanted.amount;
        made.fee = fee(wanted.amount);
        made.total = *wanted.amount.plus(made.fee);
        made.destination = wanted.destination;
        made.createdAt = 5'000'000; // the server's clock need not be ours
        made.expiresAt = made.createdAt + 60'000;
        return QtFuture::makeReadyFuture(Result<TransferQuote>(made));
    }

    QFuture<Result<Operation>> send(const TransferDraft &wanted)
    {
        sent.append(wanted);
        if (sendError)
            return QtFuture::makeReadyFuture(Result<Operation>(fail(*sendError)));
        return QtFuture::makeReadyFuture(Result<Operation>(Operation{}));
    }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        for (T *widget : form->findChildren<T *>(QString::fromLatin1(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    void choose(const char *name, const QString &data) const
    {
        auto *box = find<QComboBox>(name);
        box->setCurrentIndex(box->findData(data));
    }

    void type(const char *name, const QString &text) const
    {
        auto *line = find<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    //! As a person does: on the clipboard, then Ctrl+V.
    void paste(const char *name, const QString &text) const
    {
        QGuiApplication::clipboard()->setText(text);
        auto *line = find<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
    }

    void click(const char *name) const
    {
        QVERIFY(find<QPushButton>(name));
        QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    }

    //! A payment that nothing is wrong with, and its fee.
    void fillIn(const QString &amount = QStringLiteral("25.5")) const
    {
        type("amountEdit", amount);
        paste("destinationEdit", Bob);
        QVERIFY(QTest::qWaitFor([&] { return form->form().keeper().isUsable(); }));
    }

    void confirm()
    {
        clock.advance(Countdown::LengthMs);
        QVERIFY(QTest::qWaitFor([&] { return find<QPushButton>("confirmButton")->isEnabled(); }));
        click("confirmButton");
    }

    [[nodiscard]] QString said(const char *editor) const
    {
        return find<QWidget>(editor)->accessibleDescription();
    }

    //! A label or notice that is on screen says this.
    [[nodiscard]] bool says(const QString &words) const
    {
        for (const QLabel *label : form->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().replace(QChar::Nbsp, u' ').contains(words))
                return true;
        }
        return false;
    }

    std::vector<std::shared_ptr<QPromise<Result<TransferQuote>>>> pending;
};

} // namespace

void TestTransferForm::nothingIsSaidBeforeTheFirstEdit()
{
    Stage stage;
    for (const Field *field : stage.form->findChildren<Field *>())
        QCOMPARE(field->fault(), QString());
    QVERIFY(!stage.find<QPushButton>("sendAllButton")->isEnabled());
}

void TestTransferForm::asksForTheFeeAsSoonAsItCan()
{
    Stage stage;
    stage.type("amountEdit", QStringLiteral("25.5"));
    QCOMPARE(stage.quoted.size(), 0);
    stage.paste("destinationEdit", QStringLiteral(" %1 ").arg(Bob));
    QTRY_COMPARE(stage.quoted.size(), 1);
    QCOMPARE(stage.quoted.first().destination, Bob);
    QCOMPARE(stage.quoted.first().amount, usdt(u"25.5"));
    QTRY_VERIFY(stage.says(QStringLiteral("1.00 USDT")));
    QVERIFY(stage.says(QStringLiteral("26.50 USDT")));
    QVERIFY(stage.says(QStringLiteral("holds for 60 second")));
    stage.clock.advance(10'000);
    QTRY_VERIFY(stage.says(QStringLiteral("holds for 50 second")));
}

void TestTransferForm::badInputGetsASentence_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QByteArray>("editor");
    QTest::addColumn<QString>("says");
    const QByteArray amount = "amountEdit";
    const QByteArray to = "destinationEdit";
    QTest::newRow("no amount") << QString() << Bob << amount << QStringLiteral("amount");
    QTest::newRow("letters") << QStringLiteral("abc") << Bob << amount << QStringLiteral("digits");
    QTest::newRow("too exact") << QStringLiteral("1.1234567") << Bob << amount
                               << QStringLiteral("decimals");
    QTest::newRow("no destination")
        << QStringLiteral("5") << QString() << to << QStringLiteral("address");
    QTest::newRow("a slip") << QStringLiteral("5") << QString(Bob).replace(5, 1, u'r') << to
                            << QStringLiteral("checksum");
    QTest::newRow("another chain")
        << QStringLiteral("5") << QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4") << to
        << QStringLiteral("itcoin");
    QTest::newRow("words") << QStringLiteral("5") << QStringLiteral("my friend") << to
                           << QStringLiteral("address");
}

void TestTransferForm::badInputGetsASentence()
{
    QFETCH(QString, amount);
    QFETCH(QString, destination);
    QFETCH(QByteArray, editor);
    QFETCH(QString, says);
    Stage stage;
    stage.type("amountEdit", amount);
    stage.type("destinationEdit", destination);
    stage.click("reviewButton");
    QVERIFY2(stage.said(editor.constData()).contains(says),
             qPrintable(stage.said(editor.constData())));
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Form);
    QCOMPARE(stage.form->focusWidget(), stage.find<QWidget>(editor.constData()));
    QCOMPARE(stage.find<QLineEdit>("amountEdit")->text(), amount);
    QCOMPARE(stage.find<QLineEdit>("destinationEdit")->text(), destination);
    QCOMPARE(stage.quoted.size(), 0);
}

void TestTransferForm::sendsExactlyWhatWasReviewed()
{
    Stage stage;
    QSignalSpy created(stage.form.get(), &TransferForm::created);
    stage.fillIn();
    stage.type("noteEdit", QStringLiteral("Invoice 4711"));
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Review);
    for (const char *words :
         {"Send 25.50 USDT?", "Shop", "Tron", "Invoice 4711", "25.50 USDT", "1.00 USDT",
          "26.50 USDT", "18,223.90 USDT", "cannot be taken back", "not paid this address before"})
        QVERIFY2(stage.says(QString::fromLatin1(words)), words);
    QCOMPARE(stage.find<AddressText>("reviewedAddress")->address(), Bob);
    QVERIFY(!stage.find<QPushButton>("confirmButton")->isEnabled());
    stage.confirm();
    QTRY_VERIFY(!stage.form->isVisible());
    QCOMPARE(stage.sent.size(), 1);
    QCOMPARE(stage.sent.first().walletId, ShopWallet);
    QCOMPARE(stage.sent.first().amount, usdt(u"25.5"));
    QCOMPARE(stage.sent.first().destination, Bob);
    QCOMPARE(stage.sent.first().network, QStringLiteral("tron"));
    QCOMPARE(stage.sent.first().note, QStringLiteral("Invoice 4711"));
    QCOMPARE(stage.sent.first().quoteId, QStringLiteral("quo_1"));
    QCOMPARE(created.size(), 1);
    QCOMPARE(stage.draft, QByteArray());
}

void TestTransferForm::reviewWaitsForTheFee()
{
    Stage stage;
    stage.type("amountEdit", QStringLiteral("2"));
    stage.paste("destinationEdit", Bob);
    QTest::keyClick(stage.form->focusWidget(), Qt::Key_Return); // faster than any server
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Form);
    QTRY_COMPARE(stage.form->step(), MoneyDialog::Step::Review);
}

void TestTransferForm::theFeeIsRenewedBeforeItRunsOut()
{
    Stage stage;
    stage.fillIn();
    QCOMPARE(stage.quoted.size(), 1);
    stage.click("reviewButton");
    stage.clock.advance(50'000);
    QTRY_COMPARE(stage.quoted.size(), 2);
    QTRY_VERIFY(stage.says(QStringLiteral("holds for 60 second")));
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Review);
    QTRY_VERIFY(stage.find<QPushButton>("confirmButton")->isEnabled()); // the same words
    stage.click("confirmButton");
    QTRY_COMPARE(stage.sent.size(), 1);
    QCOMPARE(stage.sent.first().quoteId, QStringLiteral("quo_2"));
}

void TestTransferForm::aFeeThatChangedIsLookedOverAgain()
{
    Stage stage;
    stage.fillIn();
    stage.click("reviewButton");
    stage.fee = [](const Money &) { return usdt(u"2.25"); };
    stage.clock.advance(50'000);
    QTRY_VERIFY(stage.says(QStringLiteral("2.25 USDT")));
    QVERIFY(stage.says(QStringLiteral("27.75 USDT")));
    QVERIFY(!stage.find<QPushButton>("confirmButton")->isEnabled()); // time to read, again
    stage.confirm();
    QTRY_COMPARE(stage.sent.size(), 1);
    QCOMPARE(stage.sent.first().quoteId, QStringLiteral("quo_2"));
}

void TestTransferForm::aFeeThatCannotBeRenewedLeadsBack()
{
    Stage stage;
    stage.fillIn();
    stage.click("reviewButton");
    stage.quoteError =
        Error{ErrorKind::Dns, QStringLiteral("The server cannot be found."), {}, {}, 0, {}, {}};
    stage.clock.advance(58'000);
    QTRY_COMPARE(stage.form->step(), MoneyDialog::Step::Form);
    QTRY_VERIFY(stage.says(QStringLiteral("The server cannot be found.")));
    QCOMPARE(stage.find<QLineEdit>("amountEdit")->text(), QStringLiteral("25.5"));
    stage.quoteError.reset();
    stage.click("quoteAgainButton");
    QTRY_VERIFY(stage.form->form().keeper().isUsable());
    QCOMPARE(stage.sent.size(), 0);
}

void TestTransferForm::sendAllIsExact()
{
    Stage stage;
    stage.paste("destinationEdit", Bob);
    QVERIFY(stage.find<QPushButton>("sendAllButton")->isEnabled());
    stage.click("sendAllButton");
    QTRY_COMPARE(stage.find<QLineEdit>("amountEdit")->text(), QStringLiteral("18249.40"));
    QTRY_VERIFY(stage.form->form().keeper().isUsable());
    QCOMPARE(stage.form->form().keeper().quote()->total, usdt(u"18250.40"));
    stage.click("reviewButton");
    QVERIFY(stage.says(QStringLiteral("0.00 USDT"))); // remains
    stage.confirm();
    QTRY_COMPARE(stage.sent.size(), 1);
    QCOMPARE(*stage.sent.first().amount.plus(usdt(u"1")), usdt(u"18250.40"));
}

void TestTransferForm::sendAllWithAFeeThatDependsOnTheAmount()
{
    Stage stage;
    stage.fee = [](const Money &amount) { // more above 18,200
        return usdt(amount <= usdt(u"18200") ? u"40" : u"100");
    };
    stage.paste("destinationEdit", Bob);
    stage.click("sendAllButton");
    QTRY_VERIFY(stage.form->form().keeper().isUsable());
    const TransferQuote quote = *stage.form->form().keeper().quote();
    QVERIFY(quote.total <= usdt(u"18250.40"));
    QCOMPARE(quote.fee, stage.fee(quote.amount));
    QVERIFY(stage.quoted.size() <= SendAll::MostRounds);
    if (quote.total < usdt(u"18250.40"))
        QVERIFY(stage.said("amountEdit").contains(QStringLiteral("left over")));
}

void TestTransferForm::sendAllStopsWhenSomethingIsEdited()
{
    Stage stage;
    stage.paste("destinationEdit", Bob);
    stage.answers = false;
    stage.click("sendAllButton");
    QVERIFY(stage.says(QStringLiteral("the most that can be sent")));
    stage.type("amountEdit", QStringLiteral("7"));
    stage.answers = true;
    QTRY_VERIFY(stage.form->form().keeper().isUsable());
    QCOMPARE(stage.find<QLineEdit>("amountEdit")->text(), QStringLiteral("7"));
}

void TestTransferForm::moreThanThereIsIsSaid()
{
    Stage stage;
    stage.fillIn(QStringLiteral("18250.40")); // the fee comes on top
    QTRY_VERIFY(stage.said("amountEdit").contains(QStringLiteral("18,251.40")));
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Form);
    stage.world.setBalances(ShopWallet,
                            {balance(QStringLiteral("USDT"), QStringLiteral("tron"), u"20000")});
    QTRY_VERIFY(!stage.said("amountEdit").contains(QStringLiteral("more than")));
}

void TestTransferForm::aFrozenWalletDoesNotSend()
{
    Stage stage;
    stage.choose("walletBox", FrozenWallet);
    QVERIFY(stage.said("walletBox").contains(QStringLiteral("frozen")));
    stage.type("amountEdit", QStringLiteral("1"));
    stage.paste("destinationEdit", QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"));
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Form);
    QCOMPARE(stage.quoted.size(), 0);
}

void TestTransferForm::lookAlikesAreCompared()
{
    // All in small letters there is no checksum, so that twins can be written down.
    const QString known = QStringLiteral("0xabcdef0123456789abcdef0123456789abcdef01");
    const QString twin = QStringLiteral("0xabcdef0123456789abcdaaaaaaaaaaaaaacdef01");
    Stage stage;
    (void)got(stage.world.fixture.store->savePayee(QStringLiteral("ethereum"), known,
                                                   QStringLiteral("Carol")));
    QTRY_COMPARE(stage.world.payees->all().size(), 2);
    stage.choose("networkBox", QStringLiteral("ethereum"));
    stage.type("amountEdit", QStringLiteral("5"));
    stage.paste("destinationEdit", twin);
    QTRY_VERIFY(stage.form->form().keeper().isUsable());
    QVERIFY(stage.says(QStringLiteral("The one of Carol")));
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Form);
    QVERIFY(stage.said("destinationEdit").contains(QStringLiteral("Compare")));
    QTest::mouseClick(stage.find<QCheckBox>("comparedBox"), Qt::LeftButton, {}, {8, 8});
    stage.click("reviewButton");
    QCOMPARE(stage.form->step(), MoneyDialog::Step::Review);
    QVERIFY(stage.says(QStringLiteral("Carol"))); // the warning goes along
    stage.click("backButton");
    stage.paste("destinationEdit", known);
    QVERIFY(!stage.find<QCheckBox>("comparedBox"));
}

void TestTransferForm::firstPaymentIsSaidAndPayeesAreNamed()
{
    Stage stage;
    stage.paste("destinationEdit", Bob);
    QVERIFY(stage.says(QStringLiteral("You have not paid this address before")));
    stage.paste("destinationEdit", Ann);
    QVERIFY(stage.says(QStringLiteral("Ann's bakery in your address book")));
    QVERIFY(!stage.find<QLineEdit>("keepAsEdit"));
}

void TestTransferForm::aPrivateKeyIsTakenOutAtOnce()
{
    Stage stage;
    stage.choose("assetBox", QStringLiteral("BTC"));
    const QString key = QStringLiteral("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ");
    stage.paste("destinationEdit", key);
    QCOMPARE(stage.find<QLineEdit>("destinationEdit")->text(), QString());
    QVERIFY(stage.says(QStringLiteral("A private key was removed")));
    QTest::keyClick(stage.find<QLineEdit>("destinationEdit"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(stage.find<QLineEdit>("destinationEdit")->text(), QString());
    stage.form->reject();
    QVERIFY(!stage.draft.contains(key.toLatin1()));
}

void TestTransferForm::whatWasSwappedInThePasteIsSaid()
{
    Stage stage;
    QGuiApplication::clipboard()->setText(Ann);
    stage.find<AddressEdit>("destinationEdit")->insert(Bob); // whatever a program types for us
    QVERIFY(stage.says(QStringLiteral("not what the clipboard holds")));
}

void TestTransferForm::anotherAddressOnTheClipboardIsSaid()
{
    Stage stage;
    stage.fillIn();
    QVERIFY(!stage.says(QStringLiteral("The clipboard now holds another address")));
    stage.click("reviewButton");
    QGuiApplication::clipboard()->setText(Ann);
    QTRY_VERIFY(stage.says(QStringLiteral("The clipboard now holds another address")));
    QVERIFY(!stage.find<QPushButton>("confirmButton")->isEnabled());
}

void TestTransferForm::aLinkFillsTheAmount()
{
    Stage stage;
    stage.choose("assetBox", QStringLiteral("BTC"));
    stage.paste("destinationEdit",
                QStringLiteral("bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
                               "?amount=0.0125&label=Flour"));
    QCOMPARE(stage.find<QLineEdit>("amountEdit")->text(), QStringLiteral("0.0125"));
    QVERIFY(stage.says(QStringLiteral("the link says it pays “Flour”")));
}

void TestTransferForm::theAddressBookFills()
{
    Stage stage;
    auto *book = stage.find<QPushButton>("addressBookButton");
    book->setFocus();
    Q_EMIT book->menu()->aboutToShow();
    QVERIFY(book->menu()->actions().first()->text().contains(QStringLiteral("Ann's bakery")));
    book->menu()->actions().first()->trigger();
    QCOMPARE(stage.find<QLineEdit>("destinationEdit")->text(), Ann);
    QSignalSpy asked(stage.form.get(), &TransferForm::addressBookRequested);
    book->menu()->actions().last()->trigger();
    QCOMPARE(asked.size(), 1);
}

void TestTransferForm::anAddressIsKeptUnderAName()
{
    Stage stage;
    stage.fillIn();
    stage.type("keepAsEdit", QStringLiteral("Bob's garage"));
    stage.click("reviewButton");
    QVERIFY(stage.says(QStringLiteral("Bob's garage")));
    QCOMPARE(stage.kept.size(), 0);
    stage.confirm();
    QTRY_COMPARE(stage.kept.size(), 1);
    QCOMPARE(stage.kept.first().label, QStringLiteral("Bob's garage"));
    QCOMPARE(stage.kept.first().address, Bob);
    QCOMPARE(stage.kept.first().network, QStringLiteral("tron"));
}

void TestTransferForm::draftsAreLetterForLetter()
{
    const TransferFields odd{ShopWallet,
                             QStringLiteral(" 1,2.3x "),
                             QStringLiteral("USDT"),
                             QStringLiteral("tron"),
                             QString::fromUtf8(" \u202e<b>T…</b> "),
                             QString::fromUtf8("“note” ")};
    QCOMPARE(unpackTransferFields(packTransferFields(odd)), odd);
    QVERIFY(unpackTransferFields("not ours").isBlank());
    Stage stage;
    stage.form->fillWithDraft(odd);
    QCOMPARE(stage.form->form().fields(), odd);
    QTRY_VERIFY(stage.find<QPushButton>("startAnewButton"));
    stage.click("startAnewButton");
    QVERIFY(stage.form->form().fields().isBlank());
    QCOMPARE(stage.draft, QByteArray());
}

void TestTransferForm::whatIsTypedIsKept()
{
    Stage stage;
    stage.type("amountEdit", QStringLiteral("7,5x"));
    stage.form->reject();
    QCOMPARE(unpackTransferFields(stage.draft).amount, QStringLiteral("7,5x"));
}

void TestTransferForm::aRefusalStandsAtItsFieldWithEverythingTyped()
{
    Stage stage;
    TransferDraft draft;
    draft.walletId = ShopWallet;
    draft.amount = usdt(u"12.5");
    draft.destination = Bob;
    draft.network = QStringLiteral("tron");
    draft.note = QStringLiteral("Rent");
    stage.form->form().fill(fieldsOf(draft, stage.form->locale()));
    stage.form->explainRefusal(Error{ErrorKind::Refused,
                                     QStringLiteral("The wallet has 1.00 USDT."),
                                     QStringLiteral("insufficient_funds"),
                                     QStringLiteral("req_9"),
                                     422,
                                     {},
                                     {}});
    QVERIFY(stage.said("amountEdit").contains(QStringLiteral("1.00 USDT")));
    QVERIFY(stage.says(QStringLiteral("req_9")));
    QCOMPARE(stage.find<QLineEdit>("amountEdit")->text(), QStringLiteral("12.50"));
    QCOMPARE(stage.find<QLineEdit>("noteEdit")->text(), QStringLiteral("Rent"));
    QTRY_VERIFY(stage.form->form().keeper().isUsable()); // a new quote for a new try
    stage.type("amountEdit", QStringLiteral("1"));
    QVERIFY(!stage.said("amountEdit").contains(QStringLiteral("The wallet has")));
}

void TestTransferForm::aFailedCommitKeepsEverything()
{
    Stage stage;
    stage.sendError =
        Error{ErrorKind::StorageFull, QStringLiteral("The disk is full."), {}, {}, 0, {}, {}};
    stage.fillIn();
    stage.click("reviewButton");
    stage.confirm();
    QTRY_COMPARE(stage.form->step(), MoneyDialog::Step::Form);
    QVERIFY(stage.form->isVisible());
    QVERIFY(stage.says(QStringLiteral("The disk is full.")));
    QCOMPARE(stage.find<QLineEdit>("amountEdit")->text(), QStringLiteral("25.5"));
    QCOMPARE(stage.find<QLineEdit>("destinationEdit")->text(), Bob);
}

void TestTransferForm::nothingIsClipped_data()
{
    QTest::addColumn<theme::Mode>("mode");
    QTest::newRow("light") << theme::Mode::Light;
    QTest::newRow("German") << theme::Mode::Light;
    QTest::newRow("dark") << theme::Mode::Dark;
}

void TestTransferForm::nothingIsClipped()
{
    QFETCH(theme::Mode, mode);
    theme::apply(*qApp, mode);
    const bool isGerman = QTest::currentDataTag() == QByteArray("German");
    const Spoken words(isGerman ? QStringLiteral("de") : QStringLiteral("en"));
    const QString folder = qEnvironmentVariable("COINPAY_PICTURES");
    const auto picture = [&](Stage &stage, const char *name) {
        QTest::qWait(50);
        for (const QLabel *label : stage.form->findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
        }
        if (!folder.isEmpty())
            stage.form->grab().save(QStringLiteral("%1/form-%2-%3.png")
                                        .arg(folder, QString::fromLatin1(name),
                                             QString::fromLatin1(QTest::currentDataTag())));
    };
    Stage stage;
    picture(stage, "empty");
    stage.fillIn();
    picture(stage, "filled");
    stage.click("reviewButton");
    picture(stage, "review");
    stage.click("backButton");
    (void)got(stage.world.fixture.store->savePayee(
        QStringLiteral("ethereum"), QStringLiteral("0xabcdef0123456789abcdef0123456789abcdef01"),
        QStringLiteral("Carol")));
    stage.choose("networkBox", QStringLiteral("ethereum"));
    stage.paste("destinationEdit", QStringLiteral("0xabcdef0123456789abcdaaaaaaaaaaaaaacdef01"));
    QTRY_VERIFY(stage.find<QCheckBox>("comparedBox"));
    picture(stage, "twin");
    theme::apply(*qApp, theme::Mode::Light);
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    theme::apply(application, theme::Mode::Light);
    TestTransferForm test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_transferform.moc"
