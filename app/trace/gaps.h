// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

namespace coinpay {

//! The feed is read once a minute when nobody looks: what takes longer than this to be told is
//! late.
inline constexpr qint64 LateMs = 2LL * 60 * 1000;

//! A stretch of our time in which something had changed and was not told.
struct SilentSpan
{
    UnixMs from = 0;
    UnixMs to = 0;
    LearnedFrom endedBy = LearnedFrom::EventFeed;

    [[nodiscard]] bool operator==(const SilentSpan &) const = default;
};

//! Where changes were learned late, each stretch once, in order. What a first sync told was before
//! our time.
[[nodiscard]] QList<SilentSpan> silentSpans(const QList<Transition> &transitions,
                                            qint64 clockOffsetMs);

//! The server's clock less ours: 0 while everything known fits one time (within 2 s), else the
//! least that makes it fit; 0 again where nothing does, because a clock was set in between.
[[nodiscard]] qint64 clockOffset(const TraceFacts &facts);

//! Named: how long, and why as far as the request log tells; and versions that are missing.
[[nodiscard]] QList<TraceEntry> gapEntries(const TraceFacts &facts, qint64 clockOffsetMs);

//! "14 min", "2 h 5 min".
[[nodiscard]] QString durationText(qint64 ms);

} // namespace coinpay
