// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

#include <QList>

#include <optional>

namespace coinpay::sandbox {

enum class RouteKind {
    Read,   //!< a token
    Write,  //!< a token, a signature and an Idempotency-Key
    Token,  //!< a signature alone
    Events, //!< a read that may wait
};

struct Route
{
    QByteArray method;
    QByteArray path; //!< "{}" for an id
    RouteKind kind;
    QString scope;
    Handler handler; //!< none for Events
};

//! Every call of the contract.
[[nodiscard]] const QList<Route> &apiRoutes();

struct RouteMatch
{
    const Route *route =
        nullptr; //!< in the list that was given; null: no such path, or not with this method
    QStringList ids;
    QByteArray allowed; //!< the methods the path knows, comma-separated
};

[[nodiscard]] RouteMatch matchRoute(const QList<Route> &routes, const QByteArray &method,
                                    const QByteArray &path);

} // namespace coinpay::sandbox
