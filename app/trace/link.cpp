// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/link.h"

#include "core/text.h"
#include "trace/texts.h"

#include <QUrl>

namespace coinpay {

namespace {

constexpr QLatin1String Beginning("coinpay-desk://trace/");

//! RFC 3986, section 2.1 and 2.3. Everything that has a meaning in a link is encoded in an id:
//! nothing else can hide behind it.
bool isEncoded(const QByteArray &text)
{
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
                return false;
            i += 2;
        } else if (!isHex(c) && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && c != '-' &&
                   c != '.' && c != '_' && c != '~') {
            return false;
        }
    }
    return true;
}

tl::unexpected<Error> notALink(const QString &why)
{
    return fail(ErrorKind::InvalidInput, why);
}

} // namespace

QString traceLink(const QString &id)
{
    return Beginning + QString::fromLatin1(QUrl::toPercentEncoding(id));
}

Result<QString> traceIdOfLink(const QString &link)
{
    if (link.size() > LongestTraceLink)
        return notALink(TraceTexts::tr("This link is too long to be one of a trace."));
    // A scheme and a host are the same in any case (RFC 3986, section 6.2.2.1).
    if (!link.startsWith(Beginning, Qt::CaseInsensitive))
        return notALink(
            TraceTexts::tr("This is not the link of a trace, which begins with %1.", "a link")
                .arg(Beginning));
    const QByteArray encoded = link.mid(Beginning.size()).toUtf8();
    if (!isEncoded(encoded))
        return notALink(
            TraceTexts::tr("This link of a trace has more in it than an id. It opens nothing."));
    const QByteArray bytes = QByteArray::fromPercentEncoding(encoded);
    QString id = QString::fromUtf8(bytes);
    if (id.trimmed().isEmpty())
        return notALink(TraceTexts::tr("This link of a trace names no id."));
    if (id.size() > LongestTraceId || hasControlCharacters(id) || id.toUtf8() != bytes)
        return notALink(TraceTexts::tr("What this link of a trace names cannot be an id."));
    return id;
}

} // namespace coinpay
