// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFutureWatcher>
#include <QPromise>

#include <functional>
#include <memory>
#include <utility>

namespace coinpay::api {

//! The answering end of a QFuture<Result<T>>: answered once, and told when the other end loses
//! interest. Lives on one thread with an event loop. One that goes without an answer cancels.
template <typename T>
class Pending
{
public:
    Pending() { m_promise.start(); }

    ~Pending() { forgetWatcher(); }

    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;

    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }

    [[nodiscard]] bool isCanceled() const { return m_promise.isCanceled(); }

    //! `action` runs on `context`'s thread; it may answer or destroy this.
    void whenCanceled(QObject *context, std::function<void()> action)
    {
        m_watcher = new QFutureWatcher<Result<T>>;
        QObject::connect(m_watcher, &QFutureWatcherBase::canceled, context,
                         [this, action = std::move(action)] {
                             bool isForgotten = false;
                             m_isForgotten = &isForgotten;
                             action();
                             if (!isForgotten)
                                 m_isForgotten = nullptr;
                         });
        m_watcher->setFuture(m_promise.future());
    }

    //! The first answer counts.
    void answer(Result<T> result)
    {
        if (m_answered)
            return;
        m_answered = true;
        forgetWatcher();
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    void forgetWatcher()
    {
        if (!m_watcher)
            return;
        m_watcher->disconnect();
        if (m_isForgotten) {
            *std::exchange(m_isForgotten, nullptr) = true;
            m_watcher->deleteLater(); // it is the one that is calling
        } else {
            delete m_watcher;
        }
        m_watcher = nullptr;
    }

    QPromise<Result<T>> m_promise;
    QFutureWatcher<Result<T>> *m_watcher = nullptr;
    bool m_answered = false;
    bool *m_isForgotten = nullptr; //!< while the watcher calls: whether it was let go meanwhile
};

//! A future that is answered already.
template <typename T>
[[nodiscard]] QFuture<Result<T>> answered(Result<T> result)
{
    Pending<T> pending;
    QFuture<Result<T>> future = pending.future();
    pending.answer(std::move(result));
    return future;
}

//! The future of `convert(value)` once `source` has its value; an error goes through as it is, and
//! so does canceling, upwards. `convert` runs on `context`'s thread.
template <typename To, typename From, typename Convert>
[[nodiscard]] QFuture<Result<To>> mapped(QFuture<Result<From>> source, QObject *context,
                                         Convert convert)
{
    // Lives until the source is finished, which canceling brings about.
    auto *watcher = new QFutureWatcher<Result<From>>(context);
    auto pending = std::make_shared<Pending<To>>();
    pending->whenCanceled(watcher, [watcher] {
        watcher->cancel();
        watcher->deleteLater();
    });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [=] {
        watcher->deleteLater();
        const QFuture<Result<From>> future = watcher->future();
        if (future.resultCount() == 0)
            return; // canceled: the last owner of `pending` goes with the watcher
        const Result<From> result = future.result();
        pending->answer(result ? convert(*result) : Result<To>(fail(result.error())));
    });
    watcher->setFuture(source);
    return pending->future();
}

} // namespace coinpay::api
