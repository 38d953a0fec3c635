// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench.h"
#include "store/reader.h"
#include "store/store.h"

namespace coinpay::bench {

//! The `changed` newest invoices of a store of `count`, one version further than they are.
[[nodiscard]] QList<ResourceUpdate> newestChanged(Reader &reader, int count, int changed);

//! Milliseconds in which 1,000 changed invoices of a store of `count` are committed: ours and raw.
[[nodiscard]] Pair changesPair(const Context &context, int count);

} // namespace coinpay::bench
