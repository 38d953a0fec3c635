// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/connectionfields.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay {

namespace {

// A chain of certificates is a few kilobytes; a hundred times that is not one.
constexpr qint64 LargestFile = 256 * 1024;
constexpr qsizetype LargestPaste = 16 * 1024;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

} // namespace

ConnectionReading readConnectionFields(const ConnectionFields &fields)
{
    ConnectionReading reading;
    reading.profile.name = fields.name.trimmed();
    reading.profile.environment = fields.environment;
    reading.profile.caPem = fields.caPem;
    reading.profile.keyId = fields.keyId.trimmed();
    const Result<QUrl> url = parseServerUrl(fields.url);
    if (url)
        reading.profile.url = *url;
    else
        reading.faults.insert(QStringLiteral("url"), url.error().message);
    const Done checked = checkProfile(reading.profile);
    if (!checked) {
        for (const FieldError &fault : checked.error().fields) {
            if (!reading.faults.contains(fault.field))
                reading.faults.insert(fault.field, fault.message);
        }
    }
    return reading;
}

QByteArray packConnectionFields(const ConnectionFields &fields)
{
    const QJsonObject object{
        {QStringLiteral("name"), fields.name},
        {QStringLiteral("url"), fields.url},
        {QStringLiteral("environment"), QString(environmentName(fields.environment))},
        {QStringLiteral("ca"), QString::fromLatin1(fields.caPem)},
        {QStringLiteral("key_id"), fields.keyId},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

ConnectionFields unpackConnectionFields(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    return {
        .name = object.value(u"name").toString(),
        .url = object.value(u"url").toString(),
        .environment = environmentFromName(object.value(u"environment").toString())
                           .value_or(Environment::Sandbox),
        .caPem = object.value(u"ca").toString().toLatin1(),
        .keyId = object.value(u"key_id").toString(),
    };
}

Result<SandboxConfig> readSandboxConfig(const QString &pasted)
{
    const QString text = pasted.trimmed();
    if (text.size() > LargestPaste)
        return fail(ErrorKind::InvalidInput, tr("This is more than the one line it prints."));
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return fail(ErrorKind::InvalidInput,
                    tr("This is not the line coinpay-sandbox prints. It begins with “{” and ends "
                       "with “}”."));
    const QJsonObject object = document.object();
    SandboxConfig config{object.value(u"url").toString(), object.value(u"key_id").toString(),
                         object.value(u"key_file").toString(), object.value(u"ca_file").toString()};
    const std::array needed{std::pair{QStringLiteral("url"), &config.url},
                            std::pair{QStringLiteral("key_id"), &config.keyId},
                            std::pair{QStringLiteral("key_file"), &config.keyFile},
                            std::pair{QStringLiteral("ca_file"), &config.caFile}};
    for (const auto &[name, value] : needed) {
        if (value->isEmpty())
            return fail(ErrorKind::InvalidInput,
                        tr("The line has no “%1”.", "%1 a member of the line").arg(name));
    }
    return config;
}

Result<QByteArray> readSmallFile(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::InvalidInput,
                    tr("“%1” cannot be read: %2", "%1 a file name, %2 the system's reason")
                        .arg(name, file.errorString()));
    const QByteArray bytes = file.read(LargestFile + 1);
    if (bytes.size() > LargestFile)
        return fail(
            ErrorKind::InvalidInput,
            tr("“%1” is too large to be a key or a certificate.", "%1 a file name").arg(name));
    return bytes;
}

} // namespace coinpay
