// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/listorder.h"
#include "store/sqlite/connection.h"

namespace coinpay::store {

//! Takes the rows that were found, one after the other.
class RowSink
{
public:
    virtual ~RowSink() = default;
    //! The query stands on the row, whose columns (ListTable::row) come first.
    virtual void take(const Query &row) = 0;
    //! What was taken is found anew.
    virtual void clear() = 0;
};

//! Keeps them, each read by `Read`.
template <typename Row>
class RowList final : public RowSink
{
public:
    using Read = Row (*)(const Query &);

    explicit RowList(Read read)
        : m_read(read)
    {
    }

    void take(const Query &row) override { rows += m_read(row); }

    void clear() override { rows.clear(); }

    QList<Row> rows;

private:
    Read m_read;
};

//! Where a row stands in an order.
struct RowPlace
{
    QByteArray place;
    qint64 key = 0;
    QString id;
};

//! Keeps no more than where they stand: the columns of the order are read from `orderAt` on.
class PlaceList final : public RowSink
{
public:
    PlaceList(Columns columns, int orderAt);
    void take(const Query &row) override;

    void clear() override { places.clear(); }

    std::vector<RowPlace> places;

private:
    Columns m_columns;
    int m_orderAt;
};

} // namespace coinpay::store
