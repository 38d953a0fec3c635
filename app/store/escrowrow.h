// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrow.h"
#include "store/resourcelists.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! What a page of the list selects, in the order readEscrowRow() expects.
inline constexpr char EscrowRowColumns[] =
    "i.key, i.id, i.status, i.asset, i.created_at, i.status_text, i.amount, i.amount_funded, "
    "i.amount_released, i.amount_refunded, i.deal_ref, i.buyer_ref, i.seller_ref, i.network, "
    "i.confirmations, i.required_confirmations, i.request_id, i.updated_at, i.version";
inline constexpr int EscrowRowWidth = 19;

//! What a single escrow has beyond that, in the order readEscrow() expects after EscrowRowColumns.
inline constexpr char EscrowDetailColumns[] =
    "i.payment_address, i.tx_hash, i.expires_at, i.failure_code, i.failure_message, i.metadata";

[[nodiscard]] EscrowRow readEscrowRow(const Query &query);
//! Needs EscrowRowColumns, then EscrowDetailColumns.
[[nodiscard]] Escrow readEscrow(const Query &query);

} // namespace coinpay::store
