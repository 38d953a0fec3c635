// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace coinpay {

//! A list as a table with named columns, for ListTable: what the cells say is its content's
//! business, every role is the list's own.
class ColumnsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    //! `source` outlives it.
    ColumnsModel(QAbstractListModel &source, QStringList columns, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    //! Aligned to the right, as the amounts below it.
    void setAmountColumns(const QList<int> &columns) { m_amounts = columns; }

private:
    QAbstractListModel &m_source;
    QStringList m_columns;
    QList<int> m_amounts;
};

} // namespace coinpay
