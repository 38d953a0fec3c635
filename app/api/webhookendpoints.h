// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/page.h"
#include "crypto/secretbytes.h"
#include "domain/operation.h"
#include "domain/webhook.h"

namespace coinpay::api {

//! Which deliveries; an empty one means any.
struct DeliveryFilter
{
    QString eventId;
    QString resourceId;

    friend bool operator==(const DeliveryFilter &, const DeliveryFilter &) = default;
};

//! An account has a handful of them.
[[nodiscard]] QFuture<Result<Page<WebhookEndpoint>>>
listWebhookEndpoints(Client &client, const QString &cursor, int limit);
//! Newest first.
[[nodiscard]] QFuture<Result<Page<WebhookDelivery>>>
listWebhookDeliveries(Client &client, const DeliveryFilter &filter, const QString &cursor,
                      int limit);
[[nodiscard]] QFuture<Result<WebhookDelivery>> fetchWebhookDelivery(Client &client,
                                                                    const QString &id);

//! Writes are built once, here, as the exact bytes the journal keeps.
[[nodiscard]] Result<OperationDraft> redeliverWebhook(const WebhookDelivery &delivery);
//! `overlapSeconds`: how long the outgoing secret goes on signing; 0 ends it at once. InvalidInput
//! when that is beyond the contract's bounds.
[[nodiscard]] Result<OperationDraft> rotateWebhookSecret(const WebhookEndpoint &endpoint,
                                                         qint64 overlapSeconds);

//! The new secret, out of the answer to a rotation. Protocol when it has none.
[[nodiscard]] Result<SharedSecret> newSecretOf(const ApiAnswer &answer);

} // namespace coinpay::api
