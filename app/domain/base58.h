// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/addressfault.h"

#include <QByteArray>
#include <QStringView>

#include <tl/expected.hpp>

namespace coinpay {

//! Longer texts are refused unread: decoding takes time with the square of the length.
inline constexpr qsizetype MaxBase58Length = 512;

//! The bytes behind base 58 in Bitcoin's alphabet; a leading '1' is a zero byte. Faults:
//! WrongCharacter with its position, WrongLength beyond MaxBase58Length.
[[nodiscard]] tl::expected<QByteArray, AddressFlaw> decodeBase58(QStringView text);

//! The payload before its last four bytes, the first of its double SHA-256. Faults: those of
//! decodeBase58(), WrongLength when there is no room for a checksum, BadChecksum.
[[nodiscard]] tl::expected<QByteArray, AddressFlaw> decodeBase58check(QStringView text);

} // namespace coinpay
