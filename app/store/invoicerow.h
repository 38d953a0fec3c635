// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "store/columns.h"
#include "store/reader.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! What a page of the list selects, in the order readInvoiceRow() expects.
inline constexpr char InvoiceRowColumns[] =
    "i.key, i.id, i.status, i.asset, i.created_at, i.status_text, i.amount, i.amount_paid, "
    "i.reference, i.network, i.confirmations, i.required_confirmations, i.request_id, "
    "i.updated_at, i.version";
inline constexpr int InvoiceRowWidth = 15;

//! What a single invoice has beyond that, in the order readInvoice() expects after
//! InvoiceRowColumns.
inline constexpr char InvoiceDetailColumns[] =
    "i.payment_address, i.tx_hash, i.expires_at, i.callback_url, i.cancel_reason, "
    "i.failure_code, i.failure_message, i.metadata";

[[nodiscard]] InvoiceRow readInvoiceRow(const Query &query);
//! Needs InvoiceRowColumns, then InvoiceDetailColumns.
[[nodiscard]] Invoice readInvoice(const Query &query);

} // namespace coinpay::store
