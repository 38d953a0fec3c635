// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/gaps.h"

#include "trace/texts.h"

#include <algorithm>
#include <limits>

namespace coinpay {

namespace {

//! Times may be told in whole seconds, and answers take a while.
constexpr qint64 ClockSlackMs = 2'000;

//! The last read of a silent stretch, if it was answered, is the one that ended it.
struct FeedReads
{
    int failed = 0;
    int answered = 0; //!< without a word of it
    QString failure;  //!< what the last failed one came to
};

FeedReads readsIn(const TraceFacts &facts, const SilentSpan &span)
{
    FeedReads reads;
    bool lastWasAnswered = false;
    for (const RequestLogEntry &call : facts.feedReads) {
        if (call.startedAt > span.to || call.startedAt + call.durationMs < span.from)
            continue;
        lastWasAnswered = call.outcome == QLatin1String("ok");
        if (lastWasAnswered) {
            ++reads.answered;
        } else {
            ++reads.failed;
            reads.failure = call.outcome;
        }
    }
    if (lastWasAnswered && span.endedBy == LearnedFrom::EventFeed)
        --reads.answered;
    return reads;
}

QString reasonFor(const TraceFacts &facts, const SilentSpan &span)
{
    const FeedReads reads = readsIn(facts, span);
    if (reads.failed > 0 && reads.answered == 0)
        return TraceTexts::tr("the poll was offline, %n read(s) of the event feed failed (%1)",
                              "a reason; %1: an error code", reads.failed)
            .arg(reads.failure);
    if (reads.failed > 0)
        return TraceTexts::tr("%n read(s) of the event feed failed, others did not tell of it",
                              "a reason", reads.failed);
    if (reads.answered > 0)
        return TraceTexts::tr("the event feed was read %n time(s) and did not tell of it",
                              "a reason", reads.answered);
    if (!facts.logBegins || *facts.logBegins > span.from)
        return TraceTexts::tr("the request log does not reach back to it", "a reason");
    return TraceTexts::tr("nothing here was reading the event feed", "a reason");
}

TraceEntry gapOf(const TraceFacts &facts, const SilentSpan &span)
{
    TraceEntry entry;
    entry.kind = TraceEntryKind::Gap;
    entry.at = span.from;
    entry.ourAt = span.from;
    entry.untilAt = span.to;
    entry.about = facts.subject.id;
    entry.sentence = TraceTexts::tr("No event for %1: %2.", "a duration, a reason")
                         .arg(durationText(span.to - span.from), reasonFor(facts, span));
    return entry;
}

QList<Transition> inOrder(QList<Transition> transitions)
{
    std::sort(transitions.begin(), transitions.end(), [](const auto &a, const auto &b) {
        return std::pair(a.resourceId, a.version) < std::pair(b.resourceId, b.version);
    });
    return transitions;
}

QString missingVersions(qint64 from, qint64 to)
{
    if (from == to)
        return TraceTexts::tr("Version %1 is not known here.", "of a resource").arg(from);
    return TraceTexts::tr("Versions %1 to %2 are not known here.", "of a resource")
        .arg(from)
        .arg(to);
}

} // namespace

QString durationText(qint64 ms)
{
    constexpr qint64 Second = 1'000;
    constexpr qint64 Minute = 60 * Second;
    constexpr qint64 Hour = 60 * Minute;
    constexpr qint64 Day = 24 * Hour;
    const auto two = [ms](qint64 large, const char *largeUnit, qint64 small, const char *unit) {
        const qint64 rest = ms % large / small;
        QString text = QString::number(ms / large) + QLatin1Char(' ') + QLatin1String(largeUnit);
        if (rest > 0)
            text += QStringLiteral(" %1 ").arg(rest) + QLatin1String(unit);
        return text;
    };
    if (ms < Minute)
        return QString::number(std::max<qint64>(ms, 0) / Second) + QLatin1String(" s");
    if (ms < Hour)
        return QString::number(ms / Minute) + QLatin1String(" min");
    return ms < Day ? two(Hour, "h", Minute, "min") : two(Day, "d", Hour, "h");
}

QList<SilentSpan> silentSpans(const QList<Transition> &transitions, qint64 clockOffsetMs)
{
    QList<SilentSpan> late;
    for (const Transition &step : transitions) {
        const UnixMs from = step.occurredAt - clockOffsetMs;
        if (step.occurredAt > 0 && step.learnedFrom != LearnedFrom::FirstSync &&
            step.learnedAt - from > LateMs)
            late += SilentSpan{from, step.learnedAt, step.learnedFrom};
    }
    std::sort(late.begin(), late.end(),
              [](const auto &a, const auto &b) { return a.from < b.from; });
    QList<SilentSpan> merged;
    for (const SilentSpan &span : std::as_const(late)) {
        if (merged.isEmpty() || span.from >= merged.last().to) {
            merged += span;
        } else if (span.to > merged.last().to) {
            merged.last().to = span.to;
            merged.last().endedBy = span.endedBy;
        }
    }
    return merged;
}

qint64 clockOffset(const TraceFacts &facts)
{
    qint64 least = std::numeric_limits<qint64>::min();
    qint64 most = std::numeric_limits<qint64>::max();
    for (const Transition &step : facts.transitions) {
        // Nothing is learned before it happens.
        if (step.occurredAt > 0 && step.learnedAt > 0)
            least = std::max(least, step.occurredAt - step.learnedAt);
    }
    for (const TracedOperation &traced : facts.operations) {
        for (const Attempt &attempt : traced.attempts) {
            if (attempt.requestId.isEmpty() || attempt.replayed)
                continue;
            // Nothing comes of a call before it is sent.
            for (const Transition &step : facts.transitions) {
                if (step.requestId == attempt.requestId && step.occurredAt > 0)
                    most = std::min(most, step.occurredAt - attempt.startedAt);
            }
            for (const ServerSight &sight : facts.serverSaw.value_or(QList<ServerSight>())) {
                if (sight.requestId != attempt.requestId || sight.receivedAt == 0)
                    continue;
                most = std::min(most, sight.receivedAt - attempt.startedAt);
                if (attempt.finishedAt > 0)
                    least = std::max(least, sight.receivedAt - attempt.finishedAt);
            }
        }
    }
    const bool isSet = least > most && least - ClockSlackMs > most + ClockSlackMs;
    if (isSet)
        return 0;
    if (least > ClockSlackMs)
        return least;
    return most < -ClockSlackMs ? most : 0;
}

QList<TraceEntry> gapEntries(const TraceFacts &facts, qint64 clockOffsetMs)
{
    QList<TraceEntry> gaps;
    for (const SilentSpan &span : silentSpans(facts.transitions, clockOffsetMs))
        gaps += gapOf(facts, span);
    const QList<Transition> ordered = inOrder(facts.transitions);
    for (qsizetype i = 1; i < ordered.size(); ++i) {
        const Transition &before = ordered[i - 1];
        const Transition &after = ordered[i];
        if (before.resourceId != after.resourceId || after.version <= before.version + 1)
            continue;
        TraceEntry entry;
        entry.kind = TraceEntryKind::Gap;
        entry.at = after.occurredAt - clockOffsetMs - 1;
        entry.about = after.resourceId;
        entry.sentence = missingVersions(before.version + 1, after.version - 1);
        gaps += entry;
    }
    return gaps;
}

} // namespace coinpay
