// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/resourceof.h"

#include "api/endpoints.h"
#include "api/escrowendpoints.h"
#include "api/pending.h"
#include "api/walletendpoints.h"
#include "api/webhookendpoints.h"
#include "operations/texts.h"

namespace coinpay {

namespace {

constexpr int NewestAddresses = 200;

template <typename T>
Resource known(const Result<T> &read)
{
    return read ? Resource(*read) : Resource();
}

template <typename T>
QFuture<Result<Resource>> widened(const QFuture<Result<T>> &fetch, Client &client)
{
    return api::mapped<Resource>(fetch, &client,
                                 [](const T &value) { return Result<Resource>(value); });
}

Error notSaidYet()
{
    Error error;
    error.kind = ErrorKind::NotFound;
    error.message =
        OperationTexts::tr("The server has not said yet what came of it.", "of an operation");
    return error;
}

//! Addresses are not fetched one by one; a new one is on the first page.
QFuture<Result<Resource>> fetchAddress(Client &client, const QString &walletId, const QString &id)
{
    using Page = api::Page<ReceiveAddress>;
    return api::mapped<Resource>(api::listAddresses(client, walletId, {}, NewestAddresses), &client,
                                 [id](const Page &page) -> Result<Resource> {
                                     for (const ReceiveAddress &address : page.items) {
                                         if (address.id == id)
                                             return Resource(address);
                                     }
                                     return fail(notSaidYet());
                                 });
}

QString idOfResource(const Operation &operation)
{
    const bool actsOnIt = operation.request.kind == OperationKind::CancelInvoice;
    return operation.resultId.isEmpty() && actsOnIt ? operation.request.resourceId
                                                    : operation.resultId;
}

} // namespace

std::optional<EscrowActionKind> escrowActionOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::ReleaseEscrow: return EscrowActionKind::Release;
    case OperationKind::RefundEscrow: return EscrowActionKind::Refund;
    case OperationKind::DisputeEscrow: return EscrowActionKind::Dispute;
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice:
    case OperationKind::CreateEscrow:
    case OperationKind::CreateAddress:
    case OperationKind::SendTransfer:
    case OperationKind::RedeliverWebhook:
    case OperationKind::RotateWebhookSecret:
    case OperationKind::ConsoleCall: return {};
    }
    return {};
}

Resource mirroredResource(Reader &reader, const Operation &operation)
{
    const QString id = idOfResource(operation);
    if (id.isEmpty())
        return {};
    switch (operation.request.kind) {
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice: return known(reader.invoice(id));
    case OperationKind::CreateEscrow: return known(reader.escrow(id));
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow: return known(reader.escrowAction(id));
    case OperationKind::CreateAddress: return known(reader.address(id));
    case OperationKind::SendTransfer: return known(reader.transfer(id));
    case OperationKind::RedeliverWebhook: // the mirror keeps neither
    case OperationKind::RotateWebhookSecret: return {};
    case OperationKind::ConsoleCall: break;
    }
    return {};
}

QFuture<Result<Resource>> fetchResource(Client &client, const Operation &operation)
{
    const QString id = idOfResource(operation);
    if (id.isEmpty())
        return api::answered<Resource>(fail(notSaidYet()));
    switch (operation.request.kind) {
    case OperationKind::CreateInvoice:
    case OperationKind::CancelInvoice: return widened(api::fetchInvoice(client, id), client);
    case OperationKind::CreateEscrow: return widened(api::fetchEscrow(client, id), client);
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow:
        return widened(api::fetchEscrowAction(client, operation.request.resourceId,
                                              *escrowActionOf(operation.request.kind), id),
                       client);
    case OperationKind::CreateAddress:
        return fetchAddress(client, operation.request.resourceId, id);
    case OperationKind::SendTransfer: return widened(api::fetchTransfer(client, id), client);
    case OperationKind::RedeliverWebhook:
        return widened(api::fetchWebhookDelivery(client, id), client);
    case OperationKind::RotateWebhookSecret:
    case OperationKind::ConsoleCall: break; // its answer was all there is
    }
    return api::answered<Resource>(fail(notSaidYet()));
}

} // namespace coinpay
