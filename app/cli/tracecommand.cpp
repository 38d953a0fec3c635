// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/texts.h"
#include "sync/syncnames.h"
#include "trace/link.h"
#include "trace/question.h"
#include "trace/render.h"

#include <algorithm>

namespace coinpay::cli {

namespace {

//! So many things that bear a text are listed.
constexpr int MostSubjects = 20;
//! Pages of a resource's own events: 500 each.
constexpr int MostEventPages = 20;
//! Operations of one thing whose keys the server is asked about.
constexpr qsizetype MostAskedKeys = 20;

ServerSight sightOf(const api::SeenRequest &seen)
{
    ServerSight sight;
    sight.requestId = seen.id;
    sight.method = seen.method;
    sight.target = seen.target;
    sight.httpStatus = seen.status;
    sight.code = seen.code;
    sight.idempotencyKey = seen.idempotencyKey;
    sight.correlationId = seen.correlationId;
    sight.replayed = seen.replayed;
    sight.receivedAt = seen.receivedAt;
    return sight;
}

//! 1 to 255 visible ASCII characters: the contract knows no other key.
bool mayBeAKey(const QString &text)
{
    return !text.isEmpty() && text.size() <= 255 &&
           std::ranges::all_of(text, [](QChar c) { return c > u' ' && c <= u'~'; });
}

//! One question of a person, answered from the store where it knows, else by the server.
class Tracing
{
public:
    Tracing(Session &session, OpenDesk &open)
        : m_session(session)
        , m_open(open)
    {
    }

    [[nodiscard]] ExitCode run()
    {
        const auto found = findSubjects(desk().reader(), m_session.arguments.subject, MostSubjects);
        if (!found)
            return m_session.out.error(found.error());
        if (found->size() > 1)
            return list(*found);
        const bool isKnownHere = !found->isEmpty();
        const bool isAsked = m_session.arguments.has(QStringLiteral("ask-server"));
        ExitCode code = ExitCode::Ok;
        if (!isKnownHere || isAsked) {
            const Done connected = m_open.connectForCalls(m_session);
            if (!connected && !isKnownHere)
                return notAsked(connected.error());
            if (!connected)
                code = noteFailure(connected.error());
            m_mayAsk = connected.has_value();
        }
        if (isKnownHere)
            return tell(found->first(), code);
        return askForUnknown();
    }

private:
    [[nodiscard]] Desk &desk() { return m_open.desk(); }

    //! The store's answer is worth having without the server's.
    ExitCode noteFailure(const Error &error)
    {
        m_session.out.note(
            Texts::tr("The server could not be asked: %1", "a sentence").arg(error.message));
        return exitCodeOf(error.kind);
    }

    ExitCode notAsked(Error error)
    {
        error.message =
            Texts::tr("Nothing in the local store bears it, and the server could not be asked: %1",
                      "a sentence")
                .arg(error.message);
        return m_session.out.error(error);
    }

    ExitCode list(const QList<Found> &found)
    {
        QList<QStringList> rows;
        for (const Found &one : found) {
            m_session.out.object({
                {QStringLiteral("candidate"), true},
                {QStringLiteral("kind"), QString(foundKindName(one.kind))},
                {QStringLiteral("id"), one.id},
                {QStringLiteral("found_by"), QString(foundByName(one.by))},
                {QStringLiteral("link"), traceLink(one.id)},
            });
            rows.append({foundKindName(one.kind), one.id, foundByName(one.by)});
        }
        m_session.out.table(
            {Texts::tr("WHAT"), Texts::tr("ID"), Texts::tr("FOUND BY", "a heading")}, rows);
        m_session.out.note(Texts::tr("%n thing(s) bear this. Trace one of them by its id.", "",
                                     static_cast<int>(found.size())));
        return ExitCode::Ok;
    }

    //! The store knows nothing: what the id says it is, or a call or a key of the server's list.
    ExitCode askForUnknown()
    {
        for (const QString &question : questionsIn(m_session.arguments.subject)) {
            const auto subject = askFor(question);
            if (!subject)
                return m_session.out.error(subject.error());
            if (*subject)
                return tell(**subject, ExitCode::Ok);
        }
        Error error;
        error.kind = ErrorKind::NotFound;
        error.message = Texts::tr(
            "Nothing in the local store bears it, and the server knows no invoice, escrow, "
            "transfer, request or idempotency key of that name. It cannot be asked for anything "
            "else.");
        return m_session.out.error(error);
    }

    //! Nothing where the server knows no such thing; an error where it could not be asked.
    Result<std::optional<Found>> askFor(const QString &question)
    {
        const auto guess = guessFromPrefix(question);
        if (guess && guess->kind != FoundKind::Request)
            return orNothing(fetch(*guess), *guess);
        if (guess) {
            const auto seen = m_session.waiter.answer(desk().fetchRequest(question));
            if (!seen)
                return orNothing(seen.error(), *guess);
            return behind({*seen});
        }
        if (!mayBeAKey(question))
            return std::optional<Found>();
        const auto seen = m_session.waiter.answer(desk().findRequests(question));
        if (!seen)
            return orNothing(seen.error(), {});
        return behind(*seen);
    }

