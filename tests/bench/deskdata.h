// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench.h"
#include "profiles/profile.h"
#include "support/sandboxprocess.h"

#include <QTemporaryDir>

namespace coinpay::bench {

//! Whether a row that shows windows has where to show them; says on standard error that it has not.
[[nodiscard]] bool canShowWindows(const Context &context);

//! A data directory with one profile in it, and how coinpay-desk is started on it.
class DeskData
{
public:
    //! The store is the one in `profileDir`, used in place; the server is nowhere.
    explicit DeskData(const QString &profileDir);
    //! The server is this one. An empty `profileDir` makes a store of its own.
    DeskData(const test::SandboxProcess &sandbox, const QString &profileDir);

    [[nodiscard]] QString profileDir() const;
    //! Where there is a server: within a private keychain that holds the key.
    [[nodiscard]] QStringList command() const;

private:
    void add(Profile profile, const QString &profileDir);

    QTemporaryDir m_dir;
    QString m_keyFile;
    QString m_keyEntry; //!< of the keychain
};

} // namespace coinpay::bench
