// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rawwriter.h"

#include "store/invoicerow.h"

namespace coinpay::bench {

RawInvoice::RawInvoice(const Invoice &invoice)
    : version(invoice.version)
    , status(static_cast<qint64>(invoice.status))
    , confirmations(invoice.confirmations)
    , required(invoice.requiredConfirmations)
    , created(invoice.createdAt)
    , updated(invoice.updatedAt)
    , expires(invoice.expiresAt.value_or(0))
    , id(invoice.id.toUtf8())
    , statusText(invoice.statusText.toUtf8())
    , asset(invoice.amount.asset().toUtf8())
    , amount(invoice.amount.toDecimal().toUtf8())
    , amountKey(invoice.amount.sortKey())
    , paid(invoice.amountPaid.toDecimal().toUtf8())
    , reference(invoice.reference.toUtf8())
    , referenceKey(store::referenceKey(invoice.reference).toUtf8())
    , network(invoice.network.toUtf8())
    , requestId(invoice.requestId.toUtf8())
    , address(invoice.paymentAddress.toUtf8())
    , hash(invoice.txHash.toUtf8())
{
}

RawWriter::RawWriter(RawDatabase &database)
    : m_database(database)
    , m_find(database, "SELECT key, version FROM invoices WHERE id = ?")
    , m_insert(database,
               "INSERT INTO invoices (key, id, version, status, status_text, asset, amount, "
               "amount_key, amount_paid, reference, reference_key, network, confirmations, "
               "required_confirmations, request_id, created_at, updated_at, payment_address, "
               "tx_hash, expires_at, callback_url, cancel_reason, failure_code, failure_message, "
               "metadata) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,"
               "?19,?20,'','','','',x'')")
    , m_index(database, "INSERT INTO invoice_search (rowid, reference, id, payment_address, "
                        "tx_hash, request_id) VALUES (?1,?2,?3,?4,?5,?6)")
    , m_update(database, "UPDATE invoices SET version=?2, status=?3, status_text=?4, "
                         "confirmations=?5, updated_at=?6 WHERE key=?1")
    , m_transition(database,
                   "INSERT INTO transitions VALUES (?1,?2,'',?3,?4,1,'event_feed',?5,'',?6,?7)")
    , m_count(database, "INSERT INTO invoice_counts VALUES (?1,?2,1) "
                        "ON CONFLICT (status, asset) DO UPDATE SET n = n + 1")
{
}

void RawWriter::insertTransition(const RawInvoice &invoice)
{
    m_transition.bind(1, invoice.id);
    m_transition.bind(2, invoice.version);
    m_transition.bind(3, invoice.statusText);
    m_transition.bind(4, invoice.updated);
    m_transition.bind(5, invoice.requestId);
    m_transition.bind(6, invoice.confirmations);
    m_transition.bind(7, invoice.required);
    m_transition.run();
}

void RawWriter::insertPage(const std::vector<RawInvoice> &page, qint64 firstKey)
{
    m_database.execute("BEGIN IMMEDIATE");
    for (const RawInvoice &one : page) {
        m_find.bind(1, one.id);
        m_find.run();
        const qint64 key = firstKey++;
        const qint64 numbers[] = {key,          one.version, one.status,  one.confirmations,
                                  one.required, one.created, one.updated, one.expires};
        const int numberAt[] = {1, 3, 4, 13, 14, 16, 17, 20};
        for (int i = 0; i < 8; ++i)
            m_insert.bind(numberAt[i], numbers[i]);
        const QByteArray *texts[] = {&one.id,        &one.statusText,   &one.asset,
                                     &one.amount,    &one.amountKey,    &one.paid,
                                     &one.reference, &one.referenceKey, &one.network,
                                     &one.requestId, &one.address,      &one.hash};
        const int textAt[] = {2, 5, 6, 7, 8, 9, 10, 11, 12, 15, 18, 19};
        for (int i = 0; i < 12; ++i)
            m_insert.bind(textAt[i], *texts[i]);
        m_insert.run();
        m_index.bind(1, key);
        m_index.bind(2, one.reference);
        m_index.bind(3, one.id);
        m_index.bind(4, one.address);
        m_index.bind(5, one.hash);
        m_index.bind(6, one.requestId);
        m_index.run();
        m_count.bind(1, one.status);
        m_count.bind(2, one.asset);
        m_count.run();
        insertTransition(one);
    }
    m_database.execute("COMMIT");
}

void RawWriter::updatePage(const std::vector<RawInvoice> &page)
{
    m_database.execute("BEGIN IMMEDIATE");
    for (const RawInvoice &one : page) {
        m_find.bind(1, one.id);
        if (!m_find.step())
            qFatal("the floor updates a row that is not there");
        m_update.bind(1, m_find.number(0));
        m_find.reset();
        m_update.bind(2, one.version);
        m_update.bind(3, one.status);
        m_update.bind(4, one.statusText);
        m_update.bind(5, one.confirmations);
        m_update.bind(6, one.updated);
        m_update.run();
        insertTransition(one);
    }
    m_database.execute("COMMIT");
}

} // namespace coinpay::bench
