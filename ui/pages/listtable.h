// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/listcells.h"
#include "widgets/longtable.h"

namespace coinpay {

//! A list of resources: which columns are shown, how wide, in which order sorted; a menu on the
//! header chooses them. Relative times are redrawn when they change and not before.
class ListTable : public LongTable
{
    Q_OBJECT

public:
    //! All outlive the table.
    ListTable(QAbstractItemModel &model, const ListContent &content, Heartbeat &heartbeat,
              QWidget *parent = nullptr);

    //! Columns, their order and widths, as header()->saveState(); one that does not fit is left.
    void restoreColumns(const QByteArray &state);
    [[nodiscard]] QByteArray columns() const;
    void showColumn(int column, bool shown);
    //! As many as are visible, at least one.
    [[nodiscard]] int shownColumns() const;

    //! As it is drawn; of a row that is still on its way, that.
    [[nodiscard]] QString cellText(const QModelIndex &index) const override;

    //! Pixels that show every column that is shown, none cut off, with the scroll bar beside them.
    [[nodiscard]] int usualWidth() const;

Q_SIGNALS:
    void columnsChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    //! The widest column takes the width that is left.
    void updateGeometries() override;

private:
    [[nodiscard]] int widthOf(int column) const;
    [[nodiscard]] int widthOfWords(CellKind kind) const;
    void setDefaultColumns();
    void showOrder();
    void sortBy(int column);
    void offerColumns(const QPoint &at);
    void scheduleTimes();

    bool m_fitting = false;
    QAbstractItemModel &m_model;
    const ListContent &m_content;
    const QList<ListColumn> m_columns;
    Heartbeat &m_heartbeat;
};

} // namespace coinpay
