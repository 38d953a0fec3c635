// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/field.h"

#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace coinpay {

Field::Field(const QString &label, QWidget *editor, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_label(new QLabel(label, this))
    , m_icon(new QLabel(this))
    , m_below(new QLabel(this))
    , m_hint(hint)
{
    m_label->setBuddy(editor);
    m_label->setTextFormat(Qt::PlainText);
    QString name = label;
    editor->setAccessibleName(name.remove(u'&'));
    m_below->setTextFormat(Qt::PlainText);
    m_below->setWordWrap(true);
    m_below->setFont(theme::small(font()));
    m_below->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_below->setFocusPolicy(Qt::NoFocus);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(1, 0, 0, 0);
    below->setSpacing(theme::GapTight);
    below->addWidget(m_icon, 0, Qt::AlignTop);
    below->addWidget(m_below, 1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapTight);
    rows->addWidget(m_label);
    rows->addWidget(editor);
    rows->addLayout(below);
    editor->installEventFilter(this);
    setFocusProxy(editor);
    showBelow();
}

void Field::setHint(const QString &hint)
{
    if (m_hint == hint)
        return;
    m_hint = hint;
    showBelow();
}

void Field::setFault(const QString &sentence)
{
    if (m_fault == sentence)
        return;
    m_fault = sentence;
    showBelow();
}

void Field::showBelow()
{
    const bool faulty = !m_fault.isEmpty();
    const QString text = faulty ? m_fault : m_hint;
    QPalette inks = palette();
    inks.setColor(QPalette::WindowText, faulty ? theme::toneInk(theme::Tone::Bad, palette())
                                               : theme::quietText(palette()));
    m_below->setPalette(inks);
    m_below->setText(text);
    m_below->setVisible(!text.isEmpty());
    m_icon->setVisible(faulty);
    if (faulty) {
        const int side = qMin(theme::IconSmall - 2, fontMetrics().height());
        m_icon->setPixmap(theme::icon(QStringLiteral("warning"), theme::Tone::Bad)
                              .pixmap(QSize(side, side), devicePixelRatio()));
    }
    m_editor->setAccessibleDescription(text);
}

bool Field::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut)
        Q_EMIT left();
    return QWidget::eventFilter(watched, event);
}

void Field::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showBelow();
    QWidget::changeEvent(event);
}

} // namespace coinpay
