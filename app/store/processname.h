// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coinpay::store {

//! Names this process so that another one can tell whether it still lives: where it runs (boot and
//! process namespace), its number and when it started. Empty parts where the system does not tell.
[[nodiscard]] QString thisProcess();

//! The login name of whoever runs this; the user's number where it has none.
[[nodiscard]] QString thisPerson();

//! False only when the process so named has certainly ended. What runs elsewhere, or on a system
//! that does not tell, may be alive: its claims end by time.
[[nodiscard]] bool mayBeAlive(const QString &process);

} // namespace coinpay::store
