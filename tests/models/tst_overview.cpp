// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/askedfor.h"
#include "models/overview.h"
#include "store/randomresources.h"
#include "store/storefixture.h"

#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;
constexpr int Each = 400;
constexpr qint64 HourMs = 60LL * 60 * 1000;
constexpr qint64 DayMs = 24 * HourMs;
constexpr qint64 SpreadMs = 45 * DayMs; // farther than figures look back

//! Everything that was put into a store, as the test remembers it.
struct Book
{
    QList<Invoice> invoices;
    QList<Escrow> escrows;
    QList<Transfer> transfers;
};

template <typename T>
void date(T &resource, std::mt19937 &engine, UnixMs now)
{
    const qint64 back = engine() % 3 == 0 ? HourMs : SpreadMs; // many of today
    resource.createdAt = now - static_cast<qint64>(engine()) % back;
    resource.updatedAt = resource.createdAt + static_cast<qint64>(engine()) % (HourMs / 2);
}

Book fill(StoreFixture &fixture, std::mt19937 &engine)
{
    Book book;
    const UnixMs now = fixture.clock.now();
    QList<ResourceUpdate> updates;
    for (int i = 0; i < Each; ++i) {
        Invoice invoice = randomInvoice(engine, i);
        date(invoice, engine, now);
        if (engine() % 2 == 0)
            invoice.amountPaid = invoice.amount;
        Escrow escrow = randomEscrow(engine, i);
        date(escrow, engine, now);
        Transfer transfer = randomTransfer(engine, i);
        date(transfer, engine, now);
        book.invoices.append(invoice);
        book.escrows.append(escrow);
        book.transfers.append(transfer);
        for (const Resource &resource : {Resource(invoice), Resource(escrow), Resource(transfer)})
            updates.append(seen(resource, LearnedFrom::FirstSync, now));
    }
    if (!got(fixture.store->apply(updates)))
        qFatal("not applied");
    return book;
}

template <typename T, typename Wanted>
qint64 countIf(const QList<T> &all, Wanted wanted)
{
    return std::count_if(all.begin(), all.end(), wanted);
}

//! How many there are, by looking at all of them.
std::map<Figure::Of, qint64> countedByHand(const Book &book, const QList<Operation> &operations,
                                           UnixMs now)
{
    using enum Figure::Of;
    const UnixMs since = QDateTime::fromMSecsSinceEpoch(now)
                             .date()
                             .addDays(1 - LookBackDays)
                             .startOfDay()
                             .toMSecsSinceEpoch();
    const auto is = [](auto... wanted) {
        return [=](const auto &each) { return ((each.status == wanted) || ...); };
    };
    const auto lately = [since](auto wanted) {
        return [=](const auto &each) { return wanted(each) && each.createdAt >= since; };
    };
    const auto inState = [&](auto... wanted) {
        return countIf(operations, [=](const Operation &one) {
            return ((one.state == wanted) || ...) && !endedByPerson(one);
        });
    };
    using Op = OperationState;
    using Inv = InvoiceStatus;
    using Esc = EscrowStatus;
    using Mov = MovementStatus;
    return {
        {DecisionsWaiting, inState(Op::NeedsPerson)},
        {UnknownOutcomes, inState(Op::Unknown)},
        {FailedOperations, inState(Op::Failed, Op::Rejected)},
        {FailedInvoices, countIf(book.invoices, lately(is(Inv::Failed)))},
        {FailedTransfers, countIf(book.transfers, lately(is(Mov::Failed, Mov::Canceled)))},
        {FailedEscrows, countIf(book.escrows, lately(is(Esc::Failed)))},
        {DisputedEscrows, countIf(book.escrows, is(Esc::Disputed))},
        {UnderpaidInvoices, countIf(book.invoices, is(Inv::PartiallyPaid))},
        {EndedWithMoney, countIf(book.invoices, lately([&](const Invoice &each) {
                                     return is(Inv::Expired, Inv::Canceled)(each) &&
                                            each.amountPaid.isPositive();
                                 }))},
        {WaitingToBeSent, inState(Op::Queued, Op::InFlight)},
        {AcceptedOperations, inState(Op::Accepted, Op::Settling)},
        {ProcessingInvoices, countIf(book.invoices, is(Inv::Processing))},
        {MovingEscrows, countIf(book.escrows, is(Esc::ReleasePending, Esc::RefundPending))},
        {MovingTransfers, countIf(book.transfers, is(Mov::Accepted, Mov::Processing))},
    };
}

//! How many rows a list has, page by page.
struct Walked
{
    Reader &reader;

    template <typename Query, typename Page>
    qint64 walk(const Query &query, Page page) const
    {
        qint64 count = 0;
        std::optional<PageKey> after;
        while (true) {
            const auto rows = (reader.*page)(query, after, 50);
            if (!rows || rows->isEmpty())
                return count;
            count += rows->size();
            after = reader.keyOf(query, rows->last());
        }
    }

