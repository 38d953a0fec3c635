// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/longtable.h"

#include "theme/metrics.h"
#include "widgets/accessibletable.h"
#include "widgets/tableheader.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace coinpay {

LongTable::LongTable(QWidget *parent)
    : QAbstractItemView(parent)
    , m_header(new TableHeader(this))
{
    AccessibleTable::install();
    measure();
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    m_header->setFocusProxy(this);
    connect(m_header, &QHeaderView::sectionResized, this, [this] {
        updateGeometries();
        viewport()->update();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] { viewport()->update(); });
    connect(m_header, &QHeaderView::geometriesChanged, this, &LongTable::updateGeometries);
}

LongTable::~LongTable()
{
    // It goes after this, and says so when there is no table any more to lay out.
    m_header->disconnect(this);
}

void LongTable::setModel(QAbstractItemModel *newModel)
{
    if (model())
        disconnect(model(), &QAbstractItemModel::rowsRemoved, this, &LongTable::rowsRemoved);
    QAbstractItemView::setModel(newModel);
    m_header->setModel(newModel);
    if (newModel)
        connect(newModel, &QAbstractItemModel::rowsRemoved, this, &LongTable::rowsRemoved);
    updateGeometries();
}

int LongTable::rows() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

void LongTable::measure()
{
    m_rowHeight = qMax(theme::RowHeight, fontMetrics().height() + 2 * theme::Gap);
}

int LongTable::horizontalOffset() const
{
    return horizontalScrollBar()->value();
}

int LongTable::verticalOffset() const
{
    return verticalScrollBar()->value();
}

int LongTable::rowAt(int y) const
{
    const int row = (y + verticalOffset()) / m_rowHeight;
    return y + verticalOffset() >= 0 && row < rows() ? row : -1;
}

QRect LongTable::rowRect(int row) const
{
    return {0, row * m_rowHeight - verticalOffset(), viewport()->width(), m_rowHeight};
}

std::pair<int, int> LongTable::visibleRows() const
{
    const int first = verticalOffset() / m_rowHeight;
    const int last = (verticalOffset() + viewport()->height() - 1) / m_rowHeight;
    return {first, qMin(last, rows() - 1)};
}

QRect LongTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || m_header->isSectionHidden(index.column()))
        return {};
    const QRect row = rowRect(index.row());
    return {m_header->sectionViewportPosition(index.column()), row.top(),
            m_header->sectionSize(index.column()), row.height()};
}

QModelIndex LongTable::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    const int column = m_header->logicalIndexAt(point.x());
    // Right of the last column the row is still the row.
    return row < 0 ? QModelIndex()
                   : model()->index(row, column < 0 ? m_header->logicalIndex(0) : column);
}

void LongTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int top = index.row() * m_rowHeight;
    const int room = viewport()->height();
    const int now = verticalOffset();
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(top - (room - m_rowHeight) / 2);
    else if (hint == PositionAtTop || top < now)
        verticalScrollBar()->setValue(top);
    else if (hint == PositionAtBottom || top + m_rowHeight > now + room)
        verticalScrollBar()->setValue(top + m_rowHeight - room);
}

void LongTable::reset()
{
    QAbstractItemView::reset();
    m_hovered = -1;
    verticalScrollBar()->setValue(0);
    updateGeometries();
}

void LongTable::select(int row)
{
    const QScopedValueRollback quietly(m_byModel, true);
    if (row < 0) {
        selectionModel()->clear();
        return;
    }
    selectionModel()->setCurrentIndex(model()->index(row, m_header->logicalIndex(0)),
                                      QItemSelectionModel::ClearAndSelect |
                                          QItemSelectionModel::Rows);
}

QModelIndex LongTable::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = rows();
    if (count == 0)
        return {};
    const int page = qMax(1, viewport()->height() / m_rowHeight - 1);
    const int now = currentIndex().isValid() ? currentIndex().row() : -1;
    int row = now;
    switch (action) {
    case MoveUp:
    case MovePrevious: row = now - 1; break;
    case MoveDown:
    case MoveNext: row = now + 1; break;
    case MovePageUp: row = now - page; break;
    case MovePageDown: row = now + page; break;
    case MoveHome: row = 0; break;
    case MoveEnd: row = count - 1; break;
    case MoveLeft: horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepSub); break;
    case MoveRight: horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd); break;
    }
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    return model()->index(qBound(0, row, count - 1), column);
}

void LongTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.topLeft());
    if (!index.isValid()) {
        selectionModel()->select(QItemSelection(), command);
        return;
    }
    selectionModel()->select(QItemSelection(index, index), command | QItemSelectionModel::Rows);
}

QRegion LongTable::visualRegionForSelection(const QItemSelection &selection) const
{
    const auto [first, last] = visibleRows();
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const int top = qMax(first, range.top());
        const int bottom = qMin(last, range.bottom());
        if (top <= bottom)
            region += rowRect(top).united(rowRect(bottom));
    }
    return region;
}

//! A scroll bar that comes or goes changes the room, and with it whether the other one is needed:
//! where the rows just fit, that need not end by itself.
void LongTable::updateGeometries()
{
    constexpr int MostRounds = 3;
    m_fitAgain = true;
    if (m_fitting)
        return;
    const QScopedValueRollback once(m_fitting, true);
    for (int round = 0; round < MostRounds && m_fitAgain; ++round) {
        m_fitAgain = false;
        fit();
    }
    const auto [first, last] = visibleRows();
    Q_EMIT visibleRowsChanged(first, last);
}

void LongTable::fit()
{
    const int header = m_header->isHidden() ? 0 : m_header->sizeHint().height();
    setViewportMargins(0, header, 0, 0);
    const QRect room = viewport()->geometry();
    m_header->setGeometry(room.left(), room.top() - header, room.width(), header);
    const qint64 whole = qint64(rows()) * m_rowHeight;
    constexpr qint64 Most = std::numeric_limits<int>::max();
    verticalScrollBar()->setRange(0, int(qMin(Most, qMax<qint64>(0, whole - room.height()))));
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(m_rowHeight);
    horizontalScrollBar()->setRange(0, qMax(0, m_header->length() - room.width()));
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(theme::GapWide);
    QAbstractItemView::updateGeometries();
}

void LongTable::scrollContentsBy(int dx, int dy)
{
    m_header->setOffset(horizontalOffset());
    viewport()->scroll(dx, dy);
    const auto [first, last] = visibleRows();
    Q_EMIT visibleRowsChanged(first, last);
    hover(rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()));
}

void LongTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    const auto [first, last] = visibleRows();
    for (const QModelIndex &index : {current, previous}) {
        if (index.isValid() && index.row() >= first && index.row() <= last)
            viewport()->update(rowRect(index.row()));
    }
    if (m_byModel)
        return;
    if (current.isValid())
        scrollTo(current);
    tellReader(current);
    Q_EMIT currentRowChosen(current);
}

void LongTable::tellReader(const QModelIndex &current)
{
    if (!QAccessible::isActive() || !current.isValid() || !hasFocus())
        return;
    const auto *table =
        dynamic_cast<AccessibleTable *>(QAccessible::queryAccessibleInterface(this));
    QAccessibleInterface *cell = table ? table->focusChild() : nullptr;
    if (!cell)
        return;
    QAccessibleEvent event(cell, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

QString LongTable::cellText(const QModelIndex &index) const
{
    return index.data(Qt::DisplayRole).toString();
}

void LongTable::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    const int before = verticalOffset();
    updateGeometries();
    keepPicture(start, end - start + 1);
    if (verticalOffset() == before && start <= visibleRows().second)
        viewport()->update();
}

void LongTable::rowsAboutToBeRemoved(const QModelIndex &, int, int)
{
    // Not the base's way, which makes a neighbour current: the person chose this one.
    m_byModel = true;
}

void LongTable::rowsRemoved(const QModelIndex &, int start, int end)
{
    m_byModel = false;
    const int count = end - start + 1;
    const int before = verticalOffset();
    if ((start + 1) * m_rowHeight <= before)
        verticalScrollBar()->setValue(before - count * m_rowHeight);
    updateGeometries();
    viewport()->update();
}

void LongTable::keepPicture(int start, int count)
{
    const bool above = start * m_rowHeight < verticalOffset();
    if (above && verticalOffset() > 0)
        verticalScrollBar()->setValue(verticalOffset() + count * m_rowHeight);
}

void LongTable::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                            const QList<int> &)
{
    const auto [first, last] = visibleRows();
    const int top = qMax(first, topLeft.row());
    const int bottom = qMin(last, bottomRight.row());
    if (top <= bottom)
        viewport()->update(rowRect(top).united(rowRect(bottom)));
}

void LongTable::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void LongTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        measure();
        updateGeometries();
    }
    QAbstractItemView::changeEvent(event);
}

} // namespace coinpay
