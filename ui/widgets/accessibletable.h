// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace coinpay {

class LongTable;

//! LongTable for a screen reader. Any row can be asked for as a cell, and is made then; the
//! children, which readers walk, are the header and the rows in view alone.
class AccessibleTable : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit AccessibleTable(LongTable *table);
    ~AccessibleTable() override;
    //! Makes LongTable and what derives from it accessible. Once is enough, more do no harm.
    static void install();

    [[nodiscard]] LongTable &table() const;
    //! Position among the columns that are shown, left to right, as the model's column; -1 for
    //! none.
    [[nodiscard]] int modelColumn(int column) const;
    //! The other way round.
    [[nodiscard]] int shownColumn(int modelColumn) const;
    [[nodiscard]] QRect cellRect(int row, int column) const;
    //! Of row -1: the header's.
    QAccessibleInterface *cell(int row, int column) const;

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    QAccessibleInterface *cellAt(int row, int column) const override;
    int selectedCellCount() const override;
    QList<QAccessibleInterface *> selectedCells() const override;
    QAccessibleInterface *caption() const override { return nullptr; }

    QAccessibleInterface *summary() const override { return nullptr; }

    QString columnDescription(int column) const override;
    QString rowDescription(int) const override { return {}; }

    int columnCount() const override;
    int rowCount() const override;
    int selectedColumnCount() const override { return 0; }

    int selectedRowCount() const override;
    QList<int> selectedColumns() const override { return {}; }

    QList<int> selectedRows() const override;
    bool isColumnSelected(int) const override { return false; }

    bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }

    bool unselectRow(int row) override;
    bool unselectColumn(int) override { return false; }

    void modelChange(QAccessibleTableModelChangeEvent *event) override;

private:
    void forgetCells() const;

    mutable QHash<std::pair<int, int>, QAccessible::Id> m_cells;
};

} // namespace coinpay
