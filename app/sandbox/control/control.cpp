// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/control/control.h"

#include "core/timestamp.h"
#include "sandbox/auth/ed25519.h"
#include "sandbox/auth/keys.h"
#include "sandbox/chain/chain.h"
#include "sandbox/control/audit.h"
#include "sandbox/events/deliveries.h"
#include "sandbox/events/events.h"
#include "sandbox/ledger/jobs.h"
#include "sandbox/resources/escrowlife.h"
#include "sandbox/resources/invoicelife.h"
#include "sandbox/resources/walletlife.h"
#include "sandbox/resources/wallets.h"
#include "sandbox/service/fields.h"

#include <QJsonArray>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

Answer registerKey(Call &call)
{
    Fields fields(call.body);
    const QString text = fields.text("public_key", 1, 1000, Presence::Required);
    const QString label = fields.text("label", 1, 100, Presence::Optional);
    const auto raw = readPublicKey(text.toLatin1());
    if (!text.isEmpty() && !raw)
        fields.refuse("public_key", "format", u"public_key is not an Ed25519 public key."_s);
    const QStringList scopes = fields.scopes("scopes", Presence::Optional);
    fields.check();
    auto key = keyByPublicKey(call.books, *raw);
    if (key) {
        key->body["scopes"_L1] = QJsonArray::fromStringList(scopes);
        changeDocument(call.books, *key);
    } else {
        key = addKey(call.books, *raw, label.isEmpty() ? u"Registered in the sandbox"_s : label,
                     scopes);
    }
    return {201, {{u"key_id"_s, key->id(call.books)}}};
}

Answer pay(Call &call)
{
    const InvoiceRow invoice = requireInvoice(call.books, call.id());
    Fields fields(call.body);
    const auto amount = fields.amount("amount", invoice.asset, Presence::Optional);
    fields.check();
    const Money paid = amount.value_or(outstandingOf(invoice));
    const ChainTx tx = payInvoice(call.books, invoice.row, paid);
    return {201,
            {{u"tx_hash"_s, tx.hash(call.books)},
             {u"amount"_s, paid.toDecimal()},
             {u"invoice"_s, loadInvoice(call.books, invoice.row)->json(call.books)}}};
}

Answer fund(Call &call)
{
    Document escrow = requireDocument(call.books, kinds::Escrow, call.id());
    Fields fields(call.body);
    const auto amount = fields.amount("amount", escrow.asset, Presence::Optional);
    fields.check();
    if (escrow.status != "funding_pending"_L1)
        throw invalidState(u"%1 is %2 and takes no funds."_s.arg(call.id(), escrow.status));
    const Money paid = amount.value_or(missingOf(escrow));
    const ChainTx tx = fundEscrow(call.books, escrow, paid);
    return {201,
            {{u"tx_hash"_s, tx.hash(call.books)},
             {u"amount"_s, paid.toDecimal()},
             {u"escrow"_s, escrow.json(call.books)}}};
}

Answer depositInto(Call &call)
{
    const Document wallet = requireDocument(call.books, kinds::Wallet, call.id());
    Fields fields(call.body);
    const QString asset = fields.asset("asset");
    const QString network = fields.network("network", asset);
    const auto amount = fields.amount("amount", asset, Presence::Required);
    fields.check();
    const ChainTx tx = deposit(call.books, wallet.row, *amount, network);
    const auto after = loadDocument(call.books, kinds::Wallet, wallet.row);
    return {201,
            {{u"tx_hash"_s, tx.hash(call.books)},
             {u"balances"_s, wallets::balanceSheet(call.books, *after)}}};
}

Answer failure(const QJsonObject &resource)
{
    QJsonObject shown;
    for (const auto name : {"id"_L1, "status"_L1, "failure"_L1})
        shown[name] = resource.value(name);
    return {200, shown};
}

