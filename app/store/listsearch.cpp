// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listsearch.h"

#include "store/columns.h"
#include "store/listbranches.h"
#include "store/sqlite/failure.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay::store {

namespace {

// Each trigram asked for costs a jump into its list for every candidate. The end of a text tells
// rows apart, its beginning ("order_", "inv_") stands in all of them.
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
    const auto characters = search.toUcs4();
    const qsizetype count = characters.size() - TrigramLength + 1;
    QStringList trigrams;
    for (qsizetype i = std::max<qsizetype>(0, count - most); i < count; ++i) {
        trigrams += quoted(QString::fromUcs4(
            reinterpret_cast<const char32_t *>(characters.constData() + i), TrigramLength));
    }
    trigrams.removeDuplicates();
    return trigrams.join(QLatin1String(" AND "));
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

//! Goes on a WHERE.
std::string narrowed(const ListRequest &request)
{
    return request.narrowing.empty() ? std::string() : " AND " + request.narrowing;
}

} // namespace

void throwIfCanceled(const std::atomic_bool *cancel)
{
    if (cancel == nullptr || !cancel->load(std::memory_order_relaxed))
        return;
    throw Refusal(
        Error{ErrorKind::Canceled,
              QCoreApplication::translate("coinpay::store", "The list is no longer wanted."),
              {},
              {},
              0,
              {},
              {}});
}

ListSearch::ListSearch(Connection &mirror, const ListTable &table)
    : m_mirror(mirror)
    , m_table(table)
{
}

int ListSearch::orderAt() const
{
    return m_table.rowWidth + static_cast<int>(m_table.searched.size());
}

std::string ListSearch::selection(const ListRequest &request) const
{
    std::string sql = std::string("SELECT ") + m_table.row;
    for (const char *column : m_table.searched)
        sql += std::string(", i.") + column;
    for (const Column column : orderColumns(request.sort, request.search))
        sql += std::string(", i.") + columnName(column);
    return sql + " FROM ";
}

void ListSearch::page(const ListRequest &request, const std::optional<PageKey> &from,
                      bool inclusive, int limit, RowSink &into)
{
    if (isIndexedSearch(request.search) && request.sort == ListSort::Created) {
        std::optional<qint64> key;
        if (from) {
            const Columns columns = orderColumns(request.sort, request.search);
            const Values values = decodeKey(from->sortValue, columns);
            if (values.empty())
                return;
            key = std::get<qint64>(values.front());
        }
        stream(request, {key, inclusive, limit, 0}, into, nullptr);
        return;
    }
    const std::vector<RowPlace> &matches = sorted(request, nullptr);
    auto at = matches.begin();
    if (from) {
        const QByteArray &place = from->sortValue;
        at = std::partition_point(at, matches.end(), [&](const RowPlace &match) {
            if (match.place == place)
                return !inclusive;
            return (match.place < place) != request.descending;
        });
    }
    for (int taken = 0; at != matches.end() && taken < limit; ++at) {
        Query one = m_mirror.query(std::string("SELECT ") + m_table.row + " FROM " + m_table.name +
                                   " i WHERE key = ?");
        one.bindAll(at->key);
        if (!one.step())
            continue;
        into.take(one);
        ++taken;
    }
}

void ListSearch::stream(const ListRequest &request, Span span, RowSink &into,
                        const std::atomic_bool *cancel)
{
    const qsizetype all = std::min(request.search.size(), MaxTrigrams);
    const bool isLong = all > TailTrigrams + TrigramLength - 1;
    span.effort = isLong ? TailEffort : SearchEffort;
    const bool endedEarly = matches(request, TailTrigrams, span, into, cancel);
    if (!isLong || !endedEarly)
        return;
    into.clear();
    span.effort = SearchEffort;
    matches(request, all, span, into, cancel);
}

bool ListSearch::matches(const ListRequest &request, qsizetype trigrams, const Span &span,
                         RowSink &into, const std::atomic_bool *cancel)
{
    const std::string search = m_table.search;
    std::string sql = selection(request) + search + " s CROSS JOIN " + m_table.name +
                      " i ON i.key = s.rowid WHERE s." + search + " MATCH ?";
    if (span.fromKey) {
        sql += request.descending ? " AND s.rowid <" : " AND s.rowid >";
        sql += span.inclusive ? "= ?" : " ?";
    }
    sql += narrowed(request);
    sql += request.descending ? " ORDER BY s.rowid DESC" : " ORDER BY s.rowid";
    Query found = m_mirror.query(sql);
    found.bindAll(matchExpression(request.search, trigrams));
    if (span.fromKey)
        found.bind(2, *span.fromKey);
    int taken = 0;
    int passedOver = 0;
    while (taken < span.limit && passedOver < span.effort && found.step()) {
        throwIfCanceled(cancel);
        if (passesFilter(request, found) && holdsText(request, found)) {
            into.take(found);
            ++taken;
        } else {
            ++passedOver;
        }
    }
    return passedOver >= span.effort;
}

