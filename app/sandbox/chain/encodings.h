// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace coinpay::sandbox {

[[nodiscard]] QByteArray base58(const QByteArray &bytes);
[[nodiscard]] std::optional<QByteArray> fromBase58(const QByteArray &text);

//! Base 58 of the payload and four bytes of its double SHA-256.
[[nodiscard]] QByteArray base58check(const QByteArray &payload);
//! The payload, when the checksum is right.
[[nodiscard]] std::optional<QByteArray> fromBase58check(const QByteArray &text);

//! BIP 173 for witness version 0, BIP 350 (bech32m) for later ones.
[[nodiscard]] QByteArray segwit(const QByteArray &prefix, int version, const QByteArray &program);
struct Witness
{
    int version;
    QByteArray program;
};
[[nodiscard]] std::optional<Witness> fromSegwit(const QByteArray &prefix, const QByteArray &text);

//! "0x…" with the letters' case as checksum (EIP-55), of 20 bytes.
[[nodiscard]] QByteArray eip55(const QByteArray &bytes);

} // namespace coinpay::sandbox
