// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/chain/chain.h"

namespace coinpay::sandbox {

//! What a block, or the loss of some, did.
struct ChainChanges
{
    QList<ChainTx> seen;      //!< back after a reorganisation
    QList<ChainTx> confirmed; //!< a confirmation more or fewer
    QList<ChainTx> settled;   //!< as many as it needs
    QList<ChainTx> lost;      //!< in no block and not seen
};

//! Carries it into the resources and the postings, each resource once.
void applyChainChanges(Books &books, const ChainChanges &changes);

} // namespace coinpay::sandbox
