// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/simclock.h"

#include <cmath>

namespace coinpay::sandbox {

SimClock::SimClock(const Clock &real, double speed, qint64 offset, qint64 advanced)
    : m_real(real)
    , m_speed(speed)
    , m_base(real.now() + offset)
    , m_start(real.monotonicMs())
    , m_advanced(advanced)
{
}

UnixMs SimClock::now() const
{
    const auto passed = static_cast<double>(m_real.monotonicMs() - m_start);
    return m_base + std::llround(passed * m_speed);
}

void SimClock::advance(qint64 ms)
{
    m_base += ms;
    m_advanced += ms;
}

qint64 SimClock::realMsUntil(UnixMs time) const
{
    const auto left = static_cast<double>(time - now());
    return left <= 0 ? 0 : std::llround(std::ceil(left / m_speed));
}

} // namespace coinpay::sandbox
