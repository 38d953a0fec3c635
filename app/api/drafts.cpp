// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/drafts.h"

#include "api/wire/reading.h"

#include <limits>

namespace coinpay::api {

namespace {

using wire::Decoding;
using wire::Fields;
using wire::MaxTextLength;
using wire::MaxWordLength;
using wire::Place;

Money readAmount(Fields &fields)
{
    const QString asset = fields.word("asset", MaxWordLength);
    return fields.money("amount", asset);
}

InvoiceDraft readInvoiceDraft(Decoding &decoding, Fields &fields, const Place &root)
{
    InvoiceDraft draft;
    draft.amount = readAmount(fields);
    draft.reference = fields.text("reference", MaxTextLength);
    draft.network = fields.optionalText("network", MaxWordLength);
    draft.callbackUrl = fields.optionalText("callback_url", MaxTextLength);
    draft.expiresInSeconds =
        fields.optionalInteger("expires_in", 0, std::numeric_limits<qint64>::max());
    draft.metadata = readMetadata(decoding, fields, root);
    return draft;
}

EscrowDraft readEscrowDraft(Decoding &decoding, Fields &fields, const Place &root)
{
    EscrowDraft draft;
    draft.amount = readAmount(fields);
    draft.buyerRef = fields.text("buyer_ref", MaxTextLength);
    draft.sellerRef = fields.text("seller_ref", MaxTextLength);
    draft.dealRef = fields.text("deal_ref", MaxTextLength);
    draft.network = fields.optionalText("network", MaxWordLength);
    draft.metadata = readMetadata(decoding, fields, root);
    return draft;
}

EscrowActionDraft readActionDraft(EscrowActionKind kind, Fields &fields,
                                  const OperationDraft &operation)
{
    EscrowActionDraft draft;
    draft.kind = kind;
    draft.escrowId = operation.resourceId;
    draft.reason = fields.text("reason", MaxTextLength);
    if (operation.amount) // the body has no asset: it is the escrow's
        draft.amount = fields.optionalMoney("amount", operation.amount->asset());
    return draft;
}

TransferDraft readTransferDraft(Fields &fields, const OperationDraft &operation)
{
    TransferDraft draft;
    draft.walletId = operation.resourceId;
    draft.amount = readAmount(fields);
    draft.destination = fields.text("destination", MaxTextLength);
    draft.network = fields.optionalText("network", MaxWordLength);
    draft.note = fields.optionalText("note", MaxTextLength);
    draft.batchId = operation.batchId;
    return draft;
}

std::optional<TypedDraft> readDraft(const OperationDraft &operation, Decoding &decoding,
                                    Fields &fields, const Place &root)
{
    switch (operation.kind) {
    case OperationKind::CreateInvoice: return readInvoiceDraft(decoding, fields, root);
    case OperationKind::CreateEscrow: return readEscrowDraft(decoding, fields, root);
    case OperationKind::ReleaseEscrow:
        return readActionDraft(EscrowActionKind::Release, fields, operation);
    case OperationKind::RefundEscrow:
        return readActionDraft(EscrowActionKind::Refund, fields, operation);
    case OperationKind::DisputeEscrow:
        return readActionDraft(EscrowActionKind::Dispute, fields, operation);
    case OperationKind::SendTransfer: return readTransferDraft(fields, operation);
    case OperationKind::CancelInvoice:
    case OperationKind::CreateAddress:
    case OperationKind::RedeliverWebhook:
    case OperationKind::RotateWebhookSecret:
    case OperationKind::ConsoleCall: break;
    }
    return {};
}

} // namespace

Result<TypedDraft> draftOf(const OperationDraft &operation)
{
    const auto decoded = wire::decode<std::optional<TypedDraft>>(
        operation.body, [&](Decoding &decoding, wire::JsonValue value, const Place &root) {
            Fields fields(decoding, value, root);
            return readDraft(operation, decoding, fields, root);
        });
    if (!decoded || !decoded->value) {
        return fail(decoded ? ErrorKind::NotFound : ErrorKind::InvalidInput,
                    QCoreApplication::translate(
                        "Endpoints", "There is no form to open again for this operation."));
    }
    return *decoded->value;
}

} // namespace coinpay::api
