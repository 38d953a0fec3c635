// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/operation.h"

#include <array>

namespace coinpay {

namespace {

constexpr std::array kinds{
    OperationKind::CreateInvoice,    OperationKind::CancelInvoice,
    OperationKind::CreateEscrow,     OperationKind::ReleaseEscrow,
    OperationKind::RefundEscrow,     OperationKind::DisputeEscrow,
    OperationKind::CreateAddress,    OperationKind::SendTransfer,
    OperationKind::RedeliverWebhook, OperationKind::RotateWebhookSecret,
    OperationKind::ConsoleCall,
};

constexpr std::array states{
    OperationState::Queued,   OperationState::InFlight, OperationState::Unknown,
    OperationState::Accepted, OperationState::Settling, OperationState::Final,
    OperationState::Failed,   OperationState::Rejected, OperationState::NeedsPerson,
};

} // namespace

QLatin1String operationKindName(OperationKind kind)
{
    switch (kind) {
    case OperationKind::CreateInvoice: return QLatin1String("create_invoice");
    case OperationKind::CancelInvoice: return QLatin1String("cancel_invoice");
    case OperationKind::CreateEscrow: return QLatin1String("create_escrow");
    case OperationKind::ReleaseEscrow: return QLatin1String("release_escrow");
    case OperationKind::RefundEscrow: return QLatin1String("refund_escrow");
    case OperationKind::DisputeEscrow: return QLatin1String("dispute_escrow");
    case OperationKind::CreateAddress: return QLatin1String("create_address");
    case OperationKind::SendTransfer: return QLatin1String("send_transfer");
    case OperationKind::RedeliverWebhook: return QLatin1String("redeliver_webhook");
    case OperationKind::RotateWebhookSecret: return QLatin1String("rotate_webhook_secret");
    case OperationKind::ConsoleCall: return QLatin1String("console_call");
    }
    return QLatin1String("");
}

std::optional<OperationKind> operationKindFromName(QStringView name)
{
    for (const OperationKind kind : kinds) {
        if (name == operationKindName(kind))
            return kind;
    }
    return {};
}

bool movesMoney(OperationKind kind)
{
    switch (kind) {
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::SendTransfer: return true;
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice:
    case OperationKind::CreateEscrow:
    case OperationKind::DisputeEscrow:
    case OperationKind::CreateAddress:
    case OperationKind::RedeliverWebhook:
    case OperationKind::RotateWebhookSecret:
    case OperationKind::ConsoleCall: return false;
    }
    return false;
}

bool answerBearsSecret(OperationKind kind)
{
    switch (kind) {
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice:
    case OperationKind::CreateEscrow:
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow:
    case OperationKind::CreateAddress:
    case OperationKind::SendTransfer:
    case OperationKind::RedeliverWebhook:
    case OperationKind::ConsoleCall: return false; // the console refuses calls that answer one
    case OperationKind::RotateWebhookSecret: break;
    }
    return true;
}

QLatin1String scopeFor(OperationKind kind)
{
    switch (kind) {
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice: return QLatin1String("invoices:write");
    case OperationKind::CreateEscrow:
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow: return QLatin1String("escrows:write");
    case OperationKind::CreateAddress:
    case OperationKind::SendTransfer: return QLatin1String("transfers:write");
    case OperationKind::RedeliverWebhook:
    case OperationKind::RotateWebhookSecret: return QLatin1String("webhooks:write");
    case OperationKind::ConsoleCall: break;
    }
    return QLatin1String("");
}

QLatin1String operationStateName(OperationState state)
{
    switch (state) {
    case OperationState::Queued: return QLatin1String("queued");
    case OperationState::InFlight: return QLatin1String("in_flight");
    case OperationState::Unknown: return QLatin1String("unknown");
    case OperationState::Accepted: return QLatin1String("accepted");
    case OperationState::Settling: return QLatin1String("settling");
    case OperationState::Final: return QLatin1String("final");
    case OperationState::Failed: return QLatin1String("failed");
    case OperationState::Rejected: return QLatin1String("rejected");
    case OperationState::NeedsPerson: return QLatin1String("needs_person");
    }
    return QLatin1String("");
}

std::optional<OperationState> operationStateFromName(QStringView name)
{
    for (const OperationState state : states) {
        if (name == operationStateName(state))
            return state;
    }
    return {};
}

bool isOver(OperationState state)
{
    return state == OperationState::Final || state == OperationState::Failed ||
           state == OperationState::Rejected;
}

bool endedByPerson(const Operation &operation)
{
    return operation.personAt != 0 && operation.personAt >= operation.updatedAt;
}

bool isPossibleStep(OperationState from, OperationState to)
{
    using enum OperationState;
    switch (from) {
    case Queued: // rejected: a person stopped it before anything left
        return to == InFlight || to == Rejected || to == NeedsPerson || to == Queued;
    case InFlight: // queued again: the attempt ended and certainly never reached the server
        return to == Queued || to == Unknown || to == Accepted || to == Settling || to == Final ||
               to == Failed || to == Rejected || to == NeedsPerson;
    case Unknown: // accepted, final, … without a new attempt: the server was asked instead
        return to == InFlight || to == Accepted || to == Settling || to == Final || to == Failed ||
               to == Rejected || to == NeedsPerson || to == Unknown;
    case Accepted:
        return to == Settling || to == Final || to == Failed || to == NeedsPerson || to == Accepted;
    case Settling: return to == Final || to == Failed || to == NeedsPerson || to == Settling;
    case NeedsPerson:
        return to == InFlight || to == Unknown || to == Accepted || to == Settling || to == Final ||
               to == Failed || to == Rejected || to == NeedsPerson;
    case Final:
    case Failed:
    case Rejected: return false;
    }
    return false;
}

bool isDue(UnixMs nextAttemptAt, UnixMs now)
{
    return nextAttemptAt != 0 && (nextAttemptAt <= now || nextAttemptAt > now + LongestPauseMs);
}

} // namespace coinpay
