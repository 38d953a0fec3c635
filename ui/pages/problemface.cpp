// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/problemface.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

ProblemFace::ProblemFace(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(selectableSentence({}, this))
    , m_text(selectableSentence({}, this))
    , m_factRow(new QHBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    m_title->setFont(theme::title(font()));
    auto *column = new QWidget(this);
    column->setFixedWidth(theme::TextColumn);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapGroup - theme::Grid);
    rows->addWidget(m_icon);
    rows->addWidget(m_title);
    rows->addWidget(m_text);
    rows->addLayout(m_factRow);
    rows->addSpacing(theme::Gap);
    rows->addLayout(m_buttons);
    m_buttons->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(theme::GapWide, theme::GapWide, theme::GapWide, theme::GapWide);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(column);
    middle->addStretch(1);
    page->addStretch(2);
    page->addLayout(middle);
    page->addStretch(3);
}

void ProblemFace::say(const QString &icon, theme::Tone tone, const QString &title,
                      const QString &text)
{
    m_iconName = icon;
    m_tone = tone;
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
    dress();
}

void ProblemFace::setFact(const QString &name, const QString &fact)
{
    if (!m_fact) {
        m_fact = new QLineEdit(this);
        m_fact->setReadOnly(true);
        m_fact->setFont(theme::monospaced(font()));
        m_factRow->addWidget(m_fact);
    }
    m_fact->setAccessibleName(name);
    m_fact->setText(fact);
    // It may be longer than the line.
    m_fact->setToolTip(QStringLiteral("<span>%1</span>").arg(fact.toHtmlEscaped()));
    m_fact->setCursorPosition(0);
}

QPushButton *ProblemFace::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setDefault(m_buttons->count() == 1);
    button->setAutoDefault(true);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void ProblemFace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_buttons->count() > 1)
        m_buttons->itemAt(0)->widget()->setFocus();
}

void ProblemFace::clearButtons()
{
    while (m_buttons->count() > 1) {
        QLayoutItem *item = m_buttons->takeAt(0);
        item->widget()->deleteLater();
        delete item;
    }
}

QString ProblemFace::title() const
{
    return m_title->text();
}

QString ProblemFace::text() const
{
    return m_text->text();
}

void ProblemFace::dress()
{
    const QSize side(theme::IconFace, theme::IconFace);
    m_icon->setPixmap(theme::icon(m_iconName, m_tone).pixmap(side, devicePixelRatio()));
}

void ProblemFace::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        dress();
    QWidget::changeEvent(event);
}

} // namespace coinpay
