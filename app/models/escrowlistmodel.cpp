// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/escrowlistmodel.h"

namespace coinpay {

namespace {

QVariant confirmationsCell(const EscrowRow &row)
{
    return QStringLiteral("%1/%2").arg(row.confirmations).arg(row.requiredConfirmations);
}

QVariant text(const EscrowRow &row, int column)
{
    switch (static_cast<EscrowListModel::Column>(column)) {
    case EscrowListModel::State: return row.statusText;
    case EscrowListModel::Amount: return row.amount.toDecimal();
    case EscrowListModel::Held: return row.held.toDecimal();
    case EscrowListModel::Asset: return row.amount.asset();
    case EscrowListModel::Reference: return row.dealRef;
    case EscrowListModel::Created: return row.createdAt;
    case EscrowListModel::Confirmations: return confirmationsCell(row);
    case EscrowListModel::RequestId: return row.requestId;
    case EscrowListModel::Updated: return row.updatedAt;
    case EscrowListModel::Id: return row.id;
    case EscrowListModel::ColumnCount: break;
    }
    return {};
}

} // namespace

std::optional<EscrowSort> EscrowListModel::sortOf(Column column)
{
    switch (column) {
    case State: return EscrowSort::Status;
    case Amount: return EscrowSort::Amount;
    case Asset: return EscrowSort::Asset;
    case Reference: return EscrowSort::Reference;
    case Created: return EscrowSort::Created;
    case Updated: return EscrowSort::Updated;
    case Id: return EscrowSort::Id;
    case Held:
    case Confirmations:
    case RequestId:
    case ColumnCount: break;
    }
    return {};
}

EscrowListModel::Column EscrowListModel::columnOf(EscrowSort sort)
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (sortOf(static_cast<Column>(column)) == sort)
            return static_cast<Column>(column);
    }
    return Created;
}

EscrowListModel::EscrowListModel(std::shared_ptr<ListSources> sources, QObject *parent)
    : LongListModel(std::move(sources), EscrowQuery(), ColumnCount, Novelty::Untold, parent)
{
}

EscrowListModel::EscrowListModel(Store &store, QObject *parent)
    : EscrowListModel(mirrorEscrowSources(store.profileDir()), parent)
{
    connect(&store, &Store::resourcesChanged, this, &EscrowListModel::noteChanges);
    connect(&store, &Store::notesChanged, this, &EscrowListModel::noteLabels);
}

QVariant EscrowListModel::cell(const ListRow &row, int column, int role) const
{
    const EscrowRow &escrow = std::get<EscrowRow>(row);
    switch (role) {
    case Qt::DisplayRole: return text(escrow, column);
    case StatusRole: return static_cast<int>(escrow.status);
    case StatusTextRole: return escrow.statusText;
    case RowRole: return QVariant::fromValue(escrow);
    default: return {};
    }
}

QVariant EscrowListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Amount || section == Held))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    //: Column of the escrow table: funded, released, …
    case State: return tr("State");
    //: Column of the escrow table
    case Amount: return tr("Amount");
    //: Column of the escrow table: what is neither released nor refunded yet
    case Held: return tr("Held");
    //: Column of the escrow table: the currency, e.g. USDT
    case Asset: return tr("Asset");
    //: Column of the escrow table: the merchant's own word for the deal
    case Reference: return tr("Reference");
    //: Column of the escrow table: when it was made
    case Created: return tr("Created");
    //: Column of the escrow table: confirmations of the funding, e.g. 2 of 12
    case Confirmations: return tr("Confirmed");
    //: Column of the escrow table: id of the call that last changed it
    case RequestId: return tr("Request id");
    //: Column of the escrow table: when it last changed
    case Updated: return tr("Updated");
    //: Column of the escrow table
    case Id: return tr("Escrow id");
    case ColumnCount: break;
    }
    return {};
}

void EscrowListModel::sort(int column, Qt::SortOrder direction)
{
    const auto order = sortOf(static_cast<Column>(column));
    if (!order)
        return;
    EscrowQuery changed = query();
    changed.sort = *order;
    changed.descending = direction == Qt::DescendingOrder;
    setQuery(changed);
}

const EscrowRow *EscrowListModel::rowAt(int row) const
{
    return std::get_if<EscrowRow>(listRow(row));
}

void EscrowListModel::noteChanges(const ResourcesChanged &changes)
{
    const QStringList ids = changes.ids.value(QLatin1String("escrow"));
    if (changes.everything || !ids.isEmpty())
        note({ids, {}, changes.everything});
}

} // namespace coinpay
