// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/deskprivate.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Desk)
};

Error refused(const QString &sentence)
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.message = sentence;
    return error;
}

} // namespace

QFuture<Result<Operation>> Desk::createInvoice(const InvoiceDraft &draft)
{
    const Done checked = checkInvoiceDraft(draft);
    return checked ? d->journal(api::createInvoice(draft))
                   : readyFailure<Operation>(checked.error());
}

QFuture<Result<Operation>> Desk::cancelInvoice(const QString &invoiceId, const QString &reason)
{
    const auto invoice = d->reader->invoice(invoiceId);
    const QString reference = invoice ? invoice->reference : QString();
    return d->journal(api::cancelInvoice(invoiceId, reason, reference));
}

QFuture<Result<Operation>> Desk::createEscrow(const EscrowDraft &draft)
{
    const Done checked = checkEscrowDraft(draft);
    return checked ? d->journal(api::createEscrow(draft))
                   : readyFailure<Operation>(checked.error());
}

QFuture<Result<Operation>> Desk::actOnEscrow(const EscrowActionDraft &draft, qint64 seenVersion)
{
    const auto escrow = d->reader->escrow(draft.escrowId);
    if (!escrow)
        return readyFailure<Operation>(escrow.error());
    if (escrow->version != seenVersion) {
        return readyFailure<Operation>(refused(
            Words::tr("The escrow has changed since you saw it. Look at it again, then decide.")));
    }
    const Done checked = checkEscrowAction(draft, *escrow);
    return checked ? d->journal(api::actOnEscrow(draft, *escrow))
                   : readyFailure<Operation>(checked.error());
}

QFuture<Result<Operation>> Desk::createAddress(const QString &walletId, const QString &asset,
                                               const QString &network)
{
    return d->journal(api::createAddress(walletId, asset, network));
}

QFuture<Result<Operation>> Desk::sendTransfer(const TransferDraft &draft)
{
    const Done checked = checkTransferDraft(draft, acceptedNets());
    return checked ? d->journal(api::sendTransfer(draft, acceptedNets()))
                   : readyFailure<Operation>(checked.error());
}

QFuture<Result<QList<Operation>>> Desk::sendTransfers(const QList<TransferDraft> &drafts)
{
    QList<OperationDraft> operations;
    operations.reserve(drafts.size());
    for (const TransferDraft &draft : drafts) {
        const Done checked = checkTransferDraft(draft, acceptedNets());
        if (!checked)
            return readyFailure<QList<Operation>>(checked.error());
        auto operation = api::sendTransfer(draft, acceptedNets());
        if (!operation)
            return readyFailure<QList<Operation>>(operation.error());
        operations.append(*std::move(operation));
    }
    return d->deliver(d->store->addOperations(operations));
}

QFuture<Result<Operation>> Desk::journalCall(const OperationDraft &draft)
{
    return d->journal(draft);
}

void Desk::tryNow(const QString &operationId)
{
    d->tell([operationId](EngineRoom &room) {
        if (room.driver())
            room.driver()->tryNow(operationId);
    });
}

QFuture<Result<QList<api::SeenRequest>>> Desk::askServer(const QString &operationId)
{
    using Seen = Result<QList<api::SeenRequest>>;
    return d->ask<Seen>([operationId](EngineRoom &room) {
        return room.driver() ? room.driver()->askServer(operationId)
                             : QtFuture::makeReadyFuture(Seen(fail(notConnectedYet())));
    });
}

QFuture<Done> Desk::stopOperation(const QString &operationId)
{
    return d->deliver(d->store->stopOperation(operationId));
}

QFuture<Done> Desk::decideOperation(const QString &operationId, bool happened,
                                    const QString &resourceId, const QString &note)
{
    return d->deliver(d->store->decideOperation(operationId, happened, resourceId, note));
}

QFuture<Done> Desk::dealWithOperation(const QString &operationId)
{
    return d->deliver(d->store->dealWithOperation(operationId));
}

Result<api::TypedDraft> Desk::draftOf(const QString &operationId)
{
    const auto operation = d->reader->operation(operationId);
    if (!operation)
        return fail(operation.error());
    return api::draftOf(operation->request);
}

} // namespace coinpay
