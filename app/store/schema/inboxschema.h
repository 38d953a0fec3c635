// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlite/migration.h"

namespace coinpay::store {

//! webhooks.db: precious, as the journal is. Every released step stays as it was.
[[nodiscard]] const Schema &inboxSchema();

} // namespace coinpay::store
