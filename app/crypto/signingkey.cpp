// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/signingkey.h"

#include "crypto/opensslhandle.h"
#include "crypto/privatekeypem.h"

#include <QCoreApplication>

#include <openssl/pem.h>

namespace coinpay {

namespace {

constexpr size_t PublicKeyLength = 32; // RFC 8032, section 5.1.5
constexpr size_t SignatureLength = 64; // section 5.1.6

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(SigningKey)
};

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

//! The bytes a memory BIO holds, valid as long as it lives.
QByteArrayView contents(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<qsizetype>(size)};
}

} // namespace

struct SigningKey::Handle
{
    openssl::Key key;
};

SigningKey::SigningKey(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{
}

SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey &&) noexcept = default;
SigningKey &SigningKey::operator=(SigningKey &&) noexcept = default;

Result<SigningKey> SigningKey::generate()
{
    openssl::Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    if (!key)
        return fail(ErrorKind::InvalidInput, Text::tr("A key pair could not be made: the system's "
                                                      "cryptography does not offer Ed25519."));
    return SigningKey(std::make_unique<Handle>(Handle{std::move(key)}));
}

Result<SigningKey> SigningKey::fromPem(QByteArrayView pem)
{
    auto key = readPrivateKeyPem(pem);
    if (!key)
        return fail(std::move(key).error());
    return SigningKey(std::make_unique<Handle>(Handle{std::move(*key)}));
}

SecretBytes SigningKey::toPem() const
{
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), m_handle->key.get(), nullptr, nullptr, 0,
                                              nullptr, nullptr) != 1)
        return {};
    return SecretBytes(contents(bio.get()));
}

QByteArray SigningKey::publicPem() const
{
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PUBKEY(bio.get(), m_handle->key.get()) != 1)
        return {};
    return contents(bio.get()).toByteArray();
}

QByteArray SigningKey::publicRaw() const
{
    QByteArray bytes(PublicKeyLength, Qt::Uninitialized);
    size_t length = PublicKeyLength;
    if (EVP_PKEY_get_raw_public_key(m_handle->key.get(),
                                    reinterpret_cast<unsigned char *>(bytes.data()), &length) != 1)
        return {};
    return bytes;
}

Result<QByteArray> SigningKey::sign(QByteArrayView message) const
{
    const openssl::DigestContext context(EVP_MD_CTX_new());
    QByteArray signature(SignatureLength, Qt::Uninitialized);
    size_t length = SignatureLength;
    if (!context ||
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_handle->key.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length,
                       raw(message), static_cast<size_t>(message.size())) != 1 ||
        length != SignatureLength) {
        return fail(ErrorKind::InvalidInput,
                    Text::tr("The request could not be signed. Close other programs if this "
                             "computer is short of memory, then try again."));
    }
    return signature;
}

bool verifyEd25519(QByteArrayView publicRaw, QByteArrayView message, QByteArrayView signature)
{
    if (publicRaw.size() != PublicKeyLength || signature.size() != SignatureLength)
        return false;
    const openssl::Key key(EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr,
                                                          raw(publicRaw), PublicKeyLength));
    const openssl::DigestContext context(EVP_MD_CTX_new());
    return key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), raw(signature), SignatureLength, raw(message),
                            static_cast<size_t>(message.size())) == 1;
}

} // namespace coinpay
