// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/escrowactionform.h"
#include "forms/notice.h"
#include "support/turningclock.h"
#include "theme/theme.h"
#include "ui/pages/looking.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QTest>
#include <QTranslator>

void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

using namespace coinpay;
using namespace coinpay::test;

class TestEscrowActionForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsShownIsWhatIsAsked_data();
    void whatIsShownIsWhatIsAsked();
    void allIsTheAmountThatWasSeen();
    void badInputGetsASentence_data();
    void badInputGetsASentence();
    void nothingIsSaidBeforeTheFirstEdit();
    void confirmationsDoNotDisturb();
    void anotherStateStartsOver();
    void changeDuringJournalingWaits();
    void draftComesBackAsItWas();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
};

namespace {

Money usdt(const char *amount)
{
    return *Money::parse(QString::fromLatin1(amount), QStringLiteral("USDT"));
}

Escrow held(const char *amount)
{
    Escrow escrow;
    escrow.id = QStringLiteral("esc_1");
    escrow.amount = usdt(amount);
    escrow.amountFunded = usdt(amount);
    escrow.amountReleased = usdt("0");
    escrow.amountRefunded = usdt("0");
    escrow.status = EscrowStatus::Funded;
    escrow.statusText = QStringLiteral("funded");
    escrow.buyerRef = QStringLiteral("Ann");
    escrow.sellerRef = QStringLiteral("Bob");
    escrow.dealRef = QStringLiteral("deal_1");
    escrow.version = 4;
    return escrow;
}

//! The form on screen, what it asked for, and a clock that only this test turns.
struct Stage
{
    explicit Stage(EscrowActionKind kind, const Escrow &escrow = held("100"))
        : form(
              kind, escrow,
              [this](const EscrowActionDraft &draft, qint64 version) {
                  asked.append(draft);
                  versions.append(version);
                  promise.start();
                  return promise.future();
              },
              {QStringLiteral("shop"), Environment::Sandbox, {}}, clock)
    {
        form.show();
        form.activateWindow();
    }

    [[nodiscard]] QPushButton *button(const char *name) const
    {
        for (auto *each : form.findChildren<QPushButton *>(QString::fromLatin1(name))) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }

    bool confirm()
    {
        press("reviewButton");
        if (form.step() != MoneyDialog::Step::Review)
            return false;
        clock.advance(Countdown::LengthMs);
        if (!QTest::qWaitFor([this] { return button("confirmButton")->isEnabled(); }))
            return false;
        press("confirmButton");
        return true;
    }

    void answer(const Result<Operation> &result)
    {
        promise.addResult(result);
        promise.finish();
    }

    [[nodiscard]] QString words() const
    {
        QStringList all;
        for (const QLabel *label : form.findChildren<QLabel *>()) {
            if (label->isVisible())
                all.append(label->text());
        }
        return all.join(u'\n').replace(QChar(0xA0), u' ');
    }

    TurningClock clock;
    QList<EscrowActionDraft> asked;
    QList<qint64> versions;
    QPromise<Result<Operation>> promise;
    EscrowActionForm form;
};

} // namespace

void TestEscrowActionForm::whatIsShownIsWhatIsAsked_data()
{
    QTest::addColumn<EscrowActionKind>("kind");
    QTest::addColumn<QString>("part"); // empty: all
    QTest::addColumn<QString>("leaves");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("who");
    QTest::newRow("release all") << EscrowActionKind::Release << QString() << "100.00 USDT"
                                 << "Nothing remains"
                                 << "seller “Bob”";
    QTest::newRow("release a part") << EscrowActionKind::Release << "0.000001"
                                    << "0.000001 USDT"
                                    << "99.999999 USDT remain"
                                    << "seller “Bob”";
    QTest::newRow("refund all") << EscrowActionKind::Refund << QString() << "100.00 USDT"
                                << "Nothing remains"
                                << "buyer “Ann”";
    QTest::newRow("refund a part") << EscrowActionKind::Refund << "60"
                                   << "60.00 USDT"
                                   << "40.00 USDT remain"
                                   << "buyer “Ann”";
}

void TestEscrowActionForm::whatIsShownIsWhatIsAsked()
{
    QFETCH(EscrowActionKind, kind);
    QFETCH(QString, part);
    QFETCH(QString, leaves);
    QFETCH(QString, rest);
    QFETCH(QString, who);
    Stage stage(kind);
    stage.form.fill({part.isEmpty(), part, QStringLiteral("Because")});
    stage.press("reviewButton");
    QTRY_VERIFY(stage.words().contains(leaves));
    const QString words = stage.words();
    for (const QString &said : {rest, who, QStringLiteral("100.00 USDT"), QStringLiteral("Because"),
                                QStringLiteral("deal_1"), QStringLiteral("This cannot be undone.")})
        QVERIFY2(words.contains(said), qPrintable(said + u'\n' + words));
    QVERIFY(stage.button("confirmButton")->text().replace(QChar(0xA0), u' ').contains(leaves));
    stage.press("backButton");
    QVERIFY(stage.confirm());
    QCOMPARE(stage.asked.size(), 1);
    QCOMPARE(stage.asked.first().kind, kind);
    QCOMPARE(stage.asked.first().escrowId, QStringLiteral("esc_1"));
    QCOMPARE(stage.asked.first().reason, QStringLiteral("Because"));
    QCOMPARE(*stage.asked.first().amount, usdt(part.isEmpty() ? "100" : part.toLatin1()));
    QCOMPARE(stage.versions, QList<qint64>{4});
    stage.answer(Operation{});
    QTRY_VERIFY(!stage.form.isVisible());
}

