// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/operationsearch.h"

#include "store/operationrow.h"

#include <functional>
#include <vector>

namespace coinpay::store {

namespace {

using Bind = std::function<void(Query &, int)>;

//! What rows must meet, and the values of the parameters in it.
class Conditions
{
public:
    //! The parameter's name.
    template <typename Value>
    std::string parameter(const Value &value)
    {
        m_binds.push_back([value](Query &query, int number) { query.bind(number, value); });
        return "?" + std::to_string(m_binds.size());
    }

    void add(std::string_view sql) { m_sql.append(m_sql.empty() ? "WHERE " : " AND ").append(sql); }

    [[nodiscard]] const std::string &sql() const { return m_sql; }

    void bind(Query &query) const
    {
        for (size_t i = 0; i < m_binds.size(); ++i)
            m_binds[i](query, static_cast<int>(i) + 1);
    }

private:
    std::string m_sql;
    std::vector<Bind> m_binds;
};

std::string listOf(const QList<OperationState> &states)
{
    std::string list;
    for (const OperationState state : states)
        list.append(list.empty() ? "'" : ", '")
            .append(operationStateName(state).data())
            .append("'");
    return list;
}

//! As a pattern of LIKE with '\' as its escape.
QString patternFor(const QString &search)
{
    QString pattern;
    for (const QChar c : search) {
        if (c == u'%' || c == u'_' || c == u'\\')
            pattern += u'\\';
        pattern += c;
    }
    return u'%' + pattern + u'%';
}

std::string searchSql(const std::string &pattern)
{
    const std::string like = " LIKE " + pattern + R"( ESCAPE '\')";
    std::string sql;
    for (const char *column : {"reference", "counterparty", "id", "resource_id", "result_id",
                               "batch_id", "idempotency_key", "request_id"})
        sql.append(sql.empty() ? "(" : " OR ").append(column).append(like);
    return sql +
           " OR EXISTS (SELECT 1 FROM attempts WHERE attempts.operation_id = operations.id "
           "AND attempts.request_id" +
           like + "))";
}

Conditions conditionsOf(const OperationQuery &query)
{
    Conditions conditions;
    if (!query.statuses.isEmpty())
        conditions.add("state IN (" + listOf(query.statuses) + ")");
    if (!query.asset.isEmpty())
        conditions.add("asset = " + conditions.parameter(query.asset));
    if (!query.batchId.isEmpty())
        conditions.add("batch_id = " + conditions.parameter(query.batchId) + " AND batch_id <> ''");
    if (query.createdFrom)
        conditions.add("created_at >= " + conditions.parameter(*query.createdFrom));
    if (query.createdTo)
        conditions.add("created_at < " + conditions.parameter(*query.createdTo));
    if (!query.endedByPerson)
        conditions.add("code NOT IN ('stopped', 'decided_by_person')");
    const QString search = query.search.trimmed();
    if (!search.isEmpty())
        conditions.add(searchSql(conditions.parameter(patternFor(search))));
    return conditions;
}

} // namespace

QList<Operation> operationPage(Connection &journal, const OperationQuery &query,
                               const std::optional<OperationKey> &after, int limit)
{
    Conditions conditions = conditionsOf(query);
    if (after) {
        const std::string time = conditions.parameter(after->createdAt);
        conditions.add("(created_at, id) < (" + time + ", " + conditions.parameter(after->id) +
                       ")");
    }
    Query found = journal.query(selectOperations(
        conditions.sql() + " ORDER BY created_at DESC, id DESC LIMIT " + std::to_string(limit)));
    conditions.bind(found);
    QList<Operation> page;
    while (found.step())
        page += readOperation(found);
    return page;
}

std::optional<Operation> findMatching(Connection &journal, const OperationQuery &query,
                                      const QString &id)
{
    Conditions conditions = conditionsOf(query);
    conditions.add("id = " + conditions.parameter(id));
    Query found = journal.query(selectOperations(conditions.sql()));
    conditions.bind(found);
    return found.step() ? std::optional(readOperation(found)) : std::nullopt;
}

qint64 countOperations(Connection &journal, const OperationQuery &query)
{
    const Conditions conditions = conditionsOf(query);
    Query counted = journal.query("SELECT COUNT(*) FROM operations " + conditions.sql());
    conditions.bind(counted);
    return counted.step() ? counted.number(0) : 0;
}

} // namespace coinpay::store
