// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figurerow.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QEvent>
#include <QPainter>

namespace coinpay {

namespace {

constexpr int Side = theme::GapGroup - theme::Grid; // left and right of everything
constexpr int Above = theme::Gap - theme::Grid / 2; // and below
constexpr double HoverShare = 0.05;

QFont figureFont(const QFont &base)
{
    return theme::tabular(theme::heading(base));
}

} // namespace

FigureRow::FigureRow(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void FigureRow::setWords(const FigureWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    setToolTip(words.tip);
    //: Said to a screen reader: what is counted, and how many
    setAccessibleName(tr("%1: %2").arg(words.title, words.figure));
    setAccessibleDescription(words.note);
    updateGeometry();
    update();
}

int FigureRow::iconRoom() const
{
    return m_words.icon.isEmpty() ? 0 : theme::IconRail + theme::GapGroup - theme::Grid;
}

QSize FigureRow::sizeHint() const
{
    const QFontMetrics title(font());
    const QFontMetrics note(theme::small(font()));
    const QFontMetrics figure(figureFont(font()));
    const int words =
        qMax(title.horizontalAdvance(m_words.title), note.horizontalAdvance(m_words.note));
    const int width = Side + iconRoom() + words + theme::GapWide +
                      figure.horizontalAdvance(m_words.figure) + theme::Gap + theme::IconSmall +
                      Side;
    const int height = title.height() + (m_words.note.isEmpty() ? 0 : note.height());
    return {width, qMax(height, theme::IconRail) + 2 * Above};
}

void FigureRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = palette().color(QPalette::WindowText);
    const QColor ground = palette().color(QPalette::Base);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme::accent(palette()), 2) : QPen(Qt::NoPen));
        painter.setBrush(theme::mixed(ink, ground, HoverShare));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 1, -2, -1), theme::Radius,
                                theme::Radius);
    }
    QRect room = rect().adjusted(Side, Above, -Side, -Above);
    const QRect arrow(room.right() + 1 - theme::IconSmall, (height() - theme::IconSmall) / 2,
                      theme::IconSmall, theme::IconSmall);
    theme::icon(QStringLiteral("chevron-right"), theme::quietText(palette()))
        .paint(&painter, arrow);
    room.setRight(arrow.left() - 1 - theme::Gap);
    if (!m_words.icon.isEmpty())
        theme::icon(m_words.icon, m_words.tone)
            .paint(&painter, QRect(room.left(), (height() - theme::IconRail) / 2, theme::IconRail,
                                   theme::IconRail));
    painter.setPen(ink);
    painter.setFont(figureFont(font()));
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_words.figure);
    room.setLeft(room.left() + iconRoom());
    painter.setFont(font());
    const int side = m_words.note.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop;
    painter.drawText(room, Qt::AlignLeft | side | Qt::TextSingleLine, m_words.title);
    painter.setPen(theme::quietText(palette()));
    painter.setFont(theme::small(font()));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, m_words.note);
}

void FigureRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

} // namespace coinpay
