// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/chain/effects.h"

#include "sandbox/resources/escrowlife.h"
#include "sandbox/resources/invoicelife.h"
#include "sandbox/resources/walletlife.h"

#include <set>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

void moneySeen(Books &books, const ChainTx &tx)
{
    if (tx.kind == "invoice"_L1)
        invoiceMoneySeen(books, tx);
    else if (tx.kind == "deposit"_L1)
        depositSeen(books, tx);
}

void moneyLost(Books &books, const ChainTx &tx)
{
    if (tx.kind == "invoice"_L1)
        invoiceMoneyLost(books, tx);
    else if (tx.kind == "deposit"_L1)
        depositLost(books, tx);
}

void moneySettled(Books &books, const ChainTx &tx)
{
    if (tx.kind == "invoice"_L1)
        invoiceMoneySettled(books, tx);
    else if (tx.kind == "deposit"_L1)
        depositSettled(books, tx);
    else if (tx.kind == "funding"_L1)
        fundingSettled(books, tx);
    else if (tx.kind == "transfer"_L1)
        transferSettled(books, tx);
    else
        payoutSettled(books, tx);
}

//! A confirmation more or fewer, for what shows its own.
void showConfirmations(Books &books, const ChainTx &tx)
{
    if (tx.kind == "funding"_L1)
        fundingChanged(books, tx);
    else if (tx.kind == "transfer"_L1 || tx.kind == "release"_L1 || tx.kind == "refund"_L1)
        outgoingChanged(books, tx);
}

} // namespace

void applyChainChanges(Books &books, const ChainChanges &changes)
{
    std::set<qint64> invoices;
    for (const auto *list : {&changes.seen, &changes.confirmed, &changes.settled, &changes.lost}) {
        for (const ChainTx &tx : *list) {
            if (tx.kind == "invoice"_L1)
                invoices.insert(tx.resource);
        }
    }
    for (const ChainTx &tx : changes.seen)
        moneySeen(books, tx);
    for (const ChainTx &tx : changes.lost) {
        moneyLost(books, tx);
        showConfirmations(books, tx);
    }
    for (const ChainTx &tx : changes.confirmed)
        showConfirmations(books, tx);
    for (const ChainTx &tx : changes.settled)
        moneySettled(books, tx);
    for (const qint64 invoice : invoices)
        refreshInvoice(books, invoice);
}

} // namespace coinpay::sandbox
