// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listsource.h"
#include "store/store.h"

#include <QMap>
#include <QMutex>

namespace coinpay {

//! Every row of a small world in one map: the truth a model is held against. Thread-safe.
class BookInMemory : public ListSources
{
public:
    [[nodiscard]] static InvoiceRow invoice(int number);
    [[nodiscard]] static EscrowRow escrow(int number);
    [[nodiscard]] static TransferRow transfer(int number);

    void put(const ListRow &row);
    void remove(const QString &id);
    [[nodiscard]] std::optional<ListRow> find(const QString &id) const;

    //! An empty row when there is none.
    template <typename Row = InvoiceRow>
    [[nodiscard]] Row row(const QString &id) const
    {
        const auto found = find(id);
        return found ? std::get<Row>(*found) : Row();
    }

    [[nodiscard]] QStringList ids() const;
    //! All that match, in order.
    [[nodiscard]] KeyedRows matching(const ListQuery &query) const;

    //! How often the anchors were walked.
    [[nodiscard]] int walks() const { return m_walks; }

    //! The next readings fail with this.
    void failWith(const std::optional<Error> &error);
    //! Holds every walk until released, to see what happens before the anchors are here.
    void holdWalks(bool hold) { m_holdWalks = hold; }

    Result<std::unique_ptr<ListSource>> open() override;
    bool precedes(const ListQuery &query, const PageKey &a, const PageKey &b) const override;

private:
    friend class BookSource;
    [[nodiscard]] std::optional<Error> error() const;

    mutable QMutex m_mutex;
    QMap<QString, ListRow> m_rows;
    std::optional<Error> m_error;
    std::atomic_int m_walks = 0;
    std::atomic_bool m_holdWalks = false;
};

} // namespace coinpay
