// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite/failure.h"

#include <QCoreApplication>
#include <QDir>

#include <sqlite3.h>

#include <cerrno>

namespace coinpay::store {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay::store", text, note);
}

//! Whose room it is that there is no more of.
QString fullSentence(int systemError, const QString &file)
{
#ifdef EDQUOT
    if (systemError == EDQUOT)
        //: %1 is a file's path
        return tr("Your share of the disk is used up: %1 could not be written. Free some space "
                  "or ask for a larger quota, and try again; nothing was changed.")
            .arg(file);
#endif
    if (systemError == EFBIG)
        //: %1 is a file's path
        return tr("%1 may not grow any more: the largest size of a file is reached. Raise the "
                  "limit (see “ulimit -f”) or free some space, and try again; nothing was "
                  "changed.")
            .arg(file);
    //: %1 is a file's path
    return tr("The disk is full: %1 could not be written. Free some space and try "
              "again; nothing was changed.")
        .arg(file);
}

} // namespace

Failure::Failure(int code, const QByteArray &detail, QString file, int systemError)
    : std::runtime_error(detail.toStdString())
    , m_code(code)
    , m_systemError(systemError)
    , m_file(std::move(file))
{
}

bool Failure::isDamage() const
{
    return primaryCode() == SQLITE_CORRUPT || primaryCode() == SQLITE_NOTADB;
}

bool Failure::isBusy() const
{
    return primaryCode() == SQLITE_BUSY || primaryCode() == SQLITE_LOCKED;
}

bool Failure::isFull() const
{
    if (primaryCode() == SQLITE_FULL)
        return true;
    if (primaryCode() != SQLITE_IOERR)
        return false;
#ifdef EDQUOT
    if (m_systemError == EDQUOT)
        return true;
#endif
    return m_systemError == ENOSPC || m_systemError == EFBIG;
}

Error Failure::toError() const
{
    const QString file = QDir::toNativeSeparators(m_file);
    Error error;
    if (isFull()) {
        error.kind = ErrorKind::StorageFull;
        error.message = fullSentence(m_systemError, file);
        return error;
    }
    switch (primaryCode()) {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        error.kind = ErrorKind::StorageReadOnly;
        //: %1 is a file's path
        error.message =
            tr("%1 cannot be written. Check that you own it and its folder and that the disk is "
               "not mounted read-only; nothing was changed.")
                .arg(file);
        break;
    case SQLITE_CANTOPEN:
        error.kind = ErrorKind::StorageReadOnly;
        //: %1 is a file's path
        error.message = tr("%1 cannot be opened. Check that its folder exists and that you may "
                           "read and write there.")
                            .arg(file);
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.kind = ErrorKind::StorageDamaged;
        //: %1 is a file's path
        error.message =
            tr("%1 is damaged. It was left as it is; restore it from a backup.").arg(file);
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.kind = ErrorKind::StorageBusy;
        //: %1 is a file's path
        error.message =
            tr("Another program is holding %1. Close it, or try again in a moment.").arg(file);
        break;
    default:
        error.kind = ErrorKind::StorageFault;
        //: %1 is a file's path, %2 what the database library said, in English
        error.message = tr("%1 could not be used: %2").arg(file, QString::fromUtf8(what()));
        break;
    }
    return error;
}

Refusal::Refusal(Error error)
    : std::runtime_error(error.message.toStdString())
    , m_error(std::move(error))
{
}

} // namespace coinpay::store
