// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rawread.h"
#include "desk/deskprivate.h"

namespace coinpay {

namespace {

//! The answer of a fetch once it is in the mirror too. One that the mirror does not take is an
//! answer all the same.
template <typename T>
QFuture<Result<T>> kept(EngineRoom &room, const QFuture<Result<T>> &fetch)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto answer = [promise](const Result<T> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenDone(fetch, &room, [&room, answer](const Result<T> &fetched) {
        if (!fetched) {
            answer(fetched);
            return;
        }
        whenDone(room.store().apply({{*fetched, LearnedFrom::Lookup, room.clock().now(), {}}}),
                 &room, [answer, fetched](const Result<int> &) { answer(fetched); });
    });
    return promise->future();
}

} // namespace

QFuture<Result<TransferQuote>> Desk::quoteTransfer(const TransferDraft &draft)
{
    const Done checked = checkTransferDraft(draft, acceptedNets());
    if (!checked)
        return readyFailure<TransferQuote>(checked.error());
    using Quote = Result<TransferQuote>;
    return d->ask<Quote>([draft](EngineRoom &room) {
        return room.client() ? api::quoteTransfer(*room.client(), draft, room.newIdempotencyKey())
                             : QtFuture::makeReadyFuture(Quote(fail(notConnectedYet())));
    });
}

void Desk::refreshInvoice(const QString &id)
{
    d->refresh([id](Refresher &refresher) { refresher.invoice(id); });
}

void Desk::refreshEscrow(const QString &id)
{
    d->refresh([id](Refresher &refresher) { refresher.escrow(id); });
}

void Desk::refreshWallets()
{
    d->refresh([](Refresher &refresher) { refresher.wallets(); });
}

void Desk::refreshTransfer(const QString &id)
{
    d->refresh([id](Refresher &refresher) { refresher.transfer(id); });
}

void Desk::refreshAddresses(const QString &walletId)
{
    d->refresh([walletId](Refresher &refresher) { refresher.addresses(walletId); });
}

QFuture<Result<Invoice>> Desk::fetchInvoice(const QString &id)
{
    return d->call<Invoice>([id](Client &client) { return api::fetchInvoice(client, id); });
}

QFuture<Result<api::InvoicePage>> Desk::listInvoices(const QString &cursor, int limit)
{
    return d->call<api::InvoicePage>(
        [cursor, limit](Client &client) { return api::listInvoices(client, cursor, limit); });
}

QFuture<Result<Escrow>> Desk::fetchEscrow(const QString &id)
{
    return d->ask<Result<Escrow>>([id](EngineRoom &room) {
        return room.client() ? kept(room, api::fetchEscrow(*room.client(), id))
                             : readyFailure<Escrow>(notConnectedYet());
    });
}

QFuture<Result<api::Page<Escrow>>> Desk::listEscrows(const QString &cursor, int limit)
{
    return d->call<api::Page<Escrow>>(
        [cursor, limit](Client &client) { return api::listEscrows(client, cursor, limit); });
}

QFuture<Result<api::Page<EscrowAction>>> Desk::listEscrowActions(const QString &escrowId,
                                                                 EscrowActionKind kind,
                                                                 const QString &cursor, int limit)
{
    return d->call<api::Page<EscrowAction>>([escrowId, kind, cursor, limit](Client &client) {
        return api::listEscrowActions(client, escrowId, kind, cursor, limit);
    });
}

QFuture<Result<api::Page<Wallet>>> Desk::listWallets(const QString &cursor, int limit)
{
    return d->call<api::Page<Wallet>>(
        [cursor, limit](Client &client) { return api::listWallets(client, cursor, limit); });
}

QFuture<Result<Wallet>> Desk::fetchWallet(const QString &id)
{
    return d->call<Wallet>([id](Client &client) { return api::fetchWallet(client, id); });
}

QFuture<Result<BalanceSheet>> Desk::fetchBalances(const QString &walletId)
{
    return d->call<BalanceSheet>(
        [walletId](Client &client) { return api::fetchBalances(client, walletId); });
}

QFuture<Result<api::Page<ReceiveAddress>>> Desk::listAddresses(const QString &walletId,
                                                               const QString &cursor, int limit)
{
    return d->call<api::Page<ReceiveAddress>>([walletId, cursor, limit](Client &client) {
        return api::listAddresses(client, walletId, cursor, limit);
    });
}

QFuture<Result<Transfer>> Desk::fetchTransfer(const QString &id)
{
    return d->call<Transfer>([id](Client &client) { return api::fetchTransfer(client, id); });
}

QFuture<Result<api::Page<Transfer>>> Desk::listTransfers(const QString &walletId,
                                                         const QString &cursor, int limit)
{
    return d->call<api::Page<Transfer>>([walletId, cursor, limit](Client &client) {
        return api::listTransfers(client, walletId, cursor, limit);
    });
}

QFuture<Result<QList<api::SeenRequest>>> Desk::findRequests(const QString &idempotencyKey)
{
    return d->call<QList<api::SeenRequest>>(
        [idempotencyKey](Client &client) { return api::findRequests(client, idempotencyKey); });
}

QFuture<Result<QList<api::SeenRequest>>> Desk::findRequestsAbout(const QString &resourceId)
{
    return d->call<QList<api::SeenRequest>>(
        [resourceId](Client &client) { return api::findRequestsAbout(client, resourceId); });
}

QFuture<Result<api::SeenRequest>> Desk::fetchRequest(const QString &id)
{
    return d->call<api::SeenRequest>(
        [id](Client &client) { return api::fetchRequest(client, id); });
}

QFuture<Result<HttpAnswer>> Desk::readRaw(const QByteArray &target)
{
    return d->call<HttpAnswer>([target](Client &client) { return api::readRaw(client, target); });
}

QFuture<Result<QString>> Desk::pullEvents(const QString &resourceId, const QString &after,
                                          int waitSeconds)
{
    return d->ask<Result<QString>>([resourceId, after, waitSeconds](EngineRoom &room) {
        return pullEventsOf(room, resourceId, after, waitSeconds);
    });
}

} // namespace coinpay
