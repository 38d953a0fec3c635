// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace coinpay {

//! An Ed25519 public key as everybody writes it: SubjectPublicKeyInfo in PEM (RFC 8410). Always the
//! same bytes for the same key.
[[nodiscard]] QByteArray publicKeyPem(const QByteArray &raw);
//! The 32 raw bytes of such a PEM, line breaks and text around it forgiven. InvalidInput with a
//! sentence for anything else.
[[nodiscard]] Result<QByteArray> publicKeyFromPem(const QByteArray &pem);
//! SHA-256 of the DER form in lower-case hex: what `openssl pkey -pubin -outform DER | sha256sum`
//! says.
[[nodiscard]] QByteArray publicKeyFingerprint(const QByteArray &raw);

} // namespace coinpay
