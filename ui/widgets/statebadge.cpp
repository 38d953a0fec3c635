// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statebadge.h"

#include "theme/icons.h"
#include "theme/metrics.h"

#include <QPainter>

namespace coinpay {

int paintState(QPainter &painter, const QRect &room, const theme::StateLook &look,
               const QPalette &palette, const QColor &ink)
{
    const QColor colour = ink.isValid() ? ink : theme::toneInk(look.tone, palette);
    const QRect icon(room.left(), room.center().y() + 1 - theme::IconSmall / 2, theme::IconSmall,
                     theme::IconSmall);
    theme::icon(look.icon, colour).paint(&painter, icon);
    const int gap = theme::IconSmall + theme::GapTight + 2;
    const QRect words = room.adjusted(gap, 0, 0, 0);
    painter.setPen(colour);
    const QString text = painter.fontMetrics().elidedText(look.word, Qt::ElideRight, words.width());
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine, text);
    return gap + painter.fontMetrics().horizontalAdvance(text);
}

StateBadge::StateBadge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateBadge::setLook(const theme::StateLook &look)
{
    m_look = look;
    setAccessibleName(look.word);
    setAccessibleDescription(look.meaning);
    setToolTip(look.meaning);
    updateGeometry();
    update();
}

QSize StateBadge::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(m_look.word);
    return {theme::Gap + theme::IconSmall + theme::GapTight + 2 + words + theme::Gap + 2,
            qMax(theme::IconSmall, fontMetrics().height()) + theme::GapTight};
}

void StateBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::toneGround(m_look.tone, palette()));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setFont(font());
    paintState(painter, rect().adjusted(theme::Gap, 0, -theme::Gap + 2, 0), m_look, palette());
}

} // namespace coinpay
