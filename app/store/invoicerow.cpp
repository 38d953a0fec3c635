// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invoicerow.h"

#include "store/columns.h"

namespace coinpay::store {

InvoiceRow readInvoiceRow(const Query &query)
{
    InvoiceRow row;
    row.position = query.number(0);
    row.id = query.text(1);
    row.status = static_cast<InvoiceStatus>(query.small(2));
    row.statusText = query.text(3);
    const QString asset = query.text(4);
    row.amount = readMoney(query, 5, asset);
    row.amountPaid = readMoney(query, 6, asset);
    row.reference = query.text(7);
    row.network = query.text(8);
    row.confirmations = query.small(9);
    row.requiredConfirmations = query.small(10);
    row.requestId = query.text(11);
    row.createdAt = query.number(12);
    row.updatedAt = query.number(13);
    row.version = query.number(14);
    return row;
}

Invoice readInvoice(const Query &query)
{
    const InvoiceRow row = readInvoiceRow(query);
    Invoice invoice;
    invoice.id = row.id;
    invoice.amount = row.amount;
    invoice.amountPaid = row.amountPaid;
    invoice.network = row.network;
    invoice.reference = row.reference;
    invoice.status = row.status;
    invoice.statusText = row.statusText;
    invoice.confirmations = row.confirmations;
    invoice.requiredConfirmations = row.requiredConfirmations;
    invoice.createdAt = row.createdAt;
    invoice.updatedAt = row.updatedAt;
    invoice.version = row.version;
    invoice.requestId = row.requestId;
    int column = RowColumnCount;
    invoice.paymentAddress = query.text(column++);
    invoice.txHash = query.text(column++);
    if (!query.isNull(column))
        invoice.expiresAt = query.number(column);
    ++column;
    invoice.callbackUrl = query.text(column++);
    invoice.cancelReason = query.text(column++);
    invoice.failureCode = query.text(column++);
    invoice.failureMessage = query.text(column++);
    invoice.metadata = unpackMetadata(query.bytes(column));
    return invoice;
}

} // namespace coinpay::store
