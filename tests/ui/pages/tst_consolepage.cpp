// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/consolereview.h"
#include "forms/notice.h"
#include "looking.h"
#include "pages/consoleanswer.h"
#include "pages/consolecalls.h"
#include "pages/consoleeditor.h"
#include "pages/consolepage.h"
#include "store/storefixture.h"
#include "support/turningclock.h"
#include "theme/theme.h"
#include "widgets/codeblock.h"
#include "widgets/emptystate.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>
#include <QTreeWidget>

void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;

HttpAnswer answerOf(int status, const QByteArray &body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    answer.headers = {{"X-Request-Id", "req_answer"}, {"Content-Type", "application/json"}};
    answer.httpVersion = "1.1";
    answer.durationMs = 12;
    return answer;
}

//! The page in a window of its own, over a store of its own and a server in the test's own words.
struct World
{
    World() { settings = std::make_unique<Settings>(dir.path()); }

    void open()
    {
        reader = fixture.reader();
        ConsoleActions actions;
        actions.read = [this](const QByteArray &target) {
            read.append(target);
            return QtFuture::makeReadyFuture(answer);
        };
        actions.write = [this](const OperationDraft &draft) {
            written.append(draft);
            return fixture.store->addOperation(draft);
        };
        actions.escrow = [this](const QString &) { return QtFuture::makeReadyFuture(escrow); };
        ConfirmRules rules;
        rules.profileName = QStringLiteral("shop");
        rules.environment = Environment::Live;
        rules.limit = [](const QString &asset) { return *Money::parse(u"1000", asset); };
        page = std::make_unique<ConsolePage>(*fixture.store, *reader, clock, *settings,
                                             std::move(rules), std::move(actions));
        page->resize(1180, 757);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowExposed(page.get()))
            qFatal("the page did not come up");
    }

    //! Until everything that was to be written is.
    void settle() { QVERIFY(got(fixture.store->saveDraft(QStringLiteral("settled"), "x"))); }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }

    void typeTarget(const QString &target) const
    {
        auto *edit = find<QLineEdit>("targetEdit");
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, target);
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
    }

    [[nodiscard]] QPushButton *sendButton() const { return find<QPushButton>("consoleSendButton"); }

    [[nodiscard]] QString problem() const
    {
        const auto *label = find<QLabel>("consoleProblem");
        return label->isVisible() ? label->text() : QString();
    }

    void chooseCall(const QString &words) const
    {
        for (QTreeWidgetItemIterator item(page->calls().callTree()); *item; ++item) {
            if ((*item)->text(0) != words)
                continue;
            page->calls().callTree()->scrollToItem(*item);
            QTest::mouseClick(page->calls().callTree()->viewport(), Qt::LeftButton, {},
                              page->calls().callTree()->visualItemRect(*item).center());
            return;
        }
        QFAIL(qPrintable(words));
    }

    //! The review that is open, with its button to confirm pressed once it can be.
    void confirm()
    {
        auto *review = page->findChild<ConsoleReview *>();
        QVERIFY(review);
        QPushButton *confirm = nullptr;
        for (auto *button : review->findChildren<QPushButton *>()) {
            if (button->objectName() == u"confirmButton")
                confirm = button;
        }
        QVERIFY(confirm && !confirm->isEnabled());
        clock.advance(3000);
        QTRY_VERIFY_WITH_TIMEOUT(confirm->isEnabled(), Patience);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page->findChild<ConsoleReview *>(), Patience);
    }

    StoreFixture fixture;
    TurningClock clock;
    QTemporaryDir dir;
    std::unique_ptr<Reader> reader;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<ConsolePage> page;
    QByteArrayList read;
    QList<OperationDraft> written;
    Result<HttpAnswer> answer = answerOf(200, "{\"data\":[],\"has_more\":false}");
    Result<Escrow> escrow = fail(ErrorKind::NotFound, QStringLiteral("There is no such escrow."));
};

} // namespace

class TestConsolePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Mode::Light); }

    void aReadByKeyboard();
    void aReadByMouseAndFields();
    void otherPathsCannotBeSent_data();
    void otherPathsCannotBeSent();
    void aBodyIsCheckedAsItIsTyped();
    void aWriteIsConfirmedAndJournaled();
    void theBytesAreTheOnesShown();
    void moneyIsReviewedInFigures();
    void moneyThatIsNotThereIsRefused();
    void aMissingScopeIsSaid();
    void theHistoryLeadsBack();
    void draftsAreKept();
    void hostileAnswersAreText_data();
    void hostileAnswersAreText();
    void noAnswerIsSaid();
    void anAnswerIsKeptNowhere();
    void nothingIsClipped_data();
    void nothingIsClipped();
};

void TestConsolePage::aReadByKeyboard()
{
    World world;
    world.open();
    world.typeTarget(QStringLiteral("/v1/invoices?limit=2"));
    QVERIFY2(world.problem().isEmpty(), qPrintable(world.problem()));
    QTest::keyClick(world.find<QLineEdit>("targetEdit"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(world.read, QByteArrayList{"/v1/invoices?limit=2"}, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.find<QPlainTextEdit>("prettyAnswer")->toPlainText(),
                              QStringLiteral("{\n  \"data\": [],\n  \"has_more\": false\n}"),
                              Patience);
    QCOMPARE(world.find<QPlainTextEdit>("rawAnswer")->toPlainText(),
             QStringLiteral("{\"data\":[],\"has_more\":false}"));
    QVERIFY(world.find<QPlainTextEdit>("answerHeaders")
                ->toPlainText()
                .contains(QStringLiteral("X-Request-Id: req_answer")));
    QCOMPARE(world.page->history().size(), 1);
    QCOMPARE(world.page->history().first().httpStatus, 200);
    picture(*world.page, QStringLiteral("console-read"));
}

void TestConsolePage::aReadByMouseAndFields()
{
    World world;
    world.open();
    world.chooseCall(QStringLiteral("GET /v1/invoices/{invoice_id}"));
    QVERIFY(!world.sendButton()->isEnabled());
    auto *field = world.find<QLineEdit>("field_invoice_id");
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("inv_7"));
    QCOMPARE(world.find<QLineEdit>("targetEdit")->text(), QStringLiteral("/v1/invoices/inv_7"));
    QVERIFY2(world.sendButton()->isEnabled(), qPrintable(world.problem()));
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.read, QByteArrayList{"/v1/invoices/inv_7"}, Patience);
    // The next call on the same invoice has its id already.
    world.chooseCall(QStringLiteral("POST /v1/invoices/{invoice_id}/cancellations"));
    QCOMPARE(world.find<QLineEdit>("targetEdit")->text(),
             QStringLiteral("/v1/invoices/inv_7/cancellations"));
}

void TestConsolePage::otherPathsCannotBeSent_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("unknown") << QStringLiteral("/v1/nothing");
    QTest::newRow("another host") << QStringLiteral("//evil.example/v1/invoices");
    QTest::newRow("up") << QStringLiteral("/v1/invoices/..");
    QTest::newRow("a blank") << QStringLiteral("/v1/invoices?a=b c");
}

void TestConsolePage::otherPathsCannotBeSent()
{
    QFETCH(QString, target);
    World world;
    world.open();
    world.typeTarget(target);
    QVERIFY(!world.sendButton()->isEnabled());
    QVERIFY(world.problem().size() > 15);
    QTest::keyClick(world.find<QLineEdit>("targetEdit"), Qt::Key_Return);
    QTest::qWait(20);
    QVERIFY(world.read.isEmpty());
}

