// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invoicesearch.h"

#include "store/invoicerow.h"
#include "store/sqlite/failure.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay::store {

namespace {

// Each trigram asked for costs a jump into its list for every candidate. The end of a text tells
// invoices apart, its beginning ("order_", "inv_") stands in all of them.
constexpr qsizetype TailTrigrams = 6;
// More than any id has; a whole page that was pasted is not turned into a thousand conditions.
constexpr qsizetype MaxTrigrams = 80;
// An end that so many share ("-2026") tells nothing: then every trigram is asked for.
constexpr int TailEffort = 1'000;
constexpr qsizetype TrigramLength = 3;

QString quoted(QString trigram)
{
    return QLatin1Char('"') + trigram.replace(QLatin1Char('"'), QLatin1String("\"\"")) +
           QLatin1Char('"');
}

//! "abcd" → "abc" AND "bcd", the last `most` of them. The index does not know positions: every
//! candidate is looked at again.
QString matchExpression(const QString &search, qsizetype most)
{
    const auto characters = search.trimmed().toUcs4();
    const qsizetype count = characters.size() - TrigramLength + 1;
    QStringList trigrams;
    for (qsizetype i = std::max<qsizetype>(0, count - most); i < count; ++i) {
        trigrams += quoted(QString::fromUcs4(
            reinterpret_cast<const char32_t *>(characters.constData() + i), TrigramLength));
    }
    trigrams.removeDuplicates();
    return trigrams.join(QLatin1String(" AND "));
}

std::string streamSql(bool descending, bool fromSomewhere, bool inclusive)
{
    std::string sql = "SELECT ";
    sql += RowColumns;
    sql += ", i.payment_address, i.tx_hash FROM invoice_search s CROSS JOIN invoices i "
           "ON i.key = s.rowid WHERE s.invoice_search MATCH ?";
    if (fromSomewhere) {
        sql += descending ? " AND s.rowid <" : " AND s.rowid >";
        sql += inclusive ? "= ?" : " ?";
    }
    sql += descending ? " ORDER BY s.rowid DESC" : " ORDER BY s.rowid";
    return sql;
}

bool isCanceled(const std::atomic_bool *cancel)
{
    return cancel != nullptr && cancel->load(std::memory_order_relaxed);
}

void throwIfCanceled(const std::atomic_bool *cancel)
{
    if (isCanceled(cancel)) {
        throw Refusal(
            Error{ErrorKind::Canceled,
                  QCoreApplication::translate("coinpay::store", "The list is no longer wanted."),
                  {},
                  {},
                  0,
                  {},
                  {}});
    }
}

//! The smallest text after every one that begins with `prefix`; empty when there is none.
QByteArray prefixEnd(QByteArray prefix)
{
    while (!prefix.isEmpty() && static_cast<unsigned char>(prefix.back()) == 0xff)
        prefix.chop(1);
    if (!prefix.isEmpty())
        prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
    return prefix;
}

} // namespace

InvoiceSearch::InvoiceSearch(Connection &mirror)
    : m_mirror(mirror)
{
}

QList<InvoiceRow> InvoiceSearch::page(const InvoiceQuery &query, const std::optional<PageKey> &from,
                                      bool inclusive, int limit)
{
    const bool streamed = isIndexedSearch(query.search) && query.sort == InvoiceSort::Created;
    if (streamed) {
        std::optional<qint64> key;
        if (from) {
            const Values values = decodeKey(from->sortValue, orderColumns(query));
            if (values.empty())
                return {};
            key = std::get<qint64>(values.front());
        }
        return stream(query, key, inclusive, limit, nullptr);
    }
    const std::vector<Match> &matches = sorted(query, nullptr);
    auto at = matches.begin();
    if (from) {
        const QByteArray &place = from->sortValue;
        at = std::partition_point(at, matches.end(), [&](const Match &match) {
            if (match.place == place)
                return !inclusive;
            return (match.place < place) != query.descending;
        });
    }
    QList<InvoiceRow> rows;
    for (; at != matches.end() && rows.size() < limit; ++at) {
        Query one =
            m_mirror.query(std::string("SELECT ") + RowColumns + " FROM invoices i WHERE key = ?");
        one.bindAll(at->key);
        if (one.step())
            rows += readInvoiceRow(one);
    }
    return rows;
}

QList<InvoiceRow> InvoiceSearch::stream(const InvoiceQuery &query, std::optional<qint64> fromKey,
                                        bool inclusive, int limit, const std::atomic_bool *cancel)
{
    const qsizetype all = std::min(query.search.size(), MaxTrigrams);
    const bool isLong = all > TailTrigrams + TrigramLength - 1;
    Span span{fromKey, inclusive, limit, isLong ? TailEffort : SearchEffort};
    bool endedEarly = false;
    QList<InvoiceRow> rows = matches(query, TailTrigrams, span, &endedEarly, cancel);
    if (isLong && endedEarly) {
        span.effort = SearchEffort;
        rows = matches(query, all, span, &endedEarly, cancel);
    }
    return rows;
}

