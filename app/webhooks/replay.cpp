// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/replay.h"

namespace coinpay {

namespace {

using namespace std::chrono_literals;

//! As long as the contract lets a receiver take.
constexpr std::chrono::milliseconds AnswerTimeout = 10s;

} // namespace

Replay::Replay(QUrl handler, QList<ReplayStep> steps, WebhookScheme scheme, SharedSecret secret,
               const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_steps(std::move(steps))
    , m_scheme(scheme)
    , m_secret(std::move(secret))
    , m_clock(clock)
{
    qRegisterMetaType<ReplayAnswer>();
}

void Replay::start()
{
    QMetaObject::invokeMethod(this, &Replay::next, Qt::QueuedConnection);
}

void Replay::next()
{
    if (m_at >= m_steps.size()) {
        Q_EMIT finished(m_wrong);
        return;
    }
    const ReplayStep &step = m_steps.at(m_at);
    const http::Request request = replayRequest(step, m_scheme, *m_secret, m_clock.now());
    http::exchange(m_handler, request, AnswerTimeout, this, [this](const http::Outcome &outcome) {
        const ReplayAnswer answer = judgeReplay(m_steps.at(m_at), outcome);
        m_wrong += answer.isRight ? 0 : 1;
        ++m_at;
        const bool isNobodyThere = outcome.error && (outcome.error->kind == ErrorKind::Connect ||
                                                     outcome.error->kind == ErrorKind::Dns ||
                                                     outcome.error->kind == ErrorKind::Tls);
        if (isNobodyThere)
            m_at = m_steps.size();
        Q_EMIT answered(answer);
        next();
    });
}

} // namespace coinpay
