// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Escrows and transfers as lists; invoices have tst_invoicelist.cpp.
#include "store/randomresources.h"
#include "store/storefixture.h"

#include <QtTest>

#include <algorithm>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Rows = 500;

struct Escrows
{
    using Resource = Escrow;
    using Row = EscrowRow;
    using Query = EscrowQuery;
    using Sort = EscrowSort;

    static constexpr auto random = &randomEscrow;
    static constexpr const auto &statuses = escrowStatuses;
    static constexpr auto page = &Reader::escrowPage;
    static constexpr auto pageFrom = &Reader::escrowPageFrom;
    static constexpr auto anchors = &Reader::escrowAnchors;
    static constexpr auto count = &Reader::escrowCount;
    static constexpr auto rows = &Reader::escrowRows;
    static constexpr const char *sorts[] = {"created", "updated",   "status", "amount",
                                            "asset",   "reference", "id"};

    static QString reference(const Row &row) { return row.dealRef; }

    static QStringList searched(const Escrow &escrow)
    {
        return {escrow.dealRef, escrow.id,       escrow.paymentAddress, escrow.requestId,
                escrow.txHash,  escrow.buyerRef, escrow.sellerRef};
    }

    static bool isOfWallet(const Query &, const Row &) { return true; }

    static void chooseWallet(Query &) {}
};

struct Transfers
{
    using Resource = Transfer;
    using Row = TransferRow;
    using Query = TransferQuery;
    using Sort = TransferSort;

    static constexpr auto random = &randomTransfer;
    static constexpr const auto &statuses = movementStatuses;
    static constexpr auto page = &Reader::transferPage;
    static constexpr auto pageFrom = &Reader::transferPageFrom;
    static constexpr auto anchors = &Reader::transferAnchors;
    static constexpr auto count = &Reader::transferCount;
    static constexpr auto rows = &Reader::transferRows;
    static constexpr const char *sorts[] = {"created", "updated",     "status", "amount",
                                            "asset",   "destination", "id"};

    static QString reference(const Row &row) { return row.destination; }

    static QStringList searched(const Transfer &transfer)
    {
        return {transfer.destination, transfer.id, transfer.note, transfer.requestId,
                transfer.txHash};
    }

    static bool isOfWallet(const Query &query, const Row &row)
    {
        return query.walletId.isEmpty() || query.walletId == row.walletId;
    }

    static void chooseWallet(Query &query) { query.walletId = QStringLiteral("wal_1"); }
};

//! The order of the list, said a second time and differently: by comparing fields.
template <typename Kind>
bool comesBefore(const typename Kind::Query &query, const typename Kind::Row &a,
                 const typename Kind::Row &b)
{
    using Sort = typename Kind::Sort;
    const auto tail = [](const auto &row) {
        return std::tuple(row.createdAt, row.status, row.amount.asset(), row.position);
    };
    const auto money = [](const auto &row) {
        return std::tuple(row.amount.asset(), row.amount.sortKey(), row.createdAt, row.status,
                          row.position);
    };
    const auto less = [&](const auto &left, const auto &right) {
        return query.descending ? right < left : left < right;
    };
    switch (query.sort) {
    case Sort::Created:
        return less(std::pair(a.createdAt, a.position), std::pair(b.createdAt, b.position));
    case Sort::Updated:
        return less(std::pair(a.updatedAt, tail(a)), std::pair(b.updatedAt, tail(b)));
    case Sort::Status:
        return less(std::tuple(a.status, a.createdAt, a.position),
                    std::tuple(b.status, b.createdAt, b.position));
    case Sort::Amount: return less(money(a), money(b));
    case Sort::Asset:
        return less(std::tuple(a.amount.asset(), a.createdAt, a.position),
                    std::tuple(b.amount.asset(), b.createdAt, b.position));
    case Sort::Id: return less(a.id, b.id);
    default:
        return less(std::pair(Kind::reference(a).toLower(), tail(a)),
                    std::pair(Kind::reference(b).toLower(), tail(b)));
    }
}

