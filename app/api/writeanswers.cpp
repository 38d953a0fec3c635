// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/drafts.h"
#include "api/reads.h"
#include "api/wire/decodewebhooks.h"
#include "api/wire/reading.h"

namespace coinpay::api {

namespace {

template <typename T>
Result<wire::Decoded<Resource>> asResource(Result<wire::Decoded<T>> decoded)
{
    if (!decoded)
        return fail(decoded.error());
    return wire::Decoded<Resource>{std::move(decoded->value), decoded->flags};
}

Result<wire::Decoded<Resource>> decodeResource(OperationKind kind, const QByteArray &body)
{
    const auto action = [&](EscrowActionKind which) {
        return asResource(wire::decodeEscrowAction(which, body));
    };
    switch (kind) {
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice: return asResource(wire::decodeInvoice(body));
    case OperationKind::CreateEscrow: return asResource(wire::decodeEscrow(body));
    case OperationKind::ReleaseEscrow: return action(EscrowActionKind::Release);
    case OperationKind::RefundEscrow: return action(EscrowActionKind::Refund);
    case OperationKind::DisputeEscrow: return action(EscrowActionKind::Dispute);
    case OperationKind::CreateAddress: return asResource(wire::decodeAddress(body));
    case OperationKind::SendTransfer: return asResource(wire::decodeTransfer(body));
    case OperationKind::RedeliverWebhook: return asResource(wire::decodeWebhookDelivery(body));
    case OperationKind::RotateWebhookSecret: // no resource: see decodeRotation()
    case OperationKind::ConsoleCall:         // any resource: see decodeAny()
        break;
    }
    return fail(otherAnswer());
}

bool isNetwork(const QString &asked, const QString &answered)
{
    return asked.isEmpty() || asked == answered;
}

//! The asset that the bytes name; empty when they name none.
QString assetAskedFor(const OperationDraft &operation)
{
    const auto asset =
        wire::decode<QString>(operation.body, [](wire::Decoding &decoding, wire::JsonValue value,
                                                 const wire::Place &root) {
            return wire::Fields(decoding, value, root).word("asset", wire::MaxWordLength);
        });
    return asset ? asset->value : QString();
}

//! Whether the resource is what the bytes of the operation ask for.
struct AnswersTo
{
    const OperationDraft &operation;

    bool operator()(std::monostate) const { return false; }

    bool operator()(const Wallet &) const { return false; } // no operation answers one

    bool operator()(const Invoice &invoice) const
    {
        if (operation.kind == OperationKind::CancelInvoice)
            return invoice.id == operation.resourceId;
        return !operation.amount || invoice.amount == *operation.amount;
    }

    bool operator()(const Escrow &escrow) const
    {
        return operation.amount && escrow.amount == *operation.amount &&
               isNetwork(operation.network, escrow.network);
    }

    bool operator()(const EscrowAction &action) const
    {
        if (action.escrowId != operation.resourceId)
            return false;
        const Result<TypedDraft> typed = draftOf(operation);
        const auto *draft = typed ? std::get_if<EscrowActionDraft>(&*typed) : nullptr;
        // In full: how much that is, the server says.
        return draft && (!draft->amount || action.amount == *draft->amount);
    }

    bool operator()(const ReceiveAddress &address) const
    {
        return address.walletId == operation.resourceId &&
               address.asset == assetAskedFor(operation) &&
               isNetwork(operation.network, address.network);
    }

    bool operator()(const Transfer &transfer) const
    {
        return transfer.walletId == operation.resourceId && operation.amount &&
               transfer.amount == *operation.amount &&
               isNetwork(operation.network, transfer.network) &&
               sameAddress(transfer.network, transfer.destination, operation.counterparty);
    }

    bool operator()(const WebhookDelivery &delivery) const
    {
        return delivery.redeliveryOf == operation.resourceId;
    }
};

Error withAnswer(Error error, const ApiAnswer &answer)
{
    error.requestId = answer.requestId;
    error.httpStatus = answer.status;
    return error;
}

//! The secret itself is left where it is.
Result<wire::Decoded<WriteOutcome>> decodeRotation(const OperationDraft &operation,
                                                   const ApiAnswer &answer)
{
    const auto rotated = wire::decodeRotatedSecret(answer.body);
    if (!rotated)
        return fail(withAnswer(rotated.error(), answer));
    if (rotated->value.endpointId != operation.resourceId)
        return fail(withAnswer(otherAnswer(), answer));
    return wire::Decoded<WriteOutcome>{{rotated->value.info.id, {}, {}}, rotated->flags};
}

//! Of a call without a form: JSON, and the id in it where it has one.
Result<wire::Decoded<WriteOutcome>> decodeAny(const ApiAnswer &answer)
{
    auto decoded = wire::decode<WriteOutcome>(
        answer.body, [](wire::Decoding &decoding, wire::JsonValue value, const wire::Place &root) {
            wire::Fields fields(decoding, value, root);
            return WriteOutcome{fields.optionalText("id", wire::MaxIdLength), {}, {}};
        });
    return decoded ? std::move(decoded)
                   : Result<wire::Decoded<WriteOutcome>>(fail(withAnswer(decoded.error(), answer)));
}

Result<wire::Decoded<WriteOutcome>> decodeOutcome(const OperationDraft &operation,
                                                  const ApiAnswer &answer)
{
    if (operation.kind == OperationKind::RotateWebhookSecret)
        return decodeRotation(operation, answer);
    if (operation.kind == OperationKind::ConsoleCall)
        return decodeAny(answer);
    auto decoded = decodeResource(operation.kind, answer.body);
    if (!decoded)
        return fail(withAnswer(decoded.error(), answer));
    Resource &resource = decoded->value;
    if (!std::visit(AnswersTo{operation}, resource))
        return fail(withAnswer(otherAnswer(), answer));
    WriteOutcome outcome{idOf(resource), statusTextOf(resource), {}};
    outcome.resource = std::move(resource);
    return wire::Decoded<WriteOutcome>{std::move(outcome), decoded->flags};
}

} // namespace

Result<WriteOutcome> decodeWriteAnswer(const OperationDraft &operation, const ApiAnswer &answer)
{
    auto outcome = decodeOutcome(operation, answer);
    if (!outcome)
        return fail(outcome.error());
    return std::move(outcome->value);
}

ApiRequest writeRequest(const Operation &operation, int attempt)
{
    ApiRequest request;
    request.method = operation.request.method;
    request.target = operation.request.target;
    request.body = operation.request.body;
    request.idempotencyKey = operation.idempotencyKey;
    request.correlationId = operation.correlationId();
    request.resourceId = operation.request.resourceId;
    request.attempt = attempt;
    request.understand = [asked = operation.request](const ApiAnswer &answer) {
        const auto outcome = decodeOutcome(asked, answer);
        if (!outcome)
            return Understanding{outcome.error(), {}, {}};
        return Understanding{{}, outcome->flags, outcome->value.resourceId};
    };
    return request;
}

} // namespace coinpay::api
