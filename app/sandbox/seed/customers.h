// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QString>

namespace coinpay::sandbox {

//! SplitMix64: small, fast, and the same everywhere, so that a seed number means the same year.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }

    [[nodiscard]] quint64 next();
    //! In [0, 1).
    [[nodiscard]] double uniform();
    [[nodiscard]] bool chance(double probability) { return uniform() < probability; }
    //! In [from, to).
    [[nodiscard]] qint64 between(qint64 from, qint64 to);
    //! Mean 0, deviation 1.
    [[nodiscard]] double normal();

private:
    quint64 m_state;
};

//! What somebody wants to pay.
struct Purchase
{
    QString asset;
    QString network;
    QByteArray amount;  //!< canonical decimal
    QByteArray half;    //!< a part of it
    QByteArray tooMuch; //!< a little more
    qint64 expiresInMs;
    QByteArray metadata; //!< JSON or null
};

//! Assets as shops see them, amounts log-normal around sixty dollars.
[[nodiscard]] Purchase nextPurchase(Dice &dice);

//! How busy a shop is in an hour of the year: awake in the day, most on Fridays and Saturdays, more
//! in December, and growing.
[[nodiscard]] double busyness(UnixMs hour, UnixMs yearStart);

} // namespace coinpay::sandbox
