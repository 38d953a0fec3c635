// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listreader.h"

#include <sqlite3.h>

#include <algorithm>

namespace coinpay::store {

namespace {

constexpr int MaxPage = 500;
// Rows between two looks at the cancel flag.
constexpr qint64 CancelInterval = 1024;

//! At its end, gives back the pages that were read: of a walk through a whole list none is wanted
//! again soon. Outlives the statement that holds them.
class PagesOfAWalk
{
public:
    explicit PagesOfAWalk(Connection &connection)
        : m_handle(connection.handle())
    {
    }

    ~PagesOfAWalk() { sqlite3_db_release_memory(m_handle); }

    PagesOfAWalk(const PagesOfAWalk &) = delete;
    PagesOfAWalk &operator=(const PagesOfAWalk &) = delete;

private:
    sqlite3 *m_handle;
};

} // namespace

ListReader::ListReader(Connection &mirror, const ListTable &table)
    : m_mirror(mirror)
    , m_table(table)
    , m_search(mirror, table)
{
}

Strategy ListReader::strategyFor(const ListRequest &request)
{
    if (request.narrowingIndex != nullptr)
        return Strategy::Gather;
    if (!needsProbe(request))
        return Strategy::Walk;
    const BoundSql probe = probeSql(m_table, request);
    Query counted = prepare(m_mirror, probe);
    bindValues(counted, probe.values);
    const bool isFew = counted.step() && counted.number(0) <= GatherLimit;
    return isFew ? Strategy::Gather : Strategy::Walk;
}

void ListReader::page(const ListRequest &request, const std::optional<PageKey> &from,
                      bool inclusive, int limit, RowSink &into)
{
    limit = std::clamp(limit, 1, MaxPage);
    if (request.isSearch()) {
        m_search.page(request, from, inclusive, limit, into);
        return;
    }
    std::optional<Seek> seek;
    if (from) {
        const Columns columns = orderColumns(request.sort, request.search);
        seek = Seek{decodeKey(from->sortValue, columns), inclusive};
        if (seek->values.empty())
            return;
    }
    const BoundSql bound =
        pageSql(m_table, request, strategyFor(request), Select::Rows, seek, limit);
    if (bound.sql.empty())
        return;
    Query found = prepare(m_mirror, bound);
    bindValues(found, bound.values);
    while (found.step())
        into.take(found);
}

QString ListReader::idOf(qint64 key)
{
    Query query = m_mirror.query(std::string("SELECT id FROM ") + m_table.name + " WHERE key = ?");
    query.bindAll(key);
    return query.step() ? query.text(0) : QString();
}

Reader::Anchors ListReader::anchors(const ListRequest &request, int stride,
                                    const std::atomic_bool *cancel)
{
    if (request.isSearch())
        return m_search.anchors(request, stride, cancel);
    const Columns columns = orderColumns(request.sort, request.search);
    const BoundSql bound = pageSql(m_table, request, strategyFor(request), Select::Keys, {}, -1);
    Reader::Anchors anchors;
    if (bound.sql.empty())
        return anchors;
    const PagesOfAWalk pages(m_mirror);
    Query found = prepare(m_mirror, bound);
    bindValues(found, bound.values);
    while (found.step()) {
        if (anchors.count % CancelInterval == 0)
            throwIfCanceled(cancel);
        if (anchors.count++ % stride != 0)
            continue;
        Values values;
        for (size_t i = 0; i < columns.size(); ++i)
            values.push_back(readValue(found, static_cast<int>(i), columns[i]));
        const QByteArray place = encodeKey(values);
        const QString id =
            columns.back() == Column::Key ? idOf(std::get<qint64>(values.back())) : found.text(0);
        anchors.keys += PageKey{place, id};
    }
    return anchors;
}

std::optional<qint64> ListReader::count(const ListRequest &request)
{
    if (request.isSearch() || request.hasDates() || !request.narrowing.empty())
        return {};
    qint64 total = 0;
    Query counted =
        m_mirror.query(std::string("SELECT status, asset, n, ") +
                       (m_table.hasWallet ? "wallet_id" : "''") + " FROM " + m_table.counts);
    while (counted.step()) {
        const auto &statuses = request.statuses;
        const bool isWanted =
            (statuses.empty() ||
             std::binary_search(statuses.begin(), statuses.end(), counted.small(0))) &&
            (request.asset.isEmpty() || counted.text(1) == request.asset) &&
            (request.wallet.isEmpty() || counted.text(3) == request.wallet);
        total += isWanted ? counted.number(2) : 0;
    }
    return total;
}

std::map<int, qint64> ListReader::countsByStatus()
{
    std::map<int, qint64> counts;
    Query counted = m_mirror.query(std::string("SELECT status, n FROM ") + m_table.counts);
    while (counted.step())
        counts[counted.small(0)] += counted.number(1);
    return counts;
}

void ListReader::rows(const ListRequest &request, const QStringList &ids, RowSink &into)
{
    for (const QString &id : ids)
        m_search.one(request, id, into);
}

} // namespace coinpay::store
