// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/ratelimit.h"

namespace coinpay::sandbox {

namespace {

constexpr qint64 WindowMs = 10'000;
constexpr qsizetype MaxCallers = 10'000;

int secondsLeft(qint64 beganAt, qint64 now)
{
    return static_cast<int>((beganAt + WindowMs - now + 999) / 1000);
}

} // namespace

int RateLimit::count(const QByteArray &caller)
{
    const qint64 now = m_clock.monotonicMs();
    if (m_windows.size() > MaxCallers) // callers without a key are told apart by what they claim
        m_windows.clear();
    Window &window = m_windows[caller];
    if (window.used == 0 || now - window.beganAt >= WindowMs)
        window = {now, 0};
    if (window.used >= m_quota)
        return qMax(1, secondsLeft(window.beganAt, now));
    ++window.used;
    return 0;
}

void RateLimit::describe(const QByteArray &caller, http::Headers &headers) const
{
    const Window window = m_windows.value(caller);
    const int left = qMax(0, secondsLeft(window.beganAt, m_clock.monotonicMs()));
    headers.set("RateLimit", "\"default\";r=" + QByteArray::number(m_quota - window.used) +
                                 ";t=" + QByteArray::number(left));
    headers.set("RateLimit-Policy", "\"default\";q=" + QByteArray::number(m_quota) +
                                        ";w=" + QByteArray::number(WindowMs / 1000));
}

} // namespace coinpay::sandbox
