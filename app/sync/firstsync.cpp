// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/escrowendpoints.h"
#include "api/walletendpoints.h"
#include "core/log.h"
#include "sync/feedpolicy.h"
#include "sync/synchronizerprivate.h"
#include "sync/syncnames.h"

namespace coinpay {

namespace {

template <typename T>
QList<Resource> asResources(const QList<T> &items)
{
    return QList<Resource>(items.begin(), items.end());
}

//! The server has no such list, or none for this key; asking again cannot help.
bool isWithheld(const Error &error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound;
}

} // namespace

void Synchronizer::Private::readFirstSyncPlace()
{
    const QString done = syncValue(syncnames::firstSyncDone());
    m_firstSyncDone = done == syncnames::allLists();
    m_freshness.fetched = syncValue(syncnames::firstSyncFetched()).toLongLong();
    m_freshness.skipped =
        syncValue(syncnames::firstSyncSkipped()).split(QLatin1Char(','), Qt::SkipEmptyParts);
    m_place = {};
    m_head.reset();
    m_only.clear();
    if (!done.isEmpty() && !m_firstSyncDone)
        return; // it was done when there were fewer lists: all over again
    if (!m_firstSyncDone) {
        const QString head = syncValue(syncnames::firstSyncHead());
        if (!head.isEmpty())
            m_head = head.mid(1);
        m_place = placeFromText(syncValue(syncnames::firstSyncPlace()));
        return;
    }
    if (m_freshness.skipped.isEmpty())
        return;
    // The key may be shown by now what it was not shown; the feed goes on where it stood.
    m_only = std::exchange(m_freshness.skipped, {});
    m_firstSyncDone = false;
    m_head = m_feedCursor;
}

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
    const QString &cursor = m_place.cursor;
    const QString &wallet = m_place.walletId;
    if (!m_only.isEmpty() && !m_only.contains(listName(m_place.kind))) {
        nextList();
        return;
    }
    switch (m_place.kind) {
    case ListKind::Invoices: fetchPage(api::listInvoices(m_client, cursor, feed::ListPage)); return;
    case ListKind::Escrows: fetchPage(api::listEscrows(m_client, cursor, feed::ListPage)); return;
    case ListKind::Wallets: fetchPage(api::listWallets(m_client, cursor, feed::ListPage)); return;
    case ListKind::Transfers:
        fetchPage(api::listTransfers(m_client, wallet, cursor, feed::ListPage));
        return;
    case ListKind::Addresses:
        fetchPage(api::listAddresses(m_client, wallet, cursor, feed::ListPage));
        return;
    }
}

template <typename T>
void Synchronizer::Private::fetchPage(const QFuture<Result<api::Page<T>>> &future)
{
    call(
        future,
        [this](const api::Page<T> &page) {
            listCame(asResources(page.items), page.hasMore ? page.nextCursor : QString());
        },
        [this](const Error &error) { listFailed(error); });
}

void Synchronizer::Private::listCame(const QList<Resource> &rows, const QString &nextCursor)
{
    QList<ResourceUpdate> updates;
    updates.reserve(rows.size());
    const UnixMs now = m_clock.now();
    for (const Resource &resource : rows)
        updates.append({resource, LearnedFrom::FirstSync, now, {}});

    const bool enough =
        m_place.kind == ListKind::Addresses && ++m_listPages >= feed::MostAddressPages;
    const bool last = nextCursor.isEmpty() || enough;
    call(m_store.apply(updates), [this, last, nextCursor, count = rows.size()](int) {
        // The place is kept after its rows: a crash between the two reads a page twice.
        m_failures = 0;
        Freshness freshness = m_freshness;
        freshness.fetched += count;
        publish(freshness);
        keep(syncnames::firstSyncFetched(), QString::number(freshness.fetched));
        if (last) {
            nextList();
            return;
        }
        m_place.cursor = nextCursor;
        goTo(m_place);
    });
}

void Synchronizer::Private::listFailed(const Error &error)
{
    if (!isWithheld(error)) {
        failed(error);
        return;
    }
    const QString name = listName(m_place.kind);
    qCInfo(logSync) << "the server does not show" << name << error.message << error.requestId;
    // A wallet that is gone is no list that is withheld.
    const bool isGone = error.kind == ErrorKind::NotFound && !m_place.walletId.isEmpty();
    if (!isGone && !m_freshness.skipped.contains(name)) {
        Freshness freshness = m_freshness;
        freshness.skipped.append(name);
        publish(freshness);
        if (m_only.isEmpty())
            keep(syncnames::firstSyncSkipped(), freshness.skipped.join(QLatin1Char(',')));
    }
    nextList();
}

void Synchronizer::Private::goTo(const std::optional<ListPlace> &place)
{
    if (!place) {
        finishFirstSync();
        return;
    }
    if (place->cursor.isEmpty())
        m_listPages = 0;
    m_place = *place;
    if (m_only.isEmpty())
        keep(syncnames::firstSyncPlace(), placeText(m_place));
    next();
}

void Synchronizer::Private::nextList()
{
    const auto wallets = m_reader->wallets();
    if (!wallets) {
        failed(wallets.error());
        return;
    }
    QStringList ids;
    for (const Wallet &wallet : *wallets)
        ids.append(wallet.id);
    goTo(placeAfter(m_place, ids));
}

void Synchronizer::Private::finishFirstSync()
{
    const QString head = m_head.value_or(QString());
    call(m_store.apply({}, head), [this, head](int) {
        m_feedCursor = head;
        m_firstSyncDone = true;
        m_only.clear();
        m_soon = true; // what changed while the lists were paged
        keep(syncnames::firstSyncSkipped(), m_freshness.skipped.join(QLatin1Char(',')));
        keep(syncnames::firstSyncDone(), syncnames::allLists());
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
    m_place = {};
    m_only.clear();
    m_feedCursor.clear();
    m_freshness.fetched = 0;
    m_freshness.skipped.clear();
    for (const QString &name :
         {syncnames::firstSyncDone(), syncnames::firstSyncHead(), syncnames::firstSyncPlace(),
          syncnames::firstSyncFetched(), syncnames::firstSyncSkipped()})
        keep(name, {});
    next();
}

} // namespace coinpay
