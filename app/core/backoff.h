// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

namespace coinpay {

//! How long to wait before trying again: exponential with full jitter.
struct Backoff
{
    qint64 baseMs = 500;       //!< the widest first delay
    qint64 capMs = 5 * 60'000; //!< the widest of all
    qint64 floorMs = 100;      //!< never sooner: a draw near zero is no pause
};

//! Uniform between floorMs and baseMs doubled once for each failure after the first, at most capMs.
//! `failures` counts from 1.
[[nodiscard]] qint64 delayMs(const Backoff &backoff, int failures, RandomSource &random);

} // namespace coinpay
