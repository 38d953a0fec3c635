// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

#include <QList>

#include <variant>

namespace coinpay {

//! A row of any of the long lists, and the query it answers. A list holds rows of one kind.
using ListRow = std::variant<InvoiceRow, EscrowRow, TransferRow>;
using ListQuery = std::variant<InvoiceQuery, EscrowQuery, TransferQuery>;

[[nodiscard]] const QString &idOf(const ListRow &row);
//! Whether a view would show both alike.
[[nodiscard]] bool sameRow(const ListRow &a, const ListRow &b);
//! Whether a row keeps its place in this order for life.
[[nodiscard]] bool orderIsStable(const ListQuery &query);
//! Whether a row may come to match, or cease to, when it changes.
[[nodiscard]] bool isFiltered(const ListQuery &query);

//! Rows in order, each with its place in that order.
struct KeyedRows
{
    QList<ListRow> rows;
    QList<PageKey> keys; //!< as many as rows

    [[nodiscard]] qsizetype size() const { return rows.size(); }

    void append(const ListRow &row, const PageKey &key)
    {
        rows.append(row);
        keys.append(key);
    }
};

} // namespace coinpay
