// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/webhook.h"

#include <algorithm>

namespace coinpay {

std::optional<WebhookSecretInfo> outgoingSecret(const WebhookEndpoint &endpoint, UnixMs now)
{
    const auto found =
        std::ranges::find_if(endpoint.secrets, [now](const WebhookSecretInfo &secret) {
            return secret.expiresAt && *secret.expiresAt > now;
        });
    if (found == endpoint.secrets.end())
        return {};
    return *found;
}

QLatin1String deliveryStatusName(DeliveryStatus status)
{
    switch (status) {
    case DeliveryStatus::Pending: return QLatin1String("pending");
    case DeliveryStatus::Retrying: return QLatin1String("retrying");
    case DeliveryStatus::Delivered: return QLatin1String("delivered");
    case DeliveryStatus::Dead: return QLatin1String("dead");
    case DeliveryStatus::Unrecognized: return QLatin1String("");
    }
    return QLatin1String("");
}

DeliveryStatus deliveryStatusFromName(QStringView name)
{
    for (const DeliveryStatus status : deliveryStatuses) {
        if (status != DeliveryStatus::Unrecognized && name == deliveryStatusName(status))
            return status;
    }
    return DeliveryStatus::Unrecognized;
}

bool isFinal(DeliveryStatus status)
{
    return status == DeliveryStatus::Delivered || status == DeliveryStatus::Dead;
}

bool needsAttention(DeliveryStatus status)
{
    return status == DeliveryStatus::Dead;
}

} // namespace coinpay
