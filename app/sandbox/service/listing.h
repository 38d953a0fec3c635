// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

#include <functional>
#include <variant>
#include <vector>

namespace coinpay::sandbox {

//! One page of a list, newest first by creation and number. Conditions are SQL with a `?` each.
class Listing
{
public:
    //! `created` names the column of the time.
    Listing(Call &call, const char *table, const char *columns, const char *created = "created_at");

    void where(const char *condition, const QString &value);
    void where(const char *condition, qint64 value);
    //! `status` of the query, values joined by commas; each must be one of `known`.
    void statuses(const QStringList &known);
    void asset();
    //! Exactly this text, of a column or expression.
    void exact(const char *parameter, const char *condition);
    void createdRange();

    [[nodiscard]] Answer page(const std::function<QJsonObject(const Query &)> &render);

private:
    void readCursor();
    void readLimit();
    [[nodiscard]] QByteArray fingerprint() const;

    using Value = std::variant<qint64, QString>;

    Call &m_call;
    QByteArray m_table;
    QByteArray m_columns;
    QByteArray m_created;
    QList<QByteArray> m_conditions;
    std::vector<Value> m_values;
    int m_limit = 50;
};

} // namespace coinpay::sandbox
