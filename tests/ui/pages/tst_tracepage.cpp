// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"
#include "pages/tracematches.h"
#include "pages/traceresult.h"
#include "pages/tracestep.h"
#include "pages/tracetimeline.h"
#include "theme/theme.h"
#include "trace/link.h"
#include "trace/render.h"
#include "traceworld.h"
#include "widgets/copylabel.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

} // namespace

//! The page as a person uses it: what is typed or pasted, what stands on the screen then.
class TestTracePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void startsWithWords();
    void theWholeStoryIsOnScreen();
    void answersAsOneTypes();
    void severalAreChosenByKeyboard();
    void severalAreChosenByMouse();
    void everythingIsCopied_data();
    void everythingIsCopied();
    void leadsToWhereItIsDone();
    void theServerIsAskedWhenItNamedTheThing();
    void aPersonsWordsStayHere();
    void aLinkAsksNobody();
    void theServerKnowsIt();
    void theServerCannotBeAsked();
    void newsDoNotMoveWhatIsRead();
    void aLongStoryIsShownFromItsEnd();
    void confirmationsAreFolded();
    void anyTextIsSafe();
    void textFromOutsideIsHarmless();
    void escapeGoesBack();
    void looksRight_data();
    void looksRight();

private:
    void speak(const QString &language);

    QTranslator m_translator;
};

void TestTracePage::initTestCase()
{
    loadTranslationResources();
    speak(QStringLiteral("en"));
    theme::apply(*qApp, theme::Mode::Light);
}

void TestTracePage::speak(const QString &language)
{
    QCoreApplication::removeTranslator(&m_translator);
    QVERIFY(m_translator.load(QStringLiteral(":/translations/coinpay_") + language));
    QCoreApplication::installTranslator(&m_translator);
    QLocale::setDefault(QLocale(language));
}

void TestTracePage::startsWithWords()
{
    TraceWorld world;
    world.open();
    QVERIFY2(world.face().contains(QStringLiteral("an order number")), qPrintable(world.face()));
    QVERIFY(world.page->field().hasFocus());
    picture(*world.page, QStringLiteral("trace-start"));
}

//! Asked, the answer lost, answered again from store, told of late, paid; the webhook refused once.
void TestTracePage::theWholeStoryIsOnScreen()
{
    TraceWorld world;
    world.tellStory();
    world.open();
    world.type(world.invoice.reference);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    QVERIFY2(world.advice().startsWith(QStringLiteral("It is paid in full.\nSince ")),
             qPrintable(world.advice()));
    QVERIFY2(world.advice().endsWith(QStringLiteral("Nothing needs doing: this is final.")),
             qPrintable(world.advice()));
    click(world.button("askServerButton"));
    QTRY_COMPARE_WITH_TIMEOUT(world.timeline().size(), 11, Patience);
    QCOMPARE(world.asked, 1);
    QStringList expected;
    const auto clock = [](UnixMs time) {
        return QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("HH:mm:ss"));
    };
    const QString none(QChar(0x2013));
    for (const TraceEntry &entry : world.page->follower().trace()->entries)
        expected += QStringList{entry.serverAt ? clock(entry.serverAt) : none,
                                entry.ourAt ? clock(entry.ourAt) : none, entry.sentence}
                        .join(u' ');
    QCOMPARE(world.timeline(), expected);
    QStringList sentences;
    for (const TraceStep *step : world.page->result().timeline()->steps())
        sentences += step->sentence();
    const QStringList story{
        QStringLiteral("Asked for here: a new invoice, %1 USDT.")
            .arg(world.invoice.amount.toDecimal()),
        QStringLiteral("Attempt 1 was sent and its answer was lost (timeout): whether the server "
                       "acted was not known."),
        QStringLiteral("The server saw POST /v1/invoices and answered 201."),
        QStringLiteral("Made: pending."),
        QStringLiteral("Attempt 2 was answered 201, with the stored answer to an earlier one: "
                       "nothing was done twice."),
        QStringLiteral("The server saw POST /v1/invoices and answered 201."),
        QStringLiteral("From pending to processing."),
        QStringLiteral("No event for 14 min: the poll was offline, 1 read of the event feed failed "
                       "(connect)."),
        QStringLiteral("From processing to paid."),
        QStringLiteral("Webhook to https://shop.example/hook, try 1: no answer (timeout)."),
        QStringLiteral("Webhook to https://shop.example/hook, try 2: answered 200."),
    };
    QCOMPARE(sentences, story);
    // A picture beside its sentence, not in it; ids one beside the other.
    for (const TraceStep *step : world.page->result().timeline()->steps()) {
        const auto *words = step->findChild<QLabel *>(QStringLiteral("stepSentence"));
        QVERIFY(words);
        QVERIFY2(words->x() - step->iconRect().right() > 4, qPrintable(step->sentence()));
        const auto ids = step->findChildren<CopyLabel *>();
        for (qsizetype i = 1; i < ids.size(); ++i)
            QVERIFY(ids.at(i)->x() - ids.at(i - 1)->geometry().right() < 40);
    }
    // Both clocks, and every id to copy.
    const TraceStep *made = world.page->result().timeline()->steps().at(3);
    QVERIFY(made->serverClock() != made->ourClock());
    const TraceStep *again = world.page->result().timeline()->steps().at(4);
    auto *id = again->findChild<CopyLabel *>();
    QVERIFY(id && id->isVisible());
    click(id->button());
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("req_02"));
    QTRY_COMPARE(clippedText(*world.page), QString());
    picture(*world.page, QStringLiteral("trace-story"));
    world.page->resize(1042, 1400);
    picture(*world.page, QStringLiteral("trace-story-whole"));
}

