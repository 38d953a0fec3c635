// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace coinpay {

//! Decimal Unix seconds and nothing else, of at most twelve digits (until the year 33658); empty
//! for any other text.
[[nodiscard]] std::optional<qint64> unixSeconds(QByteArrayView text);

} // namespace coinpay
