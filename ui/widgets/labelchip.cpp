// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelchip.h"

#include "theme/colors.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QPainter>

namespace coinpay {

namespace {

//! How much of the text's colour is in the ground while the pointer is over it, or presses it.
constexpr double Hovered = 0.10;
constexpr double Pressed = 0.18;

} // namespace

LabelChip::LabelChip(const QString &label, QWidget *parent)
    : QPushButton(label, parent)
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LabelChip::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(text());
    return {theme::Gap + words + theme::GapTight + theme::IconSmall + theme::Gap,
            qMax(theme::IconSmall, fontMetrics().height()) + theme::Gap};
}

void LabelChip::enterEvent(QEnterEvent *event)
{
    QPushButton::enterEvent(event);
    update();
}

void LabelChip::leaveEvent(QEvent *event)
{
    QPushButton::leaveEvent(event);
    update();
}

void LabelChip::paintEvent(QPaintEvent *)
{
    const QColor quiet = theme::toneGround(theme::Tone::Neutral, palette());
    const QColor ink = theme::toneInk(theme::Tone::Neutral, palette());
    const double share = isDown() ? Pressed : underMouse() ? Hovered : 0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::mixed(ink, quiet, share));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    const QRect cross(width() - theme::Gap - theme::IconSmall, (height() - theme::IconSmall) / 2,
                      theme::IconSmall, theme::IconSmall);
    theme::icon(QStringLiteral("close"), ink).paint(&painter, cross);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect words(theme::Gap, 0, cross.left() - theme::GapTight - theme::Gap, height());
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine, text());
    if (!hasFocus() || !window()->testAttribute(Qt::WA_KeyboardFocusChange))
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme::focusRing(palette()), 2));
    painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), height() / 2.0 - 1, height() / 2.0 - 1);
}

} // namespace coinpay
