// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transferlistmodel.h"

namespace coinpay {

namespace {

QVariant confirmationsCell(const TransferRow &row)
{
    return QStringLiteral("%1/%2").arg(row.confirmations).arg(row.requiredConfirmations);
}

QVariant text(const TransferRow &row, int column)
{
    switch (static_cast<TransferListModel::Column>(column)) {
    case TransferListModel::State: return row.statusText;
    case TransferListModel::Amount: return row.amount.toDecimal();
    case TransferListModel::Fee: return row.fee.toDecimal();
    case TransferListModel::Asset: return row.amount.asset();
    case TransferListModel::Destination: return row.destination;
    case TransferListModel::Created: return row.createdAt;
    case TransferListModel::Confirmations: return confirmationsCell(row);
    case TransferListModel::RequestId: return row.requestId;
    case TransferListModel::Updated: return row.updatedAt;
    case TransferListModel::Id: return row.id;
    case TransferListModel::ColumnCount: break;
    }
    return {};
}

} // namespace

std::optional<TransferSort> TransferListModel::sortOf(Column column)
{
    switch (column) {
    case State: return TransferSort::Status;
    case Amount: return TransferSort::Amount;
    case Asset: return TransferSort::Asset;
    case Destination: return TransferSort::Destination;
    case Created: return TransferSort::Created;
    case Updated: return TransferSort::Updated;
    case Id: return TransferSort::Id;
    case Fee:
    case Confirmations:
    case RequestId:
    case ColumnCount: break;
    }
    return {};
}

TransferListModel::Column TransferListModel::columnOf(TransferSort sort)
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (sortOf(static_cast<Column>(column)) == sort)
            return static_cast<Column>(column);
    }
    return Created;
}

TransferListModel::TransferListModel(std::shared_ptr<ListSources> sources, QObject *parent)
    : LongListModel(std::move(sources), TransferQuery(), ColumnCount, Novelty::Untold, parent)
{
}

TransferListModel::TransferListModel(Store &store, QObject *parent)
    : TransferListModel(mirrorTransferSources(store.profileDir()), parent)
{
    connect(&store, &Store::resourcesChanged, this, &TransferListModel::noteChanges);
    connect(&store, &Store::notesChanged, this, &TransferListModel::noteLabels);
}

QVariant TransferListModel::cell(const ListRow &row, int column, int role) const
{
    const TransferRow &transfer = std::get<TransferRow>(row);
    switch (role) {
    case Qt::DisplayRole: return text(transfer, column);
    case StatusRole: return static_cast<int>(transfer.status);
    case StatusTextRole: return transfer.statusText;
    case RowRole: return QVariant::fromValue(transfer);
    default: return {};
    }
}

QVariant TransferListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Amount || section == Fee))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    //: Column of the transfer table: accepted, processing, …
    case State: return tr("State");
    //: Column of the transfer table
    case Amount: return tr("Amount");
    //: Column of the transfer table: what the network takes for it
    case Fee: return tr("Fee");
    //: Column of the transfer table: the currency, e.g. USDT
    case Asset: return tr("Asset");
    //: Column of the transfer table: the address the money goes to
    case Destination: return tr("Destination");
    //: Column of the transfer table: when it was made
    case Created: return tr("Created");
    //: Column of the transfer table: confirmations of the transfer, e.g. 2 of 12
    case Confirmations: return tr("Confirmed");
    //: Column of the transfer table: id of the call that last changed it
    case RequestId: return tr("Request id");
    //: Column of the transfer table: when it last changed
    case Updated: return tr("Updated");
    //: Column of the transfer table
    case Id: return tr("Transfer id");
    case ColumnCount: break;
    }
    return {};
}

void TransferListModel::sort(int column, Qt::SortOrder direction)
{
    const auto order = sortOf(static_cast<Column>(column));
    if (!order)
        return;
    TransferQuery changed = query();
    changed.sort = *order;
    changed.descending = direction == Qt::DescendingOrder;
    setQuery(changed);
}

const TransferRow *TransferListModel::rowAt(int row) const
{
    return std::get_if<TransferRow>(listRow(row));
}

void TransferListModel::noteChanges(const ResourcesChanged &changes)
{
    const QStringList ids = changes.ids.value(QLatin1String("transfer"));
    if (changes.everything || !ids.isEmpty())
        note({ids, {}, changes.everything});
}

} // namespace coinpay
