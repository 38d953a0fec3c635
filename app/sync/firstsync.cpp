// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"
#include "sync/feedpolicy.h"
#include "sync/synchronizerprivate.h"
#include "sync/syncnames.h"

namespace coinpay {

void Synchronizer::Private::takeHead()
{
    call(api::fetchEvents(m_client, QStringLiteral("latest"), 1, 0),
         [this](const api::EventPage &page) {
             m_head = page.next;
             keep(syncnames::firstSyncHead(), QLatin1Char('=') + page.next);
             next();
         });
}

void Synchronizer::Private::fetchList()
{
    call(api::listInvoices(m_client, m_listCursor, feed::ListPage),
         [this](const api::InvoicePage &page) { listCame(page); });
}

void Synchronizer::Private::listCame(const api::InvoicePage &page)
{
    QList<ResourceUpdate> updates;
    updates.reserve(page.invoices.size());
    const UnixMs now = m_clock.now();
    for (const Invoice &invoice : page.invoices)
        updates.append({invoice, LearnedFrom::FirstSync, now, {}});

    const bool last = !page.hasMore || page.nextCursor.isEmpty();
    const QString nextCursor = page.nextCursor;
    const auto count = page.invoices.size();
    call(m_store.apply(updates), [this, last, nextCursor, count](int) {
        // The place is kept after its rows: a crash between the two reads a page twice.
        m_failures = 0;
        Freshness freshness = m_freshness;
        freshness.fetched += count;
        publish(freshness);
        if (last) {
            finishFirstSync();
            return;
        }
        m_listCursor = nextCursor;
        keep(syncnames::firstSyncCursor(), nextCursor);
        keep(syncnames::firstSyncFetched(), QString::number(freshness.fetched));
        next();
    });
}

void Synchronizer::Private::finishFirstSync()
{
    const QString head = m_head.value_or(QString());
    call(m_store.apply({}, head), [this, head](int) {
        m_feedCursor = head;
        m_firstSyncDone = true;
        m_soon = true; // what changed while the lists were paged
        keep(syncnames::firstSyncDone(), QStringLiteral("1"));
        Freshness freshness = m_freshness;
        freshness.phase = Freshness::Phase::CatchingUp;
        publish(freshness);
        next();
    });
}

void Synchronizer::Private::beginAnew()
{
    m_firstSyncDone = false;
    m_head.reset();
    m_listCursor.clear();
    m_feedCursor.clear();
    m_freshness.fetched = 0;
    for (const QString &name : {syncnames::firstSyncDone(), syncnames::firstSyncHead(),
                                syncnames::firstSyncCursor(), syncnames::firstSyncFetched()})
        keep(name, {});
    next();
}

} // namespace coinpay
