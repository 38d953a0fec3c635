// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace coinpay::sandbox {

using KeyHandle = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

enum class FileMode {
    Public,  //!< 0644
    Private, //!< 0600, from the first byte on
};

//! PKCS #8, unencrypted.
[[nodiscard]] QByteArray privateKeyPem(EVP_PKEY *key);
[[nodiscard]] QByteArray certificatePem(X509 *certificate);

//! Replaces the file as a whole.
[[nodiscard]] bool writeFile(const QString &path, const QByteArray &bytes, FileMode mode);
//! Empty when it cannot be read.
[[nodiscard]] QByteArray readWholeFile(const QString &path);

} // namespace coinpay::sandbox