void TestConsolePage::aBodyIsCheckedAsItIsTyped()
{
    World world;
    world.open();
    world.chooseCall(QStringLiteral("POST /v1/invoices"));
    auto *body = world.find<QPlainTextEdit>("bodyEdit");
    QVERIFY(body->isVisible());
    QVERIFY2(world.sendButton()->isEnabled(), qPrintable(world.problem()));
    body->setFocus();
    QTest::keyClick(body, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(body, QStringLiteral("{\"amount\":"));
    QVERIFY(!world.sendButton()->isEnabled());
    QVERIFY2(world.problem().contains(QStringLiteral("line 1")), qPrintable(world.problem()));
    QTest::keyClicks(body, QStringLiteral("\"1\"}"));
    QVERIFY2(world.problem().isEmpty(), qPrintable(world.problem()));
    // An example takes its place, and can be taken back.
    auto *examples = world.find<QComboBox>("exampleBox");
    examples->setFocus();
    QTest::keyClick(examples, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(body->toPlainText().contains(QStringLiteral("\"reference\"")),
                             Patience);
    body->undo();
    QCOMPARE(body->toPlainText(), QStringLiteral("{\"amount\":\"1\"}"));
}

void TestConsolePage::aWriteIsConfirmedAndJournaled()
{
    World world;
    world.open();
    world.chooseCall(QStringLiteral("POST /v1/invoices"));
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->findChild<ConsoleReview *>(), Patience);
    picture(*world.page->findChild<ConsoleReview *>(), QStringLiteral("console-review"));
    QVERIFY(world.written.isEmpty());
    world.confirm();
    QCOMPARE(world.written.size(), 1);
    QCOMPARE(world.written.first().kind, OperationKind::CreateInvoice);
    const auto operations = world.reader->operations(10);
    QCOMPARE(operations->size(), 1);
    const QString id = operations->first().id;
    QCOMPARE(world.page->history().first().operationId, id);
    // The answer comes by the driver; what it says stands here, and its status in the history.
    world.page->noteAnswer(id, answerOf(201, "{\"id\":\"inv_1\"}"));
    QVERIFY(
        world.find<QPlainTextEdit>("rawAnswer")->toPlainText().contains(QStringLiteral("inv_1")));
    QCOMPARE(world.page->history().first().httpStatus, 201);
    QCOMPARE(world.page->history().first().requestId, QStringLiteral("req_answer"));
    // That of another operation does not.
    world.page->noteAnswer(QStringLiteral("op_other"), answerOf(500, "other"));
    QVERIFY(
        !world.find<QPlainTextEdit>("rawAnswer")->toPlainText().contains(QStringLiteral("other")));
    const QSignalSpy leads(world.page.get(), &ConsolePage::operationRequested);
    QTest::mouseClick(world.find<QPushButton>("consoleOperationButton"), Qt::LeftButton);
    QCOMPARE(leads.size(), 1);
    QCOMPARE(leads.first().first().toString(), id);
}

void TestConsolePage::theBytesAreTheOnesShown()
{
    World world;
    world.open();
    const QByteArray odd = "{\n\t\"reference\" : \"a\xc2\xa0\xe2\x80\x8b\xf0\x9f\x98\x80 \\u00e4\" "
                           ",\n\"amount\":\"1\",\"asset\":\"USDT\"}\n";
    world.page->editor().setRequest({"POST", "/v1/invoices", odd});
    QCOMPARE(world.page->editor().request().body, odd);
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->findChild<ConsoleReview *>(), Patience);
    // What does not show is made visible before it is confirmed.
    const auto blocks = world.page->findChild<ConsoleReview *>()->findChildren<CodeBlock *>();
    QVERIFY(std::any_of(blocks.begin(), blocks.end(), [](const CodeBlock *block) {
        return block->text().contains(QStringLiteral("U+200B"));
    }));
    world.confirm();
    QCOMPARE(world.written.first().body, odd);
    QCOMPARE(world.reader->operations(1)->first().request.body, odd);
}

