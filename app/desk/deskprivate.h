// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/whendone.h"
#include "desk/desk.h"
#include "desk/engineroom.h"

#include <QPromise>
#include <QThread>

namespace coinpay {

//! One page of a resource's events, applied (pullevents.cpp). On the engine thread, after open().
[[nodiscard]] QFuture<Result<QString>> pullEventsOf(EngineRoom &room, const QString &resourceId,
                                                    const QString &after, int waitSeconds);

//! An answer that is there already.
template <typename T>
[[nodiscard]] QFuture<Result<T>> readyFailure(Error error)
{
    return QtFuture::makeReadyFuture(Result<T>(fail(std::move(error))));
}

//! What a call gets before connectToServer().
[[nodiscard]] Error notConnectedYet();

class Desk::Private
{
public:
    Private(Profile openProfile, SecretStore &secretStore, const Clock &clock, RandomSource &random,
            std::unique_ptr<Store> openStore, std::unique_ptr<Reader> openReader);
    //! Ends the engine in bounded time, then the store.
    ~Private();

    //! Runs `function` on the engine thread.
    template <typename Function>
    void tell(Function function)
    {
        QMetaObject::invokeMethod(
            engine, [room = engine, function] { function(*room); }, Qt::QueuedConnection);
    }

    //! Runs `function`, which answers a future, on the engine thread, and hands its answer on. The
    //! future finishes on the desk's own thread, where QFuture::then() may be used with it; it is
    //! canceled when the engine ends first.
    template <typename T, typename Function>
    [[nodiscard]] QFuture<T> ask(Function function)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        tell([promise, function, home = &here](EngineRoom &room) {
            whenDone(function(room), &room,
                     [promise, home](const T &answer) { finishAtHome(home, promise, answer); });
        });
        return promise->future();
    }

    //! Fetches into the store, once there is something to fetch with.
    template <typename Function>
    void refresh(Function function)
    {
        tell([function](EngineRoom &room) {
            if (room.refresher())
                function(*room.refresher());
        });
    }

    //! A call of the client's, or an error when there is none yet.
    template <typename T, typename Function>
    [[nodiscard]] QFuture<Result<T>> call(Function function)
    {
        return ask<Result<T>>([function](EngineRoom &room) {
            return room.client() ? function(*room.client())
                                 : QtFuture::makeReadyFuture(Result<T>(fail(notConnectedYet())));
        });
    }

    //! The same answer, in a future that finishes on the desk's own thread.
    template <typename T>
    [[nodiscard]] QFuture<T> deliver(const QFuture<T> &future)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        whenDone(future, &here, [promise](const T &answer) {
            promise->addResult(answer);
            promise->finish();
        });
        return promise->future();
    }

    template <typename T>
    static void finishAtHome(QObject *home, const std::shared_ptr<QPromise<T>> &promise,
                             const T &answer)
    {
        QMetaObject::invokeMethod(
            home,
            [promise, answer] {
                promise->addResult(answer);
                promise->finish();
            },
            Qt::QueuedConnection);
    }

    //! Builds nothing: journals what is built already, and answers on the desk's own thread.
    [[nodiscard]] QFuture<Result<Operation>> journal(const Result<OperationDraft> &draft);
    //! From the engine's thread: into the secret store, which lives on the desk's own.
    [[nodiscard]] QFuture<Done> keepAtHome(const QString &entry, const SharedSecret &secret);
    //! Says so when they are others than before.
    void keepScopes(Desk *desk, const QStringList &now);

    QObject here; //!< lives on the desk's own thread, and longer than the engine
    const Profile profile;
    SecretStore &secrets;
    std::unique_ptr<Store> store;
    std::unique_ptr<Reader> reader;
    QThread thread;
    EngineRoom *engine; //!< lives on `thread`, deleted when it ends
    bool connected = false;
    QStringList scopes;
    Freshness freshness;
};

} // namespace coinpay
