// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "invoiceworld.h"

#include "models/invoicelistmodel.h"
#include "pages/addresscard.h"
#include "pages/daterange.h"
#include "pages/exportstrip.h"
#include "pages/invoiceadvice.h"
#include "pages/invoicedetail.h"
#include "pages/invoicespage.h"
#include "pages/listfaces.h"
#include "pages/listfilters.h"
#include "pages/listtable.h"
#include "pages/operationstrip.h"
#include "pages/statefilter.h"
#include "settings/settings.h"
#include "theme/states.h"
#include "theme/theme.h"
#include "widgets/copybutton.h"
#include "widgets/copylabel.h"
#include "widgets/qrview.h"
#include "widgets/timelinestep.h"
#include "widgets/timelineview.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace coinpay;
using namespace coinpay::test;

class TestInvoicesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        theme::apply(*qApp, theme::Mode::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void firstPictureHasRows()
    {
        World world(Invoices);
        QVERIFY(world.page->model().isLoaded());
        QCOMPARE(world.page->model().rowCount(), Invoices);
    }

    void clickShowsTheDetailAndLooksItUp()
    {
        World world(Invoices);
        QVERIFY(world.settle());
        QSignalSpy lookUps(world.page.get(), &InvoicesPage::lookUpRequested);
        world.click(4);
        const QString id = world.page->model().rowAt(4)->id;
        QCOMPARE(world.page->chosen(), id);
        QCOMPARE(world.page->detail().idLabel()->text(), id);
        QCOMPARE(lookUps.size(), 1);
        QCOMPARE(lookUps.first().first().toString(), id);
        QVERIFY(world.page->detail().timeline()->stepCount() > 0);
    }

    void exportSaysWhereItWentAndWhatFailed()
    {
        World world(Invoices);
        QVERIFY(world.settle());
        world.page->filters().searchField()->setText(QStringLiteral("inv_"));
        ExportStrip &strip = world.page->exportStrip();
        strip.exportTo(world.dir.filePath(QStringLiteral("none/list.csv")));
        QTRY_VERIFY_WITH_TIMEOUT(strip.title().contains(QStringLiteral("failed")), Patience);
        QVERIFY(strip.text().contains(QStringLiteral("could not be written")));

        QVERIFY(QDir(world.dir.path()).mkdir(QStringLiteral("none")));
        const QList<QPushButton *> buttons = strip.findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == QStringLiteral("Try again"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY_WITH_TIMEOUT(strip.title().startsWith(QStringLiteral("Exported 2,000 ")),
                                 Patience);
        QVERIFY(strip.text().contains(QStringLiteral("list.csv")));
        picture(*world.page, QStringLiteral("exported"));
    }

    void exportAsksForAFile()
    {
        World world(Invoices);
        QVERIFY(world.settle());
        QTest::mouseClick(world.page->findChild<QPushButton *>(QStringLiteral("exportButton")),
                          Qt::LeftButton);
        auto *dialog = world.page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->selectedFiles().value(0).contains(QStringLiteral("invoices-")));
        dialog->reject();
        QVERIFY(world.page->exportStrip().title().isEmpty());
    }

    void keyboardGoesFromSearchToListToDetail()
    {
        World world(Invoices);
        QVERIFY(world.settle());
        world.page->activateWindow();
        world.page->focusSearch();
        QLineEdit *search = world.page->filters().searchField();
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(world.page->table().hasFocus());
        QCOMPARE(world.page->table().currentIndex().row(), 0);
        QTest::keyClick(&world.page->table(), Qt::Key_Down);
        QTest::keyClick(&world.page->table(), Qt::Key_Down);
        QCOMPARE(world.page->chosen(), world.page->model().rowAt(2)->id);
        QTest::keyClick(&world.page->table(), Qt::Key_End);
        QTRY_COMPARE_WITH_TIMEOUT(world.page->chosen(), QStringLiteral("%1").arg(lastId(world)),
                                  Patience);
        QTest::keyClick(&world.page->table(), Qt::Key_Return);
        QVERIFY(world.page->detail().isAncestorOf(qApp->focusWidget()));
    }

    void searchAsTyped()
    {
        World world(Invoices);
        QVERIFY(world.settle());
        QTest::keyClicks(world.page->filters().searchField(), QStringLiteral("order_4912"));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 10, Patience);
        QTest::keyClicks(world.page->filters().searchField(), QStringLiteral("7"));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), 1, Patience);
        QCOMPARE(world.page->model().rowAt(0)->reference, QStringLiteral("order_49127"));
        QTest::keyClicks(world.page->filters().searchField(), QStringLiteral("x"));
        QTRY_VERIFY_WITH_TIMEOUT(shows(*world.page, QStringLiteral("No invoice matches")),
                                 Patience);
        world.page->filters().clear();
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), Invoices, Patience);
    }

    void filtersNarrowTheList()
    {
        World world(Invoices);
        QVERIFY(world.settle());
        world.page->filters().stateButton()->setStatuses({InvoiceStatus::Failed});
        QTRY_VERIFY_WITH_TIMEOUT(world.page->model().rowCount() < Invoices / 4, Patience);
        QVERIFY(world.settle());
        for (int row = 0; row < qMin(20, world.page->model().rowCount()); ++row)
            QCOMPARE(world.page->model().rowAt(row)->status, InvoiceStatus::Failed);
        world.page->filters().clear();
        world.page->filters().assetBox()->setCurrentText(QStringLiteral("BTC"));
        QTRY_VERIFY_WITH_TIMEOUT(world.page->model().rowCount() < Invoices / 2, Patience);
        QCOMPARE(world.page->model().rowAt(0)->amount.asset(), QStringLiteral("BTC"));
        world.page->filters().clear();
        world.page->filters().dateButton()->setChoice(DateRangeButton::Choice::Last7Days);
        QVERIFY(world.page->model().query().createdFrom.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(world.settle(), Patience);
        QVERIFY(world.page->model().rowCount() < Invoices);
    }

    void aReaderHearsWhatIsDrawn()
    {
        World world(Invoices);
        QVERIFY(world.settle());
        QAccessibleTableInterface *table =
            QAccessible::queryAccessibleInterface(&world.page->table())->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), Invoices);
        QCOMPARE(table->columnDescription(0), QStringLiteral("State"));
        const InvoiceRow row = *world.page->model().rowAt(3);
        QCOMPARE(table->cellAt(3, 0)->text(QAccessible::Name),
                 theme::look(row.status, row.statusText).word);
        QCOMPARE(table->cellAt(3, 3)->text(QAccessible::Name), row.reference);
    }

    void headerSortsAndTurns()
    {
        World world(Invoices);
        QVERIFY(world.settle());
        QHeaderView *header = world.page->table().header();
        const auto click = [&](int column) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              {header->sectionViewportPosition(column) + 20, header->height() / 2});
            return world.settle();
        };
        QVERIFY(click(InvoiceListModel::Reference));
        QCOMPARE(world.page->model().rowAt(0)->reference, QStringLiteral("order_48000"));
        QVERIFY(click(InvoiceListModel::Reference));
        QCOMPARE(world.page->model().rowAt(0)->reference, QStringLiteral("order_49999"));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    }

    void columnsAreRemembered()
    {
        World world(20);
        QVERIFY(world.settle());
        world.page->table().showColumn(InvoiceListModel::Confirmations, false);
        world.page->table().showColumn(InvoiceListModel::Id, true);
        world.open();
        QVERIFY(world.page->table().header()->isSectionHidden(InvoiceListModel::Confirmations));
        QVERIFY(!world.page->table().header()->isSectionHidden(InvoiceListModel::Id));
    }

    void theLastColumnCannotBeHidden()
    {
        World world(20);
        for (int column = 0; column < InvoiceListModel::ColumnCount; ++column)
            world.page->table().showColumn(column, false);
        QCOMPARE(world.page->table().shownColumns(), 1);
    }

    void selectionAndPlaceSurviveWhatArrives()
    {
        World world(Invoices);
        QVERIFY(world.settle());
        LongTable &table = world.page->table();
        table.verticalScrollBar()->setValue(600 * table.rowHeight());
        QVERIFY(world.settle());
        world.click(605);
        const QString id = world.page->chosen();
        const QString top = world.page->model().rowAt(world.firstRow())->id;
        QVERIFY(!id.isEmpty());

        QVERIFY(addInvoices(world.fixture, 12));
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), Invoices + 12, Patience);
        QVERIFY(world.settle());
        QCOMPARE(world.page->chosen(), id);
        QCOMPARE(world.page->model().rowAt(world.firstRow())->id, top);
        QCOMPARE(table.currentIndex().row(), 605 + 12);
        QVERIFY(table.selectionModel()->isRowSelected(617));
    }

    void aRowThatLeavesTheFilterKeepsItsDetail()
    {
        World world(Invoices);
        world.page->filters().stateButton()->setStatuses({InvoiceStatus::Pending});
        QVERIFY(world.settle());
        world.click(0);
        const QString id = world.page->chosen();
        Invoice invoice = *world.reader->invoice(id);
        invoice.status = InvoiceStatus::Paid;
        invoice.statusText = QStringLiteral("paid");
        invoice.amountPaid = invoice.amount;
        ++invoice.version;
        const int before = world.page->model().rowCount();
        QVERIFY(
            got(world.fixture.store->apply({seen(invoice, LearnedFrom::EventFeed)})).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(world.page->model().rowCount(), before - 1, Patience);
        QCOMPARE(world.page->chosen(), id);
        QCOMPARE(world.page->detail().idLabel()->text(), id);
        QVERIFY(world.page->table().selectionModel()->selectedRows().isEmpty());
    }

    void cancelIsOfferedOnlyWhenItIsPossible_data()
    {
        QTest::addColumn<InvoiceStatus>("status");
        QTest::addColumn<bool>("possible");
        for (const InvoiceStatus status : invoiceStatuses) {
            if (status != InvoiceStatus::Unrecognized)
                QTest::newRow(invoiceStatusName(status).data()) << status << canCancel(status);
        }
    }

    void cancelIsOfferedOnlyWhenItIsPossible()
    {
        QFETCH(InvoiceStatus, status);
        QFETCH(bool, possible);
        World world(600);
        QVERIFY(world.settle());
        world.page->showItem(newestIn(world.fixture, status));
        QPushButton *cancel = world.page->detail().cancelButton();
        QCOMPARE(cancel->isEnabled(), possible);
        QCOMPARE(cancel->accessibleDescription().isEmpty(), possible);
        QSignalSpy asked(world.page.get(), &InvoicesPage::cancelRequested);
        world.page->requestCancel();
        QCOMPARE(asked.size(), possible ? 1 : 0);
        world.page->setScopes({QStringLiteral("read")});
        QVERIFY(!cancel->isEnabled());
        const auto *create =
            world.page->findChild<QPushButton *>(QStringLiteral("newInvoiceButton"));
        QVERIFY(!create->isEnabled());
        QVERIFY(create->toolTip().contains(QStringLiteral("invoices:write")));
        QCOMPARE(create->accessibleDescription(), create->toolTip());
        if (possible) // otherwise the invoice itself is the reason
            QVERIFY(cancel->toolTip().contains(QStringLiteral("invoices:write")));
    }

    void idsAreCopiedInOneClick()
    {
        World world(200);
        QVERIFY(world.settle());
        world.click(0);
        QTest::mouseClick(world.page->detail().idLabel()->findChild<QToolButton *>(),
                          Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), world.page->chosen());
        TimelineStep *first =
            world.page->detail().timeline()->step(world.page->detail().timeline()->stepCount() - 1);
        QTest::keyClick(first->requestId()->button(), Qt::Key_Space);
        QCOMPARE(QGuiApplication::clipboard()->text(), first->transition().requestId);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("req_")));
    }

    void paymentCodeIsTheInvoicesLink()
    {
        World world(600);
        const QString id = newestIn(world.fixture, InvoiceStatus::Pending);
        world.page->showItem(id);
        const Invoice invoice = *world.reader->invoice(id);
        QCOMPARE(world.page->detail().payment()->qr()->content(), paymentUri(invoice));
        QVERIFY(world.page->detail().payment()->isVisible());
        world.page->showItem(newestIn(world.fixture, InvoiceStatus::Paid));
        QVERIFY(!world.page->detail().payment()->isVisible());
    }

    void operationsOnTheirWayStandAboveTheList()
    {
        World world(30);
        QVERIFY(world.settle());
        auto *strip = world.page->findChild<OperationStrip *>();
        QVERIFY(strip && !strip->isVisible());
        const auto made = got(world.fixture.store->addOperation(createDraft()));
        QVERIFY(made.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), Patience);
        QCOMPARE(strip->shownRows(), 1);
        QSignalSpy tries(world.page.get(), &InvoicesPage::tryNowRequested);
        for (QPushButton *button : strip->findChildren<QPushButton *>())
            QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(tries.size(), 1);
        QCOMPARE(tries.first().first().toString(), made->id);
    }

    void outcomeUnknownTellsWhatHappensNext()
    {
        Operation operation;
        operation.state = OperationState::Unknown;
        operation.nextAttemptAt = 12'000;
        QCOMPARE(operationStory(operation, 0),
                 QStringLiteral("Outcome unknown. Asking again in 12 s with the same key."));
        QCOMPARE(operationStory(operation, 13'000),
                 QStringLiteral("Outcome unknown. Asking again with the same key."));
    }

    void hostileTextStaysText()
    {
        World world(1);
        Invoice invoice = *world.reader->invoice(newestOf(world));
        invoice.id = QStringLiteral("inv_hostile");
        invoice.reference = QStringLiteral("<b>bold</b>\u202Egnp");
        invoice.metadata = {{QStringLiteral("<i>k"), QStringLiteral("<a href='x'>v</a>\u0007")}};
        QVERIFY(
            got(world.fixture.store->apply({seen(invoice, LearnedFrom::EventFeed)})).has_value());
        world.page->showItem(invoice.id);
        for (const QLabel *label : world.page->findChildren<QLabel *>()) {
            if (label->text().isEmpty())
                continue; // a picture
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QVERIFY(!label->text().contains(QChar(0x202E)));
        }
    }

private:
    static QString lastId(const World &world)
    {
        const int last = world.page->model().rowCount() - 1;
        const InvoiceRow *row = world.page->model().rowAt(last);
        return row ? row->id : QString();
    }

    static QString newestOf(World &world)
    {
        const auto page = world.reader->invoicePage({}, std::nullopt, 1);
        return page->first().id;
    }

    static bool addInvoices(StoreFixture &fixture, int count)
    {
        QList<ResourceUpdate> updates;
        std::mt19937 engine(3);
        for (int number = 0; number < count; ++number) {
            Invoice invoice = randomInvoice(engine, 900'000 + number);
            invoice.createdAt = fixture.clock.now() + number;
            invoice.updatedAt = invoice.createdAt;
            updates.append(seen(invoice, LearnedFrom::EventFeed));
        }
        return got(fixture.store->apply(updates)).has_value();
    }
};

QTEST_MAIN(TestInvoicesPage)
#include "tst_invoicespage.moc"
