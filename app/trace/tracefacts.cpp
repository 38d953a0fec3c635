// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracefacts.h"

#include "store/reader.h"
#include "trace/gaps.h"

#include <algorithm>

namespace coinpay {

namespace {

//! A wallet has a version for every movement: the newest tell what is asked for here.
constexpr qsizetype MostTransitions = 1'000;
//! Silent stretches whose reason is looked up, and the rows of the log read for each.
constexpr qsizetype MostSpans = 20;
constexpr int MostLogRows = 5'000;

//! A value, or nothing when the store does not know the id; any other error ends the reading.
class FactsReader
{
public:
    FactsReader(Reader &reader, TraceFacts &facts)
        : m_reader(reader)
        , m_facts(facts)
    {
    }

    void read()
    {
        const QString &id = m_facts.subject.id;
        readResource(id);
        if (m_facts.subject.kind == FoundKind::Operation)
            readOperation(id);
        else if (m_facts.subject.kind != FoundKind::Request)
            readOperationsOf(id);
        readTransitions();
        take(m_reader.requestsUnder(id, MostTracedCalls), m_facts.calls);
        std::ranges::reverse(m_facts.calls);
        m_facts.isCut = m_facts.isCut || m_facts.calls.size() >= MostTracedCalls;
        readFeed();
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    template <typename T, typename Into>
    bool take(Result<T> result, Into &into)
    {
        if (result) {
            into = *std::move(result);
            return true;
        }
        if (result.error().kind != ErrorKind::NotFound)
            m_error = result.error();
        return false;
    }

    void readResource(const QString &id)
    {
        switch (m_facts.subject.kind) {
        case FoundKind::Invoice: take(m_reader.invoice(id), m_facts.resource); break;
        case FoundKind::Escrow:
            take(m_reader.escrow(id), m_facts.resource);
            take(m_reader.escrowActions(id), m_facts.actions);
            break;
        case FoundKind::Transfer: take(m_reader.transfer(id), m_facts.resource); break;
        case FoundKind::Wallet: take(m_reader.wallet(id), m_facts.resource); break;
        case FoundKind::Operation:
        case FoundKind::Request: break;
        }
    }

    void readOperation(const QString &id)
    {
        Operation operation;
        if (take(m_reader.operation(id), operation))
            addOperation(operation);
    }

    void readOperationsOf(const QString &id)
    {
        QList<Operation> operations;
        take(m_reader.operationsOf(id, MostTracedOperations), operations);
        m_facts.isCut = operations.size() >= MostTracedOperations;
        for (auto operation = operations.rbegin(); operation != operations.rend(); ++operation)
            addOperation(*operation);
    }

    void addOperation(const Operation &operation)
    {
        TracedOperation traced{operation, {}};
        take(m_reader.attempts(operation.id), traced.attempts);
        m_facts.operations += traced;
    }

    void readTransitions()
    {
        QStringList ids{m_facts.subject.id};
        for (const EscrowAction &action : std::as_const(m_facts.actions))
            ids += action.id;
        // What a part of it was found by is told with it: an address of a wallet.
        if (m_facts.subject.by == FoundBy::AddressId)
            ids += m_facts.subject.part;
        for (const QString &id : std::as_const(ids)) {
            QList<Transition> steps;
            take(m_reader.transitions(id), steps);
            if (steps.size() > MostTransitions) {
                steps = steps.last(MostTransitions);
                m_facts.isCut = true;
            }
            m_facts.transitions += steps;
        }
    }

    void readFeed()
    {
        QList<SilentSpan> spans = silentSpans(m_facts.transitions, 0);
        if (spans.size() > MostSpans)
            spans = spans.last(MostSpans);
        for (const SilentSpan &span : std::as_const(spans)) {
            QList<RequestLogEntry> reads;
            take(m_reader.feedReads(span.from, span.to + 1, MostLogRows), reads);
            m_facts.feedReads += reads;
        }
        take(m_reader.requestLogBegins(), m_facts.logBegins);
    }

    Reader &m_reader;
    TraceFacts &m_facts;
    std::optional<Error> m_error;
};

} // namespace

Result<TraceFacts> readFacts(Reader &reader, const Found &subject)
{
    TraceFacts facts;
    facts.subject = subject;
    FactsReader from(reader, facts);
    from.read();
    if (from.error())
        return fail(*from.error());
    return facts;
}

} // namespace coinpay
