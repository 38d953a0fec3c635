// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/engineroom.h"

#include "core/log.h"
#include "core/whendone.h"
#include "desk/probe.h"

#include <QPromise>
#include <QTimer>

#include <chrono>

namespace coinpay {

using namespace std::chrono_literals;

namespace {

//! The driver ends its attempts sooner than this; past it the journal tells the next start.
constexpr auto LongestShutDown = 3s;

} // namespace

EngineRoom::EngineRoom(Profile profile, Store &store, const Clock &clock, RandomSource &random)
    : m_profile(std::move(profile))
    , m_store(store)
    , m_clock(clock)
    , m_random(random)
{
}

EngineRoom::~EngineRoom() = default;

QFuture<ConnectionReport> EngineRoom::open(std::shared_ptr<const SigningKey> key, Parts parts)
{
    if (!m_client || m_key->publicRaw() == key->publicRaw())
        return openWith(std::move(key), parts);
    // Attempts in flight end first, so that their rows go out again with the new key's signature.
    auto promise = std::make_shared<QPromise<ConnectionReport>>();
    promise->start();
    connect(
        this, &EngineRoom::shutDownFinished, this,
        [this, promise, key, parts] {
            takeDown();
            whenDone(openWith(key, parts), this, [promise](const ConnectionReport &report) {
                promise->addResult(report);
                promise->finish();
            });
        },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    shutDown();
    return promise->future();
}

QFuture<ConnectionReport> EngineRoom::openWith(std::shared_ptr<const SigningKey> key, Parts parts)
{
    if (!m_client) {
        const Done built = buildClient(std::move(key));
        if (!built)
            return QtFuture::makeReadyFuture(notConnected(built.error()));
    }
    startParts(parts);
    return probe(*m_client, m_clock);
}

Done EngineRoom::buildClient(std::shared_ptr<const SigningKey> key)
{
    NetworkOptions options;
    options.baseUrl = m_profile.url;
    options.caPem = m_profile.caPem;
    auto transport = NetworkTransport::create(options, m_clock);
    if (!transport)
        return fail(transport.error());
    m_transport = std::move(*transport);
    m_key = key;
    m_client =
        std::make_unique<Client>(*m_transport, m_clock, m_random, m_profile.keyId, std::move(key));
    m_refresher = std::make_unique<Refresher>(*m_client, m_store, m_clock);
    connect(m_client.get(), &Client::attempted, this, &EngineRoom::noteAttempt);
    return {};
}

void EngineRoom::noteAttempt(const RequestLogEntry &entry)
{
    whenDone(m_store.logRequest(entry), this, [](const Done &done) {
        if (!done)
            qCWarning(logApi) << "the request log took no row:" << done.error().message;
    });
    const QStringList scopes = m_client->scopes();
    if (scopes.isEmpty() || scopes == m_scopes)
        return;
    m_scopes = scopes;
    Q_EMIT scopesChanged(scopes);
}

void EngineRoom::startParts(Parts parts)
{
    if (parts.driver && !m_driver)
        startDriver();
    if (parts.synchronizer && !m_synchronizer)
        startSynchronizer();
    else if (m_synchronizer)
        m_synchronizer->pollNow();
}

void EngineRoom::startDriver()
{
    m_driver = std::make_unique<Driver>(*m_client, m_store, m_clock, m_random);
    m_driver->setSecretKeeper(m_keepSecret);
    connect(m_client.get(), &Client::reachableChanged, m_driver.get(), [this](bool reachable) {
        if (reachable)
            m_driver->wake();
    });
    connect(m_driver.get(), &Driver::escrowMoved, this,
            [this](const QString &id) { refresher()->escrow(id); });
    connect(m_driver.get(), &Driver::walletMoved, this,
            [this](const QString &id) { refresher()->balances(id); });
    connect(m_driver.get(), &Driver::answered, this, &EngineRoom::operationAnswered);
    m_driver->start();
}

void EngineRoom::startSynchronizer()
{
    m_synchronizer = std::make_unique<Synchronizer>(*m_client, m_store, m_clock, m_random);
    connect(m_synchronizer.get(), &Synchronizer::freshnessChanged, this,
            &EngineRoom::freshnessChanged);
    connect(m_synchronizer.get(), &Synchronizer::advanced, this, [this] {
        if (m_driver)
            m_driver->wake();
    });
    m_synchronizer->setAttentive(m_attentive);
    m_synchronizer->start();
}

Refresher *EngineRoom::refresher() const
{
    return m_synchronizer ? &m_synchronizer->refresher() : m_refresher.get();
}

QString EngineRoom::newIdempotencyKey() const
{
    return newId(QLatin1String("ik_"), m_clock, m_random);
}

void EngineRoom::setAttentive(bool attentive)
{
    m_attentive = attentive;
    if (m_synchronizer)
        m_synchronizer->setAttentive(attentive);
}

void EngineRoom::takeDown()
{
    m_synchronizer.reset();
    m_driver.reset();
    m_refresher.reset();
    m_client.reset();
    m_transport.reset();
}

void EngineRoom::shutDown()
{
    if (m_synchronizer)
        m_synchronizer->stop();
    QTimer::singleShot(LongestShutDown, this, &EngineRoom::shutDownFinished);
    if (!m_driver) {
        drainStore();
        return;
    }
    connect(m_driver.get(), &Driver::finished, this, &EngineRoom::drainStore);
    m_driver->stop();
}

void EngineRoom::drainStore()
{
    // What the store was given before this is done once this is: nothing it still has to tell finds
    // us gone.
    whenDone(m_store.apply({}), this, [this](const Result<int> &) { Q_EMIT shutDownFinished(); });
}

} // namespace coinpay
