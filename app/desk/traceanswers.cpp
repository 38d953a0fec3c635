// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/traceanswers.h"

namespace coinpay {

bool saysUnknown(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::InvalidInput ||
           error.kind == ErrorKind::Refused;
}

ServerSight sightOf(const api::SeenRequest &seen)
{
    ServerSight sight;
    sight.requestId = seen.id;
    sight.method = seen.method;
    sight.target = seen.target;
    sight.httpStatus = seen.status;
    sight.code = seen.code;
    sight.idempotencyKey = seen.idempotencyKey;
    sight.correlationId = seen.correlationId;
    sight.replayed = seen.replayed;
    sight.receivedAt = seen.receivedAt;
    return sight;
}

} // namespace coinpay
