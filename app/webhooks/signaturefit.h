// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/secretbytes.h"
#include "webhooks/scheme.h"

namespace coinpay {

//! How a presented signature agrees with what was calculated.
enum class SignatureFit {
    None,
    Exact,
    EncodedOtherwise, //!< the same bytes, as hex for base64 or the other way round
    Cut,              //!< the first bytes of it, eight at least
};

//! One reading of a secret.
struct WebhookKey
{
    SecretBytes mac;      //!< of an HMAC; empty for a public key
    QByteArray publicRaw; //!< Ed25519
};

//! The best fit of any of the message's signatures over prefix and body. Constant time in what is
//! secret.
[[nodiscard]] SignatureFit fitOf(const WebhookKey &key, const SignedMessage &message,
                                 QByteArrayView prefix, QByteArrayView body);

} // namespace coinpay
