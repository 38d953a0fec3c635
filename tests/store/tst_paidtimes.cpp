// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storefixture.h"

#include <QtTest>

#include <algorithm>
#include <map>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr UnixMs Beginning = 1'760'000'000'000;
constexpr UnixMs Day = 1'000'000;

bool isPaidNow(const Invoice &invoice)
{
    return invoice.status == InvoiceStatus::Paid || invoice.status == InvoiceStatus::Overpaid;
}

//! What one invoice comes to: since when it is paid (0: it is not), and how much.
struct Outcome
{
    UnixMs since = 0;
    Money paid;
};

//! A life that goes to and fro between paid and not, as reorganised payments do, with whatever
//! told of it, and how it ends.
QList<ResourceUpdate> life(std::mt19937 &engine, int number, Outcome *end)
{
    QList<ResourceUpdate> told;
    Invoice invoice = randomInvoice(engine, number);
    invoice.createdAt = Beginning + static_cast<qint64>(engine() % (5 * Day));
    invoice.updatedAt = invoice.createdAt;
    const int versions = 1 + static_cast<int>(engine() % 5);
    *end = {};
    for (int version = 1; version <= versions; ++version) {
        invoice.version = version;
        invoice.updatedAt += 1 + static_cast<qint64>(engine() % (Day / 2));
        const Invoice other = randomInvoice(engine, number);
        invoice.status = engine() % 2 == 0 ? InvoiceStatus::Paid : other.status;
        invoice.statusText = invoiceStatusName(invoice.status);
        invoice.amountPaid =
            Money::parse(QString::number(engine() % 500), invoice.amount.asset()).value();
        const bool byEvent = engine() % 3 != 0;
        const UnixMs occurred = byEvent ? invoice.updatedAt - 1 : invoice.updatedAt;
        if (byEvent) {
            ResourceUpdate update = seen(invoice, LearnedFrom::EventFeed);
            update.event = Event{QStringLiteral("evt_%1_%2").arg(number).arg(version),
                                 QStringLiteral("invoice.updated"),
                                 QStringLiteral("invoice"),
                                 invoice.id,
                                 {},
                                 invoice.statusText,
                                 occurred,
                                 {},
                                 invoice.version};
            told += update;
        }
        if (!byEvent || engine() % 2 == 0)
            told += seen(invoice, LearnedFrom::Answer);
        if (!isPaidNow(invoice))
            end->since = 0;
        else if (end->since == 0)
            end->since = occurred;
        end->paid = invoice.amountPaid;
    }
    return told;
}

QStringList asText(const QList<Reader::PaidSum> &sums)
{
    QStringList lines;
    for (const Reader::PaidSum &sum : sums)
        lines += sum.paid.asset() + u' ' + sum.paid.toDecimal() + u' ' + QString::number(sum.count);
    return lines;
}

QStringList bruteForce(const QList<Outcome> &ends, UnixMs from, UnixMs to)
{
    std::map<QString, Reader::PaidSum> sums;
    for (const Outcome &end : ends) {
        if (end.since == 0 || end.since < from || end.since >= to)
            continue;
        Reader::PaidSum &sum = sums[end.paid.asset()];
        sum.paid = sum.count == 0 ? end.paid : sum.paid.plus(end.paid).value();
        ++sum.count;
    }
    QList<Reader::PaidSum> all;
    for (const auto &[asset, sum] : sums)
        all += sum;
    return asText(all);
}

} // namespace

class TestPaidTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsAreThoseOfEveryInvoice();
    void paymentTakenBackCountsWhenItCameAgain();
    void endIsExclusive();
    void tooLargeASumIsAnError();
};

