// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "store/sqlite/connection.h"

#include <map>
#include <optional>
#include <vector>

namespace coinpay::store {

//! Puts invoices into the mirror, with their counts and their search index. Runs on the writer
//! thread, inside its transaction. Throws Failure.
//!
//! A new invoice that is older than all others is given a key before theirs, any other one a key
//! after: so a first sync that goes backwards in time and a feed that goes forwards both end with
//! keys in the order of creation.
class InvoiceWriter
{
public:
    explicit InvoiceWriter(Connection &connection);

    enum class Outcome { Unchanged, Inserted, Updated };
    //! One outcome for each invoice, in the order given.
    [[nodiscard]] std::vector<Outcome> apply(const std::vector<const Invoice *> &invoices);

private:
    //! What the mirror has of an invoice: enough to see what follows from a change.
    struct Known
    {
        qint64 key = 0;
        qint64 version = 0;
        InvoiceStatus status = InvoiceStatus::Unrecognized;
        QString asset;
        QString reference;
        QString paymentAddress;
        QString txHash;
        QString requestId;
    };

    [[nodiscard]] std::optional<Known> find(const QString &id);
    void insertAll(std::vector<const Invoice *> invoices);
    void insert(const Invoice &invoice, qint64 key);
    void update(const Invoice &invoice, const Known &known);
    void index(const Invoice &invoice, qint64 key);
    void unindex(const Invoice &invoice, const Known &known);
    void count(InvoiceStatus status, const QString &asset, int difference);
    void writeCounts();

    Connection &m_connection;
    std::map<std::pair<int, QString>, int> m_counts; //!< differences not written yet
};

} // namespace coinpay::store
