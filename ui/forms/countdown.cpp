// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/countdown.h"

namespace coinpay {

namespace {

constexpr int TickMs = 100;
constexpr qint64 Second = 1000;

} // namespace

Countdown::Countdown(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_tick.setInterval(TickMs);
    connect(&m_tick, &QTimer::timeout, this, &Countdown::look);
}

void Countdown::begin()
{
    m_begun = true;
    m_startedAtMs = m_clock.monotonicMs();
    m_told = secondsLeft();
    m_tick.start();
    Q_EMIT changed();
}

void Countdown::stop()
{
    m_begun = false;
    m_tick.stop();
}

int Countdown::secondsLeft() const
{
    const qint64 gone = m_begun ? m_clock.monotonicMs() - m_startedAtMs : 0;
    return static_cast<int>((qBound(qint64(0), LengthMs - gone, LengthMs) + Second - 1) / Second);
}

void Countdown::look()
{
    const int left = secondsLeft();
    if (left == 0)
        m_tick.stop();
    if (left == m_told)
        return;
    m_told = left;
    Q_EMIT changed();
}

} // namespace coinpay
