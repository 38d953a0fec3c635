// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/following.h"

#include "core/backoff.h"
#include "core/text.h"
#include "operations/decided.h"
#include "operations/texts.h"

namespace coinpay {

namespace {

//! The feed tells sooner where it is followed; this is for a program that does not follow it.
constexpr Backoff betweenLooks{1'000, 60'000, 500};
//! A dispute is people's work, and takes days.
constexpr Backoff betweenLooksAtDisputes{1'000, 10 * 60'000, 500};
//! A delivery that nobody receives is tried again for a day and a half.
constexpr Backoff betweenLooksAtDeliveries{500, 10 * 60'000, 250};

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

OperationState movingBy(MovementStatus status)
{
    switch (status) {
    case MovementStatus::Accepted:
    case MovementStatus::Unrecognized: return OperationState::Accepted;
    case MovementStatus::Processing: return OperationState::Settling;
    case MovementStatus::Final: return OperationState::Final;
    case MovementStatus::Failed:
    case MovementStatus::Canceled: return OperationState::Failed;
    }
    return OperationState::Accepted;
}

OperationState deliveringBy(DeliveryStatus status)
{
    switch (status) {
    case DeliveryStatus::Pending:
    case DeliveryStatus::Unrecognized: return OperationState::Accepted;
    case DeliveryStatus::Retrying: return OperationState::Settling;
    case DeliveryStatus::Delivered: return OperationState::Final;
    case DeliveryStatus::Dead: return OperationState::Failed;
    }
    return OperationState::Accepted;
}

template <typename T>
OperationState existing(const Resource &resource)
{
    return std::holds_alternative<T>(resource) ? OperationState::Final : OperationState::Accepted;
}

template <typename T>
OperationState moving(const Resource &resource)
{
    const auto *movement = std::get_if<T>(&resource);
    return movement ? movingBy(movement->status) : OperationState::Accepted;
}

QString notCanceled(const Invoice &invoice)
{
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

//! Why what was accepted did not happen.
struct Failure
{
    QString code;
    QString sentence;
};

Failure failureOf(const Invoice &invoice)
{
    return {{}, notCanceled(invoice)};
}

//! What the last attempt got.
QString lastAnswer(const WebhookDelivery &delivery)
{
    if (delivery.attempts.isEmpty())
        return OperationTexts::tr("nothing was tried", "what an attempt to deliver got");
    const DeliveryAttempt &last = delivery.attempts.last();
    if (last.responseStatus != 0)
        return OperationTexts::tr("status %1", "what an attempt to deliver got; %1 like 500")
            .arg(last.responseStatus);
    return last.error.isEmpty() ? OperationTexts::tr("no answer", "what an attempt to deliver got")
                                : displayText(last.error);
}

Failure failureOf(const WebhookDelivery &delivery)
{
    return {{},
            OperationTexts::tr("The receiver took none of %n attempt(s); the last one got: %1",
                               "%1 like “status 500” or a sentence",
                               static_cast<int>(delivery.attempts.size()))
                .arg(lastAnswer(delivery))};
}

template <typename T>
Failure failureOf(const T &resource)
{
    if constexpr (requires { resource.failureMessage; }) {
        if (!resource.failureMessage.isEmpty())
            return {resource.failureCode, displayText(resource.failureMessage)};
        return {resource.failureCode,
                OperationTexts::tr("It ended as \"%1\"; the server does not say why.",
                                   "%1: a state in the server's word, e.g. failed")
                    .arg(displayText(resource.statusText))};
    } else {
        return {};
    }
}

Failure why(OperationState state, const Resource &resource)
{
    if (state == OperationState::Settling && std::holds_alternative<Invoice>(resource)) {
        return {{},
                OperationTexts::tr(
                    "A payment arrived before the cancellation; the invoice has to settle first.",
                    "a cancellation the server accepted")};
    }
    if (state != OperationState::Failed)
        return {};
    return std::visit([](const auto &value) { return failureOf(value); }, resource);
}

const Backoff &pauseOf(OperationKind kind)
{
    if (kind == OperationKind::DisputeEscrow)
        return betweenLooksAtDisputes;
    return kind == OperationKind::RedeliverWebhook ? betweenLooksAtDeliveries : betweenLooks;
}

} // namespace

OperationState stateByResource(OperationKind kind, const Resource &resource)
{
    switch (kind) {
    case OperationKind::CreateInvoice: return existing<Invoice>(resource);
    case OperationKind::CreateEscrow: return existing<Escrow>(resource);
    case OperationKind::CreateAddress: return existing<ReceiveAddress>(resource);
    case OperationKind::CancelInvoice: {
        const auto *invoice = std::get_if<Invoice>(&resource);
        return invoice ? cancelingBy(invoice->status) : OperationState::Accepted;
    }
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow: return moving<EscrowAction>(resource);
    case OperationKind::SendTransfer: return moving<Transfer>(resource);
    case OperationKind::RedeliverWebhook: {
        const auto *delivery = std::get_if<WebhookDelivery>(&resource);
        return delivery ? deliveringBy(delivery->status) : OperationState::Accepted;
    }
    case OperationKind::RotateWebhookSecret: break; // done with its answer: see Driver
    case OperationKind::ConsoleCall: return OperationState::Final;
    }
    return OperationState::Accepted;
}

OperationStep stepByResource(const Operation &operation, const Resource &resource, UnixMs now,
                             int looks, RandomSource &random)
{
    const bool wasDecided = operation.code == decidedCode();
    if (wasDecided && !canHaveComeOf(operation, resource))
        return stepAfterWrongWord(operation, true);
    OperationStep step = stepWithoutNews(operation, now, looks, random);
    step.state = stateByResource(operation.request.kind, resource);
    // Settling does not go back to accepted, whatever an older copy of the resource says.
    if (operation.state == OperationState::Settling && step.state == OperationState::Accepted)
        step.state = OperationState::Settling;
    if (isOver(step.state))
        step.nextAttemptAt = 0;
    const Failure failure = why(step.state, resource);
    step.resultId = idOf(resource);
    if (wasDecided && failure.sentence.isEmpty())
        return step; // with the person's own word
    step.code = failure.code;
    step.message = failure.sentence;
    return step;
}

OperationStep stepWithoutNews(const Operation &operation, UnixMs now, int looks,
                              RandomSource &random)
{
    OperationStep step;
    step.operationId = operation.id;
    step.state = operation.state;
    step.nextAttemptAt = now + delayMs(pauseOf(operation.request.kind), looks + 1, random);
    step.httpStatus = operation.httpStatus;
    step.code = operation.code;
    step.message = operation.message;
    step.endsAttempt = false;
    return step;
}

} // namespace coinpay
