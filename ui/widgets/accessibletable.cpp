// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessibletable.h"

#include "widgets/accessiblecell.h"
#include "widgets/longtable.h"

#include <QHeaderView>

namespace coinpay {

namespace {

//! Of cells that were asked for: a reader that walks a million rows does not keep them all.
constexpr qsizetype MostCells = 4096;

QAccessibleInterface *make(const QString &className, QObject *object)
{
    auto *table = className == QLatin1String(LongTable::staticMetaObject.className())
                      ? qobject_cast<LongTable *>(object)
                      : nullptr;
    return table ? new AccessibleTable(table) : nullptr;
}

} // namespace

AccessibleTable::AccessibleTable(LongTable *table)
    : QAccessibleWidget(table, QAccessible::Table)
{
}

AccessibleTable::~AccessibleTable()
{
    forgetCells();
}

void AccessibleTable::install()
{
    QAccessible::installFactory(&make); // one that is there is not added again
}

LongTable &AccessibleTable::table() const
{
    return *static_cast<LongTable *>(object());
}

int AccessibleTable::modelColumn(int column) const
{
    const QHeaderView &header = *table().header();
    for (int visual = 0; visual < header.count(); ++visual) {
        const int logical = header.logicalIndex(visual);
        if (!header.isSectionHidden(logical) && column-- == 0)
            return logical;
    }
    return -1;
}

int AccessibleTable::shownColumn(int modelColumn) const
{
    for (int column = 0; column < columnCount(); ++column) {
        if (this->modelColumn(column) == modelColumn)
            return column;
    }
    return -1;
}

QRect AccessibleTable::cellRect(int row, int column) const
{
    const int logical = modelColumn(column);
    QWidget *viewport = table().viewport();
    QRect local;
    if (row < 0) {
        viewport = table().header()->viewport();
        local = {table().header()->sectionViewportPosition(logical), 0,
                 table().header()->sectionSize(logical), viewport->height()};
    } else {
        local = table().visualRect(table().model()->index(row, logical));
    }
    return {viewport->mapToGlobal(local.topLeft()), local.size()};
}

QAccessibleInterface *AccessibleTable::cell(int row, int column) const
{
    if (row < -1 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    const std::pair place{row, column};
    if (const auto known = m_cells.constFind(place); known != m_cells.constEnd())
        return QAccessible::accessibleInterface(*known);
    if (m_cells.size() >= MostCells)
        forgetCells();
    auto *made = new AccessibleCell(&table(), row, column);
    m_cells.insert(place, QAccessible::registerAccessibleInterface(made));
    return made;
}

void AccessibleTable::forgetCells() const
{
    for (const QAccessible::Id id : std::exchange(m_cells, {}))
        QAccessible::deleteAccessibleInterface(id);
}

void *AccessibleTable::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

int AccessibleTable::childCount() const
{
    const auto [first, last] = table().visibleRows();
    return columnCount() * (1 + qMax(0, last - first + 1));
}

QAccessibleInterface *AccessibleTable::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const int columns = columnCount();
    const int line = index / columns - 1; // the header first
    return cell(line < 0 ? -1 : table().visibleRows().first + line, index % columns);
}

int AccessibleTable::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *cell = dynamic_cast<const AccessibleCell *>(child);
    if (!cell)
        return -1;
    const auto [first, last] = table().visibleRows();
    if (cell->row() < 0)
        return cell->column();
    if (cell->row() < first || cell->row() > last)
        return -1;
    return (1 + cell->row() - first) * columnCount() + cell->column();
}

QAccessibleInterface *AccessibleTable::childAt(int x, int y) const
{
    const QPoint inHeader = table().header()->viewport()->mapFromGlobal(QPoint(x, y));
    if (table().header()->viewport()->rect().contains(inHeader))
        return cell(-1, shownColumn(table().header()->logicalIndexAt(inHeader)));
    const QModelIndex index = table().indexAt(table().viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? cell(index.row(), shownColumn(index.column())) : nullptr;
}

QAccessibleInterface *AccessibleTable::focusChild() const
{
    const QModelIndex current = table().currentIndex();
    return current.isValid() ? cell(current.row(), qMax(0, shownColumn(current.column())))
                             : nullptr;
}

QAccessibleInterface *AccessibleTable::cellAt(int row, int column) const
{
    return row < 0 ? nullptr : cell(row, column);
}

int AccessibleTable::selectedCellCount() const
{
    return selectedRowCount() * columnCount();
}

QList<QAccessibleInterface *> AccessibleTable::selectedCells() const
{
    QList<QAccessibleInterface *> cells;
    for (const int row : selectedRows()) {
        for (int column = 0; column < columnCount(); ++column)
            cells.append(cell(row, column));
    }
    return cells;
}

QString AccessibleTable::columnDescription(int column) const
{
    const int logical = modelColumn(column);
    return logical < 0
               ? QString()
               : table().model()->headerData(logical, Qt::Horizontal, Qt::DisplayRole).toString();
}

int AccessibleTable::columnCount() const
{
    const QHeaderView &header = *table().header();
    return header.count() - header.hiddenSectionCount();
}

int AccessibleTable::rowCount() const
{
    return table().model() ? table().model()->rowCount() : 0;
}

int AccessibleTable::selectedRowCount() const
{
    return static_cast<int>(selectedRows().size());
}

QList<int> AccessibleTable::selectedRows() const
{
    // One at a time, so that nothing long is walked.
    QList<int> rows;
    if (!table().selectionModel())
        return rows;
    const QItemSelection selection = table().selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    return rows;
}

bool AccessibleTable::isRowSelected(int row) const
{
    return table().selectionModel() && table().selectionModel()->isRowSelected(row);
}

bool AccessibleTable::selectRow(int row)
{
    if (row < 0 || row >= rowCount())
        return false;
    table().setCurrentIndex(table().model()->index(row, modelColumn(0)));
    return true;
}

bool AccessibleTable::unselectRow(int row)
{
    if (!isRowSelected(row))
        return false;
    table().selectionModel()->clearSelection();
    return true;
}

void AccessibleTable::modelChange(QAccessibleTableModelChangeEvent *event)
{
    // A cell is a place: when rows move, what it said belongs elsewhere.
    if (event->modelChangeType() != QAccessibleTableModelChangeEvent::DataChanged)
        forgetCells();
}

} // namespace coinpay
