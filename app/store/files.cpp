// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/files.h"

#include "core/log.h"
#include "core/processlock.h"
#include "store/schema/schemas.h"
#include "store/sqlite/failure.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <sqlite3.h>

namespace coinpay::store {

namespace {

// Long enough for another process to migrate a large journal.
constexpr int OpenLockTimeoutMs = 20'000;
constexpr QLatin1String DamagedMark(".damaged-");

QString tr(const char *text)
{
    return QCoreApplication::translate("coinpay::store", text);
}

//! Throws the refusal that fits what the journal turned out to be.
void refuseUnlessTrusted(FileState state, const QString &path)
{
    const QString place = QDir::toNativeSeparators(path);
    QString sentence;
    switch (state) {
    case FileState::Missing:
    case FileState::Current:
    case FileState::Old: return;
    case FileState::TooNew:
        //: %1 is a file's path
        sentence = tr("The journal %1 was written by a newer version of this program. Install that "
                      "version to open it; the file was left as it is.");
        break;
    case FileState::Foreign:
        //: %1 is a file's path
        sentence = tr("%1 is not a journal of this program. Move it elsewhere, or put the journal "
                      "back in its place; the file was left as it is.");
        break;
    case FileState::Damaged:
        //: %1 is a file's path
        sentence = tr("The journal %1 is damaged. It holds what you asked the server to do, so it "
                      "was left as it is. Restore it from a backup, or move it elsewhere and check "
                      "on the server what became of the latest operations.");
        break;
    }
    throw Refusal(Error{ErrorKind::StorageDamaged, sentence.arg(place), {}, {}, 0, {}, {}});
}

std::unique_ptr<Connection> openJournal(const QString &path, qint64 nowMs)
{
    const FileState state = inspect(path, journalSchema(), Check::Whole);
    refuseUnlessTrusted(state, path);
    if (state == FileState::Missing)
        makeWhole(path, journalSchema(), nowMs);
    auto connection = std::make_unique<Connection>(path, Connection::Mode::ReadWrite);
    connection->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                        "PRAGMA fullfsync=ON; PRAGMA foreign_keys=ON");
    migrate(*connection, journalSchema(), true, nowMs);
    return connection;
}

//! Moves the mirror and its log out of the way; at most one is kept for whoever wants to look.
void setAside(const QString &path, qint64 nowMs)
{
    QFileInfo info(path);
    const QStringList older =
        info.dir().entryList({info.fileName() + DamagedMark + QLatin1Char('*')}, QDir::Files);
    for (const QString &name : older)
        QFile::remove(info.dir().filePath(name));
    const QString stamp = QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC)
                              .toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'"));
    const QString target = path + DamagedMark + stamp;
    qCWarning(logStore).noquote() << "the mirror cannot be used and is set aside as" << target;
    QFile::remove(path + QLatin1String("-shm"));
    QFile::rename(path + QLatin1String("-wal"), target + QLatin1String("-wal"));
    if (QFile::exists(path) && !QFile::rename(path, target) && !QFile::remove(path))
        throw Failure(SQLITE_READONLY, "rename", path);
}

std::unique_ptr<Connection> openSoundMirror(const QString &path, qint64 nowMs)
{
    auto connection = std::make_unique<Connection>(path, Connection::Mode::Create);
    connection->execute(MirrorSettings);
    migrate(*connection, mirrorSchema(), false, nowMs);
    return connection;
}

//! An earlier version's: a sound copy, but of less than is kept now.
void removeOldMirror(const QString &path)
{
    qCInfo(logStore).noquote() << "the mirror is of an earlier version and is filled anew:" << path;
    // The log goes first: without its file it would be taken for the new one's.
    for (const char *end : {"-wal", "-shm", ""}) {
        const QString file = path + QLatin1String(end);
        if (QFile::exists(file) && !QFile::remove(file))
            throw Failure(SQLITE_READONLY, "remove", file);
    }
}

std::unique_ptr<Connection> openMirror(const QString &path, qint64 nowMs, bool *rebuilt)
{
    FileState state = inspect(path, mirrorSchema(), Check::Quick);
    const bool marked = QFile::exists(mirrorDamageMark(path));
    if (state == FileState::Old && !marked) {
        removeOldMirror(path);
        state = FileState::Missing;
    }
    if ((state != FileState::Missing && state != FileState::Current) || marked) {
        setAside(path, nowMs);
        QFile::remove(mirrorDamageMark(path));
        *rebuilt = true;
    }
    try {
        return openSoundMirror(path, nowMs);
    } catch (const Failure &failure) {
        if (!failure.isDamage())
            throw;
        setAside(path, nowMs);
        *rebuilt = true;
        return openSoundMirror(path, nowMs);
    }
}

} // namespace

QString journalPath(const QString &profileDir)
{
    return QDir(profileDir).filePath(QStringLiteral("journal.db"));
}

QString mirrorPath(const QString &profileDir)
{
    return QDir(profileDir).filePath(QStringLiteral("mirror.db"));
}

QString mirrorDamageMark(const QString &mirror)
{
    return mirror + QLatin1String(".is-damaged");
}

Files openFiles(const QString &profileDir, const Clock &clock)
{
    if (!QDir(profileDir).exists()) {
        if (!QDir().mkpath(profileDir))
            throw Failure(SQLITE_CANTOPEN, "mkpath", profileDir);
        // What a merchant earns is nobody else's business on a shared machine.
        QFile::setPermissions(profileDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    ProcessLock lock(QDir(profileDir).filePath(QStringLiteral("opening.lock")));
    const ProcessLock::Outcome locked = lock.tryLock(OpenLockTimeoutMs);
    if (locked != ProcessLock::Outcome::Taken) {
        const bool busy = locked == ProcessLock::Outcome::Busy;
        throw Failure(busy ? SQLITE_BUSY : SQLITE_READONLY, "lock", profileDir);
    }
    Files files;
    const qint64 now = clock.now();
    files.journal = openJournal(journalPath(profileDir), now);
    files.mirror = openMirror(mirrorPath(profileDir), now, &files.mirrorWasRebuilt);
    return files;
}

} // namespace coinpay::store
