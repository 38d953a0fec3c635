// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace coinpay {

//! A secret of an endpoint by its name: the contract lists it and never shows it.
struct WebhookSecretInfo
{
    QString id; //!< "whs_…"; x-secret-id of what it signs
    UnixMs createdAt = 0;
    std::optional<UnixMs> expiresAt; //!< set on an outgoing one, which signs until then
};

//! Where events are pushed to.
struct WebhookEndpoint
{
    QString id;         //!< "whk_…"
    QString kind;       //!< "endpoint"; "callback" stands for the invoices' own callback_url
    QString url;        //!< empty for the callback kind
    QStringList events; //!< the types it wants; empty for all
    bool isEnabled = true;
    QList<WebhookSecretInfo>
        secrets; //!< one, or two during a rotation; the one that signs is first
    qint64 version = 0;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    QString requestId;

    [[nodiscard]] bool isCallback() const { return kind == QLatin1String("callback"); }
};

//! The secret that still signs although another one is to take its place; empty when there is none.
[[nodiscard]] std::optional<WebhookSecretInfo> outgoingSecret(const WebhookEndpoint &endpoint,
                                                              UnixMs now);

//! How long an outgoing secret may go on signing (CONTRACT, RotateWebhookSecret).
inline constexpr qint64 LongestSecretOverlapSeconds = 604'800;
inline constexpr qint64 UsualSecretOverlapSeconds = 86'400;

//! What became of pushing an event (DeliveryStatus in the OpenAPI file). Unrecognized keeps an
//! unknown word as it came.
enum class DeliveryStatus {
    Pending,   //!< not tried yet
    Retrying,  //!< tried, and will be again
    Delivered, //!< answered with 2xx
    Dead,      //!< given up after the last retry
    Unrecognized,
};

inline constexpr std::array deliveryStatuses{
    DeliveryStatus::Pending, DeliveryStatus::Retrying,     DeliveryStatus::Delivered,
    DeliveryStatus::Dead,    DeliveryStatus::Unrecognized,
};

//! "retrying"; empty for Unrecognized.
[[nodiscard]] QLatin1String deliveryStatusName(DeliveryStatus status);
//! Unrecognized for any other word.
[[nodiscard]] DeliveryStatus deliveryStatusFromName(QStringView name);
//! Delivered, dead.
[[nodiscard]] bool isFinal(DeliveryStatus status);
//! Dead.
[[nodiscard]] bool needsAttention(DeliveryStatus status);

//! One try to push an event.
struct DeliveryAttempt
{
    UnixMs at = 0; //!< the server's clock
    qint64 durationMs = 0;
    int responseStatus = 0; //!< 0: no answer came
    QString error;          //!< why not, in the server's words for people
};

//! One event on its way to one URL.
struct WebhookDelivery
{
    QString id; //!< "dlv_…"
    QString endpointId;
    QString url; //!< as it was when the delivery was made
    QString eventId;
    QString eventType;    //!< "invoice.paid"
    QString resourceType; //!< "invoice"
    QString resourceId;
    DeliveryStatus status = DeliveryStatus::Unrecognized;
    QString statusText;
    QList<DeliveryAttempt> attempts; //!< oldest first
    std::optional<UnixMs> nextAttemptAt;
    QString redeliveryOf; //!< the delivery that it repeats because somebody asked for that
    qint64 version = 0;
    UnixMs createdAt = 0;
    UnixMs updatedAt = 0;
    QString requestId;
};

} // namespace coinpay
