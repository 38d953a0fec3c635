// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <initializer_list>

namespace coinpay {

//! Lower-case hex of SHA-256 over the exact bytes. Thread-safe.
[[nodiscard]] QByteArray sha256Hex(QByteArrayView bytes);

//! HMAC-SHA-256 (RFC 2104) over the parts one after the other; 32 raw bytes. Thread-safe.
[[nodiscard]] QByteArray hmacSha256(QByteArrayView key,
                                    std::initializer_list<QByteArrayView> parts);

} // namespace coinpay
