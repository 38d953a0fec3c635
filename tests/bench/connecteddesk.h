// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/windowprocess.h"

namespace coinpay::bench {

//! Sleeps.
void pass(int seconds);

//! How many answers the request log of this profile holds.
[[nodiscard]] int answersLogged(const QString &profileDir);

//! Waits until the desk has had answers from its server, more than `before`; ends the bench when it
//! has none within half a minute.
void waitUntilConnected(const QString &profileDir, int before);

} // namespace coinpay::bench
