// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/following.h"

#include "core/backoff.h"
#include "core/text.h"
#include "operations/texts.h"

namespace coinpay {

namespace {

//! The feed tells sooner where it is followed; this is for a program that does not follow it.
constexpr Backoff betweenLooks{1'000, 60'000, 500};

OperationState cancelingBy(InvoiceStatus status)
{
    switch (status) {
    case InvoiceStatus::Pending:
    case InvoiceStatus::Unrecognized: return OperationState::Accepted;
    case InvoiceStatus::Processing:
    case InvoiceStatus::PartiallyPaid: return OperationState::Settling;
    case InvoiceStatus::Canceled: return OperationState::Final;
    case InvoiceStatus::Paid:
    case InvoiceStatus::Overpaid:
    case InvoiceStatus::Expired:
    case InvoiceStatus::Failed: return OperationState::Failed;
    }
    return OperationState::Accepted;
}

QString sentence(OperationState state, const Invoice &invoice)
{
    if (state == OperationState::Settling)
        return OperationTexts::tr(
            "A payment arrived before the cancellation; the invoice has to settle first.",
            "a cancellation the server accepted");
    if (state != OperationState::Failed)
        return {};
    switch (invoice.status) {
    case InvoiceStatus::Paid:
    case InvoiceStatus::Overpaid:
        return OperationTexts::tr("The invoice was paid before it could be canceled.",
                                  "a cancellation failed");
    case InvoiceStatus::Expired:
        return OperationTexts::tr("The invoice expired before it could be canceled.",
                                  "a cancellation failed");
    default:
        return OperationTexts::tr("The invoice ended as \"%1\" and was not canceled.",
                                  "a cancellation failed; %1: a state in the server's word")
            .arg(displayText(invoice.statusText));
    }
}

} // namespace

OperationState stateByInvoice(OperationKind kind, InvoiceStatus status)
{
    switch (kind) {
    case OperationKind::CreateInvoice: return OperationState::Final; // that it exists is all
    case OperationKind::CancelInvoice: return cancelingBy(status);
    case OperationKind::CreateEscrow:
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow:
    case OperationKind::CreateAddress:
    case OperationKind::SendTransfer: break; // no invoice tells of these
    }
    return OperationState::Accepted;
}

OperationStep stepByInvoice(const Operation &operation, const Invoice &invoice, UnixMs now,
                            int looks, RandomSource &random)
{
    OperationStep step = stepWithoutNews(operation, now, looks, random);
    step.state = stateByInvoice(operation.request.kind, invoice.status);
    // Settling does not go back to accepted, whatever an older copy of the invoice says.
    if (operation.state == OperationState::Settling && step.state == OperationState::Accepted)
        step.state = OperationState::Settling;
    if (isOver(step.state))
        step.nextAttemptAt = 0;
    step.resultId = invoice.id;
    step.code.clear();
    step.message = sentence(step.state, invoice);
    return step;
}

OperationStep stepWithoutNews(const Operation &operation, UnixMs now, int looks,
                              RandomSource &random)
{
    OperationStep step;
    step.operationId = operation.id;
    step.state = operation.state;
    step.nextAttemptAt = now + delayMs(betweenLooks, looks + 1, random);
    step.httpStatus = operation.httpStatus;
    step.code = operation.code;
    step.message = operation.message;
    step.endsAttempt = false;
    return step;
}

} // namespace coinpay
