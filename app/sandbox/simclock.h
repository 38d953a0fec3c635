// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace coinpay::sandbox {

//! The sandbox's three ways of telling the time, all from one real clock.
class SimClock
{
public:
    //! `offset` is what now() was ahead of the real clock when the books were last open.
    SimClock(const Clock &real, double speed, qint64 offset, qint64 advanced);

    //! The books' time: runs `speed` times as fast, jumps with advance(), never goes back. Every
    //! created_at, expiry, block and webhook retry is on it.
    [[nodiscard]] UnixMs now() const;
    //! What a client's clock is compared with, and `Date`: the real time plus a skew put on as a
    //! fault. A fast book clock must not make every signature look old.
    [[nodiscard]] UnixMs wall() const { return m_real.now() + m_skew; }

    //! What tokens expire by: real time plus every jump, so that an hour can be skipped.
    [[nodiscard]] UnixMs tokenTime() const { return m_real.now() + m_advanced; }

    [[nodiscard]] UnixMs real() const { return m_real.now(); }

    [[nodiscard]] qint64 monotonicMs() const { return m_real.monotonicMs(); }

    void advance(qint64 ms);

    void setSkew(qint64 ms) { m_skew = ms; }

    [[nodiscard]] qint64 offset() const { return now() - m_real.now(); }

    [[nodiscard]] qint64 advanced() const { return m_advanced; }

    [[nodiscard]] double speed() const { return m_speed; }

    //! Real milliseconds until now() reaches `time`; 0 when it has.
    [[nodiscard]] qint64 realMsUntil(UnixMs time) const;

private:
    const Clock &m_real;
    double m_speed;
    UnixMs m_base;
    qint64 m_start; // monotonic
    qint64 m_advanced;
    qint64 m_skew = 0;
};

} // namespace coinpay::sandbox
