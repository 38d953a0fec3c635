// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/ledger/books.h"

namespace coinpay::sandbox {

//! Fills new books with `count` invoices of the year that ends now, their events and postings, by
//! plain inserts: no call is made and no webhook planned. In the work that is open. The same number
//! makes the same year.
void fillBooks(Books &books, qint64 count, quint64 seedNumber);

} // namespace coinpay::sandbox
