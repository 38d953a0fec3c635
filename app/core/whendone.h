// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace coinpay {

//! Calls `done(result)` on the thread of `context`, which is this one, once `future` has its
//! result; never, when it ends without one or the context goes first.
//!
//! For futures that another thread finishes, in place of QFuture::then(context, …): when a
//! continuation is attached at the moment in which the other thread finishes, Qt 6.4 runs it twice,
//! the second time with a promise that was moved away, which is a crash. A watcher is told under
//! the future's own mutex.
template <typename T, typename Done>
void whenDone(const QFuture<T> &future, QObject *context, Done done)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                     [watcher, done = std::move(done)]() mutable {
                         const QFuture<T> finished = watcher->future();
                         auto call = std::move(done); // the watcher may go while it runs
                         watcher->deleteLater();
                         if (finished.resultCount() > 0)
                             call(finished.result());
                     });
    watcher->setFuture(future);
}

} // namespace coinpay
