// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/processname.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace coinpay::store {

namespace {

//! Two processes of one place see each other's numbers. Containers share the boot, not the numbers.
QString place()
{
    const QString numbers = QFile::symLinkTarget(QStringLiteral("/proc/self/ns/pid"));
    return QString::fromLatin1(QSysInfo::bootUniqueId()) + QLatin1Char(',') +
           numbers.section(QLatin1Char('['), -1).remove(QLatin1Char(']'));
}

//! Clock ticks from boot to the start of the process (proc(5), stat, field 22); empty when there is
//! no such process, or no /proc.
QByteArray startOf(qint64 number)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(number));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray line = file.readAll();
    // The second field is a name in parentheses that may hold anything, spaces too.
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr int StateField = 0;
    constexpr int StartField = 19;
    if (fields.size() <= StartField || fields[StateField] == "Z")
        return {};
    return fields[StartField];
}

} // namespace

QString thisProcess()
{
    const qint64 number = QCoreApplication::applicationPid();
    return QStringLiteral("%1 %2 %3")
        .arg(place())
        .arg(number)
        .arg(QString::fromLatin1(startOf(number)));
}

QString thisPerson()
{
#ifdef Q_OS_UNIX
    const uid_t number = geteuid();
    const passwd *entry = getpwuid(number); // NOLINT(concurrency-mt-unsafe): the writer alone asks
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(number);
#else
    return qEnvironmentVariable("USERNAME");
#endif
}

bool mayBeAlive(const QString &process)
{
    const QStringList parts = process.split(QLatin1Char(' '));
    if (parts.size() != 3 || parts[2].isEmpty() || parts[0] != place())
        return true;
    return startOf(parts[1].toLongLong()) == parts[2].toLatin1();
}

} // namespace coinpay::store
