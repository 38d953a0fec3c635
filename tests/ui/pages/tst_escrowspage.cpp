// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "escrowworld.h"
#include "looking.h"

#include "domain/operation.h"
#include "pages/addresscard.h"
#include "pages/advicecard.h"
#include "pages/escrowbuttons.h"
#include "pages/escrowdetail.h"
#include "pages/listfilters.h"
#include "theme/theme.h"
#include "widgets/copylabel.h"
#include "widgets/statebadge.h"
#include "widgets/timelinestep.h"
#include "widgets/timelineview.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

class TestEscrowsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStateHasItsRow();
    void searchAndFiltersNarrowTheList();
    void columnsAreRemembered();
    void whatTheStateForbidsIsDisabledAndSaysWhy_data();
    void whatTheStateForbidsIsDisabledAndSaysWhy();
    void whatWasAskedForHereHoldsTheRest();
    void missingScopeIsNamed();
    void buttonAsksForItsForm();
    void timelineTellsEscrowAndActions();
    void everyPaneSaysAsOf();
    void settledOnesAreNotAskedAbout();
    void reorganisedFundingIsShownAsWhatItIs();
    void fundedMeansNoCodeToPay();
    void looks_data();
    void looks();
};

namespace {

QString allWords(const QWidget &widget)
{
    QStringList words;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible())
            words.append(label->text());
    }
    return words.join(u'\n').replace(QChar(0xA0), u' ');
}

constexpr std::array allKinds{EscrowActionKind::Release, EscrowActionKind::Refund,
                              EscrowActionKind::Dispute};

} // namespace

void TestEscrowsPage::initTestCase()
{
    theme::apply(*qApp, theme::Mode::Light);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestEscrowsPage::everyStateHasItsRow()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    QCOMPARE(world.page->model().rowCount(), int(escrowStatuses.size()));
    QStringList drawn;
    for (int row = 0; row < world.page->model().rowCount(); ++row)
        drawn.append(
            world.page->table().cellText(world.page->model().index(row, EscrowListModel::State)));
    for (const EscrowStatus status : escrowStatuses) {
        const QString word = status == EscrowStatus::Unrecognized ? QStringLiteral("on_hold")
                                                                  : theme::look(status).word;
        QVERIFY2(drawn.contains(word), qPrintable(word));
    }
    const int row =
        world.page->model().heldRowOf(EscrowWorld::idOf(EscrowStatus::PartiallyReleased));
    const auto cell = [&](int column) {
        return world.page->table().cellText(world.page->model().index(row, column));
    };
    QCOMPARE(cell(EscrowListModel::Amount), QStringLiteral("1,250.00"));
    QCOMPARE(cell(EscrowListModel::Held), QStringLiteral("899.50"));
    QCOMPARE(cell(EscrowListModel::Asset), QStringLiteral("USDT"));
}

void TestEscrowsPage::searchAndFiltersNarrowTheList()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    QTest::keyClicks(world.page->filters().searchField(), QStringLiteral("deal_4712"));
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, EscrowWorld::Patience);
    world.page->filters().clear();
    world.page->filters().stateButton()->setStatuses(
        {EscrowStatus::Disputed, EscrowStatus::Failed});
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, EscrowWorld::Patience);
    world.page->filters().clear();
    world.page->filters().assetBox()->setCurrentText(QStringLiteral("BTC"));
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 0, EscrowWorld::Patience);
    QTRY_VERIFY(allWords(*world.page).contains(QStringLiteral("No escrow matches")));
}

void TestEscrowsPage::columnsAreRemembered()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    QVERIFY(world.page->table().header()->isSectionHidden(EscrowListModel::RequestId));
    world.page->table().showColumn(EscrowListModel::RequestId, true);
    world.open();
    QVERIFY(!world.page->table().header()->isSectionHidden(EscrowListModel::RequestId));
}

void TestEscrowsPage::whatTheStateForbidsIsDisabledAndSaysWhy_data()
{
    QTest::addColumn<EscrowStatus>("status");
    for (const EscrowStatus status : escrowStatuses) {
        const QByteArray name(
            status == EscrowStatus::Unrecognized ? "on_hold" : escrowStatusName(status).data());
        QTest::newRow(name.constData()) << status;
    }
}

