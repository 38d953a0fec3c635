// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestnote.h"

#include "core/text.h"
#include "crypto/digest.h"

#include <algorithm>
#include <array>

namespace coinpay::api {

namespace {

constexpr qsizetype MostHeaders = 60;
constexpr qsizetype LongestName = 80;
constexpr qsizetype LongestValue = 300;
constexpr qsizetype SignatureShown = 8;

constexpr std::array sentAsIs{
    "accept",      "content-type",    "content-length",   "x-key-id",
    "x-timestamp", "idempotency-key", "x-correlation-id", "prefer",
};

constexpr std::array cameAsIs{
    "age",
    "cache-control",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "etag",
    "idempotent-replayed",
    "location",
    "preference-applied",
    "ratelimit",
    "ratelimit-policy",
    "retry-after",
    "server",
    "strict-transport-security",
    "transfer-encoding",
    "vary",
    "via",
    "x-request-id",
};

template <typename List>
bool contains(const List &list, const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return std::ranges::any_of(list, [&](const char *known) { return lower == known; });
}

QString line(const QByteArray &name, const QString &value)
{
    return displayText(QString::fromUtf8(name), LongestName) + QStringLiteral(": ") + value;
}

QString shown(const QByteArray &value)
{
    return displayText(QString::fromUtf8(value), LongestValue);
}

// The same in every language: a log is passed on.
QString redacted()
{
    return QStringLiteral("(redacted)");
}

QString sentLine(const QByteArray &name, const QByteArray &value)
{
    if (name == "Authorization")
        return line(name, QStringLiteral("Bearer ") + redacted());
    if (name == "X-Signature")
        return line(name, QString::fromLatin1(value.left(SignatureShown)) + u'\u2026' + redacted());
    return line(name, contains(sentAsIs, name) ? shown(value) : redacted());
}

} // namespace

RequestNote noteOf(HttpRequest &request, const SharedSecret &token, const Clock &clock)
{
    RequestNote note;
    note.startedAt = clock.now();
    note.began = clock.monotonicMs();
    note.signedAt = headerValue(request.headers, "X-Timestamp").toLongLong();
    note.keyId = QString::fromLatin1(headerValue(request.headers, "X-Key-Id"));
    if (note.signedAt != 0 || !request.body.isEmpty())
        note.bodySha256 = sha256Hex(request.body);
    for (const auto &[name, value] : std::as_const(request.headers))
        note.headers.append(sentLine(name, value));
    note.token = token;
    const auto timing = std::make_shared<RequestTiming>();
    request.timing = timing;
    note.timing = timing;
    return note;
}

QStringList notedHeaders(const Headers &answer, const SharedSecret &token)
{
    QStringList lines;
    for (const auto &[name, value] : answer) {
        if (lines.size() == MostHeaders)
            break;
        const bool echoes = token && !token->isEmpty() && value.contains(token->view());
        lines.append(line(name, contains(cameAsIs, name) && !echoes ? shown(value) : redacted()));
    }
    return lines;
}

} // namespace coinpay::api
