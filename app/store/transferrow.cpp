// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transferrow.h"

#include "store/columns.h"

namespace coinpay::store {

TransferRow readTransferRow(const Query &query)
{
    TransferRow row;
    int column = 0;
    row.position = query.number(column++);
    row.id = query.text(column++);
    row.status = static_cast<MovementStatus>(query.small(column++));
    const QString asset = query.text(column++);
    row.createdAt = query.number(column++);
    row.walletId = query.text(column++);
    row.statusText = query.text(column++);
    row.amount = readMoney(query, column++, asset);
    row.fee = readMoney(query, column++, asset);
    row.destination = query.text(column++);
    row.network = query.text(column++);
    row.note = query.text(column++);
    row.confirmations = query.small(column++);
    row.requiredConfirmations = query.small(column++);
    row.requestId = query.text(column++);
    row.updatedAt = query.number(column++);
    row.version = query.number(column++);
    return row;
}

Transfer readTransfer(const Query &query)
{
    const TransferRow row = readTransferRow(query);
    Transfer transfer;
    transfer.id = row.id;
    transfer.walletId = row.walletId;
    transfer.network = row.network;
    transfer.amount = row.amount;
    transfer.fee = row.fee;
    transfer.destination = row.destination;
    transfer.note = row.note;
    transfer.status = row.status;
    transfer.statusText = row.statusText;
    transfer.confirmations = row.confirmations;
    transfer.requiredConfirmations = row.requiredConfirmations;
    transfer.createdAt = row.createdAt;
    transfer.updatedAt = row.updatedAt;
    transfer.version = row.version;
    transfer.requestId = row.requestId;
    int column = TransferRowWidth;
    transfer.total = readMoney(query, column++, row.amount.asset());
    transfer.quoteId = query.text(column++);
    transfer.txHash = query.text(column++);
    transfer.failureCode = query.text(column++);
    transfer.failureMessage = query.text(column++);
    return transfer;
}

} // namespace coinpay::store
