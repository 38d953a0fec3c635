// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listsource.h"

namespace coinpay {

//! A long list in the mirror of a profile. `Calls` names the query, the row and the functions of
//! Reader that read them.
template <typename Calls>
class MirrorSource final : public ListSource
{
public:
    explicit MirrorSource(std::unique_ptr<Reader> reader)
        : m_reader(std::move(reader))
    {
    }

    Result<KeyedRows> page(const ListQuery &query, const std::optional<PageKey> &from,
                           int limit) override
    {
        const Query &known = std::get<Query>(query);
        const int bounded = qMin(limit, LargestPage);
        return keyed(known, from ? (*m_reader.*Calls::pageFrom)(known, *from, bounded)
                                 : (*m_reader.*Calls::page)(known, std::nullopt, bounded));
    }

    Result<KeyedRows> rows(const ListQuery &query, const QStringList &ids) override
    {
        const Query &known = std::get<Query>(query);
        return keyed(known, (*m_reader.*Calls::rows)(known, ids));
    }

    Result<Reader::Anchors> anchors(const ListQuery &query, int stride,
                                    const std::atomic_bool *cancel) override
    {
        return (*m_reader.*Calls::anchors)(std::get<Query>(query), stride, cancel);
    }

    Result<std::optional<qint64>> count(const ListQuery &query) override
    {
        return (*m_reader.*Calls::count)(std::get<Query>(query));
    }

private:
    using Query = typename Calls::Query;
    using Row = typename Calls::Row;

    static constexpr int LargestPage = 500; //!< what Reader allows in one call

    Result<KeyedRows> keyed(const Query &query, Result<QList<Row>> rows)
    {
        if (!rows)
            return fail(std::move(rows.error()));
        KeyedRows page;
        page.rows.reserve(rows->size());
        page.keys.reserve(rows->size());
        for (Row &row : *rows) {
            page.keys.append(m_reader->keyOf(query, row));
            page.rows.append(std::move(row));
        }
        return page;
    }

    std::unique_ptr<Reader> m_reader;
};

template <typename Calls>
class MirrorSources final : public ListSources
{
public:
    explicit MirrorSources(QString profileDir)
        : m_profileDir(std::move(profileDir))
    {
    }

    Result<std::unique_ptr<ListSource>> open() override
    {
        auto reader = Reader::open(m_profileDir);
        if (!reader)
            return fail(std::move(reader.error()));
        return std::make_unique<MirrorSource<Calls>>(std::move(*reader));
    }

    bool precedes(const ListQuery &query, const PageKey &a, const PageKey &b) const override
    {
        return Reader::precedes(std::get<typename Calls::Query>(query), a, b);
    }

private:
    QString m_profileDir;
};

} // namespace coinpay
