// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/verifier.h"

#include "crypto/digest.h"
#include "webhooks/unixseconds.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay {

namespace {

constexpr qsizetype SignatureDigits = 64;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WebhookVerifier)
};

WebhookCheck refused(WebhookVerdict verdict, const QString &sentence)
{
    return {verdict, sentence, {}, 0};
}

QString missingHeaders(const WebhookHeaders &headers)
{
    QStringList names;
    const auto note = [&](const std::optional<QByteArray> &value, const char *name) {
        if (!value || value->isEmpty())
            names.append(QString::fromLatin1(name));
    };
    note(headers.timestamp, "x-timestamp");
    note(headers.signature, "x-signature");
    note(headers.eventId, "x-event-id");
    return names.join(QLatin1String(", "));
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isSignedWithOne(std::span<const SharedSecret> secrets, const QByteArray &timestamp,
                     QByteArrayView body, QByteArrayView signature)
{
    bool matched = false; // every secret is tried, so that the time does not tell which it was
    for (const SharedSecret &secret : secrets) {
        if (!secret || secret->isEmpty())
            continue;
        const QByteArray mac = hmacSha256(secret->view(), {timestamp, ".", body});
        matched = equalInConstantTime(mac, signature) || matched;
    }
    return matched;
}

QString staleSentence(qint64 age)
{
    if (age > 0) {
        return Text::tr("The signature is right, but the message is %1 s old; %2 s are allowed. It "
                        "may be a copy of an earlier one.")
            .arg(age)
            .arg(WebhookToleranceSeconds);
    }
    return Text::tr("The signature is right, but the message is dated %1 s ahead of this "
                    "computer's clock; %2 s are allowed. Check the clock.")
        .arg(-age)
        .arg(WebhookToleranceSeconds);
}

} // namespace

QLatin1String webhookVerdictName(WebhookVerdict verdict)
{
    switch (verdict) {
    case WebhookVerdict::Valid: return QLatin1String("valid");
    case WebhookVerdict::NoSecret: return QLatin1String("no_secret");
    case WebhookVerdict::MissingHeader: return QLatin1String("missing_header");
    case WebhookVerdict::MalformedTimestamp: return QLatin1String("malformed_timestamp");
    case WebhookVerdict::NotHex: return QLatin1String("not_hex");
    case WebhookVerdict::Mismatched: return QLatin1String("mismatched");
    case WebhookVerdict::Stale: return QLatin1String("stale");
    }
    return QLatin1String("");
}

WebhookCheck verifyWebhook(const WebhookHeaders &headers, QByteArrayView body,
                           std::span<const SharedSecret> secrets, UnixMs now)
{
    const bool haveSecret = std::ranges::any_of(
        secrets, [](const SharedSecret &secret) { return secret && !secret->isEmpty(); });
    if (!haveSecret)
        return refused(WebhookVerdict::NoSecret, Text::tr("Enter the endpoint's secret."));
    if (const QString missing = missingHeaders(headers); !missing.isEmpty()) {
        return refused(WebhookVerdict::MissingHeader,
                       Text::tr("The message lacks: %1", "%1 names of headers").arg(missing));
    }
    const auto timestamp = unixSeconds(*headers.timestamp);
    if (!timestamp) {
        return refused(WebhookVerdict::MalformedTimestamp,
                       Text::tr("x-timestamp is not a time in whole Unix seconds."));
    }
    if (headers.signature->size() != SignatureDigits ||
        !std::ranges::all_of(*headers.signature, isHex)) {
        return refused(WebhookVerdict::NotHex,
                       Text::tr("x-signature is not %1 hexadecimal digits.").arg(SignatureDigits));
    }
    WebhookCheck check;
    check.ageSeconds = now / 1000 - *timestamp;
    if (!isSignedWithOne(secrets, *headers.timestamp, body,
                         QByteArray::fromHex(*headers.signature))) {
        check.verdict = WebhookVerdict::Mismatched;
        check.sentence = Text::tr("The signature does not match: the secret is another one, or the "
                                  "body is not byte for byte what was sent.");
    } else if (qAbs(check.ageSeconds) > WebhookToleranceSeconds) {
        check.verdict = WebhookVerdict::Stale;
        check.sentence = staleSentence(check.ageSeconds);
    } else {
        check.verdict = WebhookVerdict::Valid;
        check.sentence = Text::tr("The signature is right and the message is fresh.");
        check.eventId = *headers.eventId;
    }
    return check;
}

} // namespace coinpay
