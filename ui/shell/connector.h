// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QTimer>

namespace coinpay {

//! What the window knows of its connection, as one value: freshness, and before it is connected how
//! the connecting goes.
struct ConnectionStatus
{
    enum class Phase { Waiting, Connecting, Connected, Failed };
    Phase phase = Phase::Waiting;
    std::optional<Error> error; //!< when failed
    UnixMs nextTryAt = 0;       //!< 0: not by itself
    ConnectionReport report;    //!< of the last success
    Freshness freshness;
};

//! Connects a desk and tries again by itself where the fault may pass.
class Connector : public QObject
{
    Q_OBJECT

public:
    //! The desk and the clock outlive it.
    Connector(Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void connectNow();
    //! A person asked: at once, whatever was planned.
    void tryNow();
    [[nodiscard]] ConnectionStatus status() const;

Q_SIGNALS:
    void statusChanged();
    //! The keychain or the lost entry: a person has to act.
    void keyUnavailable(const coinpay::Error &error);

private:
    void answered(const ConnectionReport &report);

    Desk &m_desk;
    const Clock &m_clock;
    ConnectionStatus m_status;
    QTimer m_retry;
    int m_failures = 0;
};

} // namespace coinpay
