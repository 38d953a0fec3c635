// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heartbeat.h"
#include "widgets/longtable.h"

namespace coinpay {

class InvoiceListModel;

//! The list of invoices: which columns are shown, how wide, in which order sorted; a menu on the
//! header chooses them. Relative times are redrawn when they change and not before.
class InvoiceTable : public LongTable
{
    Q_OBJECT

public:
    //! Both outlive the table.
    InvoiceTable(InvoiceListModel &model, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Columns, their order and widths, as header()->saveState(); one that does not fit is left.
    void restoreColumns(const QByteArray &state);
    [[nodiscard]] QByteArray columns() const;
    void showColumn(int column, bool shown);
    //! As many as are visible, at least one.
    [[nodiscard]] int shownColumns() const;

    //! As it is drawn; of a row that is still on its way, that.
    [[nodiscard]] QString cellText(const QModelIndex &index) const override;

Q_SIGNALS:
    void columnsChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    //! The reference takes the width that is left.
    void updateGeometries() override;

private:
    [[nodiscard]] int widthOf(int column) const;
    void setDefaultColumns();
    void sortBy(int column);
    void offerColumns(const QPoint &at);
    void scheduleTimes();

    bool m_fitting = false;
    InvoiceListModel &m_model;
    Heartbeat &m_heartbeat;
};

} // namespace coinpay
