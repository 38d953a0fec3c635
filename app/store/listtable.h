// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlite/connection.h"
#include "store/store.h"

#include <array>
#include <string>
#include <vector>

namespace coinpay::store {

//! What the columns of a row begin with, in every list.
inline constexpr int RowKey = 0;
inline constexpr int RowId = 1;
inline constexpr int RowStatus = 2;
inline constexpr int RowAsset = 3;
inline constexpr int RowCreated = 4;
inline constexpr int RowWallet = 5; //!< where there are wallets

//! What the writer of a list has to know of a resource besides its columns.
struct Listed
{
    int status = 0; //!< as a number, which is also its order on screen
    QString asset;
    QString wallet; //!< empty where lists have nothing to do with wallets
    UnixMs createdAt = 0;
    QString amount; //!< a plain decimal
};

//! A column after key and id, with how an update sets it where that is not simply the new value.
struct ListColumn
{
    const char *name;
    const char *onUpdate = nullptr;
};

//! A table of the mirror that is shown as an ordered list: `name` holds the rows, each with a key
//! that follows creation (see ListWriter); `search` knows which trigram stands in which row and
//! `counts` how many rows there are of each state and asset. The indexes of its orders and filters
//! are named "<name>_<purpose>".
struct ListTable
{
    const char *name;
    const char *search;
    const char *counts;
    bool hasWallet = false; //!< wallet_id is a column, of the counts as well
    std::vector<ListColumn> columns;
    //! Columns of the search index; first what the list's reference_key is made of.
    std::vector<const char *> searched;
    const char *row;  //!< the columns that a page selects (from "i"), see RowKey
    int rowWidth = 0; //!< how many these are
    int statuses = 0; //!< how many states there are
    Listed (*describe)(const Resource &);
    //! Binds ?1 the key, ?2 the id, and the columns from ?3 on.
    void (*bind)(Query &, const ResourceUpdate &, qint64 key);
    //! The values of `searched`, in that order.
    std::vector<QString> (*texts)(const Resource &);
};

[[nodiscard]] const ListTable &invoiceTable();
[[nodiscard]] const ListTable &escrowTable();
[[nodiscard]] const ListTable &transferTable();

//! The server's clock: when the version an update brings came about.
[[nodiscard]] UnixMs occurredAt(const ResourceUpdate &update, UnixMs updatedAt);

} // namespace coinpay::store
