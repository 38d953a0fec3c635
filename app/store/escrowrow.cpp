// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/escrowrow.h"

#include "store/columns.h"

namespace coinpay::store {

namespace {

//! The row's part of an escrow; `column` is left after it.
Escrow readCommon(const Query &query, int &column)
{
    Escrow escrow;
    column = 1; // after the key
    escrow.id = query.text(column++);
    escrow.status = static_cast<EscrowStatus>(query.small(column++));
    const QString asset = query.text(column++);
    escrow.createdAt = query.number(column++);
    escrow.statusText = query.text(column++);
    escrow.amount = readMoney(query, column++, asset);
    escrow.amountFunded = readMoney(query, column++, asset);
    escrow.amountReleased = readMoney(query, column++, asset);
    escrow.amountRefunded = readMoney(query, column++, asset);
    escrow.dealRef = query.text(column++);
    escrow.buyerRef = query.text(column++);
    escrow.sellerRef = query.text(column++);
    escrow.network = query.text(column++);
    escrow.confirmations = query.small(column++);
    escrow.requiredConfirmations = query.small(column++);
    escrow.requestId = query.text(column++);
    escrow.updatedAt = query.number(column++);
    escrow.version = query.number(column++);
    return escrow;
}

} // namespace

EscrowRow readEscrowRow(const Query &query)
{
    int column = 0;
    const Escrow escrow = readCommon(query, column);
    EscrowRow row;
    row.position = query.number(0);
    row.id = escrow.id;
    row.status = escrow.status;
    row.statusText = escrow.statusText;
    row.amount = escrow.amount;
    row.held = escrow.held();
    row.dealRef = escrow.dealRef;
    row.buyerRef = escrow.buyerRef;
    row.sellerRef = escrow.sellerRef;
    row.network = escrow.network;
    row.confirmations = escrow.confirmations;
    row.requiredConfirmations = escrow.requiredConfirmations;
    row.requestId = escrow.requestId;
    row.createdAt = escrow.createdAt;
    row.updatedAt = escrow.updatedAt;
    row.version = escrow.version;
    return row;
}

Escrow readEscrow(const Query &query)
{
    int column = 0;
    Escrow escrow = readCommon(query, column);
    escrow.paymentAddress = query.text(column++);
    escrow.txHash = query.text(column++);
    if (!query.isNull(column))
        escrow.expiresAt = query.number(column);
    ++column;
    escrow.failureCode = query.text(column++);
    escrow.failureMessage = query.text(column++);
    escrow.metadata = unpackMetadata(query.bytes(column));
    return escrow;
}

} // namespace coinpay::store
