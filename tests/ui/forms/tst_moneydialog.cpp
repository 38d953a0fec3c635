// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/moneydialog.h"
#include "forms/notice.h"
#include "support/turningclock.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace coinpay;
using namespace coinpay::test;

class TestMoneyDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancelIsTheDefault();
    void cancelStandsWhereReviewStood();
    void canBePressedAfterTheCountdown();
    void goingBackBeginsTheCountdownAnew();
    void otherWordsBeginTheCountdownAnew();
    void enterNeverSends();
    void whatIsMissingKeepsTheForm();
    void nameIsTypedAboveTheLimit_data();
    void nameIsTypedAboveTheLimit();
    void confirmsOnceHoweverOftenItIsPressed();
    void whatGoesWrongReturnsToTheForm();
    void limitsAreThePersonsOwn();
};

namespace {

Money usdt(const char *amount)
{
    return *Money::parse(QString::fromLatin1(amount), QStringLiteral("USDT"));
}

//! Sends what is typed, wherever it goes.
class Till final : public MoneyDialog
{
public:
    Till(ConfirmRules rules, const Clock &clock)
        : MoneyDialog(QStringLiteral("Send"), std::move(rules), clock, nullptr)
    {
        auto *form = new QWidget(this);
        auto *rows = new QVBoxLayout(form);
        amount = new QLineEdit(form);
        rows->addWidget(amount);
        form->setFocusProxy(amount);
        build(form);
        amount->setText(QStringLiteral("25.00"));
    }

    std::optional<MoneyReview> review() override
    {
        const auto money = Money::parse(amount->text(), QStringLiteral("USDT"));
        if (!money)
            return {};
        MoneyReview review;
        review.title = QStringLiteral("Send it?");
        review.lines = {{QStringLiteral("To"), payee}};
        review.figures = {{QStringLiteral("Leaves"), *money, MoneyReview::Figure::Rank::Leaving}};
        review.sentences = {QStringLiteral("This cannot be undone.")};
        review.confirm = QStringLiteral("Send it");
        review.leaving = {*money};
        return review;
    }

    void journal() override { ++journalings; }

    using MoneyDialog::journaled;
    using MoneyDialog::reviewAgain;

    QLineEdit *amount = nullptr;
    QString payee = QStringLiteral("Ann");
    int journalings = 0;
};

//! The till on screen, and a clock that only this test turns.
struct Stage
{
    explicit Stage(Environment environment = Environment::Sandbox)
        : till({QStringLiteral("shop"), environment,
                [](const QString &) { return std::optional(usdt("25")); }},
               clock)
    {
        till.show();
        till.activateWindow();
    }

    [[nodiscard]] QPushButton *button(const char *name) const
    {
        for (auto *each : till.findChildren<QPushButton *>(QString::fromLatin1(name))) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }

    [[nodiscard]] bool canConfirm() const { return button("confirmButton")->isEnabled(); }

    //! Turns the clock and waits until the dialog has seen it.
    void wait(qint64 ms, const QString &reads)
    {
        clock.advance(ms);
        QTRY_COMPARE(button("confirmButton")->text(), reads);
    }

    TurningClock clock;
    Till till;
};

} // namespace

void TestMoneyDialog::cancelIsTheDefault()
{
    Stage stage;
    QVERIFY(stage.button("reviewButton")->isDefault());
    stage.press("reviewButton");
    QCOMPARE(stage.till.step(), MoneyDialog::Step::Review);
    QVERIFY(stage.button("cancelButton")->isDefault());
    QVERIFY(!stage.button("confirmButton")->isDefault());
    QVERIFY(!stage.button("confirmButton")->autoDefault());
}

void TestMoneyDialog::cancelStandsWhereReviewStood()
{
    Stage stage;
    const auto middle = [&stage](const char *name) {
        const QWidget *button = stage.button(name);
        return button->mapTo(&stage.till, button->rect().center());
    };
    QCoreApplication::processEvents();
    const QPoint review = middle("reviewButton");
    stage.press("reviewButton");
    QCoreApplication::processEvents();
    QVERIFY(stage.till.childAt(review) != stage.button("confirmButton"));
    QVERIFY(middle("cancelButton").x() > middle("confirmButton").x());
    QVERIFY(stage.button("confirmButton")->geometry().right() < review.x());
}

