// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/noteviews.h"

#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/relativetimelabel.h"
#include "widgets/sentence.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int EditorLines = 5;
constexpr int BarWidth = 3;

} // namespace

NoteView::NoteView(const Note &note, Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_note(note)
    , m_time(new RelativeTimeLabel(heartbeat, this))
    , m_question(question())
{
    setObjectName(QStringLiteral("note"));
    QLabel *text = selectableSentence(displayLines(note.text), this);
    text->setObjectName(QStringLiteral("noteText"));
    setAccessibleName(tr("Note"));
    setAccessibleDescription(text->text());
    m_time->setFont(theme::small(font()));
    m_time->setForegroundRole(QPalette::PlaceholderText);
    if (note.updatedAt != note.createdAt) {
        //: When a note was last changed; %1 is "3 min ago"
        m_time->setPatterns(tr("changed %1"), tr("changed %1"));
    }
    m_time->setTime(note.updatedAt);
    QToolButton *edit = button("editNoteButton", QStringLiteral("edit"), tr("Change this note"));
    QToolButton *remove =
        button("removeNoteButton", QStringLiteral("trash"), tr("Remove this note"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(theme::GapTight);
    foot->addWidget(m_time);
    foot->addStretch();
    foot->addWidget(edit);
    foot->addWidget(remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::Gap + BarWidth, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(text);
    column->addLayout(foot);
    column->addWidget(m_question);
    connect(edit, &QToolButton::clicked, this, [this] { Q_EMIT editRequested(m_note); });
    connect(remove, &QToolButton::clicked, this, [this] {
        m_question->show();
        m_question->findChild<QPushButton *>(QStringLiteral("keepNoteButton"))->setFocus();
    });
}

QToolButton *NoteView::button(const char *name, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setIcon(theme::icon(icon));
    button->setIconSize({theme::IconSmall, theme::IconSmall});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(text);
    button->setToolTip(text);
    return button;
}

QWidget *NoteView::question()
{
    auto *bar = new QWidget(this);
    auto *remove = new QPushButton(tr("Remove it"), bar);
    remove->setObjectName(QStringLiteral("reallyRemoveNoteButton"));
    remove->setAutoDefault(false);
    auto *keep = new QPushButton(tr("Keep it"), bar);
    keep->setObjectName(QStringLiteral("keepNoteButton"));
    keep->setAutoDefault(false);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, theme::GapTight, 0, theme::GapTight);
    row->setSpacing(theme::Gap);
    row->addWidget(sentence(tr("It is kept nowhere else."), bar), 1);
    row->addWidget(remove);
    row->addWidget(keep);
    bar->hide();
    connect(keep, &QPushButton::clicked, bar, &QWidget::hide);
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_note.id); });
    return bar;
}

//! A bar at its left holds together what belongs to one note.
void NoteView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(0, 0, BarWidth, height(), theme::hairline(palette()));
    QWidget::paintEvent(event);
}

NoteEditor::NoteEditor(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_fault(sentence({}, this))
    //: Button
    , m_save(new QPushButton(tr("Save note"), this))
{
    m_edit->setObjectName(QStringLiteral("noteEdit"));
    m_edit->setAccessibleName(tr("Note"));
    m_edit->setPlaceholderText(tr("What should whoever looks at this next know? Notes stay on this "
                                  "computer."));
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * EditorLines +
                           2 * (m_edit->frameWidth() + theme::Grid));
    m_edit->installEventFilter(this);
    m_fault->setObjectName(QStringLiteral("noteFault"));
    m_fault->hide();
    m_save->setObjectName(QStringLiteral("saveNoteButton"));
    m_save->setAutoDefault(false);
    auto *discard = new QPushButton(tr("Discard"), this);
    discard->setObjectName(QStringLiteral("discardNoteButton"));
    discard->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Gap);
    buttons->addWidget(m_save);
    buttons->addWidget(discard);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addWidget(m_edit);
    column->addWidget(m_fault);
    column->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &NoteEditor::saveRequested);
    connect(discard, &QPushButton::clicked, this, &NoteEditor::discarded);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { setFault({}); });
}

void NoteEditor::begin(const QString &noteId, const QString &text)
{
    m_noteId = noteId;
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    setFault({});
    show();
    m_edit->setFocus();
}

QString NoteEditor::text() const
{
    return m_edit->toPlainText();
}

void NoteEditor::setFault(const QString &text)
{
    QPalette bad = palette();
    bad.setColor(QPalette::WindowText, theme::toneInk(theme::Tone::Bad, bad));
    m_fault->setPalette(bad);
    m_fault->setText(text);
    m_fault->setVisible(!text.isEmpty());
    m_edit->setAccessibleDescription(text);
}

bool NoteEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isReturn && key->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT saveRequested();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT putAway();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace coinpay
