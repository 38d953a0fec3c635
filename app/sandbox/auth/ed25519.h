// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace coinpay::sandbox {

//! The 32 raw bytes out of either spelling the contract takes: base64 of them, or a PEM
//! "PUBLIC KEY". Nothing when it is neither.
[[nodiscard]] std::optional<QByteArray> readPublicKey(const QByteArray &text);
//! RFC 8032, over the exact bytes.
[[nodiscard]] bool verifies(const QByteArray &publicKey, const QByteArray &message,
                            const QByteArray &signature);

struct GeneratedKey
{
    QByteArray publicKey; //!< 32 raw bytes
    QByteArray pem;       //!< PKCS #8
};

[[nodiscard]] std::optional<GeneratedKey> generateKey();

} // namespace coinpay::sandbox