void TestEscrowActionForm::allIsTheAmountThatWasSeen()
{
    Escrow escrow = held("100");
    escrow.amountReleased = usdt("12.5");
    escrow.status = EscrowStatus::PartiallyReleased;
    Stage stage(EscrowActionKind::Refund, escrow);
    stage.form.fill({true, {}, QStringLiteral("Because")});
    QVERIFY(stage.form.findChild<QRadioButton *>(QStringLiteral("allButton"))
                ->text()
                .contains(QStringLiteral("87.50")));
    QVERIFY(stage.confirm());
    QCOMPARE(*stage.asked.first().amount, usdt("87.5"));
    stage.answer(Operation{});
}

void TestEscrowActionForm::badInputGetsASentence_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("editor");
    QTest::addColumn<QString>("says");
    QTest::newRow("no reason") << "5"
                               << "  "
                               << "reasonBox"
                               << "why";
    QTest::newRow("no amount") << ""
                               << "x"
                               << "amountEdit"
                               << "amount";
    QTest::newRow("nothing") << "0.00"
                             << "x"
                             << "amountEdit"
                             << "more than zero";
    QTest::newRow("below zero") << "-1"
                                << "x"
                                << "amountEdit"
                                << "more than zero";
    QTest::newRow("more than is held") << "100.000001"
                                       << "x"
                                       << "amountEdit"
                                       << "100.00";
    QTest::newRow("too exact") << "1.0000001"
                               << "x"
                               << "amountEdit"
                               << "decimals";
    QTest::newRow("no number") << "half"
                               << "x"
                               << "amountEdit"
                               << "digits";
    QTest::newRow("thousands separator") << "1,000"
                                         << "x"
                                         << "amountEdit"
                                         << "";
}

void TestEscrowActionForm::badInputGetsASentence()
{
    QFETCH(QString, amount);
    QFETCH(QString, reason);
    QFETCH(QString, editor);
    QFETCH(QString, says);
    Stage stage(EscrowActionKind::Release);
    stage.form.fill({false, amount, reason});
    stage.press("reviewButton");
    QCOMPARE(stage.form.step(), MoneyDialog::Step::Form);
    auto *wrong = stage.form.findChild<QWidget *>(editor);
    QVERIFY2(wrong->accessibleDescription().contains(says),
             qPrintable(wrong->accessibleDescription()));
    QVERIFY(!wrong->accessibleDescription().isEmpty());
    QVERIFY(wrong->hasFocus() || wrong->isAncestorOf(stage.form.focusWidget()));
    QCOMPARE(stage.form.fields(), (EscrowActionFields{false, amount, reason}));
    QVERIFY(stage.asked.isEmpty());
}

void TestEscrowActionForm::nothingIsSaidBeforeTheFirstEdit()
{
    for (const EscrowActionKind kind :
         {EscrowActionKind::Release, EscrowActionKind::Refund, EscrowActionKind::Dispute}) {
        Stage stage(kind);
        auto *reason = stage.form.findChild<QWidget *>(QStringLiteral("reasonBox"));
        QVERIFY(!reason->accessibleDescription().contains(QStringLiteral("Say")));
        if (auto *amount = stage.form.findChild<QWidget *>(QStringLiteral("amountEdit")))
            QVERIFY(!amount->isVisible());
    }
}

void TestEscrowActionForm::confirmationsDoNotDisturb()
{
    Stage stage(EscrowActionKind::Release);
    stage.form.fill({true, {}, QStringLiteral("Because")});
    stage.press("reviewButton");
    stage.clock.advance(Countdown::LengthMs);
    QTRY_VERIFY(stage.button("confirmButton")->isEnabled());
    Escrow later = held("100");
    later.version = 5;
    later.confirmations = 12;
    stage.form.setEscrow(later, {});
    QVERIFY(stage.button("confirmButton")->isEnabled());
    stage.press("confirmButton");
    QCOMPARE(stage.versions, QList<qint64>{5}); // as it is now, with the same words
    stage.answer(Operation{});
}

