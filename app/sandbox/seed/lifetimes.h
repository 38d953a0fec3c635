// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/seed/customers.h"

#include <vector>

namespace coinpay::sandbox {

//! One version of an invoice that nobody called for: it is told, not lived.
struct Step
{
    UnixMs at;
    const char *status;
    QByteArray paid; //!< null: nothing yet
    int confirmations;
    bool byRequest;
};

struct Lifetime
{
    std::vector<Step> steps; //!< the first one makes it; never empty
    bool over;               //!< false: it was cut off by the present
};

//! What became of an invoice made at `createdAt`, as far as it has come by `now`.
[[nodiscard]] Lifetime liveInvoice(Dice &dice, const Purchase &purchase, UnixMs createdAt,
                                   int required, UnixMs now);

} // namespace coinpay::sandbox
