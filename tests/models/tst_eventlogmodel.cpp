// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventlogmodel.h"
#include "store/storefixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;

ResourceUpdate told(std::mt19937 &engine, int number, UnixMs occurredAt)
{
    Invoice invoice = randomInvoice(engine, number);
    ResourceUpdate update = seen(invoice, LearnedFrom::EventFeed, occurredAt);
    update.event = Event{QStringLiteral("evt_%1").arg(number),
                         QStringLiteral("invoice.updated"),
                         QStringLiteral("invoice"),
                         invoice.id,
                         {},
                         invoice.statusText,
                         occurredAt,
                         {},
                         invoice.version};
    return update;
}

bool isInOrder(const EventLogModel &model)
{
    for (int row = 1; row < model.rowCount(); ++row) {
        if (!keyOf(model.event(row - 1)).precedes(keyOf(model.event(row))))
            return false;
    }
    return true;
}

} // namespace

class TestEventLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readByPagesAsFarAsIsSeen();
    void newOnesGoWhereTheyBelong();
    void anotherQueryReplacesThem();
    void aFloodIsReadAnew();

private:
    void fill(StoreFixture &fixture, int from, int count, UnixMs occurredAt = 1000)
    {
        QList<ResourceUpdate> updates;
        for (int i = from; i < from + count; ++i)
            updates.append(told(m_engine, i, occurredAt + i));
        QVERIFY(got(fixture.store->apply(updates)));
    }

    std::mt19937 m_engine{3};
};

void TestEventLogModel::readByPagesAsFarAsIsSeen()
{
    StoreFixture fixture;
    fill(fixture, 0, 450);
    EventLogModel model(*fixture.store);
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // pages are counted here
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 200, Patience);
    QCOMPARE(model.event(0).event.id, QStringLiteral("evt_449"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("invoice.updated"));
    for (const int rows : {400, 450}) {
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        model.fetchMore({}); // in haste
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), rows, Patience);
    }
    QVERIFY(!model.canFetchMore({}));
    QVERIFY(isInOrder(model));
    QCOMPARE(model.rowOf(QStringLiteral("evt_0")), 449);
}

//! Without a reset: what is chosen stays chosen.
void TestEventLogModel::newOnesGoWhereTheyBelong()
{
    StoreFixture fixture;
    fill(fixture, 0, 5);
    EventLogModel model(*fixture.store);
    const QAbstractItemModelTester tester(&model);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 5, Patience);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    fill(fixture, 10, 3);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 8, Patience);
    QCOMPARE(model.event(0).event.id, QStringLiteral("evt_12"));
    fill(fixture, 20, 1, -15); // it occurred before all others, and came late
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 9, Patience);
    QCOMPARE(model.event(8).event.id, QStringLiteral("evt_20"));
    QVERIFY(isInOrder(model));
    QCOMPARE(resets.count(), 0);
}

void TestEventLogModel::anotherQueryReplacesThem()
{
    StoreFixture fixture;
    fill(fixture, 0, 30);
    EventLogModel model(*fixture.store);
    const QAbstractItemModelTester tester(&model);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 30, Patience);
    EventQuery query;
    query.search = QStringLiteral("evt_2");
    model.setQuery(query);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 11, Patience); // evt_2, evt_20 … evt_29
    fill(fixture, 40, 1);                                      // does not match
    fill(fixture, 200, 1);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 12, Patience);
    query.resourceType = QStringLiteral("escrow");
    model.setQuery(query);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 0, Patience);
    QVERIFY(model.isLoaded());
}

void TestEventLogModel::aFloodIsReadAnew()
{
    StoreFixture fixture;
    fill(fixture, 0, 5);
    EventLogModel model(*fixture.store);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 5, Patience);
    fill(fixture, 100, 1200);
    QTRY_VERIFY_WITH_TIMEOUT(
        model.rowCount() > 5 && model.event(0).event.id == QStringLiteral("evt_1299"), Patience);
    QVERIFY(isInOrder(model));
}

QTEST_GUILESS_MAIN(TestEventLogModel)
#include "tst_eventlogmodel.moc"
