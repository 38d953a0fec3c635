// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/invoicefollower.h"
#include "models/invoicelistmodel.h"
#include "models/openoperationsmodel.h"
#include "store/storefixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;

QStringList idsByScrolling(InvoiceListModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!QTest::qWaitFor([&] { return model.rowAt(row) != nullptr; }, Patience))
            return ids;
        ids.append(model.rowAt(row)->id);
    }
    return ids;
}

//! The truth, page by page through a reader of its own.
QStringList idsByReader(Reader &reader, const InvoiceQuery &query)
{
    QStringList ids;
    std::optional<PageKey> after;
    while (true) {
        const auto page = reader.invoicePage(query, after, 500);
        if (!page || page->isEmpty())
            return ids;
        for (const InvoiceRow &row : *page)
            ids.append(row.id);
        after = reader.keyOf(query, page->last());
    }
}

Invoice next(Invoice invoice, InvoiceStatus status, UnixMs at)
{
    invoice.status = status;
    invoice.statusText = invoiceStatusName(status);
    invoice.updatedAt = at;
    ++invoice.version;
    return invoice;
}

} // namespace

//! The models over a real store.
class TestStoreModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listAgreesWithTheStoreUnderChanges_data()
    {
        QTest::addColumn<InvoiceSort>("sort");
        QTest::addColumn<QList<InvoiceStatus>>("statuses");
        QTest::addColumn<QString>("search");
        const QList<InvoiceStatus> any;
        QTest::newRow("newest first") << InvoiceSort::Created << any << QString();
        QTest::newRow("by reference") << InvoiceSort::Reference << any << QString();
        QTest::newRow("by amount") << InvoiceSort::Amount << any << QString();
        QTest::newRow("by last change") << InvoiceSort::Updated << any << QString();
        QTest::newRow("pending ones by confirmations")
            << InvoiceSort::Confirmations << QList{InvoiceStatus::Pending} << QString();
        QTest::newRow("a search") << InvoiceSort::Created << any << QStringLiteral("inv_");
    }

    void listAgreesWithTheStoreUnderChanges()
    {
        QFETCH(InvoiceSort, sort);
        QFETCH(QList<InvoiceStatus>, statuses);
        QFETCH(QString, search);
        StoreFixture fixture;
        std::mt19937 engine(printedSeed());
        QList<Invoice> invoices;
        for (int number = 0; number < 450; ++number)
            invoices.append(randomInvoice(engine, number));
        QVERIFY(apply(fixture, invoices));

        InvoiceListModel model(*fixture.store);
        QAbstractItemModelTester tester(&model);
        InvoiceQuery query;
        query.sort = sort;
        query.statuses = statuses;
        query.search = search;
        model.setQuery(query);
        for (int round = 0; round < 25; ++round) {
            QList<Invoice> changed;
            for (int i = 0; i < 6; ++i) {
                const int at = static_cast<int>(engine() % static_cast<unsigned>(invoices.size()));
                const auto status = invoiceStatuses[engine() % 8];
                invoices[at] = next(invoices.at(at), status, fixture.clock.now() + round * 10 + i);
                changed.append(invoices.at(at));
            }
            invoices.append(randomInvoice(engine, static_cast<int>(invoices.size())));
            changed.append(invoices.last());
            QVERIFY(apply(fixture, changed));
            model.setVisibleRows(static_cast<int>(engine() % 400), 30);
            QTest::qWait(static_cast<int>(engine() % 5));
        }
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        const auto reader = fixture.reader();
        QCOMPARE(idsByScrolling(model), idsByReader(*reader, query));
    }

    //! "#late" while somebody writes and takes away just that.
    void followsWhatPeopleWrite()
    {
        StoreFixture fixture;
        std::mt19937 engine(1);
        QList<Invoice> invoices;
        for (int number = 0; number < 3; ++number)
            invoices.append(randomInvoice(engine, number));
        QVERIFY(apply(fixture, invoices));
        InvoiceListModel model(*fixture.store);
        QAbstractItemModelTester tester(&model);
        InvoiceQuery query;
        query.search = QStringLiteral("#late");
        model.setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QCOMPARE(model.rowCount(), 0);
        const QString id = invoices.at(1).id;
        QVERIFY(got(fixture.store->addLabel(id, QStringLiteral("late"))).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(idsByScrolling(model), QStringList{id}, Patience);
        QVERIFY(got(fixture.store->removeLabel(id, QStringLiteral("late"))).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 0, Patience);
    }

    void followerFollowsOneInvoice()
    {
        StoreFixture fixture;
        std::mt19937 engine(1);
        const Invoice invoice = randomInvoice(engine, 1);
        QVERIFY(apply(fixture, {invoice}));
        const auto reader = fixture.reader();
        InvoiceFollower follower(*fixture.store, *reader);
        QSignalSpy changes(&follower, &InvoiceFollower::changed);
        follower.follow(invoice.id);
        QCOMPARE(changes.size(), 1);
        QVERIFY(follower.invoice());
        QCOMPARE(follower.transitions().size(), 1);

        QVERIFY(apply(fixture, {next(invoice, InvoiceStatus::Paid, fixture.clock.now())}));
        QTRY_COMPARE_WITH_TIMEOUT(follower.transitions().size(), 2, Patience);
        QCOMPARE(follower.invoice()->status, InvoiceStatus::Paid);

        follower.follow(QStringLiteral("inv_unheard_of"));
        QVERIFY(!follower.invoice());
        QVERIFY(!follower.error());
    }

    void openOperationsComeAndGo()
    {
        StoreFixture fixture;
        const auto reader = fixture.reader();
        OpenOperationsModel model(*fixture.store, *reader);
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        const auto first = got(fixture.store->addOperation(createDraft(QStringLiteral("one"))));
        QVERIFY(first.has_value());
        fixture.clock.advance(1);
        QVERIFY(got(fixture.store->addOperation(createDraft(QStringLiteral("two")))).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 2, Patience);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("one"));

        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QVERIFY(got(fixture.store->claimOperation(first->id, 60'000)).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(!changes.isEmpty(), Patience);
        QCOMPARE(model.operation(0).state, OperationState::InFlight);

        OperationStep step;
        step.operationId = first->id;
        step.state = OperationState::Rejected;
        QVERIFY(got(fixture.store->stepOperation(step)).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, Patience);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("two"));
    }

private:
    static bool apply(StoreFixture &fixture, const QList<Invoice> &invoices)
    {
        QList<ResourceUpdate> updates;
        for (const Invoice &invoice : invoices)
            updates.append(seen(invoice, LearnedFrom::EventFeed, fixture.clock.now()));
        return got(fixture.store->apply(updates)).has_value();
    }
};

QTEST_GUILESS_MAIN(TestStoreModels)
#include "tst_storemodels.moc"
