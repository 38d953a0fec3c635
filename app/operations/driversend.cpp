// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/webhookendpoints.h"
#include "core/log.h"
#include "core/whendone.h"
#include "operations/driverprivate.h"
#include "operations/following.h"
#include "operations/meaning.h"
#include "operations/texts.h"

#include <QPointer>

#include <algorithm>

namespace coinpay {

namespace {

//! More at once would only queue at the server; fewer, and one lost answer holds up the rest.
constexpr int MostAtOnce = 4;

Error noKeychain()
{
    Error error;
    error.kind = ErrorKind::KeychainMissing;
    error.message = OperationTexts::tr("There is no keychain.");
    return error;
}

QString notKept(const Error &error)
{
    return OperationTexts::tr("The new secret could not be put into the keychain: %1 For a day "
                              "the server can be asked for it again.",
                              "%1: what went wrong, a sentence")
        .arg(error.message);
}

} // namespace

void Driver::Private::claimNext()
{
    if (m_claiming) {
        m_wokenMeanwhile = true;
        return;
    }
    if (!m_running || claimsAtWork() >= MostAtOnce)
        return;
    m_claiming = true;
    ++m_claims;
    m_wokenMeanwhile = false;
    whenDone(m_store.claimDueOperation(ClaimMs), q,
             [this](const Result<std::optional<Operation>> &claim) { claimed(claim); });
}

qsizetype Driver::Private::claimsAtWork() const
{
    return std::ranges::count_if(m_busy, [](Work work) {
        return work == Work::Sending || work == Work::Asking || work == Work::Checking;
    });
}

qsizetype Driver::Private::looksAtWork() const
{
    return std::ranges::count(m_busy, Work::Looking);
}

void Driver::Private::claimed(const Result<std::optional<Operation>> &claim)
{
    m_claiming = false;
    --m_claims;
    if (!claim)
        qCWarning(logOperations) << "nothing could be claimed:" << claim.error().message;
    const bool gotOne = claim && claim->has_value();
    if (gotOne)
        begin(**claim);
    if (gotOne || m_wokenMeanwhile)
        claimNext();
    else
        lookAroundSoon();
    sayFinishedWhenIdle();
}

void Driver::Private::begin(const Operation &operation)
{
    // After a sleep the claim of an attempt that hangs may have run out: this one takes its place.
    m_calls.take(operation.id).future.cancel();
    m_busy.insert(operation.id, Work::Sending);
    const auto attempts = m_reader->attempts(operation.id);
    if (!attempts) {
        // Without its history nobody can say what sending it would mean; the claim runs out and
        // the row is looked at again.
        qCWarning(logOperations) << operation.id << "attempts unreadable"
                                 << attempts.error().message;
        release(operation.id);
        return;
    }
    const AttemptHistory history = historyOf(*attempts, operation.attempts);
    if (!m_running)
        putBack(operation, history);
    else if (!keyIsAlive(history, m_clock.now()))
        ask(operation, history);
    else if (needsCheck(operation))
        check(operation, history);
    else
        send(operation, history);
}

void Driver::Private::putBack(const Operation &operation, const AttemptHistory &history)
{
    OperationStep step;
    step.operationId = operation.id;
    step.state = history.mayHaveActed ? OperationState::Unknown : OperationState::Queued;
    step.nextAttemptAt = m_clock.now();
    step.code = notSentCode();
    step.message = OperationTexts::tr("The program ended before this was sent.");
    commit(step);
}

void Driver::Private::send(const Operation &operation, const AttemptHistory &history)
{
    qCDebug(logOperations) << operation.id << "attempt" << operation.attempts;
    m_busy.insert(operation.id, Work::Sending);
    ApiRequest request = api::writeRequest(operation, operation.attempts);
    if (!answerBearsSecret(operation.request.kind)) {
        request.observe = [driver = QPointer<Driver>(q),
                           id = operation.id](const HttpAnswer &answer) {
            if (driver)
                Q_EMIT driver->answered(id, answer);
        };
    }
    const QFuture<Result<ApiAnswer>> call = m_client.write(request);
    m_calls.insert(operation.id, {operation.attempts, call});
    whenDone(call, q, [this, operation, history](const Result<ApiAnswer> &answer) {
        if (m_calls.value(operation.id).attempt != operation.attempts)
            return; // given up, or overtaken by a later attempt
        m_calls.remove(operation.id);
        if (answer)
            succeeded(operation, history, *answer);
        else
            failed(operation, history, answer.error());
    });
}

void Driver::Private::succeeded(const Operation &operation, const AttemptHistory &history,
                                const ApiAnswer &answer)
{
    const auto outcome = api::decodeWriteAnswer(operation.request, answer);
    if (!outcome) {
        Error unreadable = outcome.error();
        unreadable.kind = ErrorKind::Protocol; // it acted, and did not say how in words we know
        unreadable.code.clear();
        unreadable.requestId = answer.requestId;
        unreadable.httpStatus = answer.status;
        failed(operation, history, unreadable);
        return;
    }
    const OperationStep step = stepAfterAnswer(operation, answer, *outcome);
    if (operation.request.kind == OperationKind::RotateWebhookSecret)
        keepSecret(operation, answer, step);
    else if (isKnown(outcome->resource))
        learn(outcome->resource, LearnedFrom::Answer, step);
    else
        commit(step);
}

void Driver::Private::keepSecret(const Operation &operation, const ApiAnswer &answer,
                                 const OperationStep &step)
{
    const auto secret = api::newSecretOf(answer);
    const auto kept = !secret ? QtFuture::makeReadyFuture(Done(fail(secret.error())))
                      : m_keepSecret
                          ? m_keepSecret(operation.request.resourceId, step.resultId, *secret)
                          : QtFuture::makeReadyFuture(Done(fail(noKeychain())));
    whenDone(kept, q, [this, step](const Done &done) {
        if (m_busy.value(step.operationId, Work::Looking) != Work::Sending)
            return; // given up: the next start is given the same answer again
        OperationStep end = step;
        if (!done)
            end.message = notKept(done.error());
        commit(end);
    });
}

OperationStep Driver::Private::stepAfterAnswer(const Operation &operation, const ApiAnswer &answer,
                                               const api::WriteOutcome &outcome)
{
    OperationStep step;
    if (isKnown(outcome.resource)) {
        step = stepByResource(operation, outcome.resource, m_clock.now(), 0, m_random);
    } else if (operation.request.kind == OperationKind::RotateWebhookSecret ||
               operation.request.kind == OperationKind::ConsoleCall) {
        step.operationId = operation.id;
        step.state = OperationState::Final;
        step.resultId = outcome.resourceId;
    } else {
        step.operationId = operation.id;
        step.state = OperationState::Accepted;
        step.resultId = outcome.resourceId;
        step.nextAttemptAt = m_clock.now(); // look at the resource at once
    }
    step.requestId = answer.requestId;
    step.httpStatus = answer.status;
    step.replayed = answer.replayed;
    step.endsAttempt = true;
    return step;
}

void Driver::Private::failed(const Operation &operation, const AttemptHistory &history,
                             const Error &error)
{
    commit(stepAfterError(operation, error, history, m_clock.now(), m_random));
}

} // namespace coinpay
