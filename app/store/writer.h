// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/files.h"
#include "store/sqlite/failure.h"
#include "store/store.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace coinpay::store {

//! What pieces of work did, said once their transaction is committed.
struct Announcement
{
    InvoicesChanged invoices;
    ResourcesChanged resources;
    QStringList operations;
    bool operationsEverything = false;
    bool payees = false;
    bool notes = false;
    qint64 requestRow = 0;

    void add(const Announcement &other);
};

//! The one thread that writes. Pieces of work for the same file that wait together share one
//! transaction (and its fsync), each in a savepoint of its own: one that fails takes nothing of the
//! others with it. Once a second it looks whether another process has committed.
class Writer
{
public:
    enum class File { Journal, Mirror };
    //! Runs on the writer thread.
    using Announce = std::function<void(const Announcement &)>;
    //! The first write that a file refused, and empty once all of them take writes again. Runs on
    //! the writer thread.
    using Report = std::function<void(const std::optional<Error> &)>;

    explicit Writer(Files files, Announce announce, Report report = {});
    //! Finishes what is queued first.
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    //! `work(connection, announcement)` answers a value or throws Failure or Refusal.
    template <typename T>
    QFuture<Result<T>> submit(File file, std::function<T(Connection &, Announcement &)> work);

private:
    struct Job
    {
        File file = File::Journal;
        //! Does the work and keeps its answer; throws.
        std::function<void(Connection &, Announcement &)> work;
        //! Delivers the answer, or the error.
        std::function<void(const std::optional<Error> &)> finish;
        std::optional<Error> error;
    };
    using Batch = std::vector<Job>;

    void enqueue(Job job);
    void loop();
    Batch nextBatch();
    void run(Batch &batch);
    void commitTogether(Batch &batch, Connection &connection, Announcement &said);
    static void runOne(Job &job, Connection &connection, Announcement &said);
    static bool didWork(Job &job, Connection &connection, Announcement &said);
    void noteDamage(const Failure &failure);
    void reportTrouble(const Batch &batch);
    void lookForOthers();
    void shrink();
    [[nodiscard]] Connection &connectionOf(File file);

    Files m_files;
    Announce m_announce;
    Report m_report;
    std::array<bool, 2> m_isInTrouble{}; //!< by File
    int m_batchesSinceShrink = 0;
    qint64 m_journalVersion = 0;
    qint64 m_mirrorVersion = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_stopping = false;
    std::unique_ptr<QThread> m_thread;
};

template <typename T>
QFuture<Result<T>> Writer::submit(File file, std::function<T(Connection &, Announcement &)> work)
{
    struct State
    {
        QPromise<Result<T>> promise;
        std::optional<Result<T>> answer;
    };
    auto state = std::make_shared<State>();
    state->promise.start();
    Job job;
    job.file = file;
    job.work = [state, work = std::move(work)](Connection &connection, Announcement &said) {
        if constexpr (std::is_void_v<T>) {
            work(connection, said);
            state->answer = Result<T>();
        } else {
            state->answer = Result<T>(work(connection, said));
        }
    };
    job.finish = [state](const std::optional<Error> &error) {
        if (error)
            state->answer = Result<T>(fail(*error));
        state->promise.addResult(std::move(*state->answer));
        state->promise.finish();
    };
    QFuture<Result<T>> future = state->promise.future();
    enqueue(std::move(job));
    return future;
}

} // namespace coinpay::store
