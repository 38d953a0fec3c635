// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/requestlog.h"

#include "store/conditions.h"
#include "store/files.h"
#include "store/readerprivate.h"
#include "store/requestlogreader.h"

namespace coinpay {

using namespace store;

namespace {

constexpr int LargestPage = 500;
//! An operation is tried for days at most, with pauses that grow.
constexpr int MostAttempts = 1000;
//! Of a read: the pauses are shorter by far, and little else is logged meanwhile.
constexpr qint64 LongestReadPauseMs = 60'000;
constexpr qint64 MostRowsBetween = 2000;

std::string classSql(AnswerClass answer, const std::string &status)
{
    switch (answer) {
    case AnswerClass::Success: return status + " BETWEEN 200 AND 299";
    case AnswerClass::Refused: return status + " BETWEEN 400 AND 499";
    case AnswerClass::ServerAtFault: return status + " BETWEEN 500 AND 599";
    case AnswerClass::None: return status + " = 0";
    case AnswerClass::Odd: break;
    }
    return "(" + status + " BETWEEN 1 AND 199 OR " + status + " BETWEEN 300 AND 399 OR " + status +
           " > 599)";
}

std::string classesSql(const QList<AnswerClass> &classes, const std::string &status)
{
    std::string sql;
    for (const AnswerClass answer : classes)
        sql.append(sql.empty() ? "(" : " OR ").append(classSql(answer, status));
    return sql + ")";
}

std::string searchSql(const std::string &pattern, const std::string &row)
{
    std::string sql;
    for (const char *column :
         {"target", "outcome", "request_id", "correlation_id", "idempotency_key", "resource_id"}) {
        sql.append(sql.empty() ? "(" : " OR ")
            .append(row + column)
            .append(" LIKE " + pattern + R"( ESCAPE '\')");
    }
    return sql + ")";
}

//! What a row of the log must meet, the row being called `row` ("later.").
std::string matchSql(Conditions &conditions, const RequestQuery &query, const std::string &row)
{
    std::string sql = row + "row > 0";
    const auto add = [&sql](const std::string &term) { sql.append(" AND ").append(term); };
    if (!query.classes.isEmpty())
        add(classesSql(query.classes, row + "http_status"));
    if (query.httpStatus != 0)
        add(row + "http_status = " + conditions.parameter(query.httpStatus));
    if (!query.method.isEmpty())
        add(row + "method = " + conditions.parameter(query.method));
    if (!query.code.isEmpty())
        add(row + "outcome = " + conditions.parameter(query.code));
    if (!query.path.isEmpty())
        add(row + "target LIKE " + conditions.parameter(likePattern(query.path)) +
            R"( ESCAPE '\')");
    if (!query.operationId.isEmpty())
        add(row + "correlation_id = " + conditions.parameter(query.operationId) + " AND " + row +
            "correlation_id <> ''");
    if (!query.feedReads) {
        const std::string target = row + "target";
        add("NOT (" + row + "method = 'GET' AND (" + target + " = '/v1/events' OR (" + target +
            " LIKE '/v1/events?%' AND " + target + " NOT LIKE '%resource_id=%')))");
    }
    if (query.startedFrom)
        add(row + "started_at >= " + conditions.parameter(*query.startedFrom));
    if (query.startedTo)
        add(row + "started_at < " + conditions.parameter(*query.startedTo));
    const QString search = query.search.trimmed();
    if (!search.isEmpty())
        add(searchSql(conditions.parameter(likePattern(search)), row));
    return sql;
}

QList<RequestLogEntry> readAll(Query &found)
{
    QList<RequestLogEntry> entries;
    while (found.step())
        entries += readRequest(found);
    return entries;
}

} // namespace

AnswerClass answerClassOf(int httpStatus)
{
    constexpr int Hundred = 100;
    switch (httpStatus / Hundred) {
    case 0: return httpStatus == 0 ? AnswerClass::None : AnswerClass::Odd;
    case 2: return AnswerClass::Success;
    case 4: return AnswerClass::Refused;
    case 5: return AnswerClass::ServerAtFault;
    default: return AnswerClass::Odd;
    }
}

class RequestLog::Private
{
public:
    explicit Private(const QString &profileDir)
        : m_mirror(mirrorPath(profileDir), Connection::Mode::ReadOnly)
    {
    }

    QList<RequestLogEntry> page(Conditions &conditions, int limit)
    {
        Query found = m_mirror.query(std::string(SelectRequests) + conditions.sql() +
                                     " ORDER BY row DESC LIMIT " +
                                     std::to_string(qBound(1, limit, LargestPage)));
        conditions.bind(found);
        return readAll(found);
    }

