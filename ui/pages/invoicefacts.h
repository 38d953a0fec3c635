// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "pages/factgrid.h"

namespace coinpay {

//! The facts of an invoice.
class InvoiceFacts : public FactGrid
{
    Q_OBJECT

public:
    using FactGrid::FactGrid;

    //! Rebuilt only when something in it changed.
    void setInvoice(const Invoice &invoice);
};

} // namespace coinpay
