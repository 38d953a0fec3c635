// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storefixture.h"

namespace coinpay::test {

//! Fills a store with invoices of every state, made over the year before the fixture's now, each
//! with the steps that led there. The same number gives the same book.
[[nodiscard]] bool fillWithAYear(StoreFixture &fixture, int invoices);

//! The newest invoice in this state; empty when there is none.
[[nodiscard]] QString newestIn(StoreFixture &fixture, InvoiceStatus status);

} // namespace coinpay::test
