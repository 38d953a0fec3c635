// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/decodewebhooks.h"
#include "api/wire/reading.h"
#include "crypto/secretbytes.h"

#include <algorithm>

namespace coinpay::wire {

namespace {

constexpr qsizetype MaxEventTypes = 100;       // the contract's
constexpr qsizetype MaxAttempts = 1'000;       // it says 8; a server may have another schedule
constexpr qint64 MaxDurationMs = 86'400'000;   // a day
constexpr qsizetype MaxSecretLength = 1'024;   // it says 134
constexpr qsizetype MaxAttemptError = 500 * 4; // it says 500 characters

WebhookSecretInfo readSecretInfo(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    WebhookSecretInfo secret;
    secret.id = fields.word("id");
    secret.createdAt = fields.time("created_at");
    secret.expiresAt = fields.optionalTime("expires_at");
    return secret;
}

QString readEventType(Decoding &decoding, JsonValue value, const Place &place)
{
    const bool fits = value.type() == JsonType::String && !value.text().isEmpty() &&
                      value.text().size() <= MaxWordLength;
    if (fits)
        return QString::fromUtf8(value.text());
    if (!decoding.error)
        decoding.error = misread(place, Words::tr("is not a type of event", "after a place"));
    return {};
}

WebhookEndpoint readEndpoint(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    WebhookEndpoint endpoint;
    endpoint.id = fields.word("id");
    endpoint.kind = fields.word("kind", MaxWordLength);
    endpoint.url = fields.optionalText("url", MaxTextLength);
    endpoint.events = readList<QString>(decoding, fields, "events", place, readEventType);
    endpoint.isEnabled = fields.boolean("enabled");
    endpoint.secrets =
        readList<WebhookSecretInfo>(decoding, fields, "secrets", place, readSecretInfo);
    if (endpoint.events.size() > MaxEventTypes)
        fields.fault("events", Words::tr("has too many entries", "after a place"));
    if (!endpoint.isCallback() && endpoint.url.isEmpty())
        fields.fault("url", Words::tr("is missing", "after a place"));
    readStamps(fields, endpoint);
    return endpoint;
}

DeliveryAttempt readAttempt(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    DeliveryAttempt attempt;
    attempt.at = fields.time("at");
    attempt.durationMs = fields.integer("duration_ms", 0, MaxDurationMs);
    attempt.responseStatus =
        static_cast<int>(fields.optionalInteger("response_status", 100, 599).value_or(0));
    attempt.error = fields.optionalText("error", MaxAttemptError);
    return attempt;
}

void readSubject(Decoding &decoding, Fields &fields, const Place &place, WebhookDelivery &delivery)
{
    const auto resource = fields.object("resource");
    if (!resource)
        return;
    const Place inside{&place, "resource"};
    Fields subject(decoding, *resource, inside);
    delivery.resourceType = subject.word("type", MaxWordLength);
    delivery.resourceId = subject.word("id");
}

WebhookDelivery readDelivery(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    WebhookDelivery delivery;
    delivery.id = fields.word("id");
    delivery.endpointId = fields.word("endpoint_id");
    delivery.url = fields.word("url", MaxTextLength);
    delivery.eventId = fields.word("event_id");
    delivery.eventType = fields.word("event_type", MaxWordLength);
    readSubject(decoding, fields, place, delivery);
    readStatus(decoding, fields, delivery, deliveryStatusFromName);
    delivery.attempts = readList<DeliveryAttempt>(decoding, fields, "attempts", place, readAttempt);
    if (delivery.attempts.size() > MaxAttempts)
        fields.fault("attempts", Words::tr("has too many entries", "after a place"));
    delivery.nextAttemptAt = fields.optionalTime("next_attempt_at");
    delivery.redeliveryOf = fields.optionalText("redelivery_of", MaxIdLength);
    readStamps(fields, delivery);
    return delivery;
}

bool isVisible(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

} // namespace

Result<Decoded<api::Page<WebhookEndpoint>>> decodeWebhookEndpointPage(const QByteArray &body)
{
    return decodePage<WebhookEndpoint>(body, readEndpoint);
}

Result<Decoded<WebhookDelivery>> decodeWebhookDelivery(const QByteArray &body)
{
    return decode<WebhookDelivery>(body, readDelivery);
}

Result<Decoded<api::Page<WebhookDelivery>>> decodeWebhookDeliveryPage(const QByteArray &body)
{
    return decodePage<WebhookDelivery>(body, readDelivery);
}

Result<Decoded<RotatedSecret>> decodeRotatedSecret(const QByteArray &body)
{
    return decode<RotatedSecret>(body, [](Decoding &decoding, JsonValue value, const Place &root) {
        RotatedSecret rotated;
        rotated.info = readSecretInfo(decoding, value, root);
        Fields fields(decoding, value, root);
        rotated.endpointId = fields.word("endpoint_id");
        QString secret = fields.word("secret", MaxSecretLength);
        QByteArray bytes = secret.toLatin1();
        if (!isVisible(bytes) && !fields.failed())
            fields.fault("secret", Words::tr("is not a secret", "after a place"));
        wipe(secret);
        (void)SecretBytes::taking(bytes);
        return rotated;
    });
}

Result<QByteArray> takeSecret(const QByteArray &body)
{
    auto secret =
        decode<QByteArray>(body, [](Decoding &decoding, JsonValue value, const Place &root) {
            QString text = Fields(decoding, value, root).word("secret", MaxSecretLength);
            QByteArray bytes = text.toLatin1();
            wipe(text);
            return bytes;
        });
    if (!secret)
        return fail(secret.error());
    return std::move(secret->value);
}

} // namespace coinpay::wire
