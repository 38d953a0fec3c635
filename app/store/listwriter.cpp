// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listwriter.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <mutex>

namespace coinpay::store {

namespace {

// Where keys begin: room for older rows below, and still short in the file.
constexpr qint64 FirstKey = 1 << 28;
// ?1 is the key and ?2 the id.
constexpr int FirstColumn = 3;

std::string marks(size_t count)
{
    std::string text;
    for (size_t i = 0; i < count; ++i)
        text += i == 0 ? "?" : ", ?";
    return text;
}

std::string joined(const std::vector<const char *> &names)
{
    std::string text;
    for (const char *name : names)
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

std::string insertSql(const ListTable &table)
{
    std::string names = "key, id";
    for (const ListColumn &column : table.columns)
        names += std::string(", ") + column.name;
    return std::string("INSERT INTO ") + table.name + " (" + names + ") VALUES (" +
           marks(table.columns.size() + 2) + ")";
}

//! Which columns an update may leave out, as they are what they were. SQLite writes every index of
//! a column that is set anew, changed or not; most updates change nothing that most indexes have.
enum class Same {
    Nothing,
    Place,          //!< asset, amount, reference, creation, wallet
    PlaceAndStatus, //!< nothing but what is counted and said of it
};

bool isSame(Same same, std::string_view column)
{
    const bool isPlace = column == "asset" || column == "amount_key" || column == "reference_key" ||
                         column == "created_at" || column == "wallet_id";
    return (same != Same::Nothing && isPlace) ||
           (same == Same::PlaceAndStatus && column == "status");
}

std::string updateSql(const ListTable &table, Same same)
{
    std::string changes;
    // Every column keeps its parameter; the last one is always set, so that all of them exist.
    int parameter = FirstColumn - 1;
    for (const ListColumn &column : table.columns) {
        ++parameter;
        if (isSame(same, column.name))
            continue;
        changes += (changes.empty() ? "" : ", ") + std::string(column.name) + " = ";
        changes += column.onUpdate ? column.onUpdate : "?" + std::to_string(parameter);
    }
    return std::string("UPDATE ") + table.name + " SET " + changes + " WHERE key = ?1 AND id = ?2";
}

} // namespace

struct ListWriter::Statements
{
    explicit Statements(const ListTable &table)
        : insert(insertSql(table))
        , update{updateSql(table, Same::Nothing), updateSql(table, Same::Place),
                 updateSql(table, Same::PlaceAndStatus)}
    {
        const std::string name = table.name;
        const std::string search = table.search;
        const std::string searched = joined(table.searched);
        const std::string counts = table.counts;
        const std::string wallet = table.hasWallet ? "wallet_id" : "''";
        find = "SELECT key, version, status, asset, created_at, amount, " + wallet + ", " +
               searched + " FROM " + name + " WHERE id = ?";
        ends = "SELECT key, created_at FROM " + name + " ORDER BY key";
        last = "SELECT max(key) FROM " + name;
        index = "INSERT INTO " + search + " (rowid, " + searched + ") VALUES (" +
                marks(table.searched.size() + 1) + ")";
        // An index without content has to be told what it held.
        unindex = "INSERT INTO " + search + " (" + search + ", rowid, " + searched +
                  ") VALUES ('delete', " + marks(table.searched.size() + 1) + ")";
        countMore = "UPDATE " + counts + " SET n = n + ?3 WHERE status = ?1 AND asset = ?2";
        countFirst = "INSERT INTO " + counts + " (status, asset, n";
        if (table.hasWallet) {
            countMore += " AND wallet_id = ?4";
            countFirst += ", wallet_id) VALUES (?1, ?2, ?3, ?4)";
        } else {
            countFirst += ") VALUES (?1, ?2, ?3)";
        }
    }

