// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cliprogram.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QProcess>
#include <QTimer>

namespace coinpay::test {

QList<QJsonObject> Ran::lines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

QString Ran::text(const char *member) const
{
    return json().value(QLatin1String(member)).toString();
}

QString Ran::errorText(const char *member) const
{
    return json().value(QLatin1String("error")).toObject().value(QLatin1String(member)).toString();
}

Ran runCli(const QString &dataDir, const QStringList &arguments, int timeoutMs)
{
    QProcess process;
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(timeoutMs, &process, &QProcess::kill);
    process.start(qEnvironmentVariable("COINPAY_CLI"),
                  QStringList{QStringLiteral("--data-dir"), dataDir} + arguments);
    loop.exec();
    process.waitForFinished();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace coinpay::test
