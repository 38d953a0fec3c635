// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resources/transfers.h"

#include "core/timestamp.h"
#include "sandbox/chain/addresses.h"
#include "sandbox/chain/chain.h"
#include "sandbox/ledger/jobs.h"
#include "sandbox/ledger/postings.h"
#include "sandbox/resources/walletlife.h"
#include "sandbox/service/fields.h"
#include "sandbox/service/listing.h"

#include <array>
#include <utility>

namespace coinpay::sandbox::transfers {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 QuoteMs = 60'000;
constexpr qint64 SendAfterMs = 1000;

//! What every transfer and quote names.
struct Order
{
    QString asset;
    QString network;
    std::optional<Money> amount;
    QString destination;
};

Order readOrder(Fields &fields)
{
    Order order;
    order.asset = fields.asset("asset");
    order.network = fields.network("network", order.asset);
    order.amount = fields.amount("amount", order.asset, Presence::Required);
    order.destination = fields.text("destination", 1, 128, Presence::Required);
    return order;
}

void checkDestination(const Order &order)
{
    if (!isAddress(order.network, order.destination))
        throw Problem{
            422,
            u"invalid_destination"_s,
            u"That is not an address on %1, or its checksum is wrong."_s.arg(order.network),
            {},
            {}};
}

QJsonObject quoteBody(const QString &walletId, const Order &order, const Money &fee)
{
    return transferBody(walletId, {*order.amount, fee, order.network, order.destination, {}, {}});
}

//! The quoted fee, when the quote is for this very order and still holds.
Money quotedFee(Call &call, const QString &quoteId, const Order &order)
{
    const auto quote = findDocument(call.books, kinds::Quote, quoteId);
    const Money fee = quote ? amountOf(quote->body.value("fee"_L1).toString(), quote->asset)
                            : transferFee(order.asset);
    QJsonObject expected = quoteBody(call.id(), order, fee);
    bool same = quote && quote->asset == order.asset;
    for (auto it = expected.begin(); same && it != expected.end(); ++it)
        same = quote->body.value(it.key()) == it.value();
    if (!same)
        throw invalidField("quote_id", "mismatch",
                           u"%1 is no quote for this transfer."_s.arg(quoteId));
    const QString expiresAt = quote->body.value("expires_at"_L1).toString();
    if (*parseTimestamp(expiresAt) <= call.books.now())
        throw Problem{
            422, u"quote_expired"_s, u"%1 ran out at %2."_s.arg(quoteId, expiresAt), {}, {}};
    return fee;
}

} // namespace

Answer quote(Call &call)
{
    Fields fields(call.body);
    const Order order = readOrder(fields);
    fields.check();
    const Document wallet = requireDocument(call.books, kinds::Wallet, call.id());
    checkDestination(order);
    Document quote{kinds::Quote};
    quote.parent = wallet.row;
    quote.asset = order.asset;
    quote.body = quoteBody(call.id(), order, transferFee(order.asset));
    quote.body["expires_at"_L1] = formatTimestamp(call.books.now() + QuoteMs);
    insertDocument(call.books, quote);
    QJsonObject shown = quote.json(call.books);
    for (const auto name : {"version"_L1, "updated_at"_L1, "request_id"_L1})
        shown.remove(name);
    return {201, shown, {}, quote.id(call.books)};
}

Answer create(Call &call)
{
    Fields fields(call.body);
    const Order order = readOrder(fields);
    const QString quoteId = fields.text("quote_id", 5, 64, Presence::Optional);
    const QString note = fields.text("note", 0, 500, Presence::Optional);
    fields.check();
    const Document wallet = requireDocument(call.books, kinds::Wallet, call.id());
    if (wallet.status != "active"_L1)
        throw invalidState(u"%1 is %2 and does not send."_s.arg(call.id(), wallet.status));
    checkDestination(order);
    const Money fee =
        quoteId.isEmpty() ? transferFee(order.asset) : quotedFee(call, quoteId, order);
    const Money total = *order.amount->plus(fee);
    const QString account = walletAccount(call.id());
    const Money available = balance(call.books, account, order.asset, order.network);
    if (total > available)
        throw Problem{422,
                      u"insufficient_funds"_s,
                      u"%1 has %2 %3 available, the transfer needs %4."_s.arg(
                          call.id(), available.toDecimal(), order.asset, total.toDecimal()),
                      {},
                      {}};
    const Document transfer = orderTransfer(
        call.books, wallet, {*order.amount, fee, order.network, order.destination, quoteId, note});
    const QString id = transfer.id(call.books);
    planJob(call.books, {0, call.books.now() + SendAfterMs, jobs::Send, transfer.row,
                         call.books.cause.request, QString(kinds::Transfer.name)});
    return {202, transfer.json(call.books), u"/v1/transfers/"_s + id, id};
}

Answer list(Call &call)
{
    static const QStringList states{u"accepted"_s, u"processing"_s, u"final"_s, u"failed"_s,
                                    u"canceled"_s};
    const Document wallet = requireDocument(call.books, kinds::Wallet, call.id());
    Listing listing(call, "documents",
                    "id,parent,created_at,updated_at,version,status,asset,request,body");
    listing.where("parent=?", wallet.row);
    listing.where("kind=?", QString(kinds::Transfer.name));
    listing.statuses(states);
    listing.asset();
    listing.createdRange();
    return listing.page(
        [&](const Query &row) { return readDocument(row, kinds::Transfer).json(call.books); });
}

Answer get(Call &call)
{
    const Document transfer = requireDocument(call.books, kinds::Transfer, call.id());
    return {200, transfer.json(call.books), {}, call.id()};
}

} // namespace coinpay::sandbox::transfers
