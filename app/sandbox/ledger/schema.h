// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/ledger/database.h"

namespace coinpay::sandbox {

//! Makes the tables of new books.
void createTables(Database &database);
//! What lists, lookups and the chain need. Apart, because filling first and indexing after is fast.
void createIndexes(Database &database);

} // namespace coinpay::sandbox
