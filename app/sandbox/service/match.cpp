// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/routes.h"

#include <QUrl>

namespace coinpay::sandbox {

namespace {

std::optional<QStringList> idsIn(const QByteArray &pattern, const QByteArray &path)
{
    const auto wanted = pattern.split('/');
    const auto given = path.split('/');
    if (wanted.size() != given.size())
        return {};
    QStringList ids;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "{}" && !given[i].isEmpty())
            ids.append(QUrl::fromPercentEncoding(given[i]));
        else if (wanted[i] != given[i])
            return {};
    }
    return ids;
}

} // namespace

RouteMatch matchRoute(const QList<Route> &routes, const QByteArray &method, const QByteArray &path)
{
    RouteMatch match;
    for (const Route &route : routes) {
        const auto ids = idsIn(route.path, path);
        if (!ids)
            continue;
        if (!match.allowed.isEmpty())
            match.allowed += ", ";
        match.allowed += route.method;
        if (route.method == method) {
            match.route = &route;
            match.ids = *ids;
        }
    }
    return match;
}

} // namespace coinpay::sandbox
