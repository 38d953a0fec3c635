// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/feedpolicy.h"

#include "core/backoff.h"

#include <QStringList>

namespace coinpay {

namespace {

constexpr Backoff whileOffline{1'000, 60'000, 250};
constexpr Backoff whileRefused{15'000, 5 * 60'000, 5'000};
constexpr qint64 LongestRetryAfterMs = 60LL * 60 * 1000;

bool tryingSoonCannotHelp(ErrorKind kind)
{
    return kind == ErrorKind::Unauthenticated || kind == ErrorKind::Forbidden ||
           kind == ErrorKind::ClockSkew || kind == ErrorKind::Refused ||
           kind == ErrorKind::NotFound || kind == ErrorKind::InvalidInput;
}

} // namespace

qint64 pauseAfter(const Error &error, int failures, RandomSource &random)
{
    const Backoff &backoff = tryingSoonCannotHelp(error.kind) ? whileRefused : whileOffline;
    const qint64 asked = qBound<qint64>(0, error.retryAfterMs.value_or(0), LongestRetryAfterMs);
    return qMax(delayMs(backoff, failures, random), asked);
}

bool cursorIsGone(const Error &error)
{
    if (error.code == QLatin1String("cursor_expired") || error.httpStatus == 410)
        return true;
    if (error.kind != ErrorKind::Refused)
        return false;
    static const QStringList cursors{QStringLiteral("after"), QStringLiteral("cursor")};
    for (const FieldError &field : error.fields) {
        if (cursors.contains(field.field))
            return true;
    }
    return false;
}

} // namespace coinpay
