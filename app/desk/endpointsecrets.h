// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QFuture>

#include <vector>

namespace coinpay {

class Desk;

//! Every secret that the keychain has of the account's webhook endpoints, the one that signs before
//! the outgoing one; none is not an error. Asks the server which endpoints there are, so the desk
//! is connected; it outlives the future.
[[nodiscard]] QFuture<Result<std::vector<SharedSecret>>> keptEndpointSecrets(Desk &desk);

} // namespace coinpay
