// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire/decode.h"
#include "domain/webhook.h"

namespace coinpay::wire {

//! The answer to a rotation. The secret itself stays in the body: takeSecret() reads it where it is
//! wanted, and nowhere else.
struct RotatedSecret
{
    WebhookSecretInfo info;
    QString endpointId;
};

//! As the decoders of decode.h.
[[nodiscard]] Result<Decoded<api::Page<WebhookEndpoint>>>
decodeWebhookEndpointPage(const QByteArray &body);
[[nodiscard]] Result<Decoded<WebhookDelivery>> decodeWebhookDelivery(const QByteArray &body);
[[nodiscard]] Result<Decoded<api::Page<WebhookDelivery>>>
decodeWebhookDeliveryPage(const QByteArray &body);
[[nodiscard]] Result<Decoded<RotatedSecret>> decodeRotatedSecret(const QByteArray &body);
//! The secret in clear of a rotation's answer; the caller wipes it.
[[nodiscard]] Result<QByteArray> takeSecret(const QByteArray &body);

} // namespace coinpay::wire
