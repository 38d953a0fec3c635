// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/signing.h"

#include "crypto/digest.h"

namespace coinpay {

namespace {

//! Standard Webhooks: what stands behind "whsec_" is base64; a text that is none is its own bytes.
QByteArray standardMac(const SecretBytes &secret, std::initializer_list<QByteArrayView> parts)
{
    constexpr QByteArrayView mark("whsec_");
    const QByteArrayView text = secret.view();
    const QByteArrayView bare = text.startsWith(mark) ? text.sliced(mark.size()) : text;
    auto decoded =
        QByteArray::fromBase64Encoding(bare.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).isEmpty())
        return hmacSha256(text, parts);
    const SecretBytes key = SecretBytes::taking(*decoded);
    return hmacSha256(key.view(), parts);
}

} // namespace

http::Headers signedHeaders(WebhookScheme scheme, const SecretBytes &secret,
                            const QByteArray &eventId, UnixMs at, const QByteArray &body)
{
    constexpr qint64 MsPerSecond = 1000;
    const QByteArray time = QByteArray::number(at / MsPerSecond);
    const http::Header type{"content-type", "application/json"};
    switch (scheme) {
    case WebhookScheme::CoinPay:
        return {type,
                {"x-timestamp", time},
                {"x-signature", hmacSha256(secret.view(), {time, ".", body}).toHex()},
                {"x-event-id", eventId}};
    case WebhookScheme::Timestamped:
        return {type,
                {"x-coinpay-signature",
                 "t=" + time + ",v1=" + hmacSha256(secret.view(), {time, ".", body}).toHex()}};
    case WebhookScheme::Standard:
        return {type,
                {"webhook-id", eventId},
                {"webhook-timestamp", time},
                {"webhook-signature",
                 "v1," + standardMac(secret, {eventId, ".", time, ".", body}).toBase64()}};
    case WebhookScheme::BodyOnly:
        return {type,
                {"x-hub-signature-256", "sha256=" + hmacSha256(secret.view(), {body}).toHex()}};
    }
    return {type};
}

} // namespace coinpay
