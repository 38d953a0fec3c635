// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace coinpay {

//! "0x" and 40 hexadecimal digits whose letters' case is the checksum of EIP-55. The digits come
//! in any case; nothing when there are not 40.
[[nodiscard]] std::optional<QString> eip55(QStringView digits);

} // namespace coinpay
