// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/auth/gate.h"

#include "sandbox/auth/ed25519.h"
#include "sandbox/auth/keys.h"
#include "sandbox/service/fields.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRegularExpression>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 TokenSeconds = 300;
constexpr qint64 SkewSeconds = 300;
constexpr qsizetype TokenBytes = 32;

Problem refused(const QString &code, const QString &message)
{
    return {401, code, message, {}, {}};
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

qint64 readTimestamp(const QByteArray &text)
{
    bool valid = false;
    const qint64 seconds = text.toLongLong(&valid);
    if (!valid || QByteArray::number(seconds) != text)
        throw refused(u"signature_invalid"_s, u"X-Timestamp is not Unix time in seconds."_s);
    return seconds;
}

void checkSkew(Books &books, qint64 seconds)
{
    // In milliseconds, so that 300 s is the border and not 300.999.
    const qint64 off = seconds * 1000 - books.clock.wall();
    if (qAbs(off) <= SkewSeconds * 1000)
        return;
    throw refused(u"clock_skew"_s, u"X-Timestamp is %1 s %2 this server."_s.arg(qAbs(off) / 1000)
                                       .arg(off < 0 ? "behind"_L1 : "ahead of"_L1));
}

void checkNotReplayed(Books &books, const QByteArray &hash, const QString &idempotencyKey)
{
    Query seen(books.db, "SELECT idempotency_key FROM signatures WHERE hash=?1", hash);
    if (seen.step() && (idempotencyKey.isEmpty() || seen.text(0) != idempotencyKey))
        throw refused(u"signature_replayed"_s,
                      u"This signature was used before with another Idempotency-Key."_s);
}

} // namespace

void checkToken(Books &books, const http::Request &request, Identity &identity)
{
    const QByteArray header = request.headers.value("Authorization");
    constexpr qsizetype SchemeLength = 7;
    if (header.left(SchemeLength).toLower() != "bearer ")
        throw refused(u"unauthenticated"_s, u"This call needs a bearer token."_s);
    Query row(books.db, "SELECT key, expires_at FROM tokens WHERE hash=?1",
              sha256(header.mid(SchemeLength).trimmed()));
    if (!row.step())
        throw refused(u"unauthenticated"_s, u"The token is unknown or revoked."_s);
    identity.key = loadDocument(books, kinds::Key, row.integer(0));
    if (row.integer(1) <= books.clock.tokenTime())
        throw refused(u"token_expired"_s, u"The token has expired. Exchange another."_s);
}

void checkSignature(Books &books, const http::Request &request, const QString &idempotencyKey,
                    Identity &identity)
{
    const QByteArray keyId = request.headers.value("X-Key-Id");
    const QByteArray stamp = request.headers.value("X-Timestamp");
    const QByteArray text = request.headers.value("X-Signature");
    if (keyId.isEmpty() || stamp.isEmpty() || text.isEmpty())
        throw refused(u"unauthenticated"_s,
                      u"This call needs X-Key-Id, X-Timestamp and X-Signature."_s);
    const auto key = findDocument(books, kinds::Key, QString::fromLatin1(keyId));
    if (!key || key->status != "active"_L1)
        throw refused(u"unauthenticated"_s, u"The key is unknown or revoked."_s);
    if (identity.key && identity.key->row != key->row) {
        identity.signatureValid = false;
        throw refused(u"signature_invalid"_s, u"The token was issued to another key."_s);
    }
    identity.key = key;
    checkSkew(books, readTimestamp(stamp));
    const QByteArray payload =
        request.method + '\n' + request.target + '\n' + stamp + '\n' + sha256(request.body);
    const auto publicKey =
        QByteArray::fromBase64(key->body.value("public_key"_L1).toString().toLatin1());
    const auto signature =
        QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    identity.signatureValid = signature && verifies(publicKey, payload, *signature);
    if (!*identity.signatureValid)
        throw refused(u"signature_invalid"_s,
                      u"The signature does not verify with %1."_s.arg(QString::fromLatin1(keyId)));
    identity.signatureHash = sha256(*signature);
    checkNotReplayed(books, identity.signatureHash, idempotencyKey);
}

void checkScope(const Identity &identity, const QString &scope)
{
    if (!scopesOf(*identity.key).contains(scope))
        throw Problem{
            403, u"forbidden_scope"_s, u"The key lacks the scope %1."_s.arg(scope), {}, {}};
}

void rememberSignature(Books &books, const Identity &identity, const QString &idempotencyKey)
{
    // Past twice the skew no clock accepts it any more.
    constexpr qint64 KeepMs = 4 * SkewSeconds * 1000;
    if (identity.signatureHash.isEmpty())
        return;
    Query(books.db, "INSERT OR IGNORE INTO signatures(hash,idempotency_key,at) VALUES(?1,?2,?3)",
          identity.signatureHash, idempotencyKey, books.clock.real())
        .run();
    Query(books.db, "DELETE FROM signatures WHERE at<?1", books.clock.real() - KeepMs).run();
    noteKeyUse(books, *identity.key);
}

Answer createToken(Call &call)
{
    static const QRegularExpression nonceShape(u"^[0-9A-Za-z_-]{16,64}$"_s);
    Fields fields(call.body);
    const QString keyId = fields.text("key_id", 1, 64, Presence::Required);
    const QString nonce = fields.text("nonce", 16, 64, Presence::Required);
    if (!keyId.isEmpty() && keyId.toLatin1() != call.http.headers.value("X-Key-Id"))
        fields.refuse("key_id", "mismatch", u"key_id is not that of X-Key-Id."_s);
    if (!nonce.isEmpty() && !nonceShape.match(nonce).hasMatch())
        fields.refuse("nonce", "format", u"nonce has characters that are not allowed."_s);
    fields.check();
    const QByteArray token =
        "cpt_" + call.books.random.bytes(TokenBytes)
                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const UnixMs now = call.books.clock.tokenTime();
    constexpr qint64 ForgetMs = 3'600'000; // expired ones still get their own code for a while
    Query(call.books.db, "DELETE FROM tokens WHERE expires_at<?1", now - ForgetMs).run();
    Query(call.books.db, "INSERT INTO tokens(hash,key,expires_at) VALUES(?1,?2,?3)", sha256(token),
          call.key->row, now + TokenSeconds * 1000)
        .run();
    return {201,
            {{u"access_token"_s, QString::fromLatin1(token)},
             {u"token_type"_s, u"Bearer"_s},
             {u"expires_in"_s, TokenSeconds},
             {u"scopes"_s, QJsonArray::fromStringList(scopesOf(*call.key))}},
            {},
            {},
            true};
}

} // namespace coinpay::sandbox
