// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timestamp.h"

#include <QDateTime>
#include <QTimeZone>

namespace coinpay {

namespace {

// Fixed columns of "YYYY-MM-DDTHH:MM:SS".
constexpr qsizetype DateTimeLength = 19;

std::optional<int> digits(QStringView text, qsizetype from, qsizetype count)
{
    int value = 0;
    for (qsizetype i = from; i < from + count; ++i) {
        if (i >= text.size() || text[i] < u'0' || text[i] > u'9')
            return {};
        value = value * 10 + (text[i].unicode() - u'0');
    }
    return value;
}

//! Cuts the fraction off the front of `rest` and returns it in milliseconds.
std::optional<int> takeFraction(QStringView &rest)
{
    if (rest.isEmpty() || rest.front() != u'.')
        return 0;
    rest = rest.mid(1);
    int value = 0;
    qsizetype used = 0;
    while (used < rest.size() && rest[used] >= u'0' && rest[used] <= u'9') {
        if (used < 3)
            value = value * 10 + (rest[used].unicode() - u'0');
        ++used;
    }
    if (used == 0)
        return {};
    for (qsizetype scale = used; scale < 3; ++scale)
        value *= 10;
    rest = rest.mid(used);
    return value;
}

std::optional<qint64> offsetSeconds(QStringView rest)
{
    if (rest == u"Z" || rest == u"z")
        return 0;
    if (rest.size() != 6 || (rest[0] != u'+' && rest[0] != u'-') || rest[3] != u':')
        return {};
    const auto hours = digits(rest, 1, 2);
    const auto minutes = digits(rest, 4, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return {};
    const qint64 seconds = *hours * 3600 + *minutes * 60;
    return rest[0] == u'-' ? -seconds : seconds;
}

} // namespace

std::optional<UnixMs> parseTimestamp(QStringView text)
{
    if (text.size() < DateTimeLength + 1 || text[4] != u'-' || text[7] != u'-' ||
        (text[10] != u'T' && text[10] != u't') || text[13] != u':' || text[16] != u':')
        return {};
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2),
               second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || *second > 60)
        return {};
    QStringView rest = text.mid(DateTimeLength);
    const auto fraction = takeFraction(rest);
    const auto offset = offsetSeconds(rest);
    const QDate date(*year, *month, *day);
    // A leap second is folded into the second before it: the program never needs to tell them
    // apart.
    const QTime time(*hour, *minute, qMin(*second, 59));
    if (!fraction || !offset || !date.isValid() || !time.isValid())
        return {};
    return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() + *fraction - *offset * 1000;
}

QString formatTimestamp(UnixMs time)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    const bool whole = time % 1000 == 0;
    return moment.toString(whole ? QStringLiteral("yyyy-MM-ddTHH:mm:ss'Z'")
                                 : QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz'Z'"));
}

} // namespace coinpay
