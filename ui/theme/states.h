// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"
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
[[nodiscard]] StateLook look(EscrowStatus status);
[[nodiscard]] StateLook look(EscrowStatus status, const QString &statusText);
//! Of a release, a refund, a dispute or a transfer.
[[nodiscard]] StateLook look(MovementStatus status);
[[nodiscard]] StateLook look(MovementStatus status, const QString &statusText);
[[nodiscard]] StateLook look(OperationState state);
//! For a transition's names: "" is "not known", an unknown word is shown as it came.
[[nodiscard]] StateLook lookOfInvoiceWord(const QString &word);
//! The same for a resource of any type, by the word of events: "escrow", "release", "transfer".
[[nodiscard]] StateLook lookOfWord(QStringView resourceType, const QString &word);

//! "New invoice", "Cancel invoice".
[[nodiscard]] QString operationName(OperationKind kind);
//! "Release", "Refund", "Dispute".
[[nodiscard]] QString actionName(EscrowActionKind kind);
//! "event feed", "answer", …: how we learned of a transition.
[[nodiscard]] QString learnedFromWord(LearnedFrom source);

} // namespace coinpay::theme
