// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/signingkey.h"

#include <QString>

namespace coinpay {

//! A private key from a PEM file, to be used as it is (--key-file) or kept in the keychain. Refused
//! with a sentence: what readPrivateFile() or SigningKey::fromPem() refuses.
[[nodiscard]] Result<SigningKey> readKeyFile(const QString &path);

} // namespace coinpay
