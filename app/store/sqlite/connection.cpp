// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite/connection.h"

#include "store/sqlite/failure.h"

#include <QFile>

#include <sqlite3.h>

namespace coinpay::store {

namespace {

// How long SQLite itself waits for another process before it says SQLITE_BUSY.
constexpr int BusyTimeoutMs = 5000;

int openFlags(Connection::Mode mode)
{
    switch (mode) {
    case Connection::Mode::ReadOnly: return SQLITE_OPEN_READONLY;
    case Connection::Mode::ReadWrite: return SQLITE_OPEN_READWRITE;
    case Connection::Mode::Create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

int lastSystemError(sqlite3_file *file)
{
    int error = 0;
    if (file && file->pMethods)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

//! errno of the call behind an I/O error. sqlite3_system_errno() has forgotten it by the time a
//! write fails (seen with SQLite 3.40); the files themselves have not.
int systemErrorOf(sqlite3 *handle)
{
    if ((sqlite3_errcode(handle) & 0xff) != SQLITE_IOERR)
        return sqlite3_system_errno(handle);
    for (const int which : {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER}) {
        sqlite3_file *file = nullptr;
        sqlite3_file_control(handle, "main", which, &file);
        if (const int error = lastSystemError(file); error != 0)
            return error;
    }
    return sqlite3_system_errno(handle);
}

} // namespace

void CloseStatement::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void CloseConnection::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Query::Query(Connection &connection, sqlite3_stmt *statement, bool *inUse)
    : m_connection(connection)
    , m_statement(statement)
    , m_inUse(inUse)
{
    *m_inUse = true;
}

Query::~Query()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    *m_inUse = false;
}

Query &Query::bind(int parameter, qint64 value)
{
    if (const int code = sqlite3_bind_int64(m_statement, parameter, value); code != SQLITE_OK)
        m_connection.raise(code);
    return *this;
}

Query &Query::bind(int parameter, const QString &text)
{
    return bindText(parameter, text.toUtf8());
}

Query &Query::bindText(int parameter, const QByteArray &utf8)
{
    const int code = sqlite3_bind_text64(m_statement, parameter, utf8.constData(),
                                         static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                                         SQLITE_UTF8);
    if (code != SQLITE_OK)
        m_connection.raise(code);
    return *this;
}

Query &Query::bindBlob(int parameter, const QByteArray &bytes)
{
    const int code =
        sqlite3_bind_blob64(m_statement, parameter, bytes.constData(),
                            static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT);
    if (code != SQLITE_OK)
        m_connection.raise(code);
    return *this;
}

Query &Query::bindNull(int parameter)
{
    if (const int code = sqlite3_bind_null(m_statement, parameter); code != SQLITE_OK)
        m_connection.raise(code);
    return *this;
}

bool Query::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    m_connection.raise(code);
}

void Query::run()
{
    while (step()) {
    }
    sqlite3_reset(m_statement);
}

qint64 Query::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Query::text(int column) const
{
    const std::string_view utf8 = view(column);
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QByteArray Query::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(data, sqlite3_column_bytes(m_statement, column));
}

std::string_view Query::view(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    if (data == nullptr)
        return {};
    return {data, static_cast<size_t>(sqlite3_column_bytes(m_statement, column))};
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Connection::Connection(const QString &path, Mode mode)
    : m_path(path)
{
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle,
                                     openFlags(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK)
        raise(code);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, BusyTimeoutMs);
    // A database is data too: its schema may not call what is unsafe, and damage is looked for.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

Connection::~Connection() = default;

void Connection::execute(const char *sql)
{
    if (const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        raise(code);
}

Query Connection::query(std::string_view sql)
{
    auto found = m_prepared.find(sql);
    if (found == m_prepared.end())
        found = m_prepared.try_emplace(std::string(sql)).first;
    Prepared &prepared = found->second;
    Q_ASSERT(!prepared.inUse);
    if (!prepared.statement) {
        sqlite3_stmt *statement = nullptr;
        const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        prepared.statement.reset(statement);
        if (code != SQLITE_OK)
            raise(code);
    }
    return Query(*this, prepared.statement.get(), &prepared.inUse);
}

qint64 Connection::number(std::string_view sql)
{
    Query found = query(sql);
    return found.step() ? found.number(0) : 0;
}

int Connection::changes() const
{
    return sqlite3_changes(handle());
}

qint64 Connection::lastRow() const
{
    return sqlite3_last_insert_rowid(handle());
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(handle()) == 0;
}

void Connection::shrink()
{
    sqlite3_db_release_memory(handle());
}

void Connection::raise(int code) const
{
    const bool known = m_handle && sqlite3_errcode(handle()) != SQLITE_OK;
    const int extended = known ? sqlite3_extended_errcode(handle()) : code;
    const int systemError = known ? systemErrorOf(handle()) : 0;
    throw Failure(extended, known ? sqlite3_errmsg(handle()) : sqlite3_errstr(code), m_path,
                  systemError);
}

Transaction::Transaction(Connection &connection)
    : m_connection(connection)
{
    m_connection.query("BEGIN IMMEDIATE").run();
}

Transaction::~Transaction()
{
    // SQLite may have rolled back by itself (a full disk does that).
    if (m_open && m_connection.inTransaction())
        sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_connection.query("COMMIT").run();
    m_open = false;
}

} // namespace coinpay::store
