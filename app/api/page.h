// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace coinpay::api {

//! A page of a list, as the server gave it.
template <typename T>
struct Page
{
    QList<T> items;
    QString nextCursor;
    bool hasMore = false;
    QString requestId;
};

} // namespace coinpay::api
