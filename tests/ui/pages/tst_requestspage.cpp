// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/curl.h"
#include "forms/notice.h"
#include "looking.h"
#include "pages/listfilters.h"
#include "pages/listtable.h"
#include "pages/requestspage.h"
#include "pages/seentable.h"
#include "store/storefixture.h"
#include "theme/theme.h"
#include "widgets/chipbutton.h"
#include "widgets/codeblock.h"
#include "widgets/copybutton.h"
#include "widgets/timingview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
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

RequestLogEntry entryOf(const QString &method, const QString &target, int status, UnixMs at)
{
    RequestLogEntry entry;
    entry.startedAt = at;
    entry.method = method;
    entry.target = target;
    entry.httpStatus = status;
    entry.outcome = status >= 200 && status < 300 ? QStringLiteral("ok")
                    : status == 0                 ? QStringLiteral("dropped")
                                                  : QStringLiteral("unavailable");
    entry.requestHeaders = {QStringLiteral("Accept: application/json"),
                            QStringLiteral("Authorization: Bearer (redacted)")};
    entry.durationMs = 43;
    if (status == 0)
        return entry;
    entry.requestId = QStringLiteral("req_%1").arg(at);
    entry.answerHeaders = {QStringLiteral("X-Request-Id: ") + entry.requestId};
    entry.tlsVersion = QStringLiteral("TLSv1.3");
    entry.httpVersion = QStringLiteral("1.1");
    return entry;
}

//! The page in a window of its own, over a store of its own.
struct World
{
    World() { settings = std::make_unique<Settings>(dir.path()); }

    void log(RequestLogEntry entry) { QVERIFY(got(fixture.store->logRequest(entry))); }

