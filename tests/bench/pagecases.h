// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench.h"

namespace coinpay::bench {

//! One thing a person does to the list, and the query a program would write for just that.
struct PageCase
{
    QString name;
    std::function<int()> ours;  //!< answers how many rows
    std::function<int()> floor; //!< the same rows
};

//! p99 of `samples` runs each, medians over the rounds, in milliseconds.
[[nodiscard]] Pair p99Of(const PageCase &page, int rounds, int samples);

//! Runs `use` with the cases of row 5 on a store of `count` invoices.
void withPageCases(const Context &context, int count,
                   const std::function<void(const std::vector<PageCase> &)> &use);

} // namespace coinpay::bench
