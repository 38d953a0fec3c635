// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listrow.h"

namespace coinpay {

//! Neighbouring rows: from `first`, `count` of them.
struct RowRange
{
    int first = 0;
    int count = 0;

    [[nodiscard]] bool operator==(const RowRange &) const = default;
};

//! How one ordered list becomes another, in the steps a view understands: first take `removed` out
//! of the old list (last range first), then put `inserted` in (first range first, as indices of the
//! new list), then repaint `changed` (indices of the new list). A row whose place in the order
//! changed is removed and inserted.
struct RowDiff
{
    QList<RowRange> removed;
    QList<RowRange> inserted;
    QList<RowRange> changed;
};

//! Both lists are in the same order.
[[nodiscard]] RowDiff diffRows(const KeyedRows &before, const KeyedRows &after);

} // namespace coinpay
