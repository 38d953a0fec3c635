// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/cliprogram.h"

#include <QProcess>
#include <QTcpServer>
#include <QTest>

#include <csignal>

namespace coinpay::test {

//! coinpay-cli that goes on running, and what it has said so far.
class RunningCli
{
public:
    ~RunningCli()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    void start(const QString &dataDir, const QStringList &arguments)
    {
        m_process.start(
            qEnvironmentVariable("COINPAY_CLI"),
            QStringList{QStringLiteral("--data-dir"), dataDir, QStringLiteral("--json")} +
                arguments);
    }

    QList<QJsonObject> lines()
    {
        said += m_process.readAllStandardOutput();
        return Ran{0, said, {}}.lines();
    }

    QList<QJsonObject> linesOf(const char *event)
    {
        QList<QJsonObject> found;
        for (const QJsonObject &line : lines()) {
            if (line.value(QLatin1String("event")).toString() == QLatin1String(event))
                found += line;
        }
        return found;
    }

    //! Its exit code after this signal; -1 where it did not end by itself.
    int end(int signal)
    {
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        return wait();
    }

    int wait()
    {
        if (!QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 60'000))
            return -1;
        said += m_process.readAllStandardOutput();
        complaint += m_process.readAllStandardError();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    QByteArray said;
    QByteArray complaint;

private:
    QProcess m_process;
};

inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace coinpay::test
