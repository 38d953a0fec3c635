// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"
#include "domain/invoice.h"
#include "domain/transfer.h"
#include "domain/wallet.h"
#include "domain/webhook.h"

#include <variant>

namespace coinpay {

//! Any resource that bears a version and has a life of its own. monostate: a type that this version
//! of the program does not know. Deliveries have no events, and the mirror does not keep them.
using Resource = std::variant<std::monostate, Invoice, Escrow, EscrowAction, Wallet, ReceiveAddress,
                              Transfer, WebhookDelivery>;

[[nodiscard]] bool isKnown(const Resource &resource);
//! Empty for an unknown one.
[[nodiscard]] QString idOf(const Resource &resource);
//! "invoice", "escrow", "release", "refund", "dispute", "wallet", "address", "transfer",
//! "delivery": the word of events. Empty for an unknown one.
[[nodiscard]] QString typeOf(const Resource &resource);
//! The server's own word for its state.
[[nodiscard]] QString statusTextOf(const Resource &resource);
//! 0 for an unknown one.
[[nodiscard]] qint64 versionOf(const Resource &resource);

} // namespace coinpay
