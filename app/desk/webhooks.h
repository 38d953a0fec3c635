// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/webhookendpoints.h"
#include "desk/desk.h"

namespace coinpay {

//! A secret of an endpoint, in clear.
struct ClearWebhookSecret
{
    QString id; //!< "whs_…"
    SharedSecret secret;
    bool isKept = false; //!< in the keychain, or in memory for a session without one
};

//! What a desk asks about webhooks, and what it has done about them. As cheap as a reference to the
//! desk, which outlives it; its futures finish on the desk's thread.
class DeskWebhooks
{
public:
    explicit DeskWebhooks(Desk &desk)
        : m_desk(desk)
    {
    }

    [[nodiscard]] QFuture<Result<api::Page<WebhookEndpoint>>> listEndpoints(const QString &cursor,
                                                                            int limit) const;
    //! Newest first.
    [[nodiscard]] QFuture<Result<api::Page<WebhookDelivery>>>
    listDeliveries(const api::DeliveryFilter &filter, const QString &cursor, int limit) const;
    [[nodiscard]] QFuture<Result<WebhookDelivery>> fetchDelivery(const QString &id) const;
    //! One page of the feed as it is on the server, oldest first: what the mirror has no rows for.
    //! `after`: an event's id, "" for the oldest, "latest". `resourceId` may be empty.
    [[nodiscard]] QFuture<Result<api::EventPage>>
    fetchEvents(const QString &resourceId, const QString &after, int limit, int waitSeconds) const;

    //! Journaled, as every write.
    [[nodiscard]] QFuture<Result<Operation>> redeliver(const WebhookDelivery &delivery) const;
    //! The new secret goes into the keychain by itself; see newSecret().
    [[nodiscard]] QFuture<Result<Operation>> rotateSecret(const WebhookEndpoint &endpoint,
                                                          qint64 overlapSeconds) const;

    //! Of a rotation that is final: its secret from the keychain, else from the server, which gives
    //! the same answer again under the same key for a day (and another try to keep it). NotFound
    //! past that, SecretMissing where the keychain does not have it any more.
    [[nodiscard]] QFuture<Result<ClearWebhookSecret>> newSecret(const QString &operationId) const;
    //! Those of an endpoint's secrets that the keychain has, in the endpoint's order; none is not
    //! an error, a keychain that cannot be read is.
    [[nodiscard]] QFuture<Result<QList<ClearWebhookSecret>>>
    keptSecrets(const WebhookEndpoint &endpoint) const;
    //! Puts a secret that a person has from elsewhere into the keychain.
    [[nodiscard]] QFuture<Done> keepSecret(const QString &endpointId, const QString &secretId,
                                           SharedSecret secret) const;

private:
    [[nodiscard]] QFuture<Result<ClearWebhookSecret>> askAgain(const Operation &operation) const;

    Desk &m_desk;
};

} // namespace coinpay
