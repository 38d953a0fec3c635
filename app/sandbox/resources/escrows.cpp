// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resources/escrows.h"

#include "sandbox/ledger/jobs.h"
#include "sandbox/resources/escrowlife.h"
#include "sandbox/service/fields.h"
#include "sandbox/service/listing.h"

namespace coinpay::sandbox::escrows {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 SendAfterMs = 1000;
constexpr qint64 ReviewAfterMs = 2000;
constexpr const char *documentColumns =
    "id,parent,created_at,updated_at,version,status,asset,request,body";

Answer described(const Books &books, const Document &document, int status, const QString &path)
{
    const QString id = document.id(books);
    return {status, document.json(books), path + id, id};
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
Answer payOut(Call &call, const Kind &kind, const QString &path)
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
    const Document payout = orderPayout(call.books, kind, escrow, moved, reason);
    planJob(call.books, {0, call.books.now() + SendAfterMs, jobs::Send, payout.row,
                         call.books.cause.request, QString(kind.name)});
    return described(call.books, payout, 202, u"/v1/escrows/"_s + call.id() + path);
}

} // namespace

Answer create(Call &call)
{
    Fields fields(call.body);
    const QString asset = fields.asset("asset");
    const QString network = fields.network("network", asset);
    const auto amount = fields.amount("amount", asset, Presence::Required);
    const QString buyer = fields.text("buyer_ref", 1, 128, Presence::Required);
    const QString seller = fields.text("seller_ref", 1, 128, Presence::Required);
    const QString deal = fields.text("deal_ref", 1, 128, Presence::Required);
    const QByteArray metadata = fields.metadata("metadata");
    fields.check();
    const Document escrow =
        openEscrow(call.books, {*amount, network, buyer, seller, deal, metadata});
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
    return payOut(call, kinds::Release, u"/releases/"_s);
}

Answer refund(Call &call)
{
    return payOut(call, kinds::Refund, u"/refunds/"_s);
}

Answer dispute(Call &call)
{
    Fields fields(call.body);
    const QString reason = fields.text("reason", 1, 500, Presence::Required);
    fields.check();
    Document escrow = requireDocument(call.books, kinds::Escrow, call.id());
    requireStatus(call.books, escrow, {u"funded"_s, u"partially_released"_s});
    const Document dispute = openDispute(call.books, escrow, reason);
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
