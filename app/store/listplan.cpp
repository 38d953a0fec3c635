// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listplan.h"

#include <numeric>

namespace coinpay::store {

namespace {

//! One stretch of one index: columns held at a value, the rest in order.
struct Branch
{
    std::vector<std::pair<Column, Value>> pinned;
    std::string index;

    [[nodiscard]] const Value *find(Column column) const
    {
        for (const auto &[pinnedColumn, value] : pinned) {
            if (pinnedColumn == column)
                return &value;
        }
        return nullptr;
    }
};

//! The indexes are named after their table and what they are for.
std::string indexOf(const ListTable &table, const char *purpose)
{
    return std::string(table.name) + "_" + purpose;
}

Branch branch(std::string index, const int *status = nullptr, const QString &asset = {})
{
    Branch result;
    result.index = std::move(index);
    if (status != nullptr)
        result.pinned.emplace_back(Column::Status, static_cast<qint64>(*status));
    if (!asset.isEmpty())
        result.pinned.emplace_back(Column::Asset, asset.toUtf8());
    return result;
}

std::vector<Branch> oneEach(const std::string &index, const std::vector<int> &statuses,
                            const QString &asset = {})
{
    std::vector<Branch> branches;
    for (const int status : statuses)
        branches.push_back(branch(index, &status, asset));
    return branches;
}

std::vector<int> allStatuses(const ListTable &table)
{
    std::vector<int> all(static_cast<size_t>(table.statuses));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

std::string walletIndex(const ListTable &table, const ListRequest &request)
{
    if (!request.asset.isEmpty())
        return indexOf(table, "wallet_asset");
    return indexOf(table, request.statuses.empty() ? "wallet" : "wallet_status");
}

std::vector<Branch> ofWallet(const ListTable &table, const ListRequest &request)
{
    const std::string index = walletIndex(table, request);
    const bool byStatus = request.asset.isEmpty() && !request.statuses.empty();
    std::vector<Branch> branches = byStatus ? oneEach(index, request.statuses)
                                            : std::vector{branch(index, nullptr, request.asset)};
    for (Branch &one : branches)
        one.pinned.emplace_back(Column::Wallet, request.wallet.toUtf8());
    return branches;
}

std::vector<Branch> byCreation(const ListTable &table, const ListRequest &request)
{
    if (!request.wallet.isEmpty())
        return ofWallet(table, request);
    const bool anyAsset = request.asset.isEmpty();
    if (!request.statuses.empty()) {
        return oneEach(indexOf(table, anyAsset ? "status" : "status_asset"), request.statuses,
                       request.asset);
    }
    return {branch(indexOf(table, anyAsset ? "created" : "asset"), nullptr, request.asset)};
}

std::vector<Branch> byStatus(const ListTable &table, const ListRequest &request)
{
    const std::vector<int> &statuses = request.statuses;
    if (!request.asset.isEmpty()) {
        return oneEach(indexOf(table, "status_asset"),
                       statuses.empty() ? allStatuses(table) : statuses, request.asset);
    }
    if (!statuses.empty())
        return oneEach(indexOf(table, "status"), statuses);
    return {branch(indexOf(table, "status"))};
}

//! The stretches that together hold every match in order (besides what a residual condition drops).
std::vector<Branch> branchesOf(const ListTable &table, const ListRequest &request)
{
    switch (request.sort) {
    case ListSort::Created: return byCreation(table, request);
    case ListSort::Status: return byStatus(table, request);
    case ListSort::Asset:
        if (!request.statuses.empty())
            return oneEach(indexOf(table, "status_asset"), request.statuses, request.asset);
        return {branch(indexOf(table, "asset"), nullptr, request.asset)};
    case ListSort::Amount: return {branch(indexOf(table, "amount"), nullptr, request.asset)};
    case ListSort::Updated: return {branch(indexOf(table, "updated"))};
    case ListSort::Reference: return {branch(indexOf(table, "reference"))};
    case ListSort::Confirmations: return {branch(indexOf(table, "confirmations"))};
    case ListSort::RequestId: return {branch(indexOf(table, "request"))};
    case ListSort::Id: return {branch(idIndex(table))};
    }
    return {};
}

std::string filterIndex(const ListTable &table, const ListRequest &request)
{
    if (!request.wallet.isEmpty())
        return walletIndex(table, request);
    if (!request.statuses.empty())
        return indexOf(table, request.asset.isEmpty() ? "status" : "status_asset");
    return indexOf(table, request.asset.isEmpty() ? "created" : "asset");
}

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

std::string idIndex(const ListTable &table)
{
    return std::string("sqlite_autoindex_") + table.name + "_1";
}

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
