// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace coinpay::store {

//! Keeps what was learned of one step, merged with what another source said of it: the event's word
//! wins over an answer's, and the earliest knowledge is kept. The order of calls does not matter.
//! Answers whether anything was added.
bool recordTransition(Connection &connection, const ResourceUpdate &update);

void writeSyncValue(Connection &connection, const QString &name, const QString &value);

//! The log keeps this many of the newest entries.
inline constexpr qint64 RequestLogLimit = 200'000;

//! Answers the row; trims what is beyond the limit a little at a time.
qint64 writeRequest(Connection &connection, const RequestLogEntry &entry,
                    qint64 limit = RequestLogLimit);

} // namespace coinpay::store
