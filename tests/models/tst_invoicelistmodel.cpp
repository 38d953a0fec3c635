// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bookinmemory.h"
#include "models/invoicelistmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;

namespace {

constexpr int Patience = 20'000;

std::shared_ptr<BookInMemory> bookOf(int invoices)
{
    auto book = std::make_shared<BookInMemory>();
    for (int number = 0; number < invoices; ++number)
        book->put(BookInMemory::invoice(number));
    return book;
}

//! Reads the whole model a screen at a time, as somebody who scrolls through all of it.
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

QStringList idsOf(const KeyedRows &rows)
{
    QStringList ids;
    for (const ListRow &row : rows.rows)
        ids.append(idOf(row));
    return ids;
}

int heldRows(const InvoiceListModel &model)
{
    int held = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        held += model.data(model.index(row, 0), InvoiceListModel::LoadedRole).toBool();
    return held;
}

InvoiceRow changed(InvoiceRow row, InvoiceStatus status, qint64 at)
{
    row.status = status;
    row.statusText = invoiceStatusName(status);
    row.confirmations = (row.confirmations + 1) % 13;
    row.updatedAt = at;
    ++row.version;
    return row;
}

} // namespace

class TestInvoiceListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPageComesBeforeTheWalk()
    {
        const auto book = bookOf(1000);
        book->holdWalks(true);
        InvoiceListModel model(book);
        QAbstractItemModelTester tester(&model);
        QSignalSpy loaded(&model, &InvoiceListModel::loaded);
        QVERIFY(loaded.wait(Patience));
        QCOMPARE(model.rowCount(), 1000);
        QCOMPARE(model.rowAt(0)->id, QStringLiteral("inv_000999"));
        QVERIFY(!model.rowAt(999));
        QVERIFY(!model.isSettled());
        book->holdWalks(false);
        QTRY_VERIFY_WITH_TIMEOUT(model.rowAt(999), Patience);
        QCOMPARE(model.rowAt(999)->id, QStringLiteral("inv_000000"));
    }

    void waitingForTheFirstPageNeedsNoEventLoop()
    {
        InvoiceListModel model(bookOf(50));
        model.waitForFirstPage(Patience);
        QVERIFY(model.isLoaded());
        QCOMPARE(model.rowCount(), 50);
    }

    void countIsFoundByTheWalkWhereTheStoreKeepsNone()
    {
        const auto book = bookOf(1000);
        InvoiceListModel model(book);
        InvoiceQuery query;
        query.search = QStringLiteral("order_");
        model.setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QVERIFY(model.isCountExact());
        QCOMPARE(model.rowCount(), 1000);
    }

    void holdsAFewPagesOfALongList()
    {
        const auto book = bookOf(10'000);
        InvoiceListModel model(book);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QCOMPARE(idsByScrolling(model), idsOf(book->matching(model.query())));
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QVERIFY2(heldRows(model) <= 16 * 200, qPrintable(QString::number(heldRows(model))));
    }

    void jumpReadsOnlyWhatIsLookedAt()
    {
        InvoiceListModel model(bookOf(10'000));
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        for (int row = 500; row < 9'900; row += 300)
            model.setVisibleRows(row, row + 30); // a scroll bar dragged in one go
        model.setVisibleRows(9'000, 9'030);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QVERIFY(model.rowAt(9'000) && model.rowAt(9'030));
        QVERIFY(heldRows(model) < 2'400);
    }

    void aChangedRowIsDataChanged()
    {
        const auto book = bookOf(1000);
        InvoiceListModel model(book);
        QAbstractItemModelTester tester(&model);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QSignalSpy cells(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        const QString id = model.rowAt(7)->id;
        book->put(changed(book->row(id), InvoiceStatus::Paid, 1));
        model.noteChanges({{}, {id}, false});
        QVERIFY(cells.wait(Patience));
        QCOMPARE(cells.size(), 1);
        QCOMPARE(cells.first().at(0).toModelIndex().row(), 7);
        QCOMPARE(cells.first().at(1).toModelIndex().row(), 7);
        QCOMPARE(model.rowAt(7)->status, InvoiceStatus::Paid);
        QCOMPARE(resets.size() + removals.size(), 0);
    }

    void aNewInvoiceIsInsertedAtItsPlace()
    {
        const auto book = bookOf(1000);
        InvoiceListModel model(book);
        QAbstractItemModelTester tester(&model);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        const QPersistentModelIndex selected = model.index(3, 0);
        const QString id = selected.data(InvoiceListModel::IdRole).toString();
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        book->put(BookInMemory::invoice(1000));
        model.noteChanges({{QStringLiteral("inv_001000")}, {}, false});
        QVERIFY(inserted.wait(Patience));
        QCOMPARE(inserted.first().at(1).toInt(), 0);
        QCOMPARE(model.rowCount(), 1001);
        QCOMPARE(selected.row(), 4);
        QCOMPARE(selected.data(InvoiceListModel::IdRole).toString(), id);
    }

    void aRowThatNoLongerMatchesLeaves()
    {
        const auto book = bookOf(900);
        InvoiceListModel model(book);
        QAbstractItemModelTester tester(&model);
        InvoiceQuery query;
        query.statuses = {InvoiceStatus::Pending};
        model.setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        const QString id = model.rowAt(5)->id;
        book->put(changed(book->row(id), InvoiceStatus::Paid, 1));
        model.noteChanges({{}, {id}, false});
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 899, Patience);
        QCOMPARE(model.heldRowOf(id), -1);
    }

    void readingAnewKeepsTheRowsInViewStanding()
    {
        const auto book = bookOf(4000);
        InvoiceListModel model(book);
        QAbstractItemModelTester tester(&model);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        model.setVisibleRows(2100, 2130);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        const QPersistentModelIndex selected = model.index(2110, 0);
        const QString id = selected.data(InvoiceListModel::IdRole).toString();
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int number = 4000; number < 4700; ++number)
            book->put(BookInMemory::invoice(number)); // above
        for (int number = 0; number < 300; ++number)
            book->remove(BookInMemory::invoice(number).id); // below
        book->remove(model.rowAt(2105)->id);                // among what is seen
        model.noteChanges({{}, {}, true});
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 4000 + 700 - 300 - 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QCOMPARE(selected.row(), 2110 + 700 - 1);
        QCOMPARE(selected.data(InvoiceListModel::IdRole).toString(), id);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(idsByScrolling(model), idsOf(book->matching(model.query())));
    }

    void anEmptyListFillsWithoutAReset()
    {
        const auto book = bookOf(0);
        InvoiceListModel model(book);
        QAbstractItemModelTester tester(&model);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int number = 0; number < 5000; ++number) {
            book->put(BookInMemory::invoice(number));
            if (number % 700 == 0) {
                model.noteChanges({{}, {}, true});
                QTest::qWait(30);
            }
        }
        model.noteChanges({{}, {}, true});
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 5000, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(idsByScrolling(model), idsOf(book->matching(model.query())));
    }

    void sortingByAnyColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        for (int column = 0; column < InvoiceListModel::ColumnCount; ++column) {
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder})
                QTest::addRow("column %d %s", column, order == Qt::AscendingOrder ? "up" : "down")
                    << column << order;
        }
    }

    void sortingByAnyColumn()
    {
        QFETCH(int, column);
        QFETCH(Qt::SortOrder, order);
        const auto book = bookOf(700);
        InvoiceListModel model(book);
        QAbstractItemModelTester tester(&model);
        model.sort(column, order);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QCOMPARE(idsByScrolling(model), idsOf(book->matching(model.query())));
        QCOMPARE(InvoiceListModel::columnOf(model.query().sort), column);
    }

    void answersToAnOlderQueryAreDropped()
    {
        const auto book = bookOf(3000);
        InvoiceListModel model(book);
        for (int i = 0; i < 40; ++i) {
            InvoiceQuery query;
            query.search = QString::number(i % 10);
            model.setQuery(query);
        }
        InvoiceQuery last;
        last.search = QStringLiteral("order_77");
        model.setQuery(last);
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QCOMPARE(idsByScrolling(model), idsOf(book->matching(last)));
    }

    void anErrorIsSaidAndTheNextTryWorks()
    {
        const auto book = bookOf(10);
        book->failWith(Error{ErrorKind::StorageFault, QStringLiteral("broken"), {}, {}, 0, {}, {}});
        InvoiceListModel model(book);
        QSignalSpy failures(&model, &InvoiceListModel::failed);
        QVERIFY(failures.wait(Patience));
        QCOMPARE(qvariant_cast<Error>(failures.first().first()).message, QStringLiteral("broken"));
        QVERIFY(!model.isLoaded());
        book->failWith(std::nullopt);
        model.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 10, Patience);
    }

    void randomChangesEndAtTheTruth_data()
    {
        QTest::addColumn<InvoiceSort>("sort");
        QTest::addColumn<bool>("filtered");
        QTest::newRow("newest first") << InvoiceSort::Created << false;
        QTest::newRow("newest first, pending ones") << InvoiceSort::Created << true;
        QTest::newRow("by last change") << InvoiceSort::Updated << false;
        QTest::newRow("by state, two states") << InvoiceSort::Status << true;
        QTest::newRow("by amount") << InvoiceSort::Amount << false;
        QTest::newRow("by confirmations") << InvoiceSort::Confirmations << false;
    }

    void randomChangesEndAtTheTruth()
    {
        QFETCH(InvoiceSort, sort);
        QFETCH(bool, filtered);
        constexpr int Start = 1100; // the tester looks at every cell after every signal
        const auto book = bookOf(Start);
        InvoiceListModel model(book);
        QAbstractItemModelTester tester(&model);
        InvoiceQuery query;
        query.sort = sort;
        if (filtered)
            query.statuses = {InvoiceStatus::Pending, InvoiceStatus::Processing};
        model.setQuery(query);
        QRandomGenerator random(20'260'207);
        int next = Start;
        qint64 now = 1'800'000'000'000;
        for (int round = 0; round < 70; ++round) {
            InvoicesChanged changes;
            const int kinds = random.bounded(12);
            for (int i = 0; i < kinds; ++i) {
                if (random.bounded(4) == 0) {
                    book->put(BookInMemory::invoice(next));
                    changes.inserted.append(BookInMemory::invoice(next++).id);
                } else {
                    const QString id = BookInMemory::invoice(random.bounded(next)).id;
                    const auto status = invoiceStatuses[size_t(random.bounded(4))];
                    book->put(changed(book->row(id), status, ++now));
                    if (!changes.inserted.contains(id) && !changes.updated.contains(id))
                        changes.updated.append(id);
                }
            }
            changes.everything = random.bounded(40) == 0;
            model.noteChanges(changes);
            const int rows = qMax(1, model.rowCount());
            const int look = random.bounded(rows);
            model.setVisibleRows(look, look + 30);
            QTest::qWait(random.bounded(6));
        }
        QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), Patience);
        QCOMPARE(idsByScrolling(model), idsOf(book->matching(query)));
        for (int row = 0; row < 100; ++row)
            QCOMPARE(model.rowAt(row)->version, book->row(model.rowAt(row)->id).version);
    }
};

QTEST_GUILESS_MAIN(TestInvoiceListModel)
#include "tst_invoicelistmodel.moc"
