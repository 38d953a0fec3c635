// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jsonrequests.h"

#include "cli/jsonvalues.h"

#include <QJsonArray>

namespace coinpay::cli {

namespace {

QJsonValue jsonMs(const std::optional<qint64> &ms)
{
    return ms ? QJsonValue(*ms) : QJsonValue(QJsonValue::Null);
}

QJsonValue connectionName(RequestTiming::Connection connection)
{
    switch (connection) {
    case RequestTiming::Connection::Opened: return QStringLiteral("opened");
    case RequestTiming::Connection::Reused: return QStringLiteral("reused");
    case RequestTiming::Connection::Unknown: break;
    }
    return QJsonValue::Null;
}

QJsonObject toJson(const RequestTiming &timing, qint64 totalMs)
{
    return {
        {QStringLiteral("connection"), connectionName(timing.connection)},
        {QStringLiteral("dns_ms"), jsonMs(timing.lookupMs)},
        {QStringLiteral("tcp_and_tls_ms"), jsonMs(timing.connectMs)},
        {QStringLiteral("send_ms"), jsonMs(timing.sendMs)},
        {QStringLiteral("first_byte_ms"), jsonMs(timing.waitMs)},
        {QStringLiteral("receive_ms"), jsonMs(timing.receiveMs)},
        {QStringLiteral("total_ms"), totalMs},
    };
}

QLatin1String nameOf(api::SeenPoint::What what)
{
    using enum api::SeenPoint::What;
    switch (what) {
    case Method: return QLatin1String("method");
    case Target: return QLatin1String("target");
    case Status: return QLatin1String("status");
    case Code: return QLatin1String("code");
    case IdempotencyKey: return QLatin1String("idempotency_key");
    case CorrelationId: return QLatin1String("correlation_id");
    case BodySha256: return QLatin1String("body_sha256");
    }
    return QLatin1String();
}

} // namespace

QJsonObject toJson(const RequestLogEntry &entry)
{
    const bool answered = entry.httpStatus != 0;
    return {
        {QStringLiteral("row"), entry.row},
        {QStringLiteral("sent_at"), jsonTime(entry.startedAt)},
        {QStringLiteral("method"), entry.method},
        {QStringLiteral("target"), entry.target},
        {QStringLiteral("status"),
         answered ? QJsonValue(entry.httpStatus) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("code"), entry.outcome},
        {QStringLiteral("attempt"), entry.attempt},
        {QStringLiteral("request_id"), jsonText(entry.requestId)},
        {QStringLiteral("operation_id"), jsonText(entry.correlationId)},
        {QStringLiteral("idempotency_key"), jsonText(entry.idempotencyKey)},
        {QStringLiteral("resource_id"), jsonText(entry.resourceId)},
        {QStringLiteral("key_id"), jsonText(entry.keyId)},
        {QStringLiteral("body_sha256"), jsonText(QString::fromLatin1(entry.bodySha256))},
        {QStringLiteral("signed_payload"), jsonText(QString::fromUtf8(signedPayloadOf(entry)))},
        {QStringLiteral("body_bytes_sent"), entry.bytesSent},
        {QStringLiteral("body_bytes_received"),
         answered ? QJsonValue(entry.bytesReceived) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("http_version"), jsonText(entry.httpVersion)},
        {QStringLiteral("tls_version"), jsonText(entry.tlsVersion)},
        {QStringLiteral("flags"), jsonText(entry.flags)},
        {QStringLiteral("timing"), toJson(entry.timing, entry.durationMs)},
        {QStringLiteral("request_headers"), QJsonArray::fromStringList(entry.requestHeaders)},
        {QStringLiteral("answer_headers"), QJsonArray::fromStringList(entry.answerHeaders)},
    };
}

QJsonObject toJson(const RequestLogEntry &entry, const api::SeenRequest &seen)
{
    QJsonArray differences;
    for (const api::SeenPoint &point : api::compared(entry, seen)) {
        if (point.differs)
            differences.append(QJsonObject{
                {QStringLiteral("what"), QString(nameOf(point.what))},
                {QStringLiteral("here"), jsonText(point.ours)},
                {QStringLiteral("server"), jsonText(point.theirs)},
            });
    }
    return {
        {QStringLiteral("request_id"), seen.id},
        {QStringLiteral("received_at"), jsonTime(seen.receivedAt)},
        {QStringLiteral("method"), seen.method},
        {QStringLiteral("target"), seen.target},
        {QStringLiteral("status"), seen.status},
        {QStringLiteral("code"), jsonText(seen.code)},
        {QStringLiteral("body_sha256"), jsonText(QString::fromLatin1(seen.bodySha256))},
        {QStringLiteral("replayed"), seen.replayed},
        {QStringLiteral("differences"), differences},
    };
}

} // namespace coinpay::cli
