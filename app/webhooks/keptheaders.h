// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/secretbytes.h"
#include "http/message.h"
#include "webhooks/headers.h"

#include <span>

namespace coinpay {

//! What stands in the place of a header's value that is not kept.
inline constexpr char WithheldValue[] = "[withheld]";

//! The headers as a block to be kept and shown: names and values as they came, but for what may be
//! a credential (Authorization, Cookie, and what is named a token, key, password or secret) or
//! holds one of the secrets. Signatures and the ids of secrets are none.
[[nodiscard]] QByteArray keptHeaders(const http::Headers &headers,
                                     std::span<const SharedSecret> secrets);
//! Back from such a block, without what was withheld.
[[nodiscard]] http::Headers headersFromKept(const QByteArray &block);

//! For the doctor.
[[nodiscard]] QList<HeaderField> headerFields(const http::Headers &headers);

} // namespace coinpay
