// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/reading.h"

namespace coinpay::wire {

Escrow readEscrow(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    Escrow escrow;
    escrow.id = fields.word("id");
    const QString asset = fields.word("asset", MaxWordLength);
    escrow.amount = fields.money("amount", asset);
    escrow.amountFunded = fields.money("amount_funded", asset);
    escrow.amountReleased = fields.money("amount_released", asset);
    escrow.amountRefunded = fields.money("amount_refunded", asset);
    escrow.network = fields.text("network", MaxWordLength);
    escrow.buyerRef = fields.text("buyer_ref", MaxTextLength);
    escrow.sellerRef = fields.text("seller_ref", MaxTextLength);
    escrow.dealRef = fields.text("deal_ref", MaxTextLength);
    readStatus(decoding, fields, escrow, escrowStatusFromName);
    escrow.paymentAddress = fields.text("payment_address", MaxTextLength);
    readChain(fields, escrow);
    readFailure(decoding, fields, place, escrow.failureCode, escrow.failureMessage);
    escrow.metadata = readMetadata(decoding, fields, place);
    escrow.expiresAt = fields.optionalTime("expires_at");
    readStamps(fields, escrow);
    return escrow;
}

namespace {

//! What a release and a refund have and a dispute does not: money, and its way over the chain.
void readPayout(Fields &fields, EscrowAction &action)
{
    const QString asset = fields.word("asset", MaxWordLength);
    action.amount = fields.money("amount", asset);
    action.network = fields.text("network", MaxWordLength);
    readChain(fields, action);
}

auto readerOf(EscrowActionKind kind)
{
    return [kind](Decoding &decoding, JsonValue value, const Place &place) {
        return readEscrowAction(kind, decoding, value, place);
    };
}

} // namespace

EscrowAction readEscrowAction(EscrowActionKind kind, Decoding &decoding, JsonValue value,
                              const Place &place)
{
    Fields fields(decoding, value, place);
    EscrowAction action;
    action.kind = kind;
    action.id = fields.word("id");
    action.escrowId = fields.word("escrow_id");
    action.reason = fields.text("reason", MaxTextLength);
    readStatus(decoding, fields, action, movementStatusFromName);
    switch (kind) {
    case EscrowActionKind::Release:
    case EscrowActionKind::Refund: readPayout(fields, action); break;
    case EscrowActionKind::Dispute:
        action.resolution = fields.optionalText("resolution", MaxWordLength);
        break;
    }
    readFailure(decoding, fields, place, action.failureCode, action.failureMessage);
    readStamps(fields, action);
    return action;
}

Result<Decoded<Escrow>> decodeEscrow(const QByteArray &body)
{
    return decode<Escrow>(body, readEscrow);
}

Result<Decoded<api::Page<Escrow>>> decodeEscrowPage(const QByteArray &body)
{
    return decodePage<Escrow>(body, readEscrow);
}

Result<Decoded<EscrowAction>> decodeEscrowAction(EscrowActionKind kind, const QByteArray &body)
{
    return decode<EscrowAction>(body, readerOf(kind));
}

Result<Decoded<api::Page<EscrowAction>>> decodeEscrowActionPage(EscrowActionKind kind,
                                                                const QByteArray &body)
{
    return decodePage<EscrowAction>(body, readerOf(kind));
}

} // namespace coinpay::wire
