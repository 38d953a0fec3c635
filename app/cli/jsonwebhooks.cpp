// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"
#include "cli/jsonvalues.h"

#include <QJsonArray>

namespace coinpay::cli {

namespace {

QJsonObject toJson(const DeliveryAttempt &attempt)
{
    return {
        {QStringLiteral("at"), jsonTime(attempt.at)},
        {QStringLiteral("duration_ms"), attempt.durationMs},
        {QStringLiteral("response_status"), attempt.responseStatus == 0
                                                ? QJsonValue(QJsonValue::Null)
                                                : QJsonValue(attempt.responseStatus)},
        {QStringLiteral("error"), jsonText(attempt.error)},
    };
}

} // namespace

QJsonObject toJson(const Event &event)
{
    return {
        {QStringLiteral("id"), event.id},
        {QStringLiteral("type"), event.type},
        {QStringLiteral("resource_type"), event.resourceType},
        {QStringLiteral("resource_id"), event.resourceId},
        {QStringLiteral("previous_status"), jsonText(event.previousStatus)},
        {QStringLiteral("status"), event.status},
        {QStringLiteral("occurred_at"), jsonTime(event.occurredAt)},
        {QStringLiteral("version"), event.version},
        {QStringLiteral("request_id"), jsonText(event.requestId)},
    };
}

QJsonObject toJson(const WebhookEndpoint &endpoint)
{
    QJsonArray secrets;
    for (const WebhookSecretInfo &secret : endpoint.secrets)
        secrets.append(QJsonObject{
            {QStringLiteral("id"), secret.id},
            {QStringLiteral("created_at"), jsonTime(secret.createdAt)},
            {QStringLiteral("expires_at"), jsonTime(secret.expiresAt.value_or(0))},
        });
    return {
        {QStringLiteral("id"), endpoint.id},
        {QStringLiteral("kind"), endpoint.kind},
        {QStringLiteral("url"), jsonText(endpoint.url)},
        {QStringLiteral("events"), QJsonArray::fromStringList(endpoint.events)},
        {QStringLiteral("enabled"), endpoint.isEnabled},
        {QStringLiteral("secrets"), secrets},
        {QStringLiteral("created_at"), jsonTime(endpoint.createdAt)},
        {QStringLiteral("updated_at"), jsonTime(endpoint.updatedAt)},
        {QStringLiteral("version"), endpoint.version},
        {QStringLiteral("request_id"), jsonText(endpoint.requestId)},
    };
}

QJsonObject toJson(const WebhookDelivery &delivery)
{
    QJsonArray attempts;
    for (const DeliveryAttempt &attempt : delivery.attempts)
        attempts.append(toJson(attempt));
    return {
        {QStringLiteral("id"), delivery.id},
        {QStringLiteral("status"), delivery.statusText},
        {QStringLiteral("endpoint_id"), delivery.endpointId},
        {QStringLiteral("url"), delivery.url},
        {QStringLiteral("event_id"), delivery.eventId},
        {QStringLiteral("event_type"), delivery.eventType},
        {QStringLiteral("resource_type"), delivery.resourceType},
        {QStringLiteral("resource_id"), delivery.resourceId},
        {QStringLiteral("attempts"), attempts},
        {QStringLiteral("next_attempt_at"), jsonTime(delivery.nextAttemptAt.value_or(0))},
        {QStringLiteral("redelivery_of"), jsonText(delivery.redeliveryOf)},
        {QStringLiteral("created_at"), jsonTime(delivery.createdAt)},
        {QStringLiteral("updated_at"), jsonTime(delivery.updatedAt)},
        {QStringLiteral("version"), delivery.version},
        {QStringLiteral("request_id"), jsonText(delivery.requestId)},
    };
}

} // namespace coinpay::cli
