// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"

namespace coinpay::api {

//! A read of any target, once, and whatever comes back, refusals too. An error only when no answer
//! came at all. `target` is path and query as they go on the request line.
[[nodiscard]] QFuture<Result<HttpAnswer>> readRaw(Client &client, const QByteArray &target);

} // namespace coinpay::api
