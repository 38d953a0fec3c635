// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invoicerow.h"

#include "store/columns.h"

namespace coinpay::store {

InvoiceRow readInvoiceRow(const Query &query)
{
    InvoiceRow row;
    int column = 0;
    row.position = query.number(column++);
    row.id = query.text(column++);
    row.status = static_cast<InvoiceStatus>(query.small(column++));
    const QString asset = query.text(column++);
    row.createdAt = query.number(column++);
    row.statusText = query.text(column++);
    row.amount = readMoney(query, column++, asset);
    row.amountPaid = readMoney(query, column++, asset);
    row.reference = query.text(column++);
    row.network = query.text(column++);
    row.confirmations = query.small(column++);
    row.requiredConfirmations = query.small(column++);
    row.requestId = query.text(column++);
    row.updatedAt = query.number(column++);
    row.version = query.number(column++);
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
    int column = InvoiceRowWidth;
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
