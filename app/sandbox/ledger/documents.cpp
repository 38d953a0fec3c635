// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ledger/documents.h"

#include "core/timestamp.h"
#include "sandbox/events/events.h"
#include "sandbox/problem.h"

#include <QJsonDocument>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

QJsonObject Document::json(const Books &books) const
{
    QJsonObject object;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (!it.key().startsWith(u'_'))
            object.insert(it.key(), it.value());
    }
    object.insert("id"_L1, id(books));
    if (!status.isEmpty())
        object.insert("status"_L1, status);
    if (!asset.isEmpty())
        object.insert("asset"_L1, asset);
    object.insert("version"_L1, version);
    object.insert("created_at"_L1, formatTimestamp(createdAt));
    object.insert("updated_at"_L1, formatTimestamp(updatedAt));
    object.insert("request_id"_L1, request.isEmpty() ? QJsonValue() : QJsonValue(request));
    return object;
}

Document readDocument(const Query &query, const Kind &kind)
{
    Document document{kind};
    document.row = query.integer(0);
    document.parent = query.integer(1);
    document.createdAt = query.integer(2);
    document.updatedAt = query.integer(3);
    document.version = query.integer(4);
    document.status = query.text(5);
    document.asset = query.text(6);
    document.request = query.text(7);
    document.body = QJsonDocument::fromJson(query.bytes(8)).object();
    return document;
}

std::optional<Document> loadDocument(Books &books, const Kind &kind, qint64 row)
{
    Query query(books.db,
                "SELECT id,parent,created_at,updated_at,version,status,asset,request,body"
                " FROM documents WHERE id=?1 AND kind=?2",
                row, QString(kind.name));
    return query.step() ? std::optional(readDocument(query, kind)) : std::nullopt;
}

std::optional<Document> findDocument(Books &books, const Kind &kind, const QString &id)
{
    const auto row = books.ids.number(kind.prefix, id);
    auto document = row ? loadDocument(books, kind, *row) : std::nullopt;
    return document && document->id(books) == id ? document : std::nullopt;
}

Document requireDocument(Books &books, const Kind &kind, const QString &id)
{
    auto document = findDocument(books, kind, id);
    if (!document)
        throw notFound(id);
    return *document;
}

void insertDocument(Books &books, Document &document)
{
    document.createdAt = document.updatedAt = books.now();
    document.version = 1;
    document.request = books.cause.request;
    Query(
        books.db,
        "INSERT INTO documents(kind,parent,created_at,updated_at,version,status,asset,request,body)"
        " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)",
        QString(document.kind.name), document.parent, document.createdAt, document.updatedAt,
        document.version, document.status.isNull() ? QString(u""_s) : document.status,
        document.asset, document.request,
        QJsonDocument(document.body).toJson(QJsonDocument::Compact))
        .run();
    document.row = books.db.lastInsertId();
    if (document.kind.hasEvents)
        appendEvent(books, {document.kind.name, document.row, document.id(books), QString(),
                            document.status, document.version, document.json(books), QString()});
}

void touchDocument(Books &books, const Document &document)
{
    Query(books.db,
          "UPDATE documents SET updated_at=?2,version=?3,status=?4,asset=?5,request=?6,body=?7"
          " WHERE id=?1",
          document.row, document.updatedAt, document.version,
          document.status.isNull() ? QString(u""_s) : document.status, document.asset,
          document.request, QJsonDocument(document.body).toJson(QJsonDocument::Compact))
        .run();
}

void changeDocument(Books &books, Document &document, const QString &status)
{
    const QString previous = document.status;
    document.status = status;
    document.updatedAt = books.now();
    document.version += 1;
    document.request = books.cause.request;
    touchDocument(books, document);
    if (document.kind.hasEvents)
        appendEvent(books, {document.kind.name, document.row, document.id(books), previous,
                            document.status, document.version, document.json(books), QString()});
}

void changeDocument(Books &books, Document &document)
{
    changeDocument(books, document, document.status);
}

} // namespace coinpay::sandbox
