// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicefacts.h"

#include "domain/asset.h"

namespace coinpay {

void InvoiceFacts::setInvoice(const Invoice &invoice)
{
    if (!begin(invoice.id, invoice.version))
        return;
    addMoney(tr("Asked"), invoice.amount);
    addMoney(tr("Paid"), invoice.amountPaid);
    const auto open = invoice.amount.minus(invoice.amountPaid);
    if (open && open->isPositive() && !isFinal(invoice.status))
        addMoney(tr("Outstanding"), *open);
    addConfirmations(tr("Confirmations"), invoice.confirmations, invoice.requiredConfirmations);
    addText(tr("Network"), networkName(invoice.network));
    //: The id of the payment on the blockchain
    addId(tr("Transaction"), invoice.txHash);
    addId(tr("Address"), invoice.paymentAddress);
    addTime(tr("Created"), invoice.createdAt);
    addTime(tr("Changed"), invoice.updatedAt);
    addExpiry(invoice.expiresAt);
    addId(tr("Request id"), invoice.requestId);
    addText(tr("Callback"), invoice.callbackUrl);
    addText(tr("Failure"), invoice.failureMessage);
    addMetadata(invoice.metadata);
}

} // namespace coinpay
