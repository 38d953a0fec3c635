// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "core/whendone.h"
#include "operations/asking.h"
#include "operations/driver.h"
#include "operations/history.h"
#include "store/reader.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace coinpay {

//! The driver at work. Everything it knows for certain is in the journal; what is held here is only
//! which rows this process is busy with, and the timer to the next one that is due.
class Driver::Private
{
public:
    Private(Driver *driver, Client &apiClient, Store &profileStore, const Clock &wallClock,
            RandomSource &randomSource);

    void setSecretKeeper(SecretKeeper keeper) { m_keepSecret = std::move(keeper); }

    void start();
    void stop();
    void wake();
    void tryNow(const QString &id);
    [[nodiscard]] QFuture<Result<QList<api::SeenRequest>>> askServer(const QString &id);

    //! How long a claim lasts: longer than the longest attempt, token exchange included.
    static constexpr qint64 ClaimMs = 3 * 60'000;
    //! Rows come to their end in crowds; one look around is enough for all that did in this time.
    static constexpr int LookPauseMs = 50;
    //! Resources fetched at the same time: the feed tells of most of them anyway.
    static constexpr int MostLooksAtOnce = 8;
    //! How often the server is asked again about a row that is left to a person.
    static constexpr qint64 AskAgainMs = 15 * 60'000;

private:
    //! What this process is doing with a row.
    enum class Work {
        Checking, //!< the escrow is looked at before anything is sent
        Sending,
        Asking,     //!< the server is asked what it saw
        Committing, //!< the step is on its way to the disk
        Looking,    //!< at the resource of an accepted row, or at what the server saw of one that
                    //!< is left to a person; holds no claim
    };

    struct Call
    {
        int attempt = 0;
        QFuture<Result<ApiAnswer>> future;
    };

    // driversend.cpp: one row from its claim to the step that ends the attempt
    void claimNext();
    [[nodiscard]] qsizetype claimsAtWork() const;
    [[nodiscard]] qsizetype looksAtWork() const;
    void claimed(const Result<std::optional<Operation>> &claim);
    void begin(const Operation &operation);
    void putBack(const Operation &operation, const AttemptHistory &history);
    void send(const Operation &operation, const AttemptHistory &history);
    void succeeded(const Operation &operation, const AttemptHistory &history,
                   const ApiAnswer &answer);
    void failed(const Operation &operation, const AttemptHistory &history, const Error &error);
    void keepSecret(const Operation &operation, const ApiAnswer &answer, const OperationStep &step);
    [[nodiscard]] OperationStep stepAfterAnswer(const Operation &operation, const ApiAnswer &answer,
                                                const api::WriteOutcome &outcome);

    // drivercheck.cpp: what a person saw may be old when it is sent, or sent again
    [[nodiscard]] static bool needsCheck(const Operation &operation);
    void check(const Operation &operation, const AttemptHistory &history);
    void askWhetherItActed(const Operation &operation, const AttemptHistory &history,
                           const Escrow &now);
    void findWhatWasSeen(const Operation &operation, const AttemptHistory &history,
                         const Escrow &now, const QString &after, int page);
    void checked(const Operation &operation, const AttemptHistory &history);
    void tellChanged(const Operation &operation, const AttemptHistory &history,
                     const std::optional<Escrow> &seen, const Escrow &now, EscrowActionKind list,
                     const QList<EscrowAction> &actions);
    void putOff(const Operation &operation, const AttemptHistory &history, const Error &error);
    // driverask.cpp: rows whose key is too old to be sent again
    void ask(const Operation &operation, const AttemptHistory &history);
    void couldNotAsk(const Operation &operation, const AttemptHistory &history, const Error &error);
    void fetchWhatActed(const Operation &operation, const Inquiry &inquiry);
    void askCalmly(const Operation &operation);
    [[nodiscard]] QFuture<Done> settleBy(const QString &id, const QList<api::SeenRequest> &seen);

    // driverfollow.cpp: rows that were accepted, by their resource
    void lookAroundSoon();
    void lookAround();
    void follow(const Operation &operation);
    void look(const Operation &operation);
    void arm(const QList<Operation> &open);

    // driver.cpp
    //! As whenDone(), if this process is then still doing that work with the row: it may have been
    //! given up meanwhile, or an attempt may have taken it over.
    template <typename T, typename Function>
    void whenStill(Work work, const QString &id, const QFuture<T> &future, Function function);
    void learn(const Resource &resource, LearnedFrom source, const OperationStep &step);
    void commit(const OperationStep &step);
    void sayWhatMoved(const Operation &before, const OperationStep &step);
    void release(const QString &id);
    void giveUpWaiting();
    [[nodiscard]] bool mayHaveActed(const QString &id);
    void sayFinishedWhenIdle();

    Driver *q;
    Client &m_client;
    Store &m_store;
    const Clock &m_clock;
    RandomSource &m_random;
    SecretKeeper m_keepSecret;
    std::unique_ptr<Reader> m_reader;
    QTimer m_timer;
    QTimer m_lookPause; //!< between two looks around, which read every open row
    bool m_lookWanted = false;
    QHash<QString, Work> m_busy;
    QSet<QString> m_wanted;         //!< busy rows that a person wants tried at once
    QHash<QString, Call> m_calls;   //!< attempts in flight
    QHash<QString, int> m_looks;    //!< how often a resource was looked at; forgotten when over
    QHash<QString, qint64> m_askAt; //!< steady clock: when a row left to a person is asked about
    bool m_running = false;
    int m_claims = 0;        //!< asked of the store and not yet answered
    bool m_claiming = false; //!< one of them is for whatever is due
    bool m_wokenMeanwhile = false;
};

template <typename T, typename Function>
void Driver::Private::whenStill(Work work, const QString &id, const QFuture<T> &future,
                                Function function)
{
    whenDone(future, q, [this, work, id, function](const T &answer) {
        const auto now = m_busy.constFind(id);
        if (now != m_busy.cend() && *now == work)
            function(answer);
    });
}

} // namespace coinpay
