// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/requestlogreader.h"

namespace coinpay::store {

namespace {

std::optional<qint64> milliseconds(const Query &query, int column)
{
    return query.isNull(column) ? std::nullopt : std::optional(query.number(column));
}

QStringList lines(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(u'\n');
}

RequestTiming::Connection connectionFrom(int number)
{
    using enum RequestTiming::Connection;
    return number == static_cast<int>(Opened)   ? Opened
           : number == static_cast<int>(Reused) ? Reused
                                                : Unknown;
}

} // namespace

RequestLogEntry readRequest(const Query &query)
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
    entry.signedAt = query.number(column++);
    entry.keyId = query.text(column++);
    entry.bodySha256 = query.text(column++).toLatin1();
    entry.requestHeaders = lines(query.text(column++));
    entry.answerHeaders = lines(query.text(column++));
    entry.timing.connection = connectionFrom(query.small(column++));
    entry.timing.lookupMs = milliseconds(query, column++);
    entry.timing.connectMs = milliseconds(query, column++);
    entry.timing.sendMs = milliseconds(query, column++);
    entry.timing.waitMs = milliseconds(query, column++);
    entry.timing.receiveMs = milliseconds(query, column++);
    return entry;
}

QList<RequestLogEntry> readRequests(Connection &mirror, int limit, const QString &id)
{
    QList<RequestLogEntry> entries;
    const auto readAll = [&entries](Query &query) {
        while (query.step())
            entries += readRequest(query);
    };
    if (id.isEmpty()) {
        Query query = mirror.query(std::string(SelectRequests) + "ORDER BY row DESC LIMIT ?");
        query.bindAll(limit);
        readAll(query);
        return entries;
    }
    Query query = mirror.query(
        std::string(SelectRequests) +
        "WHERE row IN (SELECT row FROM request_log WHERE resource_id = ?1 AND resource_id <> '' "
        "UNION SELECT row FROM request_log WHERE correlation_id = ?1 AND correlation_id <> '') "
        "ORDER BY row DESC LIMIT ?2");
    query.bindAll(id, limit);
    readAll(query);
    return entries;
}

} // namespace coinpay::store
