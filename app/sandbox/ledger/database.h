// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <unordered_map>

namespace coinpay::sandbox {

//! SQLite said no: caught at the edges of the room (one request, one tick), never further.
class DatabaseError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

class Database;

//! One statement being used: bound on construction, stepped, given back to the cache at its end.
class Query
{
public:
    template <typename... Values>
    Query(Database &database, const char *sql, const Values &...values)
        : Query(database, sql)
    {
        int index = 0;
        (bind(++index, values), ...);
    }

    Query(Database &database, const char *sql);
    ~Query();
    Q_DISABLE_COPY_MOVE(Query)

    //! True for a row, false at the end.
    bool step();
    //! For statements without rows.
    void run();
    //! Makes it ready for the next set of values.
    void again();

    void bind(int index, qint64 value);

    void bind(int index, int value) { bind(index, static_cast<qint64>(value)); }

    void bind(int index, bool value) { bind(index, static_cast<qint64>(value)); }

    void bind(int index, const QString &value);
    void bind(int index, const QByteArray &value); //!< as text: JSON and decimals; null when null
    void bind(int index, std::nullptr_t);

    void bind(int index, const std::optional<qint64> &value)
    {
        value ? bind(index, *value) : bind(index, nullptr);
    }

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::optional<qint64> maybe(int column) const;

private:
    Database &m_database;
    bool m_cached = false;
    sqlite3_stmt *m_statement;
};

//! The ledger's one connection. WAL, so that a commit survives the death of this process.
class Database
{
public:
    explicit Database(const QString &file);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    void execute(const char *sql);
    [[nodiscard]] qint64 lastInsertId() const;
    [[nodiscard]] int changes() const;
    [[nodiscard]] QByteArray meta(const char *key);
    void setMeta(const char *key, const QByteArray &value);

private:
    friend class Query;
    [[noreturn]] void raise(const char *what) const;
    sqlite3_stmt *take(const char *sql, bool *cached);
    void giveBack(sqlite3_stmt *statement);

    struct Cached
    {
        sqlite3_stmt *statement;
        bool inUse;
    };

    sqlite3 *m_handle = nullptr;
    std::unordered_map<std::string_view, Cached> m_statements;
};

//! Rolls back unless commit() was reached.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)
    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

} // namespace coinpay::sandbox
