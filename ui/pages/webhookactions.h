// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/webhooks.h"

#include <functional>

namespace coinpay {

//! What the webhook pages can have asked and done. Futures finish on the window's thread.
struct WebhookActions
{
    std::function<QFuture<Result<api::Page<WebhookEndpoint>>>(const QString &cursor, int limit)>
        endpoints;
    std::function<QFuture<Result<api::Page<WebhookDelivery>>>(const api::DeliveryFilter &filter,
                                                              const QString &cursor, int limit)>
        deliveries;
    std::function<QFuture<Result<WebhookDelivery>>(const QString &id)> delivery;
    std::function<QFuture<Result<Operation>>(const WebhookDelivery &delivery)> redeliver;
    std::function<QFuture<Result<Operation>>(const WebhookEndpoint &endpoint, qint64 overlap)>
        rotate;
    std::function<QFuture<Result<ClearWebhookSecret>>(const QString &operationId)> newSecret;
    std::function<QFuture<Result<QList<ClearWebhookSecret>>>(const WebhookEndpoint &endpoint)>
        keptSecrets;
    std::function<QFuture<Done>(const QString &endpointId, const QString &secretId,
                                SharedSecret secret)>
        keepSecret;
};

//! `desk` outlives what they are given to.
[[nodiscard]] WebhookActions webhookActionsOf(Desk &desk);

} // namespace coinpay
