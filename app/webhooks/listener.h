// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processlock.h"
#include "http/server.h"
#include "store/webhookinbox.h"
#include "webhooks/forwarder.h"
#include "webhooks/inboxtidier.h"
#include "webhooks/scheme.h"

#include <QElapsedTimer>

#include <vector>

namespace coinpay {

struct ListenerSettings
{
    QString profileDir;
    quint16 port = 0;                    //!< 0: any free one
    std::optional<WebhookScheme> scheme; //!< empty: by the headers of each
    std::vector<SharedSecret> secrets;   //!< one, or two while one is rotated; the newest first
    std::optional<QUrl> forwardTo;       //!< empty: what arrives is told, and that is all
    bool forwardsRefused = false;        //!< those too, once, for tests of a handler
    InboxKeeping keeping;
    http::Limits limits{
        .body = 16 * 1024 * 1024, .connections = 250, .idle = std::chrono::seconds(15)};
};

//! An event that the feed has and nobody delivered.
struct MissedEvent
{
    QString id;
    QByteArray text; //!< the event's JSON, as a webhook's body would be
};

//! Receives webhooks on 127.0.0.1. Each is checked, committed to the inbox and only then answered:
//! 2xx for what was stored and for what had been stored before, 401 or 400 for what cannot be
//! trusted, 503 where it could not be stored, so that it is sent again. What arrives while a commit
//! is under way shares the next one. An event is handled once: forwarded until it was taken, or
//! told by arrived() where nothing is forwarded to.
//!
//! Lives on one thread with an event loop. One listener a profile at a time.
class WebhookListener : public QObject
{
    Q_OBJECT

public:
    //! `clock` outlives it.
    WebhookListener(ListenerSettings settings, const Clock &clock, QObject *parent = nullptr);
    ~WebhookListener() override;

    //! Opens the inbox, goes on with what an earlier listener left unhandled, and listens.
    //! StorageBusy where another listener of the profile runs, Connect where the port is taken.
    [[nodiscard]] Done start();

    //! Where senders send to: "http://127.0.0.1:PORT/".
    [[nodiscard]] QString url() const;
    [[nodiscard]] WebhookInbox &inbox() { return *m_inbox; }

    //! Nothing is being stored or forwarded at this moment.
    [[nodiscard]] bool isIdle() const;

    //! Takes in what was missed; what is there already is left out. How many were new.
    [[nodiscard]] Result<int> takeMissed(const QList<MissedEvent> &events);

Q_SIGNALS:
    //! It is on the disk, and is not answered yet. With `isNew` it is handled now, unless it is
    //! Refused; without, it is an event that had been stored before.
    void arrived(const coinpay::WebhookReceipt &receipt, bool isNew);
    void forwarded(const coinpay::WebhookForward &attempt, coinpay::WebhookState state);
    //! The inbox refuses to be written; empty once it takes writes again.
    void troubleChanged(const std::optional<coinpay::Error> &trouble);

private:
    struct Pending
    {
        WebhookReceipt receipt;
        http::Headers headers;
        http::Responder responder;
    };

    void receive(const http::Request &request, const http::Responder &responder);
    [[nodiscard]] WebhookReceipt examine(const http::Request &request);
    void trust(WebhookReceipt &receipt, const http::Request &request,
               const QByteArray &signedId) const;
    [[nodiscard]] bool mayLookForCause(qsizetype bodySize);
    void commit();
    void announce(const QList<WebhookReceipt> &receipts, const QList<StoredWebhook> &stored);
    void handle(const QList<qint64> &rows);
    void tell(const std::optional<Error> &trouble);
    void goOn();

    ListenerSettings m_settings;
    const Clock &m_clock;
    ProcessLock m_lock;
    std::unique_ptr<WebhookInbox> m_inbox;
    std::unique_ptr<InboxTidier> m_tidier;
    std::unique_ptr<WebhookForwarder> m_forwarder;
    std::unique_ptr<http::Server> m_server;
    std::vector<Pending> m_pending;
    bool m_isInTrouble = false;
    qint64 m_causesSince = 0; //!< monotonic
    int m_causes = 0;         //!< looked for since then
};

} // namespace coinpay

Q_DECLARE_METATYPE(coinpay::WebhookReceipt)
Q_DECLARE_METATYPE(coinpay::WebhookForward)
