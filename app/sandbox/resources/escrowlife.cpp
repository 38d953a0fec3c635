// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resources/escrowlife.h"

#include "core/timestamp.h"
#include "domain/invoice.h"
#include "sandbox/chain/addresses.h"
#include "sandbox/ledger/jobs.h"
#include "sandbox/ledger/postings.h"
#include "sandbox/resources/walletlife.h"

#include <QJsonDocument>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 FundingMs = 7LL * 24 * 3600 * 1000;

Money member(const Document &document, QLatin1String name)
{
    return amountOf(document.body.value(name).toString(), document.asset);
}

QString networkOf(const Document &document)
{
    return document.body.value("network"_L1).toString();
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

//! A final release or refund settles the dispute there was.
void endDispute(Books &books, const Document &escrow, const QString &resolution)
{
    QList<Document> open;
    {
        Query rows(books.db,
                   "SELECT id,parent,created_at,updated_at,version,status,asset,request,body"
                   " FROM documents WHERE parent=?1 AND kind='dispute'"
                   " AND status IN ('accepted','processing')",
                   escrow.row);
        while (rows.step())
            open.append(readDocument(rows, kinds::Dispute));
    }
    for (Document &dispute : open) {
        dispute.body["resolution"_L1] = resolution;
        changeDocument(books, dispute, u"final"_s);
    }
}

//! Where an escrow stands once nothing is under way.
QString restingStatus(const Document &escrow, bool toSeller)
{
    if (heldBy(escrow).isZero())
        return toSeller ? u"released"_s : u"refunded"_s;
    return member(escrow, "amount_released"_L1).isPositive() ? u"partially_released"_s
                                                             : u"funded"_s;
}

} // namespace

QString escrowAccount(const QString &escrowId)
{
    return "escrow:"_L1 + escrowId;
}

QString payoutAccount(const Kind &kind, const QString &id)
{
    return kind.name + u':' + id;
}

Money heldBy(const Document &escrow)
{
    const auto after =
        member(escrow, "amount_funded"_L1).minus(member(escrow, "amount_released"_L1));
    return *after->minus(member(escrow, "amount_refunded"_L1));
}

Money missingOf(const Document &escrow)
{
    return *member(escrow, "amount"_L1).minus(member(escrow, "amount_funded"_L1));
}

Document openEscrow(Books &books, const EscrowTerms &terms)
{
    Document escrow{kinds::Escrow};
    escrow.asset = terms.amount.asset();
    Query next(books.db, "SELECT coalesce(max(id),0)+1 FROM documents");
    next.step();
    escrow.status = u"funding_pending"_s;
    const UnixMs expiresAt = books.now() + FundingMs;
    const QString zero = Money::zero(escrow.asset).toDecimal();
    escrow.body = {
        {u"amount"_s, terms.amount.toDecimal()},
        {u"amount_funded"_s, zero},
        {u"amount_released"_s, zero},
        {u"amount_refunded"_s, zero},
        {u"network"_s, terms.network},
        {u"buyer_ref"_s, terms.buyer},
        {u"seller_ref"_s, terms.seller},
        {u"deal_ref"_s, terms.deal},
        {u"payment_address"_s,
         addressFor(terms.network,
                    addressSeed(books.ids.salt(), AddressPurpose::Escrow, next.integer(0)))},
        {u"confirmations"_s, 0},
        {u"required_confirmations"_s, requiredConfirmations(terms.network)},
        {u"tx_hash"_s, QJsonValue()},
        {u"expires_at"_s, formatTimestamp(expiresAt)},
        {u"metadata"_s, QJsonDocument::fromJson(terms.metadata).object()},
        {u"failure"_s, QJsonValue()},
    };
    escrow.body["payment_uri"_L1] = addressUri(escrow, terms.amount);
    insertDocument(books, escrow);
    planJob(books, {0, expiresAt, jobs::Expire, escrow.row, QString(), QString()});
    return escrow;
}

Document orderPayout(Books &books, const Kind &kind, Document &escrow, const Money &amount,
                     const QString &reason)
{
    const QString network = networkOf(escrow);
    const QString escrowId = escrow.id(books);
    Document payout{kind};
    payout.parent = escrow.row;
    payout.asset = escrow.asset;
    payout.status = u"accepted"_s;
    payout.body = {{u"escrow_id"_s, escrowId},
                   {u"amount"_s, amount.toDecimal()},
                   {u"network"_s, network},
                   {u"reason"_s, reason},
                   {u"confirmations"_s, 0},
                   {u"required_confirmations"_s, requiredConfirmations(network)},
                   {u"tx_hash"_s, QJsonValue()},
                   {u"failure"_s, QJsonValue()},
                   {u"_idempotency_key"_s, books.cause.idempotencyKey}};
    insertDocument(books, payout);
    const QString id = payout.id(books);
    post(books, {escrowAccount(escrowId), payoutAccount(kind, id), amount, network, id, u"held"_s,
                 books.cause.idempotencyKey});
    escrow.body["_before"_L1] = escrow.status;
    changeDocument(books, escrow,
                   kind.name == kinds::Release.name ? u"release_pending"_s : u"refund_pending"_s);
    return payout;
}

