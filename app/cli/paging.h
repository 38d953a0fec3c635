// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/page.h"
#include "cli/session.h"

#include <QFuture>

#include <functional>

namespace coinpay::cli {

inline constexpr int LargestPage = 200;
inline constexpr qint64 DefaultLimit = 50;
inline constexpr qint64 LargestLimit = 10'000'000;

//! What --limit asks for; 0 is all.
[[nodiscard]] inline Result<qint64> limitOf(const Arguments &arguments)
{
    return parseNumber(arguments, QStringLiteral("limit"), DefaultLimit, 0, LargestLimit);
}

//! Reads pages until there are `limit` items (0: all) and hands each on as its page comes. Answers
//! how many there were, or the code to end with, told.
template <typename T>
tl::expected<qint64, ExitCode>
eachItem(Session &session, qint64 limit,
         const std::function<QFuture<Result<api::Page<T>>>(const QString &cursor, int size)> &fetch,
         const std::function<void(const T &)> &take)
{
    QString cursor;
    qint64 taken = 0;
    bool more = true;
    while (more && (limit == 0 || taken < limit)) {
        const qint64 left = limit == 0 ? LargestPage : limit - taken;
        const auto page =
            session.waiter.answer(fetch(cursor, static_cast<int>(qMin<qint64>(left, LargestPage))));
        if (!page)
            return tl::unexpected(session.out.error(page.error()));
        for (const T &item : page->items)
            take(item);
        taken += page->items.size();
        cursor = page->nextCursor;
        more = page->hasMore && !cursor.isEmpty() && !page->items.isEmpty();
    }
    return taken;
}

} // namespace coinpay::cli
