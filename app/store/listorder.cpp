// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listorder.h"

#include "store/columns.h"
#include "store/notebook.h"

#include <QtEndian>

namespace coinpay::store {

namespace {

constexpr qsizetype NumberBytes = 8;
constexpr quint64 SignBit = quint64(1) << 63;
constexpr qsizetype TrigramLength = 3;

const QString &referenceOf(const InvoiceRow &row)
{
    return row.reference;
}

const QString &referenceOf(const EscrowRow &row)
{
    return row.dealRef;
}

const QString &referenceOf(const TransferRow &row)
{
    return row.destination;
}

template <typename Row>
QByteArray walletOf(const Row &row)
{
    if constexpr (requires { row.walletId; })
        return row.walletId.toUtf8();
    else
        return {};
}

template <typename Row>
Value valueOf(Column column, const Row &row)
{
    switch (column) {
    case Column::Key: return row.position;
    case Column::Status: return static_cast<qint64>(row.status);
    case Column::Created: return row.createdAt;
    case Column::Updated: return row.updatedAt;
    case Column::Confirmations: return static_cast<qint64>(row.confirmations);
    case Column::Id: return row.id.toUtf8();
    case Column::Asset: return row.amount.asset().toUtf8();
    case Column::Wallet: return walletOf(row);
    case Column::AmountKey: return row.amount.sortKey();
    case Column::ReferenceKey: return referenceKey(referenceOf(row)).toUtf8();
    case Column::RequestId: return row.requestId.toUtf8();
    }
    return qint64(0);
}

template <typename Row>
Values valuesOf(const Columns &columns, const Row &row)
{
    Values values;
    values.reserve(columns.size());
    for (const Column column : columns)
        values.push_back(valueOf(column, row));
    return values;
}

// Text ends in two zeros, and a zero inside it becomes zero-one: so that a shorter text comes first
// and what follows it does not matter.
void encodeText(QByteArray &bytes, const QByteArray &text)
{
    for (const char c : text) {
        bytes += c;
        if (c == '\0')
            bytes += '\1';
    }
    bytes += QByteArrayView("\0\0", 2);
}

std::optional<QByteArray> decodeText(const QByteArray &bytes, qsizetype *at)
{
    QByteArray text;
    while (*at + 1 < bytes.size()) {
        if (bytes[*at] != '\0') {
            text += bytes[(*at)++];
            continue;
        }
        const bool ends = bytes[*at + 1] == '\0';
        *at += 2;
        if (ends)
            return text;
        text += '\0';
    }
    return {};
}

} // namespace

const char *columnName(Column column)
{
    switch (column) {
    case Column::Key: return "key";
    case Column::Id: return "id";
    case Column::Status: return "status";
    case Column::Asset: return "asset";
    case Column::Wallet: return "wallet_id";
    case Column::Created: return "created_at";
    case Column::Updated: return "updated_at";
    case Column::AmountKey: return "amount_key";
    case Column::ReferenceKey: return "reference_key";
    case Column::Confirmations: return "confirmations";
    case Column::RequestId: return "request_id";
    }
    return "key";
}

bool isText(Column column)
{
    switch (column) {
    case Column::Key:
    case Column::Status:
    case Column::Created:
    case Column::Updated:
    case Column::Confirmations: return false;
    case Column::Id:
    case Column::Asset:
    case Column::Wallet:
    case Column::AmountKey:
    case Column::ReferenceKey:
    case Column::RequestId: return true;
    }
    return false;
}

Columns orderColumns(ListSort sort, const QString &search)
{
    using enum Column;
    switch (sort) {
    case ListSort::Created: return isIndexedSearch(search) ? Columns{Key} : Columns{Created, Key};
    case ListSort::Updated: return {Updated, Created, Status, Asset, Key};
    case ListSort::Status: return {Status, Created, Key};
    case ListSort::Amount: return {Asset, AmountKey, Created, Status, Key};
    case ListSort::Asset: return {Asset, Created, Key};
    case ListSort::Reference: return {ReferenceKey, Created, Status, Asset, Key};
    case ListSort::Confirmations: return {Confirmations, Created, Status, Asset, Key};
    case ListSort::RequestId: return {RequestId, Created, Status, Asset, Key};
    case ListSort::Id: return {Id};
    }
    return {Created, Key};
}

Values orderValues(const Columns &columns, const InvoiceRow &row)
{
    return valuesOf(columns, row);
}

Values orderValues(const Columns &columns, const EscrowRow &row)
{
    return valuesOf(columns, row);
}

Values orderValues(const Columns &columns, const TransferRow &row)
{
    return valuesOf(columns, row);
}

Value readValue(const Query &query, int at, Column column)
{
    if (isText(column))
        return query.bytes(at);
    return query.number(at);
}

QByteArray encodeKey(const Values &values)
{
    QByteArray bytes;
    for (const Value &value : values) {
        if (const auto *text = std::get_if<QByteArray>(&value)) {
            encodeText(bytes, *text);
            continue;
        }
        const quint64 shifted = static_cast<quint64>(std::get<qint64>(value)) ^ SignBit;
        const quint64 ordered = qToBigEndian(shifted);
        bytes.append(reinterpret_cast<const char *>(&ordered), NumberBytes);
    }
    return bytes;
}

Values decodeKey(const QByteArray &bytes, const Columns &columns)
{
    Values values;
    qsizetype at = 0;
    for (const Column column : columns) {
        if (isText(column)) {
            const auto text = decodeText(bytes, &at);
            if (!text)
                return {};
            values.emplace_back(*text);
            continue;
        }
        if (at + NumberBytes > bytes.size())
            return {};
        const auto number = qFromBigEndian<quint64>(bytes.constData() + at) ^ SignBit;
        values.emplace_back(static_cast<qint64>(number));
        at += NumberBytes;
    }
    return at == bytes.size() ? values : Values{};
}

bool isIndexedSearch(const QString &search)
{
    return !isNoteSearch(search) && search.trimmed().toUcs4().size() >= TrigramLength;
}

} // namespace coinpay::store
