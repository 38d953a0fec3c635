// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backoff.h"

#include <QtGlobal>

namespace coinpay {

qint64 delayMs(const Backoff &backoff, int failures, RandomSource &random)
{
    constexpr int MostDoublings = 30; // 2^30 times any sensible base is past any sensible cap
    const int doublings = qBound(0, failures - 1, MostDoublings);
    const qint64 widest = qMin(backoff.capMs, backoff.baseMs << doublings);
    if (widest <= backoff.floorMs)
        return backoff.floorMs;
    const auto span = static_cast<quint64>(widest - backoff.floorMs);
    return backoff.floorMs + static_cast<qint64>(random.below(span + 1));
}

} // namespace coinpay
