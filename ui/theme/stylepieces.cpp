// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stylepieces.h"

#include "theme/colors.h"

#include <QPainter>
#include <QStyleOption>

namespace coinpay::theme {

namespace {

constexpr double HandleShare = 0.25;
constexpr double HandleHoverShare = 0.45;
constexpr int HandleMargin = 3;

} // namespace

void drawScrollBar(const QStyleOptionSlider &option, const QRect &handle, const QColor &ground,
                   QPainter &painter)
{
    painter.fillRect(option.rect, ground);
    if (option.minimum == option.maximum)
        return;
    const bool lit = (option.state & QStyle::State_MouseOver) ||
                     ((option.state & QStyle::State_Sunken) &&
                      (option.activeSubControls & QStyle::SC_ScrollBarSlider));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(option.palette.color(QPalette::WindowText), ground,
                           lit ? HandleHoverShare : HandleShare));
    const QRectF shape =
        QRectF(handle).adjusted(HandleMargin, HandleMargin, -HandleMargin, -HandleMargin);
    const qreal radius = qMin(shape.width(), shape.height()) / 2;
    painter.drawRoundedRect(shape, radius, radius);
    painter.restore();
}

void drawHeaderSection(const QStyleOptionHeader &option, QPainter &painter)
{
    painter.fillRect(option.rect, option.palette.color(QPalette::Window));
    const QColor line = hairline(option.palette);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), line);
}

} // namespace coinpay::theme
