// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/attemptstopwatch.h"

#include <QHostAddress>

namespace coinpay::api {

AttemptStopwatch::AttemptStopwatch(const Clock &clock, std::shared_ptr<RequestTiming> timing,
                                   const QString &host)
    : m_clock(clock)
    , m_timing(timing ? std::move(timing) : std::make_shared<RequestTiming>())
    , m_looksUp(QHostAddress(host).isNull())
    , m_start(clock.monotonicMs())
{
}

void AttemptStopwatch::connecting()
{
    if (m_connecting || m_encrypted || m_sent)
        return;
    m_connecting = m_clock.monotonicMs();
    m_timing->connection = RequestTiming::Connection::Opened;
    if (m_looksUp)
        m_timing->lookupMs = *m_connecting - m_start;
}

void AttemptStopwatch::encrypted()
{
    if (m_encrypted || m_sent)
        return;
    m_encrypted = m_clock.monotonicMs();
    m_timing->connection = RequestTiming::Connection::Opened;
    if (m_connecting)
        m_timing->connectMs = *m_encrypted - *m_connecting;
}

void AttemptStopwatch::sent()
{
    if (m_sent || m_answered)
        return;
    m_sent = m_clock.monotonicMs();
    const bool isReused = !m_connecting && !m_encrypted;
    if (isReused)
        m_timing->connection = RequestTiming::Connection::Reused;
    if (m_encrypted || isReused)
        m_timing->sendMs = *m_sent - m_encrypted.value_or(m_start);
}

void AttemptStopwatch::answerBegan()
{
    if (m_answered)
        return;
    m_answered = m_clock.monotonicMs();
    if (m_sent)
        m_timing->waitMs = *m_answered - *m_sent;
}

void AttemptStopwatch::answerEnded()
{
    if (m_answered && !m_timing->receiveMs)
        m_timing->receiveMs = m_clock.monotonicMs() - *m_answered;
}

} // namespace coinpay::api
