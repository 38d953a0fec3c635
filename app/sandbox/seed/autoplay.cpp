// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/seed/autoplay.h"

#include "core/log.h"
#include "sandbox/chain/chain.h"
#include "sandbox/resources/escrowlife.h"
#include "sandbox/resources/invoicelife.h"

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ShortestPauseMs = 1500;
constexpr qint64 LongestPauseMs = 5000;
constexpr qint64 FirstOrder = 50'000;
constexpr int LookAmong = 20;
constexpr qint64 FirstDeal = 5'000;
constexpr qint64 LeastDeal = 40; // dollars
constexpr qint64 MostDeal = 900;

} // namespace

Autoplay::Autoplay(Books &books, Service &service, quint64 seedNumber)
    : m_books(books)
    , m_service(service)
    , m_dice(seedNumber ^ static_cast<quint64>(books.now()))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Autoplay::play);
    planNext();
}

void Autoplay::planNext()
{
    m_timer.start(static_cast<int>(m_dice.between(ShortestPauseMs, LongestPauseMs)));
}

void Autoplay::play()
{
    try {
        Work work(m_books, {});
        const double turn = m_dice.uniform();
        if (turn < 0.45)
            checkOut();
        else if (turn < 0.88)
            payOne();
        else if (turn < 0.93)
            agree();
        else
            fundOne();
        work.commit();
    } catch (const DatabaseError &error) {
        qCWarning(logSandbox) << "A customer went away:" << error.what();
    }
    m_service.afterWork();
    planNext();
}

void Autoplay::checkOut()
{
    const Purchase purchase = nextPurchase(m_dice);
    InvoiceRow invoice;
    invoice.asset = purchase.asset;
    invoice.network = purchase.network;
    invoice.amount = QString::fromLatin1(purchase.amount);
    invoice.paid = Money::zero(purchase.asset).toDecimal();
    invoice.metadata = purchase.metadata;
    invoice.reference = u"order_%1"_s.arg(m_dice.between(FirstOrder, 10 * FirstOrder));
    invoice.required = requiredConfirmations(purchase.network);
    invoice.expiresAt = m_books.now() + purchase.expiresInMs;
    insertInvoice(m_books, invoice);
}

void Autoplay::payOne()
{
    QList<qint64> open;
    {
        Query rows(m_books.db,
                   "SELECT id FROM invoices WHERE status='pending' AND cancel_reason IS NULL"
                   " ORDER BY created_at DESC LIMIT ?1",
                   LookAmong);
        while (rows.step())
            open.append(rows.integer(0));
    }
    if (open.isEmpty())
        return;
    const qint64 row = open[m_dice.between(0, open.size())];
    const auto invoice = loadInvoice(m_books, row);
    const Money due = outstandingOf(*invoice);
    Money paid = due;
    if (m_dice.chance(0.05)) // somebody who forgot the exchange's fee, or was too careful
        paid = *due.plus(due);
    payInvoice(m_books, row, paid);
}

void Autoplay::agree()
{
    const qint64 deal = m_dice.between(FirstDeal, 10 * FirstDeal);
    const qint64 price = m_dice.between(LeastDeal, MostDeal);
    (void)openEscrow(m_books, {amountOf(QString::number(price), u"USDC"_s),
                               u"ethereum"_s,
                               u"buyer_%1"_s.arg(m_dice.between(10, 99)),
                               u"seller_%1"_s.arg(m_dice.between(10, 40)),
                               u"gig_%1"_s.arg(deal),
                               {}});
}

void Autoplay::fundOne()
{
    Query open(m_books.db,
               "SELECT id FROM documents WHERE kind='escrow' AND status='funding_pending'"
               " ORDER BY id DESC LIMIT 1");
    if (!open.step())
        return;
    Document escrow = *loadDocument(m_books, kinds::Escrow, open.integer(0));
    if (openTxs(m_books, u"funding"_s, escrow.row).isEmpty())
        fundEscrow(m_books, escrow, missingOf(escrow));
}

} // namespace coinpay::sandbox
