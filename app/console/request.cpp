// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/request.h"

#include "api/target.h"
#include "core/text.h"

#include <QCoreApplication>
#include <QUrl>

#include <cctype>

namespace coinpay::console {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Console)
};

Error refused(const QString &sentence)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.code = QStringLiteral("not_of_the_contract");
    error.message = sentence;
    return error;
}

//! What may stand in a query: what RFC 3986 allows there, percent signs only before two digits.
bool isEncodedQuery(QByteArrayView query)
{
    constexpr QByteArrayView Marks = "-._~!$&'()*+,;=:@/?%";
    for (qsizetype i = 0; i < query.size(); ++i) {
        const char c = query[i];
        const bool isWord =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!isWord && !Marks.contains(c))
            return false;
        if (c != '%')
            continue;
        if (i + 2 >= query.size() || !std::isxdigit(static_cast<unsigned char>(query[i + 1])) ||
            !std::isxdigit(static_cast<unsigned char>(query[i + 2])))
            return false;
    }
    return true;
}

bool isField(const QString &part)
{
    return part.startsWith(u'{') && part.endsWith(u'}');
}

//! The ids of a path that has the shape of the call's; nothing for another shape.
std::optional<QMap<QString, QString>> idsIn(const CatalogCall &call, const QString &path)
{
    const QStringList wanted = call.path.split(u'/');
    const QStringList parts = path.split(u'/');
    if (parts.size() != wanted.size())
        return {};
    QMap<QString, QString> ids;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (isField(wanted[i]))
            ids.insert(wanted[i].mid(1, wanted[i].size() - 2), parts[i]);
        else if (wanted[i] != parts[i])
            return {};
    }
    return ids;
}

Error secretSentence(const CatalogCall &call)
{
    if (call.id == u"rotateWebhookSecret")
        return refused(Words::tr("The answer to this is a secret, which the console would show. "
                                 "Rotate it on the Webhooks page, which puts it into the "
                                 "keychain."));
    if (call.id == u"createToken")
        return refused(Words::tr("The program gets its tokens by itself, and shows them to "
                                 "nobody."));
    return refused(Words::tr("The answer to this is a secret, which the console would show."));
}

} // namespace

Result<MatchedCall> matchCall(const QByteArray &method, const QByteArray &target)
{
    if (target.size() > LongestTarget)
        return fail(refused(Words::tr("The path is too long.")));
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.left(mark);
    const QByteArray query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    QStringList otherMethods;
    for (const CatalogCall &call : contractCalls()) {
        const auto ids = idsIn(call, QString::fromUtf8(path));
        if (!ids)
            continue;
        if (call.method.toLatin1() != method) {
            otherMethods.append(call.method);
            continue;
        }
        for (const QString &id : *ids) {
            if (!api::isId(id))
                return fail(api::notAnId());
        }
        if (!isEncodedQuery(query))
            return fail(refused(
                Words::tr("The query has characters that must be written as % and two digits, "
                          "such as %20 for a blank.")));
        if (call.bearsSecret)
            return fail(secretSentence(call));
        return MatchedCall{&call, *ids};
    }
    if (!otherMethods.isEmpty())
        return fail(refused(Words::tr("The contract has %1 for this path, not %2.",
                                      "%1 one or more methods, %2 a method")
                                .arg(otherMethods.join(QStringLiteral(", ")),
                                     displayText(QString::fromUtf8(method), 20))));
    return fail(refused(Words::tr("%1 is not a path of the contract. Paths begin with /v1/; "
                                  "choose one from the list.",
                                  "%1 a path")
                            .arg(displayText(QString::fromUtf8(path), 100))));
}

QByteArray targetFor(const CatalogCall &call, const QMap<QString, QString> &fields)
{
    QStringList parts = call.path.split(u'/');
    for (QString &part : parts) {
        if (!isField(part))
            continue;
        const QString value = fields.value(part.mid(1, part.size() - 2)).trimmed();
        if (!value.isEmpty())
            part = QString::fromLatin1(QUrl::toPercentEncoding(value));
    }
    QByteArray target = parts.join(u'/').toLatin1();
    char mark = '?';
    for (const CatalogField &field : call.queryFields) {
        const QString value = fields.value(field.name).trimmed();
        if (value.isEmpty())
            continue;
        target += mark + field.name.toLatin1() + '=' + QUrl::toPercentEncoding(value);
        mark = '&';
    }
    return target;
}

QMap<QString, QString> fieldsIn(const CatalogCall &call, const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    const auto ids = idsIn(call, QString::fromUtf8(mark < 0 ? target : target.left(mark)));
    QMap<QString, QString> fields;
    for (const CatalogField &field : call.pathFields) {
        const QString id = ids ? ids->value(field.name) : QString();
        if (!id.isEmpty() && !isField(id))
            fields.insert(field.name, id);
    }
    if (mark < 0)
        return fields;
    for (const QByteArray &pair : target.mid(mark + 1).split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            fields.insert(QString::fromLatin1(pair.left(equals)),
                          QUrl::fromPercentEncoding(pair.mid(equals + 1)));
    }
    return fields;
}

} // namespace coinpay::console
