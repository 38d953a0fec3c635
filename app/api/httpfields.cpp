// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/httpfields.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace coinpay::api {

namespace {

constexpr qint64 MsPerSecond = 1000;
constexpr qint64 MaxSeconds = 86'400;
constexpr qsizetype MaxHeaderLength = 1000;

std::optional<qint64> digits(QByteArrayView text)
{
    const bool plain = !text.isEmpty() && text.size() <= 12 &&
                       std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!plain)
        return {};
    return text.toByteArray().toLongLong();
}

std::optional<int> monthNumber(QByteArrayView name)
{
    static constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QByteArrayView(names[i]))
            return static_cast<int>(i) + 1;
    }
    return {};
}

//! The value of `key=` among parameters, wherever it stands.
std::optional<qint64> parameter(const QList<QByteArray> &parameters, QByteArrayView key)
{
    for (const QByteArray &entry : parameters) {
        const QByteArray text = entry.trimmed();
        const qsizetype equals = text.indexOf('=');
        if (equals > 0 && QByteArrayView(text).first(equals) == key)
            return digits(QByteArrayView(text).sliced(equals + 1));
    }
    return {};
}

} // namespace

std::optional<UnixMs> parseHttpDate(QByteArrayView text)
{
    constexpr qsizetype Length = 29;
    if (text.size() != Length || !text.endsWith(" GMT") || text.sliced(3, 2) != ", ")
        return {};
    const auto day = digits(text.sliced(5, 2));
    const auto month = monthNumber(text.sliced(8, 3));
    const auto year = digits(text.sliced(12, 4));
    const auto hour = digits(text.sliced(17, 2));
    const auto minute = digits(text.sliced(20, 2));
    const auto second = digits(text.sliced(23, 2));
    if (!day || !month || !year || !hour || !minute || !second)
        return {};
    const QDate date(static_cast<int>(*year), *month, static_cast<int>(*day));
    const QTime time(static_cast<int>(*hour), static_cast<int>(*minute),
                     static_cast<int>(std::min<qint64>(*second, 59))); // a leap second
    if (!date.isValid() || !time.isValid())
        return {};
    return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
}

std::optional<qint64> parseRetryAfter(QByteArrayView text, UnixMs now)
{
    const QByteArrayView trimmed = text.trimmed();
    if (const auto seconds = digits(trimmed))
        return std::min(*seconds, MaxSeconds) * MsPerSecond;
    if (const auto date = parseHttpDate(trimmed))
        return std::clamp<qint64>(*date - now, 0, MaxSeconds * MsPerSecond);
    return {};
}

std::optional<RateLimit> parseRateLimit(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > MaxHeaderLength)
        return {};
    const QByteArray header = text.toByteArray();
    const auto limitOf = [](std::optional<qint64> remaining, std::optional<qint64> reset) {
        std::optional<RateLimit> limit;
        if (remaining && reset)
            limit = RateLimit{*remaining, std::min(*reset, MaxSeconds) * MsPerSecond};
        return limit;
    };
    const QList<QByteArray> items = header.split(',');
    std::optional<RateLimit> least =
        limitOf(parameter(items, "remaining"), parameter(items, "reset"));
    for (const QByteArray &item : items) {
        const QList<QByteArray> parameters = item.split(';');
        const auto limit = limitOf(parameter(parameters, "r"), parameter(parameters, "t"));
        if (limit && (!least || limit->remaining < least->remaining))
            least = limit;
    }
    return least;
}

} // namespace coinpay::api
