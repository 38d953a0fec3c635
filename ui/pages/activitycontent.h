// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/listcells.h"

namespace coinpay {

class ActivityModel;

//! What the list of operations shows.
class ActivityContent : public ListContent
{
public:
    //! `model` outlives it.
    explicit ActivityContent(const ActivityModel &model);

    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override;
    [[nodiscard]] QStringList stateWords() const override;
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;
    [[nodiscard]] Order order() const override;

private:
    const ActivityModel &m_model;
};

//! Every state an operation can be in, as they follow one another.
[[nodiscard]] QList<OperationState> operationStates();

} // namespace coinpay
