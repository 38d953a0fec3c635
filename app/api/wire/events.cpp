// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/reading.h"

namespace coinpay::wire {

namespace {

//! The resource of an event. A type that nobody knows is skipped: a later server tells of more.
Resource readResource(const QString &type, Decoding &decoding, JsonValue data, const Place &place)
{
    if (type == QLatin1String("invoice"))
        return readInvoice(decoding, data, place);
    if (type == QLatin1String("escrow"))
        return readEscrow(decoding, data, place);
    if (const auto kind = escrowActionFromName(type))
        return readEscrowAction(*kind, decoding, data, place);
    if (type == QLatin1String("wallet"))
        return readWallet(decoding, data, place);
    if (type == QLatin1String("address"))
        return readAddress(decoding, data, place);
    if (type == QLatin1String("transfer"))
        return readTransfer(decoding, data, place);
    return {};
}

void readHead(Decoding &decoding, Fields &fields, const Place &place, Event &event)
{
    event.id = fields.word("id");
    event.type = fields.word("type", MaxWordLength);
    if (const auto resource = fields.object("resource")) {
        const Place inside{&place, "resource"};
        Fields resourceFields(decoding, *resource, inside);
        event.resourceType = resourceFields.word("type", MaxWordLength);
        event.resourceId = resourceFields.word("id");
    }
    event.previousStatus = fields.optionalText("previous_status", MaxWordLength);
    event.status = fields.word("status", MaxWordLength);
    event.occurredAt = fields.time("occurred_at");
    event.requestId = fields.optionalText("request_id", MaxIdLength);
    event.version = fields.integer("version", 1, MaxVersion);
}

api::FeedEntry readEvent(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    api::FeedEntry entry;
    readHead(decoding, fields, place, entry.event);
    const auto data = fields.object("data");
    if (!data)
        return entry;
    const Place inside{&place, "data"};
    entry.resource = readResource(entry.event.resourceType, decoding, *data, inside);
    if (fields.failed() || !isKnown(entry.resource))
        return entry;
    if (idOf(entry.resource) != entry.event.resourceId)
        fields.fault("data",
                     Words::tr("is not the resource that the event names", "after a place"));
    else if (versionOf(entry.resource) != entry.event.version)
        fields.fault("version", Words::tr("is not that of its data", "after a place"));
    return entry;
}

} // namespace

Result<Decoded<api::EventPage>> decodeEventPage(const QByteArray &body)
{
    return decode<api::EventPage>(body, [](Decoding &decoding, JsonValue value, const Place &root) {
        Fields fields(decoding, value, root);
        api::EventPage page;
        page.entries = readList<api::FeedEntry>(decoding, fields, "data", root, readEvent);
        page.next = fields.text("next", MaxCursorLength);
        page.hasMore = fields.boolean("has_more");
        return page;
    });
}

} // namespace coinpay::wire
