// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backoff.h"
#include "core/whendone.h"
#include "operations/driverprivate.h"
#include "operations/following.h"
#include "operations/meaning.h"
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
    whenDone(api::findRequests(m_client, operation.idempotencyKey), q,
             [this, operation, history](const Result<QList<api::SeenRequest>> &seen) {
                 if (m_busy.value(operation.id, Work::Looking) != Work::Asking)
                     return; // given up meanwhile
                 if (seen) {
                     concluded(operation, concludeFrom(*seen));
                     return;
                 }
                 OperationStep step;
                 step.operationId = operation.id;
                 const bool later =
                     mayPassLater(seen.error()) && history.deniedInARow < DeniedCeiling;
                 step.state = later ? OperationState::Unknown : OperationState::NeedsPerson;
                 if (later)
                     step.nextAttemptAt =
                         m_clock.now() + delayMs(betweenInquiries, operation.attempts, m_random);
                 step.requestId = seen.error().requestId;
                 step.httpStatus = seen.error().httpStatus;
                 step.code = seen.error().code.isEmpty() ? QString(errorKindName(seen.error().kind))
                                                         : seen.error().code;
                 step.message =
                     OperationTexts::tr("The idempotency key is too old to send this again, "
                                        "and the server could not be asked: %1",
                                        "%1: what went wrong, a sentence")
                         .arg(seen.error().message);
                 commit(step);
             });
}

void Driver::Private::concluded(const Operation &operation, const Inquiry &inquiry)
{
    OperationStep step;
    step.operationId = operation.id;
    step.requestId = inquiry.requestId;
    step.httpStatus = inquiry.httpStatus;
    step.code = inquiry.code;
    switch (inquiry.finding) {
    case Inquiry::Finding::Acted: fetchWhatActed(operation, inquiry); return;
    case Inquiry::Finding::Refused:
        step.state = OperationState::Rejected;
        step.message = OperationTexts::tr("The server's own record says that it refused this.");
        break;
    case Inquiry::Finding::Silent:
        step.state = OperationState::NeedsPerson;
        step.code = QStringLiteral("key_expired");
        step.message = OperationTexts::tr(
            "No answer ever came, the idempotency key is too old to send this again, and the "
            "server's record does not settle it. Look for the reference on the server before you "
            "ask for it anew.");
        break;
    }
    commit(step);
}

void Driver::Private::fetchWhatActed(const Operation &operation, const Inquiry &inquiry)
{
    OperationStep step;
    step.operationId = operation.id;
    step.state = OperationState::Accepted;
    step.resultId = inquiry.resourceId;
    step.requestId = inquiry.requestId;
    step.httpStatus = inquiry.httpStatus;
    step.nextAttemptAt = m_clock.now(); // should the fetch fail, following it goes on from here
    whenDone(api::fetchInvoice(m_client, inquiry.resourceId), q,
             [this, operation, step](const Result<Invoice> &invoice) {
                 if (m_busy.value(operation.id, Work::Looking) != Work::Asking)
                     return;
                 if (!invoice) {
                     commit(step);
                     return;
                 }
                 OperationStep known =
                     stepByInvoice(operation, *invoice, m_clock.now(), 0, m_random);
                 known.requestId = step.requestId;
                 known.httpStatus = step.httpStatus;
                 known.endsAttempt = true;
                 learn(*invoice, LearnedFrom::Lookup, known);
             });
}

} // namespace coinpay
