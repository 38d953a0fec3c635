// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "pages/advicecard.h"

#include <QList>

namespace coinpay {

//! Where an operation stands, what happens next and when.
[[nodiscard]] Advice adviceFor(const Operation &operation, UnixMs now);

//! What one attempt came to: icon, a word or two, and what was answered.
[[nodiscard]] Advice verdictOn(const Attempt &attempt, OperationState state, bool isLast);

//! Why each of the safe actions cannot be taken now; empty where it can.
struct Hindrances
{
    QString tryNow;
    QString askServer;
    QString stop;
    QString decide;
};

[[nodiscard]] Hindrances hindrancesTo(const Operation &operation);

} // namespace coinpay
