// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/listtable.h"

#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace coinpay::store {

//! Puts the resources of one list into the mirror, with their counts and their search index. Runs
//! on the writer thread, inside its transaction. Throws Failure.
//!
//! A new row that is older than all others is given a key before theirs, any other one a key after:
//! so a first sync that goes backwards in time and a feed that goes forwards both end with keys in
//! the order of creation.
class ListWriter
{
public:
    ListWriter(Connection &connection, const ListTable &table);

    enum class Outcome { Unchanged, Inserted, Updated };
    using Updates = std::vector<const ResourceUpdate *>;
    //! One outcome for each update, in the order given; all are of the table's type.
    [[nodiscard]] std::vector<Outcome> apply(const Updates &updates);

private:
    //! What the mirror has of a row: enough to see what follows from a change.
    struct Known
    {
        qint64 key = 0;
        qint64 version = 0;
        Listed listed;
        std::vector<QString> texts;
    };

    [[nodiscard]] std::optional<Known> find(const QString &id);
    void insertAll(const Updates &updates);
    void insert(const ResourceUpdate &update, qint64 key);
    void update(const ResourceUpdate &update, const Known &known);
    void index(const std::vector<QString> &texts, qint64 key);
    void unindex(const std::vector<QString> &texts, qint64 key);
    void count(const Listed &listed, int difference);
    void writeCounts();

    //! The texts of the statements, made once for each table.
    struct Statements;
    [[nodiscard]] static const Statements &statementsOf(const ListTable &table);

    Connection &m_connection;
    const ListTable &m_table;
    const Statements &m_sql;
    //! Differences not written yet, by state, asset and wallet.
    std::map<std::tuple<int, QString, QString>, int> m_counts;
};

} // namespace coinpay::store
