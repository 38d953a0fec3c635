// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/resources/invoicelife.h"

#include "sandbox/ledger/jobs.h"
#include "sandbox/ledger/postings.h"
#include "sandbox/problem.h"
#include "sandbox/resources/walletlife.h"

#include <QJsonDocument>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

// Long enough that a client sees 202 with "pending" first, short enough not to be waited for.
constexpr qint64 CancellationMs = 400;

struct OnChain
{
    Money seen;
    Money settled;
    int fewest = 0; //!< confirmations, among those seen
};

OnChain onChain(Books &books, const InvoiceRow &invoice)
{
    OnChain result{Money::zero(invoice.asset), Money::zero(invoice.asset), invoice.required};
    const qint64 tip = chainHeight(books);
    Query txs(books.db,
              "SELECT amount, height, settled FROM chain_txs"
              " WHERE resource=?1 AND kind='invoice' AND seen=1",
              invoice.row);
    bool any = false;
    while (txs.step()) {
        any = true;
        const Money amount = amountOf(txs.text(0), invoice.asset);
        const bool settled = txs.integer(2) != 0;
        result.seen = *result.seen.plus(amount);
        if (settled)
            result.settled = *result.settled.plus(amount);
        const qint64 count = settled         ? invoice.required
                             : txs.isNull(1) ? 0
                                             : tip - txs.integer(1) + 1;
        result.fewest = static_cast<int>(qMin<qint64>(result.fewest, count));
    }
    if (!any)
        result.fewest = 0;
    return result;
}

QString statusOf(const InvoiceRow &invoice, const OnChain &chain, UnixMs now)
{
    const Money amount = amountOf(invoice.amount, invoice.asset);
    const bool ended = invoice.status == "canceled"_L1 || invoice.status == "failed"_L1;
    if (ended || invoice.status == "overpaid"_L1)
        return invoice.status;
    if (chain.settled >= amount)
        return chain.settled > amount ? u"overpaid"_s : u"paid"_s;
    if (invoice.status == "paid"_L1)
        return invoice.status;
    if (chain.seen >= amount)
        return u"processing"_s;
    if (now >= invoice.expiresAt)
        return u"expired"_s;
    return chain.seen.isPositive() ? u"partially_paid"_s : u"pending"_s;
}

void movePayment(Books &books, const ChainTx &tx, const QString &debit, const QString &credit,
                 const QString &step)
{
    const auto invoice = loadInvoice(books, tx.resource);
    post(books, {debit, credit, tx.amount, tx.network, invoice ? invoice->id(books) : tx.kind,
                 step + QString::number(tx.id), tx.idempotencyKey});
    walletChanged(books, mainWallet(books).row);
}

} // namespace

Money outstandingOf(const InvoiceRow &invoice)
{
    const Money amount = amountOf(invoice.amount, invoice.asset);
    const auto rest = amount.minus(amountOf(invoice.paid, invoice.asset));
    return rest && rest->isPositive() ? *rest : amount;
}

ChainTx payInvoice(Books &books, qint64 row, const Money &amount)
{
    auto invoice = loadInvoice(books, row);
    if (!invoice)
        throw notFound(u"such invoice"_s);
    if (invoice->tx < 0) // a seeded one's payments are not on the chain: put what was paid there
        adoptSeededPayment(books, *invoice);
    ChainTx tx;
    tx.kind = u"invoice"_s;
    tx.resource = row;
    tx.network = invoice->network;
    tx.amount = amount;
    tx = broadcast(books, tx);
    Query(books.db, "UPDATE invoices SET tx=?2 WHERE id=?1", row, tx.id).run();
    invoiceMoneySeen(books, tx);
    refreshInvoice(books, row);
    return tx;
}

void invoiceMoneySeen(Books &books, const ChainTx &tx)
{
    movePayment(books, tx, OutsideAccount, pendingAccount(mainWallet(books).id(books)), u"seen:"_s);
}

void invoiceMoneyLost(Books &books, const ChainTx &tx)
{
    movePayment(books, tx, pendingAccount(mainWallet(books).id(books)), OutsideAccount, u"lost:"_s);
}

void invoiceMoneySettled(Books &books, const ChainTx &tx)
{
    const QString wallet = mainWallet(books).id(books);
    movePayment(books, tx, pendingAccount(wallet), walletAccount(wallet), u"settled:"_s);
}

void refreshInvoice(Books &books, qint64 row)
{
    auto invoice = loadInvoice(books, row);
    if (!invoice)
        return;
    const OnChain chain = onChain(books, *invoice);
    const QString status = statusOf(*invoice, chain, books.now());
    const QString paid = chain.seen.toDecimal();
    if (status == invoice->status && paid == invoice->paid &&
        chain.fewest == invoice->confirmations)
        return;
    invoice->paid = paid;
    invoice->confirmations = chain.fewest;
    changeInvoice(books, *invoice, status);
}

void acceptCancellation(Books &books, InvoiceRow &invoice, const QString &reason)
{
    if (invoice.status != "pending"_L1)
        throw invalidState(
            u"%1 is %2 and cannot be canceled."_s.arg(invoice.id(books), invoice.status));
    if (!invoice.cancelReason.isEmpty())
        return; // accepted before, about to be done
    invoice.cancelReason = reason;
    changeInvoice(books, invoice, invoice.status);
    planJob(books, {0, books.now() + CancellationMs, jobs::Cancel, invoice.row, books.cause.request,
                    QString()});
}

void finishCancellation(Books &books, qint64 row)
{
    auto invoice = loadInvoice(books, row);
    if (invoice && invoice->status == "pending"_L1)
        changeInvoice(books, *invoice, u"canceled"_s);
}

void failInvoice(Books &books, qint64 row, const QString &code, const QString &message)
{
    auto invoice = loadInvoice(books, row);
    static const QStringList open{u"pending"_s, u"partially_paid"_s, u"processing"_s};
    if (!invoice || !open.contains(invoice->status))
        throw invalidState(u"It is over and cannot fail."_s);
    invoice->failure = QJsonDocument(QJsonObject{{u"code"_s, code}, {u"message"_s, message}})
                           .toJson(QJsonDocument::Compact);
    changeInvoice(books, *invoice, u"failed"_s);
}

void expireInvoices(Books &books)
{
    QList<qint64> due;
    {
        Query rows(books.db,
                   "SELECT id FROM invoices WHERE status IN ('pending','partially_paid')"
                   " AND expires_at<=?1 ORDER BY expires_at LIMIT 1000",
                   books.now());
        while (rows.step())
            due.append(rows.integer(0));
    }
    for (const qint64 row : due) {
        auto invoice = loadInvoice(books, row);
        if (invoice)
            changeInvoice(books, *invoice, u"expired"_s);
    }
}

std::optional<UnixMs> nextInvoiceExpiry(Books &books)
{
    Query next(books.db,
               "SELECT min(expires_at) FROM invoices WHERE status IN ('pending','partially_paid')");
    return next.step() ? next.maybe(0) : std::nullopt;
}

} // namespace coinpay::sandbox
