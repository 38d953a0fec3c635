// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/eventlog.h"
#include "storefixture.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

ResourceUpdate told(const QString &eventId, const QString &resourceId, UnixMs occurredAt,
                    qint64 version = 1)
{
    Invoice invoice;
    invoice.id = resourceId;
    invoice.statusText = u"pending"_s;
    invoice.status = InvoiceStatus::Pending;
    invoice.amount = *Money::parse(u"25", u"USDT"_s);
    invoice.amountPaid = Money::zero(u"USDT"_s);
    invoice.version = version;
    ResourceUpdate update = seen(invoice, LearnedFrom::EventFeed, occurredAt + 5);
    update.event = Event{eventId,      u"invoice.created"_s, u"invoice"_s,        resourceId, {},
                         u"pending"_s, occurredAt,           u"req_"_s + eventId, version};
    return update;
}

ResourceUpdate movedTransfer(const QString &eventId, const QString &resourceId, UnixMs occurredAt)
{
    Transfer transfer;
    transfer.id = resourceId;
    transfer.statusText = u"processing"_s;
    transfer.amount = *Money::parse(u"40", u"USDT"_s);
    transfer.fee = Money::zero(u"USDT"_s);
    transfer.total = transfer.amount;
    transfer.version = 2;
    ResourceUpdate update = seen(transfer, LearnedFrom::Lookup, occurredAt + 5);
    update.event = Event{eventId,
                         u"transfer.processing"_s,
                         u"transfer"_s,
                         resourceId,
                         u"accepted"_s,
                         u"processing"_s,
                         occurredAt,
                         {},
                         2};
    return update;
}

QStringList idsOf(const Result<QList<LoggedEvent>> &events)
{
    QStringList ids;
    for (const LoggedEvent &logged : *events)
        ids.append(logged.event.id);
    return ids;
}

} // namespace

class TestEventLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventOnceAndWhole();
    void newestFirstHoweverTheyCame();
    void queries_data();
    void queries();
    void whatIsLearnedSince();
};

void TestEventLog::everyEventOnceAndWhole()
{
    StoreFixture fixture;
    const ResourceUpdate update = movedTransfer(u"evt_1"_s, u"trf_1"_s, 1000);
    for (int i = 0; i < 2; ++i) // it may come again
        QVERIFY(got(fixture.store->apply({update})));
    ResourceUpdate answer = update; // and an answer is no event
    answer.event.reset();
    QVERIFY(got(fixture.store->apply({answer})));
    const auto log = EventLog::open(fixture.store->profileDir());
    QVERIFY(log);
    const auto page = (*log)->page({}, {}, 100);
    QVERIFY(page);
    QCOMPARE(page->size(), 1);
    const LoggedEvent &logged = page->first();
    QCOMPARE(logged.event.id, u"evt_1"_s);
    QCOMPARE(logged.event.type, u"transfer.processing"_s);
    QCOMPARE(logged.event.resourceType, u"transfer"_s);
    QCOMPARE(logged.event.resourceId, u"trf_1"_s);
    QCOMPARE(logged.event.previousStatus, u"accepted"_s);
    QCOMPARE(logged.event.status, u"processing"_s);
    QCOMPARE(logged.event.occurredAt, 1000);
    QCOMPARE(logged.learnedAt, 1005);
    QCOMPARE(logged.learnedFrom, LearnedFrom::Lookup);
    QCOMPARE(logged.event.requestId, QString());
    QCOMPARE(logged.event.version, 2);
    QCOMPARE((*log)->event(u"evt_1"_s)->event.resourceId, u"trf_1"_s);
    QCOMPARE((*log)->event(u"evt_2"_s).error().kind, ErrorKind::NotFound);
}

