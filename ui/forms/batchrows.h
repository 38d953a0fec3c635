// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/transferbatch.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace coinpay {

//! The rows of a batch as a table, each with what is to be said of it.
class BatchRows : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Verdict, Line, Destination, Amount, Asset, Network, Note, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<BatchRow> &rows);
    [[nodiscard]] const BatchRow &row(int at) const { return m_rows.at(at); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const BatchRow &row, int column) const;

    QList<BatchRow> m_rows;
};

} // namespace coinpay
