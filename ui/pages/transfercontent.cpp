// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/transfercontent.h"

#include "models/transferlistmodel.h"

namespace coinpay {

namespace {

using Model = TransferListModel;

} // namespace

TransferContent::TransferContent(const TransferListModel &model)
    : m_model(model)
{
}

QList<ListColumn> TransferContent::columns() const
{
    return {
        {CellKind::State, 10},         {CellKind::Amount, 10},   {CellKind::Amount, 8, true},
        {CellKind::Unit, 5},           {CellKind::Id, 13},       {CellKind::Time, 9},
        {CellKind::Confirmations, 10}, {CellKind::Id, 12, true}, {CellKind::Time, 9, true},
        {CellKind::Id, 20, true},
    };
}

int TransferContent::widestColumn() const
{
    return Model::Destination;
}

QStringList TransferContent::stateWords() const
{
    QStringList words;
    for (const MovementStatus status : movementStatuses)
        words.append(theme::look(status).word);
    return words;
}

std::optional<ListCell> TransferContent::cell(int row, int column, UnixMs now,
                                              const QLocale &locale) const
{
    const TransferRow *shown = m_model.rowAt(row);
    if (!shown)
        return {};
    switch (static_cast<Model::Column>(column)) {
    case Model::State: return stateCell(theme::look(shown->status, shown->statusText));
    case Model::Amount: return amountCell(shown->amount, locale);
    case Model::Fee: return amountCell(shown->fee, locale);
    case Model::Asset: return textCell(shown->amount.asset());
    case Model::Destination: return textCell(shown->destination);
    case Model::Created: return timeCell(shown->createdAt, now, locale);
    case Model::Confirmations:
        return confirmationsCell(shown->confirmations, shown->requiredConfirmations);
    case Model::RequestId: return textCell(shown->requestId);
    case Model::Updated: return timeCell(shown->updatedAt, now, locale);
    case Model::Id: return textCell(shown->id);
    case Model::ColumnCount: break;
    }
    return ListCell{};
}

UnixMs TransferContent::time(int row, int column) const
{
    const TransferRow *shown = m_model.rowAt(row);
    if (!shown)
        return 0;
    return column == Model::Updated ? shown->updatedAt : shown->createdAt;
}

ListContent::Order TransferContent::order() const
{
    return {Model::columnOf(m_model.query().sort), m_model.query().descending};
}

} // namespace coinpay
