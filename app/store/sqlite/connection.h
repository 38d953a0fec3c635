// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace coinpay::store {

struct CloseStatement
{
    void operator()(sqlite3_stmt *statement) const;
};

struct CloseConnection
{
    void operator()(sqlite3 *handle) const;
};

class Connection;

//! One run of a prepared statement. Resets the statement when it goes out of scope, which also
//! ends the read transaction it held. Parameters count from 1, columns from 0. Throws Failure.
class Query
{
public:
    Query(Connection &connection, sqlite3_stmt *statement, bool *inUse);
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    Query &bind(int parameter, qint64 value);
    Query &bind(int parameter, int value) { return bind(parameter, static_cast<qint64>(value)); }
    Query &bind(int parameter, const QString &text);
    Query &bindText(int parameter, const QByteArray &utf8);
    Query &bindBlob(int parameter, const QByteArray &bytes);
    Query &bindNull(int parameter);
    //! Binds each value in turn, from parameter 1.
    template <typename... Values>
    Query &bindAll(const Values &...values)
    {
        int parameter = 0;
        (bind(++parameter, values), ...);
        return *this;
    }

    //! True when there is a row to read.
    bool step();
    //! Steps once, for a statement that answers nothing, and resets it for another run.
    void run();

    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] int small(int column) const { return static_cast<int>(number(column)); }
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    //! Valid until the next step.
    [[nodiscard]] std::string_view view(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    Connection &m_connection;
    sqlite3_stmt *m_statement;
    bool *m_inUse;
};

//! A connection to one file, with its prepared statements. Used on one thread at a time. Throws
//! Failure.
class Connection
{
public:
    enum class Mode {
        ReadOnly,
        ReadWrite,
        Create, //!< ReadWrite, and made when missing
    };
    Connection(const QString &path, Mode mode);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] sqlite3 *handle() const { return m_handle.get(); }

    //! Runs one or more statements that answer nothing.
    void execute(const char *sql);
    //! A statement, prepared once for each distinct text and kept.
    [[nodiscard]] Query query(std::string_view sql);
    //! The first column of the first row; 0 when there is none.
    [[nodiscard]] qint64 number(std::string_view sql);
    [[nodiscard]] int changes() const;
    [[nodiscard]] qint64 lastRow() const;
    [[nodiscard]] bool inTransaction() const;
    //! Gives back the pages it keeps in memory; they are read again when they are wanted.
    void shrink();

    //! Throws Failure with what SQLite says of its last error.
    [[noreturn]] void raise(int code) const;

private:
    struct Prepared
    {
        std::unique_ptr<sqlite3_stmt, CloseStatement> statement;
        bool inUse = false;
    };

    //! Looks up by a view without making a string of it: this is done for every row written.
    struct HashText
    {
        using is_transparent = void;

        size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };

    QString m_path;
    std::unique_ptr<sqlite3, CloseConnection> m_handle;
    std::unordered_map<std::string, Prepared, HashText, std::equal_to<>> m_prepared;
};

//! BEGIN IMMEDIATE … COMMIT; rolled back when commit() was not reached.
class Transaction
{
public:
    explicit Transaction(Connection &connection);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Connection &m_connection;
    bool m_open = true;
};

} // namespace coinpay::store
