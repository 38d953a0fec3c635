// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/files.h"
#include "store/listreader.h"
#include "store/reader.h"
#include "store/sqlite/failure.h"

namespace coinpay {

class Reader::Private
{
public:
    explicit Private(const QString &profileDir)
        : m_journal(store::journalPath(profileDir), store::Connection::Mode::ReadOnly)
        , m_mirror(store::mirrorPath(profileDir), store::Connection::Mode::ReadOnly)
        , m_invoices(m_mirror, store::invoiceTable())
        , m_escrows(m_mirror, store::escrowTable())
        , m_transfers(m_mirror, store::transferTable())
    {
    }

    //! With what only the journal knows. Throws Failure.
    template <typename ListQuery>
    [[nodiscard]] store::ListRequest requestOf(const ListQuery &query)
    {
        store::ListRequest request = store::requestFor(query);
        store::narrowToNoted(request, query.search, m_journal, m_mirror);
        return request;
    }

    store::Connection m_journal;
    store::Connection m_mirror;
    store::ListReader m_invoices;
    store::ListReader m_escrows;
    store::ListReader m_transfers;
};

namespace store {

//! An id that nothing here has.
[[nodiscard]] Refusal notFound(const QString &id);

//! What `found` holds, or NotFound.
template <typename T>
[[nodiscard]] T orNotFound(std::optional<T> found, const QString &id)
{
    if (!found)
        throw notFound(id);
    return *std::move(found);
}

//! A page of a list, each row read by `read`.
template <typename Files, typename Row, typename ListQuery>
[[nodiscard]] Result<QList<Row>>
readPage(Files &files, ListReader &list, Row (*read)(const Query &), const ListQuery &query,
         const std::optional<PageKey> &from, bool inclusive, int limit)
{
    return guarded([&] {
        RowList<Row> found(read);
        list.page(files.requestOf(query), from, inclusive, limit, found);
        return std::move(found.rows);
    });
}

template <typename Files, typename Row, typename ListQuery>
[[nodiscard]] Result<QList<Row>> readRows(Files &files, ListReader &list,
                                          Row (*read)(const Query &), const ListQuery &query,
                                          const QStringList &ids)
{
    return guarded([&] {
        RowList<Row> found(read);
        list.rows(files.requestOf(query), ids, found);
        return std::move(found.rows);
    });
}

template <typename ListQuery, typename Row>
[[nodiscard]] PageKey keyIn(const ListQuery &query, const Row &row)
{
    return {encodeKey(orderValues(orderColumns(sortOf(query), query.search), row)), row.id};
}

//! Keys are bytes in the order of what they were made of.
[[nodiscard]] inline bool standsBefore(bool descending, const PageKey &a, const PageKey &b)
{
    return descending ? b.sortValue < a.sortValue : a.sortValue < b.sortValue;
}

template <typename Status>
[[nodiscard]] Result<QHash<Status, qint64>> readCounts(ListReader &list)
{
    return guarded([&] {
        QHash<Status, qint64> counts;
        for (const auto &[status, n] : list.countsByStatus())
            counts.insert(static_cast<Status>(status), n);
        return counts;
    });
}

} // namespace store

} // namespace coinpay
