// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

#include <QSet>

namespace coinpay {

//! One line of a timeline: an entry, or several that only count confirmations up, told as one.
struct TraceLine
{
    TraceEntry entry;
    int folded = 0;    //!< so many entries; 0: it is one
    QString foldedKey; //!< of the several
};

//! The entries with every run of at least three confirmations folded, but for those that `open`
//! names. One that counts down, and everything that changes a state, is always a line of its own.
[[nodiscard]] QList<TraceLine> foldedLines(const QList<TraceEntry> &entries,
                                           const QSet<QString> &open);

} // namespace coinpay
