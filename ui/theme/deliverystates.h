// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/webhook.h"
#include "theme/states.h"

namespace coinpay::theme {

//! Of pushing an event to a webhook endpoint.
[[nodiscard]] StateLook look(DeliveryStatus status);
[[nodiscard]] StateLook look(DeliveryStatus status, const QString &statusText);

} // namespace coinpay::theme
