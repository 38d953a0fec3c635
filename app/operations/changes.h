// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"

#include <QList>

namespace coinpay {

//! Whether an escrow that a person confirmed something about is another one now in what matters:
//! its state or what it holds. Confirmations may grow.
[[nodiscard]] bool hasChanged(const Escrow &seen, const Escrow &now);

//! A sentence: who did what to the escrow since it looked like `seen`, or how it is now when nobody
//! can say. `seen`: nothing, when nobody knows any more how that was. `actions`: what was done to
//! it, in any order.
[[nodiscard]] QString whatChanged(const std::optional<Escrow> &seen, const Escrow &now,
                                  const QList<EscrowAction> &actions);

//! The sentences for a person, after `change`, a sentence of whatChanged(): of something that was
//! not sent because of it, and of something that is not sent again because of it.
[[nodiscard]] QString notSentSince(const QString &change);
[[nodiscard]] QString notSentAgainSince(const QString &change);

//! Operation::code of one that was not sent because of it.
[[nodiscard]] QString changedCode();

//! Operation::code of one that may have acted, and is not sent again because of it.
[[nodiscard]] QString changedMeanwhileCode();

} // namespace coinpay
