// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <atomic>

namespace coinpay::test {

//! The machine's clocks, of which a test can move the steady one on: what counts seconds is over
//! at once, and the wall clock still agrees with the server's.
class SkippingClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override { return m_system.now(); }

    [[nodiscard]] qint64 monotonicMs() const override { return m_system.monotonicMs() + m_skipped; }

    void skip(qint64 ms) { m_skipped += ms; }

private:
    SystemClock m_system;
    std::atomic<qint64> m_skipped = 0;
};

} // namespace coinpay::test
