// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/watchedprograms.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

namespace coinpay::test {

WatchedPrograms::Run WatchedPrograms::run(const QString &path, const QStringList &arguments)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("coinpay.*=true"));
    environment.insert(QStringLiteral("TMPDIR"), m_folder + QStringLiteral("/tmp"));
    program.setProcessEnvironment(environment);
    program.start(path,
                  QStringList{QStringLiteral("--data-dir"), m_folder + QStringLiteral("/data")} +
                      arguments);
    if (!program.waitForStarted())
        return {};
    QElapsedTimer timer;
    timer.start();
    while (program.state() != QProcess::NotRunning && timer.elapsed() < 60'000) {
        lookAtProcess(program.processId());
        program.waitForFinished(2);
    }
    const Run run{program.exitCode(), program.readAllStandardOutput(),
                  program.readAllStandardError()};
    m_seen += run.out + run.err;
    ++m_count;
    return run;
}

WatchedPrograms::Run WatchedPrograms::cli(const QStringList &arguments)
{
    return run(qEnvironmentVariable("COINPAY_CLI"),
               QStringList{QStringLiteral("--json")} + arguments);
}

//! The argument list and environment of a process and of its children, as anybody can see them.
void WatchedPrograms::lookAtProcess(qint64 pid)
{
    const QString folder = QStringLiteral("/proc/%1/").arg(pid);
    for (const char *name : {"cmdline", "environ", "comm"}) {
        QFile file(folder + QLatin1String(name));
        if (file.open(QIODevice::ReadOnly))
            m_seen += file.readAll();
    }
    QFile children(folder + QStringLiteral("task/%1/children").arg(pid));
    if (!children.open(QIODevice::ReadOnly))
        return;
    const QByteArrayList pids = children.readAll().simplified().split(' ');
    for (const QByteArray &child : pids) {
        if (child.toLongLong() > 0)
            lookAtProcess(child.toLongLong());
    }
}

} // namespace coinpay::test
