// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/keptheaders.h"

#include <algorithm>
#include <array>

namespace coinpay {

namespace {

bool mayBeACredential(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    if (lower == "x-secret-id") // says which secret signed, not what it is
        return false;
    static constexpr std::array marks{"authorization", "cookie",  "token",     "password",
                                      "passwd",        "secret",  "api-key",   "apikey",
                                      "credential",    "session", "access-key"};
    return std::ranges::any_of(marks, [&](const char *mark) { return lower.contains(mark); });
}

bool holdsASecret(const QByteArray &value, std::span<const SharedSecret> secrets)
{
    return std::ranges::any_of(secrets, [&](const SharedSecret &secret) {
        return secret && !secret->isEmpty() && value.contains(secret->view());
    });
}

} // namespace

QByteArray keptHeaders(const http::Headers &headers, std::span<const SharedSecret> secrets)
{
    QByteArray block;
    for (const http::Header &header : headers) {
        const bool withheld = mayBeACredential(header.name) || holdsASecret(header.value, secrets);
        block +=
            header.name + ": " + (withheld ? QByteArray(WithheldValue) : header.value) + "\r\n";
    }
    return block;
}

http::Headers headersFromKept(const QByteArray &block)
{
    http::Headers headers;
    for (qsizetype from = 0; from < block.size();) {
        const qsizetype end = block.indexOf("\r\n", from);
        const qsizetype colon = block.indexOf(": ", from);
        if (end < 0 || colon < 0 || colon > end)
            break;
        const QByteArray value = block.mid(colon + 2, end - colon - 2);
        if (value != WithheldValue)
            headers.append({block.mid(from, colon - from), value});
        from = end + 2;
    }
    return headers;
}

QList<HeaderField> headerFields(const http::Headers &headers)
{
    QList<HeaderField> fields;
    for (const http::Header &header : headers)
        fields.append({header.name, header.value, static_cast<int>(fields.size()) + 1});
    return fields;
}

} // namespace coinpay
