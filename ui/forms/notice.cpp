// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/notice.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

Notice::Notice(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_title(selectableSentence({}, this))
    , m_text(selectableSentence({}, this))
    , m_buttons(new QHBoxLayout)
{
    m_title->setFont(theme::heading(font()));
    auto *words = new QVBoxLayout;
    words->setSpacing(theme::GapTight / 2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    m_buttons->setSpacing(theme::Gap);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::GapGroup - theme::Grid, theme::Gap, theme::Gap, theme::Gap);
    row->setSpacing(theme::Gap);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addLayout(m_buttons);
    hide();
}

void Notice::say(theme::Tone tone, const QString &icon, const QString &title, const QString &text)
{
    m_tone = tone;
    m_iconName = icon;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    dress();
    show();
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

QPushButton *Notice::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    m_buttons->addWidget(button);
    return button;
}

void Notice::clear()
{
    hide();
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

QString Notice::title() const
{
    return isHidden() ? QString() : m_title->text();
}

QString Notice::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void Notice::dress()
{
    const QSize side(theme::IconRail, theme::IconRail);
    m_icon->setPixmap(theme::icon(m_iconName, m_tone).pixmap(side, devicePixelRatio()));
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = theme::toneInk(m_tone, palette());
    edge.setAlphaF(0.35F);
    painter.setPen(edge);
    painter.setBrush(theme::toneGround(m_tone, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::Radius,
                            theme::Radius);
}

void Notice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        dress();
    QFrame::changeEvent(event);
}

} // namespace coinpay
