// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/activitycontent.h"

#include "core/text.h"
#include "models/activitymodel.h"

namespace coinpay {

namespace {

using Model = ActivityModel;

//! A destination shows both its ends: they are what a person knows it by.
ListCell subjectCell(const Operation &operation)
{
    constexpr qsizetype Head = 8;
    constexpr qsizetype Tail = 6;
    const QString subject = Model::subjectOf(operation);
    ListCell cell = textCell(subject);
    if (subject != operation.request.reference) {
        cell.tip = cell.text;
        cell.text = middleElided(cell.text, Head, Tail);
    }
    return cell;
}

} // namespace

QList<OperationState> operationStates()
{
    using enum OperationState;
    return {NeedsPerson, Unknown, Queued, InFlight, Accepted, Settling, Final, Failed, Rejected};
}

ActivityContent::ActivityContent(const ActivityModel &model)
    : m_model(model)
{
}

QList<ListColumn> ActivityContent::columns() const
{
    return {
        {CellKind::State, 13},    {CellKind::Words, 13},    {CellKind::Amount, 10},
        {CellKind::Unit, 5},      {CellKind::Words, 14},    {CellKind::Time, 9},
        {CellKind::Id, 12, true}, {CellKind::Id, 20, true},
    };
}

int ActivityContent::widestColumn() const
{
    return Model::Subject;
}

QStringList ActivityContent::stateWords() const
{
    QStringList words;
    for (const OperationState state : operationStates())
        words.append(theme::look(state).word);
    return words;
}

std::optional<ListCell> ActivityContent::cell(int row, int column, UnixMs now,
                                              const QLocale &locale) const
{
    const Operation &operation = m_model.operation(row);
    const std::optional<Money> &amount = operation.request.amount;
    switch (static_cast<Model::Column>(column)) {
    case Model::State: return stateCell(theme::look(operation.state));
    case Model::What: return textCell(theme::operationName(operation.request.kind));
    case Model::Amount: return amount ? amountCell(*amount, locale) : ListCell{};
    case Model::Asset: return amount ? textCell(amount->asset()) : ListCell{};
    case Model::Subject: return subjectCell(operation);
    case Model::Created: return timeCell(operation.createdAt, now, locale);
    case Model::RequestId: return textCell(operation.requestId);
    case Model::Id: return textCell(operation.id);
    case Model::ColumnCount: break;
    }
    return ListCell{};
}

UnixMs ActivityContent::time(int row, int) const
{
    return m_model.operation(row).createdAt;
}

ListContent::Order ActivityContent::order() const
{
    return {Model::Created, true};
}

} // namespace coinpay
