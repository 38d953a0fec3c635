// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/auth/keys.h"

#include "core/timestamp.h"
#include "sandbox/auth/ed25519.h"
#include "sandbox/service/fields.h"
#include "sandbox/service/listing.h"

#include <QJsonArray>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxActiveKeys = 10;
constexpr qint64 UseResolutionMs = 60'000;

Problem conflict(const QString &message)
{
    return {409, u"conflict"_s, message, {}, {}};
}

QList<Document> activeKeys(Books &books)
{
    QList<Document> active;
    Query rows(books.db, "SELECT id,parent,created_at,updated_at,version,status,asset,request,body"
                         " FROM documents WHERE kind='key' AND status='active'");
    while (rows.step())
        active.append(readDocument(rows, kinds::Key));
    return active;
}

} // namespace

QStringList scopesOf(const Document &key)
{
    QStringList scopes;
    for (const QJsonValue &scope : key.body.value("scopes"_L1).toArray())
        scopes.append(scope.toString());
    return scopes;
}

std::optional<Document> keyByPublicKey(Books &books, const QByteArray &raw)
{
    Query row(books.db,
              "SELECT id,parent,created_at,updated_at,version,status,asset,request,body"
              " FROM documents WHERE kind='key' AND json_extract(body,'$.public_key')=?1",
              QString::fromLatin1(raw.toBase64()));
    return row.step() ? std::optional(readDocument(row, kinds::Key)) : std::nullopt;
}

Document addKey(Books &books, const QByteArray &raw, const QString &label,
                const QStringList &scopes)
{
    Document key{kinds::Key};
    key.status = u"active"_s;
    key.body = {{u"public_key"_s, QString::fromLatin1(raw.toBase64())},
                {u"label"_s, label},
                {u"scopes"_s, QJsonArray::fromStringList(scopes)},
                {u"last_used_at"_s, QJsonValue()},
                {u"revoked_at"_s, QJsonValue()},
                {u"revoke_reason"_s, QJsonValue()}};
    insertDocument(books, key);
    return key;
}

void noteKeyUse(Books &books, Document key)
{
    const UnixMs minute = books.now() / UseResolutionMs * UseResolutionMs;
    const QString text = formatTimestamp(minute);
    if (key.body.value("last_used_at"_L1).toString() == text)
        return;
    key.body["last_used_at"_L1] = text;
    touchDocument(books, key);
}

namespace keys {

Answer create(Call &call)
{
    Fields fields(call.body);
    const QString text = fields.text("public_key", 1, 1000, Presence::Required);
    const auto raw = readPublicKey(text.toLatin1());
    if (!text.isEmpty() && !raw)
        fields.refuse("public_key", "format", u"public_key is not an Ed25519 public key."_s);
    const QString label = fields.text("label", 1, 100, Presence::Required);
    const QStringList scopes = fields.scopes("scopes", Presence::Required);
    fields.check();
    for (const QString &scope : scopes) {
        if (!scopesOf(*call.key).contains(scope))
            throw Problem{403,
                          u"forbidden_scope"_s,
                          u"A key cannot grant %1, which it does not have."_s.arg(scope),
                          {},
                          {}};
    }
    if (keyByPublicKey(call.books, *raw))
        throw conflict(u"That public key is registered already."_s);
    if (activeKeys(call.books).size() >= MaxActiveKeys)
        throw conflict(u"%1 keys are active already; revoke one first."_s.arg(MaxActiveKeys));
    const Document key = addKey(call.books, *raw, label, scopes);
    return {201, key.json(call.books), {}, key.id(call.books)};
}

Answer list(Call &call)
{
    Listing listing(call, "documents",
                    "id,parent,created_at,updated_at,version,status,asset,request,body");
    listing.where("kind=?", QString(kinds::Key.name));
    return listing.page(
        [&](const Query &row) { return readDocument(row, kinds::Key).json(call.books); });
}

Answer revoke(Call &call)
{
    Fields fields(call.body);
    const QString reason = fields.text("reason", 1, 500, Presence::Optional);
    fields.check();
    Document key = requireDocument(call.books, kinds::Key, call.id());
    if (key.status != "active"_L1)
        throw invalidState(u"%1 has been revoked before."_s.arg(call.id()));
    bool another = !scopesOf(key).contains(u"keys:write"_s);
    for (const Document &other : activeKeys(call.books))
        another = another || (other.row != key.row && scopesOf(other).contains(u"keys:write"_s));
    if (!another)
        throw conflict(u"The last key that may manage keys cannot be revoked."_s);
    key.body["revoked_at"_L1] = formatTimestamp(call.books.now());
    key.body["revoke_reason"_L1] = reason.isEmpty() ? QJsonValue() : QJsonValue(reason);
    changeDocument(call.books, key, u"revoked"_s);
    Query(call.books.db, "DELETE FROM tokens WHERE key=?1", key.row).run();
    return {200, key.json(call.books), {}, call.id()};
}

} // namespace keys

} // namespace coinpay::sandbox
