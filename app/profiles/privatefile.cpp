// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/privatefile.h"

#include "crypto/pem.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PrivateFile)
};

tl::unexpected<Error> refused(const QString &sentence)
{
    return fail(ErrorKind::InvalidInput, sentence);
}

tl::unexpected<Error> notAFile(const QString &place)
{
    return refused(Text::tr("%1 is not a file.").arg(place));
}

tl::unexpected<Error> tooLarge(const QString &place)
{
    return refused(Text::tr("%1 is larger than any key or secret (more than %2 KiB).")
                       .arg(place)
                       .arg(MaxPemSize / 1024));
}

Done cannotOpen(const QFile &file, const QString &place)
{
    const bool exists = QFileInfo::exists(file.fileName());
    return fail(exists ? ErrorKind::InvalidInput : ErrorKind::NotFound,
                Text::tr("%1 cannot be opened. Check the path and its permissions.").arg(place));
}

#ifdef Q_OS_UNIX

//! Of a file that is open, not of what its path may lead to a moment later.
Done checkStatus(int descriptor, const QString &place)
{
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return notAFile(place);
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return refused(Text::tr("Others on this computer can read or change %1. Take their access "
                                "away first: chmod 600 \"%1\"")
                           .arg(place));
    }
    if (::geteuid() != 0 && status.st_uid != ::geteuid())
        return refused(Text::tr("%1 belongs to somebody else. Use a copy of your own.").arg(place));
    return {};
}

Done openSafely(QFile &file, const QString &place)
{
    // O_NONBLOCK: a pipe would keep us waiting for its other end.
    const int descriptor =
        ::open(QFile::encodeName(file.fileName()).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return cannotOpen(file, place);
    const auto checked = checkStatus(descriptor, place);
    if (checked &&
        file.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFile::AutoCloseHandle))
        return {};
    ::close(descriptor);
    return checked ? cannotOpen(file, place) : checked;
}

#else

Done openSafely(QFile &file, const QString &place)
{
    if (QFileInfo::exists(file.fileName()) && !QFileInfo(file.fileName()).isFile())
        return notAFile(place);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return cannotOpen(file, place);
    return {};
}

#endif

} // namespace

Result<SecretBytes> readPrivateFile(const QString &path)
{
    const QString place = QDir::toNativeSeparators(path);
    QFile file(path);
    if (const auto opened = openSafely(file, place); !opened)
        return fail(opened.error());
    QByteArray bytes = file.read(MaxPemSize + 1);
    if (bytes.size() > MaxPemSize)
        return tooLarge(place);
    return SecretBytes::taking(bytes);
}

} // namespace coinpay
