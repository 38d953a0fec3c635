// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"

#include <QList>

namespace coinpay {

//! Whether an escrow that a person confirmed something about is another one now in what matters:
//! its state or what it holds. Confirmations may grow.
[[nodiscard]] bool hasChanged(const Escrow &seen, const Escrow &now);

//! A sentence: who did what to the escrow since it looked like `seen` (nothing, when nobody knows
//! any more how that was), and that nothing was sent. `actions`: what was done to it, in any order.
[[nodiscard]] QString whatChanged(const std::optional<Escrow> &seen, const Escrow &now,
                                  const QList<EscrowAction> &actions);

//! Operation::code of one that was not sent because of it.
[[nodiscard]] QString changedCode();

} // namespace coinpay
