// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/auth/ed25519.h"

#include "sandbox/tls/pem.h"

#include <openssl/bio.h>
#include <openssl/pem.h>

namespace coinpay::sandbox {

namespace {

constexpr size_t KeyBytes = 32;

const unsigned char *data(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

std::optional<QByteArray> rawPublicKey(EVP_PKEY *key)
{
    QByteArray raw(KeyBytes, Qt::Uninitialized);
    size_t size = KeyBytes;
    if (!key || EVP_PKEY_id(key) != EVP_PKEY_ED25519 ||
        EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char *>(raw.data()), &size) != 1)
        return {};
    return raw;
}

} // namespace

std::optional<QByteArray> readPublicKey(const QByteArray &text)
{
    if (!text.contains("-----BEGIN")) {
        const auto raw =
            QByteArray::fromBase64Encoding(text.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
        return raw && (*raw).size() == qsizetype(KeyBytes) ? std::optional(*raw) : std::nullopt;
    }
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
        BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())), &BIO_free);
    const KeyHandle key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    return rawPublicKey(key.get());
}

bool verifies(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature)
{
    const KeyHandle key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, data(publicKey),
                                                    static_cast<size_t>(publicKey.size())),
                        &EVP_PKEY_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    return key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), data(signature), static_cast<size_t>(signature.size()),
                            data(message), static_cast<size_t>(message.size())) == 1;
}

std::optional<GeneratedKey> generateKey()
{
    const KeyHandle key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free);
    const auto publicKey = rawPublicKey(key.get());
    const QByteArray pem = publicKey ? privateKeyPem(key.get()) : QByteArray();
    return pem.isEmpty() ? std::nullopt : std::optional(GeneratedKey{*publicKey, pem});
}

} // namespace coinpay::sandbox
