// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ledger/database.h"

#include <string>

namespace coinpay::sandbox {

Query::Query(Database &database, const char *sql)
    : m_database(database)
    , m_statement(database.take(sql, &m_cached))
{
}

Query::~Query()
{
    if (!m_cached) {
        sqlite3_finalize(m_statement);
        return;
    }
    m_database.giveBack(m_statement);
}

bool Query::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_database.raise(sqlite3_sql(m_statement));
    return false;
}

void Query::run()
{
    while (step()) {
    }
}

void Query::again()
{
    sqlite3_reset(m_statement);
}

void Query::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement, index, value);
}

void Query::bind(int index, const QString &value)
{
    bind(index, value.isNull() ? QByteArray() : value.toUtf8());
}

void Query::bind(int index, const QByteArray &value)
{
    if (value.isNull())
        bind(index, nullptr);
    else
        sqlite3_bind_text64(m_statement, index, value.constData(),
                            static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT,
                            SQLITE_UTF8);
}

void Query::bind(int index, std::nullptr_t)
{
    sqlite3_bind_null(m_statement, index);
}

qint64 Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Query::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

QByteArray Query::bytes(int column) const
{
    if (isNull(column))
        return {};
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QByteArray(data, sqlite3_column_bytes(m_statement, column));
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::optional<qint64> Query::maybe(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

Database::Database(const QString &file)
{
    if (sqlite3_open_v2(file.toUtf8().constData(), &m_handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK) {
        const std::string message = m_handle ? sqlite3_errmsg(m_handle) : "out of memory";
        sqlite3_close(m_handle);
        throw DatabaseError(message);
    }
    constexpr int BusyMs = 5000;
    sqlite3_busy_timeout(m_handle, BusyMs);
    // NORMAL loses nothing when this process dies; only a power cut may take the last commits.
    execute("PRAGMA journal_mode=WAL");
    execute("PRAGMA synchronous=NORMAL");
    execute("PRAGMA cache_size=-65536");
    execute("PRAGMA temp_store=MEMORY");
}

Database::~Database()
{
    for (const auto &[sql, cached] : m_statements)
        sqlite3_finalize(cached.statement);
    sqlite3_close(m_handle);
}

void Database::execute(const char *sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        raise(sql);
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

int Database::changes() const
{
    return sqlite3_changes(m_handle);
}

QByteArray Database::meta(const char *key)
{
    Query query(*this, "SELECT value FROM meta WHERE key=?1", QByteArray(key));
    return query.step() ? query.bytes(0) : QByteArray();
}

void Database::setMeta(const char *key, const QByteArray &value)
{
    Query(*this, "INSERT OR REPLACE INTO meta(key,value) VALUES(?1,?2)", QByteArray(key), value)
        .run();
}

void Database::raise(const char *what) const
{
    throw DatabaseError(std::string(sqlite3_errmsg(m_handle)) + " in: " + (what ? what : ""));
}

sqlite3_stmt *Database::take(const char *sql, bool *cached)
{
    const auto found = m_statements.find(sql);
    *cached = found == m_statements.end() || !found->second.inUse;
    if (found != m_statements.end() && *cached) {
        found->second.inUse = true;
        return found->second.statement;
    }
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
        SQLITE_OK)
        raise(sql);
    if (*cached) // the statement keeps its own copy of the text, which outlives the caller's
        m_statements.emplace(sqlite3_sql(statement), Cached{statement, true});
    return statement;
}

void Database::giveBack(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_statements.at(sqlite3_sql(statement)).inUse = false;
}

Transaction::Transaction(Database &database)
    : m_database(database)
{
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_database.execute("ROLLBACK");
    } catch (const DatabaseError &) {
        // SQLite has already rolled back by itself, for instance on a full disk.
    }
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_open = false;
}

} // namespace coinpay::sandbox
