// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/field.h"
#include "forms/newescrowform.h"
#include "forms/notice.h"
#include "theme/theme.h"
#include "ui/pages/looking.h"

#include <QApplication>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

using namespace coinpay;

class TestNewEscrowForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draftIsLetterForLetter();
    void nothingIsSaidBeforeTheFirstEdit();
    void firstFaultHasTheKeyboard();
    void asksOnceAndForgetsTheDraft();
    void refusalStandsAtItsField();
    void keyboardGoesAsTheEyeDoes();
    void nothingIsClipped_data();
    void nothingIsClipped();
};

namespace {

//! What stands in for the world, and what the form did to it.
struct Stage
{
    QList<EscrowDraft> asked;
    QByteArray draft;
    QPromise<Result<Operation>> promise;

    EscrowFormActions actions()
    {
        promise.start();
        return {[this](const EscrowDraft &wanted) {
                    asked.append(wanted);
                    return promise.future();
                },
                [this](const QByteArray &bytes) { draft = bytes; }};
    }
};

EscrowFields good()
{
    return {QStringLiteral("12.50"),     QStringLiteral("USDT"), QStringLiteral("tron"),
            QStringLiteral("Ann"),       QStringLiteral("Bob"),  QStringLiteral("deal_1"),
            QStringLiteral("table = 12")};
}

QPushButton *create(NewEscrowForm &form)
{
    return form.findChild<QPushButton *>(QStringLiteral("createButton"));
}

QLineEdit *line(NewEscrowForm &form, const char *name)
{
    return form.findChild<QLineEdit *>(QString::fromLatin1(name));
}

} // namespace

void TestNewEscrowForm::draftIsLetterForLetter()
{
    EscrowFields odd = good();
    odd.amount = QStringLiteral(" 1,2.3x ");
    odd.sellerRef = QString::fromUtf8(" \u202e<b>Bob</b> ");
    QCOMPARE(unpackEscrowFields(packEscrowFields(odd)), odd);
    QVERIFY(unpackEscrowFields("not ours").isBlank());
    Stage stage;
    NewEscrowForm form(stage.actions());
    form.fill(odd);
    QCOMPARE(form.fields(), odd);
    form.reject();
    QCOMPARE(unpackEscrowFields(stage.draft), odd);
}

void TestNewEscrowForm::nothingIsSaidBeforeTheFirstEdit()
{
    Stage stage;
    NewEscrowForm form(stage.actions());
    for (const Field *field : form.findChildren<Field *>())
        QCOMPARE(field->fault(), QString());
}

void TestNewEscrowForm::firstFaultHasTheKeyboard()
{
    Stage stage;
    NewEscrowForm form(stage.actions());
    EscrowFields half = good();
    half.sellerRef.clear();
    half.dealRef = QStringLiteral("  ");
    form.fill(half);
    form.show();
    create(form)->click();
    QCOMPARE(form.focusWidget(), line(form, "dealEdit"));
    QVERIFY(!line(form, "dealEdit")->accessibleDescription().isEmpty());
    QVERIFY(!line(form, "sellerEdit")->accessibleDescription().isEmpty());
    QCOMPARE(form.fields(), half);
    QVERIFY(stage.asked.isEmpty());
}

void TestNewEscrowForm::asksOnceAndForgetsTheDraft()
{
    Stage stage;
    NewEscrowForm form(stage.actions());
    QSignalSpy created(&form, &DraftForm::created);
    form.fill(good());
    form.show();
    for (int click = 0; click < 3; ++click)
        create(form)->click();
    QCOMPARE(stage.asked.size(), 1);
    const EscrowDraft &draft = stage.asked.first();
    QCOMPARE(draft.amount, *Money::parse(u"12.50", QStringLiteral("USDT")));
    QCOMPARE(draft.network, QStringLiteral("tron"));
    QCOMPARE(draft.buyerRef, QStringLiteral("Ann"));
    QCOMPARE(draft.sellerRef, QStringLiteral("Bob"));
    QCOMPARE(draft.dealRef, QStringLiteral("deal_1"));
    QCOMPARE(draft.metadata.value(QStringLiteral("table")), QStringLiteral("12"));
    QVERIFY(form.isVisible());
    stage.promise.addResult(Operation{});
    stage.promise.finish();
    QTRY_VERIFY(!form.isVisible());
    QCOMPARE(created.size(), 1);
    QCOMPARE(stage.draft, QByteArray());
}

