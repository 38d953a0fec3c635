// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/files.h"
#include "store/invoiceplan.h"
#include "store/invoicesearch.h"
#include "store/reader.h"
#include "store/sqlite/failure.h"

namespace coinpay {

class Reader::Private
{
public:
    explicit Private(const QString &profileDir)
        : m_journal(store::journalPath(profileDir), store::Connection::Mode::ReadOnly)
        , m_mirror(store::mirrorPath(profileDir), store::Connection::Mode::ReadOnly)
        , m_search(m_mirror)
    {
    }

    [[nodiscard]] store::Strategy strategyFor(const InvoiceQuery &query);
    [[nodiscard]] QList<InvoiceRow>
    page(const InvoiceQuery &query, const std::optional<PageKey> &from, bool inclusive, int limit);
    [[nodiscard]] Anchors anchors(const InvoiceQuery &query, int stride,
                                  const std::atomic_bool *cancel);
    [[nodiscard]] QString idOf(qint64 key);

    store::Connection m_journal;
    store::Connection m_mirror;
    store::InvoiceSearch m_search;
};

namespace store {

//! An id that nothing here has.
[[nodiscard]] Refusal notFound(const QString &id);

//! What `found` holds, or NotFound.
template <typename T>
[[nodiscard]] T orNotFound(std::optional<T> found, const QString &id)
{
    if (!found)
        throw notFound(id);
    return *std::move(found);
}

} // namespace store

} // namespace coinpay
