// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/invoiceplan.h"

#include "store/invoicerow.h"

#include <algorithm>

namespace coinpay::store {

namespace {

//! One stretch of one index: columns held at a value, the rest in order.
struct Branch
{
    std::vector<std::pair<Column, Value>> pinned;
    const char *index = nullptr;

    [[nodiscard]] const Value *find(Column column) const
    {
        for (const auto &[pinnedColumn, value] : pinned) {
            if (pinnedColumn == column)
                return &value;
        }
        return nullptr;
    }
};

Branch branch(const char *index, const InvoiceStatus *status, const QString &asset)
{
    Branch result;
    result.index = index;
    if (status != nullptr)
        result.pinned.emplace_back(Column::Status, static_cast<qint64>(*status));
    if (!asset.isEmpty())
        result.pinned.emplace_back(Column::Asset, asset.toUtf8());
    return result;
}

std::vector<Branch> oneEach(const char *index, const QList<InvoiceStatus> &statuses,
                            const QString &asset)
{
    std::vector<Branch> branches;
    for (const InvoiceStatus &status : statuses)
        branches.push_back(branch(index, &status, asset));
    return branches;
}

QList<InvoiceStatus> distinct(QList<InvoiceStatus> statuses)
{
    std::sort(statuses.begin(), statuses.end());
    statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
    return statuses;
}

//! The stretches that together hold every match in order (besides what a residual condition drops).
std::vector<Branch> branchesOf(const InvoiceQuery &query)
{
    const QList<InvoiceStatus> statuses = distinct(query.statuses);
    const QString &asset = query.asset;
    switch (query.sort) {
    case InvoiceSort::Created:
        if (!statuses.isEmpty()) {
            return oneEach(asset.isEmpty() ? "invoices_status" : "invoices_status_asset", statuses,
                           asset);
        }
        return {branch(asset.isEmpty() ? "invoices_created" : "invoices_asset", nullptr, asset)};
    case InvoiceSort::Status:
        if (!asset.isEmpty()) {
            const QList<InvoiceStatus> all(invoiceStatuses.begin(), invoiceStatuses.end());
            return oneEach("invoices_status_asset", statuses.isEmpty() ? all : statuses, asset);
        }
        if (!statuses.isEmpty())
            return oneEach("invoices_status", statuses, {});
        return {branch("invoices_status", nullptr, {})};
    case InvoiceSort::Asset:
        if (!statuses.isEmpty())
            return oneEach("invoices_status_asset", statuses, asset);
        return {branch("invoices_asset", nullptr, asset)};
    case InvoiceSort::Amount: return {branch("invoices_amount", nullptr, asset)};
    case InvoiceSort::Updated: return {branch("invoices_updated", nullptr, {})};
    case InvoiceSort::Reference: return {branch("invoices_reference", nullptr, {})};
    case InvoiceSort::Confirmations: return {branch("invoices_confirmations", nullptr, {})};
    case InvoiceSort::RequestId: return {branch("invoices_request", nullptr, {})};
    case InvoiceSort::Id: return {branch("sqlite_autoindex_invoices_1", nullptr, {})};
    }
    return {};
}

const char *filterIndex(const InvoiceQuery &query)
{
    if (!query.statuses.isEmpty())
        return query.asset.isEmpty() ? "invoices_status" : "invoices_status_asset";
    return query.asset.isEmpty() ? "invoices_created" : "invoices_asset";
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

void addFilter(Where &where, const InvoiceQuery &query, const Branch &branch, Use use)
{
    const std::string mark = use == Use::PassOver ? "+" : "";
    if (!query.statuses.isEmpty() && branch.find(Column::Status) == nullptr) {
        std::string list;
        for (const InvoiceStatus status : distinct(query.statuses))
            list += (list.empty() ? "" : ",") + std::to_string(static_cast<int>(status));
        where.add(mark + "status IN (" + list + ")");
    }
    if (!query.asset.isEmpty() && branch.find(Column::Asset) == nullptr)
        where.add(mark + "asset = ?", {query.asset.toUtf8()});
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
void addRange(Where &where, const InvoiceQuery &query, Remainder rest, bool inclusive)
{
    bool from = query.createdFrom.has_value();
    bool to = query.createdTo.has_value();
    if (!rest.seek.empty() && rest.columns.front() == Column::Created) {
        const qint64 place = std::get<qint64>(rest.seek.front());
        bool &bound = query.descending ? to : from;
        if (bound) {
            const bool placeIsTighter =
                query.descending ? place < *query.createdTo : place >= *query.createdFrom;
            bound = !placeIsTighter;
            if (!placeIsTighter)
                rest.seek.clear();
        }
    }
    if (from)
        where.add("created_at >= ?", {*query.createdFrom});
    if (to)
        where.add("created_at < ?", {*query.createdTo});
    addSeek(where, rest, inclusive, query.descending);
}

void addDates(Where &where, const InvoiceQuery &query)
{
    if (query.createdFrom)
        where.add("created_at >= ?", {*query.createdFrom});
    if (query.createdTo)
        where.add("created_at < ?", {*query.createdTo});
}

std::string selection(Select select, const Columns &columns)
{
    return select == Select::Rows ? std::string(RowColumns) : tuple(columns);
}

BoundSql walkSql(const InvoiceQuery &query, Select select, const std::optional<Seek> &seek)
{
    const Columns columns = orderColumns(query);
    BoundSql bound;
    for (const Branch &branch : branchesOf(query)) {
        const Remainder rest = remainderOf(columns, seek, branch, query.descending);
        if (rest.past)
            continue;
        Where where;
        for (const auto &[column, value] : branch.pinned)
            where.add(std::string(columnName(column)) + " = ?", {value});
        addFilter(where, query, branch, Use::PassOver);
        addRange(where, query, rest, seek && seek->inclusive);
        bound.sql += bound.sql.empty() ? "SELECT " : " UNION ALL SELECT ";
        bound.sql +=
            selection(select, columns) + " FROM invoices i INDEXED BY " + branch.index + where.text;
        bound.values.insert(bound.values.end(), where.values.begin(), where.values.end());
    }
    return bound;
}

BoundSql gatherSql(const InvoiceQuery &query, Select select, const std::optional<Seek> &seek)
{
    const Columns columns = orderColumns(query);
    Where where;
    addFilter(where, query, {}, Use::Search);
    Remainder rest{columns, seek ? seek->values : Values{}, false};
    addDates(where, query);
    addSeek(where, rest, seek && seek->inclusive, query.descending);
    return {"SELECT " + selection(select, columns) + " FROM invoices i INDEXED BY " +
                filterIndex(query) + where.text,
            where.values};
}

} // namespace

bool needsProbe(const InvoiceQuery &query)
{
    const bool dates = query.createdFrom || query.createdTo;
    switch (query.sort) {
    case InvoiceSort::Created: return false;
    case InvoiceSort::Status:
    case InvoiceSort::Asset: return dates;
    case InvoiceSort::Amount: return dates || !query.statuses.isEmpty();
    case InvoiceSort::Updated:
    case InvoiceSort::Reference:
    case InvoiceSort::Confirmations:
    case InvoiceSort::RequestId:
    case InvoiceSort::Id: return dates || !query.statuses.isEmpty() || !query.asset.isEmpty();
    }
    return true;
}

BoundSql probeSql(const InvoiceQuery &query)
{
    Where where;
    addFilter(where, query, {}, Use::Search);
    addDates(where, query);
    where.values.emplace_back(static_cast<qint64>(GatherLimit + 1));
    return {std::string("SELECT count(*) FROM (SELECT 1 FROM invoices i INDEXED BY ") +
                filterIndex(query) + where.text + " LIMIT ?)",
            where.values};
}

BoundSql pageSql(const InvoiceQuery &query, Strategy strategy, Select select,
                 const std::optional<Seek> &seek, qint64 limit)
{
    BoundSql bound =
        strategy == Strategy::Walk ? walkSql(query, select, seek) : gatherSql(query, select, seek);
    if (bound.sql.empty())
        return bound;
    bound.sql += order(orderColumns(query), query.descending) + " LIMIT ?";
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

Value readValue(const Query &query, int at, Column column)
{
    if (isText(column))
        return query.bytes(at);
    return query.number(at);
}

} // namespace coinpay::store
