// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchdata.h"
#include "bench/pagecases.h"

namespace coinpay::bench {

namespace {

void measurePages(Context &context)
{
    const int samples = context.smoke() ? 2 : 100;
    withPageCases(context, context.large(), [&](const std::vector<PageCase> &pages) {
        for (const PageCase &page : pages) {
            const Pair pair = p99Of(page, context.rounds(), samples);
            context.report({QStringLiteral("5"), page.name + QStringLiteral(", 200 rows, p99"),
                            pair.ours, pair.floor, QStringLiteral("ms"),
                            QStringLiteral("≤ 3×, < 16.7 ms")});
        }
    });
}

const RegisterRow row(QStringLiteral("5"), measurePages);

} // namespace

} // namespace coinpay::bench
