// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk.h"

#include "core/whendone.h"
#include "desk/deskprivate.h"

#include <QPromise>

namespace coinpay {

namespace {

template <typename T>
QFuture<Result<T>> ready(Error error)
{
    return QtFuture::makeReadyFuture(Result<T>(fail(std::move(error))));
}

EngineRoom::Parts partsOf(Desk::Engine engine)
{
    switch (engine) {
    case Desk::Engine::Full: return {true, true};
    case Desk::Engine::Operations: return {true, false};
    case Desk::Engine::Calls: return {false, false};
    }
    return {};
}

} // namespace

Result<std::unique_ptr<Desk>> Desk::open(const ProfileRegistry &registry, const Profile &profile,
                                         SecretStore &secrets, const Clock &clock,
                                         RandomSource &random)
{
    const auto dir = registry.profileDir(profile.name);
    if (!dir)
        return fail(dir.error());
    auto store = Store::open(*dir, clock, random);
    if (!store)
        return fail(store.error());
    auto reader = Reader::open(*dir);
    if (!reader)
        return fail(reader.error());
    auto d = std::make_unique<Private>(profile, secrets, clock, random, std::move(*store),
                                       std::move(*reader));
    return std::unique_ptr<Desk>(new Desk(std::move(d)));
}

Desk::Desk(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
    connect(d->engine, &EngineRoom::freshnessChanged, this, [this](const Freshness &freshness) {
        d->freshness = freshness;
        Q_EMIT freshnessChanged(freshness);
    });
}

Desk::~Desk() = default;

const Profile &Desk::profile() const
{
    return d->profile;
}

Store &Desk::store()
{
    return *d->store;
}

Reader &Desk::reader()
{
    return *d->reader;
}

QFuture<ConnectionReport> Desk::connectToServer(Engine engine,
                                                std::shared_ptr<const SigningKey> key)
{
    auto promise = std::make_shared<QPromise<ConnectionReport>>();
    promise->start();
    const auto finish = [this, promise](const ConnectionReport &report) {
        d->scopes = report.scopes;
        promise->addResult(report);
        promise->finish();
    };
    const auto open = [this, engine, finish](std::shared_ptr<const SigningKey> use) {
        d->connected = true;
        whenDone(d->ask<ConnectionReport>([use = std::move(use), engine](EngineRoom &room) {
            return room.open(use, partsOf(engine));
        }),
                 this, finish);
    };
    if (key) {
        open(std::move(key));
        return promise->future();
    }
    whenDone(d->secrets.read(privateKeyEntry(d->profile.name, d->profile.keyId)), this,
             [finish, open](const Result<SharedSecret> &secret) {
                 if (!secret) {
                     finish(notConnected(secret.error()));
                     return;
                 }
                 auto loaded = SigningKey::fromPem((*secret)->view());
                 if (!loaded) {
                     finish(notConnected(loaded.error()));
                     return;
                 }
                 open(std::make_shared<const SigningKey>(std::move(*loaded)));
             });
    return promise->future();
}

bool Desk::isConnected() const
{
    return d->connected;
}

QFuture<Result<Operation>> Desk::createInvoice(const InvoiceDraft &draft)
{
    const Done checked = checkInvoiceDraft(draft);
    if (!checked)
        return ready<Operation>(checked.error());
    const auto operation = api::createInvoice(draft);
    if (!operation)
        return ready<Operation>(operation.error());
    return d->deliver(d->store->addOperation(*operation));
}

QFuture<Result<Operation>> Desk::cancelInvoice(const QString &invoiceId, const QString &reason)
{
    const auto invoice = d->reader->invoice(invoiceId);
    const QString reference = invoice ? invoice->reference : QString();
    const auto operation = api::cancelInvoice(invoiceId, reason, reference);
    if (!operation)
        return ready<Operation>(operation.error());
    return d->deliver(d->store->addOperation(*operation));
}

void Desk::tryNow(const QString &operationId)
{
    d->tell([operationId](EngineRoom &room) {
        if (room.driver())
            room.driver()->tryNow(operationId);
    });
}

void Desk::refreshInvoice(const QString &id)
{
    d->tell([id](EngineRoom &room) {
        if (room.synchronizer())
            room.synchronizer()->refreshInvoice(id);
    });
}

QFuture<Result<Invoice>> Desk::fetchInvoice(const QString &id)
{
    return d->call<Invoice>([id](Client &client) { return api::fetchInvoice(client, id); });
}

QFuture<Result<api::InvoicePage>> Desk::listInvoices(const QString &cursor, int limit)
{
    return d->call<api::InvoicePage>(
        [cursor, limit](Client &client) { return api::listInvoices(client, cursor, limit); });
}

QFuture<Result<QString>> Desk::pullEvents(const QString &invoiceId, const QString &after,
                                          int waitSeconds)
{
    return d->ask<Result<QString>>([invoiceId, after, waitSeconds](EngineRoom &room) {
        return pullEventsOf(room, invoiceId, after, waitSeconds);
    });
}

void Desk::setAttentive(bool attentive)
{
    d->tell([attentive](EngineRoom &room) { room.setAttentive(attentive); });
}

void Desk::pauseFirstSync()
{
    d->tell([](EngineRoom &room) {
        if (room.synchronizer())
            room.synchronizer()->pauseFirstSync();
    });
}

void Desk::resumeFirstSync()
{
    d->tell([](EngineRoom &room) {
        if (room.synchronizer())
            room.synchronizer()->resumeFirstSync();
    });
}

void Desk::pollNow()
{
    d->tell([](EngineRoom &room) {
        if (room.synchronizer())
            room.synchronizer()->pollNow();
        if (room.driver())
            room.driver()->wake();
    });
}

Freshness Desk::freshness() const
{
    return d->freshness;
}

QStringList Desk::scopes() const
{
    return d->scopes;
}

} // namespace coinpay
