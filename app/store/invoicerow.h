// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "store/columns.h"
#include "store/reader.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! What a page of the list selects, in the order readInvoiceRow() expects.
inline constexpr char RowColumns[] =
    "i.key, i.id, i.status, i.status_text, i.asset, i.amount, i.amount_paid, i.reference, "
    "i.network, i.confirmations, i.required_confirmations, i.request_id, i.created_at, "
    "i.updated_at, i.version";
inline constexpr int RowColumnCount = 15;

//! What a single invoice has beyond that, in the order readInvoice() expects after RowColumns.
inline constexpr char DetailColumns[] =
    "i.payment_address, i.tx_hash, i.expires_at, i.callback_url, i.cancel_reason, "
    "i.failure_code, i.failure_message, i.metadata";

[[nodiscard]] InvoiceRow readInvoiceRow(const Query &query);
//! Needs RowColumns, then DetailColumns.
[[nodiscard]] Invoice readInvoice(const Query &query);

} // namespace coinpay::store
