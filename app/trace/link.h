// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace coinpay {

//! The longest id a link may carry, in UTF-16 units, and the longest link that is read.
inline constexpr qsizetype LongestTraceId = 200;
inline constexpr qsizetype LongestTraceLink = 1024;

//! "coinpay-desk://trace/<id>", percent-encoded (RFC 3986, section 2.1). Opens the same trace on a
//! colleague's desk.
[[nodiscard]] QString traceLink(const QString &id);

//! The id of such a link. Any page may offer one: a link with anything else in it (another place, a
//! query, a fragment, a second path segment, control characters, too much) is InvalidInput with a
//! sentence. Any text of any length.
[[nodiscard]] Result<QString> traceIdOfLink(const QString &link);

} // namespace coinpay
