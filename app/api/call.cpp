// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/call.h"

#include "api/httpfields.h"
#include "api/networkfaults.h"
#include "api/retrypolicy.h"

#include <QThreadPool>
#include <QTimer>

namespace coinpay::api {

namespace {

// Below this, decoding is quicker than handing it to another thread.
constexpr qsizetype DecodeHereBytes = 16 * 1024;

constexpr int NextSecondMs = 1050;

//! The server does not take this token: a new one may help. A 401 whose body was lost counts too.
bool refusesToken(const Error &error)
{
    return error.code == QLatin1String("token_expired") ||
           error.code == QLatin1String("unauthenticated") ||
           (error.httpStatus == 401 && error.code.isEmpty());
}

ApiAnswer apiAnswer(const HttpAnswer &http)
{
    ApiAnswer answer;
    answer.status = http.status;
    answer.body = http.body;
    answer.requestId = requestIdOf(http);
    answer.replayed =
        headerValue(http.headers, "Idempotent-Replayed").compare("true", Qt::CaseInsensitive) == 0;
    answer.serverTime = parseHttpDate(headerValue(http.headers, "Date")).value_or(0);
    answer.receivedAt = http.receivedAt;
    return answer;
}

} // namespace

Call::Call(Session &session, TokenKeeper &tokens, ApiRequest request, Kind kind)
    : m_session(session)
    , m_tokens(tokens)
    , m_request(std::move(request))
    , m_kind(kind)
{
    m_pending.whenCanceled(this, [this] { deleteLater(); });
}

void Call::start()
{
    const qint64 hold = m_kind == Kind::Read ? qMin(m_session.holdMs(), MaxReadWaitMs) : 0;
    if (hold > 0)
        QTimer::singleShot(static_cast<int>(hold), this, &Call::acquireToken);
    else
        acquireToken();
}

void Call::acquireToken()
{
    m_tokens.acquire(this, [this](const Result<SharedSecret> &token) {
        if (token)
            sendWith(*token);
        else
            failedBeforeSending(token.error());
    });
}

void Call::sendWith(const SharedSecret &token)
{
    m_token = token;
    const Proof proof = m_kind == Kind::Read ? Proof::Token : Proof::TokenAndSignature;
    Result<HttpRequest> http =
        compose(m_request, proof, m_session.credentials(), token, m_session.clock().now());
    if (!http) {
        finish(fail(http.error()));
        return;
    }
    m_note = noteOf(*http, token, m_session.clock());
    ++m_tries;
    m_session.send(this, *http, [this](Result<HttpAnswer> answer) { answered(std::move(answer)); });
}

void Call::answered(Result<HttpAnswer> answer)
{
    if (answer && m_request.observe)
        m_request.observe(*answer);
    if (answer && isSuccess(*answer)) {
        understand(*answer);
        return;
    }
    m_session.log(m_request, m_note, answer, {});
    failedAttempt(answer ? errorOf(*answer) : answer.error());
}

void Call::understand(const HttpAnswer &http)
{
    const ApiAnswer answer = apiAnswer(http);
    if (!m_request.understand) {
        understood(http, answer, {});
        return;
    }
    if (http.body.size() < DecodeHereBytes) {
        understood(http, answer, m_request.understand(answer));
        return;
    }
    auto *watcher = new QFutureWatcher<Understanding>(this);
    connect(watcher, &QFutureWatcherBase::finished, this,
            [=, this] { understood(http, answer, watcher->result()); });
    auto promise = std::make_shared<QPromise<Understanding>>();
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, answer, decode = m_request.understand] {
        promise->addResult(decode(answer));
        promise->finish();
    });
}

void Call::understood(const HttpAnswer &http, const ApiAnswer &answer,
                      const Understanding &understanding)
{
    m_session.log(m_request, m_note, http, understanding);
    if (!understanding.error) {
        finish(answer);
        return;
    }
    Error error = *understanding.error;
    error.requestId = answer.requestId;
    error.httpStatus = answer.status;
    failedAttempt(error);
}

void Call::failedAttempt(const Error &error)
{
    if (refusesToken(error) && !m_tokenRenewed) {
        m_tokenRenewed = true;
        m_tokens.drop(m_token);
        ++m_request.attempt;
        acquireToken();
        return;
    }
    if (error.code == QLatin1String("signature_replayed") && !m_signedLater) {
        // Another operation had the same bytes in the same second. Nothing has happened yet, and
        // the next second makes another signature.
        m_signedLater = true;
        ++m_request.attempt;
        QTimer::singleShot(NextSecondMs, this, &Call::acquireToken);
        return;
    }
    retryOrFinish(error);
}

void Call::failedBeforeSending(Error error)
{
    // The write itself has not left, or was refused for its token: its outcome is not unknown.
    if (m_kind == Kind::Write && outcomeIsUnknown(error.kind))
        error.kind = ErrorKind::Connect;
    ++m_tries;
    retryOrFinish(error);
}

void Call::retryOrFinish(const Error &error)
{
    const bool isRepeated = m_kind == Kind::Read && !m_request.once;
    const auto delay =
        isRepeated ? nextReadDelayMs(error, m_tries, m_session.random()) : std::optional<qint64>();
    if (!delay) {
        finish(fail(error));
        return;
    }
    ++m_request.attempt;
    QTimer::singleShot(static_cast<int>(*delay), this, &Call::start);
}

void Call::finish(Result<ApiAnswer> result)
{
    m_pending.answer(std::move(result));
    deleteLater();
}

void Call::abandon()
{
    m_pending.answer(fail(attemptCanceled()));
}

} // namespace coinpay::api
