// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/ledger/books.h"

#include <QJsonObject>

#include <optional>

namespace coinpay::sandbox {

//! A change that has just been made, with the resource as it now is.
struct Change
{
    QString kind;
    qint64 row;
    QString id;
    QString previous; //!< empty for the first
    QString status;   //!< empty where the kind has none
    qint64 version;
    QJsonObject data;
    QString callbackUrl; //!< where its events go besides the endpoints; mostly empty
};

//! Appends to the feed, and plans the webhooks of it, in the transaction that is open.
void appendEvent(Books &books, const Change &change);
//! Puts an event at the end of the feed once more, under its old id.
void repeatEvent(Books &books, qint64 seq);
//! The seq of the event with this id, or of the row of the feed it names.
[[nodiscard]] std::optional<qint64> eventSeq(Books &books, const QString &id);
//! The event as the contract shows it; nothing when there is none.
[[nodiscard]] std::optional<QJsonObject> eventJson(Books &books, qint64 seq);

struct FeedPage
{
    QList<QJsonObject> events;
    QString next;
    bool hasMore = false;
};

//! Oldest first, after `after`. `kind` and `row` keep one resource's only.
struct FeedRequest
{
    qint64 after = 0;
    QString afterId;
    int limit = 100;
    QString kind;
    qint64 row = -1;
};

[[nodiscard]] FeedPage readFeed(Books &books, const FeedRequest &request);
[[nodiscard]] QString newestEventId(Books &books);

} // namespace coinpay::sandbox
