// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace coinpay::test {

//! What one run of coinpay-cli came to.
struct Ran
{
    int exitCode = -1; //!< -1: it crashed or had to be killed
    QByteArray out;
    QByteArray err;

    //! With --json: each line.
    [[nodiscard]] QList<QJsonObject> lines() const;

    [[nodiscard]] QJsonObject json() const { return lines().value(0); }

    //! A member of the first line.
    [[nodiscard]] QString text(const char *member) const;
    //! A member of the error in the first line.
    [[nodiscard]] QString errorText(const char *member) const;
};

//! Runs $COINPAY_CLI over a data directory; the calling thread's event loop goes on meanwhile.
[[nodiscard]] Ran runCli(const QString &dataDir, const QStringList &arguments,
                         int timeoutMs = 60'000);

} // namespace coinpay::test
