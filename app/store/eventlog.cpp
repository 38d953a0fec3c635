// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventlog.h"

#include "store/readerprivate.h"

namespace coinpay {

using namespace store;

namespace {

constexpr int MostEvents = 500; // of a page

constexpr std::string_view SelectEvents =
    "SELECT row, id, type, resource_type, resource_id, previous_status, status, occurred_at, "
    "learned_at, learned_from, request_id, version FROM events ";

//! Built piece by piece: the sum of strings like these makes gcc 12 warn of std::string itself.
std::string selectEvents(std::initializer_list<std::string_view> rest)
{
    std::string sql(SelectEvents);
    for (const std::string_view piece : rest)
        sql.append(piece);
    return sql;
}

LoggedEvent readEvent(const Query &query)
{
    LoggedEvent logged;
    int column = 0;
    logged.row = query.number(column++);
    logged.event.id = query.text(column++);
    logged.event.type = query.text(column++);
    logged.event.resourceType = query.text(column++);
    logged.event.resourceId = query.text(column++);
    logged.event.previousStatus = query.text(column++);
    logged.event.status = query.text(column++);
    logged.event.occurredAt = query.number(column++);
    logged.learnedAt = query.number(column++);
    logged.learnedFrom = learnedFromFromName(query.text(column++));
    logged.event.requestId = query.text(column++);
    logged.event.version = query.number(column++);
    return logged;
}

//! What SQL reads the query's conditions from; the parameters are ?1 to ?4.
constexpr std::string_view Matches =
    "(?1 = '' OR resource_type = ?1) AND occurred_at >= ?2 AND occurred_at < ?3 AND "
    "(?4 = '' OR instr(lower(id), ?4) OR instr(lower(resource_id), ?4) OR "
    "instr(lower(request_id), ?4) OR instr(type, ?4)) ";

void bindQuery(Query &found, const EventQuery &query)
{
    constexpr qint64 EndOfTime = std::numeric_limits<qint64>::max();
    found.bindAll(query.resourceType, query.from.value_or(0), query.before.value_or(EndOfTime),
                  query.search.trimmed().toLower());
}

QList<LoggedEvent> readAll(Query &found)
{
    QList<LoggedEvent> events;
    while (found.step())
        events.append(readEvent(found));
    return events;
}

} // namespace

class EventLog::Private
{
public:
    explicit Private(const QString &profileDir)
        : m_mirror(mirrorPath(profileDir), Connection::Mode::ReadOnly)
    {
    }

    Connection m_mirror;
};

EventKey keyOf(const LoggedEvent &logged)
{
    return {logged.event.occurredAt, logged.row};
}

EventLog::EventLog(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

EventLog::~EventLog() = default;

Result<std::unique_ptr<EventLog>> EventLog::open(const QString &profileDir)
{
    return guarded([&] {
        return std::unique_ptr<EventLog>(new EventLog(std::make_unique<Private>(profileDir)));
    });
}

Result<QList<LoggedEvent>> EventLog::page(const EventQuery &query,
                                          const std::optional<EventKey> &after, int limit)
{
    return guarded([&] {
        Query found =
            d->m_mirror.query(selectEvents({"WHERE ", Matches,
                                            "AND (occurred_at, row) < (?5, ?6) "
                                            "ORDER BY occurred_at DESC, row DESC LIMIT ?7"}));
        bindQuery(found, query);
        constexpr qint64 End = std::numeric_limits<qint64>::max();
        found.bind(5, after ? after->occurredAt : End);
        found.bind(6, after ? after->row : End);
        found.bind(7, qBound(1, limit, MostEvents));
        return readAll(found);
    });
}

Result<QList<LoggedEvent>> EventLog::learnedSince(const EventQuery &query, qint64 row, int limit)
{
    return guarded([&] {
        Query found = d->m_mirror.query(
            selectEvents({"WHERE ", Matches, "AND row > ?5 ORDER BY row LIMIT ?6"}));
        bindQuery(found, query);
        found.bind(5, row);
        found.bind(6, qBound(1, limit, MostEvents));
        return readAll(found);
    });
}

Result<LoggedEvent> EventLog::event(const QString &id)
{
    return guarded([&] {
        Query found = d->m_mirror.query(selectEvents({"WHERE id = ?"}));
        found.bindAll(id);
        if (!found.step())
            throw notFound(id);
        return readEvent(found);
    });
}

} // namespace coinpay
