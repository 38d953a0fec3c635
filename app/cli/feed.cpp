// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/feed.h"

#include "cli/texts.h"
#include "desk/feedpages.h"

#include <algorithm>

namespace coinpay::cli {

namespace {

constexpr int PageOfFeed = 200;
//! Of one resource's events: more are none.
constexpr int MostPages = 20;

//! The resource whose event the mirror knows this to be: the release of an escrow, not the escrow.
QString resourceOf(Desk &desk, const QString &eventId)
{
    const auto found = desk.reader().find(eventId, 1);
    if (!found || found->isEmpty() || found->first().by != FoundBy::EventId)
        return {};
    return found->first().part.isEmpty() ? found->first().id : found->first().part;
}

Error notKnown()
{
    return Error{
        ErrorKind::NotFound,
        Texts::tr("Neither the inbox nor the mirror knows this event. Sync the profile, or "
                  "give the event in a file."),
        {},
        {},
        0,
        {},
        {}};
}

} // namespace

FillIn::Fetch feedOf(Desk &desk)
{
    return [&desk](const QString &after) {
        return fetchFeedPage(desk, feedTarget(after, PageOfFeed));
    };
}

Result<QList<ReplayEvent>> eventsFromFeed(Session &session, Desk &desk, const QString &eventId,
                                          bool siblings)
{
    const QString resource = resourceOf(desk, eventId);
    if (resource.isEmpty())
        return fail(notKnown());
    QList<ReplayEvent> events;
    QString after;
    for (int number = 0; number < MostPages; ++number) {
        const auto page =
            session.waiter.answer(fetchFeedPage(desk, feedTarget(after, PageOfFeed, resource)));
        if (!page)
            return fail(page.error());
        for (const FeedEvent &event : page->events)
            events += replayEventOf(event.text);
        if (!page->hasMore)
            break;
        after = page->next;
    }
    const auto wanted = std::ranges::find(events, eventId, &ReplayEvent::id);
    if (wanted == events.end())
        return fail(notKnown());
    std::rotate(events.begin(), wanted, wanted + 1);
    return siblings ? events : events.first(1);
}

} // namespace coinpay::cli