template <typename Kind>
bool isWanted(const typename Kind::Query &query, const typename Kind::Row &row)
{
    return (query.statuses.isEmpty() || query.statuses.contains(row.status)) &&
           (query.asset.isEmpty() || row.amount.asset() == query.asset) &&
           Kind::isOfWallet(query, row) && row.createdAt >= query.createdFrom.value_or(0) &&
           row.createdAt < query.createdTo.value_or(std::numeric_limits<qint64>::max());
}

QStringList idsOf(const auto &rows)
{
    QStringList ids;
    for (const auto &row : rows)
        ids += row.id;
    return ids;
}

//! A store full of one kind, with what it must hold.
template <typename Kind>
class Book
{
public:
    using Query = typename Kind::Query;
    using Row = typename Kind::Row;

    explicit Book(std::mt19937 &engine)
        : m_engine(engine)
    {
        // Newest first in batches, as a server lists them, then some updates.
        for (int i = 0; i < Rows; ++i)
            resources += Kind::random(engine, i);
        std::sort(resources.begin(), resources.end(),
                  [](const auto &a, const auto &b) { return a.createdAt > b.createdAt; });
        QList<ResourceUpdate> updates;
        for (const auto &resource : std::as_const(resources)) {
            updates += seen(resource, LearnedFrom::FirstSync);
            if (updates.size() == 50)
                apply(updates);
        }
        for (int i = 0; i < 150; ++i) {
            auto &resource = resources[static_cast<qsizetype>(engine() % Rows)];
            const auto other = Kind::random(engine, i);
            resource.status = other.status;
            resource.statusText = other.statusText;
            resource.txHash = other.txHash;
            resource.requestId = other.requestId;
            resource.version += 1;
            updates += seen(resource, LearnedFrom::EventFeed);
        }
        apply(updates);
        reader = fixture.reader();
        all = (*reader.*Kind::rows)({}, idsOf(resources)).value();
    }

    QList<Row> paged(const Query &query, int limit)
    {
        QList<Row> rows;
        std::optional<PageKey> after;
        while (true) {
            const QList<Row> page = (*reader.*Kind::page)(query, after, limit).value();
            rows += page;
            if (page.size() < limit)
                return rows;
            after = reader->keyOf(query, page.last());
        }
    }

    void compareWithModel(const Query &query)
    {
        QList<Row> expected;
        std::copy_if(all.begin(), all.end(), std::back_inserter(expected),
                     [&](const Row &row) { return isWanted<Kind>(query, row); });
        std::sort(expected.begin(), expected.end(),
                  [&](const Row &a, const Row &b) { return comesBefore<Kind>(query, a, b); });
        QCOMPARE(idsOf(paged(query, 37)), idsOf(expected));
        constexpr int Stride = 29;
        const Reader::Anchors anchors = (*reader.*Kind::anchors)(query, Stride, nullptr).value();
        QCOMPARE(anchors.count, expected.size());
        QCOMPARE(anchors.keys.size(), (expected.size() + Stride - 1) / Stride);
        for (qsizetype i = 0; i < anchors.keys.size(); ++i) {
            QCOMPARE(anchors.keys[i].id, expected[i * Stride].id);
            const auto from = (*reader.*Kind::pageFrom)(query, anchors.keys[i], Stride).value();
            QCOMPARE(idsOf(from), idsOf(expected.mid(i * Stride, Stride)));
            QVERIFY(i == 0 || Reader::precedes(query, anchors.keys[i - 1], anchors.keys[i]));
        }
        const std::optional<qint64> count = (*reader.*Kind::count)(query).value();
        QCOMPARE(count.has_value(), !query.createdFrom && !query.createdTo);
        if (count)
            QCOMPARE(*count, expected.size());
    }

