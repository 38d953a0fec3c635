// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timestamp.h"
#include "trace/link.h"
#include "trace/render.h"

#include <QJsonArray>

namespace coinpay {

namespace {

QJsonValue text(const QString &value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonValue time(UnixMs value)
{
    return value == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(formatTimestamp(value));
}

//! `none`: the number that says there is none.
QJsonValue number(int value, int none)
{
    return value == none ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonObject toJson(const TraceEntry &entry)
{
    return {
        {QStringLiteral("kind"), QString(traceEntryKindName(entry.kind))},
        {QStringLiteral("server_at"), time(entry.serverAt)},
        {QStringLiteral("our_at"), time(entry.ourAt)},
        {QStringLiteral("until"), time(entry.untilAt)},
        {QStringLiteral("about"), text(entry.about)},
        {QStringLiteral("status"), text(entry.status)},
        {QStringLiteral("sentence"), entry.sentence},
        {QStringLiteral("note"), text(entry.note)},
        {QStringLiteral("request_id"), text(entry.requestId)},
        {QStringLiteral("idempotency_key"), text(entry.idempotencyKey)},
        {QStringLiteral("correlation_id"), text(entry.correlationId)},
        {QStringLiteral("event_id"), text(entry.eventId)},
        {QStringLiteral("delivery_id"), text(entry.deliveryId)},
        {QStringLiteral("number"), number(entry.number, 0)},
        {QStringLiteral("http_status"), number(entry.httpStatus, 0)},
        {QStringLiteral("code"), text(entry.code)},
        {QStringLiteral("replayed"), entry.replayed},
        {QStringLiteral("confirmations"), number(entry.confirmations, -1)},
        {QStringLiteral("required_confirmations"), number(entry.requiredConfirmations, -1)},
    };
}

} // namespace

QLatin1String traceEntryKindName(TraceEntryKind kind)
{
    switch (kind) {
    case TraceEntryKind::Asked: return QLatin1String("asked");
    case TraceEntryKind::Attempt: return QLatin1String("attempt");
    case TraceEntryKind::Change: return QLatin1String("change");
    case TraceEntryKind::Call: return QLatin1String("call");
    case TraceEntryKind::Sight: return QLatin1String("server_saw");
    case TraceEntryKind::Delivery: return QLatin1String("delivery");
    case TraceEntryKind::Person: return QLatin1String("person");
    case TraceEntryKind::Gap: return QLatin1String("gap");
    }
    return {};
}

QLatin1String foundKindName(FoundKind kind)
{
    switch (kind) {
    case FoundKind::Invoice: return QLatin1String("invoice");
    case FoundKind::Escrow: return QLatin1String("escrow");
    case FoundKind::Transfer: return QLatin1String("transfer");
    case FoundKind::Wallet: return QLatin1String("wallet");
    case FoundKind::Operation: return QLatin1String("operation");
    case FoundKind::Request: return QLatin1String("request");
    }
    return {};
}

QLatin1String foundByName(FoundBy by)
{
    switch (by) {
    case FoundBy::Id: return QLatin1String("id");
    case FoundBy::ActionId: return QLatin1String("action_id");
    case FoundBy::AddressId: return QLatin1String("address_id");
    case FoundBy::OperationId: return QLatin1String("operation_id");
    case FoundBy::BatchId: return QLatin1String("batch_id");
    case FoundBy::IdempotencyKey: return QLatin1String("idempotency_key");
    case FoundBy::EventId: return QLatin1String("event_id");
    case FoundBy::RequestId: return QLatin1String("request_id");
    case FoundBy::CorrelationId: return QLatin1String("correlation_id");
    case FoundBy::Reference: return QLatin1String("reference");
    case FoundBy::TransactionHash: return QLatin1String("transaction_hash");
    case FoundBy::Address: return QLatin1String("address");
    case FoundBy::Label: return QLatin1String("label");
    case FoundBy::Note: return QLatin1String("note");
    case FoundBy::Piece: return QLatin1String("piece");
    }
    return {};
}

QJsonObject traceToJson(const Trace &trace)
{
    QJsonArray entries;
    for (const TraceEntry &entry : trace.entries)
        entries.append(toJson(entry));
    return {
        {QStringLiteral("kind"), QString(foundKindName(trace.subject.kind))},
        {QStringLiteral("id"), trace.subject.id},
        {QStringLiteral("found_by"), QString(foundByName(trace.subject.by))},
        {QStringLiteral("part"), text(trace.subject.part)},
        {QStringLiteral("status"), text(trace.status)},
        {QStringLiteral("summary"), summaryText(trace)},
        {QStringLiteral("state"), text(trace.state)},
        {QStringLiteral("since"), time(trace.since)},
        {QStringLiteral("why"), text(trace.why)},
        {QStringLiteral("advice"), text(trace.advice)},
        {QStringLiteral("as_of"), time(trace.asOf)},
        {QStringLiteral("clock_offset_ms"), trace.clockOffsetMs},
        {QStringLiteral("entries"), entries},
        {QStringLiteral("missing"), QJsonArray::fromStringList(trace.missing)},
        {QStringLiteral("link"), traceLink(trace.subject.id)},
    };
}

} // namespace coinpay