void TestEscrowsPage::whatTheStateForbidsIsDisabledAndSaysWhy()
{
    QFETCH(EscrowStatus, status);
    EscrowWorld world;
    QVERIFY(world.settle());
    world.show(status);
    EscrowButtons *buttons = world.page->detail().buttons();
    const Escrow escrow = world.escrow(status);
    for (const EscrowActionKind kind : allKinds) {
        const QString why = obstacleText(obstacleTo(kind, escrow));
        QTRY_VERIFY(buttons->button(kind)->isVisible());
        QCOMPARE(buttons->button(kind)->isEnabled(), why.isEmpty());
        QCOMPARE(buttons->button(kind)->toolTip(), why);
        if (!why.isEmpty())
            QVERIFY2(buttons->reason().contains(why), qPrintable(buttons->reason()));
    }
    QVERIFY(!world.page->detail().advice()->advice().title.isEmpty());
    QVERIFY(!world.page->detail().advice()->advice().text.isEmpty());
}

void TestEscrowsPage::whatWasAskedForHereHoldsTheRest()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    world.show(EscrowStatus::Funded);
    EscrowButtons *buttons = world.page->detail().buttons();
    QTRY_VERIFY(buttons->button(EscrowActionKind::Refund)->isEnabled());
    OperationDraft draft = createDraft(QStringLiteral("deal_4712"));
    draft.kind = OperationKind::ReleaseEscrow;
    draft.resourceType = QStringLiteral("release");
    draft.resourceId = EscrowWorld::idOf(EscrowStatus::Funded);
    QVERIFY(got(world.fixture.store->addOperation(draft)).has_value());
    QTRY_VERIFY(!buttons->button(EscrowActionKind::Refund)->isEnabled());
    QVERIFY(buttons->reason().contains(theme::operationName(OperationKind::ReleaseEscrow)));
    QVERIFY(world.page->detail().advice()->advice().title.contains(
        theme::operationName(OperationKind::ReleaseEscrow)));
}

void TestEscrowsPage::missingScopeIsNamed()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    world.page->setScopes({QStringLiteral("read")});
    world.show(EscrowStatus::Funded);
    for (const EscrowActionKind kind : allKinds) {
        QTRY_VERIFY(!world.page->detail().buttons()->button(kind)->isEnabled());
        QVERIFY(world.page->detail().buttons()->button(kind)->toolTip().contains(
            QStringLiteral("escrows:write")));
    }
    world.page->setScopes({QStringLiteral("read"), QStringLiteral("escrows:write")});
    QVERIFY(world.page->detail().buttons()->button(EscrowActionKind::Release)->isEnabled());
}

void TestEscrowsPage::buttonAsksForItsForm()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    world.show(EscrowStatus::Disputed);
    QSignalSpy asked(world.page.get(), &EscrowsPage::actionRequested);
    QTest::mouseClick(world.page->detail().buttons()->button(EscrowActionKind::Refund),
                      Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<EscrowActionKind>(), EscrowActionKind::Refund);
    QCOMPARE(asked.first().last().value<Escrow>().id, EscrowWorld::idOf(EscrowStatus::Disputed));
}

void TestEscrowsPage::timelineTellsEscrowAndActions()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    world.show(EscrowStatus::ReleasePending);
    TimelineView *timeline = world.page->detail().timeline();
    QTRY_VERIFY(timeline->stepCount() >= 2);
    QStringList told;
    for (int at = 0; at < timeline->stepCount(); ++at)
        told.append(timeline->step(at)->accessibleName().replace(QChar(0xA0), u' '));
    QVERIFY2(told.contains(theme::look(EscrowStatus::ReleasePending).word),
             qPrintable(told.join(u'|')));
    QVERIFY2(told.contains(QStringLiteral("Release of 1,250.00 USDT: Processing")),
             qPrintable(told.join(u'|')));
}

void TestEscrowsPage::everyPaneSaysAsOf()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    world.show(EscrowStatus::Funded);
    auto *asOf = world.page->detail().findChild<QLabel *>(QStringLiteral("asOf"));
    QTRY_VERIFY(asOf->isVisible());
    QCOMPARE(asOf->text(), QStringLiteral("Up to date"));
    Freshness offline;
    offline.phase = Freshness::Phase::Offline;
    offline.asOf = world.fixture.clock.now() - 180'000;
    world.page->setFreshness(offline);
    QCOMPARE(asOf->text(), QStringLiteral("Offline. As of 3 min ago"));
    world.show(EscrowStatus::Released);
    QTRY_VERIFY2(asOf->text().startsWith(QStringLiteral("Final since")), qPrintable(asOf->text()));
    world.page->setFreshness(offline);
    QVERIFY(asOf->text().startsWith(QStringLiteral("Final since")));
    world.show(EscrowStatus::Funded);
    QTRY_VERIFY(asOf->text().startsWith(QStringLiteral("Offline")));
}

