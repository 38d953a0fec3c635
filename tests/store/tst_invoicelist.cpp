// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storefixture.h"

#include <QtTest>

#include <algorithm>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Invoices = 700;

//! The order of the list, said a second time and differently: by comparing fields.
bool comesBefore(const InvoiceQuery &query, const InvoiceRow &a, const InvoiceRow &b)
{
    const auto tail = [](const InvoiceRow &row) {
        return std::tuple(row.createdAt, row.status, row.amount.asset(), row.position);
    };
    const auto money = [](const InvoiceRow &row) {
        return std::tuple(row.amount.asset(), row.amount.sortKey(), row.createdAt, row.status,
                          row.position);
    };
    const auto less = [&](const auto &left, const auto &right) {
        return query.descending ? right < left : left < right;
    };
    switch (query.sort) {
    case InvoiceSort::Created:
        return less(std::pair(a.createdAt, a.position), std::pair(b.createdAt, b.position));
    case InvoiceSort::Updated:
        return less(std::pair(a.updatedAt, tail(a)), std::pair(b.updatedAt, tail(b)));
    case InvoiceSort::Status:
        return less(std::tuple(a.status, a.createdAt, a.position),
                    std::tuple(b.status, b.createdAt, b.position));
    case InvoiceSort::Amount: return less(money(a), money(b));
    case InvoiceSort::Asset:
        return less(std::tuple(a.amount.asset(), a.createdAt, a.position),
                    std::tuple(b.amount.asset(), b.createdAt, b.position));
    case InvoiceSort::Reference:
        return less(std::pair(a.reference.toLower(), tail(a)),
                    std::pair(b.reference.toLower(), tail(b)));
    case InvoiceSort::Confirmations:
        return less(std::pair(a.confirmations, tail(a)), std::pair(b.confirmations, tail(b)));
    case InvoiceSort::RequestId:
        return less(std::pair(a.requestId, tail(a)), std::pair(b.requestId, tail(b)));
    case InvoiceSort::Id: return less(a.id, b.id);
    }
    return false;
}

bool isWanted(const InvoiceQuery &query, const InvoiceRow &row)
{
    return (query.statuses.isEmpty() || query.statuses.contains(row.status)) &&
           (query.asset.isEmpty() || row.amount.asset() == query.asset) &&
           row.createdAt >= query.createdFrom.value_or(0) &&
           row.createdAt < query.createdTo.value_or(std::numeric_limits<qint64>::max());
}

QStringList idsOf(const QList<InvoiceRow> &rows)
{
    QStringList ids;
    for (const InvoiceRow &row : rows)
        ids += row.id;
    return ids;
}

QStringList searchedTexts(const Invoice &invoice)
{
    return {invoice.id, invoice.paymentAddress, invoice.txHash, invoice.requestId,
            invoice.reference};
}

} // namespace

class TestInvoiceList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pagesAreTheSortedList_data();
    void pagesAreTheSortedList();
    void searchFindsAnyPart_data();
    void searchFindsAnyPart();
    void searchPagesLikeItsWhole_data();
    void searchPagesLikeItsWhole();
    void countsAreTheRows();
    void rowsById();
    void anchorsStopWhenCanceled();

private:
    [[nodiscard]] QList<InvoiceRow> paged(const InvoiceQuery &query, int limit);
    void compareWithModel(const InvoiceQuery &query);

    StoreFixture m_fixture;
    std::unique_ptr<Reader> m_reader;
    QList<Invoice> m_invoices;
    QList<InvoiceRow> m_all; //!< every row, as read one by one
    std::mt19937 m_engine;
};

void TestInvoiceList::initTestCase()
{
    m_engine.seed(printedSeed());
    // Newest first in batches, as a server lists them, then some updates.
    for (int i = 0; i < Invoices; ++i)
        m_invoices += randomInvoice(m_engine, i);
    std::sort(m_invoices.begin(), m_invoices.end(),
              [](const Invoice &a, const Invoice &b) { return a.createdAt > b.createdAt; });
    QList<ResourceUpdate> updates;
    for (const Invoice &invoice : std::as_const(m_invoices)) {
        updates += seen(invoice, LearnedFrom::FirstSync);
        if (updates.size() == 50) {
            QCOMPARE(got(m_fixture.store->apply(updates)).value(), 50);
            updates.clear();
        }
    }
    for (int i = 0; i < 200; ++i) {
        Invoice &invoice = m_invoices[static_cast<qsizetype>(m_engine() % Invoices)];
        const Invoice other = randomInvoice(m_engine, i);
        invoice.status = other.status;
        invoice.statusText = other.statusText;
        invoice.txHash = other.txHash;
        invoice.confirmations = other.confirmations;
        invoice.requestId = other.requestId;
        invoice.version += 1;
        updates += seen(invoice, LearnedFrom::EventFeed);
    }
    QVERIFY(got(m_fixture.store->apply(updates)));
    m_reader = m_fixture.reader();
    QStringList ids;
    for (const Invoice &invoice : std::as_const(m_invoices))
        ids += invoice.id;
    m_all = m_reader->invoiceRows({}, ids).value();
    QCOMPARE(m_all.size(), Invoices);
}

