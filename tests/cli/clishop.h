// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/cliprogram.h"
#include "store/reader.h"
#include "support/sandboxprocess.h"

#include <QTemporaryDir>

#include <memory>

namespace coinpay::test {

//! The words of a line, at its spaces.
[[nodiscard]] QStringList words(const char *line);

//! A merchant with a terminal: coinpay-cli over a data directory with a profile "shop" on a real
//! sandbox of its own, where blocks come only when asked for.
class CliShop
{
public:
    //! False: see complaint().
    [[nodiscard]] bool open();

    [[nodiscard]] QString complaint() const { return m_complaint; }

    //! coinpay-cli with exactly these arguments after --data-dir.
    Ran run(const QStringList &arguments);
    //! The same with --json and the shop's key file.
    Ran cli(const QStringList &arguments);
    //! The same while blocks come, one every 50 ms.
    Ran cliWhileMining(const QStringList &arguments);
    Ran addProfile(const QString &name, const QString &url);
    //! The next `times` answers to a POST of this path go wrong.
    void fault(const char *kind, int times, const QString &path = QStringLiteral("/v1/invoices"));
    void endFaults();
    void mine(int blocks);

    [[nodiscard]] std::unique_ptr<Reader> reader(const QString &profile) const;

    SandboxProcess sandbox;
    QTemporaryDir dir;
    QByteArray everythingSaid; //!< by all runs so far

private:
    QString m_complaint;
};

} // namespace coinpay::test