Document openDispute(Books &books, Document &escrow, const QString &reason)
{
    Document dispute{kinds::Dispute};
    dispute.parent = escrow.row;
    dispute.status = u"accepted"_s;
    dispute.body = {{u"escrow_id"_s, escrow.id(books)},
                    {u"reason"_s, reason},
                    {u"resolution"_s, QJsonValue()},
                    {u"failure"_s, QJsonValue()}};
    insertDocument(books, dispute);
    changeDocument(books, escrow, u"disputed"_s);
    return dispute;
}

ChainTx fundEscrow(Books &books, Document &escrow, const Money &amount)
{
    ChainTx tx;
    tx.kind = u"funding"_s;
    tx.resource = escrow.row;
    tx.network = networkOf(escrow);
    tx.amount = amount;
    tx = broadcast(books, tx);
    escrow.body["tx_hash"_L1] = tx.hash(books);
    escrow.body["confirmations"_L1] = 0;
    changeDocument(books, escrow);
    return tx;
}

void fundingChanged(Books &books, const ChainTx &tx)
{
    auto escrow = loadDocument(books, kinds::Escrow, tx.resource);
    if (!escrow || escrow->status != "funding_pending"_L1)
        return;
    escrow->body["confirmations"_L1] = tx.confirmations(chainHeight(books));
    changeDocument(books, *escrow);
}

void fundingSettled(Books &books, const ChainTx &tx)
{
    auto escrow = loadDocument(books, kinds::Escrow, tx.resource);
    if (!escrow || escrow->status != "funding_pending"_L1)
        return; // it ended meanwhile: the service sends the money back
    const Money missing = missingOf(*escrow);
    const Money kept = tx.amount > missing ? missing : tx.amount;
    const QString id = escrow->id(books);
    post(books, {OutsideAccount, escrowAccount(id), kept, tx.network, id,
                 "funded:"_L1 + QString::number(tx.id), QString()});
    escrow->body["amount_funded"_L1] = member(*escrow, "amount_funded"_L1).plus(kept)->toDecimal();
    escrow->body["confirmations"_L1] = tx.required;
    changeDocument(books, *escrow,
                   missingOf(*escrow).isPositive() ? escrow->status : QString(u"funded"_s));
}

void payoutSettled(Books &books, const ChainTx &tx)
{
    const Kind &kind = outgoingKind(tx.kind);
    auto payout = loadDocument(books, kind, tx.resource);
    auto escrow = payout ? loadDocument(books, kinds::Escrow, payout->parent) : std::nullopt;
    if (!escrow || payout->status != "processing"_L1)
        return;
    const QString id = payout->id(books);
    const bool toSeller = kind.name == kinds::Release.name;
    post(books, {payoutAccount(kind, id), OutsideAccount, tx.amount, tx.network, id, u"sent"_s,
                 tx.idempotencyKey});
    payout->body["confirmations"_L1] = tx.required;
    changeDocument(books, *payout, u"final"_s);
    const auto total = toSeller ? "amount_released"_L1 : "amount_refunded"_L1;
    escrow->body[total] = member(*escrow, total).plus(tx.amount)->toDecimal();
    changeDocument(books, *escrow, restingStatus(*escrow, toSeller));
    endDispute(books, *escrow, toSeller ? u"released"_s : u"refunded"_s);
}

void failPayout(Books &books, Document &payout, const QString &code, const QString &message)
{
    auto escrow = loadDocument(books, kinds::Escrow, payout.parent);
    const QString id = payout.id(books);
    post(books, {payoutAccount(payout.kind, id), escrowAccount(escrow->id(books)),
                 member(payout, "amount"_L1), networkOf(payout), id, u"returned"_s,
                 payout.body.value("_idempotency_key"_L1).toString()});
    Query(books.db, "DELETE FROM chain_txs WHERE resource=?1 AND kind=?2", payout.row,
          QString(payout.kind.name))
        .run();
    payout.body["failure"_L1] = QJsonObject{{u"code"_s, code}, {u"message"_s, message}};
    changeDocument(books, payout, u"failed"_s);
    changeDocument(books, *escrow, escrow->body.value("_before"_L1).toString());
}

void expireEscrow(Books &books, qint64 row)
{
    auto escrow = loadDocument(books, kinds::Escrow, row);
    if (!escrow || escrow->status != "funding_pending"_L1)
        return;
    const QString id = escrow->id(books);
    post(books, {escrowAccount(id), OutsideAccount, member(*escrow, "amount_funded"_L1),
                 networkOf(*escrow), id, u"sent_back"_s, QString()});
    escrow->body["amount_funded"_L1] = Money::zero(escrow->asset).toDecimal();
    changeDocument(books, *escrow, u"expired"_s);
}

void reviewDispute(Books &books, qint64 row)
{
    auto dispute = loadDocument(books, kinds::Dispute, row);
    if (dispute && dispute->status == "accepted"_L1)
        changeDocument(books, *dispute, u"processing"_s);
}

} // namespace coinpay::sandbox
