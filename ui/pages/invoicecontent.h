// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/listcells.h"

namespace coinpay {

class InvoiceListModel;

//! What the list of invoices shows. At first sight: what it is, how much, whose, since when; the
//! rest is one click away.
class InvoiceContent final : public ListContent
{
public:
    //! Outlives it.
    explicit InvoiceContent(const InvoiceListModel &model);

    [[nodiscard]] QList<ListColumn> columns() const override;
    [[nodiscard]] int widestColumn() const override;
    [[nodiscard]] QStringList stateWords() const override;
    [[nodiscard]] std::optional<ListCell> cell(int row, int column, UnixMs now,
                                               const QLocale &locale) const override;
    [[nodiscard]] UnixMs time(int row, int column) const override;
    [[nodiscard]] Order order() const override;

private:
    const InvoiceListModel &m_model;
};

} // namespace coinpay
