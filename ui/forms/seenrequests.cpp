// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/seenrequests.h"

#include "core/text.h"
#include "theme/formats.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay {

namespace {

constexpr qsizetype MostLines = 6;
constexpr qsizetype LongestWord = 60;
constexpr int FirstSuccess = 200;
constexpr int FirstRedirect = 300;

QString tr(const char *text, const char *note = nullptr, int n = -1)
{
    return QCoreApplication::translate("SeenRequests", text, note, n);
}

bool acted(const api::SeenRequest &request)
{
    return request.status >= FirstSuccess && request.status < FirstRedirect;
}

QString line(const api::SeenRequest &request, const QByteArray &bodySha256, const QLocale &locale)
{
    QStringList parts{theme::absoluteTime(request.receivedAt, locale),
                      QStringLiteral("HTTP %1").arg(request.status)};
    if (!request.code.isEmpty())
        parts.append(displayText(request.code, LongestWord));
    if (!request.resourceId.isEmpty())
        parts.append(displayText(request.resourceId, LongestWord));
    parts.append(displayText(request.id, LongestWord));
    if (!request.bodySha256.isEmpty() && request.bodySha256 != bodySha256)
        parts.append(tr("with other contents than were committed here"));
    return parts.join(QStringLiteral(" \u00B7 "));
}

} // namespace

SeenWords wordsFor(const QList<api::SeenRequest> &seen, const QByteArray &bodySha256,
                   const QLocale &locale)
{
    if (seen.isEmpty())
        return {theme::Tone::Neutral, tr("The server shows no record of it"),
                tr("Records are not kept for ever: one that is older than they are may have "
                   "arrived all the same.")};
    QStringList lines;
    for (const api::SeenRequest &request : seen.first(qMin(seen.size(), MostLines)))
        lines.append(line(request, bodySha256, locale));
    const bool happened = std::any_of(seen.begin(), seen.end(), acted);
    return {happened ? theme::Tone::Good : theme::Tone::Attention,
            tr("The server saw it %n time(s)", "a request", static_cast<int>(seen.size())),
            lines.join(u'\n')};
}

} // namespace coinpay
