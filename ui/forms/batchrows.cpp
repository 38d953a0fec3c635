// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/batchrows.h"

#include "core/text.h"
#include "domain/asset.h"
#include "theme/formats.h"
#include "theme/icons.h"

namespace coinpay {

namespace {

constexpr qsizetype LongestText = 60;

} // namespace

void BatchRows::setRows(const QList<BatchRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int BatchRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BatchRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BatchRows::text(const BatchRow &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Verdict:
        if (!row.draft)
            return tr("Wrong", "a row of a batch: it cannot be sent");
        return row.warnings.isEmpty() ? tr("In order", "a row of a batch")
                                      : tr("Look again", "a row of a batch: it has warnings");
    case Line: return QString::number(row.line);
    case Destination:
        return displayText(row.draft ? row.draft->destination : row.destination, LongestText);
    case Amount:
        return row.draft ? theme::amount(row.draft->amount) : displayText(row.amount, LongestText);
    case Asset: return displayText(row.draft ? row.draft->amount.asset() : row.asset, LongestText);
    case Network:
        return displayText(row.draft ? networkName(row.draft->network) : row.network, LongestText);
    case Note: return displayText(row.note, LongestText);
    case ColumnCount: break;
    }
    return {};
}

QVariant BatchRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const BatchRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::DecorationRole:
        if (index.column() != Verdict)
            return {};
        if (!row.draft)
            return theme::icon(QStringLiteral("x-circle"), theme::Tone::Bad);
        return row.warnings.isEmpty()
                   ? theme::icon(QStringLiteral("check-circle"), theme::Tone::Good)
                   : theme::icon(QStringLiteral("warning"), theme::Tone::Attention);
    case Qt::TextAlignmentRole:
        return index.column() == Amount || index.column() == Line
                   ? int(Qt::AlignRight | Qt::AlignVCenter)
                   : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleDescriptionRole: return (row.faults + row.warnings).join(u' ');
    default: return {};
    }
}

QVariant BatchRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Amount || section == Line ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                    : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Verdict: return tr("Check", "column: what came of checking a row");
    case Line: return tr("Line", "column: of a text file");
    case Destination: return tr("Destination", "column of a batch");
    case Amount: return tr("Amount", "column of a batch");
    case Asset: return tr("Asset", "column of a batch");
    case Network: return tr("Network", "column of a batch");
    case Note: return tr("Note", "column of a batch");
    case ColumnCount: break;
    }
    return {};
}

} // namespace coinpay
