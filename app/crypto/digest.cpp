// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/digest.h"

#include "crypto/opensslhandle.h"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include <array>

namespace coinpay {

namespace {

constexpr qsizetype Sha256Length = 32;

//! Fetched once: looking an algorithm up by name costs more than hashing a small body with it.
const EVP_MD *sha256()
{
    static const openssl::DigestAlgorithm algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    return algorithm.get();
}

EVP_MAC *hmac()
{
    static const openssl::MacAlgorithm algorithm(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    return algorithm.get();
}

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

//! Hashing fails only when the process is out of memory or has no usable OpenSSL: going on would
//! mean signing something that was never hashed.
void require(bool worked)
{
    if (!worked)
        qFatal("OpenSSL cannot hash");
}

} // namespace

QByteArray sha256Hex(QByteArrayView bytes)
{
    thread_local const openssl::DigestContext context(EVP_MD_CTX_new());
    std::array<unsigned char, Sha256Length> digest{};
    unsigned int length = 0;
    require(context && EVP_DigestInit_ex2(context.get(), sha256(), nullptr) == 1 &&
            EVP_DigestUpdate(context.get(), bytes.data(), static_cast<size_t>(bytes.size())) == 1 &&
            EVP_DigestFinal_ex(context.get(), digest.data(), &length) == 1 &&
            length == digest.size());
    return QByteArray::fromRawData(reinterpret_cast<const char *>(digest.data()), Sha256Length)
        .toHex();
}

QByteArray hmacSha256(QByteArrayView key, std::initializer_list<QByteArrayView> parts)
{
    const openssl::MacContext context(EVP_MAC_CTX_new(hmac()));
    char name[] = "SHA256";
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
        OSSL_PARAM_construct_end(),
    };
    // A null key would mean "the key of last time" to OpenSSL, also when its length is zero.
    static constexpr unsigned char nothing = 0;
    const unsigned char *keyBytes = key.isEmpty() ? &nothing : raw(key);
    require(context && EVP_MAC_init(context.get(), keyBytes, static_cast<size_t>(key.size()),
                                    parameters.data()) == 1);
    for (const QByteArrayView part : parts)
        require(EVP_MAC_update(context.get(), raw(part), static_cast<size_t>(part.size())) == 1);
    QByteArray mac(Sha256Length, Qt::Uninitialized);
    size_t length = 0;
    require(EVP_MAC_final(context.get(), reinterpret_cast<unsigned char *>(mac.data()), &length,
                          static_cast<size_t>(mac.size())) == 1 &&
            length == static_cast<size_t>(Sha256Length));
    return mac;
}

} // namespace coinpay
