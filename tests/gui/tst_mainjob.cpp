// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/newinvoiceform.h"
#include "forms/notice.h"
#include "gui/deskwindow.h"
#include "pages/invoicespage.h"
#include "pages/problempages.h"
#include "shell/invoiceforms.h"
#include "shell/statuswidget.h"
#include "widgets/statebadge.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

constexpr int PatientMs = 30'000;

//! The main job, with a mouse and without one, in a real window over a real server.
class TestMainJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byMouse();
    void byKeyboardOnly();
    void draftSurvivesClosing();
    void refusedComesBackWithEverything();
    void refusedIsPutAside();
    void badInputGetsASentence_data();
    void badInputGetsASentence();
    void offlineLooksOffline();
    void cancelKeepsByDefault();
    void aKeyThatOnlyReadsOpensNoForm();
    void shortcutsAreListed();
    void damagedJournalIsExplainedAndKept();
    void damagedMirrorIsRebuilt();

private:
    static void haveOneRefused(SandboxProcess &sandbox, DeskWindow &desk);
};

namespace {

QLineEdit *line(const char *name)
{
    return DeskWindow::find<QLineEdit>(name);
}

QString faultOf(const QString &objectName)
{
    QWidget *editor = DeskWindow::find<QWidget>(objectName.toLatin1().constData());
    return editor ? editor->accessibleDescription() : QString();
}

bool showsState(InvoicesPage &page, InvoiceStatus status)
{
    for (const StateBadge *badge : page.findChildren<StateBadge *>()) {
        if (badge->isVisible() && badge->look().word == theme::look(status).word)
            return true;
    }
    return false;
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    for (const char *more : {"-wal", "-shm"})
        QFile::remove(path + QString::fromLatin1(more));
    QFile file(path);
    if (!file.exists() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s could not be damaged", qPrintable(path));
}

bool saysAnywhere(MainWindow &window, const QString &words)
{
    for (const Notice *notice : window.findChildren<Notice *>()) {
        if (notice->title().contains(words))
            return true;
    }
    return false;
}

bool isLive(DeskWindow &desk)
{
    return desk.window().connector()->status().freshness.phase == Freshness::Phase::Live;
}

} // namespace

void TestMainJob::byMouse()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    desk.connectTo(sandbox);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    DeskWindow::click(DeskWindow::find<QWidget>("newInvoiceButton"));
    QTRY_VERIFY(DeskWindow::find<QWidget>("newInvoiceForm"));
    auto *asset = DeskWindow::find<QComboBox>("assetBox");
    asset->setCurrentIndex(asset->findData(QStringLiteral("USDT")));
    DeskWindow::type(line("amountEdit"), QStringLiteral("12.50"));
    DeskWindow::type(line("referenceEdit"), QStringLiteral("order_mouse"));
    DeskWindow::click(DeskWindow::find<QWidget>("createButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!DeskWindow::find<QWidget>("newInvoiceForm"), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.operation(QStringLiteral("order_mouse"))->state == OperationState::Final, PatientMs);
    const QString id = desk.operation(QStringLiteral("order_mouse"))->resultId;
    QTRY_VERIFY_WITH_TIMEOUT(desk.reader().invoice(id).has_value(), PatientMs);
    desk.page().showItem(id);
    QTRY_VERIFY_WITH_TIMEOUT(showsState(desk.page(), InvoiceStatus::Pending), PatientMs);
    sandbox.post(QStringLiteral("/invoices/%1/payments").arg(id));
    QTRY_VERIFY_WITH_TIMEOUT(showsState(desk.page(), InvoiceStatus::Processing), PatientMs);
    sandbox.post(QStringLiteral("/blocks"), {{QStringLiteral("count"), 40}});
    QTRY_VERIFY_WITH_TIMEOUT(showsState(desk.page(), InvoiceStatus::Paid), PatientMs);
    QCOMPARE(sandbox.allInvoices().size(), 1);
    desk.close();
}

void TestMainJob::byKeyboardOnly()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    desk.connectTo(sandbox);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    QTest::keyClick(&desk.window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(DeskWindow::find<QWidget>("newInvoiceForm"));
    auto *form = DeskWindow::find<QWidget>("newInvoiceForm");
    QTRY_COMPARE(form->focusWidget(), line("amountEdit"));
    QTest::keyClicks(form->focusWidget(), QStringLiteral("3.25"));
    QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
    QCOMPARE(form->focusWidget(), DeskWindow::find<QComboBox>("assetBox"));
    QTest::keyClicks(form->focusWidget(), QStringLiteral("USDT"));
    QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
    while (form->focusWidget() != line("referenceEdit"))
        QTest::keyClick(form->focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(form->focusWidget(), QStringLiteral("order_keys"));
    QTest::keyClick(form->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!DeskWindow::find<QWidget>("newInvoiceForm"), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.operation(QStringLiteral("order_keys"))->state == OperationState::Final, PatientMs);
    const auto made = sandbox.allInvoices();
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.first().value(u"amount").toString(), QStringLiteral("3.25"));
    QCOMPARE(made.first().value(u"asset").toString(), QStringLiteral("USDT"));
    desk.close();
}

void TestMainJob::draftSurvivesClosing()
{
    DeskWindow desk;
    desk.connectToNobody();
    desk.window().forms()->newInvoice();
    DeskWindow::type(line("amountEdit"), QStringLiteral("7,5x"));
    DeskWindow::type(line("referenceEdit"), QStringLiteral("half-written"));
    desk.close(); // the form stands open, with something that is not even an amount
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("openDraftButton"), PatientMs);
    desk.window().forms()->newInvoice(); // the form is there: nothing waits any more
    QVERIFY(!DeskWindow::find<QPushButton>("openDraftButton"));
    desk.close();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("openDraftButton"), PatientMs);
    DeskWindow::click(DeskWindow::find<QPushButton>("openDraftButton"));
    QTRY_VERIFY(line("amountEdit"));
    QCOMPARE(line("amountEdit")->text(), QStringLiteral("7,5x"));
    QCOMPARE(line("referenceEdit")->text(), QStringLiteral("half-written"));
    DeskWindow::click(DeskWindow::find<QPushButton>("discardButton"));
    QCOMPARE(line("amountEdit")->text(), QString());
    DeskWindow::click(DeskWindow::find<QPushButton>("closeButton"));
    desk.close();
    desk.open();
    QVERIFY(desk.window().forms()->keptDraft().isBlank());
    desk.close();
}

