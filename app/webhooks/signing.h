// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crypto/secretbytes.h"
#include "http/message.h"
#include "webhooks/scheme.h"

namespace coinpay {

//! The headers that a sender of this scheme would put beside a body: its signature, the time and
//! the id where it has them, and Content-Type. `at`: when it says it was signed.
[[nodiscard]] http::Headers signedHeaders(WebhookScheme scheme, const SecretBytes &secret,
                                          const QByteArray &eventId, UnixMs at,
                                          const QByteArray &body);

} // namespace coinpay
