// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/longlistmodel.h"
#include "store/store.h"

namespace coinpay {

//! The escrows that match a query, in its order (see LongListModel).
class EscrowListModel : public LongListModel
{
    Q_OBJECT

public:
    enum Column {
        State,
        Amount,
        Held,
        Asset,
        Reference,
        Created,
        Confirmations,
        RequestId,
        Updated,
        Id,
        ColumnCount,
    };

    //! The sort order a column stands for, where it can be sorted by, and the other way round.
    [[nodiscard]] static std::optional<EscrowSort> sortOf(Column column);
    [[nodiscard]] static Column columnOf(EscrowSort sort);

    explicit EscrowListModel(std::shared_ptr<ListSources> sources, QObject *parent = nullptr);
    //! Over a store's mirror, following its changes. `store` outlives the model.
    explicit EscrowListModel(Store &store, QObject *parent = nullptr);

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    //! Does nothing for a column that cannot be sorted by.
    void sort(int column, Qt::SortOrder order) override;

    //! The row, or null while it is on its way (this asks for it).
    [[nodiscard]] const EscrowRow *rowAt(int row) const;

    [[nodiscard]] const EscrowQuery &query() const { return std::get<EscrowQuery>(listQuery()); }

    //! What is shown stays until the first page of the new query is here. The same query again does
    //! nothing.
    void setQuery(const EscrowQuery &query) { setListQuery(query); }

public Q_SLOTS:
    void noteChanges(const coinpay::ResourcesChanged &changes);

protected:
    [[nodiscard]] QVariant cell(const ListRow &row, int column, int role) const override;
};

} // namespace coinpay
