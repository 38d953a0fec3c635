// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"
#include "sync/feedpolicy.h"
#include "sync/synchronizerprivate.h"
#include "sync/syncnames.h"

#include <utility>

namespace coinpay {

bool Synchronizer::Private::mayWait() const
{
    return m_attentive && !m_soon && m_freshness.phase == Freshness::Phase::Live &&
           m_clock.monotonicMs() >= m_noWaitUntil;
}

void Synchronizer::Private::poll()
{
    m_waiting = mayWait();
    m_soon = false;
    const qint64 startedAt = m_clock.monotonicMs();
    call(api::fetchEvents(m_client, m_feedCursor, feed::EventPage,
                          m_waiting ? feed::LongPollSeconds : 0),
         [this, startedAt](const api::EventPage &page) { eventsCame(page, startedAt); });
}

void Synchronizer::Private::eventsCame(const api::EventPage &page, qint64 startedAt)
{
    QList<ResourceUpdate> updates;
    updates.reserve(page.entries.size());
    const UnixMs now = m_clock.now();
    for (const api::FeedEntry &entry : page.entries) {
        // A type this version does not know is passed over; the place in the feed moves on.
        if (isKnown(entry.resource))
            updates.append({entry.resource, LearnedFrom::EventFeed, now, entry.event});
        if (const auto *wallet = std::get_if<Wallet>(&entry.resource)) {
            qint64 &version = m_walletsMoved[wallet->id];
            version = qMax(version, wallet->version);
        }
    }
    if (updates.isEmpty() && page.next == m_feedCursor) {
        pageKept(page, startedAt);
        return;
    }
    call(m_store.apply(updates, page.next),
         [this, page, startedAt](int) { pageKept(page, startedAt); });
}

void Synchronizer::Private::pageKept(const api::EventPage &page, qint64 startedAt)
{
    m_failures = 0;
    m_feedCursor = page.next;
    Freshness freshness = m_freshness;
    freshness.phase = page.hasMore ? Freshness::Phase::CatchingUp : Freshness::Phase::Live;
    if (!page.hasMore)
        freshness.asOf = m_clock.now();
    freshness.nextTryAt = 0;
    freshness.error.reset();
    publish(freshness);
    keepAsOf(false);
    if (!page.entries.isEmpty())
        Q_EMIT q->advanced();
    if (!page.hasMore)
        refreshBalances();
    after(pauseBeforeNextPoll(page, startedAt));
}

void Synchronizer::Private::refreshBalances()
{
    const auto moved = std::exchange(m_walletsMoved, {});
    if (std::exchange(m_balancesOld, false)) {
        m_refresher.wallets();
        return;
    }
    for (auto wallet = moved.begin(); wallet != moved.end(); ++wallet) {
        const auto known = m_reader->balances(wallet.key());
        if (!known || known->sheet.version < wallet.value())
            m_refresher.balances(wallet.key());
    }
}

qint64 Synchronizer::Private::pauseBeforeNextPoll(const api::EventPage &page,
                                                  qint64 startedAt) const
{
    if (page.hasMore)
        return 0;
    if (!m_attentive)
        return feed::CalmMs;
    const qint64 steady = m_clock.monotonicMs();
    if (steady < m_noWaitUntil)
        return feed::ShortPollMs;
    const bool answeredAtOnce = steady - startedAt < feed::ShortestRoundMs;
    return m_waiting && page.entries.isEmpty() && answeredAtOnce ? feed::ShortestRoundMs : 0;
}

bool Synchronizer::Private::longPollWasTurnedAway(const Error &error)
{
    if (!m_waiting || error.kind != ErrorKind::RateLimited)
        return false;
    m_waiting = false;
    m_noWaitUntil = m_clock.monotonicMs() + feed::LongPollAgainMs;
    return true;
}

void Synchronizer::Private::keepAsOf(bool now)
{
    if (m_freshness.asOf == m_asOfKept)
        return;
    // Either way: the wall clock may have been set back.
    if (!now && qAbs(m_freshness.asOf - m_asOfKept) < feed::AsOfKeptMs)
        return;
    m_asOfKept = m_freshness.asOf;
    keep(syncnames::asOf(), QString::number(m_asOfKept));
}

} // namespace coinpay
