// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/requestlog.h"

#include "core/timestamp.h"
#include "sandbox/problem.h"
#include "sandbox/resources/invoicestore.h"
#include "sandbox/service/listing.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String RequestPrefix("req_");
constexpr const char *columns = "id,at,duration,method,target,status,code,key_id,correlation,"
                                "idempotency_key,resource,body_hash,signature_valid,replayed";

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

RequestRecord readRecord(const Query &row)
{
    RequestRecord record;
    record.number = row.integer(0);
    record.at = row.integer(1);
    record.durationMs = row.integer(2);
    record.method = row.bytes(3);
    record.target = row.bytes(4);
    record.status = static_cast<int>(row.integer(5));
    record.code = row.text(6);
    record.keyId = row.text(7);
    record.correlation = row.text(8);
    record.idempotencyKey = row.text(9);
    record.resource = row.text(10);
    record.bodyHash = row.bytes(11);
    if (!row.isNull(12))
        record.signatureValid = row.integer(12) != 0;
    record.replayed = row.integer(13) != 0;
    return record;
}

QJsonObject json(const Books &books, const RequestRecord &record)
{
    return {
        {u"id"_s, record.id(books)},
        {u"method"_s, QString::fromLatin1(record.method)},
        {u"target"_s, QString::fromLatin1(record.target)},
        {u"status"_s, record.status},
        {u"code"_s, textOrNull(record.code)},
        {u"key_id"_s, textOrNull(record.keyId)},
        {u"idempotency_key"_s, textOrNull(record.idempotencyKey)},
        {u"correlation_id"_s, textOrNull(record.correlation)},
        {u"resource_id"_s, textOrNull(record.resource)},
        {u"received_at"_s, formatTimestamp(record.at)},
        {u"duration_ms"_s, record.durationMs},
        {u"body_sha256"_s, QString::fromLatin1(record.bodyHash)},
        {u"signature_valid"_s,
         record.signatureValid ? QJsonValue(*record.signatureValid) : QJsonValue()},
        {u"replayed"_s, record.replayed},
    };
}

//! The call that made, or canceled, a seeded invoice: told from the invoice.
std::optional<QJsonObject> seededJson(Books &books, qint64 number)
{
    const auto seeded = seededRequest(number);
    const auto invoice = seeded ? loadInvoice(books, seeded->first) : std::nullopt;
    if (!invoice)
        return {};
    Query event(books.db,
                "SELECT at FROM events WHERE resource=?1 AND kind='invoice' AND version=?2"
                " AND request=1",
                invoice->row, seeded->second);
    if (!event.step())
        return {};
    const QString id = invoice->id(books);
    const bool created = seeded->second == 1;
    RequestRecord record;
    record.number = number;
    record.at = event.integer(0);
    record.durationMs = 8 + number % 23;
    record.method = "POST";
    record.target = created ? QByteArray("/v1/invoices")
                            : QByteArray("/v1/invoices/" + id.toLatin1() + "/cancellations");
    record.status = created ? 201 : 202;
    record.resource = id;
    record.idempotencyKey = u"seed-%1-%2"_s.arg(invoice->row).arg(seeded->second);
    record.bodyHash = QCryptographicHash::hash(id.toLatin1(), QCryptographicHash::Sha256).toHex();
    record.signatureValid = true;
    return json(books, record);
}

} // namespace

QString RequestRecord::id(const Books &books) const
{
    return books.ids.make(RequestPrefix, at, number);
}

void storeRequest(Books &books, const RequestRecord &record)
{
    Query(books.db,
          "INSERT INTO requests(id,at,duration,method,target,status,code,key_id,correlation,"
          "idempotency_key,resource,body_hash,signature_valid,replayed)"
          " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
          record.number, record.at, record.durationMs, record.method, record.target, record.status,
          record.code, record.keyId, record.correlation, record.idempotencyKey, record.resource,
          record.bodyHash,
          record.signatureValid ? std::optional<qint64>(*record.signatureValid) : std::nullopt,
          record.replayed)
        .run();
}

qint64 lastRequestNumber(Books &books)
{
    Query last(books.db, "SELECT coalesce(max(id),0) FROM requests");
    last.step();
    return last.integer(0);
}

namespace requests {

Answer list(Call &call)
{
    Listing listing(call, "requests", columns, "at");
    listing.exact("resource_id", "resource=?");
    listing.exact("idempotency_key", "idempotency_key=?");
    Answer answer =
        listing.page([&](const Query &row) { return json(call.books, readRecord(row)); });
    const auto invoice = findInvoice(call.books, call.parameter(u"resource_id"_s));
    if (!invoice || answer.body.value("has_more"_L1).toBool())
        return answer;
    QJsonArray data = answer.body.value("data"_L1).toArray();
    Query events(call.books.db,
                 "SELECT at, version FROM events WHERE resource=?1 AND kind='invoice' AND request=1"
                 " ORDER BY version DESC",
                 invoice->row);
    while (events.step()) {
        const QString id =
            seededRequestId(call.books.ids, events.integer(0), invoice->row, events.integer(1));
        if (const auto seeded = seededJson(call.books, *call.books.ids.number(RequestPrefix, id)))
            data.append(*seeded);
    }
    answer.body["data"_L1] = data;
    return answer;
}

Answer get(Call &call)
{
    const auto number = call.books.ids.number(RequestPrefix, call.id());
    if (!number)
        throw notFound(call.id());
    if (const auto seeded = seededJson(call.books, *number)) {
        if (seeded->value("id"_L1).toString() == call.id())
            return {200, *seeded, {}, seeded->value("resource_id"_L1).toString()};
    }
    const QByteArray sql = QByteArray("SELECT ") + columns + " FROM requests WHERE id=?1";
    Query row(call.books.db, sql.constData(), *number);
    const bool found = row.step();
    const RequestRecord record = found ? readRecord(row) : RequestRecord();
    if (!found || record.id(call.books) != call.id() || record.keyId.isEmpty())
        throw notFound(call.id());
    return {200, json(call.books, record), {}, record.resource};
}

} // namespace requests

} // namespace coinpay::sandbox
