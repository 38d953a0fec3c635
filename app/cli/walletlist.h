// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"

namespace coinpay::cli {

//! All wallets, or the one of --wallet; else the code to end with, told.
[[nodiscard]] tl::expected<QList<Wallet>, ExitCode> chosenWallets(Session &session, Desk &desk);

//! A desk that is connected, and those wallets of it.
struct WalletDesk
{
    OpenDesk open;
    QList<Wallet> wallets;

    [[nodiscard]] Desk &desk() { return open.desk(); }
};

[[nodiscard]] tl::expected<WalletDesk, ExitCode> connectToWallets(Session &session);

} // namespace coinpay::cli