QList<InvoiceRow> TestInvoiceList::paged(const InvoiceQuery &query, int limit)
{
    QList<InvoiceRow> all;
    std::optional<PageKey> after;
    while (true) {
        const QList<InvoiceRow> page = m_reader->invoicePage(query, after, limit).value();
        all += page;
        if (page.size() < limit)
            return all;
        after = m_reader->keyOf(query, page.last());
    }
}

void TestInvoiceList::compareWithModel(const InvoiceQuery &query)
{
    QList<InvoiceRow> expected;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(expected),
                 [&](const InvoiceRow &row) { return isWanted(query, row); });
    std::sort(expected.begin(), expected.end(),
              [&](const InvoiceRow &a, const InvoiceRow &b) { return comesBefore(query, a, b); });
    QCOMPARE(idsOf(paged(query, 37)), idsOf(expected));

    constexpr int Stride = 29;
    const Reader::Anchors anchors = m_reader->invoiceAnchors(query, Stride).value();
    QCOMPARE(anchors.count, expected.size());
    QCOMPARE(anchors.keys.size(), (expected.size() + Stride - 1) / Stride);
    for (qsizetype i = 0; i < anchors.keys.size(); ++i) {
        QCOMPARE(anchors.keys[i].id, expected[i * Stride].id);
        const auto from = m_reader->invoicePageFrom(query, anchors.keys[i], Stride).value();
        QCOMPARE(idsOf(from), idsOf(expected.mid(i * Stride, Stride)));
        QVERIFY(i == 0 || Reader::precedes(query, anchors.keys[i - 1], anchors.keys[i]));
        QVERIFY(!Reader::precedes(query, anchors.keys[i], anchors.keys[i]));
    }
    const std::optional<qint64> count = m_reader->invoiceCount(query).value();
    QCOMPARE(count.has_value(), !query.createdFrom && !query.createdTo);
    if (count)
        QCOMPARE(*count, expected.size());
}

void TestInvoiceList::pagesAreTheSortedList_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("descending");
    const char *names[] = {"created",   "updated",       "status",     "amount", "asset",
                           "reference", "confirmations", "request id", "id"};
    for (int sort = 0; sort < 9; ++sort) {
        QTest::addRow("%s ascending", names[sort]) << sort << false;
        QTest::addRow("%s descending", names[sort]) << sort << true;
    }
}

void TestInvoiceList::pagesAreTheSortedList()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    InvoiceQuery query;
    query.sort = static_cast<InvoiceSort>(sort);
    query.descending = descending;
    for (int filter = 0; filter < 12; ++filter) {
        query = {};
        query.sort = static_cast<InvoiceSort>(sort);
        query.descending = descending;
        for (int i = 0; i < (filter % 3) * (filter % 3); ++i)
            query.statuses += invoiceStatuses[m_engine() % invoiceStatuses.size()];
        if (filter % 2 == 1)
            query.asset = m_all[0].amount.asset();
        if (filter >= 6) {
            query.createdFrom = 1'760'000'000'000 + 1000 * (m_engine() % 100);
            query.createdTo = *query.createdFrom + 1000 * (m_engine() % 100);
        }
        compareWithModel(query);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestInvoiceList::searchFindsAnyPart_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("length");
    QTest::addRow("whole id") << 0 << 0 << 99;
    QTest::addRow("end of an id") << 0 << 10 << 99;
    QTest::addRow("middle of an id") << 0 << 5 << 8;
    QTest::addRow("whole address") << 1 << 0 << 99;
    QTest::addRow("last six of an address") << 1 << 36 << 6;
    QTest::addRow("whole hash") << 2 << 0 << 99;
    QTest::addRow("first eight of a hash") << 2 << 0 << 8;
    QTest::addRow("middle of a hash") << 2 << 20 << 30;
    QTest::addRow("request id") << 3 << 0 << 99;
    QTest::addRow("reference") << 4 << 0 << 99;
    QTest::addRow("three of a reference") << 4 << 1 << 3;
    QTest::addRow("two first of a reference") << 4 << 0 << 2;
    QTest::addRow("one first of an id") << 0 << 0 << 1;
}