void TestEscrowActionForm::anotherStateStartsOver()
{
    Stage stage(EscrowActionKind::Release);
    stage.form.fill({false, QStringLiteral("80"), QStringLiteral("Because")});
    stage.press("reviewButton");
    Escrow less = held("100");
    less.version = 7;
    less.amountReleased = usdt("60");
    less.status = EscrowStatus::PartiallyReleased;
    stage.form.setEscrow(less, {});
    QCOMPARE(stage.form.step(), MoneyDialog::Step::Form);
    QVERIFY(stage.form.findChild<Notice *>()->text().contains(QStringLiteral("40.00")));
    QCOMPARE(stage.form.fields().amount, QStringLiteral("80"));
    stage.press("reviewButton"); // 80 are no longer there
    QCOMPARE(stage.form.step(), MoneyDialog::Step::Form);
    QVERIFY(stage.form.findChild<QLineEdit *>(QStringLiteral("amountEdit"))
                ->accessibleDescription()
                .contains(QStringLiteral("40.00")));
    less.status = EscrowStatus::Released;
    stage.form.setEscrow(less, QStringLiteral("It is over."));
    QVERIFY(!stage.button("reviewButton")->isEnabled());
    QCOMPARE(stage.button("reviewButton")->toolTip(), QStringLiteral("It is over."));
    QVERIFY(stage.asked.isEmpty());
}

void TestEscrowActionForm::changeDuringJournalingWaits()
{
    Stage stage(EscrowActionKind::Release);
    stage.form.fill({true, {}, QStringLiteral("Because")});
    QVERIFY(stage.confirm());
    Escrow gone = held("100");
    gone.version = 8;
    gone.status = EscrowStatus::ReleasePending;
    stage.form.setEscrow(gone, QStringLiteral("Under way."));
    QCOMPARE(stage.form.step(), MoneyDialog::Step::Review); // it is being written down
    stage.answer(fail(ErrorKind::Refused, QStringLiteral("It has changed.")));
    QTRY_COMPARE(stage.form.step(), MoneyDialog::Step::Form);
    QVERIFY(!stage.button("reviewButton")->isEnabled());
    QCOMPARE(stage.form.fields().reason, QStringLiteral("Because"));
}

void TestEscrowActionForm::draftComesBackAsItWas()
{
    const QLocale german(QStringLiteral("de_DE"));
    EscrowActionDraft draft;
    draft.reason = QStringLiteral("Because");
    draft.amount = usdt("1234.5");
    const EscrowActionFields part = fieldsOf(draft, held("5000"), german);
    QCOMPARE(part,
             (EscrowActionFields{false, QStringLiteral("1234,50"), QStringLiteral("Because")}));
    QVERIFY(fieldsOf(draft, held("1234.5"), german).isAll);
    const auto read = readEscrowActionFields(part, EscrowActionKind::Release, held("5000"), german);
    QVERIFY(read.draft);
    QCOMPARE(*read.draft->amount, usdt("1234.5"));
}

void TestEscrowActionForm::nothingIsCutOff_data()
{
    QTest::addColumn<EscrowActionKind>("kind");
    QTest::addColumn<theme::Mode>("mode");
    QTest::addColumn<QString>("language");
    const QString english = QStringLiteral("en");
    const QString german = QStringLiteral("de");
    QTest::newRow("release-light") << EscrowActionKind::Release << theme::Mode::Light << english;
    QTest::newRow("refund-dark") << EscrowActionKind::Refund << theme::Mode::Dark << english;
    QTest::newRow("dispute-light") << EscrowActionKind::Dispute << theme::Mode::Light << english;
    QTest::newRow("release-German") << EscrowActionKind::Release << theme::Mode::Light << german;
    QTest::newRow("refund-German") << EscrowActionKind::Refund << theme::Mode::Light << german;
    QTest::newRow("dispute-German") << EscrowActionKind::Dispute << theme::Mode::Light << german;
}

//! Pictures for whoever wants to look, into the folder that COINPAY_PICTURES names.
void TestEscrowActionForm::nothingIsCutOff()
{
    QFETCH(EscrowActionKind, kind);
    QFETCH(theme::Mode, mode);
    QFETCH(QString, language);
    theme::apply(*qApp, mode);
    loadTranslationResources();
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/coinpay_") + language));
    QCoreApplication::installTranslator(&translator);
    const QLocale before;
    QLocale::setDefault(QLocale(language));
    const auto back = qScopeGuard([&before] { QLocale::setDefault(before); });
    Escrow escrow = held("1250");
    escrow.sellerRef = QStringLiteral("Bob & Sons, purveyors of fine timepieces and of much else");
    escrow.status =
        kind == EscrowActionKind::Dispute ? EscrowStatus::Funded : EscrowStatus::Disputed;
    Stage stage(kind, escrow);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const auto look = [&stage](const QString &picture) {
        QTRY_COMPARE(clippedText(stage.form), QString());
        coinpay::test::picture(stage.form, picture);
    };
    stage.form.fill({false, QStringLiteral("5000"), {}});
    stage.press("reviewButton");
    look(name + QStringLiteral("-faults"));
    stage.form.fill({false, QStringLiteral("350.5"), QStringLiteral("As agreed on Tuesday")});
    look(name + QStringLiteral("-form"));
    stage.press("reviewButton");
    look(name + QStringLiteral("-review"));
    theme::apply(*qApp, theme::Mode::Light);
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestEscrowActionForm test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_escrowactionform.moc"
