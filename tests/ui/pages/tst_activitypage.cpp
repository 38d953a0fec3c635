// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/decisionform.h"
#include "forms/notice.h"
#include "forms/operationbriefing.h"
#include "looking.h"
#include "models/askedfor.h"
#include "pages/actionrow.h"
#include "pages/activitypage.h"
#include "pages/advicecard.h"
#include "pages/attemptsview.h"
#include "pages/listfilters.h"
#include "pages/listtable.h"
#include "theme/theme.h"
#include "widgets/chipbutton.h"
#include "widgets/copylabel.h"
#include "widgets/emptystate.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;
using Seen = Result<QList<api::SeenRequest>>;

constexpr std::array States{
    OperationState::Queued,   OperationState::InFlight, OperationState::Unknown,
    OperationState::Accepted, OperationState::Settling, OperationState::Final,
    OperationState::Failed,   OperationState::Rejected, OperationState::NeedsPerson,
};

OperationDraft transferDraft()
{
    OperationDraft draft = createDraft(QString());
    draft.kind = OperationKind::SendTransfer;
    draft.target = "/v1/wallets/wal_1/transfers";
    draft.resourceType = QStringLiteral("transfer");
    draft.resourceId = QStringLiteral("wal_1");
    draft.network = QStringLiteral("ethereum");
    draft.counterparty = QStringLiteral("0x52908400098527886E0F7030069857D2E4169EE7");
    return draft;
}

//! The page in a window of its own, over a store of its own.
struct World
{
    World() { settings = std::make_unique<Settings>(dir.path()); }

    void open()
    {
        reader = fixture.reader();
        ActivityActions actions;
        actions.tryNow = [this](const QString &id) { tried.append(id); };
        actions.ask = [this](const QString &) { return QtFuture::makeReadyFuture(answer); };
        actions.stop = [this](const QString &id) { return fixture.store->stopOperation(id); };
        actions.decide = [this](const QString &id, bool happened, const QString &resourceId,
                                const QString &note) {
            return fixture.store->decideOperation(id, happened, resourceId, note);
        };
        actions.dealWith = [this](const QString &id) {
            return fixture.store->dealWithOperation(id);
        };
        page = std::make_unique<ActivityPage>(*fixture.store, *reader, fixture.clock, *settings,
                                              std::move(actions));
        page->resize(1042, 757);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowExposed(page.get()) ||
            !QTest::qWaitFor([this] { return page->model().isLoaded(); }, Patience))
            qFatal("the page did not come up");
    }

    void click(int row) const
    {
        ListTable &table = page->table();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(page->model().index(row, 0)).center());
    }

    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return page->findChild<QPushButton *>(QString::fromLatin1(name));
    }

    [[nodiscard]] ActionRow *action(const char *name) const
    {
        return qobject_cast<ActionRow *>(button(name)->parentWidget());
    }

    [[nodiscard]] QString notice() const
    {
        const auto *notice = page->findChild<Notice *>();
        return notice->isVisible() ? notice->title() + u'\n' + notice->text() : QString();
    }

    [[nodiscard]] Operation now(const QString &id) const { return *reader->operation(id); }

    StoreFixture fixture;
    QTemporaryDir dir;
    std::unique_ptr<Reader> reader;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<ActivityPage> page;
    QStringList tried;
    Seen answer;
};

void press(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

void tabTo(QWidget &window, const QWidget *wanted)
{
    for (int i = 0; i < 60 && QApplication::focusWidget() != wanted; ++i)
        QTest::keyClick(&window, Qt::Key_Tab);
}

} // namespace

class TestActivityPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadTranslationResources();
        speak(QStringLiteral("en"));
        theme::apply(*qApp, theme::Mode::Light);
    }

    void showsAttemptsBeneathWhatWasAskedFor()
    {
        World world;
        const Operation one = ask(world.fixture, OperationState::Unknown, transferDraft(),
                                  QStringLiteral("req_first"));
        world.fixture.clock.advance(5000);
        QVERIFY(got(world.fixture.store->claimOperation(one.id, 60'000)).has_value());
        OperationStep step;
        step.operationId = one.id;
        step.state = OperationState::Unknown;
        step.code = QStringLiteral("timeout");
        step.message = QStringLiteral("No answer came in 30 s.");
        step.nextAttemptAt = world.fixture.clock.now() + 12'000;
        QVERIFY(got(world.fixture.store->stepOperation(step)).has_value());
        world.open();
        world.click(0);
        const auto *attempts = world.page->findChild<AttemptsView *>();
        QCOMPARE(attempts->count(), 2);
        QVERIFY(attempts->row(0)->isVisible());
        QCOMPARE(attempts->row(0)->requestId()->text(), QStringLiteral("req_first"));
        QVERIFY(attempts->row(1)->accessibleDescription().contains(
            QStringLiteral("No answer came in 30 s.")));
        // The latest stands above the first.
        QVERIFY(attempts->row(1)->y() < attempts->row(0)->y());
        const QString next = world.page->findChild<AdviceCard *>()->advice().text;
        QVERIFY2(next.contains(QStringLiteral("12 s")), qPrintable(next));
        picture(*world.page, QStringLiteral("activity-attempts"));
    }

    void whatCanSafelyBeDone_data()
    {
        QTest::addColumn<OperationState>("state");
        QTest::addColumn<bool>("tryNow");
        QTest::addColumn<bool>("stop");
        QTest::addColumn<bool>("decide");
        using enum OperationState;
        QTest::newRow("queued") << Queued << true << true << false;
        QTest::newRow("in flight") << InFlight << false << false << false;
        QTest::newRow("unknown") << Unknown << true << false << false;
        QTest::newRow("accepted") << Accepted << true << false << false;
        QTest::newRow("settling") << Settling << true << false << false;
        QTest::newRow("needs a person") << NeedsPerson << true << false << true;
        QTest::newRow("final") << Final << false << false << false;
        QTest::newRow("failed") << Failed << false << false << false;
        QTest::newRow("rejected") << Rejected << false << false << false;
    }

    //! What cannot be done is disabled and says why; what makes no sense any more is not there.
    void whatCanSafelyBeDone()
    {
        QFETCH(OperationState, state);
        QFETCH(bool, tryNow);
        QFETCH(bool, stop);
        QFETCH(bool, decide);
        World world;
        ask(world.fixture, state);
        world.open();
        world.click(0);
        const bool over = isOver(state);
        const auto holds = [&](const char *name, bool can) {
            const ActionRow *row = world.action(name);
            return row->isVisible() == !over && row->button()->isEnabled() == can &&
                   row->hindrance().isEmpty() == can;
        };
        QVERIFY(holds("tryNowButton", tryNow));
        QVERIFY(holds("stopButton", stop));
        QCOMPARE(world.button("decideButton")->isVisible(), decide);
        QCOMPARE(world.button("askAgainButton")->isVisible(), state == OperationState::Rejected);
        QCOMPARE(world.button("askServerButton")->isEnabled(), state != OperationState::Queued);
        QCOMPARE(world.button("dealWithButton")->isVisible(),
                 state == OperationState::Failed || state == OperationState::Rejected);
        QTRY_COMPARE(clippedText(*world.page), QString());
        picture(*world.page, QStringLiteral("activity-is-") + QString(operationStateName(state)));
    }

    void stoppedByMouse()
    {
        World world;
        const Operation one = ask(world.fixture, OperationState::Queued);
        world.open();
        world.click(0);
        press(world.button("stopButton"));
        QTRY_COMPARE_WITH_TIMEOUT(world.now(one.id).state, OperationState::Rejected, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!world.button("stopButton")->isVisible(), Patience);
        QCOMPARE(world.now(one.id).attempts, 0);
    }

    void triedNowByKeyboard()
    {
        World world;
        const Operation one = ask(world.fixture, OperationState::Unknown);
        world.open();
        world.page->focusSearch();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), &world.page->table());
        tabTo(*world.page, world.button("tryNowButton"));
        QCOMPARE(QApplication::focusWidget(), world.button("tryNowButton"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(world.tried, QStringList{one.id});
    }

    void theServersRecordIsShown()
    {
        World world;
        const Operation one = ask(world.fixture, OperationState::Unknown);
        world.open();
        world.click(0);
        world.answer = QList<api::SeenRequest>();
        press(world.button("askServerButton"));
        QTRY_VERIFY(world.notice().contains(QStringLiteral("no record")));
        api::SeenRequest seen;
        seen.id = QStringLiteral("req_seen");
        seen.status = 202;
        seen.resourceId = QStringLiteral("trf_9");
        seen.receivedAt = world.fixture.clock.now();
        seen.bodySha256 = one.bodySha256;
        world.answer = QList{seen};
        press(world.button("askServerButton"));
        QTRY_VERIFY(world.notice().contains(QStringLiteral("req_seen")));
        QVERIFY(world.notice().contains(QStringLiteral("HTTP 202")));
        QVERIFY(!world.notice().contains(QStringLiteral("other contents")));
        QTRY_COMPARE(clippedText(*world.page), QString());
        picture(*world.page, QStringLiteral("activity-seen"));
        seen.bodySha256 = QByteArray(64, '0');
        world.answer = QList{seen};
        press(world.button("askServerButton"));
        QTRY_VERIFY(world.notice().contains(QStringLiteral("other contents")));
        world.answer = fail(ErrorKind::Connect, QStringLiteral("Nobody answers."));
        press(world.button("askServerButton"));
        QTRY_VERIFY(world.notice().contains(QStringLiteral("Nobody answers.")));
    }

    void decidedByKeyboard()
    {
        World world;
        const Operation one = ask(world.fixture, OperationState::NeedsPerson, transferDraft());
        world.open();
        world.click(0);
        world.button("decideButton")->setFocus();
        QTest::keyClick(world.button("decideButton"), Qt::Key_Space);
        auto *form = world.page->findChild<DecisionForm *>();
        QVERIFY(form && form->isVisible());
        auto *record = form->findChild<QPushButton *>(QStringLiteral("recordButton"));
        QVERIFY(!record->isEnabled());
        picture(*form, QStringLiteral("decision-blank"));
        // Enter on a form that just opened decides nothing.
        QVERIFY(form->findChild<QPushButton *>(QStringLiteral("notYetButton"))->isDefault());
        auto *happened = form->findChild<QRadioButton *>(QStringLiteral("happenedButton"));
        happened->setFocus();
        QTest::keyClick(happened, Qt::Key_Space);
        QVERIFY(record->isEnabled());
        auto *note = form->findChild<QLineEdit *>(QStringLiteral("noteEdit"));
        press(record); // without a word on how it is known
        QVERIFY(form->isVisible());
        QTRY_COMPARE(form->focusWidget(), note);
        QTest::keyClicks(note, QStringLiteral("Seen on the explorer"));
        auto *resource = form->findChild<QLineEdit *>(QStringLiteral("resourceEdit"));
        QTest::keyClicks(resource, QStringLiteral("trf 77"));
        press(record); // ids have no spaces
        QVERIFY(form->isVisible());
        QTRY_COMPARE(form->focusWidget(), resource);
        QTest::keyClick(resource, Qt::Key_Backspace);
        QTest::keyClick(resource, Qt::Key_Backspace);
        QTest::keyClick(resource, Qt::Key_Backspace);
        QTest::keyClicks(resource, QStringLiteral("_77"));
        QTRY_COMPARE(clippedText(*form), QString());
        picture(*form, QStringLiteral("decision"));
        record->setFocus();
        QTest::keyClick(record, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(world.now(one.id).state, OperationState::Accepted, Patience);
        QCOMPARE(world.now(one.id).resultId, QStringLiteral("trf_77"));
        QCOMPARE(world.now(one.id).message, QStringLiteral("Seen on the explorer"));
    }

    //! What failed stops asking for attention, and stays in the list with when and by whom.
    void dealtWithByMouse()
    {
        World world;
        const Operation one = ask(world.fixture, OperationState::Rejected, transferDraft());
        world.open();
        OperationQuery failures;
        failures.statuses = {OperationState::Rejected};
        failures.endedByPerson = false;
        world.page->showList(failures);
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, Patience);
        world.click(0);
        press(world.button("dealWithButton"));
        QTRY_VERIFY_WITH_TIMEOUT(world.now(one.id).personAt > 0, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 0, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!world.button("dealWithButton")->isVisible(), Patience);
        press(world.page->findChild<ChipButton *>(QStringLiteral("byPersonChip")));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, Patience);
        QStringList told;
        for (const QLabel *label : world.page->findChildren<QLabel *>()) {
            if (label->isVisible())
                told.append(label->text());
        }
        QVERIFY(told.contains(QStringLiteral("Dealt with")));
        QVERIFY(told.contains(world.now(one.id).personBy));
        QTRY_COMPARE(clippedText(*world.page), QString());
        picture(*world.page, QStringLiteral("activity-dealt-with"));
    }

    void escapeDecidesNothing()
    {
        World world;
        const Operation one = ask(world.fixture, OperationState::NeedsPerson);
        world.open();
        world.click(0);
        press(world.button("decideButton"));
        auto *form = world.page->findChild<DecisionForm *>();
        form->findChild<QRadioButton *>(QStringLiteral("didNotHappenButton"))->click();
        QTest::keyClick(form, Qt::Key_Escape);
        QTRY_VERIFY(!world.page->findChild<DecisionForm *>());
        QCOMPARE(world.now(one.id).state, OperationState::NeedsPerson);
    }

    void tellsMore()
    {
        World world;
        const Operation one = ask(world.fixture, OperationState::Unknown, transferDraft(),
                                  QStringLiteral("req_first"));
        world.open();
        world.click(0);
        press(world.button("tellMoreButton"));
        auto *briefing = world.page->findChild<OperationBriefing *>();
        QVERIFY(briefing && briefing->isVisible());
        const QString text = briefing->findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY(text.contains(one.idempotencyKey));
        QVERIFY(text.contains(QString::fromUtf8(one.request.body)));
        QTRY_COMPARE(clippedText(*briefing), QString());
        picture(*briefing, QStringLiteral("briefing"));
        for (QPushButton *each : briefing->findChildren<QPushButton *>()) {
            if (each->text().startsWith(QStringLiteral("Copy everything")))
                press(each);
        }
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("req_first")));
        press(briefing->findChild<QPushButton *>(QStringLiteral("closeButton")));
        QTRY_VERIFY(!world.page->findChild<OperationBriefing *>());
    }

    void quickFilters()
    {
        World world;
        for (const OperationState state : States)
            ask(world.fixture, state);
        world.open();
        const auto quick = [&](ActivityFilter filter) {
            return world.page->findChild<QPushButton *>(
                QStringLiteral("quick%1").arg(static_cast<int>(filter)));
        };
        QCOMPARE(world.page->model().rowCount(), 9);
        QVERIFY(quick(ActivityFilter::All)->isChecked());
        press(quick(ActivityFilter::Open));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 6, Patience);
        press(quick(ActivityFilter::NeedsPerson));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, Patience);
        QVERIFY(!quick(ActivityFilter::All)->isChecked());
        press(quick(ActivityFilter::Failed));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
        world.page->filters().clear();
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 9, Patience);
        QVERIFY(quick(ActivityFilter::All)->isChecked());
        picture(*world.page, QStringLiteral("activity-list"));
    }

    void searchesByAnyId()
    {
        World world;
        ask(world.fixture, OperationState::Final, createDraft(QStringLiteral("order_1")),
            QStringLiteral("req_needle_7"));
        ask(world.fixture, OperationState::Final, createDraft(QStringLiteral("order_2")),
            QStringLiteral("req_other_8"));
        world.open();
        world.page->focusSearch();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("needle"));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, Patience);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("nowhere"));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 0, Patience);
        const auto *face = world.page->table().parentWidget()->findChild<EmptyState *>();
        QTRY_COMPARE(face->title(), QStringLiteral("Nothing matches"));
        picture(*world.page, QStringLiteral("activity-nomatch"));
        press(face->findChild<QPushButton *>());
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    }

    void aBatchIsOneList()
    {
        World world;
        OperationDraft draft = transferDraft();
        draft.batchId = QStringLiteral("batch_9");
        ask(world.fixture, OperationState::Final, draft);
        ask(world.fixture, OperationState::Queued, draft);
        ask(world.fixture, OperationState::Queued);
        world.open();
        world.click(1);
        press(world.button("showBatchButton"));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
        auto *chip = world.page->findChild<ChipButton *>(QStringLiteral("batchChip"));
        QVERIFY(chip->isVisible());
        picture(*world.page, QStringLiteral("activity-batch"));
        press(chip);
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 3, Patience);
        QVERIFY(!chip->isVisible());
    }

    //! Rows come and go and end while one is looked at.
    void whatIsChosenStaysChosen()
    {
        World world;
        ask(world.fixture, OperationState::Queued, createDraft(QStringLiteral("older")));
        world.fixture.clock.advance(1);
        const Operation one = ask(world.fixture, OperationState::Unknown);
        world.open();
        world.click(0);
        world.fixture.clock.advance(1);
        ask(world.fixture, OperationState::Queued, createDraft(QStringLiteral("newer")));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 3, Patience);
        QTRY_COMPARE(world.page->table().currentIndex().row(), 1);
        QVERIFY(got(world.fixture.store->claimOperation(one.id, 60'000)).has_value());
        const auto *attempts = world.page->findChild<AttemptsView *>();
        QTRY_COMPARE_WITH_TIMEOUT(attempts->count(), 2, Patience);
        QCOMPARE(world.page->table().currentIndex().row(), 1);
    }

    void aKeyThatOnlyReadsNamesTheScope()
    {
        World world;
        ask(world.fixture, OperationState::Unknown, transferDraft());
        world.open();
        world.click(0);
        world.page->setScopes({QStringLiteral("read")});
        QVERIFY(!world.button("tryNowButton")->isEnabled());
        QVERIFY(
            world.action("tryNowButton")->hindrance().contains(QStringLiteral("transfers:write")));
        QTRY_COMPARE(clippedText(*world.page), QString());
        world.page->setScopes({QStringLiteral("read"), QStringLiteral("transfers:write")});
        QVERIFY(world.button("tryNowButton")->isEnabled());
    }

    void refusedGoesBackToItsForm()
    {
        World world;
        const Operation one = ask(world.fixture, OperationState::Rejected);
        world.open();
        QSignalSpy again(world.page.get(), &ActivityPage::editAgainRequested);
        world.click(0);
        press(world.button("askAgainButton"));
        QCOMPARE(again.size(), 1);
        QCOMPARE(again.first().first().value<Operation>().id, one.id);
    }

    void whatHasNoFormIsNotOfferedAgain()
    {
        World world;
        OperationDraft draft = createDraft();
        draft.kind = OperationKind::CancelInvoice;
        draft.resourceId = QStringLiteral("inv_1");
        ask(world.fixture, OperationState::Rejected, draft);
        world.open();
        world.click(0);
        QVERIFY(world.button("askServerButton")->isVisible());
        QVERIFY(!world.button("askAgainButton")->isVisible());
    }

    void emptyIsHonest()
    {
        World world;
        world.open();
        const auto *face = world.page->table().parentWidget()->findChild<EmptyState *>();
        QTRY_COMPARE(face->title(), QStringLiteral("Nothing was asked for yet"));
        QTRY_COMPARE(clippedText(*world.page), QString());
        picture(*world.page, QStringLiteral("activity-empty"));
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<theme::Mode>("mode");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << theme::Mode::Light << 1042;
        QTest::newRow("German") << theme::Mode::Light << 1042;
        QTest::newRow("dark") << theme::Mode::Dark << 1042;
        QTest::newRow("narrow") << theme::Mode::Light << 826;
        QTest::newRow("wide") << theme::Mode::Light << 1402;
    }

    void nothingIsClipped()
    {
        QFETCH(theme::Mode, mode);
        QFETCH(int, width);
        theme::apply(*qApp, mode);
        const bool isGerman = QTest::currentDataTag() == QByteArray("German");
        speak(isGerman ? QStringLiteral("de") : QStringLiteral("en"));
        World world;
        for (const OperationState state : States)
            ask(world.fixture, state, transferDraft(), QStringLiteral("req_%1").arg(int(state)));
        world.open();
        world.page->resize(width, 757);
        for (int row = 0; row < world.page->model().rowCount(); ++row) {
            world.click(row);
            QTRY_COMPARE(clippedText(*world.page), QString());
        }
        world.click(0);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        picture(*world.page, QStringLiteral("activity-") + name);
        for (int row = 0; row < world.page->model().rowCount(); ++row) {
            if (world.page->model().operation(row).state == OperationState::NeedsPerson)
                world.click(row);
        }
        press(world.button("decideButton"));
        auto *form = world.page->findChild<DecisionForm *>();
        QVERIFY(form && form->isVisible());
        QTRY_COMPARE(clippedText(*form), QString());
        picture(*form, QStringLiteral("decision-") + name);
        form->reject();
        theme::apply(*qApp, theme::Mode::Light);
        speak(QStringLiteral("en"));
    }

private:
    void speak(const QString &language)
    {
        QCoreApplication::removeTranslator(&m_translator);
        QVERIFY(m_translator.load(QStringLiteral(":/translations/coinpay_") + language));
        QCoreApplication::installTranslator(&m_translator);
        QLocale::setDefault(QLocale(language));
    }

    QTranslator m_translator;
};

QTEST_MAIN(TestActivityPage)
#include "tst_activitypage.moc"