void TestConsolePage::moneyIsReviewedInFigures()
{
    World world;
    Escrow escrow;
    escrow.id = QStringLiteral("esc_1");
    escrow.version = 3;
    escrow.status = EscrowStatus::Funded;
    escrow.statusText = QStringLiteral("funded");
    escrow.amount = *Money::parse(u"5000", QStringLiteral("USDT"));
    escrow.amountFunded = escrow.amount;
    escrow.amountReleased = *Money::parse(u"0", QStringLiteral("USDT"));
    escrow.amountRefunded = escrow.amountReleased;
    escrow.network = QStringLiteral("ethereum");
    escrow.sellerRef = QStringLiteral("shop-12");
    world.escrow = escrow;
    world.open();
    world.page->editor().setRequest(
        {"POST", "/v1/escrows/esc_1/releases", "{\"reason\":\"delivered\"}"});
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->findChild<ConsoleReview *>(), Patience);
    auto *review = world.page->findChild<ConsoleReview *>();
    QStringList words;
    for (const auto *label : review->findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY2(words.join(u'|').contains(QStringLiteral("shop-12")), qPrintable(words.join(u'|')));
    picture(*review, QStringLiteral("console-money"));
    // More than the limit on a live profile: the name is typed first.
    auto *confirm = review->findChild<QPushButton *>(QStringLiteral("confirmButton"));
    world.clock.advance(3000);
    QTest::qWait(50);
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(review->findChild<QLineEdit *>(QStringLiteral("profileNameEdit")),
                     QStringLiteral("shop"));
    QTRY_VERIFY_WITH_TIMEOUT(confirm->isEnabled(), Patience);
    QTest::mouseClick(confirm, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.written.size(), 1, Patience);
    QCOMPARE(world.written.first().kind, OperationKind::ReleaseEscrow);
    QCOMPARE(world.written.first().seenVersion, 3);
}

void TestConsolePage::moneyThatIsNotThereIsRefused()
{
    World world;
    world.open();
    world.page->editor().setRequest(
        {"POST", "/v1/escrows/esc_1/releases", "{\"reason\":\"delivered\"}"});
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->editor().notice().isVisible(), Patience);
    QCOMPARE(world.page->editor().notice().title(), QStringLiteral("Nothing was sent"));
    QVERIFY(!world.page->findChild<ConsoleReview *>());
    QCOMPARE(world.page->editor().request().body, "{\"reason\":\"delivered\"}");
}

void TestConsolePage::aMissingScopeIsSaid()
{
    World world;
    world.open();
    world.page->setScopes({QStringLiteral("read")});
    world.chooseCall(QStringLiteral("POST /v1/invoices"));
    QVERIFY(!world.sendButton()->isEnabled());
    QVERIFY2(world.problem().contains(QStringLiteral("invoices:write")),
             qPrintable(world.problem()));
    world.chooseCall(QStringLiteral("GET /v1/invoices"));
    QVERIFY2(world.sendButton()->isEnabled(), qPrintable(world.problem()));
}

void TestConsolePage::theHistoryLeadsBack()
{
    World world;
    world.open();
    world.typeTarget(QStringLiteral("/v1/wallets"));
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.page->history().size(), 1, Patience);
    world.page->editor().setRequest({"POST", "/v1/keys/key_1/revocations", "{\"reason\":\"r\"}"});
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->findChild<ConsoleReview *>(), Patience);
    world.confirm();
    QCOMPARE(world.page->history().size(), 2);
    world.page->editor().setRequest({"GET", "/v1/events", {}});
    // Kept over a restart, the body of a write by its operation.
    world.page.reset();
    world.settle();
    world.open();
    QCOMPARE(world.page->history().size(), 2);
    world.page->calls().tabs()->setCurrentIndex(1);
    QListWidget *list = world.page->calls().historyList();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(0)).center());
    QCOMPARE(world.page->editor().request().target, "/v1/keys/key_1/revocations");
    QCOMPARE(world.page->editor().request().body, "{\"reason\":\"r\"}");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(1)).center());
    QCOMPARE(world.page->editor().request().target, "/v1/wallets");
    QCOMPARE(world.page->editor().request().method, "GET");
}

void TestConsolePage::draftsAreKept()
{
    World world;
    world.open();
    world.chooseCall(QStringLiteral("POST /v1/escrows"));
    auto *body = world.find<QPlainTextEdit>("bodyEdit");
    body->setPlainText(QStringLiteral("{\"half\":"));
    world.page.reset(); // closed before the pause was over
    world.settle();
    world.open();
    QCOMPARE(world.page->editor().request().target, "/v1/escrows");
    QCOMPARE(world.page->editor().request().body, "{\"half\":");
    QVERIFY(!world.sendButton()->isEnabled());
}

