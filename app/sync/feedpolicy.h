// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/result.h"

namespace coinpay {

//! The numbers of following the feed, in one place.
namespace feed {

inline constexpr int ListPage = 200;  //!< the contract's largest page of a list
inline constexpr int EventPage = 500; //!< and of the feed
//! Of a wallet's addresses, newest first: the older ones are found on the server.
inline constexpr int MostAddressPages = 10;
inline constexpr int LongPollSeconds = 25; //!< while somebody looks
inline constexpr qint64 CalmMs = 60'000;   //!< between polls while nobody does
//! A server that answers a long poll at once and with nothing is not asked again sooner than this.
inline constexpr qint64 ShortestRoundMs = 1'000;
//! Between polls that do not wait, while somebody looks and another program has the long poll: the
//! contract allows one at a time for each key.
inline constexpr qint64 ShortPollMs = 3'000;
//! After which the long poll is tried again.
inline constexpr qint64 LongPollAgainMs = 60'000;
//! How often the time of the last whole answer is written down: it survives a restart this well.
inline constexpr qint64 AsOfKeptMs = 60'000;
//! How often the two clocks are compared to notice that the machine slept.
inline constexpr qint64 ClockCheckMs = 15'000;
//! The wall clock ran ahead of the steady one by this much: the machine slept or was set.
inline constexpr qint64 JumpMs = 10'000;

} // namespace feed

//! How long to wait after the `failures`-th poll in a row that failed with `error`: exponential
//! with full jitter; Retry-After wins where it is longer; longer pauses where trying soon cannot
//! help (a key that is not accepted, a clock that is off).
[[nodiscard]] qint64 pauseAfter(const Error &error, int failures, RandomSource &random);

//! The server does not know our place in the feed, or in a list, any more: begin again from the
//! lists.
[[nodiscard]] bool cursorIsGone(const Error &error);

} // namespace coinpay
