// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"
#include "domain/event.h"
#include "domain/operation.h"
#include "pages/advicecard.h"

#include <QLocale>

namespace coinpay {

//! What is known about an escrow, for advice.
struct EscrowCase
{
    const Escrow &escrow;
    const QList<EscrowAction> &actions;      //!< oldest first
    const QList<Operation> &openOperations;  //!< oldest first
    const QList<Transition> &ownTransitions; //!< of the escrow, oldest first
};

//! What a person can do about an escrow now, and what happens without them.
[[nodiscard]] Advice adviceFor(const EscrowCase &known, UnixMs now, const QLocale &locale = {});

} // namespace coinpay
