// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/listcells.h"

namespace coinpay {

class EscrowListModel;

//! What the list of escrows shows. At first sight: what it is, how much was agreed and how much is
//! held, for which deal, since when.
class EscrowContent final : public ListContent
{
public:
    //! Outlives it.
    explicit EscrowContent(const EscrowListModel &model);

    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override;
    [[nodiscard]] QStringList stateWords() const override;
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;
    [[nodiscard]] Order order() const override;

private:
    const EscrowListModel &m_model;
};

} // namespace coinpay
