// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/changes.h"

namespace coinpay::bench {

namespace {

void measureChanges(Context &context)
{
    const Pair pair = changesPair(context, context.large());
    context.report({QStringLiteral("8"), QStringLiteral("1,000 changed rows, total"), pair.ours,
                    pair.floor, QStringLiteral("ms"), QStringLiteral("≤ 2×")});
}

const RegisterRow row(QStringLiteral("8"), measureChanges);

} // namespace

} // namespace coinpay::bench
