// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/chain/chain.h"
#include "sandbox/resources/invoicestore.h"

namespace coinpay::sandbox {

//! A buyer pays; seen at once. What was broadcast.
ChainTx payInvoice(Books &books, qint64 row, const Money &amount);
//! What is still missing, or the whole amount where nothing is.
[[nodiscard]] Money outstandingOf(const InvoiceRow &invoice);

void invoiceMoneySeen(Books &books, const ChainTx &tx);
void invoiceMoneyLost(Books &books, const ChainTx &tx);
void invoiceMoneySettled(Books &books, const ChainTx &tx);
//! Sets amounts, confirmations and status from what is on the chain and the clock; a new version
//! when any of them changed.
void refreshInvoice(Books &books, qint64 row);

//! Accepts a cancellation: the reason now, the state a moment later.
void acceptCancellation(Books &books, InvoiceRow &invoice, const QString &reason);
void finishCancellation(Books &books, qint64 row);
//! The service gives it up.
void failInvoice(Books &books, qint64 row, const QString &code, const QString &message);
//! Every invoice whose time has come.
void expireInvoices(Books &books);
[[nodiscard]] std::optional<UnixMs> nextInvoiceExpiry(Books &books);

} // namespace coinpay::sandbox
