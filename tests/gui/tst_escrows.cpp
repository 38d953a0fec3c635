// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/countdown.h"
#include "forms/escrowactionform.h"
#include "forms/newescrowform.h"
#include "forms/notice.h"
#include "gui/deskwindow.h"
#include "models/escrowlistmodel.h"
#include "pages/advicecard.h"
#include "pages/escrowdetail.h"
#include "pages/escrowspage.h"
#include "shell/escrowforms.h"
#include "widgets/statebadge.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

constexpr int PatientMs = 30'000;
constexpr int ManyBlocks = 40; // more than any network of the sandbox asks for
constexpr int BlockMs = 200;

//! Escrows made, funded, released, refunded and disputed in a real window over a real server.
class TestEscrows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void madeAndReleasedByMouse();
    void refundedInPartByKeyboardOnly();
    void disputedAndSettled();
    void secondDeskIsTold();
    void changedWhileLookedAt();
    void refusedComesBackWithEverything();
    void failedReleaseComesBack();
    void typedNameOnALiveProfile();
    void aKeyThatOnlyReadsOpensNoForm();
    void draftSurvivesClosing();
};

namespace {

template <typename T>
T *find(const char *name)
{
    return DeskWindow::find<T>(name);
}

void click(const char *name)
{
    DeskWindow::click(find<QWidget>(name));
}

bool isLive(DeskWindow &desk)
{
    return desk.window().connector()->status().freshness.phase == Freshness::Phase::Live;
}

//! All that the form in front says.
QString wordsOf(const char *form)
{
    QStringList words;
    if (const auto *widget = find<QWidget>(form)) {
        for (const QLabel *label : widget->findChildren<QLabel *>()) {
            if (label->isVisible())
                words.append(label->text());
        }
    }
    return words.join(u'\n').replace(QChar(0xA0), u' ');
}

//! A sandbox with escrows in it.
struct Bank
{
    bool start() { return sandbox.start(); }

    QString escrow(const char *deal, const char *amount = "100.00")
    {
        return sandbox
            .call("POST", QStringLiteral("/v1/escrows"),
                  {{QStringLiteral("amount"), QString::fromLatin1(amount)},
                   {QStringLiteral("asset"), QStringLiteral("USDT")},
                   {QStringLiteral("buyer_ref"), QStringLiteral("Ann")},
                   {QStringLiteral("seller_ref"), QStringLiteral("Bob")},
                   {QStringLiteral("deal_ref"), QString::fromLatin1(deal)}},
                  deal)
            .json()
            .value(u"id")
            .toString();
    }

    void fund(const QString &id)
    {
        sandbox.post(QStringLiteral("/escrows/%1/fundings").arg(id));
        mine();
    }

    QString funded(const char *deal)
    {
        const QString id = escrow(deal);
        fund(id);
        return id;
    }

    void mine()
    {
        sandbox.post(QStringLiteral("/blocks"), {{QStringLiteral("count"), ManyBlocks}});
    }

    QJsonObject read(const QString &id)
    {
        return sandbox.call("GET", QStringLiteral("/v1/escrows/%1").arg(id)).json();
    }

    QString text(const QString &id, const char *field)
    {
        return read(id).value(QString::fromLatin1(field)).toString();
    }

    //! How many releases, refunds or disputes the server has.
    qsizetype count(const QString &id, const char *what)
    {
        return sandbox
            .call("GET", QStringLiteral("/v1/escrows/%1/%2").arg(id, QString::fromLatin1(what)))
            .json()
            .value(u"data")
            .toArray()
            .size();
    }

    //! Another desk.
    int act(const QString &id, const char *what, const char *amount)
    {
        QJsonObject body{{QStringLiteral("reason"), QStringLiteral("other desk")}};
        if (amount)
            body.insert(QStringLiteral("amount"), QString::fromLatin1(amount));
        return sandbox
            .call("POST", QStringLiteral("/v1/escrows/%1/%2").arg(id, QString::fromLatin1(what)),
                  body, "other-desk")
            .status;
    }

    SandboxProcess sandbox;
};

//! The window on the escrows page.
struct Desktop
{
    explicit Desktop(Bank &bank) { desk.connectTo(bank.sandbox); }

    ~Desktop() { desk.close(); }

    [[nodiscard]] EscrowsPage &page() { return *desk.window().escrowsPage(); }