void TestTracePage::answersAsOneTypes()
{
    TraceWorld world;
    world.learn(world.invoice);
    world.open();
    world.type(world.invoice.id.left(8));
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    QVERIFY(world.page->field().hasFocus()); // goes on typing
    world.type(world.invoice.id.left(8) + QStringLiteral("no such thing"));
    QTRY_VERIFY_WITH_TIMEOUT(!world.face().isEmpty(), Patience);
    world.page->field().clear();
    QTRY_VERIFY_WITH_TIMEOUT(world.face().contains(QStringLiteral("What happened to it?")),
                             Patience);
    // A whole message, with one in it.
    QApplication::clipboard()->setText(
        QStringLiteral("Hi, I paid\nbut %1 says pending?! Bye").arg(world.invoice.id));
    QTest::keyClick(&world.page->field(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    QCOMPARE(world.page->follower().subject()->id, world.invoice.id);
}

namespace {

//! Three invoices of one order number.
void learnTriplets(TraceWorld &world)
{
    for (const char *id : {"inv_ONE", "inv_TWO", "inv_THREE"}) {
        Invoice one = world.invoice;
        one.id = QString::fromLatin1(id);
        world.learn(one);
    }
}

} // namespace

void TestTracePage::severalAreChosenByKeyboard()
{
    TraceWorld world;
    learnTriplets(world);
    world.open();
    world.type(world.invoice.reference);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->matches().isVisible(), Patience);
    QCOMPARE(world.page->matches().model()->rowCount(), 3);
    picture(*world.page, QStringLiteral("trace-several"));
    QCOMPARE(world.page->matches().chosenRow(), 0);
    world.press(Qt::Key_Down);
    world.press(Qt::Key_Down);
    world.press(Qt::Key_Down); // stops at the end
    QCOMPARE(world.page->matches().chosenRow(), 2);
    world.press(Qt::Key_Up);
    const QString wanted = world.page->search().matches().at(1).found.id;
    world.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    QCOMPARE(world.page->result().idLabel()->text(), wanted);
    world.press(Qt::Key_Escape);
    QVERIFY(world.page->matches().isVisible());
    QCOMPARE(world.page->matches().chosenRow(), 1);
}

void TestTracePage::severalAreChosenByMouse()
{
    TraceWorld world;
    learnTriplets(world);
    world.open();
    world.type(world.invoice.reference);
    QTRY_VERIFY_WITH_TIMEOUT(world.page->matches().isVisible(), Patience);
    TraceMatches &matches = world.page->matches();
    const QModelIndex last = matches.model()->index(2, 0);
    const QString wanted = world.page->search().matches().at(2).found.id;
    QTest::mouseClick(matches.viewport(), Qt::LeftButton, {}, matches.visualRect(last).center());
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    QCOMPARE(world.page->result().idLabel()->text(), wanted);
    QVERIFY(world.button("backToFoundButton")->text().contains(u'3'));
    click(world.button("backToFoundButton"));
    QVERIFY(matches.isVisible());
}

void TestTracePage::everythingIsCopied_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<std::function<QString(const Trace &)>>("expected");
    using Render = std::function<QString(const Trace &)>;
    QTest::newRow("text") << QStringLiteral("copyText") << Render(traceToText);
    QTest::newRow("Markdown") << QStringLiteral("copyMarkdown") << Render(traceToMarkdown);
    QTest::newRow("JSON") << QStringLiteral("copyJson")
                          << Render([](const Trace &trace) -> QString {
                                 return QString::fromUtf8(
                                     QJsonDocument(traceToJson(trace)).toJson());
                             });
    QTest::newRow("link") << QStringLiteral("copyLink")
                          << Render([](const Trace &trace) -> QString {
                                 return QStringLiteral("coinpay-desk://trace/") + trace.subject.id;
                             });
}

