// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhooks/headers.h"

#include <QStringList>

#include <array>

namespace coinpay {

//! How a webhook says who sent it.
enum class WebhookScheme {
    CoinPay,     //!< x-timestamp, x-signature: hex HMAC over timestamp.body (CONTRACT "Webhooks")
    Timestamped, //!< one header "t=…,v1=…": hex HMAC over t.body (CoinPay portal, Stripe)
    Standard,    //!< webhook-id, -timestamp, -signature: base64 HMAC (v1) or Ed25519 (v1a) over
                 //!< id.timestamp.body (Standard Webhooks 1.0.0)
    BodyOnly,    //!< one header "sha256=…": hex HMAC over the body (GitHub and others)
};

inline constexpr std::array allWebhookSchemes{WebhookScheme::CoinPay, WebhookScheme::Timestamped,
                                              WebhookScheme::Standard, WebhookScheme::BodyOnly};

//! A stable, untranslated word for scripts: "standard".
[[nodiscard]] QLatin1String webhookSchemeName(WebhookScheme scheme);
[[nodiscard]] std::optional<WebhookScheme> webhookSchemeFromName(const QString &name);
//! For a person.
[[nodiscard]] QString webhookSchemeText(WebhookScheme scheme);

//! One signature of a message, as it came.
struct PresentedSignature
{
    QByteArray text; //!< without its "v1=", "v1," or "sha256="
    bool isEd25519 = false;
};

//! What the headers say, read by one scheme.
struct SignedMessage
{
    WebhookScheme scheme = WebhookScheme::CoinPay;
    QByteArray id;        //!< of the event or message; empty where it has none
    QByteArray timestamp; //!< as it came; empty where the scheme has none
    QList<PresentedSignature> signatures;
    QStringList missing; //!< headers, or parts of one, that the scheme needs

    //! What is signed in front of the body.
    [[nodiscard]] QByteArray prefix() const { return prefixBy(scheme); }

    //! What another scheme would put there, out of the same id and timestamp.
    [[nodiscard]] QByteArray prefixBy(WebhookScheme other) const;

    [[nodiscard]] bool hasTimestamp() const { return scheme != WebhookScheme::BodyOnly; }

    //! Signatures are base64, not hex.
    [[nodiscard]] bool isBase64() const { return scheme == WebhookScheme::Standard; }
};

[[nodiscard]] SignedMessage readSignedMessage(WebhookScheme scheme,
                                              const QList<HeaderField> &fields);

//! By the headers that are there; nothing when none of them is of a known scheme.
[[nodiscard]] std::optional<WebhookScheme> guessWebhookScheme(const QList<HeaderField> &fields);

} // namespace coinpay
