// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace coinpay::test {

struct ProgramAnswer
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

//! Runs the `openssl` program, the second opinion of the crypto tests.
inline ProgramAnswer openssl(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess program;
    program.start(QStringLiteral("openssl"), arguments);
    if (!program.waitForStarted())
        return {-1, {}, program.errorString().toUtf8()};
    program.write(input);
    program.closeWriteChannel();
    if (!program.waitForFinished(60'000))
        return {-1, {}, "openssl did not end"};
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

} // namespace coinpay::test
