// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/listorder.h"
#include "store/listtable.h"

#include <string>

namespace coinpay::store {

//! One stretch of one index: columns held at a value, the rest in order.
struct Branch
{
    std::vector<std::pair<Column, Value>> pinned;
    std::string index;

    [[nodiscard]] const Value *find(Column column) const
    {
        for (const auto &[pinnedColumn, value] : pinned) {
            if (pinnedColumn == column)
                return &value;
        }
        return nullptr;
    }
};

//! The stretches that together hold every match in order (besides what a residual condition drops).
[[nodiscard]] std::vector<Branch> branchesOf(const ListTable &table, const ListRequest &request);
//! The index that has the matches of the filter next to each other.
[[nodiscard]] std::string filterIndex(const ListTable &table, const ListRequest &request);
//! The index SQLite makes by itself for the ids.
[[nodiscard]] std::string idIndex(const ListTable &table);

} // namespace coinpay::store
