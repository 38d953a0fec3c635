// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoicelistmodel.h"

namespace coinpay {

namespace {

QVariant confirmationsCell(const InvoiceRow &row)
{
    return QStringLiteral("%1/%2").arg(row.confirmations).arg(row.requiredConfirmations);
}

QVariant text(const InvoiceRow &row, int column)
{
    switch (static_cast<InvoiceListModel::Column>(column)) {
    case InvoiceListModel::State: return row.statusText;
    case InvoiceListModel::Amount: return row.amount.toDecimal();
    case InvoiceListModel::Asset: return row.amount.asset();
    case InvoiceListModel::Reference: return row.reference;
    case InvoiceListModel::Created: return row.createdAt;
    case InvoiceListModel::Confirmations: return confirmationsCell(row);
    case InvoiceListModel::RequestId: return row.requestId;
    case InvoiceListModel::Updated: return row.updatedAt;
    case InvoiceListModel::Id: return row.id;
    case InvoiceListModel::ColumnCount: break;
    }
    return {};
}

} // namespace

InvoiceSort InvoiceListModel::sortOf(Column column)
{
    switch (column) {
    case State: return InvoiceSort::Status;
    case Amount: return InvoiceSort::Amount;
    case Asset: return InvoiceSort::Asset;
    case Reference: return InvoiceSort::Reference;
    case Confirmations: return InvoiceSort::Confirmations;
    case RequestId: return InvoiceSort::RequestId;
    case Updated: return InvoiceSort::Updated;
    case Id: return InvoiceSort::Id;
    case Created:
    case ColumnCount: break;
    }
    return InvoiceSort::Created;
}

InvoiceListModel::Column InvoiceListModel::columnOf(InvoiceSort sort)
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (sortOf(static_cast<Column>(column)) == sort)
            return static_cast<Column>(column);
    }
    return Created;
}

InvoiceListModel::InvoiceListModel(std::shared_ptr<ListSources> sources, QObject *parent)
    : LongListModel(std::move(sources), InvoiceQuery(), ColumnCount, Novelty::Told, parent)
{
}

InvoiceListModel::InvoiceListModel(Store &store, QObject *parent)
    : InvoiceListModel(mirrorInvoiceSources(store.profileDir()), parent)
{
    connect(&store, &Store::invoicesChanged, this, &InvoiceListModel::noteChanges);
    connect(&store, &Store::notesChanged, this, &InvoiceListModel::noteLabels);
}

QVariant InvoiceListModel::cell(const ListRow &row, int column, int role) const
{
    const InvoiceRow &invoice = std::get<InvoiceRow>(row);
    switch (role) {
    case Qt::DisplayRole: return text(invoice, column);
    case StatusRole: return static_cast<int>(invoice.status);
    case StatusTextRole: return invoice.statusText;
    case RowRole: return QVariant::fromValue(invoice);
    default: return {};
    }
}

QVariant InvoiceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Amount)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    //: Column of the invoice table: pending, paid, …
    case State: return tr("State");
    //: Column of the invoice table
    case Amount: return tr("Amount");
    //: Column of the invoice table: the currency, e.g. USDT
    case Asset: return tr("Asset");
    //: Column of the invoice table: the merchant's own order number
    case Reference: return tr("Reference");
    //: Column of the invoice table: when it was made
    case Created: return tr("Created");
    //: Column of the invoice table: confirmations of the payment, e.g. 2 of 12
    case Confirmations: return tr("Confirmed");
    //: Column of the invoice table: id of the call that last changed it
    case RequestId: return tr("Request id");
    //: Column of the invoice table: when it last changed
    case Updated: return tr("Updated");
    //: Column of the invoice table
    case Id: return tr("Invoice id");
    case ColumnCount: break;
    }
    return {};
}

void InvoiceListModel::sort(int column, Qt::SortOrder order)
{
    InvoiceQuery changed = query();
    changed.sort = sortOf(static_cast<Column>(column));
    changed.descending = order == Qt::DescendingOrder;
    setQuery(changed);
}

const InvoiceRow *InvoiceListModel::rowAt(int row) const
{
    return std::get_if<InvoiceRow>(listRow(row));
}

void InvoiceListModel::noteChanges(const InvoicesChanged &changes)
{
    note({changes.inserted, changes.updated, changes.everything});
}

} // namespace coinpay
