// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/escrowendpoints.h"
#include "operations/asking.h"
#include "operations/changes.h"
#include "operations/driverprivate.h"
#include "operations/meaning.h"
#include "operations/resourceof.h"
#include "operations/texts.h"

namespace coinpay {

namespace {

//! Pages of an escrow's events that are read for the one the person saw; it has a few dozen.
constexpr int MostPages = 20;
//! Of a list of what was done to an escrow; the newest come first.
constexpr int NewestActions = 50;
//! A check that took longer leaves too little of the claim to send with it.
constexpr qint64 LongestCheckMs = 60'000;

//! Nobody has changed it; or it is over, so that what is sent again can only be refused, or
//! answered as before.
bool isGoodToGo(const Operation &operation, const AttemptHistory &history, const Escrow &now)
{
    return now.version == operation.request.seenVersion ||
           (history.mayHaveActed && isFinal(now.status));
}

Error olderThanSeen()
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.message = OperationTexts::tr("The server shows an older state of the escrow than the one "
                                       "this was confirmed with.");
    return error;
}

} // namespace

bool Driver::Private::needsCheck(const Operation &operation)
{
    return escrowActionOf(operation.request.kind) && operation.request.seenVersion != 0;
}

void Driver::Private::check(const Operation &operation, const AttemptHistory &history)
{
    m_busy.insert(operation.id, Work::Checking);
    whenStill(Work::Checking, operation.id,
              api::fetchEscrow(m_client, operation.request.resourceId),
              [this, operation, history](const Result<Escrow> &escrow) {
                  if (!escrow)
                      putOff(operation, history, escrow.error());
                  else if (escrow->version < operation.request.seenVersion)
                      putOff(operation, history, olderThanSeen());
                  else if (isGoodToGo(operation, history, *escrow))
                      checked(operation, history);
                  else if (history.mayHaveActed)
                      askWhetherItActed(operation, history, *escrow);
                  else
                      findWhatWasSeen(operation, history, *escrow, {}, 1);
              });
}

//! The change may be its own doing. The record is asked for after the escrow was looked at, so that
//! it has whatever made the change.
void Driver::Private::askWhetherItActed(const Operation &operation, const AttemptHistory &history,
                                        const Escrow &now)
{
    whenStill(Work::Checking, operation.id, api::findRequests(m_client, operation.idempotencyKey),
              [this, operation, history, now](const Result<QList<api::SeenRequest>> &seen) {
                  if (!seen)
                      putOff(operation, history, seen.error());
                  else if (concludeFrom(*seen, operation.bodySha256).finding ==
                           Inquiry::Finding::Silent)
                      findWhatWasSeen(operation, history, now, {}, 1);
                  else // the key is decided about, so that sending it again changes nothing
                      checked(operation, history);
              });
}

void Driver::Private::findWhatWasSeen(const Operation &operation, const AttemptHistory &history,
                                      const Escrow &now, const QString &after, int page)
{
    whenStill(Work::Checking, operation.id,
              api::fetchEventsOf(m_client, operation.request.resourceId, after),
              [this, operation, history, now, page](const Result<api::EventPage> &events) {
                  if (!events) {
                      putOff(operation, history, events.error());
                      return;
                  }
                  std::optional<Escrow> seen;
                  for (const api::FeedEntry &entry : events->entries) {
                      const auto *escrow = std::get_if<Escrow>(&entry.resource);
                      if (escrow && escrow->version == operation.request.seenVersion)
                          seen = *escrow;
                  }
                  if (!seen && events->hasMore && page < MostPages)
                      findWhatWasSeen(operation, history, now, events->next, page + 1);
                  else if (seen && !hasChanged(*seen, now))
                      checked(operation, history);
                  else // also when nobody can say any more what the person saw
                      tellChanged(operation, history, seen, now, EscrowActionKind::Release, {});
              });
}

void Driver::Private::checked(const Operation &operation, const AttemptHistory &history)
{
    if (!m_running || m_clock.now() - operation.updatedAt > LongestCheckMs)
        putBack(operation, history);
    else
        send(operation, history);
}

void Driver::Private::tellChanged(const Operation &operation, const AttemptHistory &history,
                                  const std::optional<Escrow> &seen, const Escrow &now,
                                  EscrowActionKind list, const QList<EscrowAction> &actions)
{
    using Page = api::Page<EscrowAction>;
    whenStill(Work::Checking, operation.id,
              api::listEscrowActions(m_client, now.id, list, {}, NewestActions),
              [this, operation, history, seen, now, list, actions](const Result<Page> &page) {
                  // One that cannot be had makes the sentence poorer, nothing else.
                  const QList<EscrowAction> all = page ? actions + page->items : actions;
                  if (list == EscrowActionKind::Release) {
                      tellChanged(operation, history, seen, now, EscrowActionKind::Refund, all);
                      return;
                  }
                  if (list == EscrowActionKind::Refund) {
                      tellChanged(operation, history, seen, now, EscrowActionKind::Dispute, all);
                      return;
                  }
                  const QString change = whatChanged(seen, now, all);
                  OperationStep step;
                  step.operationId = operation.id;
                  step.state =
                      history.mayHaveActed ? OperationState::NeedsPerson : OperationState::Rejected;
                  step.code = history.mayHaveActed ? changedMeanwhileCode() : changedCode();
                  step.message =
                      history.mayHaveActed ? notSentAgainSince(change) : notSentSince(change);
                  commit(step);
              });
}

void Driver::Private::putOff(const Operation &operation, const AttemptHistory &history,
                             const Error &error)
{
    OperationStep step = stepAfterError(operation, error, history, m_clock.now(), m_random);
    if (step.state == OperationState::Unknown && !history.mayHaveActed) { // only the look was lost
        step.state = OperationState::Queued;
        step.message =
            OperationTexts::tr("%1 Nothing was sent yet.", "%1: what went wrong, a sentence")
                .arg(error.message);
    }
    if (step.state == OperationState::Rejected && history.mayHaveActed) {
        // A look that was refused is no verdict on the attempt before it.
        step.state = OperationState::NeedsPerson;
        step.message = OperationTexts::tr("%1 Whether an earlier attempt was done is not known; a "
                                          "person has to look at it now.",
                                          "%1: what went wrong, a sentence")
                           .arg(error.message);
    }
    Attempt attempt;
    attempt.finishedAt = m_clock.now();
    attempt.httpStatus = step.httpStatus;
    attempt.code = step.code;
    const bool triesAgain =
        step.state == OperationState::Queued || step.state == OperationState::Unknown;
    if (triesAgain && !wasHarmless(attempt))
        step.code = notSentCode();
    commit(step);
}

} // namespace coinpay
