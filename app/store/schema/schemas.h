// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlite/migration.h"

namespace coinpay::store {

//! journal.db: precious. Every released step stays as it was; a change is a new step.
[[nodiscard]] const Schema &journalSchema();

//! mirror.db: a cache. A change is made where it belongs and raises the last version: an older file
//! is removed and filled anew from the server.
[[nodiscard]] const Schema &mirrorSchema();

} // namespace coinpay::store
