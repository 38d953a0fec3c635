// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/replaysource.h"

#include "core/timestamp.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WebhookReplay)
};

//! Events of one resource that are put out of order.
constexpr int MostOfAResource = 100;

ReplayEvent eventOf(const WebhookReceipt &receipt)
{
    ReplayEvent event = replayEventOf(receipt.body);
    event.id = receipt.eventId;
    return event;
}

} // namespace

QString droppedText(const WebhookReceipt &receipt)
{
    if (receipt.droppedAt == 0)
        return {};
    return Text::tr("Headers and body of this webhook are no longer kept: they were dropped at %1, "
                    "after a month or because of many newer ones. The event stays known, so that "
                    "it is not handled again, but it cannot be sent from here any more.",
                    "%1 a time")
        .arg(formatTimestamp(receipt.droppedAt));
}

Result<QList<ReplayEvent>> replayEventsFrom(WebhookInbox &inbox, const WebhookReceipt &receipt,
                                            bool siblings)
{
    if (receipt.droppedAt != 0)
        return fail(ErrorKind::InvalidInput, droppedText(receipt));
    QList<ReplayEvent> events{eventOf(receipt)};
    if (!siblings)
        return events;
    const auto all = inbox.receiptsAbout(receipt.resourceId, MostOfAResource);
    if (!all)
        return fail(all.error());
    for (const WebhookReceipt &other : *all) {
        if (other.row != receipt.row && other.droppedAt == 0)
            events += eventOf(other);
    }
    return events;
}

} // namespace coinpay
