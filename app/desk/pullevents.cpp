// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/whendone.h"
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
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    const auto answer = [promise](const Result<QString> &result) {
        promise->addResult(result);
        promise->finish();
    };
    if (!room.client()) {
        answer(fail(notConnectedYet()));
        return promise->future();
    }
    whenDone(api::fetchEventsOf(*room.client(), invoiceId, after, waitSeconds), &room,
             [&room, answer](const Result<api::EventPage> &page) {
                 if (!page) {
                     answer(fail(page.error()));
                     return;
                 }
                 const auto applied =
                     room.store().applyInvoices(updatesOf(*page, room.clock().now()));
                 whenDone(applied, &room, [answer, next = page->next](const Result<int> &done) {
                     answer(done ? Result<QString>(next) : fail(done.error()));
                 });
             });
    return promise->future();
}

} // namespace coinpay
