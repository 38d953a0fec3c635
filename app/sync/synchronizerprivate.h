// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "core/whendone.h"
#include "store/reader.h"
#include "sync/synchronizer.h"

#include <QTimer>

namespace coinpay {

//! Where it stands is in the store (feed_cursor, first_sync_cursor, …); what is held here is the
//! one call in flight, how the last ones went, and the timer to the next.
class Synchronizer::Private
{
public:
    Private(Synchronizer *synchronizer, Client &client, Store &store, const Clock &clock,
            RandomSource &random);

    void start();
    void stop();
    void pauseFirstSync();
    void resumeFirstSync();
    void setAttentive(bool attentive);
    void pollNow();
    void compareClocks();
    void refreshInvoice(const QString &id); // refresh.cpp

    Freshness m_freshness;

private:
    // synchronizer.cpp: when
    void next();
    void after(qint64 ms);
    void endCall();
    void failed(const Error &error);
    void publish(const Freshness &freshness);

    // firstsync.cpp: the lists, page by page
    void takeHead();
    void fetchList();
    void listCame(const api::InvoicePage &page);
    void finishFirstSync();
    void beginAnew();

    // feed.cpp: the events from there on
    void poll();
    void eventsCame(const api::EventPage &page, qint64 startedAt);
    void pageKept(const api::EventPage &page, qint64 startedAt);
    void keepAsOf(bool now);
    [[nodiscard]] qint64 pauseBeforeNextPoll(const api::EventPage &page, qint64 startedAt) const;
    [[nodiscard]] bool mayWait() const;
    [[nodiscard]] bool longPollWasTurnedAway(const Error &error);

    // refresh.cpp: one invoice, because a person looks at it
    void refreshEvents(const QString &id, const QString &after);

    //! Runs `done` with the answer, unless the call was ended meanwhile; errors go to failed().
    template <typename T, typename Function>
    void call(const QFuture<Result<T>> &future, Function done);
    void keep(const QString &name, const QString &value);

    Synchronizer *q;
    Client &m_client;
    Store &m_store;
    const Clock &m_clock;
    RandomSource &m_random;
    std::unique_ptr<Reader> m_reader;
    QTimer m_timer;       //!< to the next round
    QTimer m_clockTimer;  //!< to the next look at the two clocks
    QFuture<void> m_call; //!< the one in flight
    quint64 m_round = 0;  //!< answers of an earlier round are not ours any more
    bool m_running = false;
    bool m_paused = false;
    bool m_attentive = false;
    bool m_soon = false; //!< the next poll answers at once: something woke us
    int m_failures = 0;

    bool m_firstSyncDone = false;
    std::optional<QString> m_head; //!< of the feed, taken before the lists were paged
    QString m_listCursor;          //!< empty: the first page
    QString m_feedCursor;
    bool m_waiting = false;   //!< the call in flight is a long poll
    qint64 m_noWaitUntil = 0; //!< steady clock: no long poll before this
    UnixMs m_asOfKept = 0;
    qint64 m_wallAtCheck = 0;
    qint64 m_steadyAtCheck = 0;
};

template <typename T, typename Function>
void Synchronizer::Private::call(const QFuture<Result<T>> &future, Function done)
{
    const quint64 round = ++m_round;
    m_call = QFuture<void>(future);
    whenDone(future, q, [this, round, done](const Result<T> &answer) {
        if (round != m_round || !m_running)
            return;
        m_call = {};
        if (answer)
            done(*answer);
        else
            failed(answer.error());
    });
}

} // namespace coinpay
