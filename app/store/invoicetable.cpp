// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invoicerow.h"
#include "store/listtable.h"
#include "store/paidtimes.h"

namespace coinpay::store {

namespace {

Listed describe(const Resource &resource)
{
    const Invoice &invoice = std::get<Invoice>(resource);
    return {static_cast<int>(invoice.status),
            invoice.amount.asset(),
            {},
            invoice.createdAt,
            invoice.amount.toDecimal()};
}

void bindInvoice(Query &query, const ResourceUpdate &update, qint64 key)
{
    const Invoice &invoice = std::get<Invoice>(update.resource);
    query.bindAll(key, invoice.id, invoice.version, static_cast<int>(invoice.status),
                  invoice.statusText, invoice.amount.asset(), invoice.amount.toDecimal());
    query.bindText(8, invoice.amount.sortKey()).bind(9, invoice.amountPaid.toDecimal());
    query.bind(10, invoice.reference).bind(11, referenceKey(invoice.reference));
    query.bind(12, invoice.network).bind(13, invoice.confirmations);
    query.bind(14, invoice.requiredConfirmations).bind(15, invoice.requestId);
    query.bind(16, invoice.createdAt).bind(17, invoice.updatedAt);
    query.bind(18, invoice.paymentAddress).bind(19, invoice.txHash);
    if (invoice.expiresAt)
        query.bind(20, *invoice.expiresAt);
    else
        query.bindNull(20);
    query.bind(21, invoice.callbackUrl).bind(22, invoice.cancelReason);
    query.bind(23, invoice.failureCode).bind(24, invoice.failureMessage);
    query.bindBlob(25, packMetadata(invoice.metadata));
    query.bind(26, isPaid(invoice.status) ? occurredAt(update, invoice.updatedAt) : 0);
}

std::vector<QString> texts(const Resource &resource)
{
    const Invoice &invoice = std::get<Invoice>(resource);
    return {invoice.reference, invoice.id, invoice.paymentAddress, invoice.txHash,
            invoice.requestId};
}

} // namespace

const ListTable &invoiceTable()
{
    static const ListTable table{"invoices",
                                 "invoice_search",
                                 "invoice_counts",
                                 false,
                                 {{"version"},
                                  {"status"},
                                  {"status_text"},
                                  {"asset"},
                                  {"amount"},
                                  {"amount_key"},
                                  {"amount_paid"},
                                  {"reference"},
                                  {"reference_key"},
                                  {"network"},
                                  {"confirmations"},
                                  {"required_confirmations"},
                                  {"request_id"},
                                  {"created_at"},
                                  {"updated_at"},
                                  {"payment_address"},
                                  {"tx_hash"},
                                  {"expires_at"},
                                  {"callback_url"},
                                  {"cancel_reason"},
                                  {"failure_code"},
                                  {"failure_message"},
                                  {"metadata"},
                                  // Paid since the first of the versions in a row that say so.
                                  {"paid_at", "iif(?26 = 0 OR paid_at = 0, ?26, paid_at)"}},
                                 {"reference", "id", "payment_address", "tx_hash", "request_id"},
                                 InvoiceRowColumns,
                                 InvoiceRowWidth,
                                 static_cast<int>(invoiceStatuses.size()),
                                 describe,
                                 bindInvoice,
                                 texts};
    return table;
}

UnixMs occurredAt(const ResourceUpdate &update, UnixMs updatedAt)
{
    return update.event && !update.event->id.isEmpty() ? update.event->occurredAt : updatedAt;
}

} // namespace coinpay::store
