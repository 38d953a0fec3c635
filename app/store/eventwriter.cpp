// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventwriter.h"

#include "store/eventlog.h"

namespace coinpay::store {

namespace {

// What one batch may have to clean up after a limit that was larger once.
constexpr qint64 TrimStep = 500;

constexpr char InsertEvent[] =
    "INSERT INTO events (id, type, resource_type, resource_id, previous_status, status, "
    "occurred_at, learned_at, learned_from, request_id, version) "
    "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11) ON CONFLICT (id) DO NOTHING";

} // namespace

void writeEvents(Connection &mirror, const QList<ResourceUpdate> &updates)
{
    bool wrote = false;
    for (const ResourceUpdate &update : updates) {
        if (!update.event || update.event->id.isEmpty())
            continue;
        const Event &event = *update.event;
        mirror.query(InsertEvent)
            .bindAll(event.id, event.type, event.resourceType, event.resourceId,
                     event.previousStatus, event.status, event.occurredAt, update.learnedAt,
                     QString(learnedFromName(update.learnedFrom)), event.requestId, event.version)
            .run();
        wrote = true;
    }
    if (!wrote)
        return;
    mirror
        .query("DELETE FROM events WHERE row IN (SELECT row FROM events WHERE row <= "
               "(SELECT max(row) FROM events) - ? ORDER BY row LIMIT ?)")
        .bindAll(EventsKept, TrimStep)
        .run();
}

} // namespace coinpay::store
