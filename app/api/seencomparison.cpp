// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/seencomparison.h"

#include <algorithm>

namespace coinpay::api {

namespace {

//! "ok" is how the log says that there is no code.
QString codeOf(const RequestLogEntry &entry)
{
    return entry.outcome == u"ok" ? QString() : entry.outcome;
}

SeenPoint point(SeenPoint::What what, const QString &ours, const QString &theirs,
                bool isTold = true)
{
    return {what, ours, theirs, isTold && ours != theirs};
}

} // namespace

QList<SeenPoint> compared(const RequestLogEntry &entry, const SeenRequest &seen)
{
    using enum SeenPoint::What;
    const bool answered = entry.httpStatus != 0;
    const QString hash = QString::fromLatin1(entry.bodySha256);
    const QString theirs = QString::fromLatin1(seen.bodySha256).toLower();
    return {
        point(Method, entry.method, seen.method),
        point(Target, entry.target, seen.target),
        point(Status, answered ? QString::number(entry.httpStatus) : QString(),
              QString::number(seen.status), answered),
        point(Code, codeOf(entry), seen.code, answered),
        point(IdempotencyKey, entry.idempotencyKey, seen.idempotencyKey),
        point(CorrelationId, entry.correlationId, seen.correlationId),
        point(BodySha256, hash, theirs, !hash.isEmpty() && !theirs.isEmpty()),
    };
}

const SeenRequest *nearest(const RequestLogEntry &entry, const QList<SeenRequest> &seen)
{
    const auto distance = [&entry](const SeenRequest &one) {
        return qAbs(one.receivedAt - entry.startedAt);
    };
    const auto found = std::ranges::min_element(seen, {}, distance);
    return found == seen.end() ? nullptr : &*found;
}

} // namespace coinpay::api