void TestTracePage::everythingIsCopied()
{
    QFETCH(const QString, action);
    using Render = std::function<QString(const Trace &)>;
    QFETCH(const Render, expected);
    TraceWorld world;
    world.tellStory();
    world.open();
    world.type(world.invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    QMenu *menu = world.button("copyTraceButton")->menu();
    auto *chosen = menu->findChild<QAction *>(action);
    QVERIFY(chosen);
    menu->popup(QPoint(10, 10));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(chosen).center());
    Trace trace = *world.page->follower().trace();
    trace.asOf = world.fixture.clock.now();
    QCOMPARE(QApplication::clipboard()->text(), expected(trace));
    QCOMPARE(world.button("copyTraceButton")->text(), QStringLiteral("Copied"));
}

void TestTracePage::leadsToWhereItIsDone()
{
    TraceWorld world;
    world.tellStory();
    world.open();
    QSignalSpy opened(world.page.get(), &TracePage::openRequested);
    QSignalSpy operation(world.page.get(), &TracePage::operationRequested);
    world.type(world.invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    // By keyboard: Enter goes to the first thing that can be done.
    world.press(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), world.button("openResourceButton"));
    QTest::keyClick(world.button("openResourceButton"), Qt::Key_Space);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first(), (QVariantList{QStringLiteral("invoice"), world.invoice.id}));
    click(world.button("openOperationButton"));
    QCOMPARE(operation.count(), 1);
    QCOMPARE(operation.first().first().toString(), world.operation.id);
}

void TestTracePage::theServerIsAskedWhenItNamedTheThing()
{
    TraceWorld world;
    world.open();
    world.type(QStringLiteral("inv_01HVNOTHEREATALL00000"));
    QTRY_VERIFY_WITH_TIMEOUT(!world.discovered.isEmpty(), Patience);
    QCOMPARE(world.discovered, QStringList{QStringLiteral("inv_01HVNOTHEREATALL00000")});
    QTRY_VERIFY_WITH_TIMEOUT(world.face().contains(QStringLiteral("Nobody knows it")), Patience);
    picture(*world.page, QStringLiteral("trace-nobody-knows"));
}

