// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/events/deliveries.h"

#include "core/timestamp.h"
#include "sandbox/ledger/jobs.h"
#include "sandbox/problem.h"
#include "sandbox/service/fields.h"
#include "sandbox/service/listing.h"

#include <QJsonArray>

#include <algorithm>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *documentColumns =
    "id,parent,created_at,updated_at,version,status,asset,request,body";

struct Target
{
    QString endpointId;
    QString url;
};

void insertDelivery(Books &books, qint64 seq, QJsonObject body, UnixMs dueAt)
{
    Document delivery{kinds::Delivery};
    delivery.parent = seq;
    delivery.status = u"pending"_s;
    body["attempts"_L1] = QJsonArray();
    body["next_attempt_at"_L1] = formatTimestamp(dueAt);
    delivery.body = body;
    insertDocument(books, delivery);
    planJob(books, {0, dueAt, jobs::Deliver, delivery.row, QString(), QString()});
}

bool wants(const Document &endpoint, const QString &type)
{
    const QJsonArray events = endpoint.body.value("events"_L1).toArray();
    return endpoint.body.value("enabled"_L1).toBool() &&
           (events.isEmpty() || events.contains(type));
}

QList<Target> targetsOf(Books &books, const QString &type, const QString &callbackUrl)
{
    QList<Target> targets;
    QString callbackEndpoint;
    Query rows(books.db, "SELECT id,parent,created_at,updated_at,version,status,asset,request,body"
                         " FROM documents WHERE kind='endpoint'");
    while (rows.step()) {
        const Document endpoint = readDocument(rows, kinds::Endpoint);
        if (endpoint.body.value("kind"_L1).toString() == "callback"_L1)
            callbackEndpoint = endpoint.id(books);
        else if (wants(endpoint, type))
            targets.append({endpoint.id(books), endpoint.body.value("url"_L1).toString()});
    }
    const bool named = std::ranges::any_of(
        targets, [&](const Target &target) { return target.url == callbackUrl; });
    if (!callbackUrl.isEmpty() && !named)
        targets.append({callbackEndpoint, callbackUrl});
    return targets;
}

} // namespace

void planDeliveries(Books &books, qint64 seq, const QString &type, const Change &change)
{
    for (const Target &target : targetsOf(books, type, change.callbackUrl)) {
        insertDelivery(
            books, seq,
            {{u"endpoint_id"_s, target.endpointId},
             {u"url"_s, target.url},
             {u"event_id"_s, books.ids.make("evt_"_L1, books.now(), seq)},
             {u"event_type"_s, type},
             {u"resource"_s, QJsonObject{{u"type"_s, change.kind}, {u"id"_s, change.id}}},
             {u"redelivery_of"_s, QJsonValue()}},
            books.now());
    }
}

Document repeatDelivery(Books &books, const Document &delivery, UnixMs dueAt)
{
    QJsonObject body = delivery.body;
    body["redelivery_of"_L1] = delivery.id(books);
    insertDelivery(books, delivery.parent, body, dueAt);
    Query newest(books.db, "SELECT max(id) FROM documents WHERE kind='delivery'");
    newest.step();
    return *loadDocument(books, kinds::Delivery, newest.integer(0));
}

QList<Document> deliveriesOf(Books &books, qint64 seq)
{
    QList<Document> found;
    Query rows(books.db,
               "SELECT id,parent,created_at,updated_at,version,status,asset,request,body"
               " FROM documents WHERE parent=?1 AND kind='delivery' ORDER BY id",
               seq);
    while (rows.step())
        found.append(readDocument(rows, kinds::Delivery));
    return found;
}

namespace deliveries {

Answer list(Call &call)
{
    Listing listing(call, "documents", documentColumns);
    listing.where("kind=?", QString(kinds::Delivery.name));
    if (call.query.hasQueryItem(u"event_id"_s)) {
        const auto seq = eventSeq(call.books, call.parameter(u"event_id"_s));
        listing.where("parent=?", seq.value_or(-1));
    }
    listing.exact("resource_id", "json_extract(body,'$.resource.id')=?");
    return listing.page(
        [&](const Query &row) { return readDocument(row, kinds::Delivery).json(call.books); });
}

Answer get(Call &call)
{
    const Document delivery = requireDocument(call.books, kinds::Delivery, call.id());
    return {200, delivery.json(call.books), {}, call.id()};
}

Answer redeliver(Call &call)
{
    const Document before = requireDocument(call.books, kinds::Delivery, call.id());
    const Document again = repeatDelivery(call.books, before, call.books.now());
    const QString id = again.id(call.books);
    return {202, again.json(call.books), u"/v1/webhook_deliveries/"_s + id, id};
}

} // namespace deliveries

} // namespace coinpay::sandbox
