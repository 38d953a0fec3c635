// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk.h"

#include "core/whendone.h"
#include "desk/deskprivate.h"

#include <QPromise>

namespace coinpay {

namespace {

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
    connect(d->engine, &EngineRoom::scopesChanged, this,
            [this](const QStringList &scopes) { d->keepScopes(this, scopes); });
    connect(d->engine, &EngineRoom::operationAnswered, this, &Desk::operationAnswered);
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
        d->keepScopes(this, report.scopes);
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

bool Desk::hasScope(OperationKind kind) const
{
    return d->scopes.isEmpty() || d->scopes.contains(scopeFor(kind));
}

AcceptedNets Desk::acceptedNets() const
{
    // The sandbox hands out addresses in the form of the main networks.
    return d->profile.environment == Environment::Test ? AcceptedNets::MainAndTest
                                                       : AcceptedNets::Main;
}

} // namespace coinpay
