// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crypto/secretbytes.h"
#include "webhooks/headers.h"

#include <QString>

#include <span>

namespace coinpay {

enum class WebhookVerdict {
    Valid,
    NoSecret,           //!< nothing to check with
    MissingHeader,      //!< one of the three, or more
    MalformedTimestamp, //!< not decimal Unix seconds
    NotHex,             //!< the signature is not 64 hexadecimal digits
    Mismatched,         //!< another secret, or other bytes
    Stale,              //!< rightly signed, but more than five minutes from now, either way
};

//! A stable, untranslated word: "mismatched".
[[nodiscard]] QLatin1String webhookVerdictName(WebhookVerdict verdict);

struct WebhookCheck
{
    WebhookVerdict verdict = WebhookVerdict::NoSecret;
    QString sentence;      //!< for a person: what was found, and what to look at
    QByteArray eventId;    //!< to handle it once; set only when Valid
    qint64 ageSeconds = 0; //!< now minus its timestamp, where that could be read
};

//! CONTRACT "Webhooks".
inline constexpr qint64 WebhookToleranceSeconds = 300;

//! Whether these raw bytes were signed with one of the secrets (two are in use while one is
//! rotated): hex(hmac_sha256(secret, timestamp + "." + body)), compared in constant time. What is
//! not valid must not be acted upon. Thread-safe.
[[nodiscard]] WebhookCheck verifyWebhook(const WebhookHeaders &headers, QByteArrayView body,
                                         std::span<const SharedSecret> secrets, UnixMs now);

} // namespace coinpay
