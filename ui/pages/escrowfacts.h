// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrow.h"
#include "pages/factgrid.h"

namespace coinpay {

//! The facts of an escrow.
class EscrowFacts : public FactGrid
{
    Q_OBJECT

public:
    using FactGrid::FactGrid;

    //! Rebuilt only when something in it changed.
    void setEscrow(const Escrow &escrow);
};

} // namespace coinpay
