// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/allowlist.h"
#include "core/log.h"
#include "core/timestamp.h"
#include "domain/note.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace coinpay {

namespace {

constexpr QLatin1String LeftOut("[left out]");
constexpr qsizetype LongestWord = 64;
constexpr qsizetype LongestId = 255;
constexpr qsizetype LongestText = MaxNoteLength;
constexpr qsizetype LongestTarget = 1024;
//! Nothing but the random part of a secret is this long without a space in it; ids have 26 to 36.
constexpr qsizetype LongestRun = 40;
//! Hashes and transactions in hex have 64 digits, signatures twice as many.
constexpr qsizetype LongestHex = 66;

bool isVisibleAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c > u' ' && c <= u'~'; });
}

//! Hex, base58 or bech32, and no other letters: an address or a hash.
bool isOfAChain(const QString &text)
{
    static const QRegularExpression hex(QStringLiteral("^(0x)?[0-9a-fA-F]{32,64}$"));
    static const QRegularExpression base58(
        QStringLiteral("^(?:[1-9A-HJ-NP-Za-km-z]{25,44}|[1-9A-HJ-NP-Za-km-z]{87,88})$"));
    static const QRegularExpression bech32(
        QStringLiteral("^(?:[a-z]{2,11}:)?[a-z]{1,10}1[02-9ac-hj-np-z]{6,90}$"));
    return hex.match(text).hasMatch() || base58.match(text).hasMatch() ||
           bech32.match(text).hasMatch();
}

//! "/v1/invoices/inv_01HV": of words and ids.
bool isAPath(const QString &run)
{
    static const QRegularExpression word(QStringLiteral("^[a-z][a-z0-9_-]{0,30}$"));
    static const QRegularExpression id(QStringLiteral("^[a-z]{2,5}_[A-Za-z0-9]{1,36}$"));
    const QStringList segments = run.split(u'/', Qt::SkipEmptyParts);
    return run.contains(u'/') && std::ranges::all_of(segments, [](const QString &segment) {
               return word.match(segment).hasMatch() || id.match(segment).hasMatch();
           });
}

//! Long, and of letters in both cases with digits, or longer than any hash.
bool looksRandom(const QString &run)
{
    if (run.size() < LongestRun || isOfAChain(run) || isAPath(run))
        return false;
    const auto has = [&run](auto isSome) { return std::ranges::any_of(run, isSome); };
    const bool isMixed = has([](QChar c) { return c.isUpper(); }) &&
                         has([](QChar c) { return c.isLower(); }) &&
                         has([](QChar c) { return c.isDigit(); });
    return isMixed || run.size() > LongestHex;
}

QString orLeftOut(const QString &text, bool fits)
{
    return fits ? text : QString(LeftOut);
}

QString withoutRandom(const QString &text)
{
    static const QRegularExpression run(QStringLiteral("[A-Za-z0-9+/_=-]{40,}"));
    QString kept;
    qsizetype at = 0;
    for (auto runs = run.globalMatch(text); runs.hasNext();) {
        const auto match = runs.next();
        kept += QStringView(text).mid(at, match.capturedStart() - at);
        kept += looksRandom(match.captured()) ? QString(LeftOut) : match.captured();
        at = match.capturedEnd();
    }
    kept += QStringView(text).mid(at);
    return kept;
}

//! The path, and of the query the parameters of the contract.
QString targetOnly(const QString &target)
{
    static const QStringList known{
        QStringLiteral("after"),      QStringLiteral("cursor"),
        QStringLiteral("limit"),      QStringLiteral("created_from"),
        QStringLiteral("created_to"), QStringLiteral("asset"),
        QStringLiteral("status"),     QStringLiteral("reference"),
        QStringLiteral("deal_ref"),   QStringLiteral("resource_id"),
        QStringLiteral("event_id"),   QStringLiteral("idempotency_key"),
    };
    const qsizetype mark = target.indexOf(u'?');
    if (mark < 0)
        return withoutSecrets(target);
    QStringList query;
    for (const QString &pair : target.mid(mark + 1).split(u'&')) {
        const QString name = pair.section(u'=', 0, 0);
        query +=
            known.contains(name) ? withoutSecrets(pair) : withoutSecrets(name) + u'=' + LeftOut;
    }
    return withoutSecrets(target.left(mark)) + u'?' + query.join(u'&');
}

QString serverOnly(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isServer = url.isValid() && url.scheme() == QLatin1String("https") &&
                          url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    return orLeftOut(withoutSecrets(text), isServer);
}

QString textIn(Shape shape, const QString &text)
{
    switch (shape) {
    case Shape::Word:
        return orLeftOut(withoutSecrets(text), text.size() <= LongestWord && isVisibleAscii(text));
    case Shape::Id:
        return orLeftOut(withoutSecrets(text), text.size() <= LongestId && isVisibleAscii(text));
    case Shape::Chain: return orLeftOut(text, isOfAChain(text));
    case Shape::Party: return isOfAChain(text) ? text : withoutSecrets(text.left(LongestText));
    case Shape::Text: return withoutSecrets(text.left(LongestText));
    case Shape::Target: return targetOnly(text.left(LongestTarget));
    case Shape::Server: return serverOnly(text);
    case Shape::Time: return orLeftOut(text, parseTimestamp(text).has_value());
    case Shape::Number:
    case Shape::Flag:
    case Shape::Texts:
    case Shape::Object:
    case Shape::Objects: break;
    }
    return LeftOut;
}

QJsonValue valueIn(const AllowedMember &member, const QJsonValue &value)
{
    if (value.isNull())
        return value;
    switch (member.shape) {
    case Shape::Word:
    case Shape::Id:
    case Shape::Chain:
    case Shape::Party:
    case Shape::Text:
    case Shape::Target:
    case Shape::Server:
    case Shape::Time: return value.isString() ? textIn(member.shape, value.toString()) : LeftOut;
    case Shape::Number: return value.isDouble() ? value : QJsonValue(LeftOut);
    case Shape::Flag: return value.isBool() ? value : QJsonValue(LeftOut);
    case Shape::Object: return onlyAllowed(value.toObject(), *member.inside);
    case Shape::Texts:
    case Shape::Objects: break;
    }
    QJsonArray kept;
    for (const QJsonValue one : value.toArray()) {
        if (member.shape == Shape::Texts)
            kept.append(textIn(Shape::Text, one.toString()));
        else
            kept.append(onlyAllowed(one.toObject(), *member.inside));
    }
    return kept;
}

} // namespace

QString withoutSecrets(const QString &text)
{
    return withoutRandom(redacted(text));
}

QJsonObject onlyAllowed(const QJsonObject &object, const AllowedObject &allowed)
{
    QJsonObject kept;
    for (qsizetype i = 0; i < allowed.count; ++i) {
        const AllowedMember &member = allowed.members[i];
        const auto found = object.constFind(QLatin1String(member.name));
        if (found != object.constEnd())
            kept.insert(found.key(), valueIn(member, *found));
    }
    return kept;
}

} // namespace coinpay
