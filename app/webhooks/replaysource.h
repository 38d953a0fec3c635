// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/webhookinbox.h"
#include "webhooks/replayplan.h"

namespace coinpay {

//! Of a receipt whose bytes grew old and went: that they did, for a person. Empty where they are
//! here.
[[nodiscard]] QString droppedText(const WebhookReceipt &receipt);

//! What a receipt brought, as an event to send; with `siblings` the other events of its resource
//! that the inbox has, too. InvalidInput with droppedText() where its bytes are gone.
[[nodiscard]] Result<QList<ReplayEvent>>
replayEventsFrom(WebhookInbox &inbox, const WebhookReceipt &receipt, bool siblings);

} // namespace coinpay
