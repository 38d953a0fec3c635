// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/operationlist.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! Rows after `after` (exclusive), or from the start, newest first.
[[nodiscard]] QList<Operation> operationPage(Connection &journal, const OperationQuery &query,
                                             const std::optional<OperationKey> &after, int limit);
//! The operation when it is there and matches.
[[nodiscard]] std::optional<Operation> findMatching(Connection &journal,
                                                    const OperationQuery &query, const QString &id);
[[nodiscard]] qint64 countOperations(Connection &journal, const OperationQuery &query);

} // namespace coinpay::store
