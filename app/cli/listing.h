// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"

namespace coinpay::cli {

//! What a command that lists prints: with --json one object a line, each as it comes; otherwise one
//! table at the end. Only what is printed is made.
class Listing
{
public:
    //! `out` outlives it.
    explicit Listing(const Output &out)
        : m_out(out)
    {
    }

    //! `json` makes the item's object, `cells` its row.
    template <typename Json, typename Cells>
    void add(const Json &json, const Cells &cells)
    {
        if (m_out.isJson())
            m_out.object(json());
        else
            m_rows.append(cells());
    }

    //! The header as in Output::table().
    ExitCode end(const QStringList &header, const QList<int> &rightAligned = {}) const
    {
        m_out.table(header, m_rows, rightAligned);
        return ExitCode::Ok;
    }

private:
    const Output &m_out;
    QList<QStringList> m_rows;
};

} // namespace coinpay::cli
