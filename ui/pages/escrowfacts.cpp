// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/escrowfacts.h"

#include "domain/asset.h"

namespace coinpay {

void EscrowFacts::setEscrow(const Escrow &escrow)
{
    if (!begin(escrow.id, escrow.version))
        return;
    addText(tr("Deal"), escrow.dealRef);
    addText(tr("Buyer"), escrow.buyerRef);
    addText(tr("Seller"), escrow.sellerRef);
    //: What is to be paid into an escrow
    addMoney(tr("Agreed"), escrow.amount);
    addMoney(tr("Paid in"), escrow.amountFunded);
    addMoney(tr("Released"), escrow.amountReleased);
    addMoney(tr("Refunded"), escrow.amountRefunded);
    addMoney(tr("Held"), escrow.held());
    addConfirmations(tr("Confirmations"), escrow.confirmations, escrow.requiredConfirmations);
    addText(tr("Network"), networkName(escrow.network));
    //: The id of the payment on the blockchain
    addId(tr("Transaction"), escrow.txHash);
    addId(tr("Address"), escrow.paymentAddress);
    addTime(tr("Created"), escrow.createdAt);
    addTime(tr("Changed"), escrow.updatedAt);
    if (escrow.status == EscrowStatus::FundingPending || escrow.status == EscrowStatus::Expired)
        addExpiry(escrow.expiresAt);
    addId(tr("Request id"), escrow.requestId);
    addText(tr("Failure"), escrow.failureMessage);
    addMetadata(escrow.metadata);
}

} // namespace coinpay
