// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench.h"

namespace coinpay::bench {

//! Milliseconds in which 1,000 changed invoices of a store of `count` are committed: ours and raw.
[[nodiscard]] Pair changesPair(const Context &context, int count);

} // namespace coinpay::bench
