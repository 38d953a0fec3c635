// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace coinpay {

//! What a person reads before money leaves, in figures and in words. Words from outside are made
//! safe by whoever fills it.
struct MoneyReview
{
    //! Who and where: "To", "the seller shop-12".
    struct Line
    {
        QString name;
        QString words;

        [[nodiscard]] bool operator==(const Line &) const = default;
    };

    //! One row of the calculation.
    struct Figure
    {
        enum class Rank {
            Plain,   //!< "Holds now"
            Leaving, //!< what it is about, heavier
            Result,  //!< "Remains", below a line
        };
        QString name;
        Money money;
        Rank rank = Rank::Plain;

        [[nodiscard]] bool operator==(const Figure &) const = default;
    };

    QString title; //!< "Release 25.00 USDT?"
    QList<Line> lines;
    QList<Figure> figures;
    QStringList warnings;  //!< each a sentence
    QStringList sentences; //!< what happens, and that it cannot be undone
    QString confirm;       //!< the button: "Release 25.00 USDT"
    QList<Money> leaving;  //!< in all, by asset; empty when nothing leaves

    [[nodiscard]] bool operator==(const MoneyReview &) const = default;
};

} // namespace coinpay
