// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backoff.h"
#include "core/whendone.h"
#include "operations/changes.h"
#include "operations/driverprivate.h"
#include "operations/following.h"
#include "operations/meaning.h"
#include "operations/resourceof.h"
#include "operations/texts.h"

namespace coinpay {

namespace {

//! Asking again when the server could not be asked.
constexpr Backoff betweenInquiries{2'000, 5 * 60'000, 500};

//! Whether the inquiry itself may pass a little later.
bool mayPassLater(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Refused:
    case ErrorKind::NotFound:
    case ErrorKind::Forbidden:
    case ErrorKind::InvalidInput: return false;
    default: return true;
    }
}

} // namespace

void Driver::Private::ask(const Operation &operation, const AttemptHistory &history)
{
    m_busy.insert(operation.id, Work::Asking);
    whenStill(Work::Asking, operation.id, api::findRequests(m_client, operation.idempotencyKey),
              [this, operation, history](const Result<QList<api::SeenRequest>> &seen) {
                  if (!seen) {
                      couldNotAsk(operation, history, seen.error());
                      return;
                  }
                  const Inquiry inquiry = concludeFrom(*seen, operation.bodySha256);
                  if (inquiry.finding == Inquiry::Finding::Acted)
                      fetchWhatActed(operation, inquiry);
                  else
                      commit(stepByInquiry(operation, inquiry, m_clock.now()));
              });
}

void Driver::Private::couldNotAsk(const Operation &operation, const AttemptHistory &history,
                                  const Error &error)
{
    OperationStep step;
    step.operationId = operation.id;
    const bool later = mayPassLater(error) && history.deniedInARow < DeniedCeiling;
    step.state = later ? OperationState::Unknown : OperationState::NeedsPerson;
    if (later)
        step.nextAttemptAt =
            m_clock.now() + delayMs(betweenInquiries, operation.attempts, m_random);
    step.requestId = error.requestId;
    step.httpStatus = error.httpStatus;
    step.code = error.code.isEmpty() ? QString(errorKindName(error.kind)) : error.code;
    step.message = OperationTexts::tr("The idempotency key is too old to send this again, "
                                      "and the server could not be asked: %1",
                                      "%1: what went wrong, a sentence")
                       .arg(error.message);
    commit(step);
}

void Driver::Private::fetchWhatActed(const Operation &operation, const Inquiry &inquiry)
{
    // Should the fetch fail, following it goes on from this step.
    const OperationStep step = stepByInquiry(operation, inquiry, m_clock.now());
    if (isOver(step.state)) {
        commit(step);
        return;
    }
    Operation acted = operation;
    acted.resultId = inquiry.resourceId;
    whenStill(Work::Asking, acted.id, fetchResource(m_client, acted),
              [this, acted, step](const Result<Resource> &resource) {
                  if (!resource) {
                      commit(step);
                      return;
                  }
                  OperationStep known =
                      stepByResource(acted, *resource, m_clock.now(), 0, m_random);
                  known.requestId = step.requestId;
                  known.httpStatus = step.httpStatus;
                  known.endsAttempt = true;
                  learn(*resource, LearnedFrom::Lookup, known);
              });
}

void Driver::Private::askCalmly(const Operation &operation)
{
    if (m_clock.monotonicMs() < m_askAt.value(operation.id, 0) || looksAtWork() >= MostLooksAtOnce)
        return;
    m_askAt.insert(operation.id, m_clock.monotonicMs() + AskAgainMs);
    const auto attempts = m_reader->attempts(operation.id);
    const bool recordCanTell =
        operation.code == changedMeanwhileCode() ||
        (attempts && !keyIsAlive(historyOf(*attempts, operation.attempts + 1), m_clock.now()));
    if (!recordCanTell)
        return;
    m_busy.insert(operation.id, Work::Looking);
    whenStill(Work::Looking, operation.id, api::findRequests(m_client, operation.idempotencyKey),
              [this, id = operation.id](const Result<QList<api::SeenRequest>> &seen) {
                  if (!seen) {
                      release(id);
                      return;
                  }
                  whenStill(Work::Looking, id, settleBy(id, *seen),
                            [this, id](const Done &) { release(id); });
              });
}

QFuture<Result<QList<api::SeenRequest>>> Driver::Private::askServer(const QString &id)
{
    using Seen = Result<QList<api::SeenRequest>>;
    const auto operation =
        m_reader ? m_reader->operation(id) : fail(ErrorKind::Canceled, QString());
    if (!operation)
        return QtFuture::makeReadyFuture(Seen(fail(operation.error())));
    auto promise = std::make_shared<QPromise<Seen>>();
    promise->start();
    const auto answer = [promise](const Seen &seen) {
        promise->addResult(seen);
        promise->finish();
    };
    whenDone(api::findRequests(m_client, operation->idempotencyKey), q,
             [this, id, answer](const Seen &seen) {
                 if (!seen) {
                     answer(seen);
                     return;
                 }
                 whenDone(settleBy(id, *seen), q, [this, answer, seen](const Done &) {
                     wake();
                     answer(seen);
                 });
             });
    return promise->future();
}

QFuture<Done> Driver::Private::settleBy(const QString &id, const QList<api::SeenRequest> &seen)
{
    const auto operation = m_reader->operation(id);
    if (!operation)
        return QtFuture::makeReadyFuture(Done(fail(operation.error())));
    const bool isOpen = operation->state == OperationState::Unknown ||
                        operation->state == OperationState::NeedsPerson;
    const Inquiry inquiry = concludeFrom(seen, operation->bodySha256);
    if (!isOpen || inquiry.finding == Inquiry::Finding::Silent)
        return QtFuture::makeReadyFuture(Done());
    OperationStep step = stepByInquiry(*operation, inquiry, m_clock.now());
    step.endsAttempt = false;
    return m_store.stepOperation(step);
}

} // namespace coinpay