    //! An operation that was tried three times, a read, a poll of the feed.
    void fill()
    {
        const UnixMs now = fixture.clock.now();
        log(entryOf(QStringLiteral("GET"), QStringLiteral("/v1/invoices?limit=50"), 200,
                    now - 90'000));
        log(entryOf(QStringLiteral("GET"), QStringLiteral("/v1/events?after=evt_1"), 200,
                    now - 80'000));
        int attempt = 0;
        for (const int status : {0, 503, 201}) {
            RequestLogEntry entry = entryOf(QStringLiteral("POST"), QStringLiteral("/v1/invoices"),
                                            status, now - 60'000 + ++attempt);
            entry.correlationId = QStringLiteral("op_1");
            entry.idempotencyKey = QStringLiteral("ik_1");
            entry.resourceId = QStringLiteral("inv_1");
            entry.attempt = attempt;
            entry.signedAt = 1'770'000'000;
            entry.keyId = QStringLiteral("key_1");
            entry.bodySha256 = QByteArray(64, 'a');
            entry.timing = {attempt == 3 ? RequestTiming::Connection::Reused
                                         : RequestTiming::Connection::Opened,
                            {},
                            {},
                            1,
                            40,
                            2};
            if (attempt != 3)
                entry.timing.connectMs = 12;
            log(entry);
        }
    }

    void open()
    {
        RequestActions actions;
        actions.ask = [this](const RequestLogEntry &entry) {
            asked.append(entry);
            return QtFuture::makeReadyFuture(answer);
        };
        actions.curl = [](const RequestLogEntry &entry) {
            return api::curlText(entry, {QUrl(QStringLiteral("https://api.example.com")), false,
                                         QByteArray("{\"amount\":\"25.00\"}")});
        };
        page = std::make_unique<RequestsPage>(*fixture.store, fixture.clock, *settings,
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

    [[nodiscard]] QString block(const char *name) const
    {
        const auto *block = page->findChild<CodeBlock *>(QString::fromLatin1(name));
        return block->isVisible() ? block->text() : QString();
    }

    [[nodiscard]] QString notice() const
    {
        const auto *notice = page->findChild<Notice *>();
        return notice->isVisible() ? notice->title() : QString();
    }

    [[nodiscard]] QStringList targets() const
    {
        QStringList all;
        for (int row = 0; row < page->model().rowCount(); ++row)
            all.append(page->model().entry(row).target);
        return all;
    }

    StoreFixture fixture;
    QTemporaryDir dir;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<RequestsPage> page;
    QList<RequestLogEntry> asked;
    Seen answer;
};

void press(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

api::SeenRequest seenOf(const RequestLogEntry &entry)
{
    api::SeenRequest seen;
    seen.id = entry.requestId;
    seen.method = entry.method;
    seen.target = entry.target;
    seen.status = entry.httpStatus;
    seen.code = entry.outcome == u"ok" ? QString() : entry.outcome;
    seen.idempotencyKey = entry.idempotencyKey;
    seen.correlationId = entry.correlationId;
    seen.bodySha256 = entry.bodySha256;
    seen.receivedAt = entry.startedAt + 20;
    return seen;
}

} // namespace

class TestRequestsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Mode::Light); }

    void anOperationStandsOnce();
    void pollsAreShownWhenAskedFor();
    void filtersByMouseAndKeyboard();
    void theDetailTellsEverything();
    void otherAttemptsAreAClickAway();
    void bothSidesSayTheSame();
    void differencesAreMarked();
    void aLostAnswerIsFoundByItsKey();
    void nothingToAskBy();
    void curlHoldsNoSecret();
    void newAttemptsComeInByThemselves();
    void leadsOn();
    void oneOperationFromElsewhere();
    void nothingYetAndNothingLikeThis();
    void hostileTextIsText();
    void nothingIsClipped_data();
    void nothingIsClipped();
};

void TestRequestsPage::anOperationStandsOnce()
{
    World world;
    world.fill();
    world.open();
    const QAbstractItemModelTester tester(&world.page->model());
    QTRY_COMPARE_WITH_TIMEOUT(
        world.targets(),
        (QStringList{QStringLiteral("/v1/invoices"), QStringLiteral("/v1/invoices?limit=50")}),
        Patience);
    QCOMPARE(world.page->model().entry(0).attempt, 3);
}

void TestRequestsPage::pollsAreShownWhenAskedFor()
{
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    auto *box = world.page->findChild<QCheckBox *>(QStringLiteral("feedReadsCheck"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 3, Patience);
}

void TestRequestsPage::filtersByMouseAndKeyboard()
{
    World world;
    world.fill();
    world.open();
    world.page->focusSearch();
    QTest::keyClicks(world.page->filters().searchField(), QStringLiteral("limit="));
    QTRY_COMPARE_WITH_TIMEOUT(world.targets(),
                              (QStringList{QStringLiteral("/v1/invoices?limit=50")}), Patience);
    QTest::keyClick(world.page->filters().searchField(), Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    world.page->filters().clear();
    world.page->filters().stateButton()->setStatuses({AnswerClass::ServerAtFault});
    QTRY_VERIFY_WITH_TIMEOUT(world.page->model().rowCount() == 1 &&
                                 world.page->model().entry(0).httpStatus == 503,
                             Patience);
}

void TestRequestsPage::theDetailTellsEverything()
{
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    QCOMPARE(world.block("signedPayload"),
             QStringLiteral("POST\n/v1/invoices\n1770000000\n") + QString(64, u'a'));
    QVERIFY(world.block("sentHeaders").contains(QStringLiteral("Bearer (redacted)")));
    QVERIFY(world.block("cameHeaders").startsWith(QStringLiteral("X-Request-Id: req_")));
    const auto rows = world.page->findChild<TimingView *>()->rows();
    QCOMPARE(rows.size(), 6);
    QCOMPARE(rows[0].second, QStringLiteral("connection reused"));
    QCOMPARE(rows[1].second, QStringLiteral("connection reused"));
    QCOMPARE(rows[3].second, QStringLiteral("40 ms"));
    QCOMPARE(rows[5].second, QStringLiteral("43 ms"));
    // What was signed is copied as it was.
    press(world.page->findChild<CodeBlock *>(QStringLiteral("signedPayload"))->copyButton());
    QCOMPARE(QGuiApplication::clipboard()->text(), world.block("signedPayload"));
    picture(*world.page, QStringLiteral("requests"));
    theme::apply(*qApp, theme::Mode::Dark);
    picture(*world.page, QStringLiteral("requests-dark"));
    theme::apply(*qApp, theme::Mode::Light);
}

void TestRequestsPage::otherAttemptsAreAClickAway()
{
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    QList<QPushButton *> attempts;
    for (auto *button : world.page->detail().findChildren<QPushButton *>()) {
        if (button->isCheckable() && button->isVisible())
            attempts.append(button);
    }
    QCOMPARE(attempts.size(), 3);
    QVERIFY(attempts[2]->isChecked());
    press(attempts[0]);
    QCOMPARE(world.page->detail().entry()->attempt, 1);
    QCOMPARE(world.page->detail().entry()->httpStatus, 0);
    const auto rows = world.page->findChild<TimingView *>()->rows();
    QCOMPARE(rows[1].second, QStringLiteral("12 ms"));
    QVERIFY(world.block("cameHeaders").isEmpty());
}

void TestRequestsPage::bothSidesSayTheSame()
{
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    world.answer = QList{seenOf(*world.page->detail().entry())};
    press(world.button("askServerButton"));
    QTRY_COMPARE_WITH_TIMEOUT(world.notice(), QStringLiteral("Both sides say the same"), Patience);
    QCOMPARE(world.asked.size(), 1);
    QVERIFY(world.page->findChild<SeenTable *>()->isVisible());
    QCOMPARE(world.page->findChild<SeenTable *>()->differences(), 0);
}

void TestRequestsPage::differencesAreMarked()
{
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    api::SeenRequest other = seenOf(*world.page->detail().entry());
    other.bodySha256 = QByteArray(64, 'b');
    other.status = 202;
    world.answer = QList{other};
    press(world.button("askServerButton"));
    QTRY_COMPARE_WITH_TIMEOUT(world.page->findChild<SeenTable *>()->differences(), 2, Patience);
    picture(*world.page, QStringLiteral("requests-differences"));
    world.answer = fail(ErrorKind::Connect, QStringLiteral("The network is away."));
    press(world.button("askServerButton"));
    QTRY_COMPARE_WITH_TIMEOUT(world.notice(), QStringLiteral("That did not work"), Patience);
    world.answer = QList<api::SeenRequest>();
    press(world.button("askServerButton"));
    QTRY_COMPARE_WITH_TIMEOUT(world.notice(), QStringLiteral("The server has no record of it"),
                              Patience);
}

void TestRequestsPage::aLostAnswerIsFoundByItsKey()
{
    World world;
    RequestLogEntry lost = entryOf(QStringLiteral("POST"), QStringLiteral("/v1/invoices"), 0,
                                   world.fixture.clock.now());
    lost.idempotencyKey = QStringLiteral("ik_1");
    lost.correlationId = QStringLiteral("op_1");
    world.log(lost);
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    api::SeenRequest early = seenOf(lost);
    early.receivedAt = lost.startedAt - 3'600'000;
    early.status = 503;
    api::SeenRequest seen = seenOf(lost);
    seen.status = 201;
    seen.id = QStringLiteral("req_seen");
    world.answer = QList{early, seen};
    press(world.button("askServerButton"));
    QTRY_COMPARE_WITH_TIMEOUT(world.notice(), QStringLiteral("It arrived"), Patience);
    QVERIFY(world.page->findChild<Notice *>()->text().contains(QStringLiteral("req_seen")));
}

void TestRequestsPage::nothingToAskBy()
{
    World world;
    world.log(entryOf(QStringLiteral("GET"), QStringLiteral("/v1/wallets"), 0,
                      world.fixture.clock.now()));
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    QVERIFY(!world.button("askServerButton")->isEnabled());
    QVERIFY(!world.button("askServerButton")->toolTip().isEmpty());
}

void TestRequestsPage::curlHoldsNoSecret()
{
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    press(world.button("copyCurlButton"));
    const QString script = QGuiApplication::clipboard()->text();
    QVERIFY(script.contains(QStringLiteral("\"Authorization: Bearer $COINPAY_TOKEN\"")));
    QVERIFY(script.contains(QStringLiteral("X-Signature: $COINPAY_SIGNATURE")));
    QVERIFY(script.contains(QStringLiteral("'https://api.example.com/v1/invoices'")));
    QVERIFY(!script.contains(QStringLiteral("redacted")));
}

void TestRequestsPage::newAttemptsComeInByThemselves()
{
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    const qint64 read = world.page->detail().entry()->row;
    world.log(entryOf(QStringLiteral("GET"), QStringLiteral("/v1/wallets"), 200,
                      world.fixture.clock.now()));
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 3, Patience);
    QCOMPARE(world.targets().first(), QStringLiteral("/v1/wallets"));
    // The chosen one stays chosen, one row further down.
    QCOMPARE(world.page->table().currentIndex().row(), 1);
    RequestLogEntry again = entryOf(QStringLiteral("POST"), QStringLiteral("/v1/invoices"), 200,
                                    world.fixture.clock.now() + 5);
    again.correlationId = QStringLiteral("op_1");
    again.attempt = 4;
    world.log(again);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->model().entry(0).attempt == 4, Patience);
    QCOMPARE(world.page->model().rowCount(), 3);
    QTRY_COMPARE_WITH_TIMEOUT(world.page->table().currentIndex().row(), 0, Patience);
    // What is being read is not taken away; the new attempt is offered beside it.
    QCOMPARE(world.page->detail().entry()->row, read);
}

void TestRequestsPage::leadsOn()
{
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    const QSignalSpy operation(world.page.get(), &RequestsPage::operationRequested);
    const QSignalSpy resource(world.page.get(), &RequestsPage::openRequested);
    press(world.button("openOperationButton"));
    press(world.button("openResourceButton"));
    QCOMPARE(operation.size(), 1);
    QCOMPARE(operation.first().first().toString(), QStringLiteral("op_1"));
    QCOMPARE(resource.size(), 1);
    QCOMPARE(resource.first(), (QVariantList{QStringLiteral("invoice"), QStringLiteral("inv_1")}));
}

void TestRequestsPage::oneOperationFromElsewhere()
{
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.page->showOperation(QStringLiteral("op_1"));
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    QCOMPARE(world.page->detail().entry()->attempt, 3);
    press(world.page->findChild<ChipButton *>(QStringLiteral("operationChip")));
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.page->showRequest(world.page->model().entry(1).requestId);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry()->method == u"GET", Patience);
}

void TestRequestsPage::nothingYetAndNothingLikeThis()
{
    World world;
    world.open();
    picture(*world.page, QStringLiteral("requests-empty"));
    QVERIFY(!world.page->detail().isVisible());
    world.fill();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.page->filters().searchField()->setText(QStringLiteral("nothing like this"));
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 0, Patience);
    QVERIFY(!world.page->table().isVisible());
}

void TestRequestsPage::hostileTextIsText()
{
    World world;
    RequestLogEntry hostile = entryOf(QStringLiteral("GET"), QStringLiteral("/v1/invoices"), 200,
                                      world.fixture.clock.now());
    hostile.outcome = QStringLiteral("<b>bold</b>\u202Eevil");
    hostile.answerHeaders = {QStringLiteral("Server: <img src=x>\u202E") + QString(20'000, u'x')};
    world.log(hostile);
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    QVERIFY(world.block("cameHeaders").contains(QStringLiteral("<img src=x>")));
    QVERIFY(!world.block("cameHeaders").contains(QChar(0x202E)));
    const QString cell =
        world.page->table().cellText(world.page->model().index(0, RequestLogModel::Code));
    QVERIFY(cell.contains(QStringLiteral("<b>")));
    QVERIFY(!cell.contains(QChar(0x202E)));
    QVERIFY(world.page->width() <= 1042);
}

void TestRequestsPage::nothingIsClipped_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void TestRequestsPage::nothingIsClipped()
{
    QFETCH(QString, language);
    loadTranslationResources();
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/coinpay_%1.qm").arg(language)));
    qApp->installTranslator(&translator);
    World world;
    world.fill();
    world.open();
    QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 2, Patience);
    world.click(0);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->detail().entry(), Patience);
    world.answer = QList{seenOf(*world.page->detail().entry())};
    press(world.button("askServerButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!world.notice().isEmpty(), Patience);
    QTest::qWait(50);
    picture(*world.page, QStringLiteral("requests-") + language);
    QCOMPARE(clippedText(*world.page), QString());
    world.page.reset();
    qApp->removeTranslator(&translator);
}

QTEST_MAIN(TestRequestsPage)
#include "tst_requestspage.moc"