    //! Chosen, and its state on screen.
    bool shows(const QString &id, EscrowStatus status)
    {
        if (page().chosen() != id)
            page().showItem(id);
        const auto badges = page().detail().findChildren<StateBadge *>();
        return std::any_of(badges.begin(), badges.end(), [&](const StateBadge *badge) {
            return badge->isVisible() && badge->look().word == theme::look(status).word;
        });
    }

    //! Mines until it is so: a payout waits for its turn before its first block.
    bool comesTo(Bank &bank, const QString &id, EscrowStatus status)
    {
        return QTest::qWaitFor(
            [&] {
                if (shows(id, status))
                    return true;
                bank.mine();
                QTest::qWait(BlockMs);
                return false;
            },
            PatientMs);
    }

    [[nodiscard]] bool isConfirmable() const
    {
        const auto *button = find<QPushButton>("confirmButton");
        return button && button->isEnabled();
    }

    [[nodiscard]] OperationState stateOf(const QString &deal, OperationKind kind)
    {
        const auto all = desk.reader().operations(100);
        for (const Operation &operation : all.value_or(QList<Operation>())) {
            if (operation.request.kind == kind && operation.request.reference == deal)
                return operation.state;
        }
        return OperationState::Queued;
    }

    [[nodiscard]] qsizetype operations() { return desk.reader().operations(100)->size(); }

    DeskWindow desk;
};

bool isBackInTheForm()
{
    const auto *form = find<EscrowActionForm>("releaseForm");
    return form && form->step() == MoneyDialog::Step::Form &&
           !form->findChild<Notice *>()->text().isEmpty();
}

void openEscrows(Desktop &top)
{
    QTest::keyClick(&top.desk.window(), Qt::Key_3, Qt::ControlModifier);
}

} // namespace

#define ON_THE_ESCROWS(top, bank)                                                                  \
    QVERIFY2((bank).start(), qPrintable((bank).sandbox.complaint()));                              \
    Desktop top(bank);                                                                             \
    QTRY_VERIFY_WITH_TIMEOUT(isLive((top).desk), PatientMs);                                       \
    openEscrows(top)

void TestEscrows::madeAndReleasedByMouse()
{
    Bank bank;
    ON_THE_ESCROWS(top, bank);
    click("newEscrowButton");
    QTRY_VERIFY(find<QWidget>("newEscrowForm"));
    auto *asset = find<QComboBox>("assetBox");
    asset->setCurrentIndex(asset->findData(QStringLiteral("USDT")));
    DeskWindow::type(find<QLineEdit>("amountEdit"), QStringLiteral("100"));
    DeskWindow::type(find<QLineEdit>("dealEdit"), QStringLiteral("deal_mouse"));
    DeskWindow::type(find<QLineEdit>("buyerEdit"), QStringLiteral("Ann"));
    DeskWindow::type(find<QLineEdit>("sellerEdit"), QStringLiteral("Bob"));
    click("createButton");
    QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>("newEscrowForm"), PatientMs);
    QTRY_COMPARE_WITH_TIMEOUT(
        top.stateOf(QStringLiteral("deal_mouse"), OperationKind::CreateEscrow),
        OperationState::Final, PatientMs);
    const QString id = top.desk.operation(QStringLiteral("deal_mouse"))->resultId;
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::FundingPending), PatientMs);
    QVERIFY(!find<QPushButton>("releaseButton")->isEnabled());
    QVERIFY(find<QPushButton>("releaseButton")->toolTip().contains(QStringLiteral("funded")));
    bank.fund(id);
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::Funded), PatientMs);

    click("releaseButton");
    QTRY_VERIFY(find<EscrowActionForm>("releaseForm"));
    find<QComboBox>("reasonBox")->setCurrentText(QStringLiteral("Delivered"));
    click("reviewButton");
    QTRY_VERIFY(find<QPushButton>("confirmButton"));
    const QString words = wordsOf("releaseForm");
    for (const char *said :
         {"Release 100.00 USDT?", "The escrow holds", "Goes to the seller", "Then it holds",
          "0.00 USDT", "100.00 USDT leave the escrow and go to the seller “Bob”.",
          "Nothing remains in the escrow.", "This cannot be undone.", "Delivered"})
        QVERIFY2(words.contains(QString::fromUtf8(said)), said);
    QVERIFY(find<QPushButton>("cancelButton")->isDefault());
    QVERIFY(!top.isConfirmable());
    QCOMPARE(top.operations(), 1);
    top.desk.skip(Countdown::LengthMs);
    QTRY_VERIFY(top.isConfirmable());
    click("confirmButton");
    QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>("releaseForm"), PatientMs);
    // Accepted, and shown as no more than that.
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::ReleasePending), PatientMs);
    QVERIFY(top.stateOf(QStringLiteral("deal_mouse"), OperationKind::ReleaseEscrow) !=
            OperationState::Final);
    QVERIFY(!find<QPushButton>("releaseButton")->isEnabled());
    QVERIFY(top.comesTo(bank, id, EscrowStatus::Released));
    QTRY_COMPARE_WITH_TIMEOUT(
        top.stateOf(QStringLiteral("deal_mouse"), OperationKind::ReleaseEscrow),
        OperationState::Final, PatientMs);
    QCOMPARE(bank.text(id, "amount_released"), QStringLiteral("100.00"));
    QCOMPARE(bank.count(id, "releases"), 1);
    QTRY_VERIFY(find<QLabel>("asOf")->text().startsWith(QStringLiteral("Final since")));
}

