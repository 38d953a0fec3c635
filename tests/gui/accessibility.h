// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace coinpay::test {

//! Every interactive widget below `root` (shown or not) that has no accessible name, or that the
//! Tab key never reaches. One sentence a fault.
[[nodiscard]] QStringList accessibilityFaults(QWidget &root);

//! How many interactive widgets were looked at: a walk that saw nothing proves nothing.
[[nodiscard]] int interactiveCount(QWidget &root);

} // namespace coinpay::test
