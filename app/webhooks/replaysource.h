// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/webhookinbox.h"
#include "webhooks/replayplan.h"

namespace coinpay {

//! What a receipt brought, as an event to send; with `siblings` the other events of its resource
//! that the inbox has, too.
[[nodiscard]] Result<QList<ReplayEvent>>
replayEventsFrom(WebhookInbox &inbox, const WebhookReceipt &receipt, bool siblings);

} // namespace coinpay
