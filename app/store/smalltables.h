// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resource.h"
#include "store/reader.h"
#include "store/sqlite/connection.h"

#include <QList>

#include <optional>

namespace coinpay::store {

//! What there is little of in the mirror: no keys, no search, no counts. Throws Failure.

//! Each keeps what is newer by version than what is there, and answers whether it was.
bool writeAction(Connection &mirror, const EscrowAction &action);
bool writeWallet(Connection &mirror, const Wallet &wallet);
bool writeAddress(Connection &mirror, const ReceiveAddress &address);

//! The same; a sheet that is known already only makes the knowledge fresher.
bool writeBalances(Connection &mirror, const BalanceSheet &sheet, UnixMs learnedAt);

//! Oldest first.
[[nodiscard]] QList<EscrowAction> readActions(Connection &mirror, const QString &escrowId);
[[nodiscard]] std::optional<EscrowAction> findAction(Connection &mirror, const QString &id);
//! By label, then id.
[[nodiscard]] QList<Wallet> readWallets(Connection &mirror);
[[nodiscard]] std::optional<Wallet> findWallet(Connection &mirror, const QString &id);
[[nodiscard]] Reader::KnownBalances readBalances(Connection &mirror, const QString &walletId);
//! Newest first.
[[nodiscard]] QList<ReceiveAddress> readAddresses(Connection &mirror, const QString &walletId,
                                                  int limit);
[[nodiscard]] std::optional<ReceiveAddress> findAddress(Connection &mirror, const QString &id);

} // namespace coinpay::store
