// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "core/clock.h"
#include "domain/escrow.h"
#include "store/store.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

namespace coinpay {

//! Fetches single things into the store: what a person looks at, and what an operation or an event
//! has just changed. Each thing is fetched at most once at a time; asked for again meanwhile, it is
//! fetched once more afterwards. What cannot be fetched is logged and stays as it was. Lives on the
//! engine thread.
class Refresher : public QObject
{
    Q_OBJECT

public:
    Refresher(Client &client, Store &store, const Clock &clock);

    //! With its events.
    void invoice(const QString &id);
    //! With its releases, refunds and disputes, and its events.
    void escrow(const QString &id);
    //! With its events.
    void transfer(const QString &id);
    //! All of them, with their balances.
    void wallets();
    //! A few wallets at a time; the others wait for their turn.
    void balances(const QString &walletId);
    void addresses(const QString &walletId);

private:
    struct Fetch
    {
        std::function<void()> begin;
        bool again = false;
    };

    //! A person may be waiting for something else meanwhile.
    static constexpr int MostBalancesAtOnce = 4;
    //! After its balances were fetched a wallet waits this long for its next turn: a batch of
    //! transfers moves it many times a second.
    static constexpr int BalancesRestMs = 500;

    void start(const QString &key, const std::function<void()> &begin);
    void ended(const QString &key);
    void failed(const QString &key, const Error &error);
    //! Into the store, then `next`.
    void keep(const QString &key, const QList<Resource> &resources, std::function<void()> next);
    template <typename T>
    void then(const QString &key, const QFuture<Result<T>> &future,
              std::function<void(const T &)> next);

    void actions(const QString &key, const QString &escrowId, EscrowActionKind kind,
                 const QString &cursor);
    void events(const QString &key, const QString &resourceId, const QString &after);
    void nextBalances();
    void fetchBalances(const QString &walletId);
    void walletPage(const QString &key, const QString &cursor);
    void addressPage(const QString &key, const QString &walletId, const QString &cursor, int page);

    Client &m_client;
    Store &m_store;
    const Clock &m_clock;
    QHash<QString, Fetch> m_fetches; //!< in flight, by what they fetch
    QSet<QString> m_balances;        //!< wallets whose balances are being fetched, or rest
    int m_balancesInFlight = 0;
    QStringList m_balancesWaiting;
};

} // namespace coinpay
