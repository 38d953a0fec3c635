// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/chain/chain.h"
#include "sandbox/ledger/documents.h"

namespace coinpay::sandbox {

//! What a new escrow is about.
struct EscrowTerms
{
    Money amount;
    QString network;
    QString buyer;
    QString seller;
    QString deal;
    QByteArray metadata; //!< JSON or null
};

//! Waits for its funding from here on, and expires without it.
[[nodiscard]] Document openEscrow(Books &books, const EscrowTerms &terms);
//! A release or a refund: what it moves is put aside at once; it is sent by jobs::Send.
[[nodiscard]] Document orderPayout(Books &books, const Kind &kind, Document &escrow,
                                   const Money &amount, const QString &reason);
//! It is looked into by jobs::Review.
[[nodiscard]] Document openDispute(Books &books, Document &escrow, const QString &reason);

//! What an escrow holds: funded less released less refunded less what is on its way out.
[[nodiscard]] Money heldBy(const Document &escrow);
//! What is still missing of its amount.
[[nodiscard]] Money missingOf(const Document &escrow);
ChainTx fundEscrow(Books &books, Document &escrow, const Money &amount);
void fundingChanged(Books &books, const ChainTx &tx);
void fundingSettled(Books &books, const ChainTx &tx);
//! A release or a refund is final.
void payoutSettled(Books &books, const ChainTx &tx);
//! It will not happen: the escrow goes back to where it was.
void failPayout(Books &books, Document &payout, const QString &code, const QString &message);
void expireEscrow(Books &books, qint64 row);
//! The open dispute of an escrow is being looked into.
void reviewDispute(Books &books, qint64 row);

[[nodiscard]] QString escrowAccount(const QString &escrowId);
//! "release:rel_…": what has left the escrow and not arrived yet.
[[nodiscard]] QString payoutAccount(const Kind &kind, const QString &id);

} // namespace coinpay::sandbox