void TestMoneyDialog::canBePressedAfterTheCountdown()
{
    Stage stage;
    stage.press("reviewButton");
    QCOMPARE(stage.button("confirmButton")->text(), QStringLiteral("Send it (3)"));
    QVERIFY(!stage.canConfirm());
    const int width = stage.button("confirmButton")->width();
    stage.wait(1000, QStringLiteral("Send it (2)"));
    stage.wait(1900, QStringLiteral("Send it (1)"));
    QVERIFY(!stage.canConfirm());
    QVERIFY(stage.button("confirmButton")->accessibleDescription().contains(u'1'));
    stage.press("confirmButton");
    QCOMPARE(stage.till.journalings, 0);
    stage.wait(100, QStringLiteral("Send it"));
    QVERIFY(stage.canConfirm());
    QCOMPARE(stage.button("confirmButton")->width(), width);
    stage.press("confirmButton");
    QCOMPARE(stage.till.journalings, 1);
}

void TestMoneyDialog::goingBackBeginsTheCountdownAnew()
{
    Stage stage;
    stage.press("reviewButton");
    stage.wait(3000, QStringLiteral("Send it"));
    stage.press("backButton");
    QCOMPARE(stage.till.step(), MoneyDialog::Step::Form);
    QCOMPARE(stage.till.amount->text(), QStringLiteral("25.00"));
    stage.press("reviewButton");
    QCOMPARE(stage.button("confirmButton")->text(), QStringLiteral("Send it (3)"));
    QVERIFY(!stage.canConfirm());
}

void TestMoneyDialog::otherWordsBeginTheCountdownAnew()
{
    Stage stage;
    stage.press("reviewButton");
    stage.wait(3000, QStringLiteral("Send it"));
    stage.till.reviewAgain(); // the same as before
    QVERIFY(stage.canConfirm());
    stage.till.payee = QStringLiteral("Bob");
    stage.till.reviewAgain();
    QVERIFY(!stage.canConfirm());
    QCOMPARE(stage.button("confirmButton")->text(), QStringLiteral("Send it (3)"));
    const auto says = [&stage](const QString &words) {
        const auto labels = stage.till.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
            return label->isVisible() && label->text() == words;
        });
    };
    QTRY_VERIFY(says(QStringLiteral("Bob")));
    QVERIFY(!says(QStringLiteral("Ann")));
    stage.till.amount->setText(QStringLiteral("x"));
    stage.till.reviewAgain();
    QCOMPARE(stage.till.step(), MoneyDialog::Step::Form);
}

void TestMoneyDialog::enterNeverSends()
{
    Stage stage;
    QTest::keyClick(stage.till.amount, Qt::Key_Return);
    QCOMPARE(stage.till.step(), MoneyDialog::Step::Review);
    stage.wait(3000, QStringLiteral("Send it"));
    stage.button("confirmButton")->setFocus();
    QTest::keyClick(stage.button("confirmButton"), Qt::Key_Return);
    QCOMPARE(stage.till.journalings, 0);
    QVERIFY(!stage.till.isVisible());
    Stage other;
    other.press("reviewButton");
    other.wait(3000, QStringLiteral("Send it"));
    QCOMPARE(other.till.focusWidget(), other.button("cancelButton"));
    QTest::keyClick(other.till.focusWidget(), Qt::Key_Backtab);
    QCOMPARE(other.till.focusWidget(), other.button("confirmButton"));
    QTest::keyClick(other.till.focusWidget(), Qt::Key_Space);
    QCOMPARE(other.till.journalings, 1);
}

void TestMoneyDialog::whatIsMissingKeepsTheForm()
{
    Stage stage;
    stage.till.amount->setText(QStringLiteral("much"));
    stage.press("reviewButton");
    QCOMPARE(stage.till.step(), MoneyDialog::Step::Form);
    QVERIFY(!stage.button("confirmButton"));
}

