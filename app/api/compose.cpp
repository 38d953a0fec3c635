// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/compose.h"

#include "crypto/canonicalrequest.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay::api {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Client)
};

constexpr qint64 MsPerSecond = 1000;

//! Adds headers while each value is visible ASCII, which no line break or blank can slip through.
class HeaderList
{
public:
    void add(const char *name, const QString &value)
    {
        const bool visible = !value.isEmpty() && std::ranges::all_of(value, [](QChar c) {
            return c > u' ' && c <= u'~';
        });
        m_good = m_good && visible;
        m_headers.append({name, value.toLatin1()});
    }

    void addIfAny(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            add(name, value);
    }

    void addRaw(const char *name, const QByteArray &value) { m_headers.append({name, value}); }

    [[nodiscard]] bool isGood() const { return m_good; }

    [[nodiscard]] const Headers &headers() const { return m_headers; }

private:
    Headers m_headers;
    bool m_good = true;
};

Done sign(const ApiRequest &request, const Credentials &credentials, UnixMs now,
          HeaderList &headers)
{
    const qint64 timestamp = now / MsPerSecond;
    const Result<QByteArray> signature = credentials.key->sign(
        canonicalRequest(request.method, request.target, timestamp, request.body));
    if (!signature)
        return fail(signature.error());
    headers.add("X-Key-Id", credentials.keyId);
    headers.addRaw("X-Timestamp", QByteArray::number(timestamp));
    headers.addRaw("X-Signature", signature->toBase64());
    return {};
}

} // namespace

Result<HttpRequest> compose(const ApiRequest &request, Proof proof, const Credentials &credentials,
                            const SharedSecret &token, UnixMs now)
{
    HeaderList headers;
    headers.addRaw("Accept", "application/json, application/problem+json");
    if (request.method != "GET")
        headers.addRaw("Content-Type", "application/json");
    if (proof != Proof::Signature)
        headers.addRaw("Authorization", "Bearer " + token->view().toByteArray());
    if (proof != Proof::Token) {
        if (const Done signedWell = sign(request, credentials, now, headers); !signedWell)
            return fail(signedWell.error());
    }
    headers.addIfAny("Idempotency-Key", request.idempotencyKey);
    headers.addIfAny("X-Correlation-Id", request.correlationId);
    if (request.waitSeconds > 0)
        headers.addRaw("Prefer", "wait=" + QByteArray::number(request.waitSeconds));
    if (!headers.isGood()) {
        return fail(ErrorKind::InvalidInput,
                    Words::tr("The key id, or an id of this operation, holds characters that "
                              "cannot be sent. Check the profile's key id."));
    }
    HttpRequest http;
    http.method = request.method;
    http.target = request.target;
    http.headers = headers.headers();
    http.body = request.body;
    http.silenceTimeoutMs += request.waitSeconds * MsPerSecond;
    http.totalTimeoutMs += request.waitSeconds * MsPerSecond;
    return http;
}

} // namespace coinpay::api
