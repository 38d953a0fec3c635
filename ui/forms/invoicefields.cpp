// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/invoicefields.h"

#include "forms/amounttext.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay {

bool InvoiceFields::isBlank() const
{
    return amount.trimmed().isEmpty() && reference.trimmed().isEmpty() &&
           callbackUrl.trimmed().isEmpty() && metadata.trimmed().isEmpty();
}

InvoiceReading readInvoiceFields(const InvoiceFields &fields, const QLocale &locale)
{
    InvoiceReading reading;
    InvoiceDraft draft;
    draft.amount =
        readMoneyField(invoicefield::Amount, fields.amount, fields.asset, locale, reading);
    draft.reference = fields.reference.trimmed();
    draft.network = fields.network;
    draft.callbackUrl = fields.callbackUrl.trimmed();
    if (fields.expiresInSeconds > 0)
        draft.expiresInSeconds = fields.expiresInSeconds;
    draft.metadata = readNotesField(invoicefield::Metadata, fields.metadata, reading);
    reading.takeFaults(checkInvoiceDraft(draft));
    if (draft.reference.isEmpty())
        reading.unfinished.append(invoicefield::Reference);
    // An address that is being typed begins as no address at all.
    reading.unfinished.append(invoicefield::Callback);
    if (reading.faults.isEmpty())
        reading.draft = draft;
    return reading;
}

QByteArray packInvoiceFields(const InvoiceFields &fields)
{
    const QJsonObject object{
        {invoicefield::Amount, fields.amount},
        {invoicefield::Asset, fields.asset},
        {invoicefield::Network, fields.network},
        {invoicefield::Reference, fields.reference},
        {invoicefield::Expiry, fields.expiresInSeconds},
        {invoicefield::Callback, fields.callbackUrl},
        {invoicefield::Metadata, fields.metadata},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

InvoiceFields unpackInvoiceFields(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    return {
        .amount = object.value(invoicefield::Amount).toString(),
        .asset = object.value(invoicefield::Asset).toString(),
        .network = object.value(invoicefield::Network).toString(),
        .reference = object.value(invoicefield::Reference).toString(),
        .expiresInSeconds = object.value(invoicefield::Expiry).toInteger(),
        .callbackUrl = object.value(invoicefield::Callback).toString(),
        .metadata = object.value(invoicefield::Metadata).toString(),
    };
}

InvoiceFields fieldsOf(const Operation &operation, const QLocale &locale)
{
    // The body is ours, byte for byte what the person asked for.
    const QJsonObject body = QJsonDocument::fromJson(operation.request.body).object();
    InvoiceFields fields = unpackInvoiceFields(operation.request.body);
    fields.amount = editableAmount(body.value(u"amount").toString(), locale);
    QMap<QString, QString> notes;
    const QJsonObject metadata = body.value(u"metadata").toObject();
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        notes.insert(it.key(), it.value().toString());
    fields.metadata = notesText(notes);
    return fields;
}

} // namespace coinpay
