// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

#include "cli/jsonvalues.h"

namespace coinpay::cli {

QJsonObject toJson(const Invoice &invoice)
{
    return {
        {QStringLiteral("id"), invoice.id},
        {QStringLiteral("status"), invoice.statusText},
        {QStringLiteral("amount"), invoice.amount.toDecimal()},
        {QStringLiteral("asset"), invoice.amount.asset()},
        {QStringLiteral("amount_paid"), invoice.amountPaid.toDecimal()},
        {QStringLiteral("network"), jsonText(invoice.network)},
        {QStringLiteral("reference"), invoice.reference},
        {QStringLiteral("payment_address"), jsonText(invoice.paymentAddress)},
        {QStringLiteral("payment_uri"), jsonText(paymentUri(invoice))},
        {QStringLiteral("confirmations"), invoice.confirmations},
        {QStringLiteral("required_confirmations"), invoice.requiredConfirmations},
        {QStringLiteral("tx_hash"), jsonText(invoice.txHash)},
        {QStringLiteral("callback_url"), jsonText(invoice.callbackUrl)},
        {QStringLiteral("cancel_reason"), jsonText(invoice.cancelReason)},
        {QStringLiteral("failure_code"), jsonText(invoice.failureCode)},
        {QStringLiteral("failure_message"), jsonText(invoice.failureMessage)},
        {QStringLiteral("metadata"), jsonMetadata(invoice.metadata)},
        {QStringLiteral("created_at"), jsonTime(invoice.createdAt)},
        {QStringLiteral("updated_at"), jsonTime(invoice.updatedAt)},
        {QStringLiteral("expires_at"), jsonTime(invoice.expiresAt.value_or(0))},
        {QStringLiteral("version"), invoice.version},
        {QStringLiteral("request_id"), jsonText(invoice.requestId)},
    };
}

QJsonObject toJson(const Transition &transition, const QString &idName)
{
    return {
        {idName, transition.resourceId},
        {QStringLiteral("version"), transition.version},
        {QStringLiteral("from"), jsonText(transition.fromStatus)},
        {QStringLiteral("to"), transition.toStatus},
        {QStringLiteral("occurred_at"), jsonTime(transition.occurredAt)},
        {QStringLiteral("learned_at"), jsonTime(transition.learnedAt)},
        {QStringLiteral("learned_from"), QString(learnedFromName(transition.learnedFrom))},
        {QStringLiteral("request_id"), jsonText(transition.requestId)},
        {QStringLiteral("event_id"), jsonText(transition.eventId)},
        {QStringLiteral("confirmations"), jsonCount(transition.confirmations)},
        {QStringLiteral("required_confirmations"), jsonCount(transition.requiredConfirmations)},
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
        {QStringLiteral("created_at"), jsonTime(profile.createdAt)},
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
        {QStringLiteral("id"), jsonText(subject.id)},
        {QStringLiteral("operation_id"), operation.id},
        {QStringLiteral("operation"), QString(operationKindName(operation.request.kind))},
        {QStringLiteral("state"), QString(operationStateName(operation.state))},
        {QStringLiteral("idempotency_key"), operation.idempotencyKey},
        {QStringLiteral("request_id"), jsonText(operation.requestId)},
        {QStringLiteral("reference"), jsonText(operation.request.reference)},
        {QStringLiteral("attempts"), operation.attempts},
        {QStringLiteral("http_status"), operation.httpStatus},
        {QStringLiteral("code"), jsonText(operation.code)},
        {QStringLiteral("message"), jsonText(operation.message)},
    };
    for (auto member = subject.json.begin(); member != subject.json.end(); ++member)
        json.insert(member.key(), member.value());
    return json;
}

} // namespace coinpay::cli
