// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace coinpay::theme {

//! `font` by the name of the family that is there for it. A desktop may ask for "Sans Serif", which
//! is none: Qt then looks for what is like it, anew for each size and each weight.
[[nodiscard]] QFont named(const QFont &font);

} // namespace coinpay::theme
