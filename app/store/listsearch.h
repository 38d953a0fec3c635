// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/listorder.h"
#include "store/listtable.h"
#include "store/rowsink.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! A search whose matches are sorted looks at the newest so many of them.
inline constexpr int SearchLimit = 5'000;
//! How many candidates of the index one page may pass over: a filter that drops nearly all of them
//! ends the list there.
inline constexpr int SearchEffort = 100'000;

//! Finds the rows of a list by a part of a text. Three characters or more go through the trigram
//! index and match anywhere in what ListTable::searched names, without regard to case; fewer match
//! the beginning of a reference or an id.
class ListSearch
{
public:
    ListSearch(Connection &mirror, const ListTable &table);

    //! From `from` on (after it when not inclusive), in the request's order.
    void page(const ListRequest &request, const std::optional<PageKey> &from, bool inclusive,
              int limit, RowSink &into);
    [[nodiscard]] Reader::Anchors anchors(const ListRequest &request, int stride,
                                          const std::atomic_bool *cancel);
    //! The row of this id, if there is one and it matches, search and all.
    void one(const ListRequest &request, const QString &id, RowSink &into);

private:
    //! Where to begin, how many rows, and how many candidates that are not.
    struct Span
    {
        std::optional<qint64> fromKey;
        bool inclusive = false;
        int limit = 0;
        int effort = 0;
    };

    //! Newest first or oldest first, straight from the index.
    void stream(const ListRequest &request, Span span, RowSink &into,
                const std::atomic_bool *cancel);
    //! Answers whether the effort ran out.
    bool matches(const ListRequest &request, qsizetype trigrams, const Span &span, RowSink &into,
                 const std::atomic_bool *cancel);
    void shortMatches(const ListRequest &request, RowSink &into);
    void beginningWith(const ListRequest &request, Column column, const QByteArray &prefix,
                       RowSink &into);
    [[nodiscard]] const std::vector<RowPlace> &sorted(const ListRequest &request,
                                                      const std::atomic_bool *cancel);
    [[nodiscard]] bool passesFilter(const ListRequest &request, const Query &row) const;
    [[nodiscard]] bool holdsText(const ListRequest &request, const Query &row) const;
    //! "SELECT" what a row has, the texts it is searched by, and the columns of its order, "FROM".
    [[nodiscard]] std::string selection(const ListRequest &request) const;
    //! Where in that selection the columns of the order begin.
    [[nodiscard]] int orderAt() const;

    Connection &m_mirror;
    const ListTable &m_table;
    ListRequest m_sortedRequest;
    qint64 m_sortedVersion = -1;
    std::vector<RowPlace> m_sorted;
};

//! Canceled, as an Error.
void throwIfCanceled(const std::atomic_bool *cancel);

} // namespace coinpay::store
