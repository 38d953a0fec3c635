// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/opensslhandle.h"

#include <QByteArrayView>

namespace coinpay {

//! An unencrypted Ed25519 key in PKCS#8 PEM (RFC 5958, RFC 8410). Text before and after, CRLF, a
//! byte order mark and lost line breaks are forgiven; everything else gets the sentence that
//! SigningKey::fromPem() promises.
[[nodiscard]] Result<openssl::Key> readPrivateKeyPem(QByteArrayView pem);

} // namespace coinpay
