// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

#include "core/timestamp.h"

namespace coinpay::cli {

namespace {

QJsonValue text(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue time(UnixMs time)
{
    return time == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(formatTimestamp(time));
}

QJsonValue count(int number)
{
    return number < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(number);
}

} // namespace

QJsonObject toJson(const Invoice &invoice)
{
    QJsonObject metadata;
    for (auto entry = invoice.metadata.begin(); entry != invoice.metadata.end(); ++entry)
        metadata.insert(entry.key(), entry.value());
    return {
        {QStringLiteral("id"), invoice.id},
        {QStringLiteral("status"), invoice.statusText},
        {QStringLiteral("amount"), invoice.amount.toDecimal()},
        {QStringLiteral("asset"), invoice.amount.asset()},
        {QStringLiteral("amount_paid"), invoice.amountPaid.toDecimal()},
        {QStringLiteral("network"), text(invoice.network)},
        {QStringLiteral("reference"), invoice.reference},
        {QStringLiteral("payment_address"), text(invoice.paymentAddress)},
        {QStringLiteral("payment_uri"), text(paymentUri(invoice))},
        {QStringLiteral("confirmations"), invoice.confirmations},
        {QStringLiteral("required_confirmations"), invoice.requiredConfirmations},
        {QStringLiteral("tx_hash"), text(invoice.txHash)},
        {QStringLiteral("callback_url"), text(invoice.callbackUrl)},
        {QStringLiteral("cancel_reason"), text(invoice.cancelReason)},
        {QStringLiteral("failure_code"), text(invoice.failureCode)},
        {QStringLiteral("failure_message"), text(invoice.failureMessage)},
        {QStringLiteral("metadata"), metadata},
        {QStringLiteral("created_at"), time(invoice.createdAt)},
        {QStringLiteral("updated_at"), time(invoice.updatedAt)},
        {QStringLiteral("expires_at"), time(invoice.expiresAt.value_or(0))},
        {QStringLiteral("version"), invoice.version},
        {QStringLiteral("request_id"), text(invoice.requestId)},
    };
}

QJsonObject toJson(const Transition &transition)
{
    return {
        {QStringLiteral("invoice_id"), transition.resourceId},
        {QStringLiteral("version"), transition.version},
        {QStringLiteral("from"), text(transition.fromStatus)},
        {QStringLiteral("to"), transition.toStatus},
        {QStringLiteral("occurred_at"), time(transition.occurredAt)},
        {QStringLiteral("learned_at"), time(transition.learnedAt)},
        {QStringLiteral("learned_from"), QString(learnedFromName(transition.learnedFrom))},
        {QStringLiteral("request_id"), text(transition.requestId)},
        {QStringLiteral("event_id"), text(transition.eventId)},
        {QStringLiteral("confirmations"), count(transition.confirmations)},
        {QStringLiteral("required_confirmations"), count(transition.requiredConfirmations)},
    };
}

QJsonObject toJson(const Profile &profile)
{
    return {
        {QStringLiteral("name"), profile.name},
        {QStringLiteral("url"), profile.url.toString()},
        {QStringLiteral("key_id"), profile.keyId},
        {QStringLiteral("environment"), QString(environmentName(profile.environment))},
        {QStringLiteral("pinned_ca"), !profile.caPem.isEmpty()},
        {QStringLiteral("created_at"), time(profile.createdAt)},
    };
}

QJsonObject toJson(const ConnectionReport &report)
{
    return {
        {QStringLiteral("connected"), report.connected},
        {QStringLiteral("scopes"), report.scopes.join(QLatin1Char(' '))},
        {QStringLiteral("clock_offset_ms"), report.clockOffsetMs},
        {QStringLiteral("duration_ms"), report.durationMs},
    };
}

QJsonObject toJson(const Operation &operation, const OperationSubject &subject)
{
    QJsonObject json{
        {QStringLiteral("id"), text(subject.id)},
        {QStringLiteral("operation_id"), operation.id},
        {QStringLiteral("operation"), QString(operationKindName(operation.request.kind))},
        {QStringLiteral("state"), QString(operationStateName(operation.state))},
        {QStringLiteral("idempotency_key"), operation.idempotencyKey},
        {QStringLiteral("request_id"), text(operation.requestId)},
        {QStringLiteral("reference"), text(operation.request.reference)},
        {QStringLiteral("attempts"), operation.attempts},
        {QStringLiteral("http_status"), operation.httpStatus},
        {QStringLiteral("code"), text(operation.code)},
        {QStringLiteral("message"), text(operation.message)},
    };
    for (auto member = subject.json.begin(); member != subject.json.end(); ++member)
        json.insert(member.key(), member.value());
    return json;
}

} // namespace coinpay::cli
