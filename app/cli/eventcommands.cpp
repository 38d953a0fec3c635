// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/feedpatience.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/paging.h"
#include "cli/texts.h"
#include "core/timestamp.h"
#include "desk/webhooks.h"

namespace coinpay::cli {

namespace {

constexpr int EventPageSize = 500; // the contract's largest

//! Which events are told.
struct EventFilter
{
    QString type;     //!< "invoice.paid", or "invoice" for all of an invoice
    QString resource; //!< asked of the server

    [[nodiscard]] bool passes(const Event &event) const
    {
        return type.isEmpty() || event.type == type ||
               event.type.startsWith(type + QLatin1Char('.'));
    }
};

EventFilter filterOf(const Arguments &arguments)
{
    return {arguments.value(QStringLiteral("type")), arguments.value(QStringLiteral("resource"))};
}

QString stepOf(const Event &event)
{
    return event.previousStatus.isEmpty() || event.previousStatus == event.status
               ? event.status
               : event.previousStatus + QStringLiteral(" \u2192 ") + event.status;
}

QStringList row(const Event &event)
{
    return {formatTimestamp(event.occurredAt),
            event.type,
            event.resourceId,
            stepOf(event),
            event.requestId,
            event.id};
}

void tellNow(const Output &out, const Event &event)
{
    out.object(toJson(event));
    if (!out.isJson())
        out.text(row(event).join(QLatin1String("  ")));
}

//! Waits at the end of the feed for what comes.
class Tail
{
public:
    Tail(Session &session, Desk &desk, EventFilter filter, qint64 timeoutMs)
        : m_session(session)
        , m_webhooks(desk)
        , m_filter(std::move(filter))
        , m_patience(session, timeoutMs)
    {
    }

    ExitCode run()
    {
        m_cursor = m_session.arguments.value(QStringLiteral("after"));
        if (m_cursor.isEmpty())
            m_cursor = QStringLiteral("latest");
        while (!m_patience.isOver()) {
            if (const auto code = lookOnce())
                return *code;
        }
        return m_session.waiter.interrupted() ? ExitCode::Ok : ExitCode::TimeIsUp;
    }

private:
    std::optional<ExitCode> lookOnce()
    {
        const int wait = m_patience.waitSeconds();
        const auto page = m_session.waiter.answer(
            m_webhooks.fetchEvents(m_filter.resource, m_cursor, EventPageSize, wait),
            m_patience.leftMs());
        if (!page)
            return m_patience.failed(page.error());
        for (const api::FeedEntry &entry : page->entries) {
            if (m_filter.passes(entry.event))
                tellNow(m_session.out, entry.event);
        }
        const bool isBehind = page->hasMore || m_cursor == QLatin1String("latest");
        m_cursor = page->next;
        m_patience.answered(wait == 0 && !isBehind);
        return {};
    }

    Session &m_session;
    DeskWebhooks m_webhooks;
    EventFilter m_filter;
    FeedPatience m_patience;
    QString m_cursor;
};

} // namespace

ExitCode listEvents(Session &session)
{
    const auto limit = limitOf(session.arguments);
    if (!limit)
        return session.out.error(limit.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    const DeskWebhooks webhooks(open->desk());
    const EventFilter filter = filterOf(session.arguments);
    Listing listing(session.out);
    QString cursor = session.arguments.value(QStringLiteral("after"));
    qint64 told = 0;
    for (bool more = true; more && (*limit == 0 || told < *limit);) {
        const auto page =
            session.waiter.answer(webhooks.fetchEvents(filter.resource, cursor, EventPageSize, 0));
        if (!page)
            return session.out.error(page.error());
        for (const api::FeedEntry &entry : page->entries) {
            if (!filter.passes(entry.event) || (*limit != 0 && told >= *limit))
                continue;
            ++told;
            listing.add([&] { return toJson(entry.event); }, [&] { return row(entry.event); });
        }
        more = page->hasMore && page->next != cursor;
        cursor = page->next;
    }
    return listing.end({Texts::tr("TIME"), Texts::tr("TYPE"), Texts::tr("RESOURCE"),
                        Texts::tr("STEP", "of a resource, from one state to the next"),
                        Texts::tr("REQUEST"), Texts::tr("ID")});
}

ExitCode tailEvents(Session &session)
{
    const auto timeout = feedTimeoutMs(session.arguments);
    if (!timeout)
        return session.out.error(timeout.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    return Tail(session, open->desk(), filterOf(session.arguments), *timeout).run();
}

} // namespace coinpay::cli
