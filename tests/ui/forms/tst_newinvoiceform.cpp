// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/field.h"
#include "forms/newinvoiceform.h"
#include "forms/notice.h"

#include <QApplication>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;

class TestNewInvoiceForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draftIsLetterForLetter();
    void nothingIsSaidBeforeTheFirstEdit();
    void whatCanNeverBeRightIsSaidAtOnce();
    void asksOnceHoweverOftenItIsClicked();
    void failedCommitKeepsEverything();
    void durableRowClosesAndForgetsTheDraft();
    void refusalStandsAtItsField();
    void editAgainRestoresTheBody();
};

namespace {

//! What stands in for the world, and what the form did to it.
struct Stage
{
    QList<InvoiceDraft> asked;
    QByteArray draft;
    std::shared_ptr<QPromise<Result<Operation>>> promise =
        std::make_shared<QPromise<Result<Operation>>>();

    InvoiceFormActions actions()
    {
        promise->start();
        return {[this](const InvoiceDraft &wanted) {
                    asked.append(wanted);
                    return promise->future();
                },
                [this](const QByteArray &bytes) { draft = bytes; }};
    }

    void answer(const Result<Operation> &result) const
    {
        promise->addResult(result);
        promise->finish();
    }
};

InvoiceFields good()
{
    return {QStringLiteral("12.50"),
            QStringLiteral("USDT"),
            QStringLiteral("tron"),
            QStringLiteral("order_1"),
            3600,
            QStringLiteral("https://shop.example/x"),
            QStringLiteral("table = 12\nwaiter = Ann")};
}

QPushButton *create(NewInvoiceForm &form)
{
    return form.findChild<QPushButton *>(QStringLiteral("createButton"));
}

QString saidOf(NewInvoiceForm &form, const char *editor)
{
    return form.findChild<QWidget *>(QString::fromLatin1(editor))->accessibleDescription();
}

} // namespace

void TestNewInvoiceForm::draftIsLetterForLetter()
{
    InvoiceFields odd = good();
    odd.amount = QStringLiteral(" 1,2.3x ");
    odd.reference = QString::fromUtf8(" \u202e<b>order</b> ");
    QCOMPARE(unpackInvoiceFields(packInvoiceFields(odd)), odd);
    QVERIFY(unpackInvoiceFields("not ours").isBlank());
    Stage stage;
    NewInvoiceForm form(stage.actions());
    form.fill(odd);
    QCOMPARE(form.fields(), odd);
    form.reject();
    QCOMPARE(unpackInvoiceFields(stage.draft), odd);
}

void TestNewInvoiceForm::nothingIsSaidBeforeTheFirstEdit()
{
    Stage stage;
    NewInvoiceForm form(stage.actions());
    for (const Field *field : form.findChildren<Field *>())
        QCOMPARE(field->fault(), QString());
}

void TestNewInvoiceForm::whatCanNeverBeRightIsSaidAtOnce()
{
    Stage stage;
    NewInvoiceForm form(stage.actions());
    auto *amount = form.findChild<QLineEdit *>(QStringLiteral("amountEdit"));
    QTest::keyClicks(amount, QStringLiteral("0.")); // on the way to 0.5
    QCOMPARE(saidOf(form, "amountEdit"), QString());
    QTest::keyClicks(amount, QStringLiteral("5"));
    QVERIFY(saidOf(form, "amountEdit").contains(QStringLiteral("0.50")));
    QTest::keyClicks(amount, QStringLiteral("x"));
    QVERIFY(saidOf(form, "amountEdit").contains(QStringLiteral("digits")));
}

void TestNewInvoiceForm::asksOnceHoweverOftenItIsClicked()
{
    Stage stage;
    NewInvoiceForm form(stage.actions());
    form.fill(good());
    for (int click = 0; click < 3; ++click)
        create(form)->click();
    QCOMPARE(stage.asked.size(), 1);
    const InvoiceDraft &draft = stage.asked.first();
    QCOMPARE(draft.amount, *Money::parse(u"12.50", QStringLiteral("USDT")));
    QCOMPARE(draft.network, QStringLiteral("tron"));
    QCOMPARE(draft.expiresInSeconds.value_or(0), 3600);
    QCOMPARE(draft.metadata.value(QStringLiteral("waiter")), QStringLiteral("Ann"));
    stage.answer(Operation{});
}

void TestNewInvoiceForm::failedCommitKeepsEverything()
{
    Stage stage;
    NewInvoiceForm form(stage.actions());
    form.fill(good());
    form.show();
    create(form)->click();
    stage.answer(fail(ErrorKind::StorageFull, QStringLiteral("The disk is full.")));
    QTRY_VERIFY(create(form)->isEnabled());
    QVERIFY(form.isVisible());
    QCOMPARE(form.fields(), good());
    QVERIFY(form.findChild<Notice *>()->text().startsWith(QStringLiteral("The disk is full.")));
}

void TestNewInvoiceForm::durableRowClosesAndForgetsTheDraft()
{
    Stage stage;
    NewInvoiceForm form(stage.actions());
    QSignalSpy created(&form, &NewInvoiceForm::created);
    form.fill(good());
    form.show();
    create(form)->click();
    QVERIFY(form.isVisible());
    stage.answer(Operation{});
    QTRY_VERIFY(!form.isVisible());
    QCOMPARE(created.size(), 1);
    QCOMPARE(stage.draft, QByteArray());
}

void TestNewInvoiceForm::refusalStandsAtItsField()
{
    Stage stage;
    NewInvoiceForm form(stage.actions());
    form.fill(good());
    form.show();
    Error error;
    error.kind = ErrorKind::Refused;
    error.message = QStringLiteral("Refused.");
    error.requestId = QStringLiteral("req_1");
    error.fields = {{QStringLiteral("reference"), {}, QStringLiteral("Used before.")}};
    form.explainRefusal(error);
    QCOMPARE(saidOf(form, "referenceEdit"), QStringLiteral("Used before."));
    QVERIFY(form.findChild<Notice *>()->text().contains(QStringLiteral("req_1")));
    form.findChild<QLineEdit *>(QStringLiteral("referenceEdit"))->setText(QStringLiteral("b"));
    QVERIFY(saidOf(form, "referenceEdit") != QStringLiteral("Used before."));
}

void TestNewInvoiceForm::editAgainRestoresTheBody()
{
    Operation operation;
    operation.request.body =
        R"({"amount":"1234.5","asset":"USDT","reference":"order_1","network":"tron",)"
        R"("expires_in":3600,"metadata":{"table":"12"}})";
    const QLocale locale(QStringLiteral("de_DE"));
    const InvoiceFields german = fieldsOf(operation, locale);
    QCOMPARE(german.amount, QStringLiteral("1234,5"));
    QCOMPARE(german.expiresInSeconds, 3600);
    QCOMPARE(german.metadata, QStringLiteral("table = 12"));
    QVERIFY(readInvoiceFields(german, locale).draft);
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestNewInvoiceForm test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_newinvoiceform.moc"
