// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/changes.h"
#include "bench/pagecases.h"

namespace coinpay::bench {

namespace {

constexpr int Small = 10'000;

void measureGrowth(Context &context)
{
    const int samples = context.smoke() ? 2 : 100;
    const int small = context.smoke() ? 1'000 : Small;
    const QString goal = QStringLiteral("≤ 1.3×");
    withPageCases(context, small, [&](const std::vector<PageCase> &few) {
        withPageCases(context, context.large(), [&](const std::vector<PageCase> &many) {
            for (size_t i = 0; i < many.size(); ++i) {
                const PageCase both{many[i].name, many[i].ours, few[i].ours};
                const Pair pair = p99Of(both, context.rounds(), samples);
                context.report({QStringLiteral("13"),
                                QStringLiteral("row 5 at 1M against 10,000: ") + both.name,
                                pair.ours, pair.floor, QStringLiteral("ms"), goal});
            }
        });
    });
    context.report({QStringLiteral("13"), QStringLiteral("row 8 at 1M against 10,000"),
                    changesPair(context, context.large()).ours, changesPair(context, small).ours,
                    QStringLiteral("ms"), goal});
}

const RegisterRow row(QStringLiteral("13"), measureGrowth);

} // namespace

} // namespace coinpay::bench
