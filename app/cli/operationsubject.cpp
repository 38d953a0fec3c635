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

} // namespace

OperationSubject subjectOf(Reader &reader, const Operation &operation)
{
    const QString &id =
        operation.resultId.isEmpty() ? operation.request.resourceId : operation.resultId;
    switch (operation.request.kind) {
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice: return invoiceSubject(reader, id);
    case OperationKind::CreateEscrow:
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow:
    case OperationKind::CreateAddress:
    case OperationKind::SendTransfer: break;
    }
    return {id, {}, {}};
}

} // namespace coinpay::cli
