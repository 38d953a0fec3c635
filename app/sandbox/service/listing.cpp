// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/listing.h"

#include "core/timestamp.h"
#include "domain/asset.h"
#include "sandbox/problem.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxLimit = 200;
constexpr qsizetype FingerprintLength = 8;

} // namespace

Listing::Listing(Call &call, const char *table, const char *columns, const char *created)
    : m_call(call)
    , m_table(table)
    , m_columns(columns)
    , m_created(created)
{
}

void Listing::where(const char *condition, const QString &value)
{
    m_conditions.append(condition);
    m_values.emplace_back(value);
}

void Listing::where(const char *condition, qint64 value)
{
    m_conditions.append(condition);
    m_values.emplace_back(value);
}

void Listing::statuses(const QStringList &known)
{
    const QString text = m_call.parameter(u"status"_s);
    if (!m_call.query.hasQueryItem(u"status"_s))
        return;
    const QStringList wanted = text.split(u',');
    QByteArray marks;
    for (const QString &status : wanted) {
        if (!known.contains(status))
            throw invalidField("status", "unknown_value",
                               u"\"%1\" is not a state."_s.arg(status.left(40)));
        marks += marks.isEmpty() ? "?" : ",?";
        m_values.emplace_back(status);
    }
    m_conditions.append("status IN (" + marks + ')');
}

void Listing::asset()
{
    const QString asset = m_call.parameter(u"asset"_s);
    if (!m_call.query.hasQueryItem(u"asset"_s))
        return;
    if (!findAsset(asset))
        throw invalidField("asset", "unknown_value", u"%1 is not an asset."_s.arg(asset.left(20)));
    where("asset=?", asset);
}

void Listing::exact(const char *parameter, const char *condition)
{
    const QString name = QString::fromLatin1(parameter);
    if (!m_call.query.hasQueryItem(name))
        return;
    const QString value = m_call.parameter(name);
    if (value.isEmpty())
        throw invalidField(parameter, "too_short", u"%1 is empty."_s.arg(name));
    where(condition, value);
}

void Listing::createdRange()
{
    for (const auto &[name, comparison] :
         {std::pair{"created_from", ">=?"}, std::pair{"created_to", "<?"}}) {
        const QString parameter = QString::fromLatin1(name);
        if (!m_call.query.hasQueryItem(parameter))
            continue;
        const auto time = parseTimestamp(m_call.parameter(parameter));
        if (!time)
            throw invalidField(name, "format", u"%1 is not a time in RFC 3339."_s.arg(parameter));
        const QByteArray condition = m_created + comparison;
        where(condition.constData(), *time);
    }
}

void Listing::readLimit()
{
    if (!m_call.query.hasQueryItem(u"limit"_s))
        return;
    bool valid = false;
    m_limit = m_call.parameter(u"limit"_s).toInt(&valid);
    if (!valid || m_limit < 1 || m_limit > MaxLimit)
        throw invalidField("limit", valid ? (m_limit < 1 ? "too_small" : "too_large") : "type",
                           u"limit must be from 1 to %1."_s.arg(MaxLimit));
}

QByteArray Listing::fingerprint() const
{
    QByteArray text = m_table;
    for (const QByteArray &condition : m_conditions)
        text += '\n' + condition;
    for (const Value &value : m_values)
        text += '\n' + (std::holds_alternative<qint64>(value)
                            ? QByteArray::number(std::get<qint64>(value))
                            : std::get<QString>(value).toUtf8());
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256)
        .toHex()
        .left(FingerprintLength);
}

void Listing::readCursor()
{
    const QByteArray cursor = m_call.parameter(u"cursor"_s).toLatin1();
    if (cursor.isEmpty())
        return;
    const QByteArray print = fingerprint();
    const auto parts = QByteArray::fromBase64(cursor, QByteArray::Base64UrlEncoding).split(':');
    bool timeRead = false, rowRead = false;
    const qint64 time = parts.value(0).toLongLong(&timeRead);
    const qint64 row = parts.value(1).toLongLong(&rowRead);
    if (parts.size() != 3 || !timeRead || !rowRead)
        throw invalidField("cursor", "format", u"cursor is not one of this list's."_s);
    if (parts[2] != print)
        throw invalidField("cursor", "mismatch", u"cursor came with other filters."_s);
    m_conditions.append('(' + m_created + ",id)<(?,?)");
    m_values.emplace_back(time);
    m_values.emplace_back(row);
}

Answer Listing::page(const std::function<QJsonObject(const Query &)> &render)
{
    readLimit();
    const QByteArray print = fingerprint();
    readCursor();
    QByteArray sql = "SELECT " + m_columns + ",id," + m_created + " FROM " + m_table;
    for (qsizetype i = 0; i < m_conditions.size(); ++i)
        sql += (i == 0 ? " WHERE " : " AND ") + m_conditions[i];
    sql += " ORDER BY " + m_created + " DESC, id DESC LIMIT ?";
    Query rows(m_call.books.db, sql.constData());
    int index = 0;
    for (const Value &value : m_values)
        std::visit([&](const auto &bound) { rows.bind(++index, bound); }, value);
    rows.bind(++index, m_limit + 1);
    const int last = static_cast<int>(m_columns.count(',')) + 1;
    QJsonArray data;
    QByteArray cursor;
    bool more = false;
    while (rows.step()) {
        if (data.size() == m_limit) {
            more = true;
            break;
        }
        data.append(render(rows));
        cursor = QByteArray::number(rows.integer(last + 1)) + ':' +
                 QByteArray::number(rows.integer(last)) + ':' + print;
    }
    const QString next = QString::fromLatin1(
        cursor.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    return {200,
            {{u"data"_s, data},
             {u"next_cursor"_s, more ? QJsonValue(next) : QJsonValue()},
             {u"has_more"_s, more}}};
}

} // namespace coinpay::sandbox
