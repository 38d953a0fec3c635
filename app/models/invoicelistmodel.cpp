// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoicelistmodel.h"

#include "models/invoicelistlimits.h"

#include <QDeadlineTimer>

namespace coinpay {

namespace {

QVariant confirmationsCell(const InvoiceRow &row)
{
    return QStringLiteral("%1/%2").arg(row.confirmations).arg(row.requiredConfirmations);
}

QVariant cell(const InvoiceRow &row, int column)
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

InvoiceListModel::InvoiceListModel(std::shared_ptr<InvoiceSources> sources, QObject *parent)
    : QAbstractTableModel(parent)
    , m_sources(std::move(sources))
    , m_pages(std::make_unique<ReadingThread>(m_sources))
    , m_walks(std::make_unique<ReadingThread>(m_sources))
    , m_walkCanceled(std::make_shared<std::atomic_bool>(false))
    , m_wantedTimer(new QTimer(this))
    , m_resolveTimer(new QTimer(this))
    , m_walkTimer(new QTimer(this))
{
    for (QTimer *timer : {m_wantedTimer, m_resolveTimer, m_walkTimer})
        timer->setSingleShot(true);
    m_resolveTimer->setInterval(limits::GatherChangesMs);
    connect(m_wantedTimer, &QTimer::timeout, this, &InvoiceListModel::readWanted);
    connect(m_resolveTimer, &QTimer::timeout, this, &InvoiceListModel::resolveNoted);
    connect(m_walkTimer, &QTimer::timeout, this, &InvoiceListModel::walk);
    readFirstPage();
}

InvoiceListModel::InvoiceListModel(Store &store, QObject *parent)
    : InvoiceListModel(mirrorInvoiceSources(store.profileDir()), parent)
{
    connect(&store, &Store::invoicesChanged, this, &InvoiceListModel::noteChanges);
}

InvoiceListModel::~InvoiceListModel()
{
    *m_walkCanceled = true;
    m_walks.reset();
    m_pages.reset();
}

int InvoiceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_directory.rowCount();
}

int InvoiceListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InvoiceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const InvoiceRow *row = rowAt(index.row());
    if (role == LoadedRole)
        return row != nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole: return cell(*row, index.column());
    case IdRole: return row->id;
    case StatusRole: return static_cast<int>(row->status);
    case StatusTextRole: return row->statusText;
    case RowRole: return QVariant::fromValue(*row);
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
    InvoiceQuery query = m_query;
    query.sort = sortOf(static_cast<Column>(column));
    query.descending = order == Qt::DescendingOrder;
    setQuery(query);
}

const InvoiceRow *InvoiceListModel::rowAt(int row) const
{
    if (row < 0 || row >= m_directory.rowCount())
        return nullptr;
    const InvoiceRow *held = m_directory.row(row);
    if (!held)
        want(m_directory.chunkOfRow(row));
    return held;
}

int InvoiceListModel::heldRowOf(const QString &id) const
{
    for (int i = 0; i < m_directory.chunkCount(); ++i) {
        const auto &held = m_directory.chunk(i).rows;
        if (!held)
            continue;
        const auto found = std::find_if(held->rows.begin(), held->rows.end(),
                                        [&](const InvoiceRow &row) { return row.id == id; });
        if (found != held->rows.end())
            return m_directory.offset(i) + static_cast<int>(found - held->rows.begin());
    }
    return -1;
}

void InvoiceListModel::setQuery(const InvoiceQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    readFirstPage();
}

void InvoiceListModel::refresh()
{
    if (m_loaded)
        walkSoon();
    else
        readFirstPage();
}

void InvoiceListModel::waitForFirstPage(int ms)
{
    QDeadlineTimer deadline(ms);
    while (!isLoaded() && !deadline.hasExpired())
        m_pages->waitForArrival(static_cast<int>(deadline.remainingTime()));
}

bool InvoiceListModel::isSettled() const
{
    return m_outstanding == 0 && !m_loading && !m_walking && m_wanted.isEmpty() &&
           !m_resolveTimer->isActive() && !m_walkTimer->isActive();
}

PageDirectory::Precedes InvoiceListModel::precedes() const
{
    return
        [this](const PageKey &a, const PageKey &b) { return m_sources->precedes(m_query, a, b); };
}

void InvoiceListModel::cellsChanged(int first, int count)
{
    if (count > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + count - 1, ColumnCount - 1));
}

void InvoiceListModel::setCountExact(bool exact)
{
    m_countExact = exact;
    Q_EMIT countChanged();
}

} // namespace coinpay
