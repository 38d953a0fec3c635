// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/networktransport.h"
#include "desk/connectionreport.h"
#include "operations/driver.h"
#include "profiles/profile.h"
#include "sync/synchronizer.h"

namespace coinpay {

//! Transport, client, synchronizer and driver of one profile. Everything here happens on the engine
//! thread; Desk is its only caller.
class EngineRoom : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        bool driver = false;
        bool synchronizer = false;
    };

    EngineRoom(Profile profile, Store &store, const Clock &clock, RandomSource &random);
    ~EngineRoom() override;

    //! Builds what is missing and starts it; a different key takes the place of the one before once
    //! the attempts in flight have ended.
    [[nodiscard]] QFuture<ConnectionReport> open(std::shared_ptr<const SigningKey> key,
                                                 Parts parts);
    //! Ends everything in bounded time, then says shutDownFinished(). An attempt that got no answer
    //! stays in the journal as unknown.
    void shutDown();

    //! Before open().
    void setSecretKeeper(Driver::SecretKeeper keeper) { m_keepSecret = std::move(keeper); }

    //! Null before open().
    [[nodiscard]] Client *client() const { return m_client.get(); }

    [[nodiscard]] Synchronizer *synchronizer() const { return m_synchronizer.get(); }

    [[nodiscard]] Driver *driver() const { return m_driver.get(); }

    //! Null before open().
    [[nodiscard]] Refresher *refresher() const;

    [[nodiscard]] Store &store() const { return m_store; }

    [[nodiscard]] const Clock &clock() const { return m_clock; }

    //! The one in use; null before open().
    [[nodiscard]] const std::shared_ptr<const SigningKey> &key() const { return m_key; }

    //! For a write that is not journaled because it moves nothing.
    [[nodiscard]] QString newIdempotencyKey() const;

    //! Kept for the synchronizer that is made later.
    void setAttentive(bool attentive);

Q_SIGNALS:
    void freshnessChanged(const coinpay::Freshness &freshness);
    void scopesChanged(const QStringList &scopes);
    void operationAnswered(const QString &operationId, const coinpay::HttpAnswer &answer);
    void shutDownFinished();

private:
    [[nodiscard]] QFuture<ConnectionReport> openWith(std::shared_ptr<const SigningKey> key,
                                                     Parts parts);
    [[nodiscard]] Done buildClient(std::shared_ptr<const SigningKey> key);
    void startParts(Parts parts);
    void startDriver();
    void startSynchronizer();
    void noteAttempt(const RequestLogEntry &entry);
    void takeDown();
    void drainStore();

    Profile m_profile;
    Store &m_store;
    const Clock &m_clock;
    RandomSource &m_random;
    Driver::SecretKeeper m_keepSecret;
    // Each stands on the ones before it, and goes first.
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<Refresher> m_refresher; //!< while there is no synchronizer with its own
    std::unique_ptr<Driver> m_driver;
    std::unique_ptr<Synchronizer> m_synchronizer;
    std::shared_ptr<const SigningKey> m_key;
    QStringList m_scopes; //!< as last said
    bool m_attentive = false;
};

} // namespace coinpay