void TestMoneyDialog::nameIsTypedAboveTheLimit_data()
{
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QString>("amount");
    QTest::addColumn<bool>("asked");
    QTest::newRow("live, at the limit") << Environment::Live << QStringLiteral("25.00") << false;
    QTest::newRow("live, above it") << Environment::Live << QStringLiteral("25.000001") << true;
    QTest::newRow("test, above it") << Environment::Test << QStringLiteral("900.00") << false;
    QTest::newRow("sandbox, above it") << Environment::Sandbox << QStringLiteral("900.00") << false;
}

void TestMoneyDialog::nameIsTypedAboveTheLimit()
{
    QFETCH(Environment, environment);
    QFETCH(QString, amount);
    QFETCH(bool, asked);
    Stage stage(environment);
    stage.till.amount->setText(amount);
    stage.press("reviewButton");
    auto *name = stage.till.findChild<QLineEdit *>(QStringLiteral("profileNameEdit"));
    QCOMPARE(name->isVisible(), asked);
    stage.wait(3000, QStringLiteral("Send it"));
    QCOMPARE(stage.canConfirm(), !asked);
    if (!asked)
        return;
    QTest::keyClicks(name, QStringLiteral("Shop"));
    QVERIFY(!stage.canConfirm());
    QTest::keyClick(name, Qt::Key_Return); // neither sends nor closes
    QVERIFY(stage.till.isVisible());
    name->clear();
    QTest::keyClicks(name, QStringLiteral("shop"));
    QVERIFY(stage.canConfirm());
    stage.press("confirmButton");
    QCOMPARE(stage.till.journalings, 1);
}

void TestMoneyDialog::confirmsOnceHoweverOftenItIsPressed()
{
    Stage stage;
    stage.press("reviewButton");
    stage.wait(3000, QStringLiteral("Send it"));
    for (int times = 0; times < 3; ++times)
        stage.press("confirmButton");
    QCOMPARE(stage.till.journalings, 1);
    stage.till.reject(); // it is being written down: not now
    QVERIFY(stage.till.isVisible());
    stage.till.journaled({});
    QVERIFY(!stage.till.isVisible());
}

void TestMoneyDialog::whatGoesWrongReturnsToTheForm()
{
    Stage stage;
    stage.press("reviewButton");
    stage.wait(3000, QStringLiteral("Send it"));
    stage.press("confirmButton");
    stage.till.journaled(fail(ErrorKind::StorageFull, QStringLiteral("The disk is full.")));
    QVERIFY(stage.till.isVisible());
    QCOMPARE(stage.till.step(), MoneyDialog::Step::Form);
    QCOMPARE(stage.till.amount->text(), QStringLiteral("25.00"));
    QVERIFY(stage.till.findChild<Notice *>()->text().contains(QStringLiteral("The disk is full.")));
    stage.press("reviewButton");
    stage.wait(3000, QStringLiteral("Send it"));
    stage.press("confirmButton");
    QCOMPARE(stage.till.journalings, 2);
}

void TestMoneyDialog::limitsAreThePersonsOwn()
{
    QTemporaryDir dir;
    Settings settings(dir.path());
    Profile profile;
    profile.name = QStringLiteral("shop");
    profile.environment = Environment::Live;
    QVERIFY(!needsName(confirmRules(profile, settings), {usdt("1000")}));
    QVERIFY(needsName(confirmRules(profile, settings), {usdt("1000.01")}));
    settings.set(setting::nameLimits, {QStringLiteral("USDT 5"), QStringLiteral("BTC much")});
    QVERIFY(needsName(confirmRules(profile, settings), {usdt("5.01")}));
    QVERIFY(!needsName(confirmRules(profile, settings), {usdt("5")}));
    const Money dust = *Money::parse(u"0.00000001", QStringLiteral("BTC"));
    QVERIFY(needsName(confirmRules(profile, settings), {dust}));            // not a limit
    QVERIFY(needsName(confirmRules(profile, settings), {usdt("1"), dust})); // one is enough
    QVERIFY(!needsName(confirmRules(profile, settings), {}));
    profile.environment = Environment::Sandbox;
    QVERIFY(!needsName(confirmRules(profile, settings), {dust}));
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestMoneyDialog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_moneydialog.moc"
