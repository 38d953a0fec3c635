// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/deskwindow.h"
#include "models/activitymodel.h"
#include "models/invoicelistmodel.h"
#include "pages/activitypage.h"
#include "pages/invoicespage.h"
#include "pages/overviewpage.h"
#include "settings/shortcuts.h"
#include "shell/rail.h"
#include "widgets/figurecard.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

constexpr int PatientMs = 30'000;

//! From page to page in a real window over a real server.
class TestPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensOnTheOverview();
    void goesByMouseAndByKeyboard();
    void aFigureLeadsToItsList();
    void supportOpensNoForm();
};

namespace {

bool isLive(DeskWindow &desk)
{
    return desk.window().connector()->status().freshness.phase == Freshness::Phase::Live;
}

QList<RailButton *> railButtons(DeskWindow &desk)
{
    return desk.window().findChild<Rail *>()->findChildren<RailButton *>();
}

} // namespace

void TestPlaces::opensOnTheOverview()
{
    DeskWindow desk;
    desk.beginAt(allPlaces().front().place);
    desk.connectToNobody();
    QCOMPARE(desk.window().currentPage(), desk.window().overviewPage());
    QCOMPARE(allPlaces().front().place, Place::Overview);
    QVERIFY(railButtons(desk).first()->isChecked());
    desk.close();
}

void TestPlaces::goesByMouseAndByKeyboard()
{
    DeskWindow desk;
    desk.beginAt(Place::Overview);
    desk.connectToNobody();
    const QList<RailButton *> buttons = railButtons(desk);
    QCOMPARE(buttons.size(), static_cast<qsizetype>(allPlaces().size()));
    for (const PlaceRow &row : allPlaces()) {
        DeskWindow::click(buttons.at(placeIndex(row.place)));
        QVERIFY(buttons.at(placeIndex(row.place))->isChecked());
        QWidget *const byMouse = desk.window().currentPage();
        desk.window().go(Place::Overview);
        const QKeyCombination keys = ::coinpay::keys(row.shortcut).first()[0];
        QTest::keyClick(&desk.window(), keys.key(), keys.keyboardModifiers());
        QTRY_COMPARE(desk.window().currentPage(), byMouse);
        for (const RailButton *button : buttons)
            QCOMPARE(button->isChecked(), button == buttons.at(placeIndex(row.place)));
    }
    desk.close();
}

void TestPlaces::aFigureLeadsToItsList()
{
    DeskWindow desk;
    desk.beginAt(Place::Overview);
    desk.connectToNobody();
    // Asked for with nobody there: it waits to be sent.
    InvoiceDraft draft;
    draft.amount = *Money::parse(u"5", QStringLiteral("USDT"));
    draft.reference = QStringLiteral("order_waits");
    QVERIFY(desk.session().desk()->createInvoice(draft).isValid());
    FigureCard *settling = desk.window().overviewPage()->settling();
    QTRY_COMPARE_WITH_TIMEOUT(settling->count(), 1, PatientMs);
    DeskWindow::click(settling->row(0));
    ActivityPage *activity = desk.window().activityPage();
    QCOMPARE(desk.window().currentPage(), activity);
    QTRY_COMPARE_WITH_TIMEOUT(activity->model().rowCount(), 1, PatientMs);
    QCOMPARE(activity->model().operation(0).request.reference, draft.reference);
    QVERIFY(!activity->model().query().statuses.isEmpty());
    // What a resource is about is on a page of its own.
    desk.window().showResource(QStringLiteral("wallet"), QStringLiteral("wal_unheard_of"));
    QVERIFY(desk.window().currentPage() != activity);
    desk.window().go(Place::Activity);
    // And stops there, because nothing has left.
    activity->showOperation(activity->model().operation(0).id);
    DeskWindow::click(DeskWindow::find<QWidget>("stopButton"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.operation(draft.reference)->state, OperationState::Rejected,
                              PatientMs);
    desk.close();
}

//! A key that may only read: no form opens, and whatever is disabled for it names the scope.
void TestPlaces::supportOpensNoForm()
{
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start(), qPrintable(sandbox.complaint()));
    DeskWindow desk;
    desk.beginAt(Place::Overview);
    desk.connectTo(sandbox, {QStringLiteral("read")});
    QTRY_VERIFY_WITH_TIMEOUT(isLive(desk), PatientMs);
    for (const PlaceRow &row : allPlaces()) {
        desk.window().go(row.place);
        for (const QPushButton *button :
             desk.window().currentPage()->findChildren<QPushButton *>()) {
            const bool makes = button->objectName().startsWith(QStringLiteral("new")) &&
                               button->objectName().endsWith(QStringLiteral("Button"));
            if (!makes)
                continue;
            QVERIFY2(!button->isEnabled(), qPrintable(button->objectName()));
            QVERIFY2(button->toolTip().contains(QStringLiteral(":write")),
                     qPrintable(button->objectName()));
        }
    }
    const auto *role = DeskWindow::find<QLabel>("roleLabel");
    QVERIFY(role && role->toolTip().contains(QStringLiteral("transfers:write")));
    QTest::keyClick(&desk.window(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(!DeskWindow::find<QWidget>("newInvoiceForm"));
    desk.close();
}

QTEST_MAIN(TestPlaces)
#include "tst_places.moc"
