// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heartbeat.h"

#include <QTimer>

namespace coinpay {

namespace {

//! However soon something changes, times are not redrawn faster than they can be read.
constexpr qint64 Fastest = 1000;
constexpr qint64 Slowest = 3'600'000;

} // namespace

Heartbeat::Heartbeat(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::beatWithin(qint64 ms)
{
    const int wanted = static_cast<int>(qBound(Fastest, ms, Slowest));
    if (!m_timer->isActive() || m_timer->remainingTime() > wanted)
        m_timer->start(wanted);
}

} // namespace coinpay
