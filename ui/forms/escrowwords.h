// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"
#include "forms/moneyreview.h"

#include <QLocale>

namespace coinpay {

//! What the forms say of what is done to an escrow: amounts, names and what follows, in the
//! person's language. References are made safe here.
struct EscrowWords
{
    QString title; //!< "Release 25.00 USDT?"
    QList<MoneyReview::Line> lines;
    QString leaves; //!< "Goes to the seller"
    QStringList sentences;
    QString confirm; //!< "Release 25.00 USDT"
};

//! `leaving`: of no asset for a dispute.
[[nodiscard]] EscrowWords escrowWords(EscrowActionKind kind, const Escrow &escrow,
                                      const Money &leaving, const QLocale &locale);
//! "Release an escrow".
[[nodiscard]] QString formTitle(EscrowActionKind kind);
//! "The release was refused".
[[nodiscard]] QString refusalTitle(EscrowActionKind kind);
//! What it holds and who would get it.
[[nodiscard]] QString heldText(EscrowActionKind kind, const Escrow &escrow, const QLocale &locale);
//! To choose from; a person may type any other.
[[nodiscard]] QStringList usualReasons(EscrowActionKind kind);

} // namespace coinpay
