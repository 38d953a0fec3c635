// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/listplan.h"
#include "store/listsearch.h"

#include <map>

namespace coinpay::store {

//! Reads one list of the mirror, whatever is in it. Throws Failure or Refusal.
class ListReader
{
public:
    ListReader(Connection &mirror, const ListTable &table);

    //! At most `limit` rows, from `from` on (after it when not inclusive).
    void page(const ListRequest &request, const std::optional<PageKey> &from, bool inclusive,
              int limit, RowSink &into);
    [[nodiscard]] Reader::Anchors anchors(const ListRequest &request, int stride,
                                          const std::atomic_bool *cancel);
    //! Empty where only walking would tell.
    [[nodiscard]] std::optional<qint64> count(const ListRequest &request);
    //! How many rows of each state, all together.
    [[nodiscard]] std::map<int, qint64> countsByStatus();
    //! In the order of the ids; without those that do not match.
    void rows(const ListRequest &request, const QStringList &ids, RowSink &into);

private:
    [[nodiscard]] Strategy strategyFor(const ListRequest &request);
    [[nodiscard]] QString idOf(qint64 key);

    Connection &m_mirror;
    const ListTable &m_table;
    ListSearch m_search;
};

} // namespace coinpay::store
