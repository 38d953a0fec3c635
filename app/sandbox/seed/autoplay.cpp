// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/seed/autoplay.h"

#include "core/log.h"
#include "sandbox/chain/chain.h"
#include "sandbox/resources/invoicelife.h"

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ShortestPauseMs = 1500;
constexpr qint64 LongestPauseMs = 5000;
constexpr qint64 FirstOrder = 50'000;
constexpr int LookAmong = 20;

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
        if (m_dice.chance(0.5))
            checkOut();
        else
            payOne();
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

} // namespace coinpay::sandbox
