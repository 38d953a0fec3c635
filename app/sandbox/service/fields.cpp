// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/fields.h"

#include "domain/asset.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

qsizetype characters(const QString &text)
{
    return text.toUcs4().size();
}

bool isCallbackUrl(const QString &text)
{
    static const QRegularExpression shape(
        u"^(https://|http://(127\\.0\\.0\\.1|localhost|\\[::1\\])[:/])[^#@\\s]*$"_s);
    const QUrl url(text, QUrl::StrictMode);
    return shape.match(text).hasMatch() && url.isValid() && !url.host().isEmpty();
}

} // namespace

const QStringList &allScopes()
{
    static const QStringList scopes{u"read"_s,           u"invoices:write"_s,
                                    u"escrows:write"_s,  u"transfers:write"_s,
                                    u"webhooks:write"_s, u"keys:write"_s};
    return scopes;
}

bool Fields::has(const char *name) const
{
    return m_object.contains(QLatin1String(name));
}

void Fields::refuse(const char *name, const char *code, const QString &message)
{
    m_faults.append({QString::fromLatin1(name), QString::fromLatin1(code), message});
}

void Fields::check() const
{
    if (m_faults.isEmpty())
        return;
    const QString message = m_faults.size() == 1
                                ? m_faults.first().message
                                : u"%1 fields are not valid."_s.arg(m_faults.size());
    throw Problem{422, u"validation_failed"_s, message, m_faults, {}};
}

std::optional<QString> Fields::string(const char *name, Presence presence)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isUndefined()) {
        if (presence == Presence::Required)
            refuse(name, "required", u"%1 is missing."_s.arg(QLatin1String(name)));
        return {};
    }
    if (!value.isString()) {
        refuse(name, "type", u"%1 must be a string."_s.arg(QLatin1String(name)));
        return {};
    }
    return value.toString();
}

QString Fields::text(const char *name, int min, int max, Presence presence)
{
    const auto value = string(name, presence);
    if (!value)
        return {};
    const qsizetype length = characters(*value);
    if (length < min || length > max) {
        refuse(name, length < min ? "too_short" : "too_long",
               u"%1 must have %2 to %3 characters."_s.arg(QLatin1String(name)).arg(min).arg(max));
        return {};
    }
    return *value;
}

qint64 Fields::integer(const char *name, qint64 min, qint64 max, std::optional<qint64> otherwise)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isUndefined()) {
        if (!otherwise)
            refuse(name, "required", u"%1 is missing."_s.arg(QLatin1String(name)));
        return otherwise.value_or(min);
    }
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || number != std::floor(number)) {
        refuse(name, "type", u"%1 must be a whole number."_s.arg(QLatin1String(name)));
        return min;
    }
    if (number < static_cast<double>(min) || number > static_cast<double>(max)) {
        refuse(name, number < static_cast<double>(min) ? "too_small" : "too_large",
               u"%1 must be from %2 to %3."_s.arg(QLatin1String(name)).arg(min).arg(max));
        return min;
    }
    return static_cast<qint64>(number);
}

QString Fields::asset(const char *name)
{
    const auto value = string(name, Presence::Required);
    if (!value)
        return {};
    if (!findAsset(*value)) {
        refuse(name, "unknown_value", u"%1 is not an asset."_s.arg(value->left(20)));
        return {};
    }
    return *value;
}

QString Fields::network(const char *name, const QString &asset)
{
    const AssetInfo *info = findAsset(asset);
    const auto value = string(name, Presence::Optional);
    if (!info)
        return {};
    if (!value)
        return info->networks.front();
    if (std::ranges::find(info->networks, *value) == info->networks.end()) {
        refuse(name, "unknown_value", u"%1 does not live on %2."_s.arg(asset, value->left(40)));
        return {};
    }
    return *value;
}

