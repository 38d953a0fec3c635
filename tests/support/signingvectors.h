// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay::test {

//! A list of resources/openapi/signing-vectors.json: "keys", "requests", "webhooks". The folder
//! resources/ is given by the build as COINPAY_RESOURCES.
inline QJsonArray signingVectors(const QString &list)
{
    QFile file(QStringLiteral(COINPAY_RESOURCES "/openapi/signing-vectors.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the signing vectors are not there");
    return QJsonDocument::fromJson(file.readAll()).object().value(list).toArray();
}

inline QString textOf(const QJsonObject &vector, const char *member)
{
    const QJsonValue value = vector.value(QLatin1String(member));
    if (!value.isString())
        qFatal("a signing vector has no text \"%s\"", member);
    return value.toString();
}

inline QByteArray bytesOf(const QJsonObject &vector, const char *member)
{
    return textOf(vector, member).toUtf8();
}

} // namespace coinpay::test
