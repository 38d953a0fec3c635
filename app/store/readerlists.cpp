// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/escrowrow.h"
#include "store/invoicerow.h"
#include "store/readerprivate.h"
#include "store/transferrow.h"

#include <algorithm>

namespace coinpay {

using namespace store;

// The same of each list: only the table, the query and the row differ.

Result<QList<InvoiceRow>> Reader::invoicePage(const InvoiceQuery &query,
                                              const std::optional<PageKey> &after, int limit)
{
    return readPage(*d, d->m_invoices, readInvoiceRow, query, after, false, limit);
}

Result<QList<InvoiceRow>> Reader::invoicePageFrom(const InvoiceQuery &query, const PageKey &from,
                                                  int limit)
{
    return readPage(*d, d->m_invoices, readInvoiceRow, query, from, true, limit);
}

PageKey Reader::keyOf(const InvoiceQuery &query, const InvoiceRow &row) const
{
    return keyIn(query, row);
}

bool Reader::precedes(const InvoiceQuery &query, const PageKey &a, const PageKey &b)
{
    return standsBefore(query.descending, a, b);
}

Result<Reader::Anchors> Reader::invoiceAnchors(const InvoiceQuery &query, int stride,
                                               const std::atomic_bool *cancel)
{
    return guarded(
        [&] { return d->m_invoices.anchors(d->requestOf(query), std::max(stride, 1), cancel); });
}

Result<std::optional<qint64>> Reader::invoiceCount(const InvoiceQuery &query)
{
    return guarded([&] { return d->m_invoices.count(d->requestOf(query)); });
}

Result<QList<InvoiceRow>> Reader::invoiceRows(const InvoiceQuery &query, const QStringList &ids)
{
    return readRows(*d, d->m_invoices, readInvoiceRow, query, ids);
}

Result<QHash<InvoiceStatus, qint64>> Reader::invoiceCounts()
{
    return readCounts<InvoiceStatus>(d->m_invoices);
}

Result<QList<EscrowRow>> Reader::escrowPage(const EscrowQuery &query,
                                            const std::optional<PageKey> &after, int limit)
{
    return readPage(*d, d->m_escrows, readEscrowRow, query, after, false, limit);
}

Result<QList<EscrowRow>> Reader::escrowPageFrom(const EscrowQuery &query, const PageKey &from,
                                                int limit)
{
    return readPage(*d, d->m_escrows, readEscrowRow, query, from, true, limit);
}

PageKey Reader::keyOf(const EscrowQuery &query, const EscrowRow &row) const
{
    return keyIn(query, row);
}

bool Reader::precedes(const EscrowQuery &query, const PageKey &a, const PageKey &b)
{
    return standsBefore(query.descending, a, b);
}

Result<Reader::Anchors> Reader::escrowAnchors(const EscrowQuery &query, int stride,
                                              const std::atomic_bool *cancel)
{
    return guarded(
        [&] { return d->m_escrows.anchors(d->requestOf(query), std::max(stride, 1), cancel); });
}

Result<std::optional<qint64>> Reader::escrowCount(const EscrowQuery &query)
{
    return guarded([&] { return d->m_escrows.count(d->requestOf(query)); });
}

Result<QList<EscrowRow>> Reader::escrowRows(const EscrowQuery &query, const QStringList &ids)
{
    return readRows(*d, d->m_escrows, readEscrowRow, query, ids);
}

Result<QHash<EscrowStatus, qint64>> Reader::escrowCounts()
{
    return readCounts<EscrowStatus>(d->m_escrows);
}

Result<QList<TransferRow>> Reader::transferPage(const TransferQuery &query,
                                                const std::optional<PageKey> &after, int limit)
{
    return readPage(*d, d->m_transfers, readTransferRow, query, after, false, limit);
}

Result<QList<TransferRow>> Reader::transferPageFrom(const TransferQuery &query, const PageKey &from,
                                                    int limit)
{
    return readPage(*d, d->m_transfers, readTransferRow, query, from, true, limit);
}

PageKey Reader::keyOf(const TransferQuery &query, const TransferRow &row) const
{
    return keyIn(query, row);
}

bool Reader::precedes(const TransferQuery &query, const PageKey &a, const PageKey &b)
{
    return standsBefore(query.descending, a, b);
}

Result<Reader::Anchors> Reader::transferAnchors(const TransferQuery &query, int stride,
                                                const std::atomic_bool *cancel)
{
    return guarded(
        [&] { return d->m_transfers.anchors(d->requestOf(query), std::max(stride, 1), cancel); });
}

Result<std::optional<qint64>> Reader::transferCount(const TransferQuery &query)
{
    return guarded([&] { return d->m_transfers.count(d->requestOf(query)); });
}

Result<QList<TransferRow>> Reader::transferRows(const TransferQuery &query, const QStringList &ids)
{
    return readRows(*d, d->m_transfers, readTransferRow, query, ids);
}

} // namespace coinpay
