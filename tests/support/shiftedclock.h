// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <atomic>

namespace coinpay::test {

//! The system's clock, moved ahead as a test likes; for tests beside a sandbox whose own clock is
//! moved with it.
class ShiftedClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override { return m_system.now() + m_shift; }

    [[nodiscard]] qint64 monotonicMs() const override { return m_system.monotonicMs() + m_shift; }

    void shift(qint64 ms) { m_shift += ms; }

private:
    SystemClock m_system;
    std::atomic<qint64> m_shift = 0;
};

} // namespace coinpay::test