    //! Of a call without an id: the attempt that `next` came after. Nothing where it was the first.
    std::optional<RequestLogEntry> attemptBefore(const RequestLogEntry &next)
    {
        if (next.attempt <= 1)
            return {};
        Query found =
            m_mirror.query(std::string(SelectRequests) +
                           "WHERE row < ?1 AND row >= ?1 - ?2 AND method = ?3 AND target = ?4 "
                           "AND correlation_id = '' AND outcome <> 'ok' AND attempt < ?5 "
                           "AND started_at + duration_ms BETWEEN ?6 - ?7 AND ?6 "
                           "ORDER BY row DESC LIMIT 1");
        found.bindAll(next.row, MostRowsBetween, next.method, next.target, next.attempt,
                      next.startedAt, LongestReadPauseMs);
        return found.step() ? std::optional(readRequest(found)) : std::nullopt;
    }

    //! And the one that came after it; nothing where it was the last.
    std::optional<RequestLogEntry> attemptAfter(const RequestLogEntry &before)
    {
        if (before.outcome == u"ok")
            return {};
        Query found = m_mirror.query(std::string(SelectRequests) +
                                     "WHERE row > ?1 AND row <= ?1 + ?2 AND method = ?3 "
                                     "AND target = ?4 AND correlation_id = '' AND attempt > ?5 "
                                     "AND started_at BETWEEN ?6 AND ?6 + ?7 ORDER BY row LIMIT 1");
        found.bindAll(before.row, MostRowsBetween, before.method, before.target, before.attempt,
                      before.startedAt + before.durationMs, LongestReadPauseMs);
        return found.step() ? std::optional(readRequest(found)) : std::nullopt;
    }

    Connection m_mirror;
};

RequestLog::RequestLog(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

RequestLog::~RequestLog() = default;

Result<std::unique_ptr<RequestLog>> RequestLog::open(const QString &profileDir)
{
    return guarded([&] {
        return std::unique_ptr<RequestLog>(new RequestLog(std::make_unique<Private>(profileDir)));
    });
}

Result<QList<RequestLogEntry>> RequestLog::page(const RequestQuery &query, qint64 before,
                                                qint64 after, int limit)
{
    return guarded([&] {
        Conditions conditions;
        conditions.add(matchSql(conditions, query, "request_log."));
        if (before > 0)
            conditions.add("row < " + conditions.parameter(before));
        if (after > 0)
            conditions.add("row > " + conditions.parameter(after));
        conditions.add("(correlation_id = '' OR NOT EXISTS (SELECT 1 FROM request_log AS later "
                       "WHERE later.correlation_id = request_log.correlation_id AND "
                       "later.correlation_id <> '' AND later.row > request_log.row AND " +
                       matchSql(conditions, query, "later.") + "))");
        return d->page(conditions, limit);
    });
}

Result<QList<RequestLogEntry>> RequestLog::attemptPage(const RequestQuery &query, qint64 before,
                                                       int limit)
{
    return guarded([&] {
        Conditions conditions;
        conditions.add(matchSql(conditions, query, {}));
        if (before > 0)
            conditions.add("row < " + conditions.parameter(before));
        return d->page(conditions, limit);
    });
}

Result<QList<RequestLogEntry>> RequestLog::attemptsOf(const QString &operationId)
{
    return guarded([&] {
        Query found = d->m_mirror.query(
            std::string(SelectRequests) +
            "WHERE correlation_id = ? AND correlation_id <> '' ORDER BY row LIMIT ?");
        found.bindAll(operationId, MostAttempts);
        return readAll(found);
    });
}

Result<QList<RequestLogEntry>> RequestLog::attemptsOfCall(const RequestLogEntry &attempt)
{
    if (!attempt.correlationId.isEmpty())
        return attemptsOf(attempt.correlationId);
    return guarded([&] {
        QList<RequestLogEntry> attempts{attempt};
        while (const auto before = d->attemptBefore(attempts.first()))
            attempts.prepend(*before);
        while (const auto after = d->attemptAfter(attempts.last()))
            attempts.append(*after);
        return attempts;
    });
}

Result<RequestLogEntry> RequestLog::entry(qint64 row)
{
    return guarded([&] {
        Query found = d->m_mirror.query(std::string(SelectRequests) + "WHERE row = ?");
        found.bindAll(row);
        if (!found.step())
            throw notFound(QString::number(row));
        return readRequest(found);
    });
}

Result<RequestLogEntry> RequestLog::byRequestId(const QString &requestId)
{
    return guarded([&] {
        Query found = d->m_mirror.query(
            std::string(SelectRequests) +
            "WHERE request_id = ? AND request_id <> '' ORDER BY row DESC LIMIT 1");
        found.bindAll(requestId);
        if (!found.step())
            throw notFound(requestId);
        return readRequest(found);
    });
}

} // namespace coinpay
