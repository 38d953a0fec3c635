// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/history.h"

#include "core/result.h"
#include "operations/changes.h"

#include <array>

namespace coinpay {

namespace {

//! Kinds of failure before the first byte of a request has left.
constexpr std::array beforeAnythingLeft{ErrorKind::Dns, ErrorKind::Connect, ErrorKind::Tls,
                                        ErrorKind::Proxy};

bool wasDenied(const Attempt &attempt)
{
    return attempt.finishedAt != 0 && (attempt.httpStatus == 401 || attempt.httpStatus == 403);
}

} // namespace

QString notSentCode()
{
    return QStringLiteral("not_sent");
}

bool wasHarmless(const Attempt &attempt)
{
    if (attempt.finishedAt == 0)
        return false;
    if (wasDenied(attempt) || attempt.httpStatus == 429)
        return true;
    if (attempt.code == notSentCode() || attempt.code == changedMeanwhileCode())
        return true;
    for (const ErrorKind kind : beforeAnythingLeft) {
        if (attempt.httpStatus == 0 && attempt.code == errorKindName(kind))
            return true;
    }
    return false;
}

AttemptHistory historyOf(const QList<Attempt> &attempts, int current)
{
    AttemptHistory history;
    for (const Attempt &attempt : attempts) {
        if (attempt.number >= current)
            continue;
        history.deniedInARow = wasDenied(attempt) ? history.deniedInARow + 1 : 0;
        if (wasHarmless(attempt))
            continue;
        history.mayHaveActed = true;
        if (history.firstRiskAt == 0 || attempt.startedAt < history.firstRiskAt)
            history.firstRiskAt = attempt.startedAt;
        history.lastRiskAt = qMax(history.lastRiskAt, attempt.startedAt);
    }
    return history;
}

bool keyIsAlive(const AttemptHistory &history, UnixMs now)
{
    if (!history.mayHaveActed)
        return true;
    return now - history.firstRiskAt < KeyLifeMs && history.lastRiskAt - now < ClockSlackMs;
}

} // namespace coinpay
