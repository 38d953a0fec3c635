// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/longlistmodel.h"
#include "store/store.h"

namespace coinpay {

//! The transfers that match a query, in its order (see LongListModel).
class TransferListModel : public LongListModel
{
    Q_OBJECT

public:
    enum Column {
        State,
        Amount,
        Fee,
        Asset,
        Destination,
        Created,
        Confirmations,
        RequestId,
        Updated,
        Id,
        ColumnCount,
    };

    //! The sort order a column stands for, where it can be sorted by, and the other way round.
    [[nodiscard]] static std::optional<TransferSort> sortOf(Column column);
    [[nodiscard]] static Column columnOf(TransferSort sort);

    explicit TransferListModel(std::shared_ptr<ListSources> sources, QObject *parent = nullptr);
    //! Over a store's mirror, following its changes. `store` outlives the model.
    explicit TransferListModel(Store &store, QObject *parent = nullptr);

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    //! Does nothing for a column that cannot be sorted by.
    void sort(int column, Qt::SortOrder order) override;

    //! The row, or null while it is on its way (this asks for it).
    [[nodiscard]] const TransferRow *rowAt(int row) const;

    [[nodiscard]] const TransferQuery &query() const
    {
        return std::get<TransferQuery>(listQuery());
    }

    //! What is shown stays until the first page of the new query is here. The same query again does
    //! nothing.
    void setQuery(const TransferQuery &query) { setListQuery(query); }

public Q_SLOTS:
    void noteChanges(const coinpay::ResourcesChanged &changes);

protected:
    [[nodiscard]] QVariant cell(const ListRow &row, int column, int role) const override;
};

} // namespace coinpay
