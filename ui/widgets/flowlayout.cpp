// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace coinpay {

namespace {

bool mayExpand(const QLayoutItem &item)
{
    return item.expandingDirections() & Qt::Horizontal;
}

//! What an item needs to stay on a line.
int needs(const QLayoutItem &item)
{
    return mayExpand(item) ? item.minimumSize().width() : item.sizeHint().width();
}

int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::setGaps(int across, int down)
{
    m_across = across;
    m_down = down;
    invalidate();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QList<FlowLayout::Line> FlowLayout::linesFor(int width) const
{
    QList<Line> lines;
    int left = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const int need = needs(*item);
        if (lines.isEmpty() || left < m_across + need) {
            lines.append(Line{item});
            left = width - need;
        } else {
            lines.last().append(item);
            left -= m_across + need;
        }
    }
    return lines;
}

QList<int> FlowLayout::widthsOf(const Line &line, int width) const
{
    int spare = width - m_across * static_cast<int>(line.size() - 1);
    int expanding = 0;
    for (const QLayoutItem *item : line) {
        spare -= needs(*item);
        expanding += mayExpand(*item);
    }
    QList<int> widths;
    for (const QLayoutItem *item : line) {
        const int more = mayExpand(*item) && spare > 0 ? spare / expanding : 0;
        widths.append(qMin(width, needs(*item) + more));
    }
    return widths;
}

//! The height of it all.
int FlowLayout::place(const QRect &rect, bool move) const
{
    const QRect room = rect.marginsRemoved(contentsMargins());
    const QWidget *owner = parentWidget();
    const Qt::LayoutDirection direction = owner ? owner->layoutDirection() : Qt::LeftToRight;
    int y = room.top();
    const QList<Line> lines = linesFor(room.width());
    for (const Line &line : lines) {
        const QList<int> widths = widthsOf(line, room.width());
        int height = 0;
        for (qsizetype i = 0; i < line.size(); ++i)
            height = qMax(height, heightOf(*line[i], widths[i]));
        int x = room.left();
        for (qsizetype i = 0; i < line.size(); ++i) {
            const int own = heightOf(*line[i], widths[i]);
            const bool middle = line[i]->alignment() & Qt::AlignVCenter;
            const QRect at(x, y + (middle ? (height - own) / 2 : 0), widths[i], own);
            if (move)
                line[i]->setGeometry(QStyle::visualRect(direction, room, at));
            x += widths[i] + m_across;
        }
        y += height + m_down;
    }
    const int end = lines.isEmpty() ? y : y - m_down;
    return end - rect.top() + contentsMargins().bottom();
}

int FlowLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += (width > 0 ? m_across : 0) + item->sizeHint().width();
        height = qMax(height, item->sizeHint().height());
    }
    return QSize(width, height).grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    (void)place(rect, true);
}

} // namespace coinpay
