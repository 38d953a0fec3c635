// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/meaning.h"

#include "core/backoff.h"
#include "operations/texts.h"

#include <array>

namespace coinpay {

namespace {

struct CodeRow
{
    QLatin1String code;
    WriteMeaning meaning;
};

//! The contract's codes that mean something of their own; every other code goes by its kind.
constexpr std::array codeTable{
    CodeRow{QLatin1String("idempotency_in_progress"), WriteMeaning::InProgress},
    CodeRow{QLatin1String("idempotency_key_reused"), WriteMeaning::KeyReused},
    // Two operations with the same bytes in the same second sign alike: the next second differs.
    CodeRow{QLatin1String("signature_replayed"), WriteMeaning::NotNow},
    CodeRow{QLatin1String("token_expired"), WriteMeaning::NotNow},
    CodeRow{QLatin1String("rate_limited"), WriteMeaning::NotNow},
    CodeRow{QLatin1String("clock_skew"), WriteMeaning::Denied},
    CodeRow{QLatin1String("unauthenticated"), WriteMeaning::Denied},
    CodeRow{QLatin1String("signature_invalid"), WriteMeaning::Denied},
    CodeRow{QLatin1String("forbidden_scope"), WriteMeaning::Denied},
    CodeRow{QLatin1String("payload_too_large"), WriteMeaning::TurnedAway},
    CodeRow{QLatin1String("method_not_allowed"), WriteMeaning::TurnedAway},
};

WriteMeaning meaningOfKind(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Dns:
    case ErrorKind::Connect:
    case ErrorKind::Tls:
    case ErrorKind::Proxy:
    case ErrorKind::KeychainMissing:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainDenied:
    case ErrorKind::SecretMissing: return WriteMeaning::NeverLeft;
    case ErrorKind::RateLimited: return WriteMeaning::NotNow;
    case ErrorKind::Unauthenticated:
    case ErrorKind::ClockSkew:
    case ErrorKind::Forbidden: return WriteMeaning::Denied;
    case ErrorKind::InvalidInput: return WriteMeaning::Refused;
    case ErrorKind::NotFound:
    case ErrorKind::Refused:
        // Without a code it need not be the API that answered (a proxy, a portal): not a verdict.
        return error.code.isEmpty() ? WriteMeaning::Lost : WriteMeaning::Refused;
    case ErrorKind::Timeout:
    case ErrorKind::Dropped:
    case ErrorKind::Protocol:
    case ErrorKind::ServerFault:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageDamaged:
    case ErrorKind::StorageBusy:
    case ErrorKind::StorageFault:
    case ErrorKind::Canceled: return WriteMeaning::Lost;
    }
    return WriteMeaning::Lost;
}

//! How long to wait after each meaning.
Backoff backoffFor(WriteMeaning meaning)
{
    switch (meaning) {
    case WriteMeaning::NeverLeft: return {1'000, 30'000, 250};
    case WriteMeaning::NotNow: return {2'000, 60'000, 1'000};
    case WriteMeaning::Denied: return {10'000, 5 * 60'000, 5'000};
    case WriteMeaning::InProgress: return {1'000, 30'000, 250};
    case WriteMeaning::TurnedAway: return {10'000, 5 * 60'000, 5'000};
    case WriteMeaning::Refused:
    case WriteMeaning::KeyReused:
    case WriteMeaning::Lost: return {500, 5 * 60'000, 100};
    }
    return {};
}

UnixMs nextTime(const Operation &operation, WriteMeaning meaning, const Error &error, UnixMs now,
                RandomSource &random)
{
    const qint64 drawn = delayMs(backoffFor(meaning), operation.attempts, random);
    const qint64 asked = qBound<qint64>(0, error.retryAfterMs.value_or(0), LongestRetryAfterMs);
    return now + qMax(drawn, asked);
}

OperationState stateAfter(WriteMeaning meaning, const Error &error, const AttemptHistory &history)
{
    const OperationState again =
        history.mayHaveActed ? OperationState::Unknown : OperationState::Queued;
    switch (meaning) {
    case WriteMeaning::NeverLeft:
    case WriteMeaning::NotNow: return again;
    case WriteMeaning::Denied:
        if (error.kind == ErrorKind::Forbidden && !history.mayHaveActed)
            return OperationState::Rejected;
        return history.deniedInARow + 1 >= DeniedCeiling ? OperationState::NeedsPerson : again;
    case WriteMeaning::InProgress:
    case WriteMeaning::Lost: return OperationState::Unknown;
    case WriteMeaning::KeyReused: return OperationState::NeedsPerson;
    case WriteMeaning::TurnedAway:
        return history.mayHaveActed ? OperationState::Unknown : OperationState::Rejected;
    case WriteMeaning::Refused:
        // Refused on this side, after an attempt that may have acted: nobody has told us how it
        // ended. A refusal by the server is its one and first answer to this key.
        if (error.kind == ErrorKind::InvalidInput && history.mayHaveActed)
            return OperationState::NeedsPerson;
        return OperationState::Rejected;
    }
    return OperationState::Unknown;
}

//! What is wrong with the key or the clock, when it is that.
QString deniedSentence(OperationKind kind, const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Forbidden:
        return OperationTexts::tr("The key lacks the scope %1: %2",
                                  "%1 a scope, e.g. transfers:write; %2 the server's sentence")
            .arg(scopeFor(kind), error.message);
    case ErrorKind::Unauthenticated:
        return OperationTexts::tr("The server does not accept this profile's key: %1",
                                  "%1 the server's sentence")
            .arg(error.message);
    default: return error.message;
    }
}

QString sentence(WriteMeaning meaning, OperationState state, Error error, OperationKind kind)
{
    if (meaning == WriteMeaning::Denied)
        error.message = deniedSentence(kind, error);
    if (meaning == WriteMeaning::KeyReused)
        return OperationTexts::tr(
            "The server knows this idempotency key with other contents, so it refused. "
            "Nothing is sent again by itself: compare the request log with the server's.",
            "422 idempotency_key_reused");
    if (meaning == WriteMeaning::InProgress)
        return OperationTexts::tr(
            "The server is still working on an earlier attempt of this request.",
            "409 idempotency_in_progress");
    if (state == OperationState::NeedsPerson)
        return OperationTexts::tr("%1 It was tried several times; a person has to look at it now.",
                                  "%1: what went wrong, a sentence")
            .arg(error.message);
    if (state == OperationState::Unknown)
        return OperationTexts::tr(
                   "%1 Whether the server acted is not known. The same request goes out again with "
                   "the same key, which cannot act twice.",
                   "%1: what went wrong, a sentence")
            .arg(error.message);
    return error.message;
}

} // namespace

WriteMeaning meaningOf(OperationKind kind, const Error &error)
{
    // Such a creation names no resource: what was not found is the path, and no key was looked at.
    const bool namesNothing =
        kind == OperationKind::CreateInvoice || kind == OperationKind::CreateEscrow;
    if (namesNothing && error.kind == ErrorKind::NotFound && !error.code.isEmpty())
        return WriteMeaning::TurnedAway;
    for (const CodeRow &row : codeTable) {
        if (error.code == row.code)
            return row.meaning;
    }
    return meaningOfKind(error);
}

OperationStep stepAfterError(const Operation &operation, const Error &error,
                             const AttemptHistory &history, UnixMs now, RandomSource &random)
{
    const WriteMeaning meaning = meaningOf(operation.request.kind, error);
    OperationStep step;
    step.operationId = operation.id;
    step.state = stateAfter(meaning, error, history);
    if (step.state == OperationState::Queued || step.state == OperationState::Unknown)
        step.nextAttemptAt = nextTime(operation, meaning, error, now, random);
    step.requestId = error.requestId;
    step.httpStatus = error.httpStatus;
    step.code = error.code.isEmpty() ? QString(errorKindName(error.kind)) : error.code;
    step.message = sentence(meaning, step.state, error, operation.request.kind);
    return step;
}

} // namespace coinpay
