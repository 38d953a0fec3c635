// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "store/sqlite/connection.h"

#include <string>
#include <vector>

namespace coinpay::store {

//! The orders lists can have. Reference: whatever a list is known by to people.
enum class ListSort {
    Created,
    Updated,
    Status,
    Amount,
    Asset,
    Reference,
    Confirmations,
    RequestId,
    Id
};

//! What InvoiceQuery and its kin ask for, in the terms that all of their tables share.
struct ListRequest
{
    std::vector<int> statuses; //!< distinct, ascending; empty: all
    QString asset;             //!< empty: all
    QString wallet;            //!< empty: all; only where the table has it
    std::optional<UnixMs> createdFrom;
    std::optional<UnixMs> createdTo; //!< exclusive
    QString search;                  //!< without space around it
    //! A condition on columns of the one table that knows it; empty: none.
    std::string narrowing;
    //! The purpose of the index that `narrowing` is a stretch of, or ByTheirIds; null: it only
    //! drops rows.
    const char *narrowingIndex = nullptr;
    ListSort sort = ListSort::Created;
    bool descending = true;

    [[nodiscard]] bool isSearch() const { return !search.isEmpty(); }

    [[nodiscard]] bool hasDates() const { return createdFrom || createdTo; }

    [[nodiscard]] bool operator==(const ListRequest &) const = default;
};

//! ListRequest::narrowingIndex of a condition that names the ids.
inline constexpr char ByTheirIds[] = "ids";

//! A search among notes ("#late") is left out: see narrowToNoted().
[[nodiscard]] ListRequest requestFor(const InvoiceQuery &query);
[[nodiscard]] ListRequest requestFor(const EscrowQuery &query);
[[nodiscard]] ListRequest requestFor(const TransferQuery &query);

//! Narrows it to what the journal has a note or a label about, where `search` asks for that. The
//! ids go through a table of the connection's own, so that the statement stays the same.
void narrowToNoted(ListRequest &request, const QString &search, Connection &journal,
                   Connection &mirror);

[[nodiscard]] ListSort sortOf(const InvoiceQuery &query);
[[nodiscard]] ListSort sortOf(const EscrowQuery &query);
[[nodiscard]] ListSort sortOf(const TransferQuery &query);

} // namespace coinpay::store
