// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/answers.h"

#include "api/httpfields.h"
#include "api/wire/decode.h"
#include "core/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace coinpay::api {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

constexpr qsizetype MaxIdShown = 255;
constexpr qint64 MsPerSecond = 1000;
constexpr qint64 SecondsPerMinute = 60;
constexpr qint64 MinutesPerHour = 60;
constexpr qint64 LeastSkewMs = 60'000; // the contract allows 300 s

struct CodeKind
{
    QLatin1String code;
    ErrorKind kind;
};

//! The contract's codes whose kind their status alone does not tell.
constexpr std::array codeKinds{
    CodeKind{QLatin1String("clock_skew"), ErrorKind::ClockSkew},
    CodeKind{QLatin1String("unauthenticated"), ErrorKind::Unauthenticated},
    CodeKind{QLatin1String("token_expired"), ErrorKind::Unauthenticated},
    CodeKind{QLatin1String("signature_invalid"), ErrorKind::Unauthenticated},
    CodeKind{QLatin1String("signature_replayed"), ErrorKind::Unauthenticated},
    CodeKind{QLatin1String("forbidden_scope"), ErrorKind::Forbidden},
    CodeKind{QLatin1String("not_found"), ErrorKind::NotFound},
    CodeKind{QLatin1String("rate_limited"), ErrorKind::RateLimited},
    CodeKind{QLatin1String("request_timeout"), ErrorKind::Timeout},
    // The first request with this key still runs: what comes of it is not known.
    CodeKind{QLatin1String("idempotency_in_progress"), ErrorKind::ServerFault},
    CodeKind{QLatin1String("internal"), ErrorKind::ServerFault},
    CodeKind{QLatin1String("unavailable"), ErrorKind::ServerFault},
};

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401: return ErrorKind::Unauthenticated;
    case 403: return ErrorKind::Forbidden;
    case 404: return ErrorKind::NotFound;
    case 408: return ErrorKind::Timeout;
    case 429: return ErrorKind::RateLimited;
    default: break;
    }
    if (status >= 500)
        return ErrorKind::ServerFault;
    return status >= 400 ? ErrorKind::Refused : ErrorKind::Protocol;
}

ErrorKind kindOf(const QString &code, int status)
{
    const auto known = std::ranges::find(codeKinds, code, &CodeKind::code);
    return known != codeKinds.end() ? known->kind : kindOfStatus(status);
}

//! For an answer that does not speak the contract: something in between, most likely.
QString sentenceOfStatus(int status)
{
    if (status >= 300 && status < 400) {
        return Words::tr("The server answered with a redirect (%1), which is not followed. Check "
                         "the server's address.",
                         "%1 an HTTP status")
            .arg(status);
    }
    switch (kindOfStatus(status)) {
    case ErrorKind::Unauthenticated: return Words::tr("The server does not accept this key.");
    case ErrorKind::Forbidden: return Words::tr("The server does not allow this.");
    case ErrorKind::NotFound: return Words::tr("The server does not know what was asked for.");
    case ErrorKind::Timeout: return Words::tr("The server gave up waiting for the request.");
    case ErrorKind::RateLimited: return Words::tr("The server asks for fewer requests.");
    case ErrorKind::ServerFault:
        return Words::tr("The server, or something in front of it, cannot answer now (%1).",
                         "%1 an HTTP status")
            .arg(status);
    default:
        return Words::tr("The server did not accept the request (%1).", "%1 an HTTP status")
            .arg(status);
    }
}

QString duration(qint64 ms)
{
    const auto seconds = static_cast<int>((ms + MsPerSecond / 2) / MsPerSecond);
    const int minutes = seconds / SecondsPerMinute;
    const int hours = minutes / MinutesPerHour;
    if (hours > 0) {
        return Words::tr("%1 h %2 min", "a length of time: hours, minutes")
            .arg(hours)
            .arg(minutes % MinutesPerHour);
    }
    if (minutes > 0) {
        return Words::tr("%1 min %2 s", "a length of time: minutes, seconds")
            .arg(minutes)
            .arg(seconds % SecondsPerMinute);
    }
    return Words::tr("%1 s", "a length of time: seconds").arg(seconds);
}

QString skewSentence(const HttpAnswer &answer)
{
    const auto offset = clockOffsetOf(answer);
    // A proxy may have put its own Date, which then explains nothing.
    if (!offset || qAbs(*offset) < LeastSkewMs) {
        return Words::tr("This computer's clock is too far from the server's. Set the date and "
                         "time, then try again.");
    }
    if (*offset < 0) {
        return Words::tr("This computer's clock is %1 ahead of the server's. Set the date and "
                         "time, then try again.",
                         "%1 a length of time")
            .arg(duration(-*offset));
    }
    return Words::tr("This computer's clock is %1 behind the server's. Set the date and time, "
                     "then try again.",
                     "%1 a length of time")
        .arg(duration(*offset));
}

} // namespace

bool isSuccess(const HttpAnswer &answer)
{
    return answer.status >= 200 && answer.status < 300;
}

QString requestIdOf(const HttpAnswer &answer)
{
    return displayText(QString::fromUtf8(headerValue(answer.headers, "X-Request-Id")), MaxIdShown);
}

std::optional<qint64> clockOffsetOf(const HttpAnswer &answer)
{
    const auto date = parseHttpDate(headerValue(answer.headers, "Date"));
    if (!date)
        return {};
    return *date - answer.receivedAt;
}

Error errorOf(const HttpAnswer &answer)
{
    Error error;
    error.httpStatus = answer.status;
    error.requestId = requestIdOf(answer);
    error.retryAfterMs =
        parseRetryAfter(headerValue(answer.headers, "Retry-After"), answer.receivedAt);
    const auto problem = wire::decodeProblem(answer.body);
    if (problem) {
        error.code = problem->code;
        error.message = problem->message;
        error.fields = problem->errors;
        if (error.requestId.isEmpty())
            error.requestId = displayText(problem->requestId, MaxIdShown);
    }
    error.kind = answer.status < 400 ? ErrorKind::Protocol : kindOf(error.code, answer.status);
    if (error.kind == ErrorKind::ClockSkew)
        error.message = skewSentence(answer);
    if (error.message.isEmpty())
        error.message = sentenceOfStatus(answer.status);
    return error;
}

} // namespace coinpay::api
