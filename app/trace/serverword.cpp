// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/serverword.h"

#include <algorithm>

namespace coinpay {

namespace {

//! `later` where it is at least as new, or where nothing was known.
void takeNewer(Resource &known, const Resource &later)
{
    if (isKnown(later) && versionOf(later) >= versionOf(known))
        known = later;
}

} // namespace

void addSight(QList<ServerSight> &sights, const ServerSight &sight)
{
    const bool isKnown = std::ranges::any_of(
        sights, [&](const ServerSight &other) { return other.requestId == sight.requestId; });
    if (!isKnown)
        sights.append(sight);
}

ServerWord joined(const ServerWord &earlier, const ServerWord &later)
{
    ServerWord both = earlier;
    takeNewer(both.resource, later.resource);
    for (const ServerSight &sight : later.sights)
        addSight(both.sights, sight);
    both.toldSights = earlier.toldSights || later.toldSights;
    if (later.deliveries)
        both.deliveries = later.deliveries;
    both.trouble = later.trouble;
    return both;
}

TraceFacts withWord(TraceFacts facts, const ServerWord &word)
{
    takeNewer(facts.resource, word.resource);
    if (word.toldSights || !word.sights.isEmpty())
        facts.serverSaw = word.sights;
    if (word.deliveries)
        facts.deliveries = word.deliveries;
    facts.wasAskedInVain = word.trouble.has_value();
    return facts;
}

} // namespace coinpay
