// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/openoperationsmodel.h"

#include "models/openoperations.h"

#include <algorithm>

namespace coinpay {

namespace {

qsizetype placeOf(const QList<Operation> &operations, const QString &id)
{
    const auto found = std::find_if(operations.begin(), operations.end(),
                                    [&](const Operation &other) { return other.id == id; });
    return found == operations.end() ? -1 : found - operations.begin();
}

} // namespace

OpenOperationsModel::OpenOperationsModel(Store &store, Reader &reader, QObject *parent)
    : QAbstractListModel(parent)
    , m_reader(reader)
{
    connect(&store, &Store::operationsChanged, this, &OpenOperationsModel::read);
    read();
}

int OpenOperationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_operations.size());
}

QVariant OpenOperationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Operation &operation = m_operations.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return operation.request.reference.isEmpty() ? operation.request.resourceId
                                                     : operation.request.reference;
    case OperationIdRole: return operation.id;
    case OperationRole: return QVariant::fromValue(operation);
    default: return {};
    }
}

void OpenOperationsModel::read()
{
    const auto operations = m_reader.openOperations(Most);
    if (operations)
        become(*operations);
    else
        Q_EMIT failed(operations.error());
}

void OpenOperationsModel::become(const QList<Operation> &operations)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (placeOf(operations, m_operations.at(row).id) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_operations.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < operations.size(); ++row) {
        const Operation &next = operations.at(row);
        const bool here = row < rowCount() && m_operations.at(row).id == next.id;
        if (!here) {
            // One that stands further down cannot happen while both are oldest first; if it does,
            // it is taken out so that no row is there twice.
            const int elsewhere = static_cast<int>(placeOf(m_operations, next.id));
            if (elsewhere >= 0) {
                beginRemoveRows({}, elsewhere, elsewhere);
                m_operations.removeAt(elsewhere);
                endRemoveRows();
            }
            beginInsertRows({}, row, row);
            m_operations.insert(row, next);
            endInsertRows();
        } else if (!sameOperation(m_operations.at(row), next)) {
            m_operations[row] = next;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

} // namespace coinpay