void TestEscrows::refundedInPartByKeyboardOnly()
{
    Bank bank;
    QVERIFY2(bank.start(), qPrintable(bank.sandbox.complaint()));
    const QString id = bank.funded("deal_keys");
    Desktop top(bank);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(top.desk), PatientMs);
    openEscrows(top);
    QTRY_COMPARE_WITH_TIMEOUT(top.page().model().rowCount(), 1, PatientMs);
    QTest::keyClick(&top.desk.window(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // on to the list
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::Funded), PatientMs);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // into the detail
    const auto tabTo = [](const char *name) {
        const QWidget *wanted = find<QWidget>(name);
        for (int step = 0; step < 60 && QApplication::focusWidget() != wanted; ++step)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        return wanted && QApplication::focusWidget() == wanted;
    };
    QVERIFY(tabTo("refundButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(find<EscrowActionForm>("refundForm"));
    auto *form = find<EscrowActionForm>("refundForm");
    QTRY_COMPARE(QApplication::focusWidget(), find<QWidget>("allButton"));
    QTest::keyClick(form->focusWidget(), Qt::Key_Down); // "A part of it"
    QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
    QTRY_COMPARE(form->focusWidget(), find<QWidget>("amountEdit"));
    QTest::keyClicks(form->focusWidget(), QStringLiteral("25.5"));
    QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(form->focusWidget(), QStringLiteral("Two of them broken"));
    QTest::keyClick(form->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(find<QPushButton>("confirmButton"));
    const QString words = wordsOf("refundForm");
    for (const char *said :
         {"Refund 25.50 USDT?", "100.00 USDT", "74.50 USDT remain in the escrow.",
          "go back to the buyer “Ann”", "Two of them broken", "This cannot be undone."})
        QVERIFY2(words.contains(QString::fromUtf8(said)), said);
    top.desk.skip(Countdown::LengthMs);
    QTRY_VERIFY(top.isConfirmable());
    QCOMPARE(form->focusWidget(), find<QWidget>("cancelButton"));
    QTest::keyClick(form->focusWidget(), Qt::Key_Backtab);
    QCOMPARE(form->focusWidget(), find<QWidget>("confirmButton"));
    QTest::keyClick(form->focusWidget(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>("refundForm"), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::RefundPending), PatientMs);
    QVERIFY(top.comesTo(bank, id, EscrowStatus::Funded));
    QTRY_COMPARE_WITH_TIMEOUT(top.stateOf(QStringLiteral("deal_keys"), OperationKind::RefundEscrow),
                              OperationState::Final, PatientMs);
    QCOMPARE(bank.text(id, "amount_refunded"), QStringLiteral("25.50"));
    QCOMPARE(bank.count(id, "refunds"), 1);
}

void TestEscrows::disputedAndSettled()
{
    Bank bank;
    QVERIFY2(bank.start(), qPrintable(bank.sandbox.complaint()));
    const QString id = bank.funded("deal_dispute");
    Desktop top(bank);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(top.desk), PatientMs);
    openEscrows(top);
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::Funded), PatientMs);
    click("disputeButton");
    QTRY_VERIFY(find<EscrowActionForm>("disputeForm"));
    QVERIFY(!find<QWidget>("amountEdit"));
    find<QComboBox>("reasonBox")->setCurrentText(QStringLiteral("Not as agreed"));
    click("reviewButton");
    QTRY_VERIFY(wordsOf("disputeForm").contains(QStringLiteral("Nothing leaves. 100.00 USDT")));
    top.desk.skip(Countdown::LengthMs);
    QTRY_VERIFY(top.isConfirmable());
    click("confirmButton");
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::Disputed), PatientMs);
    QVERIFY(!find<QPushButton>("disputeButton")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("releaseButton")->isEnabled(), PatientMs);
    click("releaseButton");
    QTRY_VERIFY(find<EscrowActionForm>("releaseForm"));
    find<QComboBox>("reasonBox")->setCurrentText(QStringLiteral("Settled"));
    click("reviewButton");
    QTRY_VERIFY(wordsOf("releaseForm").contains(QStringLiteral("settles the dispute")));
    click("cancelButton");
    QTRY_VERIFY(!find<QWidget>("releaseForm"));
    QCOMPARE(bank.count(id, "releases"), 0);
    // What was typed and not sent is still there.
    click("releaseButton");
    QTRY_VERIFY(find<EscrowActionForm>("releaseForm"));
    QCOMPARE(find<QComboBox>("reasonBox")->currentText(), QStringLiteral("Settled"));
    click("cancelButton");
}

