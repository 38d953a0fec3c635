// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessiblecell.h"

#include "widgets/accessibletable.h"
#include "widgets/longtable.h"

#include <QHeaderView>

namespace coinpay {

AccessibleCell::AccessibleCell(LongTable *table, int row, int column)
    : m_table(table)
    , m_row(row)
    , m_column(column)
{
}

AccessibleTable *AccessibleCell::owner() const
{
    return m_table ? dynamic_cast<AccessibleTable *>(
                         QAccessible::queryAccessibleInterface(m_table.data()))
                   : nullptr;
}

bool AccessibleCell::isValid() const
{
    const AccessibleTable *table = owner();
    return table && m_row < table->rowCount() && table->modelColumn(m_column) >= 0;
}

QWindow *AccessibleCell::window() const
{
    return m_table ? m_table->window()->windowHandle() : nullptr;
}

QAccessibleInterface *AccessibleCell::parent() const
{
    return owner();
}

QString AccessibleCell::text(QAccessible::Text text) const
{
    if (text != QAccessible::Name || !isValid())
        return {};
    if (isHeader())
        return owner()->columnDescription(m_column);
    return m_table->cellText(m_table->model()->index(m_row, owner()->modelColumn(m_column)));
}

QRect AccessibleCell::rect() const
{
    return isValid() ? owner()->cellRect(m_row, m_column) : QRect();
}

QAccessible::Role AccessibleCell::role() const
{
    return isHeader() ? QAccessible::ColumnHeader : QAccessible::Cell;
}

QAccessible::State AccessibleCell::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const QRect seen = owner()->QAccessibleWidget::rect();
    state.invisible = !m_table->isVisible();
    state.offscreen = !seen.intersects(rect());
    if (isHeader())
        return state;
    state.selectable = true;
    state.focusable = true;
    state.selected = isSelected();
    state.focused = m_table->hasFocus() && m_table->currentIndex().row() == m_row &&
                    m_table->currentIndex().column() == owner()->modelColumn(m_column);
    return state;
}

void *AccessibleCell::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface *>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    return nullptr;
}

QList<QAccessibleInterface *> AccessibleCell::columnHeaderCells() const
{
    return isValid() && !isHeader() ? QList{owner()->cell(-1, m_column)}
                                    : QList<QAccessibleInterface *>();
}

bool AccessibleCell::isSelected() const
{
    return isValid() && !isHeader() && owner()->isRowSelected(m_row);
}

QStringList AccessibleCell::actionNames() const
{
    return {isHeader() ? pressAction() : setFocusAction()};
}

void AccessibleCell::doAction(const QString &action)
{
    if (!isValid() || !actionNames().contains(action))
        return;
    const int column = owner()->modelColumn(m_column);
    if (isHeader()) {
        Q_EMIT m_table->header()->sectionClicked(column); // as by mouse: sorts
        return;
    }
    m_table->setFocus();
    m_table->setCurrentIndex(m_table->model()->index(m_row, column));
}

} // namespace coinpay
