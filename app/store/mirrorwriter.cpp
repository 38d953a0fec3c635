// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/mirrorwriter.h"

namespace coinpay::store {

namespace {

// What one insertion may have to clean up after a limit that was larger once.
constexpr qint64 TrimStep = 500;

// An event tells more than an answer; of two events with one version (which a server must not
// send) the smaller id wins, so that the order of arrival never shows.
constexpr char UpsertTransition[] =
    "INSERT INTO transitions (resource_id, version, from_status, to_status, occurred_at, "
    "learned_at, learned_from, request_id, event_id, confirmations, required_confirmations) "
    "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11) "
    "ON CONFLICT (resource_id, version) DO UPDATE SET "
    "from_status = iif(?12, excluded.from_status, from_status), "
    "to_status = iif(?12, excluded.to_status, to_status), "
    "occurred_at = iif(?12, excluded.occurred_at, occurred_at), "
    "request_id = iif(?12, excluded.request_id, request_id), "
    "event_id = iif(?12, excluded.event_id, event_id), "
    "learned_from = iif((excluded.learned_at, excluded.learned_from) < "
    "                   (learned_at, learned_from), excluded.learned_from, learned_from), "
    "learned_at = min(excluded.learned_at, learned_at)";

struct Before
{
    bool exists = false;
    QString eventId;
    UnixMs learnedAt = 0;
    QString learnedFrom;
};

Before findTransition(Connection &connection, const Resource &resource)
{
    Query query = connection.query("SELECT event_id, learned_at, learned_from FROM transitions "
                                   "WHERE resource_id = ? AND version = ?");
    query.bindAll(idOf(resource), versionOf(resource));
    if (!query.step())
        return {};
    return {true, query.text(0), query.number(1), query.text(2)};
}

//! The part of a resource that its timeline keeps.
struct Step
{
    int confirmations = -1; //!< -1 where it has no meaning
    int required = -1;
    UnixMs updatedAt = 0;
    QString requestId;
};

constexpr auto stepOf = [](const auto &value) -> Step {
    if constexpr (requires { value.confirmations; })
        return {value.confirmations, value.requiredConfirmations, value.updatedAt, value.requestId};
    else if constexpr (requires { value.updatedAt; })
        return {-1, -1, value.updatedAt, value.requestId};
    else
        return {};
};

} // namespace

bool recordTransition(Connection &connection, const ResourceUpdate &update)
{
    const Resource &resource = update.resource;
    const Before before = findTransition(connection, resource);
    const Step step = std::visit(stepOf, resource);
    const QString learnedFrom = learnedFromName(update.learnedFrom);
    const QString eventId = update.event ? update.event->id : QString();
    const bool eventWins = !eventId.isEmpty() &&
                           (!before.exists || before.eventId.isEmpty() || eventId < before.eventId);
    const bool learnedEarlier =
        before.exists &&
        std::pair(update.learnedAt, learnedFrom) < std::pair(before.learnedAt, before.learnedFrom);
    if (before.exists && !eventWins && !learnedEarlier)
        return false;
    const Event *event = update.event ? &*update.event : nullptr;
    connection.query(UpsertTransition)
        .bindAll(idOf(resource), versionOf(resource), event ? event->previousStatus : QString(),
                 event ? event->status : statusTextOf(resource),
                 event ? event->occurredAt : step.updatedAt, update.learnedAt, learnedFrom,
                 event ? event->requestId : step.requestId, eventId, step.confirmations,
                 step.required, eventWins ? 1 : 0)
        .run();
    return true;
}

void writeSyncValue(Connection &connection, const QString &name, const QString &value)
{
    connection
        .query("INSERT INTO sync_values (name, value) VALUES (?1, ?2) "
               "ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bindAll(name, value)
        .run();
}

qint64 writeRequest(Connection &connection, const RequestLogEntry &entry, qint64 limit)
{
    const RequestTiming &timing = entry.timing;
    Query insert = connection.query(
        "INSERT INTO request_log (started_at, method, target, http_status, request_id, "
        "correlation_id, idempotency_key, resource_id, attempt, duration_ms, bytes_sent, "
        "bytes_received, tls_version, http_version, outcome, flags, signed_at, key_id, "
        "body_sha256, request_headers, answer_headers, connection, lookup_ms, connect_ms, send_ms, "
        "wait_ms, receive_ms) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,"
        "?18,?19,?20,?21,?22,?23,?24,?25,?26,?27)");
    insert.bindAll(entry.startedAt, entry.method, entry.target, entry.httpStatus, entry.requestId,
                   entry.correlationId, entry.idempotencyKey, entry.resourceId, entry.attempt,
                   entry.durationMs, entry.bytesSent, entry.bytesReceived, entry.tlsVersion,
                   entry.httpVersion, entry.outcome, entry.flags, entry.signedAt, entry.keyId,
                   QString::fromLatin1(entry.bodySha256), entry.requestHeaders.join(u'\n'),
                   entry.answerHeaders.join(u'\n'), static_cast<int>(timing.connection));
    constexpr int FirstTime = 23;
    int parameter = FirstTime;
    for (const auto &ms :
         {timing.lookupMs, timing.connectMs, timing.sendMs, timing.waitMs, timing.receiveMs}) {
        if (ms)
            insert.bind(parameter++, *ms);
        else
            insert.bindNull(parameter++);
    }
    insert.run();
    const qint64 row = connection.lastRow();
    connection
        .query("DELETE FROM request_log WHERE row IN "
               "(SELECT row FROM request_log WHERE row <= ? ORDER BY row LIMIT ?)")
        .bindAll(row - limit, TrimStep)
        .run();
    return row;
}

} // namespace coinpay::store
