// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invoicelistmodel.h"
#include "pages/invoicecontent.h"
#include "pages/listtable.h"
#include "widgets/heartbeat.h"

namespace coinpay::bench {

//! The table of invoices in a window of its own, over any source.
class ShownList
{
public:
    explicit ShownList(std::unique_ptr<InvoiceListModel> model);

    [[nodiscard]] InvoiceListModel &model() { return *m_model; }

    [[nodiscard]] ListTable &table() { return m_table; }

    //! Turns the event loop until nothing is being read. What each turn that painted took is
    //! appended to `frames`, in milliseconds.
    void settle(std::vector<double> *frames = nullptr);
    //! Scrolls there, paints, and settles: every frame on the way is appended.
    void scrollTo(int value, std::vector<double> &frames);

private:
    [[nodiscard]] bool turn(const std::function<void()> &before, std::vector<double> *frames);

    SystemClock m_clock;
    Heartbeat m_heartbeat;
    std::unique_ptr<InvoiceListModel> m_model;
    InvoiceContent m_content;
    ListTable m_table;
};

} // namespace coinpay::bench