void TestEventLog::newestFirstHoweverTheyCame()
{
    StoreFixture fixture;
    std::mt19937 engine(7);
    QList<ResourceUpdate> updates;
    for (int i = 0; i < 600; ++i) // ties are common
        updates.append(told(u"evt_%1"_s.arg(i), u"inv_%1"_s.arg(i), 1000 + i / 3));
    std::shuffle(updates.begin(), updates.end(), engine);
    for (qsizetype from = 0; from < updates.size(); from += 50)
        QVERIFY(got(fixture.store->apply(updates.mid(from, 50))));
    const auto log = EventLog::open(fixture.store->profileDir());
    QList<LoggedEvent> all;
    std::optional<EventKey> after;
    for (;;) {
        const auto page = (*log)->page({}, after, 77);
        QVERIFY(page);
        all += *page;
        if (page->size() < 77)
            break;
        after = keyOf(page->last());
    }
    QCOMPARE(all.size(), 600);
    QVERIFY(std::is_sorted(all.begin(), all.end(), [](const auto &a, const auto &b) {
        return keyOf(a).precedes(keyOf(b));
    }));
}

void TestEventLog::queries_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("type");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("before");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const QString &search, const QString &type, qint64 from,
                        qint64 before, const QStringList &found) {
        QTest::newRow(name) << search << type << from << before << found;
    };
    row("all", {}, {}, 0, 0, {u"evt_3"_s, u"evt_2"_s, u"evt_1"_s});
    row("a part of an id, in any case", u"V_AB"_s, {}, 0, 0, {u"evt_1"_s});
    row("the event's own id", u"evt_2"_s, {}, 0, 0, {u"evt_2"_s});
    row("a request's id", u"req_evt_1"_s, {}, 0, 0, {u"evt_1"_s});
    row("a kind of event", u"transfer.proc"_s, {}, 0, 0, {u"evt_3"_s});
    row("signs that mean something elsewhere", u"%_"_s, {}, 0, 0, {});
    row("of invoices", {}, u"invoice"_s, 0, 0, {u"evt_2"_s, u"evt_1"_s});
    row("since a time", {}, {}, 2000, 0, {u"evt_3"_s, u"evt_2"_s});
    row("before a time", {}, {}, 0, 2000, {u"evt_1"_s});
    row("of a kind in a time", {}, u"invoice"_s, 2000, 3000, {u"evt_2"_s});
}

void TestEventLog::queries()
{
    StoreFixture fixture;
    QVERIFY(got(fixture.store->apply({told(u"evt_1"_s, u"inv_abc"_s, 1000),
                                      told(u"evt_2"_s, u"inv_def"_s, 2000),
                                      movedTransfer(u"evt_3"_s, u"trf_1"_s, 3000)})));
    QFETCH(const qint64, from);
    QFETCH(const qint64, before);
    QFETCH(const QString, search);
    QFETCH(const QString, type);
    EventQuery query;
    query.search = search;
    query.resourceType = type;
    if (from > 0)
        query.from = from;
    if (before > 0)
        query.before = before;
    const auto log = EventLog::open(fixture.store->profileDir());
    const auto page = (*log)->page(query, {}, 100);
    QVERIFY2(page, page ? "" : qPrintable(page.error().message));
    QTEST(idsOf(page), "found");
}

void TestEventLog::whatIsLearnedSince()
{
    StoreFixture fixture;
    QVERIFY(got(fixture.store->apply({told(u"evt_1"_s, u"inv_1"_s, 1000)})));
    const auto log = EventLog::open(fixture.store->profileDir());
    const qint64 row = (*log)->page({}, {}, 1)->first().row;
    QVERIFY((*log)->learnedSince({}, row, 100)->isEmpty());
    // One that occurred earlier and came later is new all the same.
    QVERIFY(got(fixture.store->apply({told(u"evt_0"_s, u"inv_0"_s, 500)})));
    QCOMPARE(idsOf((*log)->learnedSince({}, row, 100)), QStringList{u"evt_0"_s});
    EventQuery other;
    other.resourceType = u"escrow"_s;
    QVERIFY((*log)->learnedSince(other, row, 100)->isEmpty());
}

QTEST_GUILESS_MAIN(TestEventLog)
#include "tst_eventlog.moc"
