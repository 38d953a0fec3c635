// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/noteviews.h"
#include "store/reader.h"
#include "store/store.h"

#include <QHash>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace coinpay {

class LabelChips;
class Notice;

//! What people here wrote about one thing: labels, and notes with the oldest on top. Written to the
//! journal at once; what was typed and not saved waits there, too.
class NotesSection : public QWidget
{
    Q_OBJECT

public:
    //! All outlive it; `reader` belongs to this thread.
    NotesSection(Store &store, Reader &reader, Heartbeat &heartbeat, QWidget *parent = nullptr);
    ~NotesSection() override;

    //! The id of what it is about; empty: nothing.
    void setSubject(const QString &id);

private:
    void reload();
    void showNotes(const QList<Note> &notes);
    NoteView *viewOf(const Note &note);
    void edit(const QString &noteId, const QString &text);
    void save();
    void closeEditor();
    void keepTyped();
    void forgetTyped();
    void rememberTyped(const QString &text);
    [[nodiscard]] QString typedBefore(const QString &noteId);
    void finish(const Done &done, const QString &title);

    Store &m_store;
    Reader &m_reader;
    Heartbeat &m_heartbeat;
    QString m_subject;
    QList<Note> m_notes;
    QList<NoteView *> m_views;
    QHash<QString, QByteArray> m_typed; //!< drafts by name: the journal may not have them yet
    QString m_begunWith;                //!< what the editor held at first
    LabelChips *m_labels;
    Notice *m_notice;
    QVBoxLayout *m_rows;
    NoteEditor *m_editor;
    QPushButton *m_add;
};

} // namespace coinpay
