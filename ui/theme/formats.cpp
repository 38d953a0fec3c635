// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/formats.h"

#include "core/timestamp.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace coinpay::theme {

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr qint64 JustNow = 5 * Second;
constexpr qint64 Relative = 28 * Day;
constexpr int GroupSize = 3;

QString tr(const char *text, const char *note, qint64 n = -1)
{
    return QCoreApplication::translate("coinpay::theme", text, note, static_cast<int>(n));
}

QString grouped(const QString &digits, const QLocale &locale)
{
    if (locale.numberOptions() & QLocale::OmitGroupSeparator)
        return digits;
    QString result;
    for (qsizetype at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % GroupSize == 0)
            result += locale.groupSeparator();
        result += digits[at];
    }
    return result;
}

QString ago(qint64 ms)
{
    if (ms < Minute)
        return tr("%n s ago", "seconds, as short as possible", ms / Second);
    if (ms < Hour)
        return tr("%n min ago", "minutes, as short as possible", ms / Minute);
    if (ms < Day)
        return tr("%n h ago", "hours, as short as possible", ms / Hour);
    return tr("%n d ago", "days, as short as possible", ms / Day);
}

QString ahead(qint64 ms)
{
    if (ms < Minute)
        return tr("in %n s", "seconds, as short as possible", ms / Second);
    if (ms < Hour)
        return tr("in %n min", "minutes, as short as possible", ms / Minute);
    if (ms < Day)
        return tr("in %n h", "hours, as short as possible", ms / Hour);
    return tr("in %n d", "days, as short as possible", ms / Day);
}

} // namespace

QString amount(const Money &money, const QLocale &locale)
{
    QString decimal = money.toDecimal();
    const bool negative = decimal.startsWith(u'-');
    if (negative)
        decimal.remove(0, 1);
    const qsizetype point = decimal.indexOf(u'.');
    QString text = grouped(point < 0 ? decimal : decimal.left(point), locale);
    if (point >= 0)
        text += locale.decimalPoint() + decimal.mid(point + 1);
    return negative ? locale.negativeSign() + text : text;
}

QString amountWithAsset(const Money &money, const QLocale &locale)
{
    return amount(money, locale) + QChar::Nbsp + money.asset();
}

QString wholeNumber(qint64 number, const QLocale &locale)
{
    return locale.toString(number);
}

QString relativeTime(UnixMs time, UnixMs now, const QLocale &locale)
{
    if (time == 0)
        return {};
    const qint64 age = now - time;
    const qint64 distance = qAbs(age);
    if (distance < JustNow)
        return tr("just now", "time of an event");
    if (distance >= Relative)
        return locale.toString(QDateTime::fromMSecsSinceEpoch(time).date(), QLocale::ShortFormat);
    return age > 0 ? ago(distance) : ahead(distance);
}

qint64 relativeTimeHoldsMs(UnixMs time, UnixMs now)
{
    const qint64 distance = qAbs(now - time);
    if (distance < Minute)
        return Second;
    if (distance < Hour)
        return Minute - distance % Minute;
    return distance < Relative ? Hour - distance % Hour : Day;
}

QString duration(qint64 ms)
{
    if (ms < Minute)
        return tr("%n s", "a length of time in seconds", ms / Second);
    if (ms < Hour)
        return tr("%n min", "a length of time in minutes", ms / Minute);
    if (ms < Day)
        return tr("%n h", "a length of time in hours", ms / Hour);
    return tr("%n d", "a length of time in days", ms / Day);
}

QString absoluteTime(UnixMs time, const QLocale &locale)
{
    if (time == 0)
        return {};
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time);
    return locale.toString(moment.date(), QLocale::LongFormat) + u' ' +
           moment.time().toString(QStringLiteral("HH:mm:ss")) + u' ' +
           moment.timeZoneAbbreviation();
}

QString isoTime(UnixMs time)
{
    return time == 0 ? QString() : formatTimestamp(time);
}

} // namespace coinpay::theme
