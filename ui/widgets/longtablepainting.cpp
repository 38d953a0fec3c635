// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LongTable: how it is drawn.
#include "theme/colors.h"
#include "widgets/longtable.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>

namespace coinpay {

namespace {

constexpr double HoverShare = 0.05;

} // namespace

void LongTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QRect dirty = event->rect();
    const int first = (dirty.top() + verticalOffset()) / m_rowHeight;
    const int last = qMin(rows() - 1, (dirty.bottom() + verticalOffset()) / m_rowHeight);
    for (int row = first; row <= last; ++row)
        paintRow(painter, row, dirty);
}

void LongTable::paintRow(QPainter &painter, int row, const QRect &dirty)
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QRect whole = rowRect(row);
    const bool selected =
        selectionModel()->isRowSelected(row, rootIndex()); // cheap: one range at most
    const bool focused = hasFocus() && currentIndex().row() == row;
    if (selected) {
        option.state |= QStyle::State_Selected;
        painter.fillRect(whole, palette().color(hasFocus() ? QPalette::Active : QPalette::Inactive,
                                                QPalette::Highlight));
    } else if (row == m_hovered) {
        painter.fillRect(whole, theme::mixed(palette().color(QPalette::Text),
                                             palette().color(QPalette::Base), HoverShare));
    }
    if (!selected) {
        painter.setPen(theme::hairline(palette()));
        painter.drawLine(whole.bottomLeft(), whole.bottomRight());
    }
    option.state.setFlag(QStyle::State_Active, hasFocus());
    option.palette.setCurrentColorGroup(hasFocus() ? QPalette::Active : QPalette::Inactive);
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (m_header->isSectionHidden(column))
            continue;
        const QModelIndex index = model()->index(row, column);
        option.rect = visualRect(index);
        if (option.rect.right() < dirty.left() || option.rect.left() > dirty.right())
            continue;
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
    if (focused && !selected) {
        painter.setPen(theme::focusRing(palette()));
        painter.drawRect(whole.adjusted(0, 0, -1, -1));
    }
}

void LongTable::hover(int row)
{
    if (row == m_hovered)
        return;
    for (const int changed : {m_hovered, row}) {
        if (changed >= 0)
            viewport()->update(rowRect(changed));
    }
    m_hovered = row;
}

bool LongTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        hover(rowAt(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::Leave)
        hover(-1);
    return QAbstractItemView::viewportEvent(event);
}

} // namespace coinpay
