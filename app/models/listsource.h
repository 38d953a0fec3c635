// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listrow.h"

#include <atomic>
#include <memory>
#include <optional>

namespace coinpay {

//! Where a long list is read from. Lives and is used on one reading thread; every query is of the
//! kind the source was made for.
class ListSource
{
public:
    virtual ~ListSource() = default;
    //! At most `limit` rows from `from` on (inclusive), or from the start.
    [[nodiscard]] virtual Result<KeyedRows> page(const ListQuery &query,
                                                 const std::optional<PageKey> &from, int limit) = 0;
    //! Of these ids, the ones that exist and match.
    [[nodiscard]] virtual Result<KeyedRows> rows(const ListQuery &query,
                                                 const QStringList &ids) = 0;
    [[nodiscard]] virtual Result<Reader::Anchors> anchors(const ListQuery &query, int stride,
                                                          const std::atomic_bool *cancel) = 0;
    //! Empty where counting would mean walking.
    [[nodiscard]] virtual Result<std::optional<qint64>> count(const ListQuery &query) = 0;
};

//! Makes sources, one a reading thread, and knows their order. Thread-safe.
class ListSources
{
public:
    virtual ~ListSources() = default;
    //! Called on the thread that will read.
    [[nodiscard]] virtual Result<std::unique_ptr<ListSource>> open() = 0;
    [[nodiscard]] virtual bool precedes(const ListQuery &query, const PageKey &a,
                                        const PageKey &b) const = 0;
};

//! The mirror of a profile, each thread with a Reader of its own.
[[nodiscard]] std::shared_ptr<ListSources> mirrorInvoiceSources(const QString &profileDir);
[[nodiscard]] std::shared_ptr<ListSources> mirrorEscrowSources(const QString &profileDir);
[[nodiscard]] std::shared_ptr<ListSources> mirrorTransferSources(const QString &profileDir);

} // namespace coinpay
