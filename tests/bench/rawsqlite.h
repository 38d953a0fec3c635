// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace coinpay::bench {

//! The floor: SQLite's own interface with nothing around it, and the same settings as ours. Ends
//! the program on any error.
class RawDatabase
{
public:
    explicit RawDatabase(const QString &path);
    ~RawDatabase();
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;
    void execute(const char *sql);

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

private:
    sqlite3 *m_handle = nullptr;
};

class RawStatement
{
public:
    RawStatement(RawDatabase &database, std::string_view sql);
    ~RawStatement();
    RawStatement(const RawStatement &) = delete;
    RawStatement &operator=(const RawStatement &) = delete;
    void bind(int parameter, qint64 value);
    //! Not copied: must live until reset().
    void bind(int parameter, const QByteArray &utf8);
    bool step();
    void reset();
    [[nodiscard]] qint64 number(int column) const;
    //! Steps once and resets.
    void run();
    //! Reads every column of every row, as text; answers how many rows.
    int readAll(int limit = -1);

    [[nodiscard]] sqlite3_stmt *handle() const { return m_statement; }

private:
    RawDatabase &m_database;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace coinpay::bench
