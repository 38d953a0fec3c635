// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>

class QTimer;

namespace coinpay {

//! The one timer behind every time on screen: it fires when the first of them would read
//! differently, and not before. `clock` outlives it.
class Heartbeat : public QObject
{
    Q_OBJECT

public:
    explicit Heartbeat(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] UnixMs now() const { return m_clock.now(); }

    //! Asks for a beat in `ms` at the latest. Asked anew after each beat by whoever is visible.
    void beatWithin(qint64 ms);

Q_SIGNALS:
    void beat();

private:
    const Clock &m_clock;
    QTimer *m_timer;
};

} // namespace coinpay
