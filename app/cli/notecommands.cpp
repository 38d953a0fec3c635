// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/jsonvalues.h"
#include "cli/texts.h"
#include "domain/note.h"

#include <QJsonArray>

namespace coinpay::cli {

namespace {

//! No id is longer, and none has space in it.
constexpr qsizetype LongestSubject = 255;

QJsonObject toJson(const Note &note)
{
    return {{QStringLiteral("note_id"), note.id},
            {QStringLiteral("about"), note.subject},
            {QStringLiteral("text"), note.text},
            {QStringLiteral("created_at"), jsonTime(note.createdAt)},
            {QStringLiteral("updated_at"), jsonTime(note.updatedAt)}};
}

//! Nothing of the server's is asked: a note is about an id, whatever that turns out to be.
tl::expected<OpenDesk, ExitCode> openFor(Session &session)
{
    const QString &subject = session.arguments.subject;
    if (subject.size() > LongestSubject || subject.contains(u' '))
        return tl::unexpected(
            session.out.error(usageError(Texts::tr("This cannot be an id: it has a space in it, "
                                                   "or is longer than any."))));
    return OpenDesk::openOffline(session);
}

//! Does one write and tells how it ended.
template <typename Write>
ExitCode change(Session &session, const Write &write)
{
    auto open = openFor(session);
    if (!open)
        return open.error();
    const Done done = session.waiter.answer(write(open->desk().store()));
    if (!done)
        return session.out.error(done.error());
    session.out.object({{QStringLiteral("done"), true}});
    return ExitCode::Ok;
}

} // namespace

ExitCode addNote(Session &session)
{
    auto open = openFor(session);
    if (!open)
        return open.error();
    const auto note = session.waiter.answer(open->desk().store().addNote(
        session.arguments.subject, session.arguments.value(QStringLiteral("text"))));
    if (!note)
        return session.out.error(note.error());
    session.out.object(toJson(*note));
    session.out.fields({{Texts::tr("Note", "label: its id"), note->id}});
    return ExitCode::Ok;
}

ExitCode listNotes(Session &session)
{
    auto open = openFor(session);
    if (!open)
        return open.error();
    const QString &subject = session.arguments.subject;
    const auto labels = open->desk().reader().labels(subject);
    const auto notes = open->desk().reader().notes(subject);
    if (!labels || !notes)
        return session.out.error(notes ? labels.error() : notes.error());
    QJsonArray all;
    for (const Note &note : *notes)
        all.append(toJson(note));
    session.out.object({{QStringLiteral("about"), subject},
                        {QStringLiteral("labels"), QJsonArray::fromStringList(*labels)},
                        {QStringLiteral("notes"), all}});
    if (session.out.isJson())
        return ExitCode::Ok;
    if (!labels->isEmpty())
        session.out.fields(
            {{Texts::tr("Labels"), displayLines(labels->join(QStringLiteral(", ")))}});
    for (const Note &note : *notes) {
        session.out.text(QStringLiteral("\n%1  %2").arg(formatTimestamp(note.updatedAt), note.id));
        session.out.text(displayLines(note.text));
    }
    if (labels->isEmpty() && notes->isEmpty())
        session.out.note(Texts::tr("There are no notes about this, and it has no labels."));
    return ExitCode::Ok;
}

ExitCode removeNote(Session &session)
{
    return change(session,
                  [&](Store &store) { return store.removeNote(session.arguments.subject); });
}

ExitCode addLabel(Session &session)
{
    return change(session, [&](Store &store) {
        return store.addLabel(session.arguments.subject,
                              session.arguments.value(QStringLiteral("label")));
    });
}

ExitCode removeLabel(Session &session)
{
    return change(session, [&](Store &store) {
        return store.removeLabel(session.arguments.subject,
                                 session.arguments.value(QStringLiteral("label")));
    });
}

} // namespace coinpay::cli
