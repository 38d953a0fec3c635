// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/refresher.h"

#include "api/endpoints.h"
#include "api/escrowendpoints.h"
#include "api/walletendpoints.h"
#include "core/log.h"
#include "core/whendone.h"
#include "sync/feedpolicy.h"

#include <QTimer>

namespace coinpay {

namespace {

template <typename T>
QList<Resource> asResources(const QList<T> &items)
{
    return QList<Resource>(items.begin(), items.end());
}

//! The kind whose list follows, of an escrow's three.
std::optional<EscrowActionKind> kindAfter(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release: return EscrowActionKind::Refund;
    case EscrowActionKind::Refund: return EscrowActionKind::Dispute;
    case EscrowActionKind::Dispute: return {};
    }
    return {};
}

} // namespace

Refresher::Refresher(Client &client, Store &store, const Clock &clock)
    : m_client(client)
    , m_store(store)
    , m_clock(clock)
{
}

void Refresher::start(const QString &key, const std::function<void()> &begin)
{
    const auto running = m_fetches.find(key);
    if (running != m_fetches.end()) {
        running->again = true;
        return;
    }
    m_fetches.insert(key, {begin, false});
    begin();
}

void Refresher::ended(const QString &key)
{
    const Fetch fetch = m_fetches.take(key);
    if (fetch.again)
        start(key, fetch.begin);
}

void Refresher::failed(const QString &key, const Error &error)
{
    qCInfo(logSync) << key << "could not be fetched:" << error.message << error.requestId;
    ended(key);
}

template <typename T>
void Refresher::then(const QString &key, const QFuture<Result<T>> &future,
                     std::function<void(const T &)> next)
{
    whenDone(future, this, [this, key, next = std::move(next)](const Result<T> &answer) {
        if (answer)
            next(*answer);
        else
            failed(key, answer.error());
    });
}

void Refresher::keep(const QString &key, const QList<Resource> &resources,
                     std::function<void()> next)
{
    QList<ResourceUpdate> updates;
    updates.reserve(resources.size());
    for (const Resource &resource : resources)
        updates.append({resource, LearnedFrom::Lookup, m_clock.now(), {}});
    then<int>(key, m_store.apply(updates), [next = std::move(next)](int) { next(); });
}

void Refresher::invoice(const QString &id)
{
    start(id, [this, id] {
        then<Invoice>(id, api::fetchInvoice(m_client, id), [this, id](const Invoice &invoice) {
            keep(id, {invoice}, [this, id] { events(id, id, {}); });
        });
    });
}

void Refresher::escrow(const QString &id)
{
    start(id, [this, id] {
        then<Escrow>(id, api::fetchEscrow(m_client, id), [this, id](const Escrow &escrow) {
            keep(id, {escrow}, [this, id] { actions(id, id, EscrowActionKind::Release, {}); });
        });
    });
}

void Refresher::transfer(const QString &id)
{
    start(id, [this, id] {
        then<Transfer>(id, api::fetchTransfer(m_client, id), [this, id](const Transfer &transfer) {
            keep(id, {transfer}, [this, id] { events(id, id, {}); });
        });
    });
}

void Refresher::wallets()
{
    const QString key = QStringLiteral("wallets");
    start(key, [this, key] { walletPage(key, {}); });
}

void Refresher::balances(const QString &walletId)
{
    if (m_balancesWaiting.contains(walletId))
        return;
    m_balancesWaiting.append(walletId);
    nextBalances();
}

void Refresher::nextBalances()
{
    qsizetype i = 0;
    while (i < m_balancesWaiting.size() && m_balancesInFlight < MostBalancesAtOnce) {
        const QString walletId = m_balancesWaiting.at(i);
        if (m_balances.contains(walletId)) {
            ++i; // its next turn comes
            continue;
        }
        m_balancesWaiting.removeAt(i);
        m_balances.insert(walletId);
        ++m_balancesInFlight;
        fetchBalances(walletId);
    }
}

void Refresher::fetchBalances(const QString &walletId)
{
    const auto ended = [this, walletId](const Done &done) {
        if (!done)
            qCInfo(logSync) << "balances of" << walletId
                            << "are as they were:" << done.error().message
                            << done.error().requestId;
        --m_balancesInFlight;
        QTimer::singleShot(BalancesRestMs, this, [this, walletId] {
            m_balances.remove(walletId);
            nextBalances();
        });
        nextBalances();
    };
    whenDone(api::fetchBalances(m_client, walletId), this,
             [this, ended](const Result<BalanceSheet> &sheet) {
                 if (sheet)
                     whenDone(m_store.applyBalances(*sheet, m_clock.now()), this, ended);
                 else
                     ended(fail(sheet.error()));
             });
}

void Refresher::addresses(const QString &walletId)
{
    const QString key = QStringLiteral("addresses of ") + walletId;
    start(key, [this, key, walletId] { addressPage(key, walletId, {}, 1); });
}

void Refresher::actions(const QString &key, const QString &escrowId, EscrowActionKind kind,
                        const QString &cursor)
{
    using Page = api::Page<EscrowAction>;
    then<Page>(key, api::listEscrowActions(m_client, escrowId, kind, cursor, feed::ListPage),
               [this, key, escrowId, kind](const Page &page) {
                   const QString more = page.hasMore ? page.nextCursor : QString();
                   keep(key, asResources(page.items), [this, key, escrowId, kind, more] {
                       if (!more.isEmpty())
                           actions(key, escrowId, kind, more);
                       else if (const auto next = kindAfter(kind))
                           actions(key, escrowId, *next, {});
                       else
                           events(key, escrowId, {});
                   });
               });
}

void Refresher::events(const QString &key, const QString &resourceId, const QString &after)
{
    then<api::EventPage>(key, api::fetchEventsOf(m_client, resourceId, after),
                         [this, key, resourceId](const api::EventPage &page) {
                             QList<ResourceUpdate> updates;
                             for (const api::FeedEntry &entry : page.entries) {
                                 if (isKnown(entry.resource))
                                     updates.append({entry.resource, LearnedFrom::Lookup,
                                                     m_clock.now(), entry.event});
                             }
                             const QString more = page.hasMore ? page.next : QString();
                             then<int>(key, m_store.apply(updates),
                                       [this, key, resourceId, more](int) {
                                           if (more.isEmpty())
                                               ended(key);
                                           else
                                               events(key, resourceId, more);
                                       });
                         });
}

void Refresher::walletPage(const QString &key, const QString &cursor)
{
    using Page = api::Page<Wallet>;
    then<Page>(key, api::listWallets(m_client, cursor, feed::ListPage),
               [this, key](const Page &page) {
                   for (const Wallet &wallet : page.items)
                       balances(wallet.id);
                   const QString more = page.hasMore ? page.nextCursor : QString();
                   keep(key, asResources(page.items), [this, key, more] {
                       if (more.isEmpty())
                           ended(key);
                       else
                           walletPage(key, more);
                   });
               });
}

void Refresher::addressPage(const QString &key, const QString &walletId, const QString &cursor,
                            int page)
{
    using Page = api::Page<ReceiveAddress>;
    then<Page>(key, api::listAddresses(m_client, walletId, cursor, feed::ListPage),
               [this, key, walletId, page](const Page &some) {
                   const bool goesOn = some.hasMore && page < feed::MostAddressPages;
                   const QString more = goesOn ? some.nextCursor : QString();
                   keep(key, asResources(some.items), [this, key, walletId, page, more] {
                       if (more.isEmpty())
                           ended(key);
                       else
                           addressPage(key, walletId, more, page + 1);
                   });
               });
}

} // namespace coinpay