//! The only way anything here comes to `failed`.
Answer fail(Call &call)
{
    Fields fields(call.body);
    const QString id = fields.text("id", 1, 64, Presence::Required);
    fields.check();
    const QString code = u"network_rejected"_s;
    const QString message = u"The network refused the transaction."_s;
    if (const auto invoice = findInvoice(call.books, id)) {
        failInvoice(call.books, invoice->row, code, message);
        return failure(loadInvoice(call.books, invoice->row)->json(call.books));
    }
    for (const Kind &kind : {kinds::Release, kinds::Refund, kinds::Transfer}) {
        auto document = findDocument(call.books, kind, id);
        if (!document)
            continue;
        if (document->status != "accepted"_L1 && document->status != "processing"_L1)
            throw invalidState(u"%1 is %2."_s.arg(id, document->status));
        if (kind.name == kinds::Transfer.name)
            failTransfer(call.books, *document, code, message);
        else
            failPayout(call.books, *document, code, message);
        return failure(document->json(call.books));
    }
    throw notFound(id);
}

Answer chainAnswer(Books &books)
{
    return {200, {{u"height"_s, chainHeight(books)}}};
}

Answer mine(Call &call)
{
    Fields fields(call.body);
    const qint64 count = fields.integer("count", 1, 10'000, {});
    fields.check();
    for (qint64 i = 0; i < count; ++i)
        mineBlock(call.books);
    return chainAnswer(call.books);
}

Answer reorg(Call &call)
{
    Fields fields(call.body);
    const qint64 depth = fields.integer("depth", 1, 100, {});
    fields.check();
    reorganise(call.books, static_cast<int>(depth));
    return chainAnswer(call.books);
}

Answer advance(Call &call)
{
    Fields fields(call.body);
    const qint64 seconds = fields.integer("advance_seconds", 1, 31'622'400, {});
    fields.check();
    call.books.clock.advance(seconds * 1000);
    call.books.workTime = call.books.clock.now();
    call.books.db.setMeta("clock", QByteArray::number(call.books.clock.offset()));
    call.books.db.setMeta("advanced", QByteArray::number(call.books.clock.advanced()));
    expireInvoices(call.books);
    return {200, {{u"now"_s, formatTimestamp(call.books.now())}}};
}

Answer sendAgain(Call &call)
{
    const auto seq = eventSeq(call.books, call.id());
    if (!seq)
        throw notFound(call.id());
    Fields fields(call.body);
    const qint64 copies = fields.integer("copies", 1, 100, 1);
    const qint64 delay = fields.integer("delay_ms", 0, 3'600'000, 0);
    fields.check();
    const UnixMs dueAt = call.books.now() + delay;
    const QList<Document> before = deliveriesOf(call.books, *seq);
    QSet<QString> urls;
    for (const Document &delivery : before) {
        const QString url = delivery.body.value("url"_L1).toString();
        if (urls.contains(url))
            continue;
        urls.insert(url);
        for (qint64 i = 0; i < copies; ++i)
            repeatDelivery(call.books, delivery, dueAt);
    }
    for (qint64 i = 0; i < copies; ++i)
        planJob(call.books, {0, dueAt, jobs::Repeat, *seq, {}, {}});
    return {202, {{u"event_id"_s, call.id()}, {u"copies"_s, copies}, {u"delay_ms"_s, delay}}};
}

Route control(const char *method, const char *path, Handler handler)
{
    return {method, path, RouteKind::Write, {}, std::move(handler)};
}

} // namespace

QList<Route> controlRoutes(Faults &faults)
{
    return {
        control("POST", "/sandbox/v1/keys", registerKey),
        control("POST", "/sandbox/v1/invoices/{}/payments", pay),
        control("POST", "/sandbox/v1/escrows/{}/fundings", fund),
        control("POST", "/sandbox/v1/wallets/{}/deposits", depositInto),
        control("POST", "/sandbox/v1/failures", fail),
        control("POST", "/sandbox/v1/blocks", mine),
        control("POST", "/sandbox/v1/reorgs", reorg),
        control("POST", "/sandbox/v1/clock", advance),
        control("POST", "/sandbox/v1/events/{}/deliveries", sendAgain),
        control("POST", "/sandbox/v1/faults", [&](Call &call) { return faults.add(call); }),
        control("DELETE", "/sandbox/v1/faults",
                [&](Call &) {
                    faults.clear();
                    return Answer{204};
                }),
        control("GET", "/sandbox/v1/ledger", readLedger),
    };
}

} // namespace coinpay::sandbox
