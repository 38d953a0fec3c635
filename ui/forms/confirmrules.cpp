// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/confirmrules.h"

#include <algorithm>

namespace coinpay {

namespace {

//! "USDT 1000": one asset a line. A line that is not one makes no limit, so that the name is asked
//! for.
std::optional<Money> limitIn(const QStringList &lines, const QString &asset)
{
    for (const QString &line : lines) {
        const QStringList words = line.simplified().split(u' ');
        if (words.size() != 2 || words.first() != asset)
            continue;
        const Result<Money> limit = Money::parse(words.last(), asset);
        if (limit && !limit->isNegative())
            return *limit;
    }
    return {};
}

} // namespace

ConfirmRules confirmRules(const Profile &profile, const Settings &settings)
{
    return {profile.name, profile.environment,
            [lines = settings.value(setting::nameLimits)](const QString &asset) {
                return limitIn(lines, asset);
            }};
}

bool needsName(const ConfirmRules &rules, const QList<Money> &leaving)
{
    if (rules.environment != Environment::Live)
        return false;
    return std::any_of(leaving.begin(), leaving.end(), [&rules](const Money &money) {
        const std::optional<Money> limit = rules.limit ? rules.limit(money.asset()) : std::nullopt;
        // Another asset's limit has no order with it, and allows nothing.
        return !limit || !(money <= *limit);
    });
}

} // namespace coinpay
