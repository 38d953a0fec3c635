// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/escrowendpoints.h"

#include "api/metadata.h"
#include "api/reads.h"
#include "api/target.h"
#include "domain/asset.h"

#include <QCoreApplication>

namespace coinpay::api {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Endpoints)
};

const char *pathOf(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release: return "/releases";
    case EscrowActionKind::Refund: return "/refunds";
    case EscrowActionKind::Dispute: return "/disputes";
    }
    return "";
}

OperationKind operationOf(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release: return OperationKind::ReleaseEscrow;
    case EscrowActionKind::Refund: return OperationKind::RefundEscrow;
    case EscrowActionKind::Dispute: return OperationKind::DisputeEscrow;
    }
    return OperationKind::DisputeEscrow;
}

//! Who gets the money.
QString payeeOf(EscrowActionKind kind, const Escrow &escrow)
{
    switch (kind) {
    case EscrowActionKind::Release: return escrow.sellerRef;
    case EscrowActionKind::Refund: return escrow.buyerRef;
    case EscrowActionKind::Dispute: return {};
    }
    return {};
}

Target actionsOf(const QString &escrowId, EscrowActionKind kind)
{
    return Target("/v1/escrows").segment(escrowId).below(pathOf(kind));
}

} // namespace

QFuture<Result<Page<Escrow>>> listEscrows(Client &client, const QString &cursor, int limit)
{
    ApiRequest request;
    request.target = Target("/v1/escrows").page(cursor, limit).bytes();
    return readPage<Escrow>(client, request, wire::decodeEscrowPage);
}

QFuture<Result<Escrow>> fetchEscrow(Client &client, const QString &id)
{
    if (!isId(id))
        return answered<Escrow>(fail(notAnId()));
    ApiRequest request;
    request.target = Target("/v1/escrows").segment(id).bytes();
    request.resourceId = id;
    return readDecoded<Escrow>(client, request, wire::decodeEscrow,
                               [id](const Escrow &escrow) { return escrow.id == id; });
}

QFuture<Result<Page<EscrowAction>>> listEscrowActions(Client &client, const QString &escrowId,
                                                      EscrowActionKind kind, const QString &cursor,
                                                      int limit)
{
    if (!isId(escrowId))
        return answered<Page<EscrowAction>>(fail(notAnId()));
    ApiRequest request;
    request.target = actionsOf(escrowId, kind).page(cursor, limit).bytes();
    request.resourceId = escrowId;
    return readPage<EscrowAction>(
        client, request,
        [kind](const QByteArray &body) { return wire::decodeEscrowActionPage(kind, body); },
        [escrowId](const EscrowAction &action) { return action.escrowId == escrowId; });
}

QFuture<Result<EscrowAction>> fetchEscrowAction(Client &client, const QString &escrowId,
                                                EscrowActionKind kind, const QString &id)
{
    if (!isId(escrowId) || !isId(id))
        return answered<EscrowAction>(fail(notAnId()));
    ApiRequest request;
    request.target = actionsOf(escrowId, kind).segment(id).bytes();
    request.resourceId = id;
    return readDecoded<EscrowAction>(
        client, request,
        [kind](const QByteArray &body) { return wire::decodeEscrowAction(kind, body); },
        [escrowId, id](const EscrowAction &action) {
            return action.escrowId == escrowId && action.id == id;
        });
}

Result<OperationDraft> createEscrow(const EscrowDraft &draft)
{
    if (const Done good = checkEscrowDraft(draft); !good)
        return fail(good.error());
    wire::JsonWriter json;
    json.string("amount", draft.amount.toDecimal())
        .string("asset", draft.amount.asset())
        .string("buyer_ref", draft.buyerRef.trimmed())
        .string("seller_ref", draft.sellerRef.trimmed())
        .string("deal_ref", draft.dealRef.trimmed());
    if (!draft.network.isEmpty())
        json.string("network", draft.network);
    writeMetadata(json, draft.metadata);
    OperationDraft operation;
    operation.kind = OperationKind::CreateEscrow;
    operation.method = "POST";
    operation.target = Target("/v1/escrows").bytes();
    operation.body = json.bytes();
    operation.resourceType = QStringLiteral("escrow");
    operation.reference = draft.dealRef.trimmed();
    operation.amount = draft.amount;
    operation.network = networkOrDefault(draft.amount.asset(), draft.network);
    return operation;
}

Result<OperationDraft> actOnEscrow(const EscrowActionDraft &draft, const Escrow &escrow)
{
    if (!isId(escrow.id))
        return fail(notAnId());
    if (draft.escrowId != escrow.id) {
        return fail(ErrorKind::InvalidInput,
                    Words::tr("This was filled in for another escrow. Open the form again."));
    }
    if (const Done good = checkEscrowAction(draft, escrow); !good)
        return fail(good.error());
    wire::JsonWriter json;
    json.string("reason", draft.reason.trimmed());
    if (draft.amount)
        json.string("amount", draft.amount->toDecimal());
    OperationDraft operation;
    operation.kind = operationOf(draft.kind);
    operation.method = "POST";
    operation.target = actionsOf(escrow.id, draft.kind).bytes();
    operation.body = json.bytes();
    operation.resourceType = escrowActionName(draft.kind);
    operation.resourceId = escrow.id;
    operation.reference = escrow.dealRef;
    if (draft.kind != EscrowActionKind::Dispute)
        operation.amount = draft.amount.value_or(escrow.held());
    operation.network = escrow.network;
    operation.counterparty = payeeOf(draft.kind, escrow);
    operation.seenVersion = escrow.version;
    return operation;
}

} // namespace coinpay::api
