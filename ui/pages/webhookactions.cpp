// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/webhookactions.h"

namespace coinpay {

WebhookActions webhookActionsOf(Desk &desk)
{
    const DeskWebhooks hooks(desk);
    return {
        [hooks](const QString &cursor, int limit) { return hooks.listEndpoints(cursor, limit); },
        [hooks](const api::DeliveryFilter &filter, const QString &cursor, int limit) {
            return hooks.listDeliveries(filter, cursor, limit);
        },
        [hooks](const QString &id) { return hooks.fetchDelivery(id); },
        [hooks](const WebhookDelivery &delivery) { return hooks.redeliver(delivery); },
        [hooks](const WebhookEndpoint &endpoint, qint64 overlap) {
            return hooks.rotateSecret(endpoint, overlap);
        },
        [hooks](const QString &operationId) { return hooks.newSecret(operationId); },
        [hooks](const WebhookEndpoint &endpoint) { return hooks.keptSecrets(endpoint); },
        [hooks](const QString &endpointId, const QString &secretId, SharedSecret secret) {
            return hooks.keepSecret(endpointId, secretId, std::move(secret));
        },
    };
}

} // namespace coinpay
