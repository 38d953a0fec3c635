// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connector.h"

#include "forms/connectiontext.h"

#include <array>

namespace coinpay {

namespace {

// Waits between tries; the last one repeats.
constexpr std::array<qint64, 5> waits{2'000, 5'000, 10'000, 30'000, 60'000};

bool isKeyFault(ErrorKind kind)
{
    return kind == ErrorKind::KeychainMissing || kind == ErrorKind::KeychainLocked ||
           kind == ErrorKind::KeychainDenied || kind == ErrorKind::SecretMissing;
}

} // namespace

Connector::Connector(Desk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Connector::connectNow);
    connect(&desk, &Desk::freshnessChanged, this, &Connector::statusChanged);
}

void Connector::connectNow()
{
    if (m_status.phase == ConnectionStatus::Phase::Connecting)
        return;
    m_retry.stop();
    m_status.phase = ConnectionStatus::Phase::Connecting;
    m_status.nextTryAt = 0;
    Q_EMIT statusChanged();
    m_desk.connectToServer(Desk::Engine::Full).then(this, [this](const ConnectionReport &report) {
        answered(report);
    });
}

void Connector::answered(const ConnectionReport &report)
{
    if (report.connected) {
        m_failures = 0;
        m_status.phase = ConnectionStatus::Phase::Connected;
        m_status.error.reset();
        m_status.report = report;
        Q_EMIT statusChanged();
        return;
    }
    m_status.phase = ConnectionStatus::Phase::Failed;
    m_status.error = report.error.value_or(Error{ErrorKind::ServerFault, {}, {}, {}, 0, {}, {}});
    if (isKeyFault(m_status.error->kind)) {
        Q_EMIT statusChanged();
        Q_EMIT keyUnavailable(*m_status.error);
        return;
    }
    if (m_desk.isConnected()) {
        // It has its key and goes on by itself; freshness tells the rest.
        m_status.phase = ConnectionStatus::Phase::Connected;
        Q_EMIT statusChanged();
        return;
    }
    if (explainConnection(*m_status.error, m_desk.profile().url).passing) {
        const auto at = std::min<std::size_t>(std::size_t(m_failures++), waits.size() - 1);
        const qint64 wait = qMax(waits[at], m_status.error->retryAfterMs.value_or(0));
        m_status.nextTryAt = m_clock.now() + wait;
        m_retry.start(std::chrono::milliseconds(wait));
    }
    Q_EMIT statusChanged();
}

void Connector::tryNow()
{
    if (m_status.phase == ConnectionStatus::Phase::Connected)
        m_desk.pollNow();
    else
        connectNow();
}

ConnectionStatus Connector::status() const
{
    ConnectionStatus status = m_status;
    status.freshness = m_desk.freshness();
    if (status.freshness.phase == Freshness::Phase::Live)
        status.error.reset();
    return status;
}

} // namespace coinpay