//! What a person typed may be anything: the server hears of it when they say so.
void TestTracePage::aPersonsWordsStayHere()
{
    TraceWorld world;
    world.open();
    world.type(QStringLiteral("Mrs Smith's order 12"));
    QTRY_VERIFY_WITH_TIMEOUT(world.face().contains(QStringLiteral("Nothing in Corner shop")),
                             Patience);
    QTest::qWait(1500);
    QVERIFY(world.discovered.isEmpty());
    picture(*world.page, QStringLiteral("trace-not-here"));
    click(world.button("askForUnknownButton"));
    QCOMPARE(world.discovered, QStringList{QStringLiteral("Mrs Smith's order 12")});
}

void TestTracePage::aLinkAsksNobody()
{
    TraceWorld world;
    world.open();
    world.page->openLink(QStringLiteral("inv_01HVNOTHEREATALL00000"));
    QTRY_VERIFY_WITH_TIMEOUT(world.face().contains(QStringLiteral("Nothing in Corner shop")),
                             Patience);
    QTest::qWait(1500);
    QVERIFY(world.discovered.isEmpty());
    click(world.button("askForUnknownButton"));
    QCOMPARE(world.discovered.size(), 1);
}

void TestTracePage::theServerKnowsIt()
{
    TraceWorld world;
    world.open();
    Discovery known;
    known.subject = {FoundKind::Invoice, world.invoice.id, FoundBy::Id, {}};
    known.word.resource = world.invoice;
    world.discovery = std::optional(known);
    world.type(world.invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    QCOMPARE(world.asked, 1);
    QVERIFY2(world.advice().startsWith(QStringLiteral("Nobody has paid yet.")),
             qPrintable(world.advice()));
    // What it told of comes into the store, and is the same thing still.
    world.learn(world.invoice, LearnedFrom::Lookup);
    QTRY_COMPARE_WITH_TIMEOUT(world.page->search().matches().size(), 1, Patience);
    QVERIFY(world.showsResult());
    QTRY_COMPARE_WITH_TIMEOUT(world.timeline().size(), 1, Patience);
}

void TestTracePage::theServerCannotBeAsked()
{
    TraceWorld world;
    world.learn(world.invoice);
    world.open();
    world.discovery = fail(ErrorKind::Connect, QStringLiteral("Nobody answers there."));
    world.type(QStringLiteral("req_01HVNOTHEREATALL00000"));
    QTRY_VERIFY_WITH_TIMEOUT(world.face().contains(QStringLiteral("Nobody answers there.")),
                             Patience);
    QVERIFY(world.button("askForUnknownButton")->isVisible());
    picture(*world.page, QStringLiteral("trace-cannot-ask"));
    // Of something that is known here, what is here stays.
    world.word.trouble =
        Error{ErrorKind::Connect, QStringLiteral("Nobody at home."), {}, {}, 0, {}, {}};
    world.page->open(world.invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    click(world.button("askServerButton"));
    QTRY_VERIFY_WITH_TIMEOUT(world.page->result().isVisible(), Patience);
    picture(*world.page, QStringLiteral("trace-cannot-ask-more"));
    QTRY_VERIFY_WITH_TIMEOUT(world.button("askServerButton")->isEnabled(), Patience);
    QCOMPARE(world.timeline().size(), 1);
}

void TestTracePage::newsDoNotMoveWhatIsRead()
{
    TraceWorld world;
    Invoice invoice = world.invoice;
    for (int version = 1; version <= 15; ++version) {
        invoice.version = 3 * version;
        invoice.updatedAt += 1000;
        invoice.status = version % 2 ? InvoiceStatus::Processing : InvoiceStatus::Expired;
        invoice.statusText = invoiceStatusName(invoice.status);
        world.learn(invoice);
    }
    world.open();
    world.type(invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    QTRY_VERIFY(world.page->result().verticalScrollBar()->maximum() > 0);
    QScrollBar *bar = world.page->result().verticalScrollBar();
    const auto &steps = world.page->result().timeline()->steps();
    const auto top = [&](const TraceStep *step) {
        return step->mapTo(&world.page->result(), QPoint()).y();
    };
    bar->setValue(top(steps.at(steps.size() / 2))); // what comes is among the first of them
    QTest::qWait(50);
    const auto read = std::ranges::find_if(steps, [&](const TraceStep *s) { return top(s) > 100; });
    QVERIFY(read != steps.end());
    const TraceStep *kept = *read;
    const int before = top(kept);
    const auto count = steps.size();
    // One that comes between those above.
    Invoice missing = world.invoice;
    missing.version = 5;
    missing.updatedAt = world.invoice.createdAt + 1500;
    missing.statusText = QStringLiteral("canceled");
    missing.status = InvoiceStatus::Canceled;
    world.learn(missing);
    QTRY_VERIFY_WITH_TIMEOUT(steps.size() != count, Patience);
    QVERIFY(steps.contains(kept));
    QVERIFY2(qAbs(top(kept) - before) <= 1, qPrintable(QString::number(top(kept) - before)));
    // And one at the end.
    invoice.version += 1;
    invoice.updatedAt += 1000;
    invoice.status = InvoiceStatus::Paid;
    invoice.statusText = QStringLiteral("paid");
    world.learn(invoice);
    QTRY_VERIFY_WITH_TIMEOUT(world.advice().contains(QStringLiteral("paid in full")), Patience);
    QVERIFY2(qAbs(top(kept) - before) <= 1, qPrintable(QString::number(top(kept) - before)));
}

void TestTracePage::aLongStoryIsShownFromItsEnd()
{
    TraceWorld world;
    Invoice invoice = world.invoice;
    QList<ResourceUpdate> updates;
    for (int version = 1; version <= 300; ++version) {
        invoice.version = version;
        invoice.updatedAt += 1000;
        invoice.status = version % 2 ? InvoiceStatus::Processing : InvoiceStatus::Expired;
        invoice.statusText = invoiceStatusName(invoice.status);
        updates += seen(invoice, LearnedFrom::EventFeed, world.fixture.clock.now() + 600'000);
    }
    QVERIFY(got(world.fixture.store->apply(updates)));
    world.open();
    world.type(invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    const auto shown = world.timeline().size();
    const auto all = world.page->follower().trace()->entries.size();
    QVERIFY(shown < all);
    QCOMPARE(world.page->result().timeline()->steps().last()->entry(),
             world.page->follower().trace()->entries.last());
    QPushButton *earlier = world.page->result().timeline()->earlierButton();
    QVERIFY2(earlier->text().contains(QString::number(all - shown)), qPrintable(earlier->text()));
    while (earlier->isVisible())
        earlier->click();
    QCOMPARE(world.timeline().size(), all);
}

void TestTracePage::confirmationsAreFolded()
{
    TraceWorld world;
    Invoice invoice = world.invoice;
    world.learn(invoice);
    invoice.status = InvoiceStatus::Processing;
    invoice.statusText = QStringLiteral("processing");
    invoice.requiredConfirmations = 12;
    const auto count = [&](int confirmations) {
        invoice.version += 1;
        invoice.updatedAt += 60'000;
        invoice.confirmations = confirmations;
        world.fixture.clock.advance(60'000);
        world.learn(invoice);
    };
    for (int confirmations = 0; confirmations <= 5; ++confirmations)
        count(confirmations);
    world.open();
    world.type(invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    const auto last = [&] { return world.page->result().timeline()->steps().last(); };
    QCOMPARE(last()->sentence(), QStringLiteral("1 to 5 of 12 confirmations."));
    const TraceStep *const folded = last();
    count(6);
    QTRY_COMPARE_WITH_TIMEOUT(last()->sentence(), QStringLiteral("1 to 6 of 12 confirmations."),
                              Patience);
    QCOMPARE(last(), folded); // the same line, and whoever is at it stays there
    picture(*world.page, QStringLiteral("trace-folded"));
    // A reorganised chain takes some back: that is seen.
    count(2);
    QTRY_COMPARE_WITH_TIMEOUT(last()->sentence(), QStringLiteral("2 of 12 confirmations."),
                              Patience);
    auto *unfold = world.page->findChild<QPushButton *>(QStringLiteral("unfoldButton"));
    QVERIFY(unfold && unfold->text().contains(u'6'));
    const auto before = world.timeline().size();
    click(unfold);
    QTRY_COMPARE(world.timeline().size(), before + 5);
    QTRY_COMPARE(clippedText(*world.page), QString());
}

//! Whatever is in the clipboard.
void TestTracePage::anyTextIsSafe()
{
    TraceWorld world;
    world.learn(world.invoice);
    world.open();
    std::mt19937 engine(printedSeed());
    for (int i = 0; i < 60; ++i) {
        const int length = i % 20 == 0 ? 1 << 20 : static_cast<int>(engine() % 300);
        QString text;
        text.reserve(length);
        for (int at = 0; at < length; ++at)
            text += QChar(static_cast<char16_t>(engine() % 3 == 0 ? engine() : engine() % 128));
        QApplication::clipboard()->setText(text);
        world.page->focusSearch();
        QTest::keyClick(&world.page->field(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(world.page->search().isAnswered(), Patience);
    }
    QTRY_COMPARE(clippedText(*world.page), QString());
    world.page->open(world.invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
}

void TestTracePage::textFromOutsideIsHarmless()
{
    TraceWorld world;
    world.invoice.reference = QStringLiteral("<b>x</b>\u202Egnp.exe\nsecond line");
    world.invoice.status = InvoiceStatus::Failed;
    world.invoice.statusText = QStringLiteral("failed");
    world.invoice.failureCode = QStringLiteral("<img src=x>");
    world.invoice.failureMessage = QString(5000, u'M');
    world.learn(world.invoice);
    world.open();
    world.type(world.invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    for (const QLabel *label : world.page->findChildren<QLabel *>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty() ||
                     !label->text().contains(u'<'),
                 qPrintable(label->text()));
        QVERIFY(!label->text().contains(QChar(0x202E)));
    }
    QTRY_COMPARE(clippedText(*world.page), QString());
    picture(*world.page, QStringLiteral("trace-hostile"));
}

void TestTracePage::escapeGoesBack()
{
    TraceWorld world;
    world.learn(world.invoice);
    world.open();
    QSignalSpy left(world.page.get(), &TracePage::left);
    world.type(world.invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    world.press(Qt::Key_Escape);
    QVERIFY(world.page->field().text().isEmpty());
    QTRY_VERIFY(!world.face().isEmpty());
    QCOMPARE(left.count(), 0);
    world.press(Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void TestTracePage::looksRight_data()
{
    QTest::addColumn<theme::Mode>("mode");
    QTest::addColumn<int>("width");
    QTest::newRow("light") << theme::Mode::Light << 1042;
    QTest::newRow("dark") << theme::Mode::Dark << 1042;
    QTest::newRow("German") << theme::Mode::Light << 1042;
    QTest::newRow("narrow") << theme::Mode::Light << 660;
    QTest::newRow("wide") << theme::Mode::Light << 1700;
}

void TestTracePage::looksRight()
{
    QFETCH(const theme::Mode, mode);
    QFETCH(const int, width);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    theme::apply(*qApp, mode);
    speak(name == u"German" ? QStringLiteral("de") : QStringLiteral("en"));
    TraceWorld world;
    world.tellStory();
    world.open();
    world.page->resize(width, 757);
    world.type(world.invoice.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.showsResult(), Patience);
    click(world.button("askServerButton"));
    QTRY_COMPARE_WITH_TIMEOUT(world.timeline().size(), 11, Patience);
    QTRY_COMPARE(clippedText(*world.page), QString());
    picture(*world.page, QStringLiteral("trace-look-") + name);
    world.page->field().clear();
    QTRY_VERIFY(!world.face().isEmpty());
    QTRY_COMPARE(clippedText(*world.page), QString());
    theme::apply(*qApp, theme::Mode::Light);
    speak(QStringLiteral("en"));
}

QTEST_MAIN(TestTracePage)
#include "tst_tracepage.moc"
