// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite/migration.h"

#include "store/sqlite/failure.h"

#include <QDateTime>
#include <QFile>

#include <sqlite3.h>

#include <tuple>

namespace coinpay::store {

namespace {

constexpr QByteArrayView SqliteMagic("SQLite format 3\0", 16);

bool hasHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Failure(SQLITE_CANTOPEN, file.errorString().toUtf8(), path);
    return file.read(SqliteMagic.size()) == SqliteMagic;
}

bool isSound(Connection &connection, Check check)
{
    std::ignore = connection.number("SELECT count(*) FROM sqlite_master");
    if (check == Check::Quick)
        return true;
    Query query = connection.query("PRAGMA quick_check(1)");
    return query.step() && query.text(0) == QLatin1String("ok");
}

FileState compare(Connection &connection, const Schema &schema)
{
    if (connection.number("PRAGMA application_id") != schema.applicationId)
        return FileState::Foreign;
    const qint64 version = connection.number("PRAGMA user_version");
    if (version > schema.version())
        return FileState::TooNew;
    return version < schema.version() ? FileState::Old : FileState::Current;
}

void apply(Connection &connection, const Schema &schema, const Migration &step)
{
    Transaction transaction(connection);
    // Another process may have done it while this one waited for the lock.
    if (connection.number("PRAGMA user_version") >= step.version)
        return;
    connection.execute(step.sql);
    const QByteArray marks = "PRAGMA application_id=" + QByteArray::number(schema.applicationId) +
                             "; PRAGMA user_version=" + QByteArray::number(step.version);
    connection.execute(marks.constData());
    transaction.commit();
}

} // namespace

FileState inspect(const QString &path, const Schema &schema, Check check)
{
    if (!QFile::exists(path))
        return FileState::Missing;
    if (!hasHeader(path))
        return FileState::Damaged;
    try {
        Connection connection(path, Connection::Mode::ReadOnly);
        const FileState state = compare(connection, schema);
        if (state == FileState::Foreign || state == FileState::TooNew)
            return state;
        return isSound(connection, check) ? state : FileState::Damaged;
    } catch (const Failure &failure) {
        if (failure.isDamage())
            return FileState::Damaged;
        throw;
    }
}

void makeWhole(const QString &path, const Schema &schema, qint64 nowMs)
{
    const QString unfinished = path + QLatin1String(".new");
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        QFile::remove(unfinished + QLatin1String(end));
    {
        Connection connection(unfinished, Connection::Mode::Create);
        connection.execute("PRAGMA synchronous=FULL");
        migrate(connection, schema, false, nowMs);
    }
    if (!QFile::rename(unfinished, path))
        throw Failure(SQLITE_CANTOPEN, "rename", path);
}

void backUp(Connection &connection, const QString &target)
{
    Connection copy(target, Connection::Mode::Create);
    copy.execute("PRAGMA synchronous=FULL");
    const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup *)> backup(
        sqlite3_backup_init(copy.handle(), "main", connection.handle(), "main"),
        sqlite3_backup_finish);
    if (!backup)
        copy.raise(SQLITE_ERROR);
    constexpr int AllPages = -1;
    if (const int code = sqlite3_backup_step(backup.get(), AllPages); code != SQLITE_DONE)
        throw Failure(code, sqlite3_errstr(code), target);
}

void migrate(Connection &connection, const Schema &schema, bool backups, qint64 nowMs)
{
    const qint64 from = connection.number("PRAGMA user_version");
    if (from >= schema.version())
        return;
    if (backups && from > 0) {
        const QString time = QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC)
                                 .toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'"));
        backUp(connection,
               connection.path() + QStringLiteral(".v%1-backup-%2").arg(from).arg(time));
    }
    for (const Migration &step : schema.migrations) {
        if (step.version > from)
            apply(connection, schema, step);
    }
}

} // namespace coinpay::store
