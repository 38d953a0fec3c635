// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processlock.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>

#include <cerrno>
#endif

namespace coinpay {

#ifdef Q_OS_UNIX

class ProcessLock::Private
{
public:
    QString path;
    int descriptor = -1;
    int error = 0;
};

ProcessLock::~ProcessLock()
{
    if (d->descriptor >= 0)
        ::close(d->descriptor); // which unlocks
}

ProcessLock::Outcome ProcessLock::tryLock(int timeoutMs)
{
    constexpr unsigned long LookAgainMs = 10;
    if (d->descriptor < 0)
        d->descriptor = ::open(QFile::encodeName(d->path).constData(), O_RDWR | O_CREAT | O_CLOEXEC,
                               S_IRUSR | S_IWUSR);
    if (d->descriptor < 0) {
        d->error = errno;
        return Outcome::NotPossible;
    }
    const QDeadlineTimer deadline(timeoutMs);
    while (::flock(d->descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK) {
            d->error = errno;
            return Outcome::NotPossible;
        }
        if (deadline.hasExpired())
            return Outcome::Busy;
        QThread::msleep(LookAgainMs);
    }
    return Outcome::Taken;
}

#else

class ProcessLock::Private
{
public:
    QString path;
    std::unique_ptr<QLockFile> file;
    int error = 0;
};

ProcessLock::~ProcessLock() = default;

ProcessLock::Outcome ProcessLock::tryLock(int timeoutMs)
{
    d->file = std::make_unique<QLockFile>(d->path);
    if (d->file->tryLock(timeoutMs))
        return Outcome::Taken;
    if (d->file->error() == QLockFile::LockFailedError)
        return Outcome::Busy;
    d->error = d->file->error() == QLockFile::PermissionError ? EACCES : EIO;
    return Outcome::NotPossible;
}

#endif

ProcessLock::ProcessLock(const QString &path)
    : d(std::make_unique<Private>())
{
    d->path = path;
}

int ProcessLock::systemError() const
{
    return d->error;
}

} // namespace coinpay
