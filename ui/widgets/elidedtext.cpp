// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/elidedtext.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace coinpay {

namespace {

constexpr qreal AnyWidth = 0x01000000; // as Qt's own drawing of text has it

} // namespace

void drawElided(QPainter &painter, const QRect &room, Qt::Alignment horizontal,
                Qt::TextElideMode elide, const QString &text)
{
    QTextOption option;
    option.setTextDirection(painter.layoutDirection());
    option.setWrapMode(QTextOption::NoWrap);
    QTextLayout layout(text, painter.font(), painter.device());
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(AnyWidth);
    layout.endLayout();
    if (!line.isValid())
        return;
    if (line.horizontalAdvance() > room.width() || line.height() > room.height()) {
        painter.drawText(room, int(horizontal | Qt::AlignVCenter) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, elide, room.width()));
        return;
    }
    const Qt::Alignment side = QStyle::visualAlignment(painter.layoutDirection(), horizontal);
    const qreal left = side.testFlag(Qt::AlignRight) ? room.width() - line.horizontalAdvance() : 0;
    layout.draw(&painter, QPointF(room.x() + left, room.y() + (room.height() - line.height()) / 2));
}

} // namespace coinpay
