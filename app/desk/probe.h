// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "desk/connectionreport.h"

namespace coinpay {

//! Exchanges a token and makes the smallest read there is: what fails says which of DNS, TLS,
//! clock, key, scope or server it was. Call on the client's thread.
[[nodiscard]] QFuture<ConnectionReport> probe(Client &client, const Clock &clock);

} // namespace coinpay