void ListSearch::beginningWith(const ListRequest &request, Column column, const QByteArray &prefix,
                               RowSink &into)
{
    const std::string name = columnName(column);
    const std::string index =
        column == Column::Id ? idIndex(m_table) : m_table.name + std::string("_reference");
    Query found =
        m_mirror.query(selection(request) + m_table.name + " i INDEXED BY " + index + " WHERE " +
                       name + " >= ? AND " + name + " < ?" + narrowed(request) + " LIMIT ?");
    found.bindText(1, prefix).bindText(2, prefixEnd(prefix)).bind(3, SearchLimit);
    const QString beginning = referenceKey(request.search);
    while (found.step()) {
        // By its reference it was found before.
        const bool isTwice = column == Column::Id &&
                             referenceKey(found.text(m_table.rowWidth)).startsWith(beginning);
        if (!isTwice && passesFilter(request, found))
            into.take(found);
    }
}

void ListSearch::shortMatches(const ListRequest &request, RowSink &into)
{
    beginningWith(request, Column::ReferenceKey, referenceKey(request.search).toUtf8(), into);
    beginningWith(request, Column::Id, request.search.toUtf8(), into);
}

const std::vector<RowPlace> &ListSearch::sorted(const ListRequest &request,
                                                const std::atomic_bool *cancel)
{
    const qint64 version = m_mirror.number("PRAGMA data_version");
    if (version == m_sortedVersion && request == m_sortedRequest)
        return m_sorted;
    ListRequest newest = request;
    newest.descending = true;
    PlaceList found(orderColumns(request.sort, request.search), orderAt());
    if (isIndexedSearch(request.search))
        stream(newest, {{}, false, SearchLimit, 0}, found, cancel);
    else
        shortMatches(request, found);
    m_sorted = std::move(found.places);
    std::sort(m_sorted.begin(), m_sorted.end(), [&](const RowPlace &a, const RowPlace &b) {
        return request.descending ? b.place < a.place : a.place < b.place;
    });
    m_sortedRequest = request;
    m_sortedVersion = version;
    return m_sorted;
}

Reader::Anchors ListSearch::anchors(const ListRequest &request, int stride,
                                    const std::atomic_bool *cancel)
{
    Reader::Anchors anchors;
    const auto add = [&](const std::vector<RowPlace> &places) {
        for (const RowPlace &place : places) {
            if (anchors.count++ % stride == 0)
                anchors.keys += PageKey{place.place, place.id};
        }
    };
    if (isIndexedSearch(request.search) && request.sort == ListSort::Created) {
        PlaceList found(orderColumns(request.sort, request.search), orderAt());
        stream(request, {{}, false, SearchLimit, 0}, found, cancel);
        add(found.places);
    } else {
        add(sorted(request, cancel));
    }
    return anchors;
}

void ListSearch::one(const ListRequest &request, const QString &id, RowSink &into)
{
    Query found =
        m_mirror.query(selection(request) + m_table.name + " i WHERE i.id = ?" + narrowed(request));
    found.bindAll(id);
    if (found.step() && passesFilter(request, found) && holdsText(request, found))
        into.take(found);
}

bool ListSearch::passesFilter(const ListRequest &request, const Query &row) const
{
    const auto &statuses = request.statuses;
    return (statuses.empty() ||
            std::binary_search(statuses.begin(), statuses.end(), row.small(RowStatus))) &&
           (request.asset.isEmpty() || request.asset == row.text(RowAsset)) &&
           (request.wallet.isEmpty() || request.wallet == row.text(RowWallet)) &&
           (!request.createdFrom || row.number(RowCreated) >= *request.createdFrom) &&
           (!request.createdTo || row.number(RowCreated) < *request.createdTo);
}

bool ListSearch::holdsText(const ListRequest &request, const Query &row) const
{
    const QString &needle = request.search;
    if (needle.isEmpty())
        return true;
    if (!isIndexedSearch(needle)) {
        return referenceKey(row.text(m_table.rowWidth)).startsWith(referenceKey(needle)) ||
               row.text(RowId).startsWith(needle);
    }
    for (int column = m_table.rowWidth; column < orderAt(); ++column) {
        if (row.text(column).contains(needle, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace coinpay::store
