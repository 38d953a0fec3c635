// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/events/endpoints.h"

#include "core/ids.h"
#include "core/timestamp.h"
#include "sandbox/service/fields.h"
#include "sandbox/service/listing.h"

#include <QJsonArray>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxEndpoints = 10;
constexpr qsizetype SecretBytes = 32;
constexpr qint64 DefaultOverlapSeconds = 86'400;
constexpr qint64 MaxOverlapSeconds = 604'800;

//! Kept with its secret under "_secrets"; shown without.
QJsonObject newSecret(Books &books)
{
    const QByteArray random =
        books.random.bytes(SecretBytes)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const qint64 number = books.db.meta("secrets").toLongLong() + 1;
    books.db.setMeta("secrets", QByteArray::number(number));
    return {{u"id"_s, books.ids.make("whs_"_L1, books.now(), number)},
            {u"created_at"_s, formatTimestamp(books.now())},
            {u"expires_at"_s, QJsonValue()},
            {u"secret"_s, QString("whsec_"_L1 + QString::fromLatin1(random))}};
}

bool isAlive(const QJsonObject &secret, UnixMs now)
{
    const auto until = parseTimestamp(secret.value("expires_at"_L1).toString());
    return !until || *until > now;
}

//! The one that signs first: an outgoing one signs until its time.
QJsonArray aliveSecrets(const Document &endpoint, UnixMs now)
{
    QJsonArray alive;
    for (const QJsonValue &secret : endpoint.body.value("_secrets"_L1).toArray()) {
        if (isAlive(secret.toObject(), now))
            alive.append(secret);
    }
    return alive;
}

QJsonObject json(Books &books, const Document &endpoint)
{
    QJsonObject object = endpoint.json(books);
    QJsonArray shown;
    for (const QJsonValue &value : aliveSecrets(endpoint, books.now())) {
        QJsonObject secret = value.toObject();
        secret.remove("secret"_L1);
        shown.append(secret);
    }
    object["secrets"_L1] = shown;
    return object;
}

QJsonObject clearSecret(const QJsonObject &secret, const QString &endpointId)
{
    QJsonObject object = secret;
    object["endpoint_id"_L1] = endpointId;
    return object;
}

Document insertEndpoint(Books &books, const QString &kind, const QString &url,
                        const QJsonArray &events)
{
    Document endpoint{kinds::Endpoint};
    endpoint.body = {{u"kind"_s, kind},
                     {u"url"_s, url.isEmpty() ? QJsonValue() : QJsonValue(url)},
                     {u"events"_s, events},
                     {u"enabled"_s, true},
                     {u"_secrets"_s, QJsonArray{newSecret(books)}}};
    insertDocument(books, endpoint);
    return endpoint;
}

} // namespace

SigningSecret signingSecret(const Document &endpoint, UnixMs now)
{
    const QJsonObject secret = aliveSecrets(endpoint, now).first().toObject();
    return {secret.value("id"_L1).toString(), secret.value("secret"_L1).toString().toUtf8()};
}

void makeCallbackEndpoint(Books &books)
{
    insertEndpoint(books, u"callback"_s, QString(), {});
}

namespace endpoints {

Answer list(Call &call)
{
    Listing listing(call, "documents",
                    "id,parent,created_at,updated_at,version,status,asset,request,body");
    listing.where("kind=?", QString(kinds::Endpoint.name));
    return listing.page(
        [&](const Query &row) { return json(call.books, readDocument(row, kinds::Endpoint)); });
}

Answer create(Call &call)
{
    Fields fields(call.body);
    const QString url = fields.callbackUrl("url", Presence::Required);
    const QJsonArray events = fields.eventTypes("events");
    fields.check();
    Query others(call.books.db,
                 "SELECT count(*), coalesce(sum(json_extract(body,'$.url')=?1),0) FROM documents"
                 " WHERE kind='endpoint' AND json_extract(body,'$.kind')='endpoint'",
                 url);
    others.step();
    if (others.integer(1) > 0)
        throw Problem{409, u"conflict"_s, u"That URL has an endpoint already."_s, {}, {}};
    if (others.integer(0) >= MaxEndpoints)
        throw Problem{
            409, u"conflict"_s, u"There are %1 endpoints already."_s.arg(MaxEndpoints), {}, {}};
    const Document endpoint = insertEndpoint(call.books, u"endpoint"_s, url, events);
    const QString id = endpoint.id(call.books);
    const QJsonObject secret = endpoint.body.value("_secrets"_L1).toArray().first().toObject();
    return {201,
            {{u"endpoint"_s, json(call.books, endpoint)}, {u"secret"_s, clearSecret(secret, id)}},
            {},
            id,
            true};
}

Answer rotate(Call &call)
{
    Fields fields(call.body);
    const qint64 overlap =
        fields.integer("expire_previous_in", 0, MaxOverlapSeconds, DefaultOverlapSeconds);
    fields.check();
    Document endpoint = requireDocument(call.books, kinds::Endpoint, call.id());
    QJsonArray alive = aliveSecrets(endpoint, call.books.now());
    if (alive.size() > 1 && overlap > 0)
        throw invalidState(u"An outgoing secret of %1 is still alive."_s.arg(call.id()));
    QJsonArray kept;
    if (overlap > 0) {
        QJsonObject outgoing = alive.first().toObject();
        outgoing["expires_at"_L1] = formatTimestamp(call.books.now() + overlap * 1000);
        kept.append(outgoing);
    }
    const QJsonObject secret = newSecret(call.books);
    kept.append(secret);
    endpoint.body["_secrets"_L1] = kept;
    changeDocument(call.books, endpoint);
    return {201, clearSecret(secret, call.id()), {}, call.id(), true};
}

} // namespace endpoints

} // namespace coinpay::sandbox
