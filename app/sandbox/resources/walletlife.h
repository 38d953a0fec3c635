// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/chain/chain.h"
#include "sandbox/ledger/documents.h"

namespace coinpay::sandbox {

[[nodiscard]] QString walletAccount(const QString &walletId);
[[nodiscard]] QString pendingAccount(const QString &walletId);
//! Where invoices are paid to.
[[nodiscard]] Document mainWallet(Books &books);
//! The wallets of new books, with something in them.
void openWallets(Books &books);
//! A balance of it has changed: the next version, once however many changed.
void walletChanged(Books &books, qint64 row);

//! Money arrives from outside; pending until it has its confirmations.
ChainTx deposit(Books &books, qint64 wallet, const Money &amount, const QString &network);
void depositSeen(Books &books, const ChainTx &tx);
void depositLost(Books &books, const ChainTx &tx);
void depositSettled(Books &books, const ChainTx &tx);

//! What a transfer sends.
struct TransferTerms
{
    Money amount;
    Money fee;
    QString network;
    QString destination;
    QString quoteId; //!< empty: none
    QString note;    //!< null: none
};

//! A flat fee of the asset: the sandbox's networks are never busy.
[[nodiscard]] Money transferFee(const QString &asset);
//! What transfers and quotes have in common.
[[nodiscard]] QJsonObject transferBody(const QString &walletId, const TransferTerms &terms);
//! Amount and fee leave the wallet's balance at once; it is sent by jobs::Send.
[[nodiscard]] Document orderTransfer(Books &books, const Document &wallet,
                                     const TransferTerms &terms);
//! The transaction of a release, refund or transfer leaves.
void sendOutgoing(Books &books, const Kind &kind, qint64 row);
//! Its confirmations changed.
void outgoingChanged(Books &books, const ChainTx &tx);
//! A transfer is final: out of the house, its fee kept.
void transferSettled(Books &books, const ChainTx &tx);
//! It will not happen; what was held goes back.
void failTransfer(Books &books, Document &transfer, const QString &code, const QString &message);

[[nodiscard]] const Kind &outgoingKind(const QString &name);

//! Gives a seeded invoice a settled transaction for what it says was paid, so that a further
//! payment adds to it.
void adoptSeededPayment(Books &books, InvoiceRow &invoice);

} // namespace coinpay::sandbox
