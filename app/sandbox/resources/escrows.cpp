// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resources/escrows.h"

#include "core/timestamp.h"
#include "domain/invoice.h"
#include "sandbox/chain/addresses.h"
#include "sandbox/ledger/jobs.h"
#include "sandbox/ledger/postings.h"
#include "sandbox/resources/escrowlife.h"
#include "sandbox/service/fields.h"
#include "sandbox/service/listing.h"

#include <QJsonDocument>

namespace coinpay::sandbox::escrows {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 FundingMs = 7LL * 24 * 3600 * 1000;
constexpr qint64 SendAfterMs = 1000;
constexpr qint64 ReviewAfterMs = 2000;
constexpr const char *documentColumns =
    "id,parent,created_at,updated_at,version,status,asset,request,body";

Answer described(const Books &books, const Document &document, int status, const QString &path)
{
    const QString id = document.id(books);
    return {status, document.json(books), path + id, id};
}

QString addressUri(const Document &escrow, const Money &amount)
{
    Invoice invoice; // for its payment URI only
    invoice.amount = amount;
    invoice.amountPaid = Money::zero(escrow.asset);
    invoice.network = escrow.body.value("network"_L1).toString();
    invoice.paymentAddress = escrow.body.value("payment_address"_L1).toString();
    const QString uri = paymentUri(invoice);
    return uri.contains(u':') ? uri : QString(invoice.network + u':' + uri);
}

//! The escrow a child belongs to, and the child, or a 404.
Document requireChild(Call &call, const Kind &kind)
{
    const Document escrow = requireDocument(call.books, kinds::Escrow, call.ids.value(0));
    Document child = requireDocument(call.books, kind, call.ids.value(1));
    if (child.parent != escrow.row)
        throw notFound(call.ids.value(1));
    return child;
}

Answer listChildren(Call &call, const Kind &kind)
{
    const Document escrow = requireDocument(call.books, kinds::Escrow, call.id());
    Listing listing(call, "documents", documentColumns);
    listing.where("parent=?", escrow.row);
    listing.where("kind=?", QString(kind.name));
    return listing.page([&](const Query &row) { return readDocument(row, kind).json(call.books); });
}

Answer getChild(Call &call, const Kind &kind)
{
    const Document child = requireChild(call, kind);
    return {200, child.json(call.books), {}, call.ids.value(1)};
}

void requireStatus(const Books &books, const Document &escrow, const QStringList &allowed)
{
    if (!allowed.contains(escrow.status))
        throw invalidState(
            u"%1 is %2, which does not allow this."_s.arg(escrow.id(books), escrow.status));
}

//! A release or a refund: held money is put aside for it at once, and sent a moment later.
Answer payOut(Call &call, const Kind &kind, const QString &pending, const QString &path)
{
    // The amount's decimals are the escrow's asset's, which is known only once it is found; a
    // request without a reason is refused before that.
    const auto known = findDocument(call.books, kinds::Escrow, call.id());
    Fields fields(call.body);
    const QString reason = fields.text("reason", 1, 500, Presence::Required);
    const auto amount =
        fields.amount("amount", known ? known->asset : u"ETH"_s, Presence::Optional);
    fields.check();
    Document escrow = requireDocument(call.books, kinds::Escrow, call.id());
    requireStatus(call.books, escrow, {u"funded"_s, u"partially_released"_s, u"disputed"_s});
    const Money held = heldBy(escrow);
    const Money moved = amount.value_or(held);
    if (moved > held)
        throw Problem{422,
                      u"insufficient_funds"_s,
                      u"%1 holds %2 %3."_s.arg(call.id(), held.toDecimal(), escrow.asset),
                      {},
                      {}};
    const QString network = escrow.body.value("network"_L1).toString();
    Document payout{kind};
    payout.parent = escrow.row;
    payout.asset = escrow.asset;
    payout.status = u"accepted"_s;
    payout.body = {{u"escrow_id"_s, call.id()},
                   {u"amount"_s, moved.toDecimal()},
                   {u"network"_s, network},
                   {u"reason"_s, reason},
                   {u"confirmations"_s, 0},
                   {u"required_confirmations"_s, requiredConfirmations(network)},
                   {u"tx_hash"_s, QJsonValue()},
                   {u"failure"_s, QJsonValue()},
                   {u"_idempotency_key"_s, call.books.cause.idempotencyKey}};
    insertDocument(call.books, payout);
    const QString id = payout.id(call.books);
    post(call.books, {escrowAccount(call.id()), payoutAccount(kind, id), moved, network, id,
                      u"held"_s, call.books.cause.idempotencyKey});
    escrow.body["_before"_L1] = escrow.status;
    changeDocument(call.books, escrow, pending);
    planJob(call.books, {0, call.books.now() + SendAfterMs, jobs::Send, payout.row,
                         call.books.cause.request, QString(kind.name)});
    return described(call.books, payout, 202, u"/v1/escrows/"_s + call.id() + path);
}

} // namespace

