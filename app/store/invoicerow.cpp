// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invoicerow.h"

#include <QCborMap>
#include <QCborValue>

namespace coinpay::store {

namespace {

// Longer references differ within this or are the same for the eye.
constexpr qsizetype ReferenceKeyLength = 80;

//! What was written by us reads back; a damaged amount is shown as none rather than as a guess.
Money readMoney(const Query &query, int column, const QString &asset)
{
    const std::string_view digits = query.view(column);
    const auto money = Money::parseLenient(
        QString::fromLatin1(digits.data(), static_cast<qsizetype>(digits.size())), asset);
    return money ? *money : Money::zero(asset);
}

} // namespace

InvoiceRow readInvoiceRow(const Query &query)
{
    InvoiceRow row;
    row.position = query.number(0);
    row.id = query.text(1);
    row.status = static_cast<InvoiceStatus>(query.small(2));
    row.statusText = query.text(3);
    const QString asset = query.text(4);
    row.amount = readMoney(query, 5, asset);
    row.amountPaid = readMoney(query, 6, asset);
    row.reference = query.text(7);
    row.network = query.text(8);
    row.confirmations = query.small(9);
    row.requiredConfirmations = query.small(10);
    row.requestId = query.text(11);
    row.createdAt = query.number(12);
    row.updatedAt = query.number(13);
    row.version = query.number(14);
    return row;
}

Invoice readInvoice(const Query &query)
{
    const InvoiceRow row = readInvoiceRow(query);
    Invoice invoice;
    invoice.id = row.id;
    invoice.amount = row.amount;
    invoice.amountPaid = row.amountPaid;
    invoice.network = row.network;
    invoice.reference = row.reference;
    invoice.status = row.status;
    invoice.statusText = row.statusText;
    invoice.confirmations = row.confirmations;
    invoice.requiredConfirmations = row.requiredConfirmations;
    invoice.createdAt = row.createdAt;
    invoice.updatedAt = row.updatedAt;
    invoice.version = row.version;
    invoice.requestId = row.requestId;
    int column = RowColumnCount;
    invoice.paymentAddress = query.text(column++);
    invoice.txHash = query.text(column++);
    if (!query.isNull(column))
        invoice.expiresAt = query.number(column);
    ++column;
    invoice.callbackUrl = query.text(column++);
    invoice.cancelReason = query.text(column++);
    invoice.failureCode = query.text(column++);
    invoice.failureMessage = query.text(column++);
    invoice.metadata = unpackMetadata(query.bytes(column));
    return invoice;
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
