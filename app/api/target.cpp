// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/target.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace coinpay::api {

namespace {

constexpr qsizetype MaxIdLength = 255;

} // namespace

Target &Target::segment(const QString &text)
{
    m_target += '/' + QUrl::toPercentEncoding(text);
    return *this;
}

Target &Target::below(const char *path)
{
    m_target += path;
    return *this;
}

Target &Target::query(const char *name, const QString &value)
{
    if (!value.isEmpty()) {
        m_target += m_target.contains('?') ? '&' : '?';
        m_target += name;
        m_target += '=' + QUrl::toPercentEncoding(value);
    }
    return *this;
}

Target &Target::page(const QString &cursor, int limit)
{
    return query("limit", QString::number(std::clamp(limit, 1, MaxListLimit)))
        .query("cursor", cursor);
}

bool isId(const QString &id)
{
    return !id.isEmpty() && id.size() <= MaxIdLength && std::ranges::all_of(id, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'_' || c == u'-';
    });
}

Error notAnId()
{
    return Error{ErrorKind::InvalidInput,
                 QCoreApplication::translate(
                     "Endpoints", "This is not an id of the server's: ids have letters, digits, "
                                  "'_' and '-'."),
                 {},
                 {},
                 0,
                 {},
                 {}};
}

} // namespace coinpay::api
