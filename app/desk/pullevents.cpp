// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/deskprivate.h"

namespace coinpay {

namespace {

QList<InvoiceUpdate> updatesOf(const api::EventPage &page, UnixMs now)
{
    QList<InvoiceUpdate> updates;
    for (const api::FeedEntry &entry : page.entries) {
        if (entry.invoice)
            updates.append({*entry.invoice, LearnedFrom::Lookup, now, entry.event});
    }
    return updates;
}

} // namespace

QFuture<Result<QString>> pullEventsOf(EngineRoom &room, const QString &invoiceId,
                                      const QString &after, int waitSeconds)
{
    if (!room.client())
        return QtFuture::makeReadyFuture(Result<QString>(fail(notConnectedYet())));
    return api::fetchEventsOf(*room.client(), invoiceId, after, waitSeconds)
        .then(&room,
              [&room](const Result<api::EventPage> &page) -> QFuture<Result<QString>> {
                  if (!page)
                      return QtFuture::makeReadyFuture(Result<QString>(fail(page.error())));
                  const QString next = page->next;
                  return room.store()
                      .applyInvoices(updatesOf(*page, room.clock().now()))
                      .then(&room, [next](const Result<int> &applied) -> Result<QString> {
                          if (!applied)
                              return fail(applied.error());
                          return next;
                      });
              })
        .unwrap();
}

} // namespace coinpay
