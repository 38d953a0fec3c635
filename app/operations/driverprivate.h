// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "operations/asking.h"
#include "operations/driver.h"
#include "operations/history.h"
#include "store/reader.h"

#include <QHash>
#include <QTimer>

namespace coinpay {

//! The driver at work. Everything it knows for certain is in the journal; what is held here is only
//! which rows this process is busy with, and the timer to the next one that is due.
class Driver::Private
{
public:
    Private(Driver *driver, Client &apiClient, Store &profileStore, const Clock &wallClock,
            RandomSource &randomSource);

    void start();
    void stop();
    void wake();
    void tryNow(const QString &id);

    //! How long a claim lasts: longer than the longest attempt, token exchange included.
    static constexpr qint64 ClaimMs = 3 * 60'000;

private:
    //! What this process is doing with a row.
    enum class Work {
        Sending,
        Asking,     //!< the server is asked what it saw
        Committing, //!< the step is on its way to the disk
        Looking,    //!< at the resource of an accepted row; holds no claim
    };

    struct Call
    {
        int attempt = 0;
        QFuture<Result<ApiAnswer>> future;
    };

    // driversend.cpp: one row from its claim to the step that ends the attempt
    void claimNext();
    void claimed(const Result<std::optional<Operation>> &claim);
    void begin(const Operation &operation);
    void putBack(const Operation &operation, const AttemptHistory &history);
    void send(const Operation &operation, const AttemptHistory &history);
    void succeeded(const Operation &operation, const AttemptHistory &history,
                   const ApiAnswer &answer);
    void failed(const Operation &operation, const AttemptHistory &history, const Error &error);
    [[nodiscard]] OperationStep stepAfterAnswer(const Operation &operation, const ApiAnswer &answer,
                                                const api::WriteOutcome &outcome);

    // driverask.cpp: rows whose key is too old to be sent again
    void ask(const Operation &operation, const AttemptHistory &history);
    void concluded(const Operation &operation, const Inquiry &inquiry);
    void fetchWhatActed(const Operation &operation, const Inquiry &inquiry);

    // driverfollow.cpp: rows that were accepted, by their resource
    void lookAround();
    void follow(const Operation &operation);
    void look(const Operation &operation);
    void arm(const QList<Operation> &open);

    // driver.cpp
    void learn(const Resource &resource, LearnedFrom source, const OperationStep &step);
    void commit(const OperationStep &step);
    void release(const QString &id);
    void giveUpWaiting();
    void sayFinishedWhenIdle();

    Driver *q;
    Client &m_client;
    Store &m_store;
    const Clock &m_clock;
    RandomSource &m_random;
    std::unique_ptr<Reader> m_reader;
    QTimer m_timer;
    QHash<QString, Work> m_busy;
    QHash<QString, Call> m_calls; //!< attempts in flight
    QHash<QString, int> m_looks;  //!< how often a resource was looked at; forgotten when over
    bool m_running = false;
    int m_claims = 0;        //!< asked of the store and not yet answered
    bool m_claiming = false; //!< one of them is for whatever is due
    bool m_wokenMeanwhile = false;
};

} // namespace coinpay
