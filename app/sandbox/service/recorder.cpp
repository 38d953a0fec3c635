// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/recorder.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

QJsonObject headersOf(const http::Headers &headers)
{
    QJsonObject object;
    for (const http::Header &header : headers) {
        const QString name = QString::fromLatin1(header.name.toLower());
        const QString value =
            name == "authorization"_L1 ? u"Bearer redacted"_s : QString::fromLatin1(header.value);
        object[name] = object.contains(name) ? object[name].toString() + ", "_L1 + value : value;
    }
    return object;
}

} // namespace

Recorder::Recorder(const QString &file)
    : m_file(file)
{
    if (!file.isEmpty())
        m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

void Recorder::record(const http::Request &request, const http::Response &response,
                      const QString &fault)
{
    if (!m_file.isOpen())
        return;
    const QJsonObject line{
        {u"request"_s,
         QJsonObject{{u"method"_s, QString::fromLatin1(request.method)},
                     {u"target"_s, QString::fromLatin1(request.target)},
                     {u"headers"_s, headersOf(request.headers)},
                     {u"body_base64"_s, QString::fromLatin1(request.body.toBase64())}}},
        {u"response"_s,
         QJsonObject{{u"status"_s, response.status},
                     {u"headers"_s, headersOf(response.headers)},
                     {u"body_base64"_s, QString::fromLatin1(response.body.toBase64())}}},
        {u"fault"_s, fault.isEmpty() ? QJsonValue() : QJsonValue(fault)}};
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace coinpay::sandbox
