// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/trace.h"

namespace coinpay {

//! What is said of a state: what it means, and what can safely be done in it.
struct StateWords
{
    QString state;
    QString advice;
};

[[nodiscard]] StateWords wordsFor(InvoiceStatus status);
[[nodiscard]] StateWords wordsFor(EscrowStatus status);
//! Of a transfer.
[[nodiscard]] StateWords wordsFor(MovementStatus status);
[[nodiscard]] StateWords wordsFor(WalletStatus status);
[[nodiscard]] StateWords wordsFor(OperationState state);
//! Of something that nobody has described yet.
[[nodiscard]] StateWords wordsForUnknown();

//! "a new invoice", to stand in a sentence.
[[nodiscard]] QString askedForText(OperationKind kind);
//! "the event feed", to stand in a sentence.
[[nodiscard]] QString learnedFromText(LearnedFrom source);
//! "Invoice".
[[nodiscard]] QString foundKindText(FoundKind kind);

} // namespace coinpay
