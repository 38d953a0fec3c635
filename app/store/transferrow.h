// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/transfer.h"
#include "store/resourcelists.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! What a page of the list selects, in the order readTransferRow() expects.
inline constexpr char TransferRowColumns[] =
    "i.key, i.id, i.status, i.asset, i.created_at, i.wallet_id, i.status_text, i.amount, i.fee, "
    "i.destination, i.network, i.note, i.confirmations, i.required_confirmations, i.request_id, "
    "i.updated_at, i.version";
inline constexpr int TransferRowWidth = 17;

//! What a single transfer has beyond that, in the order readTransfer() expects after
//! TransferRowColumns.
inline constexpr char TransferDetailColumns[] =
    "i.total, i.quote_id, i.tx_hash, i.failure_code, i.failure_message";

[[nodiscard]] TransferRow readTransferRow(const Query &query);
//! Needs TransferRowColumns, then TransferDetailColumns.
[[nodiscard]] Transfer readTransfer(const Query &query);

} // namespace coinpay::store
