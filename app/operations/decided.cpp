// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/decided.h"

#include "core/text.h"
#include "operations/resourceof.h"
#include "operations/texts.h"

namespace coinpay {

namespace {

bool isAmountOf(const OperationDraft &request, const Money &amount)
{
    return !request.amount || *request.amount == amount;
}

//! What came of it is told by its type, one way or the other.
struct Comparison
{
    const OperationDraft &request;

    bool operator()(const Invoice &invoice) const
    {
        if (request.kind == OperationKind::CancelInvoice)
            return invoice.id == request.resourceId;
        return request.kind == OperationKind::CreateInvoice && isAmountOf(request, invoice.amount);
    }

    bool operator()(const Escrow &escrow) const
    {
        return request.kind == OperationKind::CreateEscrow && isAmountOf(request, escrow.amount);
    }

    bool operator()(const EscrowAction &action) const
    {
        return escrowActionOf(request.kind) == action.kind &&
               action.escrowId == request.resourceId &&
               (action.kind == EscrowActionKind::Dispute || isAmountOf(request, action.amount));
    }

    bool operator()(const Transfer &transfer) const
    {
        // Some networks write an address in more than one case.
        return request.kind == OperationKind::SendTransfer &&
               transfer.walletId == request.resourceId && isAmountOf(request, transfer.amount) &&
               transfer.destination.compare(request.counterparty, Qt::CaseInsensitive) == 0;
    }

    bool operator()(const ReceiveAddress &address) const
    {
        return request.kind == OperationKind::CreateAddress &&
               address.walletId == request.resourceId;
    }

    template <typename Other>
    bool operator()(const Other &) const
    {
        return false;
    }
};

} // namespace

bool canHaveComeOf(const Operation &operation, const Resource &resource)
{
    return std::visit(Comparison{operation.request}, resource);
}

OperationStep stepAfterWrongWord(const Operation &operation, bool found)
{
    const QString id = displayText(operation.resultId);
    OperationStep step;
    step.operationId = operation.id;
    step.state = OperationState::NeedsPerson;
    step.code = QStringLiteral("not_what_was_asked_for");
    step.message =
        found
            ? OperationTexts::tr("It was said to have become %1, which is something else: another "
                                 "amount, another destination, or of another kind. Look once more "
                                 "what became of it.",
                                 "%1 a resource's id")
                  .arg(id)
            : OperationTexts::tr("It was said to have become %1, and the server has nothing of "
                                 "that id. Look once more what became of it.",
                                 "%1 a resource's id")
                  .arg(id);
    step.endsAttempt = false;
    return step;
}

} // namespace coinpay
