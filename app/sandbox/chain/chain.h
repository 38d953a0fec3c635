// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "sandbox/ledger/documents.h"
#include "sandbox/resources/invoicestore.h"

namespace coinpay::sandbox {

//! A transaction on one of the simulated chains, which share one height.
struct ChainTx
{
    qint64 id = 0;
    QString kind; //!< "invoice", "deposit", "funding", "release", "refund", "transfer"
    qint64 resource = 0;
    QString network;
    Money amount;
    int required = 0;
    std::optional<qint64> height;
    bool seen = true;
    QString idempotencyKey; //!< of the call that ordered it

    [[nodiscard]] QString hash(const Books &books) const;
    [[nodiscard]] int confirmations(qint64 tip) const;
};

//! How many blocks make a payment final there.
[[nodiscard]] int requiredConfirmations(const QString &network);
[[nodiscard]] qint64 chainHeight(Books &books);
//! Seen at once, in no block yet.
[[nodiscard]] ChainTx broadcast(Books &books, ChainTx tx);
//! One block on every network: what was waiting is in it, what was in one has a confirmation more.
void mineBlock(Books &books);
//! The last `depth` blocks go. What they held is unseen until the next block, unless it was final.
void reorganise(Books &books, int depth);
//! What is not final of one resource, oldest first.
[[nodiscard]] QList<ChainTx> openTxs(Books &books, const QString &kind, qint64 resource);

} // namespace coinpay::sandbox
