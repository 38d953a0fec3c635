// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coinpay {

//! What a text can turn out to be about.
enum class FoundKind {
    Invoice,
    Escrow,
    Transfer,
    Wallet,
    Operation, //!< of the journal, with nothing known yet that came of it
    Request,   //!< a call of the request log that is about none of the others
};

//! As what the text was found.
enum class FoundBy {
    Id,
    ActionId,  //!< of a release, refund or dispute of the escrow
    AddressId, //!< of a receive address of the wallet
    OperationId,
    BatchId,
    IdempotencyKey,
    EventId,
    RequestId,
    CorrelationId,
    Reference, //!< an order, a deal, a buyer, a seller, a note
    TransactionHash,
    Address,
    Label, //!< that a person gave it here
    Note,  //!< of a person: a part of it, or of a label
    Piece, //!< a part of any of these
};

//! One thing that bears a text.
struct Found
{
    FoundKind kind = FoundKind::Invoice;
    QString id;
    FoundBy by = FoundBy::Id;
    QString part; //!< the id of what in it bears the text: a release, an address, an operation

    [[nodiscard]] bool operator==(const Found &) const = default;
};

//! No id, key, hash or reference is longer; a longer text is not looked for.
inline constexpr qsizetype LongestLookup = 512;

} // namespace coinpay
