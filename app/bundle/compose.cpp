// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/allowlist.h"
#include "bundle/contents.h"
#include "core/timestamp.h"
#include "store/schema/schemas.h"
#include "trace/render.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QSysInfo>

namespace coinpay {

namespace {

QJsonValue text(const QString &value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonValue text(const QByteArray &value)
{
    return text(QString::fromUtf8(value));
}

QJsonValue time(UnixMs value)
{
    return value == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(formatTimestamp(value));
}

QJsonObject jsonOf(const Attempt &attempt)
{
    return {
        {QStringLiteral("number"), attempt.number},
        {QStringLiteral("started_at"), time(attempt.startedAt)},
        {QStringLiteral("finished_at"), time(attempt.finishedAt)},
        {QStringLiteral("replayed"), attempt.replayed},
        {QStringLiteral("http_status"), attempt.httpStatus},
        {QStringLiteral("code"), text(attempt.code)},
        {QStringLiteral("message"), text(attempt.message)},
        {QStringLiteral("request_id"), text(attempt.requestId)},
    };
}

QJsonObject jsonOf(const OperationDraft &request)
{
    const auto &amount = request.amount;
    return {
        {QStringLiteral("kind"), QString(operationKindName(request.kind))},
        {QStringLiteral("method"), text(request.method)},
        {QStringLiteral("target"), text(request.target)},
        {QStringLiteral("body_bytes"), request.body.size()},
        {QStringLiteral("resource_type"), text(request.resourceType)},
        {QStringLiteral("resource_id"), text(request.resourceId)},
        {QStringLiteral("reference"), text(request.reference)},
        {QStringLiteral("amount"), amount ? text(amount->toDecimal()) : QJsonValue()},
        {QStringLiteral("asset"), amount ? text(amount->asset()) : QJsonValue()},
        {QStringLiteral("network"), text(request.network)},
        {QStringLiteral("counterparty"), text(request.counterparty)},
        {QStringLiteral("batch_id"), text(request.batchId)},
        {QStringLiteral("seen_version"), request.seenVersion},
    };
}

QJsonObject jsonOf(const TracedOperation &traced)
{
    const Operation &operation = traced.operation;
    QJsonObject json = jsonOf(operation.request);
    json.insert(QStringLiteral("id"), operation.id);
    json.insert(QStringLiteral("idempotency_key"), text(operation.idempotencyKey));
    json.insert(QStringLiteral("body_sha256"), text(operation.bodySha256));
    json.insert(QStringLiteral("state"), QString(operationStateName(operation.state)));
    json.insert(QStringLiteral("created_at"), time(operation.createdAt));
    json.insert(QStringLiteral("updated_at"), time(operation.updatedAt));
    json.insert(QStringLiteral("first_sent_at"), time(operation.firstSentAt));
    json.insert(QStringLiteral("next_attempt_at"), time(operation.nextAttemptAt));
    json.insert(QStringLiteral("result_id"), text(operation.resultId));
    json.insert(QStringLiteral("request_id"), text(operation.requestId));
    json.insert(QStringLiteral("http_status"), operation.httpStatus);
    json.insert(QStringLiteral("code"), text(operation.code));
    json.insert(QStringLiteral("message"), text(operation.message));
    QJsonArray attempts;
    for (const Attempt &attempt : traced.attempts)
        attempts.append(jsonOf(attempt));
    json.insert(QStringLiteral("attempts"), attempts);
    return json;
}

QJsonObject jsonOf(const RequestLogEntry &call)
{
    return {
        {QStringLiteral("started_at"), time(call.startedAt)},
        {QStringLiteral("method"), text(call.method)},
        {QStringLiteral("target"), text(call.target)},
        {QStringLiteral("http_status"), call.httpStatus},
        {QStringLiteral("request_id"), text(call.requestId)},
        {QStringLiteral("correlation_id"), text(call.correlationId)},
        {QStringLiteral("idempotency_key"), text(call.idempotencyKey)},
        {QStringLiteral("resource_id"), text(call.resourceId)},
        {QStringLiteral("attempt"), call.attempt},
        {QStringLiteral("duration_ms"), call.durationMs},
        {QStringLiteral("bytes_sent"), call.bytesSent},
        {QStringLiteral("bytes_received"), call.bytesReceived},
        {QStringLiteral("tls_version"), text(call.tlsVersion)},
        {QStringLiteral("http_version"), text(call.httpVersion)},
        {QStringLiteral("outcome"), text(call.outcome)},
        {QStringLiteral("flags"), text(call.flags)},
    };
}

QJsonObject jsonOf(const NotedThing &thing)
{
    QJsonArray notes;
    for (const Note &note : thing.notes) {
        notes.append(QJsonObject{{QStringLiteral("text"), note.text},
                                 {QStringLiteral("created_at"), time(note.createdAt)},
                                 {QStringLiteral("updated_at"), time(note.updatedAt)}});
    }
    return {
        {QStringLiteral("about"), thing.about},
        {QStringLiteral("labels"), QJsonArray::fromStringList(thing.labels)},
        {QStringLiteral("notes"), notes},
    };
}

QJsonObject jsonOf(const BundleOrigin &origin)
{
    const QJsonObject program{{QStringLiteral("name"), origin.program},
                              {QStringLiteral("version"), origin.version}};
    const QJsonObject system{
        {QStringLiteral("name"), QSysInfo::prettyProductName()},
        {QStringLiteral("kernel"),
         QString(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())},
        {QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture()},
        {QStringLiteral("language"), QLocale().name()},
        {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
    };
    const QJsonObject schemas{{QStringLiteral("journal"), store::journalSchema().version()},
                              {QStringLiteral("mirror"), store::mirrorSchema().version()}};
    const QJsonObject profile{
        {QStringLiteral("name"), origin.profile},
        {QStringLiteral("server"), origin.server},
        {QStringLiteral("key_id"), origin.keyId},
        {QStringLiteral("environment"), origin.environment},
        {QStringLiteral("pinned_ca"), origin.pinnedCa},
    };
    return {
        {QStringLiteral("program"), program},          {QStringLiteral("system"), system},
        {QStringLiteral("schemas"), schemas},          {QStringLiteral("profile"), profile},
        {QStringLiteral("settings"), origin.settings}, {QStringLiteral("as_of"), time(origin.asOf)},
    };
}

template <typename Things, typename Json>
void addPart(QList<BundlePart> &parts, const char *name, const Things &things,
             const AllowedObject &allowed, const Json &json)
{
    if (things.isEmpty())
        return;
    QJsonArray all;
    for (const auto &thing : things)
        all.append(onlyAllowed(json(thing), allowed));
    parts.append({name, QJsonDocument(all).toJson()});
}

} // namespace

QList<BundlePart> composeParts(const BundleContents &contents)
{
    const auto plain = [](const auto &thing) { return jsonOf(thing); };
    QList<BundlePart> parts;
    addPart(parts, "traces.json", contents.traces, allowed::trace, traceToJson);
    addPart(parts, "operations.json", contents.operations, allowed::operation, plain);
    addPart(parts, "requests.json", contents.requests, allowed::request, plain);
    addPart(parts, "notes.json", contents.noted, allowed::noted, plain);
    const QJsonObject about = onlyAllowed(jsonOf(contents.origin), allowed::about);
    parts.append({"about.json", QJsonDocument(about).toJson()});
    return parts;
}

} // namespace coinpay
