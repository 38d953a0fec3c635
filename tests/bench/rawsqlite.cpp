// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rawsqlite.h"

#include <sqlite3.h>

namespace coinpay::bench {

namespace {

void check(sqlite3 *handle, int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        qFatal("%s", sqlite3_errmsg(handle));
}

} // namespace

RawDatabase::RawDatabase(const QString &path)
{
    check(m_handle, sqlite3_open_v2(
                        path.toUtf8().constData(), &m_handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
}

RawDatabase::~RawDatabase()
{
    sqlite3_close_v2(m_handle);
}

void RawDatabase::execute(const char *sql)
{
    check(m_handle, sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr));
}

RawStatement::RawStatement(RawDatabase &database, std::string_view sql)
    : m_database(database)
{
    check(database.handle(),
          sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
}

RawStatement::~RawStatement()
{
    sqlite3_finalize(m_statement);
}

void RawStatement::bind(int parameter, qint64 value)
{
    check(m_database.handle(), sqlite3_bind_int64(m_statement, parameter, value));
}

void RawStatement::bind(int parameter, const QByteArray &utf8)
{
    check(m_database.handle(), sqlite3_bind_text(m_statement, parameter, utf8.constData(),
                                                 static_cast<int>(utf8.size()), SQLITE_STATIC));
}

bool RawStatement::step()
{
    const int code = sqlite3_step(m_statement);
    check(m_database.handle(), code);
    return code == SQLITE_ROW;
}

void RawStatement::reset()
{
    sqlite3_reset(m_statement);
}

qint64 RawStatement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

void RawStatement::run()
{
    step();
    reset();
}

int RawStatement::readAll(int limit)
{
    int rows = 0;
    const int columns = sqlite3_column_count(m_statement);
    volatile int sink = 0;
    while (rows != limit && step()) {
        for (int i = 0; i < columns; ++i) {
            const unsigned char *text = sqlite3_column_text(m_statement, i);
            sink = text != nullptr ? text[0] : 0;
        }
        ++rows;
    }
    static_cast<void>(sink);
    reset();
    return rows;
}

} // namespace coinpay::bench
