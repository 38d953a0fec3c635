// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "sandbox/ledger/books.h"

namespace coinpay::sandbox {

//! The accounts of the books: "outside", "fees", "wallet:wal_…", "wallet:wal_…:pending",
//! "escrow:esc_…", "transfer:trf_…".
inline const QString OutsideAccount = QStringLiteral("outside");
inline const QString FeesAccount = QStringLiteral("fees");

struct Movement
{
    QString debit;  //!< the account it leaves
    QString credit; //!< the account it reaches
    Money amount;
    QString network;
    QString cause;          //!< the resource it belongs to
    QString step;           //!< what of it: once for each cause
    QString idempotencyKey; //!< of the call that ordered it; null when none did
};

//! Writes the posting and both balances. An amount of zero is no movement.
void post(Books &books, const Movement &movement);
//! What the account holds; "outside" goes below zero as money comes in.
[[nodiscard]] Money balance(Books &books, const QString &account, const QString &asset,
                            const QString &network);

} // namespace coinpay::sandbox
