// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns.h"

#include <QCborMap>
#include <QCborValue>

namespace coinpay::store {

namespace {

// Longer references differ within this or are the same for the eye.
constexpr qsizetype ReferenceKeyLength = 80;

} // namespace

Money readMoney(const Query &query, int column, const QString &asset)
{
    const std::string_view digits = query.view(column);
    const auto money = Money::parseLenient(
        QString::fromLatin1(digits.data(), static_cast<qsizetype>(digits.size())), asset);
    return money ? *money : Money::zero(asset);
}

QString referenceKey(const QString &reference)
{
    return reference.left(ReferenceKeyLength).toCaseFolded();
}

QByteArray packMetadata(const QMap<QString, QString> &metadata)
{
    if (metadata.isEmpty())
        return {};
    QCborMap map;
    for (auto entry = metadata.begin(); entry != metadata.end(); ++entry)
        map.insert(entry.key(), entry.value());
    return map.toCborValue().toCbor();
}

QMap<QString, QString> unpackMetadata(const QByteArray &packed)
{
    QMap<QString, QString> metadata;
    if (packed.isEmpty())
        return metadata;
    const QCborMap map = QCborValue::fromCbor(packed).toMap();
    for (auto entry = map.begin(); entry != map.end(); ++entry)
        metadata.insert(entry.key().toString(), entry.value().toString());
    return metadata;
}

} // namespace coinpay::store
