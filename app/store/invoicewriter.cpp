// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invoicewriter.h"

#include "store/invoicerow.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace coinpay::store {

namespace {

// Where keys begin: room for older invoices below, and still short in the file.
constexpr qint64 FirstKey = 1 << 28;

constexpr char InsertInvoice[] =
    "INSERT INTO invoices (key, id, version, status, status_text, asset, amount, amount_key, "
    "amount_paid, reference, reference_key, network, confirmations, required_confirmations, "
    "request_id, created_at, updated_at, payment_address, tx_hash, expires_at, callback_url, "
    "cancel_reason, failure_code, failure_message, metadata) VALUES "
    "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25)";

constexpr char UpdateInvoice[] =
    "UPDATE invoices SET version=?3, status=?4, status_text=?5, asset=?6, amount=?7, "
    "amount_key=?8, amount_paid=?9, reference=?10, reference_key=?11, network=?12, "
    "confirmations=?13, required_confirmations=?14, request_id=?15, created_at=?16, "
    "updated_at=?17, payment_address=?18, tx_hash=?19, expires_at=?20, callback_url=?21, "
    "cancel_reason=?22, failure_code=?23, failure_message=?24, metadata=?25 "
    "WHERE key=?1 AND id=?2";

void bindInvoice(Query &query, const Invoice &invoice, qint64 key)
{
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
}

} // namespace

InvoiceWriter::InvoiceWriter(Connection &connection)
    : m_connection(connection)
{
}

std::optional<InvoiceWriter::Known> InvoiceWriter::find(const QString &id)
{
    Query query = m_connection.query("SELECT key, version, status, asset, reference, "
                                     "payment_address, tx_hash, request_id "
                                     "FROM invoices WHERE id = ?");
    query.bindAll(id);
    if (!query.step())
        return {};
    Known known;
    known.key = query.number(0);
    known.version = query.number(1);
    known.status = static_cast<InvoiceStatus>(query.small(2));
    known.asset = query.text(3);
    known.reference = query.text(4);
    known.paymentAddress = query.text(5);
    known.txHash = query.text(6);
    known.requestId = query.text(7);
    return known;
}

std::vector<InvoiceWriter::Outcome>
InvoiceWriter::apply(const std::vector<const Invoice *> &invoices)
{
    // Of several versions of one invoice only the newest is written.
    QHash<QString, size_t> newest;
    for (size_t i = 0; i < invoices.size(); ++i) {
        const Invoice &invoice = *invoices[i];
        const auto found = newest.find(invoice.id);
        if (found == newest.end())
            newest.insert(invoice.id, i);
        else if (invoices[*found]->version < invoice.version)
            *found = i;
    }
    std::vector outcomes(invoices.size(), Outcome::Unchanged);
    std::vector<const Invoice *> unknown;
    for (size_t i = 0; i < invoices.size(); ++i) {
        const Invoice &invoice = *invoices[i];
        if (newest.value(invoice.id) != i)
            continue;
        const std::optional<Known> known = find(invoice.id);
        if (!known) {
            unknown.push_back(&invoice);
            outcomes[i] = Outcome::Inserted;
        } else if (known->version < invoice.version) {
            update(invoice, *known);
            outcomes[i] = Outcome::Updated;
        }
    }
    insertAll(std::move(unknown));
    writeCounts();
    return outcomes;
}

void InvoiceWriter::insertAll(std::vector<const Invoice *> invoices)
{
    if (invoices.empty())
        return;
    std::sort(invoices.begin(), invoices.end(), [](const Invoice *a, const Invoice *b) {
        return a->createdAt != b->createdAt ? a->createdAt < b->createdAt : a->id < b->id;
    });
    qint64 first = FirstKey;
    qint64 last = FirstKey - 1;
    UnixMs oldest = 0;
    {
        Query query = m_connection.query("SELECT key, created_at FROM invoices ORDER BY key");
        if (query.step()) {
            first = query.number(0);
            oldest = query.number(1);
            last = m_connection.number("SELECT max(key) FROM invoices");
        }
    }
    // The search index wants ascending keys: those before everything else are a block of their own.
    const auto newer = std::find_if(invoices.begin(), invoices.end(),
                                    [oldest](const Invoice *i) { return i->createdAt >= oldest; });
    const auto before = newer - invoices.begin();
    const bool roomBefore = first > before;
    qint64 key = roomBefore ? first - before : last + 1;
    for (auto at = invoices.begin(); at != invoices.end(); ++at) {
        if (at == newer && roomBefore)
            key = last + 1;
        insert(**at, key++);
    }
}

void InvoiceWriter::insert(const Invoice &invoice, qint64 key)
{
    Query query = m_connection.query(InsertInvoice);
    bindInvoice(query, invoice, key);
    query.run();
    index(invoice, key);
    count(invoice.status, invoice.amount.asset(), +1);
}

void InvoiceWriter::update(const Invoice &invoice, const Known &known)
{
    const bool searchMoves = known.reference != invoice.reference ||
                             known.paymentAddress != invoice.paymentAddress ||
                             known.txHash != invoice.txHash || known.requestId != invoice.requestId;
    if (searchMoves)
        unindex(invoice, known);
    Query query = m_connection.query(UpdateInvoice);
    bindInvoice(query, invoice, known.key);
    query.run();
    if (searchMoves)
        index(invoice, known.key);
    count(known.status, known.asset, -1);
    count(invoice.status, invoice.amount.asset(), +1);
}

void InvoiceWriter::index(const Invoice &invoice, qint64 key)
{
    m_connection
        .query("INSERT INTO invoice_search (rowid, reference, id, payment_address, tx_hash, "
               "request_id) VALUES (?, ?, ?, ?, ?, ?)")
        .bindAll(key, invoice.reference, invoice.id, invoice.paymentAddress, invoice.txHash,
                 invoice.requestId)
        .run();
}

void InvoiceWriter::unindex(const Invoice &invoice, const Known &known)
{
    // An index without content has to be told what it held.
    m_connection
        .query("INSERT INTO invoice_search (invoice_search, rowid, reference, id, "
               "payment_address, tx_hash, request_id) VALUES ('delete', ?, ?, ?, ?, ?, ?)")
        .bindAll(known.key, known.reference, invoice.id, known.paymentAddress, known.txHash,
                 known.requestId)
        .run();
}

void InvoiceWriter::count(InvoiceStatus status, const QString &asset, int difference)
{
    m_counts[{static_cast<int>(status), asset}] += difference;
}

void InvoiceWriter::writeCounts()
{
    for (const auto &[group, difference] : m_counts) {
        if (difference == 0)
            continue;
        // Two statements: the insertion half of an upsert would break the CHECK for a negative one.
        Query update = m_connection.query(
            "UPDATE invoice_counts SET n = n + ?3 WHERE status = ?1 AND asset = ?2");
        update.bindAll(group.first, group.second, difference).run();
        if (m_connection.changes() > 0)
            continue;
        m_connection.query("INSERT INTO invoice_counts (status, asset, n) VALUES (?, ?, ?)")
            .bindAll(group.first, group.second, difference)
            .run();
    }
    m_counts.clear();
}

} // namespace coinpay::store
