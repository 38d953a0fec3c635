// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/operationsubject.h"

#include "cli/json.h"
#include "cli/output.h"
#include "cli/texts.h"
#include "store/reader.h"

namespace coinpay::cli {

namespace {

OperationSubject invoiceSubject(Reader &reader, const QString &id)
{
    const auto invoice = reader.invoice(id);
    if (!invoice)
        return {id, {{QStringLiteral("status"), QJsonValue::Null}}, {{Texts::tr("Invoice"), id}}};
    QJsonObject json;
    const QJsonObject all = toJson(*invoice);
    for (const QString &name : {QStringLiteral("status"), QStringLiteral("amount"),
                                QStringLiteral("asset"), QStringLiteral("payment_address")})
        json.insert(name, all.value(name));
    return {id,
            json,
            {{Texts::tr("Invoice"), id},
             {Texts::tr("Status"), invoice->statusText},
             {Texts::tr("Amount"), moneyText(invoice->amount)},
             {Texts::tr("Pay to", "label of a payment address"), invoice->paymentAddress}}};
}

OperationSubject unknownSubject(const QString &label, const QString &id)
{
    return {id, {{QStringLiteral("status"), QJsonValue::Null}}, {{label, id}}};
}

OperationSubject escrowSubject(Reader &reader, const QString &id)
{
    const auto escrow = reader.escrow(id);
    if (!escrow)
        return unknownSubject(Texts::tr("Escrow"), id);
    return {id,
            {{QStringLiteral("status"), escrow->statusText},
             {QStringLiteral("amount"), escrow->amount.toDecimal()},
             {QStringLiteral("asset"), escrow->amount.asset()},
             {QStringLiteral("payment_address"), escrow->paymentAddress}},
            {{Texts::tr("Escrow"), id},
             {Texts::tr("Status"), escrow->statusText},
             {Texts::tr("Amount"), moneyText(escrow->amount)},
             {Texts::tr("Pay to", "label of a payment address"), escrow->paymentAddress}}};
}

QString actionLabel(OperationKind kind)
{
    switch (kind) {
    case OperationKind::ReleaseEscrow: return Texts::tr("Release");
    case OperationKind::RefundEscrow: return Texts::tr("Refund");
    default: return Texts::tr("Dispute");
    }
}

OperationSubject actionSubject(Reader &reader, const Operation &operation)
{
    const QString label = actionLabel(operation.request.kind);
    const auto action = reader.escrowAction(operation.resultId);
    OperationSubject subject =
        action ? OperationSubject{action->id,
                                  {{QStringLiteral("status"), action->statusText}},
                                  {{label, action->id}, {Texts::tr("Status"), action->statusText}}}
               : unknownSubject(label, operation.resultId);
    subject.json.insert(QStringLiteral("escrow_id"), operation.request.resourceId);
    subject.fields.append({Texts::tr("Escrow"), operation.request.resourceId});
    if (const auto &amount = operation.request.amount) {
        subject.json.insert(QStringLiteral("amount"), amount->toDecimal());
        subject.json.insert(QStringLiteral("asset"), amount->asset());
        subject.fields.append({Texts::tr("Amount"), moneyText(*amount)});
    }
    return subject;
}

OperationSubject addressSubject(Reader &reader, const QString &id)
{
    const auto address = reader.address(id);
    if (!address)
        return unknownSubject(Texts::tr("Address"), id);
    return {id,
            {{QStringLiteral("status"), address->statusText},
             {QStringLiteral("address"), address->address},
             {QStringLiteral("asset"), address->asset},
             {QStringLiteral("network"), address->network},
             {QStringLiteral("wallet_id"), address->walletId}},
            {{Texts::tr("Address"), address->address}, {Texts::tr("ID"), id}}};
}

OperationSubject transferSubject(Reader &reader, const Operation &operation)
{
    const auto transfer = reader.transfer(operation.resultId);
    if (!transfer) {
        OperationSubject subject = unknownSubject(Texts::tr("Transfer"), operation.resultId);
        subject.json.insert(QStringLiteral("destination"), operation.request.counterparty);
        return subject;
    }
    return {transfer->id,
            {{QStringLiteral("status"), transfer->statusText},
             {QStringLiteral("amount"), transfer->amount.toDecimal()},
             {QStringLiteral("fee"), transfer->fee.toDecimal()},
             {QStringLiteral("asset"), transfer->amount.asset()},
             {QStringLiteral("destination"), transfer->destination},
             {QStringLiteral("confirmations"), transfer->confirmations},
             {QStringLiteral("required_confirmations"), transfer->requiredConfirmations}},
            {{Texts::tr("Transfer"), transfer->id},
             {Texts::tr("Status"), transfer->statusText},
             {Texts::tr("Amount"), moneyText(transfer->amount)},
             {Texts::tr("Fee"), moneyText(transfer->fee)},
             {Texts::tr("Destination"), transfer->destination}}};
}

} // namespace

OperationSubject subjectOf(Reader &reader, const Operation &operation)
{
    const QString &id =
        operation.resultId.isEmpty() ? operation.request.resourceId : operation.resultId;
    switch (operation.request.kind) {
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice: return invoiceSubject(reader, id);
    case OperationKind::CreateEscrow: return escrowSubject(reader, id);
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow: return actionSubject(reader, operation);
    case OperationKind::CreateAddress: return addressSubject(reader, operation.resultId);
    case OperationKind::SendTransfer: return transferSubject(reader, operation);
    case OperationKind::RedeliverWebhook:
        return unknownSubject(Texts::tr("Delivery"), operation.resultId);
    case OperationKind::RotateWebhookSecret:
        return {id, {}, {{Texts::tr("Endpoint", "of webhooks"), id}}};
    case OperationKind::ConsoleCall: break;
    }
    return {id, {}, {}};
}

} // namespace coinpay::cli
