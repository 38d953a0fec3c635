// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"
#include "core/result.h"

namespace coinpay::api {

[[nodiscard]] bool isSuccess(const HttpAnswer &answer);

//! Of X-Request-Id, made safe to show; empty when absent.
[[nodiscard]] QString requestIdOf(const HttpAnswer &answer);

//! Server clock minus ours, by Date; empty when it has none.
[[nodiscard]] std::optional<qint64> clockOffsetOf(const HttpAnswer &answer);

//! The error that an answer other than 2xx is: by the body's code, else by its status, with a
//! sentence for a person whatever the body is.
[[nodiscard]] Error errorOf(const HttpAnswer &answer);

} // namespace coinpay::api
