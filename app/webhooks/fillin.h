// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhooks/feedpage.h"
#include "webhooks/listener.h"

#include <QFuture>

#include <deque>
#include <functional>

namespace coinpay {

//! Reads the event feed beside a listener, and gives it what no webhook brought within a while:
//! those events are handled as missed, once. Where it has come to is kept in the inbox, so that the
//! next listener finds what was missed while none was running; the first one begins with the feed's
//! newest event.
class FillIn : public QObject
{
    Q_OBJECT

public:
    //! The page after a cursor: an event's id, or "latest".
    using Fetch = std::function<QFuture<Result<FeedPage>>(const QString &after)>;

    struct Pace
    {
        //! How long a webhook may take before it counts as missed.
        std::chrono::milliseconds grace = std::chrono::seconds(10);
        std::chrono::milliseconds look = std::chrono::seconds(2);
    };

    //! `listener`, which runs, and `clock` outlive it.
    FillIn(WebhookListener &listener, Fetch fetch, const Clock &clock, Pace pace,
           QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    //! The feed could not be read: it is tried again. Empty once it is read again.
    void troubleChanged(const std::optional<coinpay::Error> &trouble);

private:
    struct Seen
    {
        FeedEvent event;
        qint64 at = 0; //!< monotonic
    };

    void look();
    void take(const Result<FeedPage> &page);
    void settle();
    void tell(const std::optional<Error> &trouble);

    WebhookListener &m_listener;
    Fetch m_fetch;
    const Clock &m_clock;
    Pace m_pace;
    QString m_cursor;        //!< of the next page
    std::deque<Seen> m_seen; //!< and not settled yet
    QTimer m_timer;
    bool m_isInTrouble = false;
};

} // namespace coinpay
