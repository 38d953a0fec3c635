// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QByteArrayView>

#include <optional>

namespace coinpay {

//! No key or chain of ours comes near; anything larger is the wrong file.
inline constexpr qsizetype MaxPemSize = 16 * 1024;

//! One block of textual encoding (RFC 7468), as views into the text it was found in.
struct PemBlock
{
    QByteArrayView label; //!< "PRIVATE KEY"
    QByteArrayView body;  //!< base64 and white space between the two lines, not yet checked
};

//! The next block at or after `from`, which is moved past it. Text around blocks is skipped, as the
//! RFC allows. Empty when there is no further whole block.
[[nodiscard]] std::optional<PemBlock> nextPemBlock(QByteArrayView text, qsizetype &from);

//! Strict base64 (RFC 4648, section 4) with white space anywhere; InvalidInput when it is anything
//! else.
[[nodiscard]] Result<SecretBytes> decodePemBody(QByteArrayView body);

} // namespace coinpay