//! Asks for an invoice that the server refuses, and waits until the window says so.
void TestMainJob::haveOneRefused(SandboxProcess &sandbox, DeskWindow &desk)
{
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    desk.connectTo(sandbox);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    sandbox.post(QStringLiteral("/faults"),
                 {{QStringLiteral("match"),
                   QJsonObject{{QStringLiteral("method"), QStringLiteral("POST")},
                               {QStringLiteral("path"), QStringLiteral("/v1/invoices")}}},
                  {QStringLiteral("kind"), QStringLiteral("status")},
                  {QStringLiteral("status"), 422},
                  {QStringLiteral("times"), 1}});
    desk.window().forms()->newInvoice();
    DeskWindow::type(line("amountEdit"), QStringLiteral("9.10"));
    DeskWindow::type(line("referenceEdit"), QStringLiteral("order_refused"));
    DeskWindow::click(DeskWindow::find<QPushButton>("createButton"));
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("editAgainButton"), PatientMs);
}

void TestMainJob::refusedComesBackWithEverything()
{
    SandboxProcess sandbox;
    DeskWindow desk;
    haveOneRefused(sandbox, desk);
    DeskWindow::click(DeskWindow::find<QPushButton>("editAgainButton"));
    QTRY_VERIFY(line("referenceEdit"));
    QCOMPARE(line("referenceEdit")->text(), QStringLiteral("order_refused"));
    QCOMPARE(line("amountEdit")->text(), QStringLiteral("9.10"));
    QVERIFY(!desk.window().forms()->openForm()->findChild<Notice *>()->text().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!DeskWindow::find<QPushButton>("editAgainButton"), PatientMs);
    QVERIFY(endedByPerson(*desk.operation(QStringLiteral("order_refused"))));
    QCOMPARE(sandbox.allInvoices().size(), 0);
    desk.close();
}

