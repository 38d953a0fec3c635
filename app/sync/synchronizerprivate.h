// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "api/page.h"
#include "core/whendone.h"
#include "store/reader.h"
#include "sync/listplace.h"
#include "sync/synchronizer.h"

#include <QHash>
#include <QTimer>

namespace coinpay {

//! Where it stands is in the store (feed_cursor, first_sync_place, …); what is held here is the
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

    Freshness m_freshness;

private:
    // synchronizer.cpp: when
    void next();
    void after(qint64 ms);
    void endCall();
    void failed(const Error &error);
    void publish(const Freshness &freshness);

    // firstsync.cpp: the lists, page by page
    void readFirstSyncPlace();
    void takeHead();
    void fetchList();
    template <typename T>
    void fetchPage(const QFuture<Result<api::Page<T>>> &future);
    void listCame(const QList<Resource> &rows, const QString &nextCursor);
    void listFailed(const Error &error);
    void nextList();
    //! To the page that comes next, or past the end of the last list.
    void goTo(const std::optional<ListPlace> &place);
    void finishFirstSync();
    void beginAnew();

    // feed.cpp: the events from there on
    void poll();
    void eventsCame(const api::EventPage &page, qint64 startedAt);
    void pageKept(const api::EventPage &page, qint64 startedAt);
    void keepAsOf(bool now);
    //! What the feed told of, or all of them when nobody knows what it would have told.
    void refreshBalances();
    [[nodiscard]] qint64 pauseBeforeNextPoll(const api::EventPage &page, qint64 startedAt) const;
    [[nodiscard]] bool mayWait() const;
    [[nodiscard]] bool longPollWasTurnedAway(const Error &error);

    //! Runs `done` with the answer or `trouble` with the error, unless the call was ended
    //! meanwhile.
    template <typename T, typename Function, typename Trouble>
    void call(const QFuture<Result<T>> &future, Function done, Trouble trouble);

    template <typename T, typename Function>
    void call(const QFuture<Result<T>> &future, Function done)
    {
        call(future, std::move(done), [this](const Error &error) { failed(error); });
    }

    [[nodiscard]] QString syncValue(const QString &name);
    void keep(const QString &name, const QString &value);

    Synchronizer *q;
    Client &m_client;
    Store &m_store;
    const Clock &m_clock;
    RandomSource &m_random;
    std::unique_ptr<Reader> m_reader;

public:
    Refresher m_refresher;

private:
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
    ListPlace m_place;
    int m_listPages = 0; //!< read of this list since the start
    QStringList m_only;  //!< lists that are tried again; empty: all are read
    QString m_feedCursor;
    QHash<QString, qint64> m_walletsMoved; //!< the newest version the feed told of
    bool m_balancesOld = true;             //!< of all wallets: something may have been missed
    bool m_waiting = false;                //!< the call in flight is a long poll
    qint64 m_noWaitUntil = 0;              //!< steady clock: no long poll before this
    UnixMs m_asOfKept = 0;
    qint64 m_wallAtCheck = 0;
    qint64 m_steadyAtCheck = 0;
};

template <typename T, typename Function, typename Trouble>
void Synchronizer::Private::call(const QFuture<Result<T>> &future, Function done, Trouble trouble)
{
    const quint64 round = ++m_round;
    m_call = QFuture<void>(future);
    whenDone(future, q, [this, round, done, trouble](const Result<T> &answer) {
        if (round != m_round || !m_running)
            return;
        m_call = {};
        if (answer)
            done(*answer);
        else
            trouble(answer.error());
    });
}

} // namespace coinpay
