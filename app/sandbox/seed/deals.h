// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/ledger/books.h"

namespace coinpay::sandbox {

//! Adds the escrows and transfers of a shop with `invoices` invoices in the year that ends now,
//! some of them still open, each lived through in its time with its events and postings. In the
//! work that is open. The same number makes the same deals.
void fillDeals(Books &books, qint64 invoices, quint64 seedNumber);

} // namespace coinpay::sandbox
