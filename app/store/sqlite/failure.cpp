// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite/failure.h"

#include <QCoreApplication>
#include <QDir>

#include <sqlite3.h>

namespace coinpay::store {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay::store", text, note);
}

} // namespace

Failure::Failure(int code, const QByteArray &detail, QString file)
    : std::runtime_error(detail.toStdString())
    , m_code(code)
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

Error Failure::toError() const
{
    const QString file = QDir::toNativeSeparators(m_file);
    Error error;
    switch (primaryCode()) {
    case SQLITE_FULL:
        error.kind = ErrorKind::StorageFull;
        //: %1 is a file's path
        error.message = tr("The disk is full: %1 could not be written. Free some space and try "
                           "again; nothing was changed.")
                            .arg(file);
        break;
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
