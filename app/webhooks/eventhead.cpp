// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/eventhead.h"

#include "core/text.h"
#include "crypto/digest.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay {

namespace {

//! A word of a sender's: short, on one line.
QString word(const QJsonObject &object, QLatin1String name)
{
    const QString text = object.value(name).toString();
    return text.size() > MaxEventWord || hasControlCharacters(text) ? QString() : text;
}

} // namespace

EventHead readEventHead(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    EventHead head;
    head.id = word(object, QLatin1String("id"));
    head.type = word(object, QLatin1String("type"));
    head.resourceId = word(object.value(QLatin1String("resource")).toObject(), QLatin1String("id"));
    head.version = object.value(QLatin1String("version")).toInteger();
    return head;
}

QString eventIdentity(const EventHead &head, const QByteArray &signedId, const QByteArray &body)
{
    if (!head.id.isEmpty())
        return head.id;
    const bool isWord = !signedId.isEmpty() && signedId.size() <= MaxEventWord;
    if (isWord)
        return QString::fromUtf8(signedId);
    return QLatin1String("sha256:") + QString::fromLatin1(sha256Hex(body));
}

} // namespace coinpay
