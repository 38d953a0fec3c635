// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"
#include "core/whendone.h"
#include "sync/synchronizerprivate.h"

namespace coinpay {

void Synchronizer::Private::refreshInvoice(const QString &id)
{
    whenDone(api::fetchInvoice(m_client, id), q, [this, id](const Result<Invoice> &invoice) {
        if (!invoice) {
            qCInfo(logSync) << id << "could not be fetched:" << invoice.error().message;
            return;
        }
        whenDone(m_store.apply({{*invoice, LearnedFrom::Lookup, m_clock.now(), {}}}), q,
                 [this, id](const Result<int> &) { refreshEvents(id, {}); });
    });
}

void Synchronizer::Private::refreshEvents(const QString &id, const QString &after)
{
    whenDone(
        api::fetchEventsOf(m_client, id, after), q, [this, id](const Result<api::EventPage> &page) {
            if (!page) {
                qCInfo(logSync) << id << "its events could not be fetched:" << page.error().message;
                return;
            }
            QList<ResourceUpdate> updates;
            for (const api::FeedEntry &entry : page->entries) {
                if (isKnown(entry.resource))
                    updates.append(
                        {entry.resource, LearnedFrom::Lookup, m_clock.now(), entry.event});
            }
            const bool more = page->hasMore;
            const QString next = page->next;
            whenDone(m_store.apply(updates), q,
                     [this, id, more, next](const Result<int> &) {
                         if (more)
                             refreshEvents(id, next);
                     });
        });
}

} // namespace coinpay
