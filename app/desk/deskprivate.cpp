// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/deskprivate.h"

#include "core/log.h"
#include "secrets/webhooksecrets.h"

#include <QCoreApplication>

#include <chrono>

namespace coinpay {

using namespace std::chrono_literals;

namespace {

//! The engine bounds its own end; this is for an engine thread that hangs in a system call.
constexpr auto LongestJoin = 15s;

} // namespace

Desk::Private::Private(Profile openProfile, SecretStore &secretStore, const Clock &clock,
                       RandomSource &random, std::unique_ptr<Store> openStore,
                       std::unique_ptr<Reader> openReader)
    : profile(std::move(openProfile))
    , secrets(secretStore)
    , store(std::move(openStore))
    , reader(std::move(openReader))
    , engine(new EngineRoom(profile, *store, clock, random))
{
    engine->setSecretKeeper(
        [this](const QString &endpointId, const QString &secretId, const SharedSecret &secret) {
            return keepAtHome(webhookSecretEntry(profile.name, endpointId, secretId), secret);
        });
    engine->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, engine, &QObject::deleteLater);
    QObject::connect(engine, &EngineRoom::shutDownFinished, &thread, &QThread::quit,
                     Qt::DirectConnection);
    thread.setObjectName(QStringLiteral("engine"));
    thread.start();
}

Desk::Private::~Private()
{
    tell([](EngineRoom &room) { room.shutDown(); });
    if (!thread.wait(LongestJoin)) {
        qCCritical(logOperations) << "the engine did not end in time; the journal stands";
        thread.terminate();
        thread.wait();
    }
}

QFuture<Result<Operation>> Desk::Private::journal(const Result<OperationDraft> &draft)
{
    return draft ? deliver(store->addOperation(*draft)) : readyFailure<Operation>(draft.error());
}

QFuture<Done> Desk::Private::keepAtHome(const QString &entry, const SharedSecret &secret)
{
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    QMetaObject::invokeMethod(
        &here,
        [this, promise, entry, secret] {
            whenDone(secrets.write(entry, secret), &here, [promise](const Done &done) {
                promise->addResult(done);
                promise->finish();
            });
        },
        Qt::QueuedConnection);
    return promise->future();
}

void Desk::Private::keepScopes(Desk *desk, const QStringList &now)
{
    if (scopes == now)
        return;
    scopes = now;
    Q_EMIT desk->scopesChanged(scopes);
}

Error notConnectedYet()
{
    Error error;
    error.kind = ErrorKind::Canceled;
    error.message = QCoreApplication::translate("Desk", "There is no connection to a server yet.");
    return error;
}

} // namespace coinpay
