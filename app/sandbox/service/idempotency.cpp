// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/idempotency.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxKey = 255;

QByteArray fingerprint(const http::Request &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray(request.method + '\n' + request.target + '\n'));
    hash.addData(QCryptographicHash::hash(request.body, QCryptographicHash::Sha256));
    return hash.result().toHex();
}

} // namespace

QString requireIdempotencyKey(const http::Request &request)
{
    if (!request.headers.has("Idempotency-Key"))
        throw Problem{400,
                      u"idempotency_key_missing"_s,
                      u"This call needs an Idempotency-Key header."_s,
                      {},
                      {}};
    const QByteArray key = request.headers.value("Idempotency-Key");
    const bool visible = std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7f; });
    if (key.isEmpty() || key.size() > MaxKey || !visible)
        throw Problem{400,
                      u"idempotency_key_invalid"_s,
                      u"An Idempotency-Key is 1 to 255 visible ASCII characters."_s,
                      {},
                      {}};
    return QString::fromLatin1(key);
}

std::optional<StoredAnswer> storedAnswer(Books &books, const QString &key,
                                         const http::Request &request)
{
    Query row(books.db,
              "SELECT fingerprint,status,headers,body,resource FROM idempotency WHERE key=?1", key);
    if (!row.step())
        return {};
    if (row.bytes(0) != fingerprint(request))
        throw Problem{422,
                      u"idempotency_key_reused"_s,
                      u"This key was used before for other bytes."_s,
                      {},
                      {}};
    StoredAnswer stored;
    stored.response.status = static_cast<int>(row.integer(1));
    const QJsonObject headers = QJsonDocument::fromJson(row.bytes(2)).object();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        stored.response.headers.set(it.key().toLatin1(), it->toString().toLatin1());
    stored.response.body = row.bytes(3);
    stored.resource = row.text(4);
    return stored;
}

void storeAnswer(Books &books, const QString &key, const http::Request &request,
                 const http::Response &response, const QString &resource)
{
    QJsonObject headers;
    for (const http::Header &header : response.headers)
        headers.insert(QString::fromLatin1(header.name), QString::fromLatin1(header.value));
    Query(books.db,
          "INSERT INTO idempotency(key,fingerprint,at,status,headers,body,resource)"
          " VALUES(?1,?2,?3,?4,?5,?6,?7)",
          key, fingerprint(request), books.now(), response.status,
          QJsonDocument(headers).toJson(QJsonDocument::Compact), response.body, resource)
        .run();
}

bool isStored(const Problem &problem)
{
    switch (problem.status) {
    case 404: return true;
    case 409: return problem.code != "idempotency_in_progress"_L1;
    case 422: return problem.code != "idempotency_key_reused"_L1;
    default: return false;
    }
}

} // namespace coinpay::sandbox
