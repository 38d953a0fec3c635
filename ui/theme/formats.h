// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/money.h"

#include <QLocale>
#include <QString>

namespace coinpay::theme {

//! Every digit of the amount with the locale's separators, without the asset: "1,234.50", "0.015".
[[nodiscard]] QString amount(const Money &money, const QLocale &locale = {});
//! "1,234.50 USDT", joined by a no-break space.
[[nodiscard]] QString amountWithAsset(const Money &money, const QLocale &locale = {});
[[nodiscard]] QString wholeNumber(qint64 number, const QLocale &locale = {});

//! "just now", "3 min ago", "in 2 h", "5 d ago"; beyond four weeks the date. Empty for 0.
[[nodiscard]] QString relativeTime(UnixMs time, UnixMs now, const QLocale &locale = {});
//! How long relativeTime() stays true, for the timer that redraws it.
[[nodiscard]] qint64 relativeTimeHoldsMs(UnixMs time, UnixMs now);
//! "12 s", "3 min", "2 h": a length without direction.
[[nodiscard]] QString duration(qint64 ms);
//! Date and time to the second in the person's zone, which is named: for tooltips.
[[nodiscard]] QString absoluteTime(UnixMs time, const QLocale &locale = {});
//! RFC 3339 in UTC: for copying.
[[nodiscard]] QString isoTime(UnixMs time);

} // namespace coinpay::theme