//! It asks for nobody's eye any more, here or after the next start, and is kept.
void TestMainJob::refusedIsPutAside()
{
    SandboxProcess sandbox;
    DeskWindow desk;
    haveOneRefused(sandbox, desk);
    DeskWindow::click(DeskWindow::find<QPushButton>("dealtWithButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!DeskWindow::find<QPushButton>("dealtWithButton"), PatientMs);
    desk.close();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    QVERIFY(!DeskWindow::find<QPushButton>("dealtWithButton"));
    const Operation kept = *desk.operation(QStringLiteral("order_refused"));
    QCOMPARE(kept.state, OperationState::Rejected);
    QVERIFY(endedByPerson(kept));
    QVERIFY(!kept.personBy.isEmpty());
    desk.close();
}

void TestMainJob::badInputGetsASentence_data()
{
    QTest::addColumn<QString>("editor");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    QTest::newRow("no number") << "amountEdit"
                               << "abc"
                               << "digits";
    QTest::newRow("thousands separator") << "amountEdit"
                                         << "1,234.50"
                                         << "thousands separators";
    QTest::newRow("another locale's comma") << "amountEdit"
                                            << "1,5"
                                            << "Decimals are written";
    QTest::newRow("below zero") << "amountEdit"
                                << "-3"
                                << "more than zero";
    QTest::newRow("nothing") << "amountEdit"
                             << "0.00"
                             << "more than zero";
    QTest::newRow("too exact") << "amountEdit"
                               << "1.0000001"
                               << "decimals";
    QTest::newRow("no reference") << "referenceEdit"
                                  << ""
                                  << "reference";
}

void TestMainJob::badInputGetsASentence()
{
    QFETCH(QString, editor);
    QFETCH(QString, typed);
    QFETCH(QString, says);
    DeskWindow desk;
    desk.connectToNobody();
    desk.window().forms()->newInvoice();
    auto *asset = DeskWindow::find<QComboBox>("assetBox");
    asset->setCurrentIndex(asset->findData(QStringLiteral("USDT")));
    QVERIFY(!faultOf(editor).contains(says)); // not before the first edit
    DeskWindow::type(line(editor.toLatin1().constData()), typed);
    DeskWindow::click(DeskWindow::find<QPushButton>("createButton"));
    QVERIFY2(faultOf(editor).contains(says), qPrintable(faultOf(editor)));
    QVERIFY(DeskWindow::find<QWidget>("newInvoiceForm"));
    QCOMPARE(line(editor.toLatin1().constData())->text(), typed);
    desk.window().forms()->closeAll();
    desk.close();
}

void TestMainJob::offlineLooksOffline()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    desk.connectTo(sandbox);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    auto *status = DeskWindow::find<StatusWidget>("statusWidget");
    QTRY_COMPARE_WITH_TIMEOUT(status->words().word, QStringLiteral("Live"), PatientMs);
    sandbox.kill();
    QTRY_VERIFY_WITH_TIMEOUT(status->words().word.startsWith(QStringLiteral("Offline")), PatientMs);
    QVERIFY(!status->words().detail.isEmpty());
    DeskWindow::click(status);
    QTRY_VERIFY(DeskWindow::find<QWidget>("statusDialog"));
    QVERIFY2(sandbox.restart(), qPrintable(sandbox.complaint()));
    DeskWindow::click(DeskWindow::find<QPushButton>("tryNowButton"));
    QTRY_COMPARE_WITH_TIMEOUT(status->words().word, QStringLiteral("Live"), PatientMs);
    desk.close();
}

void TestMainJob::cancelKeepsByDefault()
{
    DeskWindow desk;
    desk.connectToNobody();
    Invoice invoice;
    invoice.id = QStringLiteral("inv_1");
    invoice.reference = QStringLiteral("order_1");
    desk.window().forms()->cancelInvoice(invoice);
    QTRY_VERIFY(DeskWindow::find<QWidget>("cancelInvoiceForm"));
    auto *form = DeskWindow::find<QWidget>("cancelInvoiceForm");
    DeskWindow::click(DeskWindow::find<QPushButton>("cancelButton")); // without a reason
    QVERIFY(DeskWindow::find<QWidget>("cancelInvoiceForm"));
    QTest::keyClick(form, Qt::Key_Return);
    QTRY_VERIFY(!DeskWindow::find<QWidget>("cancelInvoiceForm"));
    QVERIFY(desk.reader().operations(10)->isEmpty());
    desk.close();
}

void TestMainJob::aKeyThatOnlyReadsOpensNoForm()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    const QString id = sandbox
                           .call("POST", QStringLiteral("/v1/invoices"),
                                 {{QStringLiteral("amount"), QStringLiteral("1.00")},
                                  {QStringLiteral("asset"), QStringLiteral("USDT")},
                                  {QStringLiteral("reference"), QStringLiteral("order_looked_at")}},
                                 "looked-at")
                           .json()
                           .value(u"id")
                           .toString();
    DeskWindow desk;
    desk.connectTo(sandbox, {QStringLiteral("read")});
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    const QString scope = QStringLiteral("invoices:write");
    auto *create = DeskWindow::find<QPushButton>("newInvoiceButton");
    QTRY_VERIFY(!create->isEnabled());
    QVERIFY(create->toolTip().contains(scope));
    desk.page().showItem(id);
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("cancelInvoiceButton"), PatientMs);
    auto *cancel = DeskWindow::find<QPushButton>("cancelInvoiceButton");
    QVERIFY(!cancel->isEnabled());
    QVERIFY(cancel->toolTip().contains(scope));
    // The shortcuts know it as well, and say it where a person looks.
    QTest::keyClick(&desk.window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(DeskWindow::find<Notice>("notAllowedNotice"));
    QVERIFY(DeskWindow::find<Notice>("notAllowedNotice")->text().contains(scope));
    QVERIFY(!DeskWindow::find<QWidget>("newInvoiceForm"));
    desk.close();
}

