// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/escrowfields.h"

#include "forms/amounttext.h"
#include "theme/formats.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay {

using namespace escrowfield;

bool EscrowFields::isBlank() const
{
    return amount.trimmed().isEmpty() && buyerRef.trimmed().isEmpty() &&
           sellerRef.trimmed().isEmpty() && dealRef.trimmed().isEmpty() &&
           metadata.trimmed().isEmpty();
}

EscrowReading readEscrowFields(const EscrowFields &fields, const QLocale &locale)
{
    EscrowReading reading;
    EscrowDraft draft;
    draft.amount = readMoneyField(Amount, fields.amount, fields.asset, locale, reading);
    draft.network = fields.network;
    draft.buyerRef = fields.buyerRef.trimmed();
    draft.sellerRef = fields.sellerRef.trimmed();
    draft.dealRef = fields.dealRef.trimmed();
    draft.metadata = readNotesField(Metadata, fields.metadata, reading);
    reading.takeFaults(checkEscrowDraft(draft));
    if (draft.buyerRef.isEmpty())
        reading.unfinished.append(Buyer);
    if (draft.sellerRef.isEmpty())
        reading.unfinished.append(Seller);
    if (draft.dealRef.isEmpty())
        reading.unfinished.append(Deal);
    if (reading.faults.isEmpty())
        reading.draft = draft;
    return reading;
}

QByteArray packEscrowFields(const EscrowFields &fields)
{
    const QJsonObject object{
        {Amount, fields.amount},     {Asset, fields.asset},      {Network, fields.network},
        {Buyer, fields.buyerRef},    {Seller, fields.sellerRef}, {Deal, fields.dealRef},
        {Metadata, fields.metadata},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

EscrowFields unpackEscrowFields(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    return {
        .amount = object.value(Amount).toString(),
        .asset = object.value(Asset).toString(),
        .network = object.value(Network).toString(),
        .buyerRef = object.value(Buyer).toString(),
        .sellerRef = object.value(Seller).toString(),
        .dealRef = object.value(Deal).toString(),
        .metadata = object.value(Metadata).toString(),
    };
}

EscrowFields fieldsOf(const EscrowDraft &draft, const QLocale &locale)
{
    return {
        .amount = editableAmount(draft.amount.toDecimal(), locale),
        .asset = draft.amount.asset(),
        .network = draft.network,
        .buyerRef = draft.buyerRef,
        .sellerRef = draft.sellerRef,
        .dealRef = draft.dealRef,
        .metadata = notesText(draft.metadata),
    };
}

EscrowActionReading readEscrowActionFields(const EscrowActionFields &fields, EscrowActionKind kind,
                                           const Escrow &escrow, const QLocale &locale)
{
    EscrowActionReading reading;
    EscrowActionDraft draft;
    draft.kind = kind;
    draft.escrowId = escrow.id;
    draft.reason = fields.reason.trimmed();
    if (kind != EscrowActionKind::Dispute)
        draft.amount = fields.isAll ? escrow.held()
                                    : readMoneyField(Amount, fields.amount, escrow.amount.asset(),
                                                     locale, reading);
    // In the person's own figures; the check writes them as the server does.
    if (draft.amount && draft.amount->asset() == escrow.amount.asset() &&
        *draft.amount > escrow.held() && !reading.faults.contains(Amount))
        reading.faults.insert(Amount, QCoreApplication::translate(
                                          "EscrowFields", "The escrow holds %1, which is less.",
                                          "an amount with its asset")
                                          .arg(theme::amountWithAsset(escrow.held(), locale)));
    reading.takeFaults(checkEscrowAction(draft, escrow));
    if (draft.reason.isEmpty())
        reading.unfinished.append(Reason);
    if (reading.faults.isEmpty())
        reading.draft = draft;
    return reading;
}

EscrowActionFields fieldsOf(const EscrowActionDraft &draft, const Escrow &escrow,
                            const QLocale &locale)
{
    EscrowActionFields fields;
    fields.reason = draft.reason;
    fields.isAll = !draft.amount || *draft.amount == escrow.held();
    if (!fields.isAll)
        fields.amount = editableAmount(draft.amount->toDecimal(), locale);
    return fields;
}

} // namespace coinpay
