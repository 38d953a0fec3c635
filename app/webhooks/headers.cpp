// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/headers.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WebhookHeaders)
};

tl::unexpected<Error> refused(const QString &sentence)
{
    return fail(ErrorKind::InvalidInput, sentence);
}

//! RFC 9110, section 5.6.2.
bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

//! RFC 9110, section 5.5: anything visible, white space between, and bytes beyond ASCII.
bool isValueCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return c == '\t' || (byte >= 0x20 && byte != 0x7F);
}

bool isRequestLine(QByteArrayView line)
{
    return line.endsWith("HTTP/1.1") || line.endsWith("HTTP/1.0") || line.endsWith("HTTP/2");
}

std::optional<QByteArray> *fieldFor(WebhookHeaders &headers, const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    if (lower == "x-timestamp")
        return &headers.timestamp;
    if (lower == "x-signature")
        return &headers.signature;
    if (lower == "x-event-id")
        return &headers.eventId;
    return nullptr;
}

tl::unexpected<Error> refusedLine(int number, const QString &fault)
{
    return refused(
        Text::tr("Line %1 cannot be read: %2.", "%1 a number, %2 the end of the sentence")
            .arg(number)
            .arg(fault));
}

//! Empty when the line is fine.
QString readLine(QByteArrayView line, HeaderField &field)
{
    if (line.size() > MaxHeaderLine)
        return Text::tr("it is longer than %1 bytes").arg(MaxHeaderLine);
    if (line.front() == ' ' || line.front() == '\t')
        return Text::tr("it continues the line before, which HTTP no longer allows");
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return Text::tr("it has no colon");
    const QByteArrayView name = line.first(colon);
    if (name.isEmpty() || !std::all_of(name.begin(), name.end(), isTokenCharacter))
        return Text::tr("what stands before the colon is not a header's name");
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (!std::all_of(value.begin(), value.end(), isValueCharacter))
        return Text::tr("it holds a control character");
    field.name = name.toByteArray();
    field.value = value.toByteArray();
    return {};
}

} // namespace

Result<QList<HeaderField>> readHeaderFields(QByteArrayView block)
{
    if (block.size() > MaxHeaderBlock) {
        return refused(Text::tr("These are more than %1 KiB: more than the headers of a message.")
                           .arg(MaxHeaderBlock / 1024));
    }
    QList<HeaderField> fields;
    int number = 0;
    for (qsizetype from = 0; from < block.size();) {
        const qsizetype feed = block.indexOf('\n', from);
        const qsizetype end = feed < 0 ? block.size() : feed;
        QByteArrayView line = block.sliced(from, end - from);
        from = end + 1;
        ++number;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            break;
        if (number == 1 && isRequestLine(line))
            continue;
        if (number > MaxHeaderLines)
            return refused(Text::tr("There are more than %1 headers.").arg(MaxHeaderLines));
        HeaderField field;
        field.line = number;
        if (const QString fault = readLine(line, field); !fault.isEmpty())
            return refusedLine(number, fault);
        fields.append(field);
    }
    return fields;
}

Result<WebhookHeaders> readWebhookHeaders(QByteArrayView block)
{
    const auto fields = readHeaderFields(block);
    if (!fields)
        return fail(fields.error());
    WebhookHeaders headers;
    for (const HeaderField &field : *fields) {
        std::optional<QByteArray> *wanted = fieldFor(headers, field.name);
        if (!wanted)
            continue;
        if (wanted->has_value()) {
            return refusedLine(field.line,
                               Text::tr("%1 is there twice").arg(QString::fromLatin1(field.name)));
        }
        *wanted = field.value;
    }
    return headers;
}

} // namespace coinpay
