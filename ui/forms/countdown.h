// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>
#include <QTimer>

namespace coinpay {

//! The seconds that a person has to look at something before it can be confirmed, by a clock that
//! nobody sets.
class Countdown : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 LengthMs = 3000;

    //! `clock` outlives it.
    explicit Countdown(const Clock &clock, QObject *parent = nullptr);

    //! From the start, also when one is under way.
    void begin();
    //! Until the next begin() it is not over.
    void stop();
    //! It was begun and its time has passed.
    [[nodiscard]] bool isOver() const { return m_begun && secondsLeft() == 0; }

    //! Rounded up; 0 when it is over, all of them when it has not begun.
    [[nodiscard]] int secondsLeft() const;

Q_SIGNALS:
    //! secondsLeft() is another number than before.
    void changed();

private:
    void look();

    const Clock &m_clock;
    QTimer m_tick;
    qint64 m_startedAtMs = 0; //!< monotonic
    int m_told = 0;
    bool m_begun = false;
};

} // namespace coinpay