void TestEscrows::secondDeskIsTold()
{
    Bank bank;
    QVERIFY2(bank.start(), qPrintable(bank.sandbox.complaint()));
    const QString id = bank.funded("deal_two");
    Desktop top(bank);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(top.desk), PatientMs);
    openEscrows(top);
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::Funded), PatientMs);
    click("releaseButton");
    QTRY_VERIFY(find<EscrowActionForm>("releaseForm"));
    find<QComboBox>("reasonBox")->setCurrentText(QStringLiteral("Delivered"));
    click("reviewButton");
    top.desk.skip(Countdown::LengthMs);
    QTRY_VERIFY(top.isConfirmable());
    // Confirmed here while the other desk's release is news that may not have come yet: the event
    // loop does not run between the two. Either the row is not written at all, or it is written and
    // not sent.
    QCOMPARE(bank.act(id, "releases", "60.00"), 202);
    click("confirmButton");
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("editAgainButton") || isBackInTheForm(), PatientMs);
    QCOMPARE(bank.count(id, "releases"), 1);
    if (find<QPushButton>("editAgainButton")) {
        QCOMPARE(top.stateOf(QStringLiteral("deal_two"), OperationKind::ReleaseEscrow),
                 OperationState::Rejected);
        click("editAgainButton");
        QTRY_VERIFY(find<EscrowActionForm>("releaseForm"));
    } else {
        QCOMPARE(top.operations(), 0);
    }
    QCOMPARE(find<QComboBox>("reasonBox")->currentText(), QStringLiteral("Delivered"));
    QVERIFY(!find<EscrowActionForm>("releaseForm")->findChild<Notice *>()->text().isEmpty());
    // The other release is under way: looking it over waits for its end, and says so.
    QTRY_VERIFY_WITH_TIMEOUT(!find<QPushButton>("reviewButton")->isEnabled(), PatientMs);
    QVERIFY(find<QPushButton>("reviewButton")->toolTip().contains(QStringLiteral("under way")));
    QVERIFY(top.comesTo(bank, id, EscrowStatus::PartiallyReleased));
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("reviewButton")->isEnabled(), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(wordsOf("releaseForm").contains(QStringLiteral("It holds 40.00 USDT")),
                             PatientMs);
    QCOMPARE(bank.text(id, "amount_released"), QStringLiteral("60.00"));
    click("cancelButton");
}

