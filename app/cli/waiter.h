// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <functional>

namespace coinpay::cli {

//! Waits for one thing at a time on the main thread, whose only event loop this is. SIGINT and
//! SIGTERM end every wait, this one and those to come, so that a command can still say how things
//! stand.
class Waiter : public QObject
{
    Q_OBJECT

public:
    //! Takes over SIGINT and SIGTERM. One at a time in a process.
    Waiter();
    ~Waiter() override;

    [[nodiscard]] bool interrupted() const { return m_interrupted; }

    //! Empty when interrupted, out of time (`ms` 0: no end), or when nobody will ever answer.
    template <typename T>
    [[nodiscard]] std::optional<T> result(const QFuture<T> &future, qint64 ms = 0)
    {
        QFutureWatcher<T> watcher;
        QEventLoop loop;
        connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (!future.isFinished())
            run(loop, ms);
        if (!future.isFinished() || future.isCanceled() || future.resultCount() == 0)
            return {};
        return future.result();
    }

    //! As result(), with an error in the place of nothing.
    template <typename T>
    [[nodiscard]] Result<T> answer(const QFuture<Result<T>> &future, qint64 ms = 0)
    {
        const std::optional<Result<T>> got = result(future, ms);
        if (!got)
            return fail(stoppedError());
        return *got;
    }

    //! Waits until `isTrue()`, which is asked at every change of `changed` and a few times a
    //! second. False when interrupted or out of time.
    [[nodiscard]] bool until(const std::function<bool()> &isTrue, qint64 ms);
    //! False when interrupted.
    [[nodiscard]] bool pause(qint64 ms);
    //! Ends the wait in until() early, to ask again.
    void nudge();

    [[nodiscard]] static Error stoppedError();

Q_SIGNALS:
    void nudged();

private:
    void run(QEventLoop &loop, qint64 ms);
    void interrupt();

    bool m_interrupted = false;

Q_SIGNALS:
    void stopped();
};

} // namespace coinpay::cli
