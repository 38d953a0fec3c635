// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

namespace coinpay::sandbox {

//! Whether a signature came and what became of it, for the record of the request.
struct Identity
{
    std::optional<Document> key;
    std::optional<bool> signatureValid;
    QByteArray signatureHash; //!< of an accepted one, to be remembered with the effect
};

//! The key the token was issued to. Throws `unauthenticated` or `token_expired`.
void checkToken(Books &books, const http::Request &request, Identity &identity);
//! The signature over the exact bytes. With a key known already it must be that one. Throws
//! `unauthenticated`, `clock_skew`, `signature_invalid` or `signature_replayed`.
void checkSignature(Books &books, const http::Request &request, const QString &idempotencyKey,
                    Identity &identity);
void checkScope(const Identity &identity, const QString &scope);
//! In the transaction of the effect.
void rememberSignature(Books &books, const Identity &identity, const QString &idempotencyKey);

//! POST /v1/auth/tokens, once the signature is verified.
Answer createToken(Call &call);

} // namespace coinpay::sandbox
