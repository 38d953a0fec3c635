// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/webhookendpoints.h"

#include "api/reads.h"
#include "api/target.h"
#include "api/wire/decodewebhooks.h"
#include "api/wire/jsonwriter.h"

#include <QCoreApplication>

namespace coinpay::api {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Endpoints)
};

constexpr qint64 SecondsPerDay = 86'400;

Target deliveryTarget(const QString &id)
{
    return Target("/v1/webhook_deliveries").segment(id);
}

bool passes(const DeliveryFilter &filter, const WebhookDelivery &delivery)
{
    return (filter.eventId.isEmpty() || delivery.eventId == filter.eventId) &&
           (filter.resourceId.isEmpty() || delivery.resourceId == filter.resourceId);
}

} // namespace

QFuture<Result<Page<WebhookEndpoint>>> listWebhookEndpoints(Client &client, const QString &cursor,
                                                            int limit)
{
    ApiRequest request;
    request.target = Target("/v1/webhook_endpoints").page(cursor, limit).bytes();
    return readPage<WebhookEndpoint>(client, request, wire::decodeWebhookEndpointPage);
}

QFuture<Result<Page<WebhookDelivery>>> listWebhookDeliveries(Client &client,
                                                             const DeliveryFilter &filter,
                                                             const QString &cursor, int limit)
{
    ApiRequest request;
    request.target = Target("/v1/webhook_deliveries")
                         .query("event_id", filter.eventId)
                         .query("resource_id", filter.resourceId)
                         .page(cursor, limit)
                         .bytes();
    request.resourceId = filter.resourceId;
    return readPage<WebhookDelivery>(
        client, request, wire::decodeWebhookDeliveryPage,
        [filter](const WebhookDelivery &delivery) { return passes(filter, delivery); });
}

QFuture<Result<WebhookDelivery>> fetchWebhookDelivery(Client &client, const QString &id)
{
    if (!isId(id))
        return answered<WebhookDelivery>(fail(notAnId()));
    ApiRequest request;
    request.target = deliveryTarget(id).bytes();
    request.resourceId = id;
    return readDecoded<WebhookDelivery>(
        client, request, wire::decodeWebhookDelivery,
        [id](const WebhookDelivery &delivery) { return delivery.id == id; });
}

Result<OperationDraft> redeliverWebhook(const WebhookDelivery &delivery)
{
    if (!isId(delivery.id))
        return fail(notAnId());
    OperationDraft operation;
    operation.kind = OperationKind::RedeliverWebhook;
    operation.method = "POST";
    operation.target = deliveryTarget(delivery.id).below("/redeliveries").bytes();
    operation.body = wire::JsonWriter().bytes();
    operation.resourceType = QStringLiteral("delivery");
    operation.resourceId = delivery.id;
    operation.reference = delivery.eventType + QLatin1Char(' ') + delivery.resourceId;
    return operation;
}

Result<OperationDraft> rotateWebhookSecret(const WebhookEndpoint &endpoint, qint64 overlapSeconds)
{
    if (!isId(endpoint.id))
        return fail(notAnId());
    if (overlapSeconds < 0 || overlapSeconds > LongestSecretOverlapSeconds) {
        return fail(ErrorKind::InvalidInput,
                    Words::tr("The old secret can go on signing for at most %n day(s).", "",
                              static_cast<int>(LongestSecretOverlapSeconds / SecondsPerDay)));
    }
    OperationDraft operation;
    operation.kind = OperationKind::RotateWebhookSecret;
    operation.method = "POST";
    operation.target =
        Target("/v1/webhook_endpoints").segment(endpoint.id).below("/secret_rotations").bytes();
    operation.body = wire::JsonWriter().number("expire_previous_in", overlapSeconds).bytes();
    operation.resourceType = QStringLiteral("webhook_secret");
    operation.resourceId = endpoint.id;
    operation.reference = endpoint.url.isEmpty() ? endpoint.id : endpoint.url;
    return operation;
}

Result<SharedSecret> newSecretOf(const ApiAnswer &answer)
{
    Result<QByteArray> secret = wire::takeSecret(answer.body);
    if (!secret)
        return fail(secret.error());
    return std::make_shared<const SecretBytes>(SecretBytes::taking(*secret));
}

} // namespace coinpay::api
