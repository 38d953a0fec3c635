// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace coinpay::test {

//! The first text that does not fit into the room it got, or that reaches out of the area it
//! scrolls in; empty when all fit.
[[nodiscard]] QString clippedText(const QWidget &widget);
//! A picture for whoever wants to look, into the folder that COINPAY_PICTURES names.
void picture(QWidget &widget, const QString &name);

} // namespace coinpay::test
