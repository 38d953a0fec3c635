// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/walletendpoints.h"

#include "api/reads.h"
#include "api/target.h"
#include "api/wire/jsonwriter.h"
#include "domain/asset.h"
#include "domain/draftfaults.h"

namespace coinpay::api {

namespace {

Target walletTarget(const QString &walletId)
{
    return Target("/v1/wallets").segment(walletId);
}

//! Destination and network as they will be sent and shown.
Result<CheckedAddress> checkedDestination(const TransferDraft &draft, AcceptedNets accepted)
{
    if (const Done good = checkTransferDraft(draft, accepted); !good)
        return fail(good.error());
    if (!isId(draft.walletId) || (!draft.quoteId.isEmpty() && !isId(draft.quoteId)))
        return fail(notAnId());
    // It passed the check above, which is the same one.
    return *checkAddress(draft.amount.asset(), draft.network, draft.destination, accepted);
}

//! What a quote and a transfer both ask for.
wire::JsonWriter transferJson(const TransferDraft &draft, const CheckedAddress &to)
{
    wire::JsonWriter json;
    json.string("asset", draft.amount.asset())
        .string("amount", draft.amount.toDecimal())
        .string("destination", to.text);
    if (!draft.network.isEmpty())
        json.string("network", draft.network);
    return json;
}

bool isQuoteFor(const TransferQuote &quote, const TransferDraft &draft, const CheckedAddress &to)
{
    return quote.walletId == draft.walletId && quote.amount == draft.amount &&
           quote.network == to.network && sameAddress(to.network, quote.destination, to.text);
}

} // namespace

QFuture<Result<Page<Wallet>>> listWallets(Client &client, const QString &cursor, int limit)
{
    ApiRequest request;
    request.target = Target("/v1/wallets").page(cursor, limit).bytes();
    return readPage<Wallet>(client, request, wire::decodeWalletPage);
}

QFuture<Result<Wallet>> fetchWallet(Client &client, const QString &id)
{
    if (!isId(id))
        return answered<Wallet>(fail(notAnId()));
    ApiRequest request;
    request.target = walletTarget(id).bytes();
    request.resourceId = id;
    return readDecoded<Wallet>(client, request, wire::decodeWallet,
                               [id](const Wallet &wallet) { return wallet.id == id; });
}

QFuture<Result<BalanceSheet>> fetchBalances(Client &client, const QString &walletId)
{
    if (!isId(walletId))
        return answered<BalanceSheet>(fail(notAnId()));
    ApiRequest request;
    request.target = walletTarget(walletId).below("/balances").bytes();
    request.resourceId = walletId;
    return readDecoded<BalanceSheet>(
        client, request, wire::decodeBalances,
        [walletId](const BalanceSheet &sheet) { return sheet.walletId == walletId; });
}

QFuture<Result<Page<ReceiveAddress>>> listAddresses(Client &client, const QString &walletId,
                                                    const QString &cursor, int limit)
{
    if (!isId(walletId))
        return answered<Page<ReceiveAddress>>(fail(notAnId()));
    ApiRequest request;
    request.target = walletTarget(walletId).below("/addresses").page(cursor, limit).bytes();
    request.resourceId = walletId;
    return readPage<ReceiveAddress>(
        client, request, wire::decodeAddressPage,
        [walletId](const ReceiveAddress &address) { return address.walletId == walletId; });
}

QFuture<Result<Page<Transfer>>> listTransfers(Client &client, const QString &walletId,
                                              const QString &cursor, int limit)
{
    if (!isId(walletId))
        return answered<Page<Transfer>>(fail(notAnId()));
    ApiRequest request;
    request.target = walletTarget(walletId).below("/transfers").page(cursor, limit).bytes();
    request.resourceId = walletId;
    return readPage<Transfer>(
        client, request, wire::decodeTransferPage,
        [walletId](const Transfer &transfer) { return transfer.walletId == walletId; });
}

QFuture<Result<Transfer>> fetchTransfer(Client &client, const QString &id)
{
    if (!isId(id))
        return answered<Transfer>(fail(notAnId()));
    ApiRequest request;
    request.target = Target("/v1/transfers").segment(id).bytes();
    request.resourceId = id;
    return readDecoded<Transfer>(client, request, wire::decodeTransfer,
                                 [id](const Transfer &transfer) { return transfer.id == id; });
}

QFuture<Result<TransferQuote>> quoteTransfer(Client &client, const TransferDraft &draft,
                                             const QString &idempotencyKey)
{
    // Nothing moves by it, so that it need not know which chains the profile is for.
    const auto to = checkedDestination(draft, AcceptedNets::MainAndTest);
    if (!to)
        return answered<TransferQuote>(fail(to.error()));
    const auto quote = std::make_shared<TransferQuote>();
    ApiRequest request;
    request.method = "POST";
    request.target = walletTarget(draft.walletId).below("/transfer_quotes").bytes();
    request.body = transferJson(draft, *to).bytes();
    request.idempotencyKey = idempotencyKey;
    request.resourceId = draft.walletId;
    request.understand = understandInto<TransferQuote>(
        quote, wire::decodeQuote,
        [draft, to = *to](const TransferQuote &answer) { return isQuoteFor(answer, draft, to); });
    return mapped<TransferQuote>(client.write(request), &client, [quote](const ApiAnswer &) {
        return Result<TransferQuote>(std::move(*quote));
    });
}

Result<OperationDraft> createAddress(const QString &walletId, const QString &asset,
                                     const QString &network)
{
    if (!isId(walletId))
        return fail(notAnId());
    DraftFaults faults;
    checkAsset(asset, network, faults);
    if (const Done good = faults.verdict(); !good)
        return fail(good.error());
    wire::JsonWriter json;
    json.string("asset", asset);
    if (!network.isEmpty())
        json.string("network", network);
    OperationDraft operation;
    operation.kind = OperationKind::CreateAddress;
    operation.method = "POST";
    operation.target = walletTarget(walletId).below("/addresses").bytes();
    operation.body = json.bytes();
    operation.resourceType = QStringLiteral("address");
    operation.resourceId = walletId;
    operation.network = networkOrDefault(asset, network);
    return operation;
}

Result<OperationDraft> sendTransfer(const TransferDraft &draft, AcceptedNets accepted)
{
    const auto to = checkedDestination(draft, accepted);
    if (!to)
        return fail(to.error());
    const QString note = draft.note.trimmed();
    wire::JsonWriter json = transferJson(draft, *to);
    if (!draft.quoteId.isEmpty())
        json.string("quote_id", draft.quoteId);
    if (!note.isEmpty())
        json.string("note", note);
    OperationDraft operation;
    operation.kind = OperationKind::SendTransfer;
    operation.method = "POST";
    operation.target = walletTarget(draft.walletId).below("/transfers").bytes();
    operation.body = json.bytes();
    operation.resourceType = QStringLiteral("transfer");
    operation.resourceId = draft.walletId;
    operation.reference = note;
    operation.amount = draft.amount;
    operation.network = to->network;
    operation.counterparty = to->text;
    operation.batchId = draft.batchId;
    return operation;
}

} // namespace coinpay::api
