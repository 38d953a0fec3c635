// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>

namespace coinpay {

//! An event in the very bytes of the feed, which are those of a webhook's body.
struct FeedEvent
{
    QString id;
    qint64 version = 0; //!< of its resource
    QByteArray text;
};

//! A page of GET /v1/events, its events left as they came.
struct FeedPage
{
    QList<FeedEvent> events; //!< oldest first
    QString next;            //!< cursor for the next page
    bool hasMore = false;
};

//! What to ask for: the page after a cursor, which is an event's id or "latest", of all events or
//! of one resource's.
[[nodiscard]] QByteArray feedTarget(const QString &after, int limit,
                                    const QString &resourceId = {});
//! Protocol when the body of an answer is no such page.
[[nodiscard]] Result<FeedPage> readFeedPage(const QByteArray &body);
//! The same out of a whole answer. A refusal is an error with its status.
[[nodiscard]] Result<FeedPage> readFeedAnswer(int status, const QByteArray &body);

} // namespace coinpay
