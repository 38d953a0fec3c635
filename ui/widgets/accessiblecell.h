// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QPointer>

namespace coinpay {

class AccessibleTable;
class LongTable;

//! One place of a LongTable, or of its header (row -1). It says what stands there now; it goes with
//! the table or when the rows change, whichever is first.
class AccessibleCell : public QAccessibleInterface,
                       public QAccessibleTableCellInterface,
                       public QAccessibleActionInterface
{
public:
    //! `column` counts what is shown.
    AccessibleCell(LongTable *table, int row, int column);

    [[nodiscard]] int row() const { return m_row; }

    [[nodiscard]] int column() const { return m_column; }

    bool isValid() const override;
    QObject *object() const override { return nullptr; }

    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }

    int childCount() const override { return 0; }

    int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    QString text(QAccessible::Text text) const override;
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    int columnExtent() const override { return 1; }

    QList<QAccessibleInterface *> columnHeaderCells() const override;
    int columnIndex() const override { return m_column; }

    int rowExtent() const override { return 1; }

    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }

    int rowIndex() const override { return m_row; }

    bool isSelected() const override;
    QAccessibleInterface *table() const override { return parent(); }

    QStringList actionNames() const override;
    void doAction(const QString &action) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] AccessibleTable *owner() const;
    [[nodiscard]] bool isHeader() const { return m_row < 0; }

    QPointer<LongTable> m_table;
    int m_row;
    int m_column;
};

} // namespace coinpay
