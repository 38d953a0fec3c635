// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "crypto/secretbytes.h"

namespace coinpay::api {

struct Credentials
{
    QString keyId;
    std::shared_ptr<const SigningKey> key;
};

//! How a request proves who sends it.
enum class Proof {
    Token,             //!< reads
    Signature,         //!< the token exchange
    TokenAndSignature, //!< writes
};

//! The HTTP request for one attempt, signed over its exact bytes as of `now`. InvalidInput when
//! something would not fit into a header as it is (a line break, say).
[[nodiscard]] Result<HttpRequest> compose(const ApiRequest &request, Proof proof,
                                          const Credentials &credentials, const SharedSecret &token,
                                          UnixMs now);

} // namespace coinpay::api