    static Result<std::optional<Found>> orNothing(const std::optional<Error> &error,
                                                  const Found &found)
    {
        if (!error)
            return std::optional(found);
        const bool isUnknown = error->kind == ErrorKind::NotFound ||
                               error->kind == ErrorKind::InvalidInput ||
                               error->kind == ErrorKind::Refused;
        if (isUnknown)
            return std::optional<Found>();
        return fail(*error);
    }

    //! What the calls that the server saw were about.
    Result<std::optional<Found>> behind(const QList<api::SeenRequest> &seen)
    {
        if (seen.isEmpty())
            return std::optional<Found>();
        for (const api::SeenRequest &one : seen)
            m_sights.append(sightOf(one));
        const QString about = seen.first().resourceId;
        const auto local =
            about.isEmpty() ? Result<QList<Found>>() : desk().reader().find(about, 1);
        if (local && !local->isEmpty())
            return std::optional(local->first());
        const auto guess = guessFromPrefix(about);
        if (guess && !fetch(*guess))
            return std::optional(*guess);
        return std::optional(Found{FoundKind::Request, seen.first().id, FoundBy::RequestId, {}});
    }

    //! The resource itself, past the mirror. The error, if any.
    std::optional<Error> fetch(const Found &what)
    {
        const auto keep = [this](const auto &fetched) -> std::optional<Error> {
            if (!fetched)
                return fetched.error();
            m_fetched = *fetched;
            return {};
        };
        switch (what.kind) {
        case FoundKind::Invoice: return keep(m_session.waiter.answer(desk().fetchInvoice(what.id)));
        case FoundKind::Escrow: return keep(m_session.waiter.answer(desk().fetchEscrow(what.id)));
        case FoundKind::Transfer:
            return keep(m_session.waiter.answer(desk().fetchTransfer(what.id)));
        case FoundKind::Wallet:
        case FoundKind::Operation:
        case FoundKind::Request: break;
        }
        return {};
    }

    //! Its own events into the mirror: what happened since, and before anybody here knew of it.
    void pullEvents(const QString &id)
    {
        QString after;
        for (int page = 0; page < MostEventPages; ++page) {
            const auto next = m_session.waiter.answer(desk().pullEvents(id, after, 0));
            if (!next || next->isEmpty() || *next == after)
                return;
            after = *next;
        }
    }

    void askWhatItSaw(TraceFacts &facts)
    {
        QList<ServerSight> sights = m_sights;
        qsizetype asked = 0;
        for (const TracedOperation &traced : std::as_const(facts.operations)) {
            if (traced.attempts.isEmpty() || asked++ >= MostAskedKeys)
                continue;
            const auto seen =
                m_session.waiter.answer(desk().findRequests(traced.operation.idempotencyKey));
            if (!seen)
                return noteUnseen(seen.error());
            for (const api::SeenRequest &one : *seen)
                addOnce(sights, sightOf(one));
        }
        facts.serverSaw = sights;
    }

    static void addOnce(QList<ServerSight> &sights, const ServerSight &sight)
    {
        const bool isKnown = std::ranges::any_of(
            sights, [&](const ServerSight &other) { return other.requestId == sight.requestId; });
        if (!isKnown)
            sights.append(sight);
    }

    void noteUnseen(const Error &error) { noteFailure(error); }

    ExitCode tell(const Found &subject, ExitCode code)
    {
        const bool hasEvents =
            subject.kind != FoundKind::Operation && subject.kind != FoundKind::Request;
        if (m_mayAsk && hasEvents)
            pullEvents(subject.id);
        auto facts = readFacts(desk().reader(), subject);
        if (!facts)
            return m_session.out.error(facts.error());
        if (isKnown(m_fetched) && versionOf(m_fetched) >= versionOf(facts->resource))
            facts->resource = m_fetched;
        if (m_mayAsk)
            askWhatItSaw(*facts);
        facts->asOf = desk().reader().syncValue(syncnames::asOf()).value_or(QString()).toLongLong();
        print(joinTrace(*facts));
        return code;
    }

    void print(const Trace &trace)
    {
        m_session.out.object(traceToJson(trace));
        if (m_session.out.isJson())
            return;
        const bool isMarkdown = m_session.arguments.has(QStringLiteral("markdown"));
        m_session.out.text((isMarkdown ? traceToMarkdown(trace) : traceToText(trace)).trimmed());
    }

    Session &m_session;
    OpenDesk &m_open;
    bool m_mayAsk = false;
    Resource m_fetched;
    QList<ServerSight> m_sights;
};

} // namespace

ExitCode tellTrace(Session &session)
{
    const Arguments &arguments = session.arguments;
    if (arguments.json && arguments.has(QStringLiteral("markdown")))
        return session.out.error(
            usageError(Texts::tr("--json and --markdown exclude each other.")));
    if (questionsIn(arguments.subject).isEmpty())
        return session.out.error(
            usageError(Texts::tr("There is nothing in this text to look for.")));
    auto open = OpenDesk::openOffline(session);
    if (!open)
        return open.error();
    return Tracing(session, *open).run();
}

} // namespace coinpay::cli
