// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/event.h"

#include <QList>

#include <memory>
#include <optional>

namespace coinpay {

//! The newest events that this desk was told of are kept, this many: weeks of a busy shop. The feed
//! itself has all of its last 30 days.
inline constexpr qint64 EventsKept = 200'000;

//! One event as the mirror keeps it.
struct LoggedEvent
{
    qint64 row = 0; //!< grows in the order in which they were learned
    Event event;
    UnixMs learnedAt = 0; //!< ours
    LearnedFrom learnedFrom = LearnedFrom::EventFeed;
};

struct EventQuery
{
    QString search;               //!< any part of an id of the event, its resource or its request
    QString resourceType;         //!< "invoice"; empty for all
    std::optional<UnixMs> from;   //!< it occurred then or later
    std::optional<UnixMs> before; //!< it occurred before then

    friend bool operator==(const EventQuery &, const EventQuery &) = default;
};

//! Where an event stands among the others: newest first, by when it occurred.
struct EventKey
{
    UnixMs occurredAt = 0;
    qint64 row = 0;

    //! Stands before `other` in the list.
    [[nodiscard]] bool precedes(const EventKey &other) const
    {
        return occurredAt != other.occurredAt ? occurredAt > other.occurredAt : row > other.row;
    }
};

[[nodiscard]] EventKey keyOf(const LoggedEvent &logged);

//! The events of one profile, for reading. Lives on one thread.
class EventLog
{
public:
    [[nodiscard]] static Result<std::unique_ptr<EventLog>> open(const QString &profileDir);
    ~EventLog();

    //! Newest first, at most 500, from behind `after` on.
    [[nodiscard]] Result<QList<LoggedEvent>> page(const EventQuery &query,
                                                  const std::optional<EventKey> &after, int limit);
    //! What was learned after `row`, in that order, at most 500.
    [[nodiscard]] Result<QList<LoggedEvent>> learnedSince(const EventQuery &query, qint64 row,
                                                          int limit);
    //! NotFound.
    [[nodiscard]] Result<LoggedEvent> event(const QString &id);

private:
    class Private;
    explicit EventLog(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace coinpay
