// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rowsink.h"

#include "store/listtable.h"

namespace coinpay::store {

PlaceList::PlaceList(Columns columns, int orderAt)
    : m_columns(std::move(columns))
    , m_orderAt(orderAt)
{
}

void PlaceList::take(const Query &row)
{
    Values values;
    values.reserve(m_columns.size());
    for (size_t i = 0; i < m_columns.size(); ++i)
        values.push_back(readValue(row, m_orderAt + static_cast<int>(i), m_columns[i]));
    places.push_back({encodeKey(values), row.number(RowKey), row.text(RowId)});
}

} // namespace coinpay::store
