// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/rawsqlite.h"
#include "domain/invoice.h"

#include <vector>

namespace coinpay::bench {

//! What the floor of rows 7 and 8 writes: every value already in the bytes SQLite takes.
struct RawInvoice
{
    explicit RawInvoice(const Invoice &invoice);

    qint64 version, status, confirmations, required, created, updated, expires;
    QByteArray id, statusText, asset, amount, amountKey, paid, reference, referenceKey, network;
    QByteArray requestId, address, hash;
};

//! Writes pages of invoices with their search entries, transitions and counts, as plainly as
//! SQLite allows: the same tables, indexes and rows as the store's, and nothing else.
class RawWriter
{
public:
    explicit RawWriter(RawDatabase &database);
    //! One transaction. Keys count up from `firstKey`.
    void insertPage(const std::vector<RawInvoice> &page, qint64 firstKey);
    //! One transaction: newer versions of rows that are there, with their transitions.
    void updatePage(const std::vector<RawInvoice> &page);

private:
    void insertTransition(const RawInvoice &invoice);

    RawDatabase &m_database;
    RawStatement m_find;
    RawStatement m_insert;
    RawStatement m_index;
    RawStatement m_update;
    RawStatement m_transition;
    RawStatement m_count;
};

} // namespace coinpay::bench
