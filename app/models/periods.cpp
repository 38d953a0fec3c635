// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/periods.h"

#include <QDateTime>

namespace coinpay {

namespace {

constexpr int DaysOfWeek = 7;

Period days(QDate first, QDate end)
{
    return {first.startOfDay().toMSecsSinceEpoch(), end.startOfDay().toMSecsSinceEpoch()};
}

QDate dateOf(UnixMs now)
{
    return QDateTime::fromMSecsSinceEpoch(now).date();
}

} // namespace

Period dayOf(UnixMs now)
{
    return lastDays(1, now);
}

Period weekOf(UnixMs now, const QLocale &locale)
{
    const QDate today = dateOf(now);
    const int past = (today.dayOfWeek() - locale.firstDayOfWeek() + DaysOfWeek) % DaysOfWeek;
    const QDate first = today.addDays(-past);
    return days(first, first.addDays(DaysOfWeek));
}

Period lastDays(int count, UnixMs now)
{
    const QDate end = dateOf(now).addDays(1);
    return days(end.addDays(-count), end);
}

} // namespace coinpay
