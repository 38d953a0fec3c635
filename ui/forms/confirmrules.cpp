// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/confirmrules.h"

#include "domain/asset.h"

#include <algorithm>

namespace coinpay {

std::optional<Money> nameLimit(const QStringList &lines, const QString &asset)
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

QStringList withNameLimits(const QStringList &lines, const QList<Money> &limits)
{
    QStringList result;
    for (const Money &limit : limits)
        result.append(limit.asset() + u' ' + limit.toDecimal());
    for (const QString &line : lines) {
        if (!findAsset(line.simplified().section(u' ', 0, 0)))
            result.append(line);
    }
    return result;
}

ConfirmRules confirmRules(const Profile &profile, const Settings &settings)
{
    return {profile.name, profile.environment,
            [lines = settings.value(setting::nameLimits)](const QString &asset) {
                return nameLimit(lines, asset);
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
