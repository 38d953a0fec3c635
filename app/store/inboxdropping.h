// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/inboxkeeping.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! Lower-case hex of SHA-256: how a later copy is compared with a body that is gone.
[[nodiscard]] QString inboxHash(const QByteArray &body);

//! Drops the oldest headers and bodies that are kept no longer, with what handlers answered to
//! them; of those that wait to be handled, none. One small piece: true where there may be more.
[[nodiscard]] bool dropPiece(Connection &inbox, const InboxKeeping &keeping, UnixMs now);

} // namespace coinpay::store
