// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/catalog.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

void loadCatalogResources()
{
    Q_INIT_RESOURCE(coinpay_catalog);
}

namespace coinpay::console {

namespace {

QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

bool isSet(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toBool();
}

QStringList texts(const QJsonObject &object, const char *member)
{
    QStringList all;
    for (const QJsonValue value : object.value(QLatin1String(member)).toArray())
        all.append(value.toString());
    return all;
}

CatalogField fieldFrom(const QJsonObject &object)
{
    return {text(object, "name"),        text(object, "type"),    isSet(object, "required"),
            text(object, "description"), texts(object, "values"), text(object, "example")};
}

CatalogBody bodyFrom(const QJsonObject &object)
{
    CatalogBody body;
    body.required = isSet(object, "required");
    for (const QJsonValue member : object.value(QLatin1String("members")).toArray())
        body.members.append(fieldFrom(member.toObject()));
    for (const QJsonValue example : object.value(QLatin1String("examples")).toArray())
        body.examples.append({text(example.toObject(), "name"), text(example.toObject(), "body")});
    return body;
}

CatalogCall callFrom(const QJsonObject &object)
{
    CatalogCall call;
    call.id = text(object, "id");
    call.method = text(object, "method");
    call.path = text(object, "path");
    call.group = text(object, "group");
    call.summary = text(object, "summary");
    call.description = text(object, "description");
    call.scope = text(object, "scope");
    call.answers = texts(object, "answers");
    call.bearsSecret = isSet(object, "secret");
    for (const QJsonValue value : object.value(QLatin1String("parameters")).toArray()) {
        const QJsonObject parameter = value.toObject();
        (text(parameter, "in") == u"path" ? call.pathFields : call.queryFields)
            .append(fieldFrom(parameter));
    }
    if (object.contains(QLatin1String("body")))
        call.body = bodyFrom(object.value(QLatin1String("body")).toObject());
    return call;
}

QList<CatalogCall> readCatalog()
{
    loadCatalogResources();
    QFile file(QStringLiteral(":/openapi/console-catalog.json"));
    QList<CatalogCall> calls;
    if (!file.open(QIODevice::ReadOnly)) // built in: cannot happen
        return calls;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue call : root.value(QLatin1String("calls")).toArray())
        calls.append(callFrom(call.toObject()));
    return calls;
}

} // namespace

const QList<CatalogCall> &contractCalls()
{
    static const QList<CatalogCall> calls = readCatalog();
    return calls;
}

const CatalogCall *callNamed(const QString &id)
{
    for (const CatalogCall &call : contractCalls()) {
        if (call.id == id)
            return &call;
    }
    return nullptr;
}

} // namespace coinpay::console
