// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/listcells.h"

namespace coinpay {

class TransferListModel;

//! What the list of transfers shows.
class TransferContent final : public ListContent
{
public:
    //! Outlives it.
    explicit TransferContent(const TransferListModel &model);

    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override;
    [[nodiscard]] QStringList stateWords() const override;
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;
    [[nodiscard]] Order order() const override;

private:
    const TransferListModel &m_model;
};

} // namespace coinpay
