// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/page.h"
#include "domain/operation.h"
#include "domain/transfer.h"
#include "domain/wallet.h"

namespace coinpay::api {

[[nodiscard]] QFuture<Result<Page<Wallet>>> listWallets(Client &client, const QString &cursor,
                                                        int limit);
[[nodiscard]] QFuture<Result<Wallet>> fetchWallet(Client &client, const QString &id);
[[nodiscard]] QFuture<Result<BalanceSheet>> fetchBalances(Client &client, const QString &walletId);
[[nodiscard]] QFuture<Result<Page<ReceiveAddress>>>
listAddresses(Client &client, const QString &walletId, const QString &cursor, int limit);
[[nodiscard]] QFuture<Result<Page<Transfer>>> listTransfers(Client &client, const QString &walletId,
                                                            const QString &cursor, int limit);
[[nodiscard]] QFuture<Result<Transfer>> fetchTransfer(Client &client, const QString &id);

//! Asks what a transfer would cost. A write to the server, so it has a key, but it moves nothing
//! and is not journaled: a lost answer is simply asked for again with a new `idempotencyKey`.
[[nodiscard]] QFuture<Result<TransferQuote>>
quoteTransfer(Client &client, const TransferDraft &draft, const QString &idempotencyKey);

//! Writes are built once, here, as the exact bytes the journal keeps. The drafts are checked first.
[[nodiscard]] Result<OperationDraft> createAddress(const QString &walletId, const QString &asset,
                                                   const QString &network);
[[nodiscard]] Result<OperationDraft> sendTransfer(const TransferDraft &draft,
                                                  AcceptedNets accepted);

} // namespace coinpay::api