void TestMainJob::shortcutsAreListed()
{
    DeskWindow desk;
    desk.connectToNobody();
    QTest::keyClick(&desk.window(), Qt::Key_F1);
    QTRY_VERIFY(DeskWindow::find<QWidget>("shortcutsDialog"));
    desk.close();
}

void TestMainJob::damagedJournalIsExplainedAndKept()
{
    DeskWindow desk;
    desk.connectToNobody();
    desk.close();
    desk.session().close();
    const QByteArray rubbish(20'000, 'x');
    overwrite(desk.profileFile("journal.db"), rubbish);
    desk.open();
    auto *page = DeskWindow::find<StoragePage>("storagePage");
    QVERIFY(page);
    QVERIFY2(page->title().contains(QStringLiteral("journal")), qPrintable(page->title()));
    QVERIFY(DeskWindow::find<QPushButton>("quitButton"));
    DeskWindow::click(DeskWindow::find<QPushButton>("retryButton"));
    QTRY_VERIFY(DeskWindow::find<StoragePage>("storagePage"));
    QFile kept(desk.profileFile("journal.db"));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), rubbish);
    desk.close();
}

void TestMainJob::damagedMirrorIsRebuilt()
{
    DeskWindow desk;
    desk.connectToNobody();
    desk.close();
    desk.session().close();
    overwrite(desk.profileFile("mirror.db"), QByteArray(20'000, 'x'));
    desk.open();
    QVERIFY(desk.window().invoicesPage());
    QTRY_VERIFY_WITH_TIMEOUT(saysAnywhere(desk.window(), QStringLiteral("damaged")), PatientMs);
    desk.close();
}

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QApplication application(argc, argv);
    TestMainJob test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mainjob.moc"
