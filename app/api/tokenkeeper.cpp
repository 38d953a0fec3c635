// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/tokenkeeper.h"

#include "api/wire/decode.h"
#include "api/wire/jsonwriter.h"

#include <openssl/crypto.h>

namespace coinpay::api {

namespace {

constexpr int NonceBytes = 16; // 128 random bits; the contract asks for 96
// Renewed when a fifth of its life is left, so that no call starts with a token about to end.
constexpr qint64 RenewAfterParts = 4;
constexpr qint64 LifeParts = 5;

} // namespace

TokenKeeper::TokenKeeper(Session &session)
    : m_session(session)
{
}

void TokenKeeper::acquire(QObject *context, Taker taker)
{
    if (m_token && m_session.clock().monotonicMs() < m_renewAt) {
        taker(m_token);
        return;
    }
    m_waiters.append({context, std::move(taker)});
    if (!m_exchanging)
        exchange();
}

void TokenKeeper::drop(const SharedSecret &token)
{
    if (m_token == token)
        m_token.reset();
}

void TokenKeeper::exchange()
{
    m_exchanging = true;
    const QByteArray nonce =
        m_session.random()
            .bytes(NonceBytes)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    ApiRequest request;
    request.method = "POST";
    request.target = "/v1/auth/tokens";
    request.body = wire::JsonWriter()
                       .string("key_id", m_session.credentials().keyId)
                       .string("nonce", QString::fromLatin1(nonce))
                       .bytes();
    Result<HttpRequest> http =
        compose(request, Proof::Signature, m_session.credentials(), {}, m_session.clock().now());
    if (!http) {
        settle(fail(http.error()));
        return;
    }
    const RequestNote note = noteOf(*http, {}, m_session.clock());
    m_session.send(this, *http, [=, this](Result<HttpAnswer> answer) {
        answered(request, note, std::move(answer));
    });
}

void TokenKeeper::answered(const ApiRequest &request, const RequestNote &note,
                           Result<HttpAnswer> answer)
{
    Understanding understanding;
    Done adopted;
    if (!answer)
        adopted = fail(answer.error());
    else if (!isSuccess(*answer))
        adopted = fail(errorOf(*answer));
    else
        adopted = adopt(*answer, understanding);
    m_session.log(request, note, answer, understanding);
    if (adopted) {
        settle(m_token);
        return;
    }
    // One that is still good serves on; the next call tries to renew it again.
    const bool stillGood = m_token && m_session.clock().monotonicMs() < m_expiresAt;
    if (stillGood && adopted.error().kind != ErrorKind::Unauthenticated)
        settle(m_token);
    else
        settle(fail(adopted.error()));
}

Done TokenKeeper::adopt(HttpAnswer &answer, Understanding &understanding)
{
    Result<wire::Decoded<wire::Token>> token = wire::decodeToken(answer.body);
    OPENSSL_cleanse(answer.body.data(), static_cast<size_t>(answer.body.size()));
    if (!token) {
        Error error = token.error();
        error.requestId = requestIdOf(answer);
        error.httpStatus = answer.status;
        understanding.error = error;
        return fail(error);
    }
    understanding.flags = token->flags;
    const qint64 now = m_session.clock().monotonicMs();
    m_renewAt = now + token->value.lifeMs * RenewAfterParts / LifeParts;
    m_expiresAt = now + token->value.lifeMs;
    m_scopes = token->value.scopes;
    m_token = std::make_shared<const SecretBytes>(SecretBytes::taking(token->value.accessToken));
    return {};
}

void TokenKeeper::settle(const Result<SharedSecret> &result)
{
    m_exchanging = false;
    const QList<Waiter> waiters = std::exchange(m_waiters, {});
    for (const Waiter &waiter : waiters) {
        if (waiter.context)
            waiter.taker(result);
    }
}

} // namespace coinpay::api