void TestInvoiceList::searchFindsAnyPart()
{
    QFETCH(int, field);
    QFETCH(int, from);
    QFETCH(int, length);
    const auto one = std::find_if(m_invoices.begin(), m_invoices.end(), [field](const Invoice &i) {
        return !searchedTexts(i)[field].isEmpty();
    });
    const QString part = searchedTexts(*one)[field].mid(from, length);
    const bool isShort = part.size() < 3; // ids are looked up as typed then
    const QString needle = isShort ? part : part.toUpper();
    QStringList expected;
    for (const Invoice &invoice : std::as_const(m_invoices)) {
        const QStringList texts = searchedTexts(invoice);
        const bool matches = isShort ? invoice.reference.startsWith(needle, Qt::CaseInsensitive) ||
                                           invoice.id.startsWith(needle)
                                     : std::any_of(texts.begin(), texts.end(), [&](auto &text) {
                                           return text.contains(needle, Qt::CaseInsensitive);
                                       });
        if (matches)
            expected += invoice.id;
    }
    expected.sort();
    QVERIFY(expected.contains(one->id));
    for (const auto sort : {InvoiceSort::Created, InvoiceSort::Reference}) {
        InvoiceQuery query;
        query.sort = sort;
        query.search = QLatin1Char(' ') + needle;
        QStringList found = idsOf(paged(query, 50));
        found.sort();
        QCOMPARE(found, expected);
    }
}

void TestInvoiceList::searchPagesLikeItsWhole_data()
{
    pagesAreTheSortedList_data();
}

void TestInvoiceList::searchPagesLikeItsWhole()
{
    QFETCH(int, sort);
    QFETCH(bool, descending);
    InvoiceQuery query;
    query.sort = static_cast<InvoiceSort>(sort);
    query.descending = descending;
    query.search = QStringLiteral("rder_1");
    query.statuses = {InvoiceStatus::Pending, InvoiceStatus::Paid, InvoiceStatus::Expired};
    const QList<InvoiceRow> whole = paged(query, 500);
    QVERIFY(whole.size() > 20);
    for (qsizetype i = 1; i < whole.size(); ++i) {
        QVERIFY(Reader::precedes(query, m_reader->keyOf(query, whole[i - 1]),
                                 m_reader->keyOf(query, whole[i])));
        QVERIFY(query.sort == InvoiceSort::Created || comesBefore(query, whole[i - 1], whole[i]));
    }
    QCOMPARE(idsOf(paged(query, 7)), idsOf(whole));
    const Reader::Anchors anchors = m_reader->invoiceAnchors(query, 10).value();
    QCOMPARE(anchors.count, whole.size());
    for (qsizetype i = 0; i < anchors.keys.size(); ++i) {
        QCOMPARE(idsOf(m_reader->invoicePageFrom(query, anchors.keys[i], 10).value()),
                 idsOf(whole.mid(i * 10, 10)));
    }
}

void TestInvoiceList::countsAreTheRows()
{
    QHash<InvoiceStatus, qint64> expected;
    for (const InvoiceRow &row : std::as_const(m_all))
        ++expected[row.status];
    QHash<InvoiceStatus, qint64> counted = m_reader->invoiceCounts().value();
    counted.removeIf([](auto entry) { return entry.value() == 0; });
    QCOMPARE(counted, expected);
}

void TestInvoiceList::rowsById()
{
    InvoiceQuery query;
    query.statuses = {m_all[3].status};
    const QStringList ids{QStringLiteral("inv_none"), m_all[3].id};
    QCOMPARE(idsOf(m_reader->invoiceRows(query, ids).value()), QStringList{m_all[3].id});
    query.search = QStringLiteral("nobody has this");
    QVERIFY(m_reader->invoiceRows(query, ids).value().isEmpty());
}

void TestInvoiceList::anchorsStopWhenCanceled()
{
    const std::atomic_bool cancel{true};
    QCOMPARE(m_reader->invoiceAnchors({}, 10, &cancel).error().kind, ErrorKind::Canceled);
}

QTEST_GUILESS_MAIN(TestInvoiceList)
#include "tst_invoicelist.moc"
