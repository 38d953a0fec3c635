// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/invoiceorder.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! A search whose matches are sorted looks at the newest so many of them.
inline constexpr int SearchLimit = 5'000;
//! How many candidates of the index one page may pass over: a filter that drops nearly all of them
//! ends the list there.
inline constexpr int SearchEffort = 100'000;

//! Finds invoices by a part of a text. Three characters or more go through the trigram index and
//! match anywhere in a reference, id, address, hash or request id, without regard to case; fewer
//! match the beginning of a reference or an id.
class InvoiceSearch
{
public:
    explicit InvoiceSearch(Connection &mirror);

    //! From `from` on (before it when not inclusive), in the query's order.
    [[nodiscard]] QList<InvoiceRow>
    page(const InvoiceQuery &query, const std::optional<PageKey> &from, bool inclusive, int limit);
    [[nodiscard]] Reader::Anchors anchors(const InvoiceQuery &query, int stride,
                                          const std::atomic_bool *cancel);

private:
    struct Match
    {
        QByteArray place;
        qint64 key = 0;
        QString id;
    };

    //! Newest first or oldest first, straight from the index.
    [[nodiscard]] QList<InvoiceRow> stream(const InvoiceQuery &query, std::optional<qint64> fromKey,
                                           bool inclusive, int limit,
                                           const std::atomic_bool *cancel);
    //! Where to begin, how many rows, and how many candidates that are not.
    struct Span
    {
        std::optional<qint64> fromKey;
        bool inclusive = false;
        int limit = 0;
        int effort = 0;
    };
    [[nodiscard]] QList<InvoiceRow> matches(const InvoiceQuery &query, qsizetype trigrams,
                                            const Span &span, bool *endedEarly,
                                            const std::atomic_bool *cancel);
    [[nodiscard]] const std::vector<Match> &sorted(const InvoiceQuery &query,
                                                   const std::atomic_bool *cancel);
    [[nodiscard]] QList<InvoiceRow> shortMatches(const InvoiceQuery &query);

    Connection &m_mirror;
    InvoiceQuery m_sortedQuery;
    qint64 m_sortedVersion = -1;
    std::vector<Match> m_sorted;
};

//! Whether a row is what the query asks for, its search aside.
[[nodiscard]] bool passesFilter(const InvoiceQuery &query, const InvoiceRow &row);
//! Whether the row the statement stands on is what is searched for, if anything is.
//! `addressColumn`: the payment address, followed by the hash.
[[nodiscard]] bool matchesSearch(const InvoiceQuery &query, const InvoiceRow &row, const Query &at,
                                 int addressColumn);

} // namespace coinpay::store
