// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/operationsearch.h"

#include "store/conditions.h"
#include "store/notebook.h"
#include "store/operationrow.h"

namespace coinpay::store {

namespace {

std::string listOf(const QList<OperationState> &states)
{
    std::string list;
    for (const OperationState state : states)
        list.append(list.empty() ? "'" : ", '")
            .append(operationStateName(state).data())
            .append("'");
    return list;
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

//! About the operation, or about what came of it.
std::string notedSql(const std::string &folded)
{
    const std::string holds = " WHERE instr(folded, " + folded + ") > 0";
    const std::string noted =
        "(SELECT subject FROM notes" + holds + " UNION SELECT subject FROM labels" + holds + ")";
    return "(id IN " + noted + " OR (result_id <> '' AND result_id IN " + noted + "))";
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
        conditions.add("person_at < updated_at"); // endedByPerson()
    const QString search = query.search.trimmed();
    if (isNoteSearch(search))
        conditions.add(notedSql(conditions.parameter(foldedForSearch(search.mid(1).trimmed()))));
    else if (!search.isEmpty())
        conditions.add("(" + searchSql(conditions.parameter(likePattern(search))) + " OR " +
                       notedSql(conditions.parameter(foldedForSearch(search))) + ")");
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