QList<InvoiceRow> InvoiceSearch::matches(const InvoiceQuery &query, qsizetype trigrams,
                                         const Span &span, bool *endedEarly,
                                         const std::atomic_bool *cancel)
{
    Query found =
        m_mirror.query(streamSql(query.descending, span.fromKey.has_value(), span.inclusive));
    found.bindAll(matchExpression(query.search, trigrams));
    if (span.fromKey)
        found.bind(2, *span.fromKey);
    QList<InvoiceRow> rows;
    int passedOver = 0;
    while (rows.size() < span.limit && passedOver < span.effort && found.step()) {
        throwIfCanceled(cancel);
        const InvoiceRow row = readInvoiceRow(found);
        if (passesFilter(query, row) && matchesSearch(query, row, found, RowColumnCount))
            rows += row;
        else
            ++passedOver;
    }
    *endedEarly = passedOver >= span.effort;
    return rows;
}

QList<InvoiceRow> InvoiceSearch::shortMatches(const InvoiceQuery &query)
{
    QList<InvoiceRow> rows;
    const QString needle = query.search.trimmed();
    const auto collect = [&](const char *column, const char *index, const QByteArray &prefix) {
        Query found =
            m_mirror.query(std::string("SELECT ") + RowColumns + " FROM invoices i INDEXED BY " +
                           index + " WHERE " + column + " >= ? AND " + column + " < ? LIMIT ?");
        found.bindText(1, prefix).bindText(2, prefixEnd(prefix)).bind(3, SearchLimit);
        while (found.step()) {
            const InvoiceRow row = readInvoiceRow(found);
            const bool isTwice = qstrcmp(column, "id") == 0 &&
                                 referenceKey(row.reference).startsWith(referenceKey(needle));
            if (!isTwice && passesFilter(query, row))
                rows += row;
        }
    };
    collect("reference_key", "invoices_reference", referenceKey(needle).toUtf8());
    collect("id", "sqlite_autoindex_invoices_1", needle.toUtf8());
    return rows;
}

const std::vector<InvoiceSearch::Match> &InvoiceSearch::sorted(const InvoiceQuery &query,
                                                               const std::atomic_bool *cancel)
{
    const qint64 version = m_mirror.number("PRAGMA data_version");
    if (version == m_sortedVersion && query == m_sortedQuery)
        return m_sorted;
    InvoiceQuery newest = query;
    newest.descending = true;
    const QList<InvoiceRow> rows = isIndexedSearch(query.search)
                                       ? stream(newest, {}, false, SearchLimit, cancel)
                                       : shortMatches(query);
    m_sorted.clear();
    for (const InvoiceRow &row : rows)
        m_sorted.push_back({encodeKey(orderValues(query, row)), row.position, row.id});
    std::sort(m_sorted.begin(), m_sorted.end(), [&](const Match &a, const Match &b) {
        return query.descending ? b.place < a.place : a.place < b.place;
    });
    m_sortedQuery = query;
    m_sortedVersion = version;
    return m_sorted;
}

Reader::Anchors InvoiceSearch::anchors(const InvoiceQuery &query, int stride,
                                       const std::atomic_bool *cancel)
{
    Reader::Anchors anchors;
    const auto add = [&](const QByteArray &place, const QString &id) {
        if (anchors.count++ % stride == 0)
            anchors.keys += PageKey{place, id};
    };
    if (isIndexedSearch(query.search) && query.sort == InvoiceSort::Created) {
        const QList<InvoiceRow> rows = stream(query, {}, false, SearchLimit, cancel);
        for (const InvoiceRow &row : rows)
            add(encodeKey(orderValues(query, row)), row.id);
        return anchors;
    }
    for (const Match &match : sorted(query, cancel))
        add(match.place, match.id);
    return anchors;
}

bool passesFilter(const InvoiceQuery &query, const InvoiceRow &row)
{
    return (query.statuses.isEmpty() || query.statuses.contains(row.status)) &&
           (query.asset.isEmpty() || query.asset == row.amount.asset()) &&
           (!query.createdFrom || row.createdAt >= *query.createdFrom) &&
           (!query.createdTo || row.createdAt < *query.createdTo);
}

bool matchesSearch(const InvoiceQuery &query, const InvoiceRow &row, const Query &at,
                   int addressColumn)
{
    const QString needle = query.search.trimmed();
    if (needle.isEmpty())
        return true;
    if (!isIndexedSearch(needle))
        return referenceKey(row.reference).startsWith(referenceKey(needle)) ||
               row.id.startsWith(needle);
    const auto holds = [&needle](const QString &text) {
        return text.contains(needle, Qt::CaseInsensitive);
    };
    return holds(row.reference) || holds(row.id) || holds(row.requestId) ||
           holds(at.text(addressColumn)) || holds(at.text(addressColumn + 1));
}

} // namespace coinpay::store
