// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/whendone.h"
#include "desk/deskprivate.h"

namespace coinpay {

namespace {

QList<ResourceUpdate> updatesOf(const api::EventPage &page, UnixMs now)
{
    QList<ResourceUpdate> updates;
    for (const api::FeedEntry &entry : page.entries) {
        if (isKnown(entry.resource))
            updates.append({entry.resource, LearnedFrom::Lookup, now, entry.event});
    }
    return updates;
}

} // namespace

QFuture<Result<QString>> pullEventsOf(EngineRoom &room, const QString &resourceId,
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
    whenDone(api::fetchEventsOf(*room.client(), resourceId, after, waitSeconds), &room,
             [&room, answer](const Result<api::EventPage> &page) {
                 if (!page) {
                     answer(fail(page.error()));
                     return;
                 }
                 const auto applied = room.store().apply(updatesOf(*page, room.clock().now()));
                 whenDone(applied, &room, [answer, next = page->next](const Result<int> &done) {
                     answer(done ? Result<QString>(next) : fail(done.error()));
                 });
             });
    return promise->future();
}

} // namespace coinpay
