// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/note.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace coinpay {

class Heartbeat;
class RelativeTimeLabel;

//! One note as it is read: its text, when it was written, and what can be done with it. Removing is
//! asked about in its place.
class NoteView : public QWidget
{
    Q_OBJECT

public:
    NoteView(const Note &note, Heartbeat &heartbeat, QWidget *parent = nullptr);

    [[nodiscard]] const Note &note() const { return m_note; }

Q_SIGNALS:
    void editRequested(const coinpay::Note &note);
    void removeRequested(const QString &noteId);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QToolButton *button(const char *name, const QString &icon, const QString &text);
    [[nodiscard]] QWidget *question();

    const Note m_note;
    RelativeTimeLabel *m_time;
    QWidget *m_question;
};

//! Where a note is written or changed. Ctrl+Return saves, Escape puts it away with what was typed.
class NoteEditor : public QWidget
{
    Q_OBJECT

public:
    explicit NoteEditor(QWidget *parent = nullptr);

    //! `noteId` is empty for a new one.
    void begin(const QString &noteId, const QString &text);
    [[nodiscard]] const QString &noteId() const { return m_noteId; }
    [[nodiscard]] QString text() const;
    //! What is wrong with it; empty: nothing.
    void setFault(const QString &sentence);

Q_SIGNALS:
    void saveRequested();
    void discarded();
    void putAway(); //!< with what was typed

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_noteId;
    QPlainTextEdit *m_edit;
    QLabel *m_fault;
    QPushButton *m_save;
};

} // namespace coinpay
