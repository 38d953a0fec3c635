// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/listorder.h"
#include "store/listtable.h"
#include "store/sqlite/connection.h"

#include <string>

namespace coinpay::store {

//! A statement and what goes into its parameters, in order. An empty text stands for no rows.
struct BoundSql
{
    std::string sql;
    Values values;
};

//! Where a page begins.
struct Seek
{
    Values values;
    bool inclusive = false;
};

enum class Select {
    Rows, //!< ListTable::row
    Keys, //!< orderColumns() of the request
};

//! How a page is found.
enum class Strategy {
    //! Along an index in the order asked for; what does not match is passed over inside the index.
    Walk,
    //! The rows that match, by the filter's own index, then sorted: for a few.
    Gather,
};

//! Past this many matches a list is walked. A page of a gathered list sorts at most these.
inline constexpr int GatherLimit = 5'000;

//! Whether no index has both this request's filter and its order, so that the strategy depends on
//! how many rows match.
[[nodiscard]] bool needsProbe(const ListRequest &request);
//! Counts matches, up to one past GatherLimit.
[[nodiscard]] BoundSql probeSql(const ListTable &table, const ListRequest &request);
//! Ignores ListRequest::search. `limit` < 0: all.
[[nodiscard]] BoundSql pageSql(const ListTable &table, const ListRequest &request,
                               Strategy strategy, Select select, const std::optional<Seek> &seek,
                               qint64 limit);

//! Prepared once for each distinct text.
[[nodiscard]] Query prepare(Connection &connection, const BoundSql &bound);
void bindValues(Query &query, const Values &values);

} // namespace coinpay::store