    std::string insert;
    std::array<std::string, 3> update; //!< by Same
    std::string find;
    std::string ends;
    std::string last;
    std::string index;
    std::string unindex;
    std::string countMore;
    std::string countFirst;
};

const ListWriter::Statements &ListWriter::statementsOf(const ListTable &table)
{
    static std::mutex mutex;
    static std::map<const ListTable *, Statements> made;
    const std::lock_guard lock(mutex);
    return made.try_emplace(&table, table).first->second;
}

ListWriter::ListWriter(Connection &connection, const ListTable &table)
    : m_connection(connection)
    , m_table(table)
    , m_sql(statementsOf(table))
{
}

std::optional<ListWriter::Known> ListWriter::find(const QString &id)
{
    Query query = m_connection.query(m_sql.find);
    query.bindAll(id);
    if (!query.step())
        return {};
    Known known;
    known.key = query.number(0);
    known.version = query.number(1);
    known.listed = {query.small(2), query.text(3), query.text(6), query.number(4), query.text(5)};
    known.texts.reserve(m_table.searched.size());
    for (size_t i = 0; i < m_table.searched.size(); ++i)
        known.texts.push_back(query.text(7 + static_cast<int>(i)));
    return known;
}

std::vector<ListWriter::Outcome> ListWriter::apply(const Updates &updates)
{
    // Of several versions of one resource only the newest is written.
    QHash<QString, size_t> newest;
    for (size_t i = 0; i < updates.size(); ++i) {
        const Resource &resource = updates[i]->resource;
        const auto found = newest.find(idOf(resource));
        if (found == newest.end())
            newest.insert(idOf(resource), i);
        else if (versionOf(updates[*found]->resource) < versionOf(resource))
            *found = i;
    }
    std::vector outcomes(updates.size(), Outcome::Unchanged);
    Updates unknown;
    for (size_t i = 0; i < updates.size(); ++i) {
        const Resource &resource = updates[i]->resource;
        const QString id = idOf(resource);
        if (newest.value(id) != i)
            continue;
        const std::optional<Known> known = find(id);
        if (!known) {
            unknown.push_back(updates[i]);
            outcomes[i] = Outcome::Inserted;
        } else if (known->version < versionOf(resource)) {
            update(*updates[i], *known);
            outcomes[i] = Outcome::Updated;
        }
    }
    insertAll(unknown);
    writeCounts();
    return outcomes;
}

void ListWriter::insertAll(const Updates &updates)
{
    if (updates.empty())
        return;
    struct Place
    {
        UnixMs created;
        const ResourceUpdate *update;
    };

    std::vector<Place> places;
    places.reserve(updates.size());
    for (const ResourceUpdate *one : updates)
        places.push_back({m_table.describe(one->resource).createdAt, one});
    std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) {
        return a.created != b.created ? a.created < b.created
                                      : idOf(a.update->resource) < idOf(b.update->resource);
    });
    qint64 first = FirstKey;
    qint64 last = FirstKey - 1;
    UnixMs oldest = 0;
    {
        Query query = m_connection.query(m_sql.ends);
        if (query.step()) {
            first = query.number(0);
            oldest = query.number(1);
            last = m_connection.number(m_sql.last);
        }
    }
    // The search index wants ascending keys: those before everything else are a block of their own.
    const auto newer = std::find_if(places.begin(), places.end(), [oldest](const Place &place) {
        return place.created >= oldest;
    });
    const auto before = newer - places.begin();
    const bool roomBefore = first > before;
    qint64 key = roomBefore ? first - before : last + 1;
    for (auto at = places.begin(); at != places.end(); ++at) {
        if (at == newer && roomBefore)
            key = last + 1;
        insert(*at->update, key++);
    }
}

void ListWriter::insert(const ResourceUpdate &update, qint64 key)
{
    Query query = m_connection.query(m_sql.insert);
    m_table.bind(query, update, key);
    query.run();
    index(m_table.texts(update.resource), key);
    count(m_table.describe(update.resource), +1);
}

void ListWriter::update(const ResourceUpdate &update, const Known &known)
{
    const std::vector<QString> texts = m_table.texts(update.resource);
    const bool searchMoves = known.texts != texts;
    if (searchMoves)
        unindex(known.texts, known.key);
    const Listed listed = m_table.describe(update.resource);
    const bool staysInPlace =
        listed.asset == known.listed.asset && listed.amount == known.listed.amount &&
        listed.createdAt == known.listed.createdAt && listed.wallet == known.listed.wallet &&
        texts.front() == known.texts.front();
    const bool keepsStatus = listed.status == known.listed.status;
    const Same same = !staysInPlace ? Same::Nothing
                      : keepsStatus ? Same::PlaceAndStatus
                                    : Same::Place;
    Query query = m_connection.query(m_sql.update[static_cast<size_t>(same)]);
    m_table.bind(query, update, known.key);
    query.run();
    if (searchMoves)
        index(texts, known.key);
    count(known.listed, -1);
    count(listed, +1);
}

void ListWriter::index(const std::vector<QString> &texts, qint64 key)
{
    Query query = m_connection.query(m_sql.index);
    query.bind(1, key);
    for (size_t i = 0; i < texts.size(); ++i)
        query.bind(2 + static_cast<int>(i), texts[i]);
    query.run();
}

void ListWriter::unindex(const std::vector<QString> &texts, qint64 key)
{
    Query query = m_connection.query(m_sql.unindex);
    query.bind(1, key);
    for (size_t i = 0; i < texts.size(); ++i)
        query.bind(2 + static_cast<int>(i), texts[i]);
    query.run();
}

void ListWriter::count(const Listed &listed, int difference)
{
    m_counts[{listed.status, listed.asset, listed.wallet}] += difference;
}

void ListWriter::writeCounts()
{
    for (const auto &[group, difference] : m_counts) {
        if (difference == 0)
            continue;
        // Two statements: the insertion half of an upsert would break the CHECK for a negative one.
        for (const std::string *sql : {&m_sql.countMore, &m_sql.countFirst}) {
            Query query = m_connection.query(*sql);
            query.bindAll(std::get<0>(group), std::get<1>(group), difference);
            if (m_table.hasWallet)
                query.bind(4, std::get<2>(group));
            query.run();
            if (m_connection.changes() > 0)
                break;
        }
    }
    m_counts.clear();
}

} // namespace coinpay::store