std::optional<Money> Fields::amount(const char *name, const QString &asset, Presence presence)
{
    static const QRegularExpression shape(u"^(0|[1-9][0-9]{0,29})(\\.[0-9]{1,18})?$"_s);
    const auto value = string(name, presence);
    if (!value)
        return {};
    if (!shape.match(*value).hasMatch()) {
        refuse(name, "format",
               u"%1 must be a decimal such as \"25.00\"."_s.arg(QLatin1String(name)));
        return {};
    }
    if (asset.isEmpty()) // refused already; how many decimals are right cannot be told
        return {};
    const qsizetype point = value->indexOf(u'.');
    const qsizetype decimals = point < 0 ? 0 : value->size() - point - 1;
    if (decimals > assetScale(asset)) {
        refuse(name, "format", u"%1 has at most %2 decimals."_s.arg(asset).arg(assetScale(asset)));
        return {};
    }
    const auto money = Money::parse(*value, asset);
    if (!money || !money->isPositive()) {
        refuse(name, money ? "too_small" : "too_large",
               money ? u"The %1 must be above zero."_s.arg(QLatin1String(name))
                     : money.error().message);
        return {};
    }
    return *money;
}

QString Fields::callbackUrl(const char *name, Presence presence)
{
    const auto value = string(name, presence);
    if (!value)
        return {};
    if (value->size() > 2048 || !isCallbackUrl(*value)) {
        refuse(name, value->size() > 2048 ? "too_long" : "format",
               u"%1 must be an https:// address without user name or fragment."_s.arg(
                   QLatin1String(name)));
        return {};
    }
    return *value;
}

QByteArray Fields::metadata(const char *name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isUndefined())
        return {};
    if (!value.isObject()) {
        refuse(name, "type", u"%1 must be an object of strings."_s.arg(QLatin1String(name)));
        return {};
    }
    const QJsonObject object = value.toObject();
    if (object.size() > 20)
        refuse(name, "too_many", u"At most 20 notes are kept."_s);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QByteArray path = QByteArray(name) + '.' + it.key().left(60).toUtf8();
        const QString field = QString::fromUtf8(path);
        if (it.key().isEmpty() || characters(it.key()) > 40)
            m_faults.append({field, u"too_long"_s, u"A note's name has 1 to 40 characters."_s});
        if (!it->isString())
            m_faults.append({field, u"type"_s, u"A note must be a string."_s});
        else if (characters(it->toString()) > 500)
            m_faults.append({field, u"too_long"_s, u"A note has at most 500 characters."_s});
    }
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QStringList Fields::scopes(const char *name, Presence presence)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isUndefined() && presence == Presence::Optional)
        return allScopes();
    if (!value.isArray()) {
        refuse(name, value.isUndefined() ? "required" : "type",
               u"%1 must be a list of scopes."_s.arg(QLatin1String(name)));
        return {};
    }
    QStringList result;
    for (const QJsonValue &item : value.toArray()) {
        const QString scope = item.toString();
        if (!allScopes().contains(scope) || result.contains(scope)) {
            refuse(name, "unknown_value",
                   u"\"%1\" is no scope, or is named twice."_s.arg(scope.left(40)));
            return {};
        }
        result.append(scope);
    }
    if (result.isEmpty())
        refuse(name, "too_short", u"At least one scope is needed."_s);
    return result;
}

QJsonArray Fields::eventTypes(const char *name)
{
    static const QRegularExpression shape(u"^[a-z][a-z_]{0,31}\\.[a-z][a-z_]{0,31}$"_s);
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (value.isUndefined())
        return {};
    QSet<QString> seen;
    const QJsonArray list = value.toArray();
    if (!value.isArray() || list.size() > 100) {
        refuse(name, value.isArray() ? "too_many" : "type",
               u"%1 must be a list of at most 100 event types."_s.arg(QLatin1String(name)));
        return {};
    }
    for (const QJsonValue &item : list) {
        if (!shape.match(item.toString()).hasMatch() || seen.contains(item.toString())) {
            refuse(name, "format", u"Each event type is a name such as invoice.paid, once."_s);
            return {};
        }
        seen.insert(item.toString());
    }
    return list;
}

} // namespace coinpay::sandbox
