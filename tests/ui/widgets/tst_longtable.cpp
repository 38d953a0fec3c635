// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/longtable.h"

#include <QAbstractTableModel>
#include <QAccessible>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;

namespace {

//! Any number of rows without holding one; counts how often it is asked.
class Numbers : public QAbstractTableModel
{
public:
    explicit Numbers(int rows)
        : m_rows(rows)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows;
    }

    int columnCount(const QModelIndex &) const override { return 3; }

    QVariant data(const QModelIndex &index, int role) const override
    {
        ++asked;
        return role == Qt::DisplayRole ? QVariant(index.row()) : QVariant();
    }

    void insert(int first, int count)
    {
        beginInsertRows({}, first, first + count - 1);
        m_rows += count;
        endInsertRows();
    }

    void remove(int first, int count)
    {
        beginRemoveRows({}, first, first + count - 1);
        m_rows -= count;
        endRemoveRows();
    }

    mutable qint64 asked = 0;

private:
    int m_rows;
};

struct Shown
{
    explicit Shown(int rows)
        : model(rows)
    {
        table.setModel(&model);
        table.resize(600, 400);
        table.show();
    }

    [[nodiscard]] bool exposed() { return QTest::qWaitForWindowExposed(&table); }

    void scrollToRow(int row) { table.verticalScrollBar()->setValue(row * table.rowHeight()); }

    [[nodiscard]] int firstRow() const { return table.visibleRows().first; }

    Numbers model;
    LongTable table;
};

} // namespace

class TestLongTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnlyForWhatIsSeen()
    {
        Shown shown(20'000'000);
        QVERIFY(shown.exposed());
        shown.scrollToRow(10'000'000);
        QTest::qWait(50);
        QVERIFY2(shown.model.asked < 2000, qPrintable(QString::number(shown.model.asked)));
        QCOMPARE(shown.firstRow(), 10'000'000);
    }

    void theLastRowCanBeReached()
    {
        Shown shown(1'000'000);
        QVERIFY(shown.exposed());
        QTest::keyClick(&shown.table, Qt::Key_End);
        QCOMPARE(shown.table.currentIndex().row(), 999'999);
        QCOMPARE(shown.table.visibleRows().second, 999'999);
        QVERIFY(shown.table.viewport()->rect().contains(
            shown.table.visualRect(shown.table.currentIndex())));
    }

    void keysMoveTheChoice_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("down") << Qt::Key_Down << 5 << 6;
        QTest::newRow("up") << Qt::Key_Up << 5 << 4;
        QTest::newRow("up at the top") << Qt::Key_Up << 0 << 0;
        QTest::newRow("down at the end") << Qt::Key_Down << 99 << 99;
        QTest::newRow("home") << Qt::Key_Home << 50 << 0;
        QTest::newRow("end") << Qt::Key_End << 50 << 99;
    }

    void keysMoveTheChoice()
    {
        QFETCH(Qt::Key, key);
        QFETCH(int, from);
        QFETCH(int, to);
        Shown shown(100);
        QVERIFY(shown.exposed());
        shown.table.select(from);
        QTest::keyClick(&shown.table, key);
        QCOMPARE(shown.table.currentIndex().row(), to);
        QCOMPARE(shown.table.selectionModel()->selectedRows().size(), 1);
        QCOMPARE(shown.table.selectionModel()->selectedRows().first().row(), to);
    }

    void clickChoosesARow()
    {
        Shown shown(100);
        QVERIFY(shown.exposed());
        QSignalSpy chosen(&shown.table, &LongTable::currentRowChosen);
        const QRect cell = shown.table.visualRect(shown.model.index(3, 1));
        QTest::mouseClick(shown.table.viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(chosen.size(), 1);
        QVERIFY(shown.table.selectionModel()->isRowSelected(3));
    }

    void choosingFromCodeIsQuiet()
    {
        Shown shown(100);
        QSignalSpy chosen(&shown.table, &LongTable::currentRowChosen);
        shown.table.select(7);
        shown.table.select(-1);
        QCOMPARE(chosen.size(), 0);
        QVERIFY(!shown.table.currentIndex().isValid());
    }

    void rowsAboveMoveTheScrollBarNotThePicture()
    {
        Shown shown(1000);
        QVERIFY(shown.exposed());
        shown.scrollToRow(500);
        shown.table.select(505);
        shown.model.insert(0, 30);
        QCOMPARE(shown.firstRow(), 530);
        QCOMPARE(shown.table.currentIndex().row(), 535);
        shown.model.remove(0, 10);
        QCOMPARE(shown.firstRow(), 520);
        shown.model.remove(900, 50);
        QCOMPARE(shown.firstRow(), 520);
    }

    void atTheTopNewRowsAreSeen()
    {
        Shown shown(1000);
        QVERIFY(shown.exposed());
        shown.model.insert(0, 3);
        QCOMPARE(shown.firstRow(), 0);
    }

    void aRemovedRowChoosesNoOther()
    {
        Shown shown(100);
        QVERIFY(shown.exposed());
        shown.table.select(4);
        QSignalSpy chosen(&shown.table, &LongTable::currentRowChosen);
        shown.model.remove(4, 1);
        QCOMPARE(chosen.size(), 0);
    }

    void readerFindsAnyRowAndWalksOnlyWhatIsSeen()
    {
        Shown shown(1'000'000);
        QVERIFY(shown.exposed());
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(&shown.table);
        QVERIFY(reader);
        QCOMPARE(reader->role(), QAccessible::Table);
        QAccessibleTableInterface *table = reader->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 1'000'000);
        QCOMPARE(table->columnCount(), 3);
        QAccessibleInterface *far = table->cellAt(900'000, 1);
        QCOMPARE(far->text(QAccessible::Name), QStringLiteral("900000"));
        QVERIFY(far->state().offscreen);
        QCOMPARE(far->tableCellInterface()->rowIndex(), 900'000);
        QCOMPARE(reader->indexOfChild(far), -1);
        QVERIFY(!table->cellAt(1'000'000, 0));

        const auto [first, last] = shown.table.visibleRows();
        QCOMPARE(reader->childCount(), 3 * (last - first + 2));
        for (int i = 0; i < reader->childCount(); ++i) {
            QCOMPARE(reader->indexOfChild(reader->child(i)), i);
            QCOMPARE(reader->child(i)->parent(), reader);
        }
        QCOMPARE(reader->child(0)->role(), QAccessible::ColumnHeader);
        QAccessibleInterface *cell = table->cellAt(2, 1);
        const QPoint middle = cell->rect().center();
        QCOMPARE(reader->childAt(middle.x(), middle.y()), cell);
    }

    void readerFollowsTheChoice()
    {
        Shown shown(1000);
        QVERIFY(shown.exposed());
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(&shown.table);
        QAccessibleTableInterface *table = reader->tableInterface();
        QVERIFY(table->selectRow(7));
        QCOMPARE(shown.table.currentIndex().row(), 7);
        QCOMPARE(table->selectedRows(), QList<int>{7});
        QCOMPARE(table->selectedCellCount(), 3);
        QVERIFY(table->cellAt(7, 2)->state().selected);
        QVERIFY(!table->cellAt(8, 2)->state().selected);
        QCOMPARE(reader->focusChild(), table->cellAt(7, 0));
        QSignalSpy chosen(&shown.table, &LongTable::currentRowChosen);
        table->cellAt(9, 1)->actionInterface()->doAction(
            QAccessibleActionInterface::setFocusAction());
        QCOMPARE(chosen.size(), 1);
        QSignalSpy sorted(shown.table.header(), &QHeaderView::sectionClicked);
        reader->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(sorted.size(), 1);
        QCOMPARE(sorted.first().first().toInt(), 1);
    }

    void readerSeesColumnsAsTheyAreShown()
    {
        Shown shown(10);
        QVERIFY(shown.exposed());
        shown.table.header()->setSectionHidden(0, true);
        shown.table.header()->moveSection(2, 1);
        QAccessibleTableInterface *table =
            QAccessible::queryAccessibleInterface(&shown.table)->tableInterface();
        QCOMPARE(table->columnCount(), 2);
        QCOMPARE(table->columnDescription(0), QStringLiteral("3"));
        QCOMPARE(table->columnDescription(1), QStringLiteral("2"));
    }

    void whatCannotBeSeenIsNotPainted()
    {
        Shown shown(1000);
        QVERIFY(shown.exposed());
        QTest::qWait(50);
        shown.model.asked = 0;
        Q_EMIT shown.model.dataChanged(shown.model.index(500, 0), shown.model.index(600, 2));
        QTest::qWait(50);
        QCOMPARE(shown.model.asked, 0);
        Q_EMIT shown.model.dataChanged(shown.model.index(1, 0), shown.model.index(1, 2));
        QTRY_VERIFY(shown.model.asked > 0);
    }
};

QTEST_MAIN(TestLongTable)
#include "tst_longtable.moc"
