// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <atomic>

namespace coinpay::test {

//! A clock that a test turns. Both readings go on together; only the wall clock can jump.
class TurningClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override { return m_wall; }

    [[nodiscard]] qint64 monotonicMs() const override { return m_steady; }

    void advance(qint64 ms)
    {
        m_wall += ms;
        m_steady += ms;
    }

    //! What a suspended machine looks like when it wakes.
    void jump(qint64 ms) { m_wall += ms; }

private:
    std::atomic<qint64> m_wall = 1'767'322'800'000; // 2026-01-02T03:00:00Z
    std::atomic<qint64> m_steady = 1'000'000;
};

} // namespace coinpay::test
