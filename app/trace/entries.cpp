// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/entries.h"

#include "core/timestamp.h"
#include "store/store.h"
#include "trace/texts.h"
#include "trace/words.h"

#include <algorithm>
#include <array>

namespace coinpay {

namespace {

bool isSuccess(int httpStatus)
{
    return httpStatus >= 200 && httpStatus < 300;
}

//! A read that went well says nothing that the changes do not say.
bool isQuiet(const TraceFacts &facts, const QString &method, bool wentWell)
{
    return method == QLatin1String("GET") && wentWell && facts.subject.kind != FoundKind::Request;
}

//! Nothing of it can have reached the server.
bool neverLeft(const Attempt &attempt)
{
    if (attempt.httpStatus != 0)
        return false;
    if (attempt.code == QLatin1String("not_sent"))
        return true;
    return std::ranges::any_of(
        std::array{ErrorKind::Dns, ErrorKind::Connect, ErrorKind::Tls, ErrorKind::Proxy},
        [&](ErrorKind kind) { return attempt.code == errorKindName(kind); });
}

QString attemptText(const Operation &operation, const Attempt &attempt)
{
    const int number = attempt.number;
    if (attempt.finishedAt == 0 && operation.state == OperationState::InFlight &&
        number == operation.attempts)
        return TraceTexts::tr("Attempt %1 is on its way.").arg(number);
    if (attempt.finishedAt == 0)
        return TraceTexts::tr(
                   "Attempt %1 began, and how it ended was never written down: whether the "
                   "server acted was not known.")
            .arg(number);
    if (attempt.httpStatus == 0 && neverLeft(attempt))
        return TraceTexts::tr("Attempt %1 did not reach the server (%2).",
                              "a number, an error code")
            .arg(QString::number(number), attempt.code);
    if (attempt.httpStatus == 0)
        return TraceTexts::tr(
                   "Attempt %1 was sent and its answer was lost (%2): whether the server "
                   "acted was not known.",
                   "a number, an error code")
            .arg(QString::number(number), attempt.code);
    if (isSuccess(attempt.httpStatus) && attempt.replayed)
        return TraceTexts::tr(
                   "Attempt %1 was answered %2, with the stored answer to an earlier one: "
                   "nothing was done twice.",
                   "a number, an HTTP status")
            .arg(number)
            .arg(attempt.httpStatus);
    if (isSuccess(attempt.httpStatus))
        return TraceTexts::tr("Attempt %1 was answered %2.", "a number, an HTTP status")
            .arg(number)
            .arg(attempt.httpStatus);
    return TraceTexts::tr("Attempt %1 was answered %2 (%3).",
                          "a number, an HTTP status, an error code")
        .arg(QString::number(number), QString::number(attempt.httpStatus), attempt.code);
}

TraceEntry entryOf(TraceEntryKind kind, const Operation &operation, UnixMs ourAt)
{
    TraceEntry entry;
    entry.kind = kind;
    entry.at = ourAt;
    entry.ourAt = ourAt;
    entry.about = operation.id;
    entry.idempotencyKey = operation.idempotencyKey;
    entry.correlationId = operation.correlationId();
    return entry;
}

QString amountText(const Operation &operation)
{
    const auto &amount = operation.request.amount;
    return amount ? amount->toDecimal() + QLatin1Char(' ') + amount->asset() : QString();
}

TraceEntry askedEntry(const Operation &operation)
{
    TraceEntry entry = entryOf(TraceEntryKind::Asked, operation, operation.createdAt);
    const QString what = askedForText(operation.request.kind);
    const QString amount = amountText(operation);
    entry.sentence =
        amount.isEmpty()
            ? TraceTexts::tr("Asked for here: %1.", "what").arg(what)
            : TraceTexts::tr("Asked for here: %1, %2.", "what, an amount").arg(what, amount);
    entry.note = operation.request.reference;
    return entry;
}

TraceEntry attemptEntry(const Operation &operation, const Attempt &attempt)
{
    TraceEntry entry = entryOf(TraceEntryKind::Attempt, operation, attempt.startedAt);
    entry.untilAt = attempt.finishedAt;
    entry.sentence = attemptText(operation, attempt);
    entry.note = attempt.message;
    entry.requestId = attempt.requestId;
    entry.number = attempt.number;
    entry.httpStatus = attempt.httpStatus;
    entry.code = attempt.code;
    entry.replayed = attempt.replayed;
    return entry;
}

//! Who caused a change, as far as it can be told.
QString causeText(const TraceFacts &facts, const Transition &step)
{
    if (step.requestId.isEmpty())
        return {};
    if (operationBehind(facts, step.requestId) != nullptr)
        return TraceTexts::tr("caused by our own call");
    // The answer that bore this request id was lost, and a later attempt was told of the same.
    for (const TracedOperation &traced : facts.operations) {
        const auto &request = traced.operation.request;
        const bool madeIt = traced.operation.resultId == step.resourceId &&
                            request.resourceId != step.resourceId && step.version == 1;
        if (madeIt && std::ranges::any_of(traced.attempts, [](const Attempt &attempt) {
                return attempt.requestId.isEmpty();
            }))
            return TraceTexts::tr("caused by a call of ours whose answer was lost");
    }
    return TraceTexts::tr("caused by a call that is not in this journal");
}

QString changeText(const TraceFacts &facts, const Transition &step)
{
    QString text;
    if (step.fromStatus == step.toStatus && step.requiredConfirmations > 0)
        text = TraceTexts::tr("%1 of %2 confirmations.", "numbers")
                   .arg(step.confirmations)
                   .arg(step.requiredConfirmations);
    else if (step.fromStatus == step.toStatus)
        text = TraceTexts::tr("Still %1, and changed.", "a state").arg(step.toStatus);
    else if (step.fromStatus.isEmpty() && step.version <= 1)
        text = TraceTexts::tr("Made: %1.", "a state").arg(step.toStatus);
    else if (step.fromStatus.isEmpty())
        text = TraceTexts::tr("Became %1.", "a state").arg(step.toStatus);
    else
        text = TraceTexts::tr("From %1 to %2.", "two states").arg(step.fromStatus, step.toStatus);
    return step.resourceId == facts.subject.id ? text
                                               : step.resourceId + QLatin1String(": ") + text;
}

TraceEntry changeEntry(const TraceFacts &facts, const Transition &step, qint64 clockOffsetMs)
{
    TraceEntry entry;
    entry.kind = TraceEntryKind::Change;
    entry.at = step.occurredAt > 0 ? step.occurredAt - clockOffsetMs : step.learnedAt;
    entry.serverAt = step.occurredAt;
    entry.ourAt = step.learnedAt;
    entry.about = step.resourceId;
    entry.sentence = changeText(facts, step);
    entry.note = TraceTexts::tr("Learned from %1.", "how").arg(learnedFromText(step.learnedFrom));
    const QString cause = causeText(facts, step);
    if (!cause.isEmpty())
        entry.note = TraceTexts::tr("Learned from %1, %2.", "how, who caused it")
                         .arg(learnedFromText(step.learnedFrom), cause);
    entry.requestId = step.requestId;
    entry.eventId = step.eventId;
    entry.confirmations = step.confirmations;
    entry.requiredConfirmations = step.requiredConfirmations;
    entry.status = step.toStatus;
    return entry;
}

TraceEntry callEntry(const RequestLogEntry &call)
{
    TraceEntry entry;
    entry.kind = TraceEntryKind::Call;
    entry.at = call.startedAt;
    entry.ourAt = call.startedAt;
    entry.untilAt = call.startedAt + call.durationMs;
    entry.about = call.resourceId;
    entry.sentence =
        call.httpStatus == 0
            ? TraceTexts::tr("%1 %2 got no answer (%3).", "a method, a path, an error code")
                  .arg(call.method, call.target, call.outcome)
            : TraceTexts::tr("%1 %2 was answered %3 (%4).",
                             "a method, a path, an HTTP status, a code")
                  .arg(call.method, call.target, QString::number(call.httpStatus), call.outcome);
    entry.note = call.flags;
    entry.requestId = call.requestId;
    entry.idempotencyKey = call.idempotencyKey;
    entry.correlationId = call.correlationId;
    entry.number = call.attempt;
    entry.httpStatus = call.httpStatus;
    entry.code = call.outcome;
    return entry;
}

TraceEntry sightEntry(const ServerSight &sight, qint64 clockOffsetMs)
{
    TraceEntry entry;
    entry.kind = TraceEntryKind::Sight;
    entry.at = sight.receivedAt - clockOffsetMs;
    entry.serverAt = sight.receivedAt;
    entry.sentence =
        TraceTexts::tr("The server saw %1 %2 and answered %3.", "a method, a path, a status")
            .arg(sight.method, sight.target, QString::number(sight.httpStatus));
    if (sight.replayed)
        entry.note = TraceTexts::tr("It gave the stored answer again, and did nothing.");
    entry.requestId = sight.requestId;
    entry.idempotencyKey = sight.idempotencyKey;
    entry.correlationId = sight.correlationId;
    entry.httpStatus = sight.httpStatus;
    entry.code = sight.code;
    entry.replayed = sight.replayed;
    return entry;
}

TraceEntry deliveryEntry(const TracedDelivery &delivery, qint64 clockOffsetMs)
{
    TraceEntry entry;
    entry.kind = TraceEntryKind::Delivery;
    entry.at = delivery.attemptedAt - clockOffsetMs;
    entry.serverAt = delivery.attemptedAt;
    if (delivery.nextAttemptAt > 0)
        entry.note = TraceTexts::tr("The next try is due at %1.", "a time")
                         .arg(formatTimestamp(delivery.nextAttemptAt));
    entry.sentence =
        delivery.number == 0
            ? TraceTexts::tr("Webhook to %1 is waiting to be sent.", "a URL").arg(delivery.url)
        : delivery.httpStatus != 0
            ? TraceTexts::tr("Webhook to %1, try %2: answered %3.",
                             "a URL, a number, an HTTP status")
                  .arg(delivery.url, QString::number(delivery.number),
                       QString::number(delivery.httpStatus))
            : TraceTexts::tr("Webhook to %1, try %2: no answer (%3).", "a URL, a number, a reason")
                  .arg(delivery.url, QString::number(delivery.number), delivery.failure);
    entry.eventId = delivery.eventId;
    entry.deliveryId = delivery.deliveryId;
    entry.number = delivery.number;
    entry.httpStatus = delivery.httpStatus;
    return entry;
}

QString personsWord(const Operation &operation)
{
    const bool happened = operation.state != OperationState::Rejected;
    if (operation.code == QLatin1String("stopped"))
        return TraceTexts::tr("A person stopped it before anything had left.");
    if (operation.code == decidedCode() || !endedByPerson(operation))
        return happened ? TraceTexts::tr("A person decided that it had happened.")
                        : TraceTexts::tr("A person decided that it had not happened.");
    return TraceTexts::tr("A person put it aside as dealt with.");
}

} // namespace

const TracedOperation *operationBehind(const TraceFacts &facts, const QString &requestId)
{
    if (requestId.isEmpty())
        return nullptr;
    QString correlationId;
    for (const ServerSight &sight : facts.serverSaw.value_or(QList<ServerSight>())) {
        if (sight.requestId == requestId)
            correlationId = sight.correlationId;
    }
    for (const TracedOperation &traced : facts.operations) {
        if (traced.operation.requestId == requestId ||
            traced.operation.correlationId() == correlationId ||
            std::ranges::any_of(traced.attempts, [&](const Attempt &attempt) {
                return attempt.requestId == requestId;
            }))
            return &traced;
    }
    return nullptr;
}

QList<TraceEntry> operationEntries(const TracedOperation &traced)
{
    const Operation &operation = traced.operation;
    QList<TraceEntry> entries{askedEntry(operation)};
    for (const Attempt &attempt : traced.attempts)
        entries += attemptEntry(operation, attempt);
    if (operation.personAt != 0) {
        TraceEntry entry = entryOf(TraceEntryKind::Person, operation, operation.personAt);
        entry.sentence = personsWord(operation);
        entry.note = operation.code == decidedCode() ? operation.message : QString();
        entries += entry;
    }
    return entries;
}

QList<TraceEntry> changeEntries(const TraceFacts &facts, qint64 clockOffsetMs)
{
    QList<Transition> steps = facts.transitions;
    std::ranges::sort(
        steps, {}, [](const Transition &step) { return std::pair(step.resourceId, step.version); });
    QList<TraceEntry> entries;
    for (const Transition &step : std::as_const(steps))
        entries += changeEntry(facts, step, clockOffsetMs);
    return entries;
}

QList<TraceEntry> callEntries(const TraceFacts &facts)
{
    QList<TraceEntry> entries;
    for (const RequestLogEntry &call : facts.calls) {
        const bool isAttempt = std::ranges::any_of(facts.operations, [&](const auto &traced) {
            return traced.operation.id == call.correlationId;
        });
        if (!isAttempt && !isQuiet(facts, call.method, call.outcome == QLatin1String("ok")))
            entries += callEntry(call);
    }
    return entries;
}

QList<TraceEntry> serverEntries(const TraceFacts &facts, qint64 clockOffsetMs)
{
    QList<ServerSight> sights = facts.serverSaw.value_or(QList<ServerSight>());
    // Within one second, what was stored comes before it is given again.
    std::ranges::stable_sort(sights, {}, &ServerSight::replayed);
    QList<TraceEntry> entries;
    for (const ServerSight &sight : std::as_const(sights)) {
        if (!isQuiet(facts, sight.method, isSuccess(sight.httpStatus)))
            entries += sightEntry(sight, clockOffsetMs);
    }
    for (const TracedDelivery &delivery : facts.deliveries.value_or(QList<TracedDelivery>()))
        entries += deliveryEntry(delivery, clockOffsetMs);
    return entries;
}

} // namespace coinpay
