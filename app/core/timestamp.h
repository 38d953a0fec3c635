// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

#include <optional>

namespace coinpay {

//! RFC 3339, section 5.6, any offset; fractions beyond milliseconds are cut. Empty on anything
//! else.
[[nodiscard]] std::optional<UnixMs> parseTimestamp(QStringView text);

//! RFC 3339 in UTC: "2026-02-03T04:05:06Z", with ".678" only when the milliseconds are not zero.
[[nodiscard]] QString formatTimestamp(UnixMs time);

} // namespace coinpay
