// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/asking.h"

namespace coinpay {

namespace {

//! Answers that the server gives without having decided anything (CONTRACT "Idempotency").
bool decidesNothing(int status)
{
    return status == 401 || status == 403 || status == 408 || status == 429 || status >= 500;
}

Inquiry found(Inquiry::Finding finding, const api::SeenRequest &request)
{
    return {finding, request.resourceId, request.id, request.code, request.status};
}

} // namespace

Inquiry concludeFrom(const QList<api::SeenRequest> &seen)
{
    for (const api::SeenRequest &request : seen) {
        if (request.status >= 200 && request.status < 300 && !request.resourceId.isEmpty())
            return found(Inquiry::Finding::Acted, request);
    }
    for (const api::SeenRequest &request : seen) {
        const bool refused = request.status >= 400 && !decidesNothing(request.status);
        // Busy with, or muddled by, another attempt under this key: not a verdict on this one.
        if (refused && !request.code.startsWith(QLatin1String("idempotency_")))
            return found(Inquiry::Finding::Refused, request);
    }
    return {};
}

} // namespace coinpay
