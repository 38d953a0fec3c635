// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session.h"

#include "api/httpfields.h"
#include "core/log.h"

#include <QFutureWatcher>

namespace coinpay::api {

namespace {

// A quota that says more than this is not believed: the next answer will tell.
constexpr qint64 MaxHoldMs = 60'000;

//! Interest in an answer that ends with its owner.
class AnswerWatcher final : public QFutureWatcher<Result<HttpAnswer>>
{
public:
    using QFutureWatcher::QFutureWatcher;

    ~AnswerWatcher() override
    {
        disconnect();
        cancel();
    }
};

//! What was known before an answer came.
RequestLogEntry entryOf(const RequestNote &note)
{
    RequestLogEntry entry;
    entry.startedAt = note.startedAt;
    entry.signedAt = note.signedAt;
    entry.keyId = note.keyId;
    entry.bodySha256 = note.bodySha256;
    entry.requestHeaders = note.headers;
    if (note.timing)
        entry.timing = *note.timing;
    return entry;
}

QString outcomeOf(const Result<HttpAnswer> &answer, const Understanding &understanding)
{
    if (!answer)
        return errorKindName(answer.error().kind);
    if (isSuccess(*answer) && !understanding.error)
        return QStringLiteral("ok");
    const Error error = understanding.error ? *understanding.error : errorOf(*answer);
    return error.code.isEmpty() ? QString(errorKindName(error.kind)) : error.code;
}

} // namespace

Session::Session(Transport &transport, const Clock &clock, RandomSource &random,
                 Credentials credentials)
    : m_transport(transport)
    , m_clock(clock)
    , m_random(random)
    , m_credentials(std::move(credentials))
{
}

void Session::send(QObject *context, const HttpRequest &http,
                   std::function<void(Result<HttpAnswer>)> done)
{
    auto *watcher = new AnswerWatcher(context);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = std::move(done)] {
        watcher->deleteLater();
        const auto future = watcher->future();
        if (future.resultCount() == 0) // canceled, so nobody waits
            return;
        learn(future.result());
        done(future.result());
    });
    watcher->setFuture(m_transport.send(http));
}

void Session::learn(const Result<HttpAnswer> &answer)
{
    const bool reached = answer || answer.error().kind == ErrorKind::Protocol;
    const bool tells = answer || answer.error().kind != ErrorKind::Canceled;
    if (tells && m_reachable != reached) {
        m_reachable = reached;
        Q_EMIT reachableChanged(reached);
    }
    if (!answer)
        return;
    if (const auto offset = clockOffsetOf(*answer))
        m_clockOffsetMs = *offset;
    const auto limit = parseRateLimit(headerValue(answer->headers, "RateLimit"));
    if (limit && limit->remaining == 0)
        m_holdUntil = m_clock.monotonicMs() + qMin(limit->resetMs, MaxHoldMs);
}

qint64 Session::holdMs() const
{
    return qMax<qint64>(0, m_holdUntil - m_clock.monotonicMs());
}

void Session::log(const ApiRequest &request, const RequestNote &note,
                  const Result<HttpAnswer> &answer, const Understanding &understanding)
{
    RequestLogEntry entry = entryOf(note);
    entry.method = QString::fromLatin1(request.method);
    entry.target = QString::fromLatin1(request.target);
    entry.correlationId = request.correlationId;
    entry.idempotencyKey = request.idempotencyKey;
    entry.resourceId = request.resourceId.isEmpty() ? understanding.resourceId : request.resourceId;
    entry.attempt = request.attempt;
    entry.durationMs = m_clock.monotonicMs() - note.began;
    entry.bytesSent = request.body.size();
    entry.outcome = outcomeOf(answer, understanding);
    entry.flags = understanding.flags;
    if (answer) {
        entry.httpStatus = answer->status;
        entry.requestId = requestIdOf(*answer);
        entry.bytesReceived = answer->bytesReceived;
        entry.tlsVersion = QString::fromLatin1(answer->tlsVersion);
        entry.httpVersion = QString::fromLatin1(answer->httpVersion);
        entry.answerHeaders = notedHeaders(answer->headers, note.token);
    }
    qCDebug(logApi).noquote() << entry.method << entry.target << entry.httpStatus << entry.outcome
                              << entry.requestId << entry.correlationId << entry.idempotencyKey;
    Q_EMIT attempted(entry);
}

} // namespace coinpay::api
