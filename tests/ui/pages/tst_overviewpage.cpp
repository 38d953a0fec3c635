// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"
#include "models/askedfor.h"
#include "models/invoicelistmodel.h"
#include "pages/activitypage.h"
#include "pages/invoicespage.h"
#include "pages/listfilters.h"
#include "pages/overviewpage.h"
#include "store/randomresources.h"
#include "theme/theme.h"
#include "widgets/chipbutton.h"
#include "widgets/figurecard.h"

#include <QApplication>
#include <QLabel>
#include <QScrollArea>
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
constexpr int Each = 150;
constexpr qint64 HourMs = 60LL * 60 * 1000;

Money money(const char *amount, const char *asset)
{
    return Money::parse(QString::fromLatin1(amount), QString::fromLatin1(asset)).value();
}

//! Everything of today, so that every figure counts something.
void fill(StoreFixture &fixture)
{
    std::mt19937 engine(7);
    const UnixMs now = fixture.clock.now();
    QList<ResourceUpdate> updates;
    const auto add = [&](auto resource) {
        resource.createdAt = now - static_cast<qint64>(engine()) % HourMs;
        resource.updatedAt = resource.createdAt + 1;
        updates.append(seen(resource, LearnedFrom::FirstSync, now));
    };
    for (int i = 0; i < Each; ++i) {
        Invoice invoice = randomInvoice(engine, i);
        if (engine() % 2 == 0)
            invoice.amountPaid = invoice.amount;
        add(invoice);
        add(randomEscrow(engine, i));
        add(randomTransfer(engine, i));
    }
    Wallet wallet = randomWallet(engine, 1);
    add(wallet);
    if (!got(fixture.store->apply(updates)))
        qFatal("not applied");
    BalanceSheet sheet;
    sheet.walletId = wallet.id;
    sheet.version = wallet.version;
    sheet.balances = {{QStringLiteral("bitcoin"), money("0.15", "BTC"), money("0.02", "BTC")},
                      {QStringLiteral("ethereum"), money("1234567.5", "USDT"), money("0", "USDT")}};
    if (!got(fixture.store->applyBalances(sheet, now - 3 * 60'000)))
        qFatal("no balances");
    for (const OperationState state :
         {OperationState::NeedsPerson, OperationState::Unknown, OperationState::Failed,
          OperationState::Queued, OperationState::Accepted})
        ask(fixture, state);
}

struct World
{
    explicit World(bool filled = true)
    {
        if (filled)
            fill(fixture);
        page = std::make_unique<OverviewPage>(*fixture.store, fixture.clock);
        page->resize(1042, 757);
        Freshness live;
        live.phase = Freshness::Phase::Live;
        live.asOf = fixture.clock.now();
        page->setFreshness(live);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowExposed(page.get()) ||
            !QTest::qWaitFor([this] { return page->overview().picture().has_value(); }, Patience))
            qFatal("the page did not come up");
    }

    StoreFixture fixture;
    std::unique_ptr<OverviewPage> page;
};

QString none(const FigureCard &card)
{
    for (const QLabel *label : card.findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap())
            return label->text();
    }
    return {};
}

void press(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

} // namespace

class TestOverviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadTranslationResources();
        speak(QStringLiteral("en"));
        theme::apply(*qApp, theme::Mode::Light);
    }

    void saysWhatNeedsAPerson()
    {
        World world;
        const FigureCard *card = world.page->needsPerson();
        QVERIFY(card->count() >= 8);
        QCOMPARE(card->row(0)->words().title, QStringLiteral("Waiting for your decision"));
        QCOMPARE(card->row(0)->words().figure, QStringLiteral("1"));
        QCOMPARE(card->row(1)->words().title, QStringLiteral("Outcome unknown"));
        for (int i = 0; i < card->count(); ++i) {
            QVERIFY(card->row(i)->isVisible());
            QVERIFY(card->row(i)->words().figure != QStringLiteral("0"));
        }
    }

    //! Each figure leads to a list that has as many rows as it says.
    void figuresLeadToTheirLists()
    {
        World world;
        const auto reader = world.fixture.reader();
        QTemporaryDir dir;
        Settings settings(dir.path());
        ActivityPage activity(*world.fixture.store, *reader, world.fixture.clock, settings, {});
        InvoicesPage invoices(*world.fixture.store, *reader, world.fixture.clock, settings);
        QSignalSpy lists(world.page.get(), &OverviewPage::listRequested);
        int checked = 0;
        for (FigureCard *card : {world.page->needsPerson(), world.page->settling(),
                                 world.page->today(), world.page->week()}) {
            for (int i = 0; i < card->count(); ++i) {
                press(card->row(i));
                const auto list = lists.takeLast().first().value<CountedList>();
                const QString note = card->row(i)->words().note;
                const bool isSum = card == world.page->today() || card == world.page->week();
                const int expected =
                    (isSum ? note.section(u' ', 0, 0) : card->row(i)->words().figure).toInt();
                if (const auto *query = std::get_if<OperationQuery>(&list)) {
                    activity.showList(*query);
                    QTRY_COMPARE_WITH_TIMEOUT(activity.model().query(), *query, Patience);
                    QTRY_COMPARE_WITH_TIMEOUT(activity.model().rowCount(), expected, Patience);
                    ++checked;
                } else if (const auto *bills = std::get_if<InvoiceQuery>(&list)) {
                    invoices.showList(*bills);
                    QTRY_COMPARE_WITH_TIMEOUT(invoices.model().query(), *bills, Patience);
                    QTRY_VERIFY_WITH_TIMEOUT(invoices.model().isSettled(), Patience);
                    QCOMPARE(invoices.model().rowCount(), expected);
                    ++checked;
                }
            }
        }
        QVERIFY(checked >= 8);
        // What narrowed the list is on screen, and can be taken off.
        invoices.show();
        InvoiceQuery narrow;
        narrow.withMoney = true;
        invoices.showList(narrow);
        auto *chip = invoices.findChild<ChipButton *>(QStringLiteral("moneyChip"));
        QVERIFY(chip->isVisible());
        press(chip);
        QTRY_COMPARE_WITH_TIMEOUT(invoices.model().query(), InvoiceQuery(), Patience);
        QVERIFY(!chip->isVisible());
    }

    void byKeyboardAlone()
    {
        World world;
        QSignalSpy lists(world.page.get(), &OverviewPage::listRequested);
        QSignalSpy wallets(world.page.get(), &OverviewPage::walletsRequested);
        for (int i = 0; i < 60 && QApplication::focusWidget() != world.page->needsPerson()->row(0);
             ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), world.page->needsPerson()->row(0));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(lists.size(), 1);
        // Card by card, as the eye goes, each row once.
        const OverviewPage &page = *world.page;
        for (FigureCard *card :
             {page.needsPerson(), page.settling(), page.today(), page.week(), page.balances()}) {
            for (int i = 0; i < card->count(); ++i) {
                QCOMPARE(QApplication::focusWidget(), card->row(i));
                if (card == page.balances() && i == 0)
                    QTest::keyClick(card->row(i), Qt::Key_Space);
                QTest::keyClick(card->row(i), Qt::Key_Tab);
            }
        }
        QCOMPARE(wallets.size(), 1);
    }

    void balancesSayHowOldTheyAre()
    {
        World world;
        QCOMPARE(world.page->balances()->count(), 2);
        const FigureWords &words = world.page->balances()->row(0)->words();
        QVERIFY2(words.note.contains(QStringLiteral("3 min ago")), qPrintable(words.note));
        QVERIFY2(words.note.contains(QStringLiteral("0.02\u00A0BTC")), qPrintable(words.note));
        QCOMPARE(words.figure, QStringLiteral("0.15\u00A0BTC"));
    }

    void followsTheStore()
    {
        World world;
        FigureCard *card = world.page->needsPerson();
        FigureRow *first = card->row(0);
        first->setFocus();
        ask(world.fixture, OperationState::NeedsPerson);
        QTRY_COMPARE_WITH_TIMEOUT(first->words().figure, QStringLiteral("2"), Patience);
        QCOMPARE(card->row(0), first); // the keyboard stays where it was
        QCOMPARE(QApplication::focusWidget(), first);
    }

    void nothingIsSaidToBeNothing()
    {
        World world(false);
        QCOMPARE(none(*world.page->needsPerson()), QStringLiteral("Nothing needs you."));
        QCOMPARE(none(*world.page->settling()), QStringLiteral("Nothing is on its way."));
        QCOMPARE(none(*world.page->balances()), QStringLiteral("No balance is known yet."));
        QCOMPARE(none(*world.page->today()), QStringLiteral("Nothing yet today."));
        QTRY_COMPARE(clippedText(*world.page), QString());
        picture(*world.page, QStringLiteral("overview-empty"));
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<theme::Mode>("mode");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << theme::Mode::Light << 1042;
        QTest::newRow("German") << theme::Mode::Light << 1042;
        QTest::newRow("dark") << theme::Mode::Dark << 1042;
        QTest::newRow("narrow") << theme::Mode::Light << 662;
        QTest::newRow("wide") << theme::Mode::Light << 1602;
    }

    void nothingIsClipped()
    {
        QFETCH(theme::Mode, mode);
        QFETCH(int, width);
        theme::apply(*qApp, mode);
        const bool isGerman = QTest::currentDataTag() == QByteArray("German");
        speak(isGerman ? QStringLiteral("de") : QStringLiteral("en"));
        World world;
        world.page->resize(width, 757);
        QTRY_COMPARE(clippedText(*world.page), QString());
        const auto *area = world.page->findChild<QScrollArea *>();
        for (const FigureRow *row : world.page->findChildren<FigureRow *>()) {
            if (!row->isVisible())
                continue;
            QTRY_VERIFY(row->width() >= row->minimumSizeHint().width());
            const int left = row->mapTo(area->viewport(), QPoint()).x();
            QVERIFY(left >= 0 && left + row->width() <= area->viewport()->width());
        }
        picture(*world.page,
                QStringLiteral("overview-") + QString::fromLatin1(QTest::currentDataTag()));
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

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