void TestPaidTimes::sumsAreThoseOfEveryInvoice()
{
    std::mt19937 engine(printedSeed());
    for (int run = 0; run < 3; ++run) {
        StoreFixture fixture;
        QList<Outcome> ends;
        QList<ResourceUpdate> told;
        for (int number = 0; number < 150; ++number) {
            Outcome end;
            told += life(engine, number, &end);
            ends += end;
        }
        std::shuffle(told.begin(), told.end(), engine);
        while (!told.isEmpty()) {
            const qsizetype size = std::min<qsizetype>(1 + engine() % 40, told.size());
            QVERIFY(got(fixture.store->apply(told.mid(0, size))));
            told.remove(0, size);
        }
        const auto reader = fixture.reader();
        QVERIFY(bruteForce(ends, 0, Beginning * 2).size() > 1); // several assets, never one sum
        for (int i = 0; i < 40; ++i) {
            const UnixMs from = i == 0 ? 0 : Beginning + static_cast<qint64>(engine() % (6 * Day));
            const UnixMs to = i == 0 ? Beginning * 2 : from + static_cast<qint64>(engine() % Day);
            QCOMPARE(asText(reader->paidBetween(from, to).value()), bruteForce(ends, from, to));
        }
    }
}

void TestPaidTimes::paymentTakenBackCountsWhenItCameAgain()
{
    StoreFixture fixture;
    std::mt19937 engine(3);
    Invoice invoice = randomInvoice(engine, 1);
    const auto become = [&](qint64 version, InvoiceStatus status) {
        invoice.version = version;
        invoice.status = status;
        invoice.statusText = invoiceStatusName(status);
        invoice.updatedAt = Beginning + version * Day;
        QVERIFY(got(fixture.store->apply({seen(invoice, LearnedFrom::Answer)})));
    };
    const auto paidOn = [&](qint64 day) {
        return fixture.reader()
                   ->paidBetween(Beginning + day * Day, Beginning + (day + 1) * Day)
                   ->size() == 1;
    };
    become(1, InvoiceStatus::Paid);
    QVERIFY(paidOn(1));
    become(2, InvoiceStatus::Processing);
    QVERIFY(!paidOn(1) && !paidOn(2));
    become(3, InvoiceStatus::Paid);
    QVERIFY(!paidOn(1) && paidOn(3));
    become(4, InvoiceStatus::Overpaid); // still paid, and since then
    QVERIFY(paidOn(3) && !paidOn(4));
}

void TestPaidTimes::endIsExclusive()
{
    StoreFixture fixture;
    std::mt19937 engine(4);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.status = InvoiceStatus::Paid;
    invoice.updatedAt = Beginning;
    QVERIFY(got(fixture.store->apply({seen(invoice, LearnedFrom::FirstSync)})));
    const auto reader = fixture.reader();
    QCOMPARE(reader->paidBetween(Beginning, Beginning + 1)->size(), 1);
    QCOMPARE(reader->paidBetween(Beginning - 1, Beginning)->size(), 0);
    QCOMPARE(reader->paidBetween(Beginning + 1, Beginning + 2)->size(), 0);
}

void TestPaidTimes::tooLargeASumIsAnError()
{
    StoreFixture fixture;
    std::mt19937 engine(5);
    // The largest amount there is; eleven of them fit into 256 bits, twelve do not.
    const QString most = QString(70, u'9') + u".999999";
    QList<ResourceUpdate> updates;
    for (int number = 0; number < 12; ++number) {
        Invoice invoice = randomInvoice(engine, number);
        invoice.amount = invoice.amountPaid = Money::parse(most, QStringLiteral("USDT")).value();
        invoice.status = InvoiceStatus::Paid;
        updates += seen(invoice, LearnedFrom::FirstSync);
    }
    QVERIFY(got(fixture.store->apply(updates.mid(0, 11))));
    QCOMPARE(fixture.reader()->paidBetween(0, Beginning * 2)->first().count, 11);
    QVERIFY(got(fixture.store->apply(updates)));
    QCOMPARE(fixture.reader()->paidBetween(0, Beginning * 2).error().kind, ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestPaidTimes)
#include "tst_paidtimes.moc"
