// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/contents.h"

#include "store/reader.h"

#include <algorithm>

namespace coinpay {

namespace {

template <typename List, typename Same>
bool holds(const List &all, const Same &isSame)
{
    return std::any_of(all.begin(), all.end(), isSame);
}

//! Everything of which there may be something to say: the thing, its parts, what was asked for.
QStringList notableIds(const TraceFacts &facts)
{
    QStringList ids{facts.subject.id};
    if (!facts.subject.part.isEmpty())
        ids += facts.subject.part;
    for (const EscrowAction &action : facts.actions)
        ids += action.id;
    for (const TracedOperation &traced : facts.operations)
        ids += traced.operation.id;
    ids.removeDuplicates();
    return ids;
}

void addOperations(const TraceFacts &facts, BundleContents &into)
{
    for (const TracedOperation &traced : facts.operations) {
        const bool isThere = holds(into.operations, [&](const TracedOperation &other) {
            return other.operation.id == traced.operation.id;
        });
        if (!isThere)
            into.operations.append(traced);
    }
}

void addCalls(const QList<RequestLogEntry> &calls, BundleContents &into)
{
    for (const RequestLogEntry &call : calls) {
        const bool isThere = holds(
            into.requests, [&](const RequestLogEntry &other) { return other.row == call.row; });
        if (!isThere)
            into.requests.append(call);
    }
}

Done addNotes(Reader &reader, const TraceFacts &facts, BundleContents &into)
{
    for (const QString &id : notableIds(facts)) {
        const auto notes = reader.notes(id);
        const auto labels = reader.labels(id);
        if (!notes || !labels)
            return fail(notes ? labels.error() : notes.error());
        const bool isThere =
            holds(into.noted, [&](const NotedThing &other) { return other.about == id; });
        if (!isThere && (!notes->isEmpty() || !labels->isEmpty()))
            into.noted.append({id, *labels, *notes});
    }
    return {};
}

} // namespace

Done gather(Reader &reader, const Found &subject, BundleContents &into)
{
    auto facts = readFacts(reader, subject);
    if (!facts)
        return fail(facts.error());
    facts->asOf = into.origin.asOf;
    const Trace trace = joinTrace(*facts);
    const bool isThere = holds(into.traces, [&](const Trace &other) {
        return other.subject.id == trace.subject.id && other.subject.kind == trace.subject.kind;
    });
    if (!isThere)
        into.traces.append(trace);
    addOperations(*facts, into);
    addCalls(facts->calls, into);
    return addNotes(reader, *facts, into);
}

} // namespace coinpay