    qint64 operator()(const InvoiceQuery &query) const { return walk(query, &Reader::invoicePage); }
    qint64 operator()(const EscrowQuery &query) const { return walk(query, &Reader::escrowPage); }
    qint64 operator()(const TransferQuery &query) const
    {
        return walk(query, &Reader::transferPage);
    }
    qint64 operator()(const OperationQuery &query) const
    {
        const auto rows = reader.operationPage(query, {}, 500);
        return rows ? rows->size() : -1;
    }
};

QString sumText(const QList<Invoice> &invoices, const QString &asset, const Period &period,
                qint64 *count)
{
    Money sum = Money::zero(asset);
    *count = 0;
    for (const Invoice &invoice : invoices) {
        const bool isPaid =
            invoice.status == InvoiceStatus::Paid || invoice.status == InvoiceStatus::Overpaid;
        if (!isPaid || invoice.amount.asset() != asset || invoice.updatedAt < period.from ||
            invoice.updatedAt >= period.to)
            continue;
        sum = *sum.plus(invoice.amountPaid);
        ++*count;
    }
    return sum.toDecimal();
}

} // namespace

//! The first page's figures, against what is counted by hand.
class TestOverview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresAreWhatIsThere()
    {
        StoreFixture fixture;
        std::mt19937 engine(printedSeed());
        const Book book = fill(fixture, engine);
        for (int i = 0; i < 60; ++i)
            ask(fixture, static_cast<OperationState>(
                             engine() % (static_cast<unsigned>(OperationState::NeedsPerson) + 1)));
        const auto stopped = got(fixture.store->addOperation(createDraft()));
        QVERIFY(got(fixture.store->stopOperation(stopped->id)).has_value());
        const auto reader = fixture.reader();
        const auto picture = readOverview(*reader, fixture.clock.now(), QLocale::c());
        QVERIFY(picture.has_value());
        auto expected = countedByHand(book, *reader->operations(500), fixture.clock.now());
        for (const Figure &figure : picture->needsPerson + picture->settling) {
            QVERIFY2(expected.contains(figure.of), qPrintable(QString::number(int(figure.of))));
            QCOMPARE(figure.count, expected.at(figure.of));
            QCOMPARE(std::visit(Walked{*reader}, figure.list), figure.count);
            expected.erase(figure.of);
        }
        QVERIFY(expected.empty());
    }

    void paidIsSummedByAssetAndListed()
    {
        StoreFixture fixture;
        std::mt19937 engine(printedSeed());
        const Book book = fill(fixture, engine);
        const auto reader = fixture.reader();
        const auto picture = readOverview(*reader, fixture.clock.now(), QLocale::c());
        QVERIFY(picture.has_value());
        QVERIFY(!picture->week.sums.isEmpty());
        for (const PaidFigures &paid : {picture->today, picture->week}) {
            for (const Reader::PaidSum &sum : paid.sums) {
                qint64 count = 0;
                const QString text = sumText(book.invoices, sum.paid.asset(), paid.period, &count);
                QCOMPARE(sum.paid.toDecimal(), text);
                QCOMPARE(sum.count, count);
                QCOMPARE(Walked{*reader}(paid.list(sum.paid.asset())), count);
            }
        }
    }

    //! The list of what was paid in a time, in every order and with every other filter.
    void narrowListsHoldInEveryOrder_data()
    {
        QTest::addColumn<InvoiceSort>("sort");
        QTest::addColumn<QString>("search");
        for (int sort = 0; sort <= static_cast<int>(InvoiceSort::Id); ++sort)
            QTest::addRow("sort %d", sort) << static_cast<InvoiceSort>(sort) << QString();
        QTest::newRow("a search") << InvoiceSort::Created << QStringLiteral("order_1");
        QTest::newRow("a search of two letters") << InvoiceSort::Created << QStringLiteral("or");
        QTest::newRow("a sorted search") << InvoiceSort::Amount << QStringLiteral("order_1");
    }

    void narrowListsHoldInEveryOrder()
    {
        QFETCH(InvoiceSort, sort);
        QFETCH(QString, search);
        StoreFixture fixture;
        std::mt19937 engine(printedSeed());
        const Book book = fill(fixture, engine);
        const auto reader = fixture.reader();
        InvoiceQuery paid;
        paid.paidFrom = fixture.clock.now() - 20 * DayMs;
        paid.paidTo = fixture.clock.now() - 2 * DayMs;
        InvoiceQuery withMoney;
        withMoney.withMoney = true;
        withMoney.statuses = {InvoiceStatus::Expired, InvoiceStatus::Canceled};
        for (InvoiceQuery query : {paid, withMoney}) {
            query.sort = sort;
            query.search = search;
            const auto wanted = [&](const Invoice &invoice) {
                const bool isPaid = invoice.status == InvoiceStatus::Paid ||
                                    invoice.status == InvoiceStatus::Overpaid;
                const bool inTime = isPaid && invoice.updatedAt >= query.paidFrom.value_or(0) &&
                                    invoice.updatedAt < query.paidTo.value_or(0);
                const bool isNarrow = query.withMoney ? query.statuses.contains(invoice.status) &&
                                                            invoice.amountPaid.isPositive()
                                                      : inTime;
                return isNarrow && (search.isEmpty() ||
                                    invoice.reference.contains(search, Qt::CaseInsensitive));
            };
            const qint64 expected = countIf(book.invoices, wanted);
            QVERIFY(expected > 0);
            QCOMPARE(Walked{*reader}(query), expected);
            QCOMPARE(reader->invoiceAnchors(query, 10)->count, expected);
            QVERIFY(!reader->invoiceCount(query)->has_value());
            QStringList ids;
            for (const Invoice &invoice : book.invoices)
                ids.append(invoice.id);
            QCOMPARE(reader->invoiceRows(query, ids)->size(), expected);
        }
    }

    void balancesAreSummedByAsset()
    {
        StoreFixture fixture;
        std::mt19937 engine(3);
        const auto money = [](const char *amount, const char *asset) {
            return Money::parse(QString::fromLatin1(amount), QString::fromLatin1(asset)).value();
        };
        for (int i = 0; i < 2; ++i) {
            const Wallet wallet = randomWallet(engine, i);
            QVERIFY(got(fixture.store->apply({seen(wallet, LearnedFrom::FirstSync)})).has_value());
            BalanceSheet sheet;
            sheet.walletId = wallet.id;
            sheet.version = wallet.version;
            sheet.balances = {
                {QStringLiteral("bitcoin"), money("0.1", "BTC"), money("0.02", "BTC")},
                {QStringLiteral("ethereum"), money("5", "USDT"), money("0", "USDT")},
                {QStringLiteral("tron"), money("7.5", "USDT"), money("1", "USDT")}};
            QVERIFY(got(fixture.store->applyBalances(sheet, 1000 + i)).has_value());
        }
        const auto reader = fixture.reader();
        const auto picture = readOverview(*reader, fixture.clock.now(), QLocale::c());
        QVERIFY(picture.has_value());
        QCOMPARE(picture->balances.size(), 2);
        QCOMPARE(picture->balances.at(0).available, money("0.2", "BTC"));
        QCOMPARE(picture->balances.at(0).pending, money("0.04", "BTC"));
        QCOMPARE(picture->balances.at(0).learnedAt, 1000);
        QCOMPARE(picture->balances.at(1).available, money("25", "USDT"));
        QCOMPARE(picture->balances.at(1).pending, money("2", "USDT"));
    }

    void isReadAnewOnlyWhileSomebodyLooks()
    {
        StoreFixture fixture;
        Overview overview(*fixture.store, fixture.clock, QLocale::c());
        QSignalSpy changes(&overview, &Overview::changed);
        overview.refresh();
        overview.waitForPicture(Patience);
        QVERIFY(overview.picture());
        QCOMPARE(changes.size(), 1);
        ask(fixture, OperationState::NeedsPerson);
        QTest::qWait(600); // longer than changes are gathered
        QCOMPARE(changes.size(), 1);
        overview.setWatched(true);
        QTRY_COMPARE_WITH_TIMEOUT(overview.picture()->needsPerson.first().count, 1, Patience);
        ask(fixture, OperationState::NeedsPerson);
        QTRY_COMPARE_WITH_TIMEOUT(overview.picture()->needsPerson.first().count, 2, Patience);
    }

    void aNewDayIsFoundWhenSomebodyLooksAgain()
    {
        StoreFixture fixture;
        Overview overview(*fixture.store, fixture.clock, QLocale::c());
        overview.setWatched(true);
        overview.waitForPicture(Patience);
        QVERIFY(overview.picture());
        const Period before = overview.picture()->today.period;
        overview.setWatched(false);
        fixture.clock.advance(DayMs);
        overview.setWatched(true);
        QTRY_VERIFY_WITH_TIMEOUT(overview.picture()->today.period != before, Patience);
        QCOMPARE(overview.picture()->today.period.from, before.to);
    }

    void weeksBeginWhereThePersonLives()
    {
        const auto at = [](int day) { // November 2026: the 16th is a Monday
            return QDateTime(QDate(2026, 11, day), QTime(12, 0)).toMSecsSinceEpoch();
        };
        const auto start = [](int day) {
            return QDate(2026, 11, day).startOfDay().toMSecsSinceEpoch();
        };
        const QLocale german(QLocale::German, QLocale::Germany);
        const QLocale american(QLocale::English, QLocale::UnitedStates);
        QCOMPARE(weekOf(at(16), german), (Period{start(16), start(23)}));
        QCOMPARE(weekOf(at(22), german), (Period{start(16), start(23)}));
        QCOMPARE(weekOf(at(16), american), (Period{start(15), start(22)}));
        QCOMPARE(weekOf(at(22), american), (Period{start(22), start(29)}));
        QCOMPARE(dayOf(at(16)), (Period{start(16), start(17)}));
        QCOMPARE(lastDays(30, at(30)),
                 (Period{start(1), QDate(2026, 12, 1).startOfDay().toMSecsSinceEpoch()}));
    }
};

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_overview.moc"
