// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "domain/requestlogentry.h"

namespace coinpay::api {

//! One thing that both sides keep of a request.
struct SeenPoint
{
    enum class What { Method, Target, Status, Code, IdempotencyKey, CorrelationId, BodySha256 };
    What what = What::Method;
    QString ours;
    QString theirs;
    bool differs = false;
};

//! Our side of an attempt beside the server's. What only one side can know (a status of an answer
//! that was lost, the hash of a body that was not signed) differs only when both say something.
[[nodiscard]] QList<SeenPoint> compared(const RequestLogEntry &entry, const SeenRequest &seen);

//! Of the calls that the server saw under an operation's key, the one that is nearest in time to
//! the attempt; null when there is none. `seen` outlives what is answered.
[[nodiscard]] const SeenRequest *nearest(const RequestLogEntry &entry,
                                         const QList<SeenRequest> &seen);

} // namespace coinpay::api
