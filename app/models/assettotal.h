// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

namespace coinpay {

//! What all wallets together have of one asset, on all its networks.
struct AssetTotal
{
    Money available;
    Money pending;
    UnixMs learnedAt = 0; //!< of the balance learned longest ago, by our clock
};

//! A wallet and what is known of its balances.
struct WalletBalances
{
    Wallet wallet;
    Reader::KnownBalances known;
};

//! Every wallet, by label. A few reads by key.
[[nodiscard]] Result<QList<WalletBalances>> readWalletBalances(Reader &reader);

//! One an asset, in the order of their codes. An amount too large to be exact is an error.
[[nodiscard]] Result<QList<AssetTotal>> totalsOf(const QList<WalletBalances> &wallets);

} // namespace coinpay
