// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "http/message.h"

#include <QHash>

namespace coinpay::sandbox {

//! So many requests of one caller in a window of ten seconds.
class RateLimit
{
public:
    RateLimit(int quota, const Clock &clock)
        : m_quota(quota)
        , m_clock(clock)
    {
    }

    //! Counts one request. 0 when it may pass, else the seconds to wait.
    int count(const QByteArray &caller);
    //! `RateLimit` and `RateLimit-Policy` as they stand for the caller.
    void describe(const QByteArray &caller, http::Headers &headers) const;

    [[nodiscard]] int quota() const { return m_quota; }

private:
    struct Window
    {
        qint64 beganAt = 0;
        int used = 0;
    };

    int m_quota;
    const Clock &m_clock;
    QHash<QByteArray, Window> m_windows;
};

} // namespace coinpay::sandbox
