// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <atomic>

namespace coinpay::test {

//! The system's clock with its wall time moved ahead, as by a long sleep; for tests beside a
//! sandbox whose clock is moved with it.
class ShiftedClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override { return m_system.now() + m_shift; }

    [[nodiscard]] qint64 monotonicMs() const override { return m_system.monotonicMs(); }

    void shiftTo(qint64 ms) { m_shift = ms; }

private:
    SystemClock m_system;
    std::atomic<qint64> m_shift = 0;
};

} // namespace coinpay::test
