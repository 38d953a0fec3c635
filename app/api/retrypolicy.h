// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backoff.h"
#include "core/ids.h"
#include "core/result.h"

#include <optional>

namespace coinpay::api {

//! Reads are tried this often, then the caller decides. Writes have no ceiling here: the journal
//! knows how long a key is valid.
inline constexpr int MaxReadAttempts = 4;
//! A read does not sit and wait for longer than this; its caller is told and comes back.
inline constexpr qint64 MaxReadWaitMs = 10'000;

//! When the same request may be sent again after `error`, in milliseconds from now: exponential
//! with full jitter, but as the server asked where it did (Retry-After, at most an hour). Empty
//! when sending it again cannot help. `attempt` is the one that failed, from 1. One table for reads
//! and writes; sending a write again means the same bytes and the same key.
[[nodiscard]] std::optional<qint64> nextDelayMs(const Error &error, int attempt,
                                                RandomSource &random);

//! As nextDelayMs(), within what a read does by itself: MaxReadAttempts, MaxReadWaitMs, and not for
//! an answer that cannot be understood, which would come again.
[[nodiscard]] std::optional<qint64> nextReadDelayMs(const Error &error, int attempt,
                                                    RandomSource &random);

} // namespace coinpay::api
