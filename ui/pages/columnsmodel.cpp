// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/columnsmodel.h"

namespace coinpay {

ColumnsModel::ColumnsModel(QAbstractListModel &source, QStringList columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_columns(std::move(columns))
{
    using Model = QAbstractItemModel;
    connect(&source, &Model::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&source, &Model::modelReset, this, [this] { endResetModel(); });
    connect(&source, &Model::rowsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) { beginInsertRows({}, first, last); });
    connect(&source, &Model::rowsInserted, this, [this] { endInsertRows(); });
    connect(&source, &Model::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { beginRemoveRows({}, first, last); });
    connect(&source, &Model::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(&source, &Model::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                Q_EMIT dataChanged(index(first.row(), 0), index(last.row(), columnCount() - 1));
            });
}

int ColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_source.rowCount();
}

int ColumnsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ColumnsModel::data(const QModelIndex &index, int role) const
{
    return index.isValid() ? m_source.index(index.row()).data(role) : QVariant();
}

QVariant ColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && m_amounts.contains(section))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? m_columns.value(section) : QVariant();
}

} // namespace coinpay
