// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QString>

namespace coinpay {

//! A secret from a file. Refused with a sentence (InvalidInput; NotFound when there is none): not a
//! regular file, larger than 16 KiB, or readable by anybody else (POSIX: any permission of group or
//! others, or somebody else's file).
[[nodiscard]] Result<SecretBytes> readPrivateFile(const QString &path);

} // namespace coinpay
