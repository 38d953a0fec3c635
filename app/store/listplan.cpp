// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listplan.h"

#include "store/listbranches.h"

namespace coinpay::store {

namespace {

//! Conditions joined by AND, with their values.
struct Where
{
    std::string text;
    Values values;

    void add(const std::string &condition, const Values &more = {})
    {
        text += text.empty() ? " WHERE " : " AND ";
        text += condition;
        values.insert(values.end(), more.begin(), more.end());
    }
};

enum class Use {
    Search,  //!< the condition may pick the stretch of the index
    PassOver //!< it only drops rows; the "+" keeps SQLite from seeing a shorter order in it
};

void addFilter(Where &where, const ListRequest &request, const Branch &branch, Use use)
{
    const std::string mark = use == Use::PassOver ? "+" : "";
    if (!request.statuses.empty() && branch.find(Column::Status) == nullptr) {
        std::string list;
        for (const int status : request.statuses)
            list += (list.empty() ? "" : ",") + std::to_string(status);
        where.add(mark + "status IN (" + list + ")");
    }
    if (!request.asset.isEmpty() && branch.find(Column::Asset) == nullptr)
        where.add(mark + "asset = ?", {request.asset.toUtf8()});
    if (!request.wallet.isEmpty() && branch.find(Column::Wallet) == nullptr)
        where.add(mark + "wallet_id = ?", {request.wallet.toUtf8()});
    if (!request.narrowing.empty())
        where.add(request.narrowing);
}

//! What is left of an order inside a branch, and of the place a page begins at.
struct Remainder
{
    Columns columns;
    Values seek;       //!< empty: from the branch's start
    bool past = false; //!< the whole branch lies before that place
};

Remainder remainderOf(const Columns &columns, const std::optional<Seek> &seek, const Branch &branch,
                      bool descending)
{
    Remainder rest;
    bool decided = !seek;
    for (size_t i = 0; i < columns.size(); ++i) {
        const Value *pinned = branch.find(columns[i]);
        // Only the leading pinned columns say where the branch lies as a whole.
        if (pinned == nullptr || !rest.columns.empty()) {
            rest.columns.push_back(columns[i]);
            if (!decided)
                rest.seek.push_back(seek->values[i]);
            continue;
        }
        if (decided || *pinned == seek->values[i])
            continue;
        decided = true;
        rest.past = (*pinned < seek->values[i]) != descending;
    }
    return rest;
}

std::string tuple(const Columns &columns)
{
    std::string text;
    for (const Column column : columns)
        text += std::string(text.empty() ? "" : ", ") + columnName(column);
    return text;
}

std::string order(const Columns &columns, bool descending)
{
    std::string text;
    for (const Column column : columns) {
        text += std::string(text.empty() ? " ORDER BY " : ", ") + columnName(column);
        text += descending ? " DESC" : "";
    }
    return text;
}

void addSeek(Where &where, const Remainder &rest, bool inclusive, bool descending)
{
    if (rest.seek.empty())
        return;
    std::string marks;
    for (size_t i = 0; i < rest.seek.size(); ++i)
        marks += i == 0 ? "?" : ", ?";
    const std::string comparison = std::string(descending ? " <" : " >") + (inclusive ? "= " : " ");
    where.add("(" + tuple(rest.columns) + ")" + comparison + "(" + marks + ")", rest.seek);
}

//! The dates, and the place to begin at. SQLite uses one bound on each side of an index: of a date
//! and a place that bound the same side, only the tighter one is written down.
void addRange(Where &where, const ListRequest &request, Remainder rest, bool inclusive)
{
    bool from = request.createdFrom.has_value();
    bool to = request.createdTo.has_value();
    if (!rest.seek.empty() && rest.columns.front() == Column::Created) {
        const qint64 place = std::get<qint64>(rest.seek.front());
        bool &bound = request.descending ? to : from;
        if (bound) {
            const bool placeIsTighter =
                request.descending ? place < *request.createdTo : place >= *request.createdFrom;
            bound = !placeIsTighter;
            if (!placeIsTighter)
                rest.seek.clear();
        }
    }
    if (from)
        where.add("created_at >= ?", {*request.createdFrom});
    if (to)
        where.add("created_at < ?", {*request.createdTo});
    addSeek(where, rest, inclusive, request.descending);
}

void addDates(Where &where, const ListRequest &request)
{
    if (request.createdFrom)
        where.add("created_at >= ?", {*request.createdFrom});
    if (request.createdTo)
        where.add("created_at < ?", {*request.createdTo});
}

//! "SELECT … FROM … INDEXED BY …", to be followed by a WHERE.
std::string selectFrom(const ListTable &table, Select select, const Columns &columns,
                       const std::string &index)
{
    return "SELECT " + (select == Select::Rows ? std::string(table.row) : tuple(columns)) +
           " FROM " + table.name + " i INDEXED BY " + index;
}

BoundSql walkSql(const ListTable &table, const ListRequest &request, Select select,
                 const std::optional<Seek> &seek)
{
    const Columns columns = orderColumns(request.sort, request.search);
    BoundSql bound;
    for (const Branch &branch : branchesOf(table, request)) {
        const Remainder rest = remainderOf(columns, seek, branch, request.descending);
        if (rest.past)
            continue;
        Where where;
        for (const auto &[column, value] : branch.pinned)
            where.add(std::string(columnName(column)) + " = ?", {value});
        addFilter(where, request, branch, Use::PassOver);
        addRange(where, request, rest, seek && seek->inclusive);
        bound.sql += bound.sql.empty() ? "" : " UNION ALL ";
        bound.sql += selectFrom(table, select, columns, branch.index) + where.text;
        bound.values.insert(bound.values.end(), where.values.begin(), where.values.end());
    }
    return bound;
}

BoundSql gatherSql(const ListTable &table, const ListRequest &request, Select select,
                   const std::optional<Seek> &seek)
{
    const Columns columns = orderColumns(request.sort, request.search);
    Where where;
    addFilter(where, request, {}, Use::Search);
    Remainder rest{columns, seek ? seek->values : Values{}, false};
    addDates(where, request);
    addSeek(where, rest, seek && seek->inclusive, request.descending);
    return {selectFrom(table, select, columns, filterIndex(table, request)) + where.text,
            where.values};
}

} // namespace

bool needsProbe(const ListRequest &request)
{
    const bool isSome = request.hasDates() || !request.wallet.isEmpty();
    switch (request.sort) {
    case ListSort::Created: return false;
    case ListSort::Status:
    case ListSort::Asset: return isSome;
    case ListSort::Amount: return isSome || !request.statuses.empty();
    case ListSort::Updated:
    case ListSort::Reference:
    case ListSort::Confirmations:
    case ListSort::RequestId:
    case ListSort::Id: return isSome || !request.statuses.empty() || !request.asset.isEmpty();
    }
    return true;
}

BoundSql probeSql(const ListTable &table, const ListRequest &request)
{
    Where where;
    addFilter(where, request, {}, Use::Search);
    addDates(where, request);
    where.values.emplace_back(static_cast<qint64>(GatherLimit + 1));
    return {std::string("SELECT count(*) FROM (SELECT 1 FROM ") + table.name + " i INDEXED BY " +
                filterIndex(table, request) + where.text + " LIMIT ?)",
            where.values};
}

BoundSql pageSql(const ListTable &table, const ListRequest &request, Strategy strategy,
                 Select select, const std::optional<Seek> &seek, qint64 limit)
{
    BoundSql bound = strategy == Strategy::Walk ? walkSql(table, request, select, seek)
                                                : gatherSql(table, request, select, seek);
    if (bound.sql.empty())
        return bound;
    bound.sql += order(orderColumns(request.sort, request.search), request.descending) + " LIMIT ?";
    bound.values.emplace_back(limit);
    return bound;
}

Query prepare(Connection &connection, const BoundSql &bound)
{
    return connection.query(bound.sql);
}

void bindValues(Query &query, const Values &values)
{
    int parameter = 0;
    for (const Value &value : values) {
        ++parameter;
        if (const auto *text = std::get_if<QByteArray>(&value))
            query.bindText(parameter, *text);
        else
            query.bind(parameter, std::get<qint64>(value));
    }
}

} // namespace coinpay::store
