// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>

#include <optional>

namespace coinpay::api {

//! RFC 9110, section 5.6.7, the form every server must send: "Fri, 02 Jan 2026 03:04:05 GMT".
[[nodiscard]] std::optional<UnixMs> parseHttpDate(QByteArrayView text);

//! Retry-After in milliseconds from `now`: whole seconds or an HTTP date, never negative, at most a
//! day. Empty on anything else.
[[nodiscard]] std::optional<qint64> parseRetryAfter(QByteArrayView text, UnixMs now);

//! What is left of a quota.
struct RateLimit
{
    qint64 remaining = 0;
    qint64 resetMs = 0; //!< until there is more
};

//! The RateLimit header, as `"default";r=93;t=7` or as `limit=100, remaining=93, reset=7`; of
//! several quotas the one with the least left. Empty on anything else: the header is advisory.
[[nodiscard]] std::optional<RateLimit> parseRateLimit(QByteArrayView text);

} // namespace coinpay::api
