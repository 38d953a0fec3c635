// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench.h"
#include "crypto/canonicalrequest.h"
#include "crypto/signingkey.h"

#include <openssl/evp.h>

namespace coinpay::bench {

namespace {

constexpr int BodyBytes = 1024;

//! Opens a key a second time, past our own class.
std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> rawKey()
{
    return {EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free};
}

void signRaw(EVP_PKEY *key, EVP_MD *sha256, const QByteArray &body, const QByteArray &payload)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int digestSize = 0;
    unsigned char signature[64];
    size_t signatureSize = sizeof signature;
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    const bool ok = EVP_Digest(body.constData(), static_cast<size_t>(body.size()), digest,
                               &digestSize, sha256, nullptr) == 1 &&
                    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key) == 1 &&
                    EVP_DigestSign(context.get(), signature, &signatureSize,
                                   reinterpret_cast<const unsigned char *>(payload.constData()),
                                   static_cast<size_t>(payload.size())) == 1;
    if (!ok)
        qFatal("OpenSSL could not sign");
}

void measureSignature(Context &context)
{
    const int times = context.smoke() ? 5 : 2'000;
    const QByteArray body(BodyBytes, 'x');
    const SigningKey key = SigningKey::generate().value();
    const auto bare = rawKey();
    const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> sha256(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free);
    const QByteArray payload = canonicalRequest("POST", "/v1/invoices", 1'770'000'000, body);
    const Pair pair = alternate(
        context.rounds(),
        [&] {
            return 1000.0 / times * millisecondsOf([&] {
                       for (int i = 0; i < times; ++i) {
                           const auto signature = key.sign(
                               canonicalRequest("POST", "/v1/invoices", 1'770'000'000 + i, body));
                           if (!signature)
                               qFatal("%s", qPrintable(signature.error().message));
                       }
                   });
        },
        [&] {
            return 1000.0 / times * millisecondsOf([&] {
                       for (int i = 0; i < times; ++i)
                           signRaw(bare.get(), sha256.get(), body, payload);
                   });
        });
    context.report({QStringLiteral("10"),
                    QStringLiteral("canonical payload and signature of 1 KiB"), pair.ours,
                    pair.floor, QStringLiteral("µs"), QStringLiteral("≤ 1.3×")});
}

const RegisterRow row(QStringLiteral("10"), measureSignature);

} // namespace

} // namespace coinpay::bench
