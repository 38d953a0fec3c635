// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/signaturefit.h"

#include "crypto/digest.h"
#include "crypto/signingkey.h"

#include <algorithm>

namespace coinpay {

namespace {

constexpr qsizetype LeastCutBytes = 8;

std::optional<QByteArray> decoded(const QByteArray &text, bool base64)
{
    if (base64) {
        const auto bytes =
            QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        return bytes ? std::optional(*bytes) : std::nullopt;
    }
    const QByteArray bytes = QByteArray::fromHex(text);
    return text.size() == bytes.size() * 2 && bytes.toHex() == text.toLower() ? std::optional(bytes)
                                                                              : std::nullopt;
}

//! Of a text that lost its end, whole bytes of it.
std::optional<QByteArray> decodedBeginning(const QByteArray &text, bool base64)
{
    const qsizetype group = base64 ? 4 : 2;
    return decoded(text.first(text.size() / group * group), base64);
}

bool isBeginningOf(const QByteArray &bytes, const QByteArray &mac)
{
    return bytes.size() >= LeastCutBytes && bytes.size() < mac.size() &&
           equalInConstantTime(bytes, mac.first(bytes.size()));
}

SignatureFit fitOfMac(const QByteArray &mac, const QByteArray &presented, bool base64)
{
    if (const auto bytes = decoded(presented, base64); bytes && equalInConstantTime(*bytes, mac))
        return SignatureFit::Exact;
    if (const auto bytes = decoded(presented, !base64); bytes && equalInConstantTime(*bytes, mac))
        return SignatureFit::EncodedOtherwise;
    for (const bool way : {base64, !base64}) {
        if (const auto bytes = decodedBeginning(presented, way);
            bytes && isBeginningOf(*bytes, mac))
            return SignatureFit::Cut;
    }
    return SignatureFit::None;
}

SignatureFit fitOfKey(const QByteArray &publicRaw, QByteArrayView signedBytes,
                      const QByteArray &presented)
{
    for (const bool base64 : {true, false}) {
        const auto bytes = decoded(presented, base64);
        if (bytes && verifyEd25519(publicRaw, signedBytes, *bytes))
            return base64 ? SignatureFit::Exact : SignatureFit::EncodedOtherwise;
    }
    return SignatureFit::None;
}

bool isBetter(SignatureFit one, SignatureFit other)
{
    return other == SignatureFit::None || (one != SignatureFit::None && one < other);
}

} // namespace

SignatureFit fitOf(const WebhookKey &key, const SignedMessage &message, QByteArrayView prefix,
                   QByteArrayView body)
{
    const bool isPublic = !key.publicRaw.isEmpty();
    const QByteArray mac = isPublic ? QByteArray() : hmacSha256(key.mac.view(), {prefix, body});
    const QByteArray whole = isPublic ? prefix.toByteArray() + body : QByteArray();
    SignatureFit best = SignatureFit::None;
    for (const PresentedSignature &signature : message.signatures) {
        if (signature.isEd25519 != isPublic)
            continue;
        const SignatureFit fit = isPublic ? fitOfKey(key.publicRaw, whole, signature.text)
                                          : fitOfMac(mac, signature.text, message.isBase64());
        if (isBetter(fit, best))
            best = fit;
    }
    return best;
}

} // namespace coinpay
