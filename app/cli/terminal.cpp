// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <QFile>
#include <QtGlobal>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace coinpay::cli {

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdin)) != 0 && _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
#endif
}

std::optional<QString> askTerminal(const QString &question, Waiter &waiter)
{
    constexpr qint64 LongestLine = 200;
    std::fputs(question.toUtf8().constData(), stderr);
    std::fflush(stderr);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Text))
        return {};
    const QByteArray line = input.readLine(LongestLine);
    if (line.isEmpty() || waiter.interrupted())
        return {};
    return QString::fromUtf8(line);
}

} // namespace coinpay::cli