Answer create(Call &call)
{
    Fields fields(call.body);
    Document escrow{kinds::Escrow};
    escrow.asset = fields.asset("asset");
    const QString network = fields.network("network", escrow.asset);
    const auto amount = fields.amount("amount", escrow.asset, Presence::Required);
    const QString buyer = fields.text("buyer_ref", 1, 128, Presence::Required);
    const QString seller = fields.text("seller_ref", 1, 128, Presence::Required);
    const QString deal = fields.text("deal_ref", 1, 128, Presence::Required);
    const QByteArray metadata = fields.metadata("metadata");
    fields.check();
    Query next(call.books.db, "SELECT coalesce(max(id),0)+1 FROM documents");
    next.step();
    escrow.status = u"funding_pending"_s;
    const UnixMs expiresAt = call.books.now() + FundingMs;
    const QString zero = Money::zero(escrow.asset).toDecimal();
    escrow.body = {
        {u"amount"_s, amount->toDecimal()},
        {u"amount_funded"_s, zero},
        {u"amount_released"_s, zero},
        {u"amount_refunded"_s, zero},
        {u"network"_s, network},
        {u"buyer_ref"_s, buyer},
        {u"seller_ref"_s, seller},
        {u"deal_ref"_s, deal},
        {u"payment_address"_s,
         addressFor(network,
                    addressSeed(call.books.ids.salt(), AddressPurpose::Escrow, next.integer(0)))},
        {u"confirmations"_s, 0},
        {u"required_confirmations"_s, requiredConfirmations(network)},
        {u"tx_hash"_s, QJsonValue()},
        {u"expires_at"_s, formatTimestamp(expiresAt)},
        {u"metadata"_s, QJsonDocument::fromJson(metadata).object()},
        {u"failure"_s, QJsonValue()},
    };
    escrow.body["payment_uri"_L1] = addressUri(escrow, *amount);
    insertDocument(call.books, escrow);
    planJob(call.books, {0, expiresAt, jobs::Expire, escrow.row, QString(), QString()});
    return described(call.books, escrow, 201, u"/v1/escrows/"_s);
}

Answer list(Call &call)
{
    static const QStringList states{u"funding_pending"_s,
                                    u"funded"_s,
                                    u"release_pending"_s,
                                    u"released"_s,
                                    u"partially_released"_s,
                                    u"refund_pending"_s,
                                    u"refunded"_s,
                                    u"disputed"_s,
                                    u"expired"_s,
                                    u"canceled"_s,
                                    u"failed"_s};
    Listing listing(call, "documents", documentColumns);
    listing.where("kind=?", QString(kinds::Escrow.name));
    listing.statuses(states);
    listing.asset();
    listing.exact("deal_ref", "json_extract(body,'$.deal_ref')=?");
    listing.createdRange();
    return listing.page(
        [&](const Query &row) { return readDocument(row, kinds::Escrow).json(call.books); });
}

Answer get(Call &call)
{
    const Document escrow = requireDocument(call.books, kinds::Escrow, call.id());
    return {200, escrow.json(call.books), {}, call.id()};
}

Answer release(Call &call)
{
    return payOut(call, kinds::Release, u"release_pending"_s, u"/releases/"_s);
}

Answer refund(Call &call)
{
    return payOut(call, kinds::Refund, u"refund_pending"_s, u"/refunds/"_s);
}

Answer dispute(Call &call)
{
    Fields fields(call.body);
    const QString reason = fields.text("reason", 1, 500, Presence::Required);
    fields.check();
    Document escrow = requireDocument(call.books, kinds::Escrow, call.id());
    requireStatus(call.books, escrow, {u"funded"_s, u"partially_released"_s});
    Document dispute{kinds::Dispute};
    dispute.parent = escrow.row;
    dispute.status = u"accepted"_s;
    dispute.body = {{u"escrow_id"_s, call.id()},
                    {u"reason"_s, reason},
                    {u"resolution"_s, QJsonValue()},
                    {u"failure"_s, QJsonValue()}};
    insertDocument(call.books, dispute);
    changeDocument(call.books, escrow, u"disputed"_s);
    planJob(call.books, {0, call.books.now() + ReviewAfterMs, jobs::Review, dispute.row,
                         call.books.cause.request, QString()});
    return described(call.books, dispute, 202, u"/v1/escrows/"_s + call.id() + u"/disputes/"_s);
}

Answer listReleases(Call &call)
{
    return listChildren(call, kinds::Release);
}

Answer listRefunds(Call &call)
{
    return listChildren(call, kinds::Refund);
}

Answer listDisputes(Call &call)
{
    return listChildren(call, kinds::Dispute);
}

Answer getRelease(Call &call)
{
    return getChild(call, kinds::Release);
}

Answer getRefund(Call &call)
{
    return getChild(call, kinds::Refund);
}

Answer getDispute(Call &call)
{
    return getChild(call, kinds::Dispute);
}

} // namespace coinpay::sandbox::escrows
