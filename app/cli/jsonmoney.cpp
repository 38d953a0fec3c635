// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"
#include "cli/jsonvalues.h"

#include <QJsonArray>

namespace coinpay::cli {

QJsonObject toJson(const Escrow &escrow)
{
    return {
        {QStringLiteral("id"), escrow.id},
        {QStringLiteral("status"), escrow.statusText},
        {QStringLiteral("amount"), escrow.amount.toDecimal()},
        {QStringLiteral("asset"), escrow.amount.asset()},
        {QStringLiteral("amount_funded"), escrow.amountFunded.toDecimal()},
        {QStringLiteral("amount_released"), escrow.amountReleased.toDecimal()},
        {QStringLiteral("amount_refunded"), escrow.amountRefunded.toDecimal()},
        {QStringLiteral("held"), escrow.held().toDecimal()},
        {QStringLiteral("network"), jsonText(escrow.network)},
        {QStringLiteral("buyer_ref"), escrow.buyerRef},
        {QStringLiteral("seller_ref"), escrow.sellerRef},
        {QStringLiteral("deal_ref"), escrow.dealRef},
        {QStringLiteral("payment_address"), jsonText(escrow.paymentAddress)},
        {QStringLiteral("confirmations"), escrow.confirmations},
        {QStringLiteral("required_confirmations"), escrow.requiredConfirmations},
        {QStringLiteral("tx_hash"), jsonText(escrow.txHash)},
        {QStringLiteral("failure_code"), jsonText(escrow.failureCode)},
        {QStringLiteral("failure_message"), jsonText(escrow.failureMessage)},
        {QStringLiteral("metadata"), jsonMetadata(escrow.metadata)},
        {QStringLiteral("created_at"), jsonTime(escrow.createdAt)},
        {QStringLiteral("updated_at"), jsonTime(escrow.updatedAt)},
        {QStringLiteral("expires_at"), jsonTime(escrow.expiresAt.value_or(0))},
        {QStringLiteral("version"), escrow.version},
        {QStringLiteral("request_id"), jsonText(escrow.requestId)},
    };
}

QJsonObject toJson(const Escrow &escrow, const QList<EscrowAction> &actions)
{
    QJsonArray all;
    for (const EscrowAction &action : actions)
        all.append(toJson(action));
    QJsonObject json = toJson(escrow);
    json.insert(QStringLiteral("actions"), all);
    return json;
}

QJsonObject toJson(const EscrowAction &action)
{
    const bool movesMoney = action.kind != EscrowActionKind::Dispute;
    return {
        {QStringLiteral("id"), action.id},
        {QStringLiteral("action"), QString(escrowActionName(action.kind))},
        {QStringLiteral("escrow_id"), action.escrowId},
        {QStringLiteral("status"), action.statusText},
        {QStringLiteral("amount"),
         movesMoney ? QJsonValue(action.amount.toDecimal()) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("asset"), jsonText(action.amount.asset())},
        {QStringLiteral("reason"), action.reason},
        {QStringLiteral("resolution"), jsonText(action.resolution)},
        {QStringLiteral("confirmations"), action.confirmations},
        {QStringLiteral("required_confirmations"), action.requiredConfirmations},
        {QStringLiteral("tx_hash"), jsonText(action.txHash)},
        {QStringLiteral("failure_code"), jsonText(action.failureCode)},
        {QStringLiteral("failure_message"), jsonText(action.failureMessage)},
        {QStringLiteral("created_at"), jsonTime(action.createdAt)},
        {QStringLiteral("updated_at"), jsonTime(action.updatedAt)},
        {QStringLiteral("version"), action.version},
        {QStringLiteral("request_id"), jsonText(action.requestId)},
    };
}

QJsonObject toJson(const Wallet &wallet)
{
    return {
        {QStringLiteral("id"), wallet.id},
        {QStringLiteral("label"), wallet.label},
        {QStringLiteral("status"), wallet.statusText},
        {QStringLiteral("created_at"), jsonTime(wallet.createdAt)},
        {QStringLiteral("updated_at"), jsonTime(wallet.updatedAt)},
        {QStringLiteral("version"), wallet.version},
        {QStringLiteral("request_id"), jsonText(wallet.requestId)},
    };
}

QJsonObject toJson(const BalanceSheet &sheet, const Wallet &wallet)
{
    QJsonArray balances;
    for (const Balance &balance : sheet.balances)
        balances.append(QJsonObject{
            {QStringLiteral("asset"), balance.available.asset()},
            {QStringLiteral("network"), jsonText(balance.network)},
            {QStringLiteral("available"), balance.available.toDecimal()},
            {QStringLiteral("pending"), balance.pending.toDecimal()},
        });
    return {
        {QStringLiteral("wallet_id"), sheet.walletId},
        {QStringLiteral("label"), wallet.label},
        {QStringLiteral("balances"), balances},
        {QStringLiteral("updated_at"), jsonTime(sheet.updatedAt)},
        {QStringLiteral("version"), sheet.version},
    };
}

QJsonObject toJson(const Transfer &transfer)
{
    return {
        {QStringLiteral("id"), transfer.id},
        {QStringLiteral("wallet_id"), transfer.walletId},
        {QStringLiteral("status"), transfer.statusText},
        {QStringLiteral("amount"), transfer.amount.toDecimal()},
        {QStringLiteral("asset"), transfer.amount.asset()},
        {QStringLiteral("fee"), transfer.fee.toDecimal()},
        {QStringLiteral("total"), transfer.total.toDecimal()},
        {QStringLiteral("network"), jsonText(transfer.network)},
        {QStringLiteral("destination"), transfer.destination},
        {QStringLiteral("quote_id"), jsonText(transfer.quoteId)},
        {QStringLiteral("note"), jsonText(transfer.note)},
        {QStringLiteral("confirmations"), transfer.confirmations},
        {QStringLiteral("required_confirmations"), transfer.requiredConfirmations},
        {QStringLiteral("tx_hash"), jsonText(transfer.txHash)},
        {QStringLiteral("failure_code"), jsonText(transfer.failureCode)},
        {QStringLiteral("failure_message"), jsonText(transfer.failureMessage)},
        {QStringLiteral("created_at"), jsonTime(transfer.createdAt)},
        {QStringLiteral("updated_at"), jsonTime(transfer.updatedAt)},
        {QStringLiteral("version"), transfer.version},
        {QStringLiteral("request_id"), jsonText(transfer.requestId)},
    };
}

} // namespace coinpay::cli
