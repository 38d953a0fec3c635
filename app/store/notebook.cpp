// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/notebook.h"

#include "store/sqlite/failure.h"

#include <QCoreApplication>

#include <algorithm>

namespace coinpay::store {

namespace {

constexpr char SelectNotes[] = "SELECT id, subject, text, created_at, updated_at FROM notes ";

QString tr(const char *text)
{
    return QCoreApplication::translate("coinpay::store", text);
}

QString orRefuse(const Result<QString> &tidied)
{
    if (!tidied)
        throw Refusal(tidied.error());
    return *tidied;
}

Refusal refusal(ErrorKind kind, const QString &sentence)
{
    return Refusal(Error{kind, sentence, {}, {}, 0, {}, {}});
}

Note readNote(const Query &query)
{
    return {query.text(0), query.text(1), query.text(2), query.number(3), query.number(4)};
}

qint64 countOf(Connection &journal, const char *sql, const QString &subject)
{
    Query counted = journal.query(sql);
    counted.bindAll(subject);
    return counted.step() ? counted.number(0) : 0;
}

void refuseWithoutSubject(const QString &subject)
{
    if (subject.isEmpty())
        throw refusal(ErrorKind::InvalidInput, tr("There is nothing here to write about."));
}

QStringList texts(Query &query)
{
    QStringList all;
    while (query.step())
        all += query.text(0);
    return all;
}

} // namespace

Note addNote(Connection &journal, const QString &subject, const QString &text, const Clock &clock,
             RandomSource &random)
{
    refuseWithoutSubject(subject);
    Note note;
    note.text = orRefuse(tidyNote(text));
    if (countOf(journal, "SELECT COUNT(*) FROM notes WHERE subject = ?", subject) >= MaxNotesEach)
        throw refusal(ErrorKind::InvalidInput,
                      tr("There are %1 notes about this already. Change or remove one of them.")
                          .arg(MaxNotesEach));
    note.id = newId(QLatin1String("note_"), clock, random);
    note.subject = subject;
    note.createdAt = note.updatedAt = clock.now();
    journal
        .query("INSERT INTO notes (id, subject, text, folded, created_at, updated_at) "
               "VALUES (?1, ?2, ?3, ?4, ?5, ?5)")
        .bindAll(note.id, note.subject, note.text, foldedForSearch(note.text), note.createdAt)
        .run();
    return note;
}

void changeNote(Connection &journal, const QString &id, const QString &text, UnixMs now)
{
    const QString tidied = orRefuse(tidyNote(text));
    journal.query("UPDATE notes SET text = ?2, folded = ?3, updated_at = ?4 WHERE id = ?1")
        .bindAll(id, tidied, foldedForSearch(tidied), now)
        .run();
    if (journal.changes() == 0)
        throw refusal(ErrorKind::NotFound, tr("This note is gone: it was removed elsewhere."));
}

void removeNote(Connection &journal, const QString &id)
{
    journal.query("DELETE FROM notes WHERE id = ?").bindAll(id).run();
}

void addLabel(Connection &journal, const QString &subject, const QString &label, UnixMs now)
{
    refuseWithoutSubject(subject);
    const QString tidied = orRefuse(tidyLabel(label));
    journal
        .query("INSERT INTO labels (subject, folded, label, created_at) VALUES (?, ?, ?, ?) "
               "ON CONFLICT (subject, folded) DO NOTHING")
        .bindAll(subject, foldedForSearch(tidied), tidied, now)
        .run();
    if (countOf(journal, "SELECT COUNT(*) FROM labels WHERE subject = ?", subject) > MaxLabelsEach)
        throw refusal(
            ErrorKind::InvalidInput,
            tr("This has %1 labels already. Take one of them off first.").arg(MaxLabelsEach));
}

void removeLabel(Connection &journal, const QString &subject, const QString &label)
{
    journal.query("DELETE FROM labels WHERE subject = ? AND folded = ?")
        .bindAll(subject, foldedForSearch(label.trimmed()))
        .run();
}

QList<Note> readNotes(Connection &journal, const QString &subject)
{
    QList<Note> notes;
    Query found =
        journal.query(std::string(SelectNotes) + "WHERE subject = ? ORDER BY created_at, id");
    found.bindAll(subject);
    while (found.step())
        notes += readNote(found);
    return notes;
}

QStringList readLabels(Connection &journal, const QString &subject)
{
    Query found = journal.query("SELECT label FROM labels WHERE subject = ? ORDER BY folded");
    found.bindAll(subject);
    return texts(found);
}

QStringList readKnownLabels(Connection &journal, int limit)
{
    Query found = journal.query("SELECT min(label) FROM labels GROUP BY folded "
                                "ORDER BY COUNT(*) DESC, folded LIMIT ?");
    found.bindAll(std::max(limit, 0));
    return texts(found);
}

bool isNoteSearch(const QString &search)
{
    const QString text = search.trimmed();
    return text.size() > 1 && text.startsWith(u'#');
}

QStringList subjectsNoted(Connection &journal, const QString &text, int limit)
{
    // A person writes hundreds of notes, not millions: all of them are looked through.
    Query found = journal.query(
        "SELECT subject FROM (SELECT subject, updated_at AS at FROM notes "
        "WHERE instr(folded, ?1) > 0 UNION ALL SELECT subject, created_at FROM labels "
        "WHERE instr(folded, ?1) > 0) GROUP BY subject ORDER BY max(at) DESC, subject LIMIT ?2");
    found.bindAll(foldedForSearch(text.trimmed()), std::max(limit, 0));
    return texts(found);
}

QStringList subjectsLabelled(Connection &journal, const QString &label, int limit)
{
    Query found = journal.query("SELECT subject FROM labels WHERE folded = ? "
                                "ORDER BY created_at DESC, subject LIMIT ?");
    found.bindAll(foldedForSearch(label.trimmed()), std::max(limit, 0));
    return texts(found);
}

} // namespace coinpay::store
