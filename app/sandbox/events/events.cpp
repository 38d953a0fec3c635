// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/events/events.h"

#include "core/timestamp.h"
#include "sandbox/events/deliveries.h"
#include "sandbox/resources/invoicestore.h"

#include <QJsonDocument>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String EventPrefix("evt_");

QString typeOf(const QString &kind, const QString &previous, const QString &status, qint64 version)
{
    if (version == 1)
        return kind + ".created"_L1;
    return kind + u'.' + (previous == status ? QString("updated"_L1) : status);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

constexpr const char *columns =
    "seq,kind,resource,at,previous,status,version,request,paid,confirmations,original,data";

//! The row as an event; a repetition is read through to its original.
std::optional<QJsonObject> render(Books &books, const Query &row)
{
    if (!row.isNull(10))
        return eventJson(books, row.integer(10));
    const UnixMs at = row.integer(3);
    const QString kind = row.text(1), previous = row.text(4), status = row.text(5);
    const qint64 version = row.integer(6);
    QJsonObject data;
    QString request = row.text(7);
    if (!row.isNull(11)) {
        data = QJsonDocument::fromJson(row.bytes(11)).object();
    } else {
        auto invoice = loadInvoice(books, row.integer(2));
        if (!invoice)
            return {};
        invoice->rewind(at, status, version, row.bytes(8), static_cast<int>(row.integer(9)));
        request =
            request.isEmpty() ? QString() : seededRequestId(books.ids, at, invoice->row, version);
        invoice->request = request;
        data = invoice->json(books);
    }
    return QJsonObject{
        {u"id"_s, books.ids.make(EventPrefix, at, row.integer(0))},
        {u"type"_s, typeOf(kind, previous, status, version)},
        {u"resource"_s, QJsonObject{{u"type"_s, kind}, {u"id"_s, data.value("id"_L1)}}},
        {u"previous_status"_s, version == 1 ? QJsonValue() : textOrNull(previous)},
        {u"status"_s, status},
        {u"occurred_at"_s, formatTimestamp(at)},
        {u"request_id"_s, textOrNull(request)},
        {u"version"_s, version},
        {u"data"_s, data},
    };
}

} // namespace

void appendEvent(Books &books, const Change &change)
{
    // An address and a wallet have a status too; every kind with events does.
    Query(books.db,
          "INSERT INTO events(kind,resource,at,previous,status,version,request,data)"
          " VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
          change.kind, change.row, books.now(), change.previous, change.status, change.version,
          books.cause.request, QJsonDocument(change.data).toJson(QJsonDocument::Compact))
        .run();
    const qint64 seq = books.db.lastInsertId();
    ++books.news;
    planDeliveries(books, seq, typeOf(change.kind, change.previous, change.status, change.version),
                   change);
}

void repeatEvent(Books &books, qint64 seq)
{
    Query(books.db,
          "INSERT INTO events(kind,resource,at,status,version,original)"
          " SELECT kind,resource,?2,status,version,coalesce(original,seq) FROM events WHERE seq=?1",
          seq, books.now())
        .run();
    ++books.news;
}

std::optional<qint64> eventSeq(Books &books, const QString &id)
{
    const auto seq = books.ids.number(EventPrefix, id);
    if (!seq)
        return {};
    Query found(books.db, "SELECT at FROM events WHERE seq=?1", *seq);
    if (!found.step() || books.ids.make(EventPrefix, found.integer(0), *seq) != id)
        return {};
    return seq;
}

std::optional<QJsonObject> eventJson(Books &books, qint64 seq)
{
    const QByteArray sql = QByteArray("SELECT ") + columns + " FROM events WHERE seq=?1";
    Query row(books.db, sql.constData(), seq);
    return row.step() ? render(books, row) : std::nullopt;
}

FeedPage readFeed(Books &books, const FeedRequest &request)
{
    QByteArray sql = QByteArray("SELECT ") + columns + " FROM events WHERE seq>?1";
    if (request.row >= 0)
        sql += " AND resource=?3 AND kind=?4";
    sql += " ORDER BY seq LIMIT ?2";
    Query rows(books.db, sql.constData(), request.after, request.limit + 1);
    if (request.row >= 0) {
        rows.bind(3, request.row);
        rows.bind(4, request.kind);
    }
    FeedPage page;
    page.next = request.afterId;
    for (int read = 0; rows.step(); ++read) {
        if (read == request.limit) {
            page.hasMore = true;
            break;
        }
        if (const auto event = render(books, rows))
            page.events.append(*event);
        // Of the row, not of the event in it: a repeated event must not send the reader back.
        page.next = books.ids.make(EventPrefix, rows.integer(3), rows.integer(0));
    }
    return page;
}

QString newestEventId(Books &books)
{
    Query newest(books.db, "SELECT seq, at FROM events ORDER BY seq DESC LIMIT 1");
    return newest.step() ? books.ids.make(EventPrefix, newest.integer(1), newest.integer(0))
                         : QString(u""_s);
}

} // namespace coinpay::sandbox
