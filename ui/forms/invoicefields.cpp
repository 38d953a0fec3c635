// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/invoicefields.h"

#include "domain/asset.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

//! "name = text" lines. The first line that is not one is the fault.
QMap<QString, QString> readMetadata(const QString &typed, InvoiceReading &reading)
{
    QMap<QString, QString> result;
    const QStringList lines = typed.split(u'\n');
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const QString line = lines[at].trimmed();
        if (line.isEmpty())
            continue;
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0) {
            reading.faults.insert(
                invoicefield::Metadata,
                tr("Line %1 is not a note. Write a name, “=” and a text, like: table = 12",
                   "%1 a line number")
                    .arg(at + 1));
            reading.unfinished.append(invoicefield::Metadata);
            return {};
        }
        result.insert(line.left(equals).trimmed(), line.mid(equals + 1).trimmed());
    }
    return result;
}

void readAmount(const InvoiceFields &fields, const QLocale &locale, InvoiceDraft &draft,
                InvoiceReading &reading)
{
    const auto field = invoicefield::Amount;
    const TypedAmount typed = readTypedAmount(fields.amount, locale);
    if (typed.state != TypedState::Complete) {
        reading.faults.insert(field, typed.message);
        if (typed.state == TypedState::Unfinished)
            reading.unfinished.append(field);
        draft.amount = Money::zero(fields.asset);
        return;
    }
    const Result<Money> money = Money::parse(typed.decimal, fields.asset);
    if (money)
        draft.amount = *money;
    else
        reading.faults.insert(field, money.error().message);
}

} // namespace

bool InvoiceFields::isBlank() const
{
    return amount.trimmed().isEmpty() && reference.trimmed().isEmpty() &&
           callbackUrl.trimmed().isEmpty() && metadata.trimmed().isEmpty();
}

InvoiceReading readInvoiceFields(const InvoiceFields &fields, const QLocale &locale)
{
    InvoiceReading reading;
    InvoiceDraft draft;
    readAmount(fields, locale, draft, reading);
    draft.reference = fields.reference.trimmed();
    draft.network = fields.network;
    draft.callbackUrl = fields.callbackUrl.trimmed();
    if (fields.expiresInSeconds > 0)
        draft.expiresInSeconds = fields.expiresInSeconds;
    draft.metadata = readMetadata(fields.metadata, reading);
    const Done checked = checkInvoiceDraft(draft);
    if (!checked) {
        for (const FieldError &fault : checked.error().fields) {
            if (!reading.faults.contains(fault.field))
                reading.faults.insert(fault.field, fault.message);
        }
    }
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
    QStringList notes;
    const QJsonObject metadata = body.value(u"metadata").toObject();
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        notes.append(QStringLiteral("%1 = %2").arg(it.key(), it.value().toString()));
    fields.metadata = notes.join(u'\n');
    return fields;
}

} // namespace coinpay
