// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

#include <QList>

#include <atomic>
#include <memory>
#include <optional>

namespace coinpay {

//! Rows in order, each with its place in that order.
struct KeyedRows
{
    QList<InvoiceRow> rows;
    QList<PageKey> keys; //!< as many as rows

    [[nodiscard]] qsizetype size() const { return rows.size(); }

    void append(const InvoiceRow &row, const PageKey &key)
    {
        rows.append(row);
        keys.append(key);
    }
};

//! Where a list of invoices is read from. Lives and is used on one reading thread.
class InvoiceSource
{
public:
    virtual ~InvoiceSource() = default;
    //! At most `limit` rows from `from` on (inclusive), or from the start.
    [[nodiscard]] virtual Result<KeyedRows> page(const InvoiceQuery &query,
                                                 const std::optional<PageKey> &from, int limit) = 0;
    //! Of these ids, the ones that exist and match.
    [[nodiscard]] virtual Result<KeyedRows> rows(const InvoiceQuery &query,
                                                 const QStringList &ids) = 0;
    [[nodiscard]] virtual Result<Reader::Anchors> anchors(const InvoiceQuery &query, int stride,
                                                          const std::atomic_bool *cancel) = 0;
    //! Empty where counting would mean walking.
    [[nodiscard]] virtual Result<std::optional<qint64>> count(const InvoiceQuery &query) = 0;
};

//! Makes sources, one a reading thread, and knows their order. Thread-safe.
class InvoiceSources
{
public:
    virtual ~InvoiceSources() = default;
    //! Called on the thread that will read.
    [[nodiscard]] virtual Result<std::unique_ptr<InvoiceSource>> open() = 0;
    [[nodiscard]] virtual bool precedes(const InvoiceQuery &query, const PageKey &a,
                                        const PageKey &b) const = 0;
};

//! The mirror of a profile, each thread with a Reader of its own.
[[nodiscard]] std::shared_ptr<InvoiceSources> mirrorInvoiceSources(const QString &profileDir);

} // namespace coinpay
