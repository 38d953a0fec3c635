// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/notessection.h"

#include "core/whendone.h"
#include "forms/notice.h"
#include "pages/labelchips.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int OfferedLabels = 50;

//! Of the journal's drafts; `noteId` is empty for a new note.
QString draftName(const QString &subject, const QString &noteId)
{
    return QStringLiteral("note/%1/%2").arg(subject, noteId);
}

} // namespace

NotesSection::NotesSection(Store &store, Reader &reader, Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_reader(reader)
    , m_heartbeat(heartbeat)
    , m_labels(new LabelChips(this))
    , m_notice(new Notice(this))
    , m_rows(new QVBoxLayout)
    , m_editor(new NoteEditor(this))
    , m_add(new QPushButton(theme::icon(QStringLiteral("note")), tr("Add a note"), this))
{
    setObjectName(QStringLiteral("notesSection"));
    setAccessibleName(tr("Notes and labels"));
    m_add->setObjectName(QStringLiteral("addNoteButton"));
    m_add->setAutoDefault(false);
    m_editor->hide();
    m_rows->setSpacing(theme::GapGroup - theme::Grid);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    column->addWidget(m_labels);
    column->addWidget(m_notice);
    column->addLayout(m_rows);
    column->addWidget(m_editor);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] { edit({}, {}); });
    connect(m_editor, &NoteEditor::saveRequested, this, &NotesSection::save);
    connect(m_editor, &NoteEditor::discarded, this, [this] {
        forgetTyped();
        closeEditor();
    });
    connect(m_editor, &NoteEditor::putAway, this, [this] {
        keepTyped();
        closeEditor();
    });
    connect(m_labels, &LabelChips::lineOpened, this, [this] {
        m_labels->setKnown(m_reader.knownLabels(OfferedLabels).value_or(QStringList()));
    });
    connect(m_labels, &LabelChips::addRequested, this, [this](const QString &label) {
        whenDone(m_store.addLabel(m_subject, label), this, [this](const Done &done) {
            if (done)
                m_labels->closeLine();
            finish(done, tr("The label was not added"));
        });
    });
    connect(m_labels, &LabelChips::removeRequested, this, [this](const QString &label) {
        whenDone(m_store.removeLabel(m_subject, label), this,
                 [this](const Done &done) { finish(done, tr("The label was not taken off")); });
    });
    connect(&m_store, &Store::notesChanged, this, &NotesSection::reload);
}

NotesSection::~NotesSection()
{
    keepTyped();
}

void NotesSection::setSubject(const QString &id)
{
    if (id == m_subject)
        return;
    keepTyped();
    m_subject = id;
    m_notice->clear();
    m_labels->closeLine();
    closeEditor();
    reload();
    if (id.isEmpty() || typedBefore({}).isEmpty())
        return;
    // Choosing another row is no reason for the keyboard to come here.
    QPointer<QWidget> focus = window()->focusWidget();
    edit({}, {});
    if (focus && !isAncestorOf(focus))
        focus->setFocus();
}

void NotesSection::reload()
{
    if (m_subject.isEmpty())
        return;
    const auto labels = m_reader.labels(m_subject);
    const auto notes = m_reader.notes(m_subject);
    if (!labels || !notes) {
        finish(fail(notes ? labels.error() : notes.error()), tr("The notes cannot be read"));
        return;
    }
    m_labels->setLabels(*labels);
    if (*notes != m_notes)
        showNotes(*notes);
}

void NotesSection::showNotes(const QList<Note> &notes)
{
    m_notes = notes;
    for (NoteView *view : std::as_const(m_views)) {
        m_rows->removeWidget(view);
        view->hide();
        view->deleteLater();
    }
    m_views.clear();
    QWidget *before = m_labels;
    for (const Note &note : notes) {
        m_views += viewOf(note);
        m_rows->addWidget(m_views.last());
        setTabOrder(before, m_views.last());
        before = m_views.last();
    }
    setTabOrder(before, m_editor);
    setTabOrder(m_editor, m_add);
}

NoteView *NotesSection::viewOf(const Note &note)
{
    auto *view = new NoteView(note, m_heartbeat, this);
    // What is being changed is seen once: in the editor.
    view->setVisible(m_editor->isHidden() || m_editor->noteId() != note.id);
    connect(view, &NoteView::editRequested, this,
            [this](const Note &one) { edit(one.id, one.text); });
    connect(view, &NoteView::removeRequested, this, [this](const QString &id) {
        whenDone(m_store.removeNote(id), this,
                 [this](const Done &done) { finish(done, tr("The note was not removed")); });
    });
    return view;
}

void NotesSection::edit(const QString &noteId, const QString &text)
{
    keepTyped();
    const QString typed = typedBefore(noteId);
    m_begunWith = text;
    m_editor->begin(noteId, typed.isEmpty() ? text : typed);
    m_add->hide();
    for (NoteView *view : std::as_const(m_views))
        view->setVisible(view->note().id != noteId || noteId.isEmpty());
}

void NotesSection::closeEditor()
{
    const bool hadFocus = m_editor->isAncestorOf(focusWidget());
    m_editor->hide();
    m_add->show();
    for (NoteView *view : std::as_const(m_views))
        view->show();
    if (hadFocus)
        m_add->setFocus();
}

void NotesSection::save()
{
    const auto tidied = tidyNote(m_editor->text());
    if (!tidied) {
        m_editor->setFault(tidied.error().message);
        return;
    }
    const auto written = [this, subject = m_subject](const auto &result) {
        if (subject != m_subject)
            return;
        if (result) {
            forgetTyped();
            closeEditor();
        } else {
            m_editor->setFault(result.error().message);
        }
    };
    const QString &id = m_editor->noteId();
    if (id.isEmpty())
        whenDone(m_store.addNote(m_subject, *tidied), this, written);
    else
        whenDone(m_store.changeNote(id, *tidied), this, written);
}

//! What is not saved yet waits where it was typed, also past the end of the program.
void NotesSection::keepTyped()
{
    if (m_subject.isEmpty() || m_editor->isHidden())
        return;
    const QString text = m_editor->text();
    rememberTyped(text == m_begunWith ? QString() : text);
}

void NotesSection::forgetTyped()
{
    rememberTyped({});
}

void NotesSection::rememberTyped(const QString &text)
{
    const QString name = draftName(m_subject, m_editor->noteId());
    const QByteArray typed = text.left(2 * MaxNoteLength).toUtf8();
    if (m_typed.value(name) == typed && m_typed.contains(name))
        return;
    m_typed.insert(name, typed);
    // Lost with a full disk, as everything that is typed there.
    static_cast<void>(m_store.saveDraft(name, typed));
}

//! Empty where nothing waits.
QString NotesSection::typedBefore(const QString &noteId)
{
    const QString name = draftName(m_subject, noteId);
    const auto known = m_typed.constFind(name);
    const QByteArray typed = known != m_typed.constEnd()
                                 ? *known
                                 : m_reader.draft(name).value_or(QByteArray());
    return QString::fromUtf8(typed);
}

void NotesSection::finish(const Done &done, const QString &title)
{
    if (done)
        m_notice->clear();
    else
        m_notice->say(theme::Tone::Bad, QStringLiteral("warning"), title, done.error().message);
}

} // namespace coinpay
