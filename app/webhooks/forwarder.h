// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crypto/secretbytes.h"
#include "http/exchange.h"
#include "store/webhookinbox.h"
#include "webhooks/scheme.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace coinpay {

//! Hands on what waits in the inbox to one address, oldest first, a few at a time: body and headers
//! as they came. Each try is a row before its first byte leaves. A try that is not answered with
//! 2xx is made again later, `MaxTries` in all; what the handler says no to (a 4xx but 408 and 429)
//! is not asked again.
class WebhookForwarder : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxTries = 4;

    //! `inbox` and `clock` outlive it. `signer` signs what came from the feed and was never signed;
    //! null: that goes without.
    WebhookForwarder(WebhookInbox &inbox, const Clock &clock, QUrl target, SharedSecret signer,
                     QObject *parent = nullptr);

    //! Looks for what is due.
    void wake();
    //! Once, whatever comes of it: for what was refused and is wanted all the same.
    void forwardOnce(const WebhookReceipt &receipt);
    //! The headers of a receipt that are not all kept, for its tries while this program runs.
    void remember(qint64 row, const http::Headers &headers);

    [[nodiscard]] bool isIdle() const { return m_underWay.isEmpty(); }

    //! Whether an answer means that the event was taken, and whether asking again may help.
    [[nodiscard]] static bool isTaken(int status) { return status / 100 == 2; }
    [[nodiscard]] static bool mayTryAgain(int status);

Q_SIGNALS:
    void forwarded(const coinpay::WebhookForward &attempt, coinpay::WebhookState state);
    void failed(const coinpay::Error &error);

private:
    void begin(const WebhookReceipt &receipt);
    void end(const WebhookReceipt &receipt, WebhookForward attempt, const http::Outcome &outcome);
    [[nodiscard]] http::Request requestOf(const WebhookReceipt &receipt) const;
    void planNext();

    WebhookInbox &m_inbox;
    const Clock &m_clock;
    QUrl m_target;
    SharedSecret m_signer;
    QSet<qint64> m_underWay; //!< rows
    QHash<qint64, http::Headers> m_headers;
    QTimer m_timer;
};

} // namespace coinpay
