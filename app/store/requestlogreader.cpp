// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/requestlogreader.h"

namespace coinpay::store {

namespace {

constexpr std::string_view Columns =
    "SELECT row, started_at, method, target, http_status, request_id, correlation_id, "
    "idempotency_key, resource_id, attempt, duration_ms, bytes_sent, bytes_received, "
    "tls_version, http_version, outcome, flags FROM request_log ";

RequestLogEntry readEntry(const Query &query)
{
    RequestLogEntry entry;
    int column = 0;
    entry.row = query.number(column++);
    entry.startedAt = query.number(column++);
    entry.method = query.text(column++);
    entry.target = query.text(column++);
    entry.httpStatus = query.small(column++);
    entry.requestId = query.text(column++);
    entry.correlationId = query.text(column++);
    entry.idempotencyKey = query.text(column++);
    entry.resourceId = query.text(column++);
    entry.attempt = query.small(column++);
    entry.durationMs = query.number(column++);
    entry.bytesSent = query.number(column++);
    entry.bytesReceived = query.number(column++);
    entry.tlsVersion = query.text(column++);
    entry.httpVersion = query.text(column++);
    entry.outcome = query.text(column++);
    entry.flags = query.text(column++);
    return entry;
}

} // namespace

QList<RequestLogEntry> readRequests(Connection &mirror, int limit, const QString &id)
{
    QList<RequestLogEntry> entries;
    const auto readAll = [&entries](Query &query) {
        while (query.step())
            entries += readEntry(query);
    };
    if (id.isEmpty()) {
        Query query = mirror.query(std::string(Columns) + "ORDER BY row DESC LIMIT ?");
        query.bindAll(limit);
        readAll(query);
        return entries;
    }
    Query query = mirror.query(
        std::string(Columns) +
        "WHERE row IN (SELECT row FROM request_log WHERE resource_id = ?1 AND resource_id <> '' "
        "UNION SELECT row FROM request_log WHERE correlation_id = ?1 AND correlation_id <> '') "
        "ORDER BY row DESC LIMIT ?2");
    query.bindAll(id, limit);
    readAll(query);
    return entries;
}

} // namespace coinpay::store
