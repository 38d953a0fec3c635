// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

namespace coinpay::sandbox {

//! GET /sandbox/v1/ledger: the postings, page by page, and whether the whole book is right.
Answer readLedger(Call &call);

} // namespace coinpay::sandbox
