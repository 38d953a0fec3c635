// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/escrowcontent.h"

#include "models/escrowlistmodel.h"

namespace coinpay {

namespace {

using Model = EscrowListModel;

} // namespace

EscrowContent::EscrowContent(const EscrowListModel &model)
    : m_model(model)
{
}

QList<ListColumn> EscrowContent::columns() const
{
    return {
        {CellKind::State, 12},
        {CellKind::Amount, 10},
        {CellKind::Amount, 10},
        {CellKind::Unit, 5},
        {CellKind::Words, 11},
        {CellKind::Time, 9},
        {CellKind::Confirmations, 10, true},
        {CellKind::Id, 12, true},
        {CellKind::Time, 9, true},
        {CellKind::Id, 20, true},
    };
}

int EscrowContent::widestColumn() const
{
    return Model::Reference;
}

QStringList EscrowContent::stateWords() const
{
    QStringList words;
    for (const EscrowStatus status : escrowStatuses)
        words.append(theme::look(status).word);
    return words;
}

std::optional<ListCell> EscrowContent::cell(int row, int column, UnixMs now,
                                            const QLocale &locale) const
{
    const EscrowRow *shown = m_model.rowAt(row);
    if (!shown)
        return {};
    switch (static_cast<Model::Column>(column)) {
    case Model::State: return stateCell(theme::look(shown->status, shown->statusText));
    case Model::Amount: return amountCell(shown->amount, locale);
    case Model::Held: return amountCell(shown->held, locale);
    case Model::Asset: return textCell(shown->amount.asset());
    case Model::Reference: return textCell(shown->dealRef);
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

UnixMs EscrowContent::time(int row, int column) const
{
    const EscrowRow *shown = m_model.rowAt(row);
    if (!shown)
        return 0;
    return column == Model::Updated ? shown->updatedAt : shown->createdAt;
}

ListContent::Order EscrowContent::order() const
{
    return {Model::columnOf(m_model.query().sort), m_model.query().descending};
}

} // namespace coinpay