void TestNewEscrowForm::refusalStandsAtItsField()
{
    Stage stage;
    NewEscrowForm form(stage.actions());
    form.fill(fieldsOf(EscrowDraft{.amount = *Money::parse(u"5", QStringLiteral("USDT")),
                                   .buyerRef = QStringLiteral("Ann"),
                                   .sellerRef = QStringLiteral("Bob"),
                                   .dealRef = QStringLiteral("deal_1"),
                                   .network = QStringLiteral("tron"),
                                   .metadata = {}},
                       form.locale()));
    form.show();
    Error error;
    error.kind = ErrorKind::Refused;
    error.message = QStringLiteral("Refused.");
    error.requestId = QStringLiteral("req_1");
    error.fields = {{QStringLiteral("deal_ref"), {}, QStringLiteral("Used before.")}};
    form.explainRefusal(error);
    QCOMPARE(line(form, "dealEdit")->accessibleDescription(), QStringLiteral("Used before."));
    QVERIFY(form.findChild<Notice *>()->text().contains(QStringLiteral("req_1")));
    line(form, "dealEdit")->setText(QStringLiteral("b"));
    QVERIFY(line(form, "dealEdit")->accessibleDescription() != QStringLiteral("Used before."));
}

void TestNewEscrowForm::keyboardGoesAsTheEyeDoes()
{
    Stage stage;
    NewEscrowForm form(stage.actions());
    form.show();
    form.activateWindow();
    QCOMPARE(form.focusWidget(), line(form, "amountEdit"));
    QStringList order;
    for (int step = 0; step < 7; ++step) {
        order.append(form.focusWidget()->objectName());
        QTest::keyClick(form.focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order.first(), QStringLiteral("amountEdit"));
    QVERIFY(order.indexOf(QStringLiteral("dealEdit")) < order.indexOf(QStringLiteral("buyerEdit")));
    QVERIFY(order.indexOf(QStringLiteral("buyerEdit")) <
            order.indexOf(QStringLiteral("sellerEdit")));
    QVERIFY(order.indexOf(QStringLiteral("sellerEdit")) <
            order.indexOf(QStringLiteral("metadataEdit")));
}

void TestNewEscrowForm::nothingIsClipped_data()
{
    QTest::addColumn<theme::Mode>("mode");
    QTest::addColumn<QString>("language");
    QTest::newRow("light") << theme::Mode::Light << QStringLiteral("en");
    QTest::newRow("dark") << theme::Mode::Dark << QStringLiteral("en");
    QTest::newRow("German") << theme::Mode::Light << QStringLiteral("de");
}

void TestNewEscrowForm::nothingIsClipped()
{
    QFETCH(const theme::Mode, mode);
    QFETCH(const QString, language);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    theme::apply(*qApp, mode);
    loadTranslationResources();
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/coinpay_") + language));
    QCoreApplication::installTranslator(&translator);
    const QLocale before;
    QLocale::setDefault(QLocale(language));
    const auto back = qScopeGuard([&before] {
        QLocale::setDefault(before);
        theme::apply(*qApp, theme::Mode::Light);
    });
    Stage stage;
    NewEscrowForm form(stage.actions());
    form.show();
    QVERIFY(QTest::qWaitForWindowExposed(&form));
    test::picture(form, QStringLiteral("new-escrow-empty-") + name);
    QTRY_COMPARE(test::clippedText(form), QString());
    create(form)->click(); // everything that is wrong is said
    QTRY_COMPARE(test::clippedText(form), QString());
    test::picture(form, QStringLiteral("new-escrow-faults-") + name);
    form.fill(good());
    QTRY_COMPARE(test::clippedText(form), QString());
    test::picture(form, QStringLiteral("new-escrow-filled-") + name);
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestNewEscrowForm test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_newescrowform.moc"