void TestEscrows::changedWhileLookedAt()
{
    Bank bank;
    QVERIFY2(bank.start(), qPrintable(bank.sandbox.complaint()));
    const QString id = bank.funded("deal_live");
    Desktop top(bank);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(top.desk), PatientMs);
    openEscrows(top);
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::Funded), PatientMs);
    click("refundButton");
    QTRY_VERIFY(find<EscrowActionForm>("refundForm"));
    auto *form = find<EscrowActionForm>("refundForm");
    find<QComboBox>("reasonBox")->setCurrentText(QStringLiteral("Returned"));
    click("reviewButton");
    QCOMPARE(form->step(), MoneyDialog::Step::Review);
    QCOMPARE(bank.act(id, "releases", "30.00"), 202);
    QTRY_COMPARE_WITH_TIMEOUT(form->step(), MoneyDialog::Step::Form, PatientMs);
    const auto *notice = form->findChild<Notice *>();
    QVERIFY2(notice->title().contains(QStringLiteral("has changed")), qPrintable(notice->title()));
    QVERIFY(notice->text().contains(theme::look(EscrowStatus::ReleasePending).word));
    QVERIFY(!find<QPushButton>("reviewButton")->isEnabled());
    QCOMPARE(find<QComboBox>("reasonBox")->currentText(), QStringLiteral("Returned"));
    QVERIFY(top.comesTo(bank, id, EscrowStatus::PartiallyReleased));
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("reviewButton")->isEnabled(), PatientMs);
    click("reviewButton");
    QTRY_VERIFY(wordsOf("refundForm").contains(QStringLiteral("Refund 70.00 USDT?")));
    top.desk.skip(Countdown::LengthMs);
    QTRY_VERIFY(top.isConfirmable());
    click("confirmButton");
    QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>("refundForm"), PatientMs);
    QTRY_COMPARE_WITH_TIMEOUT(bank.count(id, "refunds"), 1, PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::RefundPending), PatientMs);
    QVERIFY(QTest::qWaitFor(
        [&] {
            bank.mine();
            QTest::qWait(BlockMs);
            return bank.text(id, "amount_refunded") == QStringLiteral("70.00");
        },
        PatientMs));
}

void TestEscrows::refusedComesBackWithEverything()
{
    Bank bank;
    QVERIFY2(bank.start(), qPrintable(bank.sandbox.complaint()));
    const QString id = bank.funded("deal_refused");
    Desktop top(bank);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(top.desk), PatientMs);
    openEscrows(top);
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::Funded), PatientMs);
    bank.sandbox.post(
        QStringLiteral("/faults"),
        {{QStringLiteral("match"),
          QJsonObject{{QStringLiteral("method"), QStringLiteral("POST")},
                      {QStringLiteral("path"), QStringLiteral("/v1/escrows/%1/releases").arg(id)}}},
         {QStringLiteral("kind"), QStringLiteral("status")},
         {QStringLiteral("status"), 422},
         {QStringLiteral("times"), 1}});
    click("releaseButton");
    QTRY_VERIFY(find<EscrowActionForm>("releaseForm"));
    find<QRadioButton>("partButton")->click();
    DeskWindow::type(find<QLineEdit>("amountEdit"), QStringLiteral("12.34"));
    find<QComboBox>("reasonBox")->setCurrentText(QStringLiteral("First part"));
    click("reviewButton");
    top.desk.skip(Countdown::LengthMs);
    QTRY_VERIFY(top.isConfirmable());
    click("confirmButton");
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("editAgainButton"), PatientMs);
    click("editAgainButton");
    QTRY_VERIFY(find<EscrowActionForm>("releaseForm"));
    QVERIFY(find<QRadioButton>("partButton")->isChecked());
    QCOMPARE(find<QLineEdit>("amountEdit")->text(), QStringLiteral("12.34"));
    QCOMPARE(find<QComboBox>("reasonBox")->currentText(), QStringLiteral("First part"));
    const auto *notice = find<EscrowActionForm>("releaseForm")->findChild<Notice *>();
    QVERIFY(notice->text().contains(QStringLiteral("Request id: ")));
    QCOMPARE(bank.count(id, "releases"), 0);
    // Once more, and now it goes.
    click("reviewButton");
    QTRY_VERIFY(find<QPushButton>("confirmButton"));
    top.desk.skip(Countdown::LengthMs);
    QTRY_VERIFY(top.isConfirmable());
    click("confirmButton");
    QTRY_COMPARE_WITH_TIMEOUT(bank.count(id, "releases"), 1, PatientMs);
}

void TestEscrows::failedReleaseComesBack()
{
    Bank bank;
    QVERIFY2(bank.start(), qPrintable(bank.sandbox.complaint()));
    const QString id = bank.funded("deal_failed");
    Desktop top(bank);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(top.desk), PatientMs);
    openEscrows(top);
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::Funded), PatientMs);
    click("releaseButton");
    QTRY_VERIFY(find<EscrowActionForm>("releaseForm"));
    find<QComboBox>("reasonBox")->setCurrentText(QStringLiteral("Delivered"));
    click("reviewButton");
    top.desk.skip(Countdown::LengthMs);
    QTRY_VERIFY(top.isConfirmable());
    click("confirmButton");
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::ReleasePending), PatientMs);
    const auto actions = top.desk.reader().escrowActions(id);
    QVERIFY(actions && actions->size() == 1);
    bank.sandbox.post(QStringLiteral("/failures"), {{QStringLiteral("id"), actions->first().id}});
    QTRY_COMPARE_WITH_TIMEOUT(
        top.stateOf(QStringLiteral("deal_failed"), OperationKind::ReleaseEscrow),
        OperationState::Failed, PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(top.shows(id, EscrowStatus::Funded), PatientMs);
    QTRY_VERIFY(
        top.page().detail().advice()->advice().title.contains(QStringLiteral("did not happen")));
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("editAgainButton"), PatientMs);
    click("editAgainButton");
    QTRY_VERIFY(find<EscrowActionForm>("releaseForm"));
    QCOMPARE(find<QComboBox>("reasonBox")->currentText(), QStringLiteral("Delivered"));
    click("cancelButton");
}

