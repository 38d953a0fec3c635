// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crypto/secretbytes.h"

#include <QByteArray>

#include <memory>

namespace coinpay {

//! An Ed25519 private key (RFC 8032), loaded once and kept as an EVP_PKEY. Movable, not copyable.
//! sign() may be called from any thread.
class SigningKey
{
public:
    ~SigningKey();
    SigningKey(SigningKey &&) noexcept;
    SigningKey &operator=(SigningKey &&) noexcept;

    [[nodiscard]] static Result<SigningKey> generate();
    //! PKCS#8 PEM, unencrypted. InvalidInput with a sentence that says which of: not PEM, a public
    //! key, encrypted, not Ed25519 (and what it is), damaged, larger than 16 KiB.
    [[nodiscard]] static Result<SigningKey> fromPem(QByteArrayView pem);

    //! PKCS#8 PEM, for the keychain alone.
    [[nodiscard]] SecretBytes toPem() const;
    //! SubjectPublicKeyInfo PEM: what a person registers with the server.
    [[nodiscard]] QByteArray publicPem() const;
    //! The 32 raw bytes.
    [[nodiscard]] QByteArray publicRaw() const;
    //! 64 raw bytes. Never fails with a loaded key short of memory exhaustion, which is an error.
    [[nodiscard]] Result<QByteArray> sign(QByteArrayView message) const;

private:
    struct Handle;
    explicit SigningKey(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

//! Checks a raw Ed25519 signature; false for anything malformed.
[[nodiscard]] bool verifyEd25519(QByteArrayView publicRaw, QByteArrayView message,
                                 QByteArrayView signature);

} // namespace coinpay
