// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

namespace coinpay::test {

//! What is known of the invoice inv_1, as a picture. Each line: our clock, the server's ("-": it
//! says nothing), what happened, and the rest of it:
//!
//!     12:00:00 -        asked                        the operation op_1 with the key ik_1
//!     12:00:01 -        sent 1 dropped until=12:00:31    an HTTP status, or why there was none
//!     12:00:40 -        sent 2 201 req_2 replayed until=12:00:41
//!     12:14:40 12:00:03 became 1 pending from=event_feed req=req_1 evt=evt_1 of=rel_1 conf=1/3
//!     12:05:00 -        read connect until=12:05:01  of the event feed
//!     -        12:00:02 saw req_1 201 replayed
//!     -        12:00:04 webhook dlv_1 evt=evt_1 500 1
//!     now      -        state unknown                of the operation
//!
//! The day is the same throughout. Asked of nothing, the server is taken for not asked.
[[nodiscard]] TraceFacts factsOf(const QString &picture);

//! The entries as lines: our clock, the server's, the kind, and what tells it from the others.
[[nodiscard]] QString pictureOf(const Trace &trace);

//! "12:00:01" on the day of the pictures.
[[nodiscard]] UnixMs timeOf(const QString &text);

} // namespace coinpay::test
