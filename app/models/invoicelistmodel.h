// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/longlistmodel.h"
#include "store/store.h"

namespace coinpay {

//! The invoices that match a query, in its order (see LongListModel).
class InvoiceListModel : public LongListModel
{
    Q_OBJECT

public:
    enum Column {
        State,
        Amount,
        Asset,
        Reference,
        Created,
        Confirmations,
        RequestId,
        Updated,
        Id,
        ColumnCount,
    };

    //! Column that a sort order stands for, and the other way round.
    [[nodiscard]] static InvoiceSort sortOf(Column column);
    [[nodiscard]] static Column columnOf(InvoiceSort sort);

    explicit InvoiceListModel(std::shared_ptr<ListSources> sources, QObject *parent = nullptr);
    //! Over a store's mirror, following its changes. `store` outlives the model.
    explicit InvoiceListModel(Store &store, QObject *parent = nullptr);

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    //! The row, or null while it is on its way (this asks for it).
    [[nodiscard]] const InvoiceRow *rowAt(int row) const;

    [[nodiscard]] const InvoiceQuery &query() const { return std::get<InvoiceQuery>(listQuery()); }

    //! What is shown stays until the first page of the new query is here. The same query again does
    //! nothing.
    void setQuery(const InvoiceQuery &query) { setListQuery(query); }

public Q_SLOTS:
    void noteChanges(const coinpay::InvoicesChanged &changes);

protected:
    [[nodiscard]] QVariant cell(const ListRow &row, int column, int role) const override;
};

} // namespace coinpay