void TestEscrows::typedNameOnALiveProfile()
{
    Bank bank;
    QVERIFY2(bank.start(), qPrintable(bank.sandbox.complaint()));
    const QString id = bank.escrow("deal_large", "2500.00");
    bank.fund(id);
    Desktop top(bank);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(top.desk), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(top.desk.reader().escrow(id).has_value(), PatientMs);
    // The same form over a live profile's rules: a sandbox is none.
    QList<qint64> asked;
    Profile live;
    live.name = QStringLiteral("my-shop");
    live.environment = Environment::Live;
    EscrowActionForm form(
        EscrowActionKind::Release, *top.desk.reader().escrow(id),
        [&](const EscrowActionDraft &, qint64 version) {
            asked.append(version);
            return QtFuture::makeReadyFuture(Result<Operation>(Operation{}));
        },
        confirmRules(live, top.desk.session().settings()), top.desk.session().clock());
    form.fill({true, {}, QStringLiteral("Delivered")});
    form.show();
    click("reviewButton");
    top.desk.skip(Countdown::LengthMs);
    auto *name = find<QLineEdit>("profileNameEdit");
    QVERIFY(name);
    QTRY_VERIFY(!find<QPushButton>("confirmButton")->text().contains(u'('));
    QVERIFY(!top.isConfirmable());
    QTest::keyClicks(name, QStringLiteral("my-shop"));
    QVERIFY(top.isConfirmable());
    click("confirmButton");
    QTRY_VERIFY(!form.isVisible());
    QCOMPARE(asked, QList<qint64>{top.desk.reader().escrow(id)->version});
}

void TestEscrows::aKeyThatOnlyReadsOpensNoForm()
{
    Bank bank;
    QVERIFY2(bank.start(), qPrintable(bank.sandbox.complaint()));
    const QString id = bank.funded("deal_read");
    DeskWindow desk;
    desk.connectTo(bank.sandbox, {QStringLiteral("read")});
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    desk.window().go(Place::Escrows);
    const QString scope = QStringLiteral("escrows:write");
    QTRY_VERIFY(!find<QPushButton>("newEscrowButton")->isEnabled());
    QVERIFY(find<QPushButton>("newEscrowButton")->toolTip().contains(scope));
    desk.window().escrowsPage()->showItem(id);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("releaseButton"), PatientMs);
    for (const char *name : {"releaseButton", "refundButton", "disputeButton"}) {
        QVERIFY(!find<QPushButton>(name)->isEnabled());
        QVERIFY(find<QPushButton>(name)->toolTip().contains(scope));
    }
    QVERIFY(find<QLabel>("escrowHindrance")->text().contains(scope));
    QTest::keyClick(&desk.window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(find<Notice>("notAllowedNotice"));
    QVERIFY(find<Notice>("notAllowedNotice")->text().contains(scope));
    QVERIFY(!find<QWidget>("newEscrowForm"));
    desk.close();
}

void TestEscrows::draftSurvivesClosing()
{
    DeskWindow desk;
    desk.connectToNobody();
    QTest::keyClick(&desk.window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(find<QLineEdit>("dealEdit"));
    DeskWindow::type(find<QLineEdit>("dealEdit"), QStringLiteral("half-written"));
    desk.close();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("openDraftButton"), PatientMs);
    click("openDraftButton");
    QTRY_VERIFY(find<QLineEdit>("dealEdit"));
    QCOMPARE(find<QLineEdit>("dealEdit")->text(), QStringLiteral("half-written"));
    click("discardButton");
    click("closeButton");
    desk.close();
    desk.open();
    QVERIFY(desk.window().escrowForms()->keptDraft().isBlank());
    desk.close();
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestEscrows test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_escrows.moc"
