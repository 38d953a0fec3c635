// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/trace.h"

#include "core/timestamp.h"
#include "trace/entries.h"
#include "trace/gaps.h"
#include "trace/texts.h"
#include "trace/words.h"

#include <algorithm>

namespace coinpay {

namespace {

//! What of two things at the same moment comes first.
int rankOf(TraceEntryKind kind)
{
    switch (kind) {
    case TraceEntryKind::Asked: return 0;
    case TraceEntryKind::Attempt: return 1;
    case TraceEntryKind::Call: return 2;
    case TraceEntryKind::Sight: return 3;
    case TraceEntryKind::Person: return 4;
    case TraceEntryKind::Change: return 5;
    case TraceEntryKind::Delivery: return 6;
    case TraceEntryKind::Gap: return 7;
    }
    return 8;
}

//! The transitions of the subject itself, by version.
QList<Transition> ownSteps(const TraceFacts &facts)
{
    QList<Transition> own;
    std::ranges::copy_if(facts.transitions, std::back_inserter(own), [&](const Transition &step) {
        return step.resourceId == facts.subject.id;
    });
    std::ranges::sort(own, {}, &Transition::version);
    return own;
}

//! The step with which the present state began, as far as it is known.
std::optional<Transition> beginningOf(const QString &status, const QList<Transition> &own)
{
    std::optional<Transition> first;
    for (auto step = own.rbegin(); step != own.rend() && step->toStatus == status; ++step)
        first = *step;
    return first;
}

QString failureText(const QString &code, const QString &message)
{
    if (code.isEmpty() && message.isEmpty())
        return {};
    return TraceTexts::tr("The server says: %1 (%2).", "a sentence, a code")
        .arg(message.isEmpty() ? code : message, code);
}

QString serversReason(const Resource &resource)
{
    if (const auto *invoice = std::get_if<Invoice>(&resource)) {
        const QString failure = failureText(invoice->failureCode, invoice->failureMessage);
        return failure.isEmpty() && !invoice->cancelReason.isEmpty()
                   ? TraceTexts::tr("The reason given was: %1.").arg(invoice->cancelReason)
                   : failure;
    }
    if (const auto *escrow = std::get_if<Escrow>(&resource))
        return failureText(escrow->failureCode, escrow->failureMessage);
    if (const auto *transfer = std::get_if<Transfer>(&resource))
        return failureText(transfer->failureCode, transfer->failureMessage);
    return {};
}

QString whyText(const TraceFacts &facts, const std::optional<Transition> &began)
{
    QString reason = serversReason(facts.resource);
    if (!reason.isEmpty())
        return reason;
    if (!began || began->version <= 1)
        return {};
    if (began->requestId.isEmpty())
        return TraceTexts::tr("No call caused this: it came from the chain, or with time.");
    if (const TracedOperation *traced = operationBehind(facts, began->requestId))
        return TraceTexts::tr("It was asked for here: %1.", "what was asked for")
            .arg(askedForText(traced->operation.request.kind));
    return TraceTexts::tr("A call caused this that is not in this journal: %1.", "a request id")
        .arg(began->requestId);
}

StateWords wordsOf(const Resource &resource)
{
    if (const auto *invoice = std::get_if<Invoice>(&resource))
        return wordsFor(invoice->status);
    if (const auto *escrow = std::get_if<Escrow>(&resource))
        return wordsFor(escrow->status);
    if (const auto *transfer = std::get_if<Transfer>(&resource))
        return wordsFor(transfer->status);
    if (const auto *wallet = std::get_if<Wallet>(&resource))
        return wordsFor(wallet->status);
    return wordsForUnknown();
}

UnixMs updatedAt(const Resource &resource)
{
    return std::visit(
        [](const auto &known) -> UnixMs {
            if constexpr (requires { known.updatedAt; })
                return known.updatedAt;
            else
                return 0;
        },
        resource);
}

//! Of a release, refund or dispute that the text was about: how it stands itself.
QString partText(const TraceFacts &facts)
{
    const auto action = std::ranges::find(facts.actions, facts.subject.part, &EscrowAction::id);
    if (facts.subject.part.isEmpty() || action == facts.actions.end())
        return {};
    return QLatin1Char(' ') +
           TraceTexts::tr("Of it, %1 is %2.", "an id, a state").arg(action->id, action->statusText);
}

void summarizeResource(const TraceFacts &facts, Trace &trace)
{
    const QList<Transition> own = ownSteps(facts);
    trace.status = statusTextOf(facts.resource);
    if (trace.status.isEmpty() && !own.isEmpty())
        trace.status = own.last().toStatus;
    const StateWords words = wordsOf(facts.resource);
    trace.state = words.state + partText(facts);
    trace.advice = words.advice;
    const auto began = beginningOf(trace.status, own);
    trace.since = began ? began->occurredAt : updatedAt(facts.resource);
    trace.why = whyText(facts, began);
}

//! Which of the operations speaks before everything else: one whose outcome nobody knows, else one
//! that is under way; nothing when all are over.
const Operation *pressing(const TraceFacts &facts)
{
    const auto urgency = [](OperationState state) {
        switch (state) {
        case OperationState::NeedsPerson: return 4;
        case OperationState::Unknown: return 3;
        case OperationState::InFlight: return 2;
        case OperationState::Queued: return 1;
        case OperationState::Accepted:
        case OperationState::Settling:
        case OperationState::Final:
        case OperationState::Failed:
        case OperationState::Rejected: break;
        }
        return 0;
    };
    const Operation *most = nullptr;
    for (const TracedOperation &traced : facts.operations) {
        const int own = urgency(traced.operation.state);
        if (own > 0 && (most == nullptr || own > urgency(most->state)))
            most = &traced.operation;
    }
    return most;
}

void summarizeOperation(const Operation &operation, Trace &trace)
{
    const StateWords words = wordsFor(operation.state);
    trace.status = operationStateName(operation.state);
    trace.state = words.state;
    trace.advice = words.advice;
    trace.since = operation.updatedAt;
    trace.why = operation.message;
}

void summarizeRequest(const TraceFacts &facts, Trace &trace)
{
    trace.state = TraceTexts::tr("It is a call about nothing that is kept here.");
    trace.advice = TraceTexts::tr("Nothing needs doing.");
    if (!facts.calls.isEmpty()) {
        trace.status = facts.calls.last().outcome;
        trace.since = facts.calls.last().startedAt;
    } else if (facts.serverSaw && !facts.serverSaw->isEmpty()) {
        trace.since = facts.serverSaw->first().receivedAt;
    } else {
        const StateWords words = wordsForUnknown();
        trace.state = words.state;
        trace.advice = words.advice;
    }
}

void summarize(const TraceFacts &facts, Trace &trace)
{
    if (facts.subject.kind == FoundKind::Request) {
        summarizeRequest(facts, trace);
        return;
    }
    if (facts.subject.kind == FoundKind::Operation) {
        if (!facts.operations.isEmpty())
            summarizeOperation(facts.operations.first().operation, trace);
        return;
    }
    summarizeResource(facts, trace);
    if (const Operation *operation = pressing(facts)) {
        trace.state +=
            QLatin1Char(' ') +
            TraceTexts::tr("But %1 was asked for here and is not over: %2",
                           "what was asked for, a sentence")
                .arg(askedForText(operation->request.kind), wordsFor(operation->state).state);
        trace.advice = wordsFor(operation->state).advice;
    }
}

QStringList missingOf(const TraceFacts &facts, const Trace &trace)
{
    QStringList missing;
    const bool isResource =
        facts.subject.kind != FoundKind::Request && facts.subject.kind != FoundKind::Operation;
    if (isResource && !isKnown(facts.resource))
        missing +=
            TraceTexts::tr("Nothing here describes %1 itself.", "an id").arg(facts.subject.id);
    const QList<Transition> own = ownSteps(facts);
    if (!own.isEmpty() && own.first().version > 1)
        missing += TraceTexts::tr("What was before version %1 is not known here.", "of a resource")
                       .arg(own.first().version);
    if (facts.isCut)
        missing += TraceTexts::tr("There is more in the store than is shown; this is the newest.");
    if (!facts.serverSaw)
        missing += facts.wasAskedInVain
                       ? TraceTexts::tr("The server could not be asked what it saw.")
                       : TraceTexts::tr("The server was not asked what it saw.");
    if (!facts.deliveries)
        missing += facts.wasAskedInVain
                       ? TraceTexts::tr("Its webhook deliveries are missing here: only the server "
                                        "keeps them, and it could not be asked.")
                       : TraceTexts::tr("Its webhook deliveries are missing here: only the server "
                                        "keeps them, and it was not asked.");
    if (trace.clockOffsetMs != 0) {
        const QString by = durationText(qAbs(trace.clockOffsetMs));
        missing +=
            trace.clockOffsetMs > 0
                ? TraceTexts::tr("The server's clock is ahead of ours by %1 at least.", "how much")
                      .arg(by)
                : TraceTexts::tr("The server's clock is behind ours by %1 at least.", "how much")
                      .arg(by);
    }
    return missing;
}

} // namespace

Trace joinTrace(const TraceFacts &facts)
{
    Trace trace;
    trace.subject = facts.subject;
    trace.asOf = facts.asOf;
    trace.clockOffsetMs = clockOffset(facts);
    for (const TracedOperation &traced : facts.operations)
        trace.entries += operationEntries(traced);
    trace.entries += changeEntries(facts, trace.clockOffsetMs);
    trace.entries += callEntries(facts);
    trace.entries += serverEntries(facts, trace.clockOffsetMs);
    trace.entries += gapEntries(facts, trace.clockOffsetMs);
    std::ranges::stable_sort(trace.entries, [](const TraceEntry &a, const TraceEntry &b) {
        return std::pair(a.at, rankOf(a.kind)) < std::pair(b.at, rankOf(b.kind));
    });
    summarize(facts, trace);
    trace.missing = missingOf(facts, trace);
    return trace;
}

QString summaryText(const Trace &trace)
{
    QStringList sentences{trace.state};
    if (trace.since > 0)
        sentences += TraceTexts::tr("Since %1.", "a time").arg(formatTimestamp(trace.since));
    if (!trace.why.isEmpty())
        sentences += trace.why;
    sentences += trace.advice;
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace coinpay
