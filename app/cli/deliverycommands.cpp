// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/operationcommand.h"
#include "cli/paging.h"
#include "cli/texts.h"
#include "core/timestamp.h"
#include "desk/webhooks.h"

#include <algorithm>

namespace coinpay::cli {

namespace {

//! What the receiver answered last.
QString lastAnswer(const WebhookDelivery &delivery)
{
    if (delivery.attempts.isEmpty())
        return {};
    const DeliveryAttempt &last = delivery.attempts.last();
    return last.responseStatus != 0 ? QString::number(last.responseStatus) : last.error;
}

QString timeText(const std::optional<UnixMs> &time)
{
    return time ? formatTimestamp(*time) : QString();
}

QStringList row(const WebhookDelivery &delivery)
{
    return {delivery.id,
            delivery.statusText,
            delivery.eventType,
            delivery.resourceId,
            QString::number(delivery.attempts.size()),
            lastAnswer(delivery),
            timeText(delivery.nextAttemptAt),
            delivery.url};
}

QStringList row(const WebhookEndpoint &endpoint, UnixMs now)
{
    const auto outgoing = outgoingSecret(endpoint, now);
    return {endpoint.id,
            endpoint.isCallback() ? Texts::tr("(the invoices' own)", "a URL") : endpoint.url,
            endpoint.events.isEmpty() ? Texts::tr("all", "types of events")
                                      : endpoint.events.join(QLatin1Char(',')),
            endpoint.isEnabled ? Texts::tr("yes") : Texts::tr("no"),
            endpoint.secrets.isEmpty() ? QString() : endpoint.secrets.last().id,
            outgoing ? timeText(outgoing->expiresAt) : QString()};
}

Result<WebhookEndpoint> findEndpoint(Session &session, Desk &desk, const QString &id)
{
    const auto page = session.waiter.answer(DeskWebhooks(desk).listEndpoints({}, LargestPage));
    if (!page)
        return fail(page.error());
    const auto found = std::ranges::find(page->items, id, &WebhookEndpoint::id);
    if (found == page->items.end())
        return fail(ErrorKind::NotFound, Texts::tr("There is no webhook endpoint %1.").arg(id));
    return *found;
}

} // namespace

ExitCode listEndpoints(Session &session)
{
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    const DeskWebhooks webhooks(open->desk());
    Listing listing(session.out);
    const auto told = eachItem<WebhookEndpoint>(
        session, 0,
        [&](const QString &cursor, int size) { return webhooks.listEndpoints(cursor, size); },
        [&](const WebhookEndpoint &endpoint) {
            listing.add([&] { return toJson(endpoint); },
                        [&] { return row(endpoint, session.clock.now()); });
        });
    if (!told)
        return told.error();
    return listing.end({Texts::tr("ID"), Texts::tr("URL"), Texts::tr("EVENTS"),
                        Texts::tr("ENABLED"), Texts::tr("NEWEST SECRET"),
                        Texts::tr("OLD ONE SIGNS UNTIL")});
}

ExitCode listDeliveries(Session &session)
{
    const auto limit = limitOf(session.arguments);
    if (!limit)
        return session.out.error(limit.error());
    auto open = OpenDesk::connect(session);
    if (!open)
        return open.error();
    const DeskWebhooks webhooks(open->desk());
    const api::DeliveryFilter filter{session.arguments.value(QStringLiteral("event")),
                                     session.arguments.value(QStringLiteral("resource"))};
    Listing listing(session.out);
    const auto told = eachItem<WebhookDelivery>(
        session, *limit,
        [&](const QString &cursor, int size) {
            return webhooks.listDeliveries(filter, cursor, size);
        },
        [&](const WebhookDelivery &delivery) {
            listing.add([&] { return toJson(delivery); }, [&] { return row(delivery); });
        });
    if (!told)
        return told.error();
    return listing.end({Texts::tr("ID"), Texts::tr("STATUS"), Texts::tr("EVENT"),
                        Texts::tr("RESOURCE"), Texts::tr("TRIES"), Texts::tr("LAST ANSWER"),
                        Texts::tr("NEXT TRY"), Texts::tr("URL")},
                       {4});
}

ExitCode redeliver(Session &session)
{
    return runOperation(session, [&](Desk &desk) -> Result<Operation> {
        const DeskWebhooks webhooks(desk);
        const auto delivery =
            session.waiter.answer(webhooks.fetchDelivery(session.arguments.subject));
        if (!delivery)
            return fail(delivery.error());
        return session.waiter.answer(webhooks.redeliver(*delivery));
    });
}

ExitCode rotateSecret(Session &session)
{
    const auto overlap = parseNumber(session.arguments, QStringLiteral("overlap"),
                                     UsualSecretOverlapSeconds, 0, LongestSecretOverlapSeconds);
    if (!overlap)
        return session.out.error(overlap.error());
    return runOperation(session, [&](Desk &desk) -> Result<Operation> {
        const auto endpoint = findEndpoint(session, desk, session.arguments.subject);
        if (!endpoint)
            return fail(endpoint.error());
        return session.waiter.answer(DeskWebhooks(desk).rotateSecret(*endpoint, *overlap));
    });
}

} // namespace coinpay::cli