    void pagesAreTheSortedList(int sort, bool descending)
    {
        for (int filter = 0; filter < 24; ++filter) {
            Query query;
            query.sort = static_cast<typename Kind::Sort>(sort);
            query.descending = descending;
            for (int i = 0; i < (filter % 3) * (filter % 3); ++i)
                query.statuses += Kind::statuses[m_engine() % Kind::statuses.size()];
            if (filter % 2 == 1)
                query.asset = all[0].amount.asset();
            if (filter / 6 % 2 == 1) {
                query.createdFrom = 1'760'000'000'000 + 1000 * (m_engine() % 100);
                query.createdTo = *query.createdFrom + 1000 * (m_engine() % 100);
            }
            if (filter >= 12)
                Kind::chooseWallet(query);
            compareWithModel(query);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void searchFindsAnyPart(qsizetype field, int from, int length)
    {
        const auto one =
            std::find_if(resources.begin(), resources.end(), [field](const auto &resource) {
                return !Kind::searched(resource)[field].isEmpty();
            });
        const QString part = Kind::searched(*one)[field].mid(from, length);
        const bool isShort = part.size() < 3; // ids are looked up as typed then
        const QString needle = isShort ? part : part.toUpper();
        QStringList expected;
        for (const auto &resource : std::as_const(resources)) {
            const QStringList texts = Kind::searched(resource);
            const auto holds = [&](const QString &text) {
                return text.contains(needle, Qt::CaseInsensitive);
            };
            if (isShort ? texts[0].startsWith(needle, Qt::CaseInsensitive) ||
                              texts[1].startsWith(needle)
                        : std::any_of(texts.begin(), texts.end(), holds)) {
                expected += resource.id;
            }
        }
        expected.sort();
        QVERIFY(expected.contains(one->id));
        for (const auto sort : {Kind::Sort::Created, Kind::Sort::Amount}) {
            Query query;
            query.sort = sort;
            query.search = QLatin1Char(' ') + needle;
            QStringList found = idsOf(paged(query, 50));
            found.sort();
            QCOMPARE(found, expected);
        }
    }

    StoreFixture fixture;
    std::unique_ptr<Reader> reader;
    QList<typename Kind::Resource> resources;
    QList<Row> all; //!< every row, as read one by one

private:
    void apply(QList<ResourceUpdate> &updates)
    {
        if (!got(fixture.store->apply(updates)))
            qFatal("an update was refused");
        updates.clear();
    }

    std::mt19937 &m_engine;
};

} // namespace

class TestMoneyLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pagesAreTheSortedList_data();
    void pagesAreTheSortedList();
    void searchFindsAnyPart_data();
    void searchFindsAnyPart();
    void searchKeepsToItsWallet();
    void countsByStateAreTheRows();
    void rowsSayWhatTheResourceSays();
    void anchorsStopWhenCanceled();

private:
    std::mt19937 m_engine;
    std::unique_ptr<Book<Escrows>> m_escrows;
    std::unique_ptr<Book<Transfers>> m_transfers;
};

void TestMoneyLists::initTestCase()
{
    m_engine.seed(printedSeed());
    m_escrows = std::make_unique<Book<Escrows>>(m_engine);
    m_transfers = std::make_unique<Book<Transfers>>(m_engine);
    QCOMPARE(m_escrows->all.size(), Rows);
    QCOMPARE(m_transfers->all.size(), Rows);
}

void TestMoneyLists::pagesAreTheSortedList_data()
{
    QTest::addColumn<bool>("ofEscrows");
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    for (const bool descending : {false, true}) {
        const char *direction = descending ? "descending" : "ascending";
        int sort = 0;
        for (const char *name : Escrows::sorts)
            QTest::addRow("escrows by %s %s", name, direction) << true << sort++ << descending;
        sort = 0;
        for (const char *name : Transfers::sorts)
            QTest::addRow("transfers by %s %s", name, direction) << false << sort++ << descending;
    }
}

void TestMoneyLists::pagesAreTheSortedList()
{
    QFETCH(bool, ofEscrows);
    QFETCH(int, sort);
    QFETCH(bool, descending);
    if (ofEscrows)
        m_escrows->pagesAreTheSortedList(sort, descending);
    else
        m_transfers->pagesAreTheSortedList(sort, descending);
}

