// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/page.h"
#include "domain/escrowaction.h"
#include "domain/operation.h"

namespace coinpay::api {

[[nodiscard]] QFuture<Result<Page<Escrow>>> listEscrows(Client &client, const QString &cursor,
                                                        int limit);
[[nodiscard]] QFuture<Result<Escrow>> fetchEscrow(Client &client, const QString &id);
[[nodiscard]] QFuture<Result<Page<EscrowAction>>>
listEscrowActions(Client &client, const QString &escrowId, EscrowActionKind kind,
                  const QString &cursor, int limit);
[[nodiscard]] QFuture<Result<EscrowAction>> fetchEscrowAction(Client &client,
                                                              const QString &escrowId,
                                                              EscrowActionKind kind,
                                                              const QString &id);

//! Writes are built once, here, as the exact bytes the journal keeps. The drafts are checked first.
[[nodiscard]] Result<OperationDraft> createEscrow(const EscrowDraft &draft);
//! `escrow` is what the person saw: it gives the sentence its reference, its seller and its
//! version.
[[nodiscard]] Result<OperationDraft> actOnEscrow(const EscrowActionDraft &draft,
                                                 const Escrow &escrow);

} // namespace coinpay::api
