// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/waiter.h"

#include <optional>

namespace coinpay::cli {

//! Whether a person sits at standard input and sees standard error.
[[nodiscard]] bool isTerminal();
//! Asks on standard error and reads a line. Empty at the end of input or when interrupted.
[[nodiscard]] std::optional<QString> askTerminal(const QString &question, Waiter &waiter);

} // namespace coinpay::cli