void TestConsolePage::hostileAnswersAreText_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page") << QByteArray("<html><script>alert(1)</script><img src=x></html>");
    QTest::newRow("bidi") << QByteArray("{\"a\":\"\xe2\x80\xae"
                                        "evil\"}");
    QTest::newRow("16 MiB on one line") << QByteArray(16 * 1024 * 1024, 'x');
    QTest::newRow("16 MiB of JSON")
        << QByteArray("[\"" + QByteArray(16 * 1024 * 1024 - 10, 'x') + "\"]");
    QTest::newRow("zero bytes") << QByteArray(1000, '\0');
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe{\"a\":1}");
    QTest::newRow("nothing") << QByteArray();
}

void TestConsolePage::hostileAnswersAreText()
{
    QFETCH(QByteArray, body);
    World world;
    world.answer = answerOf(502, body);
    world.answer->headers.append({QByteArray("X-Evil"), QByteArray("<b>a\xe2\x80\xae</b>")});
    world.open();
    world.typeTarget(QStringLiteral("/v1/wallets"));
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.page->history().size(), 1, Patience);
    QTest::qWait(20);
    for (const char *name : {"prettyAnswer", "rawAnswer", "answerHeaders"}) {
        const QString shown = world.find<QPlainTextEdit>(name)->toPlainText();
        QVERIFY2(!shown.contains(QChar(0x202E)), name);
        QVERIFY2(shown.size() <= 1024 * 1024, name);
    }
    if (body.startsWith('<'))
        QVERIFY(world.find<QPlainTextEdit>("rawAnswer")
                    ->toPlainText()
                    .contains(QStringLiteral("<script>")));
}

void TestConsolePage::noAnswerIsSaid()
{
    World world;
    world.answer = fail(ErrorKind::Connect, QStringLiteral("The server could not be reached."));
    world.open();
    world.typeTarget(QStringLiteral("/v1/wallets"));
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.page->history().size(), 1, Patience);
    QCOMPARE(world.page->history().first().httpStatus, 0);
    const auto *face = world.page->answer().findChild<EmptyState *>();
    QVERIFY(face->isVisible());
    QCOMPARE(face->text(), QStringLiteral("The server could not be reached."));
}

//! Neither the history nor the draft, nor anything else that was written, has it.
void TestConsolePage::anAnswerIsKeptNowhere()
{
    World world;
    world.answer = answerOf(200, "{\"secret\":\"needle_in_an_answer\"}");
    world.open();
    world.typeTarget(QStringLiteral("/v1/wallets"));
    QTest::mouseClick(world.sendButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.page->history().size(), 1, Patience);
    world.page.reset();
    world.settle();
    const QByteArray history = *world.fixture.reader()->draft(console::historyName());
    QVERIFY(history.contains("/v1/wallets"));
    QVERIFY(!history.contains("needle_in_an_answer"));
    QVERIFY(!world.fixture.reader()->draft(console::draftName())->contains("needle_in_an_answer"));
    QDir dir(world.fixture.path({}));
    for (const QString &name : dir.entryList(QDir::Files)) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("needle_in_an_answer"), qPrintable(name));
    }
}

void TestConsolePage::nothingIsClipped_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void TestConsolePage::nothingIsClipped()
{
    QFETCH(QString, language);
    loadTranslationResources();
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/coinpay_%1.qm").arg(language)));
    qApp->installTranslator(&translator);
    World world;
    world.open();
    world.chooseCall(QStringLiteral("POST /v1/wallets/{wallet_id}/transfers"));
    QTest::qWait(50);
    picture(*world.page, QStringLiteral("console-") + language);
    theme::apply(*qApp, theme::Mode::Dark);
    picture(*world.page, QStringLiteral("console-dark-") + language);
    // What is wrong is legible in the other theme as well, and a path is shown from its beginning.
    const auto *problem = world.page->findChild<QLabel *>(QStringLiteral("consoleProblem"));
    QVERIFY(problem && problem->isVisible());
    QCOMPARE(problem->palette().color(QPalette::WindowText),
             theme::toneInk(theme::Tone::Attention, world.page->palette()));
    QCOMPARE(world.page->findChild<QLineEdit *>(QStringLiteral("targetEdit"))->cursorPosition(), 0);
    theme::apply(*qApp, theme::Mode::Light);
    QCOMPARE(clippedText(*world.page), QString());
    world.page.reset();
    qApp->removeTranslator(&translator);
}

QTEST_MAIN(TestConsolePage)
#include "tst_consolepage.moc"
