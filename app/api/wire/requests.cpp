// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/reading.h"

namespace coinpay::wire {

namespace {

api::SeenRequest readSeenRequest(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    api::SeenRequest seen;
    seen.id = fields.word("id");
    seen.method = fields.word("method", MaxWordLength);
    seen.target = fields.word("target", MaxTextLength);
    seen.status = static_cast<int>(fields.integer("status", 100, 599));
    seen.code = fields.optionalText("code", MaxWordLength);
    seen.idempotencyKey = fields.optionalText("idempotency_key", MaxIdLength);
    seen.correlationId = fields.optionalText("correlation_id", MaxIdLength);
    seen.resourceId = fields.optionalText("resource_id", MaxIdLength);
    seen.bodySha256 = fields.word("body_sha256", MaxWordLength).toLatin1();
    seen.replayed = fields.boolean("replayed");
    seen.receivedAt = fields.time("received_at");
    return seen;
}

} // namespace

Result<Decoded<api::SeenRequest>> decodeSeenRequest(const QByteArray &body)
{
    return decode<api::SeenRequest>(body, readSeenRequest);
}

Result<Decoded<api::Page<api::SeenRequest>>> decodeSeenRequests(const QByteArray &body)
{
    return decodePage<api::SeenRequest>(body, readSeenRequest);
}

} // namespace coinpay::wire
