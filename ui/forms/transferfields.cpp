// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/transferfields.h"

#include "domain/asset.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay {

using namespace transferfield;

namespace {

void readAmount(const TransferFields &fields, const QLocale &locale, TransferDraft &draft,
                TransferReading &reading)
{
    draft.amount = Money::zero(fields.asset);
    const TypedAmount typed = readTypedAmount(fields.amount, locale);
    if (typed.state != TypedState::Complete) {
        reading.faults.insert(Amount, typed.message);
        if (typed.state == TypedState::Unfinished)
            reading.unfinished.append(Amount);
        return;
    }
    const Result<Money> money = Money::parse(typed.decimal, fields.asset);
    if (money)
        draft.amount = *money;
    else
        reading.faults.insert(Amount, money.error().message);
}

} // namespace

TransferReading readTransferFields(const TransferFields &fields, const QLocale &locale,
                                   AcceptedNets accepted)
{
    TransferReading reading;
    TransferDraft draft;
    draft.walletId = fields.walletId;
    draft.network = networkOrDefault(fields.asset, fields.network);
    draft.note = fields.note.trimmed();
    readAmount(fields, locale, draft, reading);
    const auto destination =
        readDestination(fields.asset, draft.network, fields.destination, accepted);
    if (destination) {
        draft.destination = destination->address.text;
    } else {
        reading.faults.insert(To, destination.error().sentence);
        if (destination.error().fault == AddressFault::Empty)
            reading.unfinished.append(To);
    }
    if (const Done checked = checkTransferDraft(draft, accepted); !checked) {
        for (const FieldError &fault : checked.error().fields) {
            if (!reading.faults.contains(fault.field))
                reading.faults.insert(fault.field, fault.message);
        }
    }
    if (reading.faults.isEmpty())
        reading.draft = draft;
    return reading;
}

TransferFields fieldsOf(const TransferDraft &draft, const QLocale &locale)
{
    return {
        .walletId = draft.walletId,
        .amount = editableAmount(draft.amount.toDecimal(), locale),
        .asset = draft.amount.asset(),
        .network = draft.network,
        .destination = draft.destination,
        .note = draft.note,
    };
}

bool TransferFields::isBlank() const
{
    return amount.trimmed().isEmpty() && destination.trimmed().isEmpty() &&
           note.trimmed().isEmpty();
}

QByteArray packTransferFields(const TransferFields &fields)
{
    const QJsonObject object{{From, fields.walletId},  {Amount, fields.amount},
                             {Asset, fields.asset},    {Network, fields.network},
                             {To, fields.destination}, {Note, fields.note}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

TransferFields unpackTransferFields(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    return {
        .walletId = object.value(From).toString(),
        .amount = object.value(Amount).toString(),
        .asset = object.value(Asset).toString(),
        .network = object.value(Network).toString(),
        .destination = object.value(To).toString(),
        .note = object.value(Note).toString(),
    };
}

} // namespace coinpay
