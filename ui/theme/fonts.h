// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace coinpay::theme {

//! `base`, or where its digits have different widths, one whose digits line up. (Qt 6.4 cannot ask
//! a font for its tabular figures.)
[[nodiscard]] QFont tabular(const QFont &base);
//! For ids, hashes and addresses: the system's fixed font at the size of `base`.
[[nodiscard]] QFont monospaced(const QFont &base);
//! A page's title.
[[nodiscard]] QFont title(const QFont &base);
//! A group's heading: as large as text, heavier.
[[nodiscard]] QFont heading(const QFont &base);
//! Second rank: one step smaller, never below 8 pt.
[[nodiscard]] QFont small(const QFont &base);
//! The one figure a page is about.
[[nodiscard]] QFont figure(const QFont &base);

} // namespace coinpay::theme
