// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

//! The names under which the sync keeps its place in the store. Never rename: the rows outlive the
//! program.
namespace coinpay::syncnames {

//! Written by Store::apply() together with the events it stands for.
inline QString feedCursor()
{
    return QStringLiteral("feed_cursor");
}

//! The newest event of the feed before the lists were paged, after a "=": an empty feed has a head.
inline QString firstSyncHead()
{
    return QStringLiteral("first_sync_head");
}

//! The list and the page in it that comes next (placeText()).
inline QString firstSyncPlace()
{
    return QStringLiteral("first_sync_place");
}

//! Lists that the server would not show, with commas between.
inline QString firstSyncSkipped()
{
    return QStringLiteral("first_sync_skipped");
}

inline QString firstSyncFetched()
{
    return QStringLiteral("first_sync_fetched");
}

inline QString firstSyncDone()
{
    return QStringLiteral("first_sync_done");
}

//! The value of firstSyncDone(). "1" was that of a program that knew invoices alone.
inline QString allLists()
{
    return QStringLiteral("2");
}

//! Unix milliseconds of the last answer that said we have everything.
inline QString asOf()
{
    return QStringLiteral("as_of");
}

} // namespace coinpay::syncnames
