// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/busybar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace coinpay {

namespace {

constexpr int TextWidth = 360;

QLabel *centred(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(centred(this))
    , m_title(centred(this))
    , m_text(centred(this))
    , m_bar(new BusyBar(this))
    , m_line(centred(this))
    , m_buttons(new QHBoxLayout)
{
    auto *words = new QWidget(this);
    words->setMaximumWidth(TextWidth);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addWidget(m_icon);
    column->addSpacing(theme::Gap);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(theme::Gap);
    column->addWidget(m_bar, 0, Qt::AlignHCenter);
    column->addWidget(m_line);
    column->addSpacing(theme::Gap);
    column->addLayout(m_buttons);
    // Stretches, not an alignment: an aligned widget is not asked how high its text gets.
    auto *middle = new QHBoxLayout;
    middle->addStretch(0);
    middle->addWidget(words, 1);
    middle->addStretch(0);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(theme::GapWide, theme::GapWide, theme::GapWide, theme::GapWide);
    page->addStretch(2);
    page->addLayout(middle);
    page->addStretch(3);
    m_buttons->setAlignment(Qt::AlignHCenter);
    m_buttons->setSpacing(theme::Gap);
    m_title->setFont(theme::heading(font()));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->hide();
    m_line->hide();
}

void EmptyState::say(theme::Tone tone, const QString &icon, const QString &title,
                     const QString &text)
{
    m_tone = tone;
    m_iconName = icon;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_bar->hide();
    m_line->hide();
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    dress();
}

//! What it needs without its sentences, which wrap.
QSize EmptyState::minimumSizeHint() const
{
    return {2 * theme::GapWide + m_buttons->minimumSize().width(),
            QWidget::minimumSizeHint().height()};
}

QPushButton *EmptyState::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(text);
    m_buttons->addWidget(button);
    return button;
}

void EmptyState::setBusy(const QString &line)
{
    m_bar->show();
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
}

QString EmptyState::title() const
{
    return m_title->text();
}

QString EmptyState::text() const
{
    return m_text->text();
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

void EmptyState::dress()
{
    m_icon->setPixmap(theme::icon(m_iconName, m_tone)
                          .pixmap(QSize(theme::IconFace, theme::IconFace), devicePixelRatioF()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(palette()));
    m_text->setPalette(quiet);
    m_line->setPalette(quiet);
}

} // namespace coinpay