void TestEscrowsPage::settledOnesAreNotAskedAbout()
{
    EscrowWorld world;
    // From its first step to its last, with everything that was done to it.
    Escrow whole = world.escrow(EscrowStatus::Released);
    whole.id = QStringLiteral("esc_whole");
    whole.version = 1;
    world.learn(whole);
    QVERIFY(world.settle());
    QSignalSpy lookUps(world.page.get(), &ListPage::lookUpRequested);
    world.page->showItem(whole.id); // its release is not known here
    QCOMPARE(lookUps.size(), 1);
    EscrowAction release =
        world.reader->escrowActions(EscrowWorld::idOf(EscrowStatus::Released)).value().first();
    release.id = QStringLiteral("rel_whole");
    release.escrowId = whole.id;
    world.learn(release);
    world.show(EscrowStatus::Funded);
    QCOMPARE(lookUps.size(), 2);
    world.page->showItem(whole.id);
    QCOMPARE(lookUps.size(), 2);
}

void TestEscrowsPage::reorganisedFundingIsShownAsWhatItIs()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    Escrow escrow = world.escrow(EscrowStatus::FundingPending);
    escrow.txHash = QStringLiteral("7f3c1e0b9a5d");
    for (const int confirmations : {1, 5, 2}) {
        escrow.confirmations = confirmations;
        ++escrow.version;
        world.learn(escrow);
    }
    world.show(EscrowStatus::FundingPending);
    const AdviceCard *advice = world.page->detail().advice();
    QTRY_COMPARE(advice->advice().tone, theme::Tone::Attention);
    QVERIFY2(advice->advice().text.contains(QStringLiteral("had 5 confirmations")),
             qPrintable(advice->advice().text));
    QTRY_VERIFY(world.page->detail().timeline()->step(0)->accessibleName().contains(
        QStringLiteral("Back to 2 of 20")));
}

void TestEscrowsPage::fundedMeansNoCodeToPay()
{
    EscrowWorld world;
    QVERIFY(world.settle());
    world.show(EscrowStatus::FundingPending);
    auto *card = world.page->detail().findChild<AddressCard *>();
    QTRY_VERIFY(card->isVisible());
    world.show(EscrowStatus::Funded);
    QTRY_VERIFY(!card->isVisible());
}

void TestEscrowsPage::looks_data()
{
    QTest::addColumn<EscrowStatus>("status");
    QTest::addColumn<theme::Mode>("mode");
    QTest::newRow("escrow-funding-light") << EscrowStatus::FundingPending << theme::Mode::Light;
    QTest::newRow("escrow-funded-light") << EscrowStatus::Funded << theme::Mode::Light;
    QTest::newRow("escrow-releasing-dark") << EscrowStatus::ReleasePending << theme::Mode::Dark;
    QTest::newRow("escrow-partial-dark") << EscrowStatus::PartiallyReleased << theme::Mode::Dark;
    QTest::newRow("escrow-disputed-light") << EscrowStatus::Disputed << theme::Mode::Light;
    QTest::newRow("escrow-released-light") << EscrowStatus::Released << theme::Mode::Light;
}

//! Nothing is cut off, whatever is shown; pictures for whoever wants to look.
void TestEscrowsPage::looks()
{
    QFETCH(EscrowStatus, status);
    QFETCH(theme::Mode, mode);
    theme::apply(*qApp, mode);
    EscrowWorld world;
    QVERIFY(world.settle());
    world.show(status);
    QTRY_VERIFY(world.page->detail().buttons());
    QTest::qWait(50);
    QCOMPARE(clippedText(*world.page), QString());
    picture(*world.page, QString::fromLatin1(QTest::currentDataTag()));
    theme::apply(*qApp, theme::Mode::Light);
}

QTEST_MAIN(TestEscrowsPage)
#include "tst_escrowspage.moc"
