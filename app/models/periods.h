// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QLocale>

namespace coinpay {

//! A stretch of time; `to` is exclusive.
struct Period
{
    UnixMs from = 0;
    UnixMs to = 0;

    [[nodiscard]] bool operator==(const Period &) const = default;
};

//! Days begin at midnight in the person's zone.
[[nodiscard]] Period dayOf(UnixMs now);
//! A week begins on the day it begins on where the person lives.
[[nodiscard]] Period weekOf(UnixMs now, const QLocale &locale);
//! So many days, the one that `now` is in being the last of them.
[[nodiscard]] Period lastDays(int days, UnixMs now);

} // namespace coinpay
