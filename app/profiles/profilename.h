// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coinpay {

//! What is wrong with a profile's name; empty when nothing is. A name without fault is also a safe
//! folder name on every platform, and cannot lead out of its folder.
[[nodiscard]] QString profileNameFault(const QString &name);

} // namespace coinpay
