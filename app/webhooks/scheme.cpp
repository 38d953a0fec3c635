// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/scheme.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WebhookScheme)
};

constexpr QByteArrayView bodyOnlyMark("sha256=");

//! The first of the names that is there, in any case.
QByteArray valueOf(const QList<HeaderField> &fields, std::initializer_list<QByteArrayView> names)
{
    for (const QByteArrayView name : names) {
        for (const HeaderField &field : fields) {
            if (field.name.compare(name, Qt::CaseInsensitive) == 0)
                return field.value;
        }
    }
    return {};
}

bool isTimestamped(const QByteArray &value)
{
    for (const QByteArray &part : value.split(',')) {
        if (part.trimmed().startsWith("t="))
            return value.contains("v1=") || value.contains("v0=");
    }
    return false;
}

template <typename Matches>
QByteArray firstValue(const QList<HeaderField> &fields, Matches matches)
{
    for (const HeaderField &field : fields) {
        if (matches(field.value))
            return field.value;
    }
    return {};
}

void need(SignedMessage &message, const QByteArray &value, const char *name)
{
    if (value.isEmpty())
        message.missing.append(QString::fromLatin1(name));
}

SignedMessage readCoinPay(const QList<HeaderField> &fields)
{
    SignedMessage message;
    message.id = valueOf(fields, {"x-event-id"});
    message.timestamp = valueOf(fields, {"x-timestamp"});
    const QByteArray signature = valueOf(fields, {"x-signature"});
    need(message, message.timestamp, "x-timestamp");
    need(message, signature, "x-signature");
    if (!signature.isEmpty())
        message.signatures = {{signature, false}};
    return message;
}

SignedMessage readTimestamped(const QList<HeaderField> &fields)
{
    SignedMessage message;
    for (const QByteArray &part : firstValue(fields, isTimestamped).split(',')) {
        const QByteArray text = part.trimmed();
        if (text.startsWith("t="))
            message.timestamp = text.sliced(2);
        else if (text.startsWith("v1="))
            message.signatures.append({text.sliced(3), false});
    }
    need(message, message.timestamp, "t=");
    if (message.signatures.isEmpty())
        message.missing.append(QStringLiteral("v1="));
    return message;
}

SignedMessage readStandard(const QList<HeaderField> &fields)
{
    SignedMessage message;
    message.id = valueOf(fields, {"webhook-id", "svix-id"});
    message.timestamp = valueOf(fields, {"webhook-timestamp", "svix-timestamp"});
    const QByteArray list = valueOf(fields, {"webhook-signature", "svix-signature"});
    need(message, message.id, "webhook-id");
    need(message, message.timestamp, "webhook-timestamp");
    need(message, list, "webhook-signature");
    for (const QByteArray &entry : list.split(' ')) {
        if (entry.startsWith("v1,"))
            message.signatures.append({entry.sliced(3), false});
        else if (entry.startsWith("v1a,"))
            message.signatures.append({entry.sliced(4), true});
    }
    if (!list.isEmpty() && message.signatures.isEmpty())
        message.missing.append(QStringLiteral("v1,"));
    return message;
}

SignedMessage readBodyOnly(const QList<HeaderField> &fields)
{
    SignedMessage message;
    const QByteArray value =
        firstValue(fields, [](const QByteArray &text) { return text.startsWith(bodyOnlyMark); });
    if (value.isEmpty())
        message.missing.append(QString::fromLatin1(bodyOnlyMark));
    else
        message.signatures = {{value.sliced(bodyOnlyMark.size()), false}};
    return message;
}

} // namespace

QLatin1String webhookSchemeName(WebhookScheme scheme)
{
    switch (scheme) {
    case WebhookScheme::CoinPay: return QLatin1String("coinpay");
    case WebhookScheme::Timestamped: return QLatin1String("timestamped");
    case WebhookScheme::Standard: return QLatin1String("standard");
    case WebhookScheme::BodyOnly: return QLatin1String("body");
    }
    return QLatin1String("");
}

std::optional<WebhookScheme> webhookSchemeFromName(const QString &name)
{
    for (const WebhookScheme scheme : allWebhookSchemes) {
        if (name == webhookSchemeName(scheme))
            return scheme;
    }
    return {};
}

QString webhookSchemeText(WebhookScheme scheme)
{
    switch (scheme) {
    case WebhookScheme::CoinPay: return Text::tr("CoinPay (x-timestamp, x-signature)");
    case WebhookScheme::Timestamped: return Text::tr("One header (t=…,v1=…), as Stripe's");
    case WebhookScheme::Standard: return Text::tr("Standard Webhooks (webhook-signature)");
    case WebhookScheme::BodyOnly: return Text::tr("The body alone (sha256=…), as GitHub's");
    }
    return {};
}

QByteArray SignedMessage::prefixBy(WebhookScheme other) const
{
    switch (other) {
    case WebhookScheme::CoinPay:
    case WebhookScheme::Timestamped: return timestamp + '.';
    case WebhookScheme::Standard: return id + '.' + timestamp + '.';
    case WebhookScheme::BodyOnly: break;
    }
    return {};
}

SignedMessage readSignedMessage(WebhookScheme scheme, const QList<HeaderField> &fields)
{
    const auto read = [&] {
        switch (scheme) {
        case WebhookScheme::CoinPay: return readCoinPay(fields);
        case WebhookScheme::Timestamped: return readTimestamped(fields);
        case WebhookScheme::Standard: return readStandard(fields);
        case WebhookScheme::BodyOnly: return readBodyOnly(fields);
        }
        return SignedMessage();
    };
    SignedMessage message = read();
    message.scheme = scheme;
    return message;
}

std::optional<WebhookScheme> guessWebhookScheme(const QList<HeaderField> &fields)
{
    if (!valueOf(fields, {"webhook-signature", "svix-signature"}).isEmpty())
        return WebhookScheme::Standard;
    if (!firstValue(fields, isTimestamped).isEmpty())
        return WebhookScheme::Timestamped;
    if (!readBodyOnly(fields).signatures.isEmpty())
        return WebhookScheme::BodyOnly;
    if (!valueOf(fields, {"x-signature"}).isEmpty())
        return WebhookScheme::CoinPay;
    return {};
}

} // namespace coinpay
