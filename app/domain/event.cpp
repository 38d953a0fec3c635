// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/event.h"

namespace coinpay {

QLatin1String learnedFromName(LearnedFrom source)
{
    switch (source) {
    case LearnedFrom::FirstSync: return QLatin1String("first_sync");
    case LearnedFrom::EventFeed: return QLatin1String("event_feed");
    case LearnedFrom::Answer: return QLatin1String("answer");
    case LearnedFrom::Lookup: return QLatin1String("lookup");
    case LearnedFrom::Webhook: return QLatin1String("webhook");
    }
    return QLatin1String("event_feed");
}

LearnedFrom learnedFromFromName(QStringView name)
{
    for (const auto source : {LearnedFrom::FirstSync, LearnedFrom::EventFeed, LearnedFrom::Answer,
                              LearnedFrom::Lookup, LearnedFrom::Webhook}) {
        if (name == learnedFromName(source))
            return source;
    }
    return LearnedFrom::EventFeed;
}

} // namespace coinpay
