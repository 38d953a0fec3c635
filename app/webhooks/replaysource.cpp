// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/replaysource.h"

namespace coinpay {

namespace {

//! Events of one resource that are put out of order.
constexpr int MostOfAResource = 100;

ReplayEvent eventOf(const WebhookReceipt &receipt)
{
    ReplayEvent event = replayEventOf(receipt.body);
    event.id = receipt.eventId;
    return event;
}

} // namespace

Result<QList<ReplayEvent>> replayEventsFrom(WebhookInbox &inbox, const WebhookReceipt &receipt,
                                            bool siblings)
{
    QList<ReplayEvent> events{eventOf(receipt)};
    if (!siblings)
        return events;
    const auto all = inbox.receiptsAbout(receipt.resourceId, MostOfAResource);
    if (!all)
        return fail(all.error());
    for (const WebhookReceipt &other : *all) {
        if (other.row != receipt.row)
            events += eventOf(other);
    }
    return events;
}

} // namespace coinpay
