// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/listrequest.h"
#include "store/sqlite/connection.h"

#include <variant>
#include <vector>

namespace coinpay::store {

//! What the orders of the list are made of.
enum class Column {
    Key,
    Id,
    Status,
    Asset,
    Wallet,
    Created,
    Updated,
    AmountKey,
    ReferenceKey,
    Confirmations,
    RequestId,
};

using Value = std::variant<qint64, QByteArray>;
using Values = std::vector<Value>;
using Columns = std::vector<Column>;

[[nodiscard]] const char *columnName(Column column);
//! Text (compared byte by byte) or a number.
[[nodiscard]] bool isText(Column column);

//! The columns of an order, most significant first; together they tell any two rows apart. A search
//! by creation runs along the keys instead, which follow creation (see ListWriter).
[[nodiscard]] Columns orderColumns(ListSort sort, const QString &search);
[[nodiscard]] Values orderValues(const Columns &columns, const InvoiceRow &row);
[[nodiscard]] Values orderValues(const Columns &columns, const EscrowRow &row);
[[nodiscard]] Values orderValues(const Columns &columns, const TransferRow &row);

[[nodiscard]] Value readValue(const Query &query, int at, Column column);

//! Bytes whose order is the order of the values.
[[nodiscard]] QByteArray encodeKey(const Values &values);
//! Empty when the bytes are not a key of these columns.
[[nodiscard]] Values decodeKey(const QByteArray &bytes, const Columns &columns);

//! Long enough for the trigram index: three characters, not UTF-16 units. Never one among notes.
[[nodiscard]] bool isIndexedSearch(const QString &search);

} // namespace coinpay::store
