// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlite/connection.h"

#include <functional>
#include <string>
#include <vector>

namespace coinpay::store {

//! What rows must meet, and the values of the parameters in it.
class Conditions
{
public:
    //! The parameter's name.
    template <typename Value>
    std::string parameter(const Value &value)
    {
        m_binds.push_back([value](Query &query, int number) { query.bind(number, value); });
        return "?" + std::to_string(m_binds.size());
    }

    void add(std::string_view sql) { m_sql.append(m_sql.empty() ? "WHERE " : " AND ").append(sql); }

    [[nodiscard]] const std::string &sql() const { return m_sql; }

    void bind(Query &query) const
    {
        for (size_t i = 0; i < m_binds.size(); ++i)
            m_binds[i](query, static_cast<int>(i) + 1);
    }

private:
    using Bind = std::function<void(Query &, int)>;

    std::string m_sql;
    std::vector<Bind> m_binds;
};

//! What finds `search` anywhere in a column, as a pattern of LIKE with '\' as its escape.
[[nodiscard]] inline QString likePattern(const QString &search)
{
    QString pattern;
    for (const QChar c : search) {
        if (c == u'%' || c == u'_' || c == u'\\')
            pattern += u'\\';
        pattern += c;
    }
    return u'%' + pattern + u'%';
}

} // namespace coinpay::store