void TestMoneyLists::searchFindsAnyPart_data()
{
    QTest::addColumn<bool>("ofEscrows");
    QTest::addColumn<int>("field");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("length");
    QTest::newRow("escrow: deal") << true << 0 << 0 << 99;
    QTest::newRow("escrow: two first of a deal") << true << 0 << 0 << 2;
    QTest::newRow("escrow: one first of an id") << true << 1 << 0 << 1;
    QTest::newRow("escrow: end of an id") << true << 1 << 10 << 99;
    QTest::newRow("escrow: last six of an address") << true << 2 << 36 << 6;
    QTest::newRow("escrow: request id") << true << 3 << 0 << 99;
    QTest::newRow("escrow: first eight of a hash") << true << 4 << 0 << 8;
    QTest::newRow("escrow: buyer") << true << 5 << 0 << 99;
    QTest::newRow("escrow: middle of a seller") << true << 6 << 2 << 5;
    QTest::newRow("transfer: destination") << false << 0 << 0 << 99;
    QTest::newRow("transfer: two first of a destination") << false << 0 << 0 << 2;
    QTest::newRow("transfer: whole id") << false << 1 << 0 << 99;
    QTest::newRow("transfer: note") << false << 2 << 0 << 99;
    QTest::newRow("transfer: request id") << false << 3 << 4 << 99;
    QTest::newRow("transfer: middle of a hash") << false << 4 << 20 << 30;
}

void TestMoneyLists::searchFindsAnyPart()
{
    QFETCH(bool, ofEscrows);
    QFETCH(int, field);
    QFETCH(int, from);
    QFETCH(int, length);
    if (ofEscrows)
        m_escrows->searchFindsAnyPart(field, from, length);
    else
        m_transfers->searchFindsAnyPart(field, from, length);
}

void TestMoneyLists::searchKeepsToItsWallet()
{
    TransferQuery query;
    query.search = QStringLiteral("salary");
    query.walletId = QStringLiteral("wal_2");
    QStringList expected;
    for (const Transfer &transfer : std::as_const(m_transfers->resources)) {
        if (transfer.walletId == query.walletId &&
            transfer.note.contains(query.search, Qt::CaseInsensitive))
            expected += transfer.id;
    }
    expected.sort();
    QVERIFY(expected.size() > 10);
    for (const TransferSort sort : {TransferSort::Created, TransferSort::Destination}) {
        query.sort = sort;
        QStringList found = idsOf(m_transfers->paged(query, 11));
        found.sort();
        QCOMPARE(found, expected);
    }
}

void TestMoneyLists::countsByStateAreTheRows()
{
    QHash<EscrowStatus, qint64> expected;
    for (const EscrowRow &row : std::as_const(m_escrows->all))
        ++expected[row.status];
    QHash<EscrowStatus, qint64> counted = m_escrows->reader->escrowCounts().value();
    counted.removeIf([](auto entry) { return entry.value() == 0; });
    QCOMPARE(counted, expected);
}

void TestMoneyLists::rowsSayWhatTheResourceSays()
{
    for (qsizetype i = 0; i < 50; ++i) {
        const Escrow &escrow = m_escrows->resources[i];
        const EscrowRow &row = m_escrows->all[i];
        QCOMPARE(row.id, escrow.id);
        QCOMPARE(row.held, escrow.held());
        QCOMPARE(row.sellerRef, escrow.sellerRef);
        QCOMPARE(row.requestId, escrow.requestId);
        QCOMPARE(fieldsOf(m_escrows->reader->escrow(escrow.id).value()), fieldsOf(escrow));
        const Transfer &transfer = m_transfers->resources[i];
        const TransferRow &sent = m_transfers->all[i];
        QCOMPARE(sent.id, transfer.id);
        QCOMPARE(sent.fee, transfer.fee);
        QCOMPARE(sent.walletId, transfer.walletId);
        QCOMPARE(sent.note, transfer.note);
        QCOMPARE(fieldsOf(m_transfers->reader->transfer(transfer.id).value()), fieldsOf(transfer));
    }
}

void TestMoneyLists::anchorsStopWhenCanceled()
{
    const std::atomic_bool cancel{true};
    QCOMPARE(m_escrows->reader->escrowAnchors({}, 10, &cancel).error().kind, ErrorKind::Canceled);
    QCOMPARE(m_transfers->reader->transferAnchors({}, 10, &cancel).error().kind,
             ErrorKind::Canceled);
}

QTEST_GUILESS_MAIN(TestMoneyLists)
#include "tst_moneylists.moc"
