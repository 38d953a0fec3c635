// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stylepieces.h"

#include "theme/colors.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QPainter>
#include <QScrollArea>
#include <QStyleOption>

namespace coinpay::theme {

namespace {

constexpr double HandleShare = 0.25;
constexpr double HandleHoverShare = 0.45;
constexpr int HandleMargin = 3;
constexpr double DotShare = 0.26; //!< of a radio button's width, left free on each side
constexpr int BoxRadius = 3;

//! What an indicator is drawn with, as it is on or not, and can be changed or not.
struct IndicatorInk
{
    QColor edge;
    QColor ground;
    QColor mark;
};

IndicatorInk inkOf(const QStyleOption &option)
{
    const QPalette &palette = option.palette;
    if (!(option.state & QStyle::State_Enabled))
        return {palette.color(QPalette::Mid), palette.color(QPalette::Window),
                palette.color(QPalette::Mid)};
    const bool isOn = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool isLit = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const QColor mark = focusRing(palette);
    return {isOn || isLit ? mark : quietText(palette), palette.color(QPalette::Base), mark};
}

void startIndicator(QPainter &painter, const IndicatorInk &ink, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink.edge, width));
    painter.setBrush(ink.ground);
}

} // namespace

void drawRadioIndicator(const QStyleOption &option, QPainter &painter)
{
    const IndicatorInk ink = inkOf(option);
    const bool isOn = option.state & QStyle::State_On;
    const qreal width = isOn ? 2 : 1;
    const QRectF ring = QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    startIndicator(painter, ink, width);
    painter.drawEllipse(ring);
    if (isOn) {
        const qreal inset = option.rect.width() * DotShare;
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink.mark);
        painter.drawEllipse(QRectF(option.rect).adjusted(inset, inset, -inset, -inset));
    }
    painter.restore();
}

void drawCheckIndicator(const QStyleOption &option, QPainter &painter)
{
    IndicatorInk ink = inkOf(option);
    const bool isOn = option.state & (QStyle::State_On | QStyle::State_NoChange);
    if (isOn)
        ink.ground = ink.mark;
    startIndicator(painter, ink, 1);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, BoxRadius, BoxRadius);
    painter.setPen(
        QPen(option.palette.color(QPalette::Base), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (option.state & QStyle::State_NoChange)
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
    else if (isOn)
        painter.drawPolyline(QPolygonF{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)});
    painter.restore();
}

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool flat = bar.orientation == Qt::Horizontal;
    const int length = flat ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int handle = length;
    if (range > 0)
        handle = int(qMax<qint64>(LeastHandle, qint64(length) * bar.pageStep /
                                                   qMax<qint64>(1, range + bar.pageStep)));
    handle = qMin(handle, length);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - handle, bar.upsideDown);
    int from = start;
    int size = handle;
    if (part == QStyle::SC_ScrollBarSubPage) {
        from = 0;
        size = start;
    } else if (part == QStyle::SC_ScrollBarAddPage) {
        from = start + handle;
        size = length - from;
    }
    const QRect rect =
        flat ? QRect(from, 0, size, bar.rect.height()) : QRect(0, from, bar.rect.width(), size);
    return QStyle::visualRect(bar.direction, bar.rect, rect);
}

QColor scrollGround(const QWidget *part, const QPalette &palette)
{
    for (const QWidget *up = part; up; up = up->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(up)) {
            // The viewport of a QScrollArea shows what is behind it.
            const bool plain = qobject_cast<const QScrollArea *>(area);
            return palette.color(plain ? QPalette::Window : area->viewport()->backgroundRole());
        }
    }
    return palette.color(QPalette::Base);
}

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

void drawMenuArrow(const QRect &room, bool enabled, QPainter &painter)
{
    const QRect arrow(room.right() + 1 - ControlPadding - MenuArrow,
                      room.center().y() + 1 - MenuArrow / 2, MenuArrow, MenuArrow);
    icon(QStringLiteral("chevron-down"))
        .paint(&painter, arrow, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

void drawMenuButtonLabel(const QStyleOptionButton &option, QPainter &painter)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    drawMenuArrow(option.rect, enabled, painter);
    QRect room = option.rect.adjusted(ControlPadding, 0, -2 * ControlPadding - MenuArrow, 0);
    if (!option.icon.isNull()) {
        const QRect icon(room.left(), room.center().y() + 1 - option.iconSize.height() / 2,
                         option.iconSize.width(), option.iconSize.height());
        option.icon.paint(&painter, icon, Qt::AlignCenter,
                          enabled ? QIcon::Normal : QIcon::Disabled);
        room.setLeft(icon.right() + 1 + Gap);
    }
    painter.setPen(option.palette.color(enabled ? QPalette::Normal : QPalette::Disabled,
                                        QPalette::ButtonText));
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic,
                     option.text);
}

void drawAreaFrame(const QStyleOption &option, QPainter &painter, bool focused)
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(focused ? focusRing(option.palette) : option.palette.color(QPalette::Mid));
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

void drawHeaderSection(const QStyleOptionHeader &option, QPainter &painter)
{
    painter.fillRect(option.rect, option.palette.color(QPalette::Window));
    const QColor line = hairline(option.palette);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), line);
}

} // namespace coinpay::theme
