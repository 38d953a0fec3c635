// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "trace/serverword.h"

namespace coinpay {

//! Asks the server what it knows of something whose facts are in the store, or of which it has just
//! been heard: its own events, which go into the mirror, every call about it and under the keys of
//! our operations. Ends at the first question that cannot be asked, with what was learned until
//! then. On the desk's thread; canceled when the desk goes first.
[[nodiscard]] QFuture<ServerWord> askAbout(Desk &desk, const TraceFacts &facts);

//! Asks the server what a text is about that nothing in the store bears: as what its prefix says,
//! as a call, as an idempotency key. Nothing where the server knows nothing of the kind either; an
//! error where it could not be asked. Any text.
[[nodiscard]] QFuture<Result<std::optional<Discovery>>> discover(Desk &desk, const QString &text);

} // namespace coinpay
