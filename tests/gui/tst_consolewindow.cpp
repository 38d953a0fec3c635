// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/notice.h"
#include "gui/deskwindow.h"
#include "pages/activitypage.h"
#include "pages/consoleanswer.h"
#include "pages/consoleeditor.h"
#include "pages/consolepage.h"
#include "pages/listtable.h"
#include "pages/requestspage.h"

#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

constexpr int PatientMs = 30'000;

//! The request log and the console in a real window over a real server.
class TestConsoleWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWriteFromTheConsoleToItsRequests();
    void aReadFromTheConsole();
};

namespace {

bool isLive(DeskWindow &desk)
{
    return desk.window().connector()->status().freshness.phase == Freshness::Phase::Live;
}

QString shown(const char *view)
{
    const auto *text = DeskWindow::find<QPlainTextEdit>(view);
    return text ? text->toPlainText() : QString();
}

} // namespace

void TestConsoleWindow::aWriteFromTheConsoleToItsRequests()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    desk.connectTo(sandbox);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    desk.window().go(Place::Console);
    ConsolePage &console = *desk.window().consolePage();
    console.editor().setRequest(
        {"POST", "/v1/invoices",
         "{\"amount\": \"7.50\", \"asset\": \"USDT\", \"reference\": \"by_hand\"}"});
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("consoleSendButton")->isEnabled(),
                             PatientMs);
    DeskWindow::click(DeskWindow::find<QPushButton>("consoleSendButton"));
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("confirmButton"), PatientMs);
    QVERIFY(!DeskWindow::find<QPushButton>("confirmButton")->isEnabled());
    desk.skip(3000);
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("confirmButton")->isEnabled(),
                             PatientMs);
    DeskWindow::click(DeskWindow::find<QPushButton>("confirmButton"));
    // The answer stands there as it came, and the operation is driven to its end.
    QTRY_VERIFY_WITH_TIMEOUT(shown("prettyAnswer").contains(QStringLiteral("by_hand")), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(desk.operation(QStringLiteral("by_hand")) &&
                                 desk.operation(QStringLiteral("by_hand"))->state ==
                                     OperationState::Final,
                             PatientMs);
    const Operation operation = *desk.operation(QStringLiteral("by_hand"));
    QCOMPARE(operation.request.kind, OperationKind::CreateInvoice);
    QCOMPARE(operation.request.body,
             "{\"amount\": \"7.50\", \"asset\": \"USDT\", \"reference\": \"by_hand\"}");

    // From the answer to the operation, from there to everything that was sent for it.
    DeskWindow::click(DeskWindow::find<QPushButton>("consoleOperationButton"));
    QCOMPARE(desk.window().currentPage(), desk.window().activityPage());
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("showRequestsButton"), PatientMs);
    DeskWindow::click(DeskWindow::find<QPushButton>("showRequestsButton"));
    RequestsPage &requests = *desk.window().requestsPage();
    QCOMPARE(desk.window().currentPage(), &requests);
    QTRY_COMPARE_WITH_TIMEOUT(requests.model().rowCount(), 1, PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(requests.detail().entry(), PatientMs);
    QCOMPARE(requests.detail().entry()->bodySha256, operation.bodySha256);
    DeskWindow::click(DeskWindow::find<QPushButton>("askServerButton"));
    QTRY_VERIFY_WITH_TIMEOUT(requests.findChild<Notice *>()->isVisible(), PatientMs);
    QCOMPARE(requests.findChild<Notice *>()->title(), QStringLiteral("Both sides say the same"));
    // The script has the exact bytes of the journal, and no token.
    DeskWindow::click(DeskWindow::find<QPushButton>("copyCurlButton"));
    const QString script = QGuiApplication::clipboard()->text();
    QVERIFY(script.contains(QString::fromUtf8(operation.request.body)));
    QVERIFY(script.contains(QStringLiteral("--cacert \"$COINPAY_CA\"")));
    QVERIFY(requests.detail().entry()->requestHeaders.contains(
        QStringLiteral("Authorization: Bearer (redacted)")));
    desk.close();
}

void TestConsoleWindow::aReadFromTheConsole()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    desk.connectTo(sandbox);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    desk.window().go(Place::Console);
    DeskWindow::type(DeskWindow::find<QLineEdit>("targetEdit"),
                     QStringLiteral("/v1/invoices/inv_none"));
    QTest::keyClick(DeskWindow::find<QLineEdit>("targetEdit"), Qt::Key_Return);
    // A refusal is an answer: shown, not repeated.
    QTRY_VERIFY_WITH_TIMEOUT(shown("prettyAnswer").contains(QStringLiteral("not_found")),
                             PatientMs);
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().consolePage()->history().size(), 1, PatientMs);
    QCOMPARE(desk.window().consolePage()->history().first().httpStatus, 404);
    desk.close();
}

QTEST_MAIN(TestConsoleWindow)
#include "tst_consolewindow.moc"
