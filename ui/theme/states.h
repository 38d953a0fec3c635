// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/event.h"
#include "domain/invoice.h"
#include "domain/operation.h"
#include "theme/colors.h"

#include <QString>

namespace coinpay::theme {

//! How a state looks and reads, everywhere.
struct StateLook
{
    QString icon; //!< for icon()
    Tone tone = Tone::Neutral;
    QString word;    //!< "Partially paid"
    QString meaning; //!< one sentence: what it is and what follows
};

[[nodiscard]] StateLook look(InvoiceStatus status);
//! As look(), but an unrecognized state reads as the server's own word.
[[nodiscard]] StateLook look(InvoiceStatus status, const QString &statusText);
[[nodiscard]] StateLook look(OperationState state);
//! For a transition's names: "" is "not known", an unknown word is shown as it came.
[[nodiscard]] StateLook lookOfInvoiceWord(const QString &word);

//! "New invoice", "Cancel invoice".
[[nodiscard]] QString operationName(OperationKind kind);
//! "event feed", "answer", …: how we learned of a transition.
[[nodiscard]] QString learnedFromWord(LearnedFrom source);

} // namespace coinpay::theme
