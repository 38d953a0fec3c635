// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/texts.h"
#include "desk/traceask.h"
#include "sync/syncnames.h"
#include "trace/link.h"
#include "trace/question.h"
#include "trace/render.h"

namespace coinpay::cli {

namespace {

//! So many things that bear a text are listed.
constexpr int MostSubjects = 20;

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

    //! The store knows nothing: what the server says it is.
    ExitCode askForUnknown()
    {
        const auto discovered =
            m_session.waiter.answer(discover(desk(), m_session.arguments.subject));
        if (!discovered)
            return m_session.out.error(discovered.error());
        if (!*discovered) {
            Error error;
            error.kind = ErrorKind::NotFound;
            error.message = Texts::tr(
                "Nothing in the local store bears it, and the server knows no invoice, escrow, "
                "transfer, wallet, request or idempotency key of that name. It cannot be asked "
                "for anything else.");
            return m_session.out.error(error);
        }
        m_word = (*discovered)->word;
        // A call of which nothing was known here can be about something that is.
        const QString about = (*discovered)->about;
        const auto local =
            about.isEmpty() ? Result<QList<Found>>() : desk().reader().find(about, 1);
        const bool isKnownHere = local && !local->isEmpty();
        return tell(isKnownHere ? local->first() : (*discovered)->subject, ExitCode::Ok);
    }

    //! What the server says of it besides; what it told of is in the mirror then.
    void askMore(const TraceFacts &facts)
    {
        const auto said = m_session.waiter.result(askAbout(desk(), facts));
        if (!said) {
            noteFailure(Waiter::stoppedError());
            return;
        }
        m_word = joined(m_word, *said);
        if (said->trouble)
            noteFailure(*said->trouble);
    }

    ExitCode tell(const Found &subject, ExitCode code)
    {
        auto facts = readFacts(desk().reader(), subject);
        if (facts && m_mayAsk) {
            askMore(*facts);
            facts = readFacts(desk().reader(), subject);
        }
        if (!facts)
            return m_session.out.error(facts.error());
        facts->asOf = desk().reader().syncValue(syncnames::asOf()).value_or(QString()).toLongLong();
        print(joinTrace(withWord(*facts, m_word)));
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
    ServerWord m_word;
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
