// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include <thread>

namespace coinpay::theme {

//! Reads which fonts the system has, beside the caller. Whoever wants a font before that is done
//! waits for it, as if it had been begun there.
[[nodiscard]] std::jthread readFontsAhead();
//! `font` by the name of the family that is there for it. A desktop may ask for "Sans Serif", which
//! is none: Qt then looks for what is like it, anew for each size and each weight.
[[nodiscard]] QFont named(const QFont &font);

} // namespace coinpay::theme
