// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the invoices page looks like: its faces, and that nothing on it is cut.
#include "invoiceworld.h"

#include "pages/invoiceadvice.h"
#include "pages/invoicedetail.h"
#include "pages/listfaces.h"
#include "pages/listfilters.h"
#include "pages/operationstrip.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTranslator>

void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

using namespace coinpay;
using namespace coinpay::test;

class TestInvoiceLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadTranslationResources();
        theme::apply(*qApp, theme::Mode::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void facesOfAnEmptyList_data()
    {
        QTest::addColumn<Freshness::Phase>("phase");
        QTest::addColumn<ErrorKind>("error");
        QTest::addColumn<QString>("title");
        using Phase = Freshness::Phase;
        const auto none = ErrorKind::Canceled;
        QTest::newRow("first sync")
            << Phase::FirstSync << none << QStringLiteral("Fetching your invoices");
        QTest::newRow("paused") << Phase::Paused << none << QStringLiteral("Fetching is paused");
        QTest::newRow("offline") << Phase::Offline << ErrorKind::Dns
                                 << QStringLiteral("The server cannot be reached");
        QTest::newRow("no permission") << Phase::Offline << ErrorKind::Forbidden
                                       << QStringLiteral("This key may not read invoices");
        QTest::newRow("empty") << Phase::Live << none << QStringLiteral("No invoices yet");
        QTest::newRow("not connected")
            << Phase::Stopped << none << QStringLiteral("Not connected yet");
    }

    void facesOfAnEmptyList()
    {
        QFETCH(Freshness::Phase, phase);
        QFETCH(ErrorKind, error);
        QFETCH(QString, title);
        World world(0);
        QVERIFY(world.settle());
        Freshness freshness;
        freshness.phase = phase;
        freshness.fetched = 12'400;
        if (phase == Freshness::Phase::Offline)
            freshness.error = Error{
                error, QStringLiteral("The name pay.example does not resolve."), {}, {}, 0, {}, {}};
        world.page->setFreshness(freshness);
        QVERIFY(shows(*world.page, title));
        QTRY_COMPARE(clippedText(*world.page), QString());
        // The words stand together: none keeps the height it had in a narrower place.
        const QList<EmptyState *> faces = world.page->findChildren<EmptyState *>();
        for (const EmptyState *face : faces) {
            for (const QLabel *label : face->findChildren<QLabel *>()) {
                if (label->isVisible() && !label->text().isEmpty())
                    QTRY_COMPARE(label->height(), label->heightForWidth(label->width()));
            }
        }
        picture(*world.page, QStringLiteral("face-%1").arg(int(phase) * 100 + int(error)));
    }

    void adviceForEveryState()
    {
        Invoice invoice;
        invoice.amount = *Money::parse(u"25.00", QStringLiteral("USDT"));
        invoice.amountPaid = *Money::parse(u"12.00", QStringLiteral("USDT"));
        for (const InvoiceStatus status : invoiceStatuses) {
            invoice.status = status;
            const Advice advice = adviceFor(invoice, {}, 0, QLocale::c());
            QVERIFY(!advice.title.isEmpty() && !advice.text.isEmpty() && !advice.icon.isEmpty());
        }
        invoice.status = InvoiceStatus::PartiallyPaid;
        const QString text = adviceFor(invoice, {}, 0, QLocale::c()).text;
        QVERIFY2(text.contains(QStringLiteral("12.00\u00A0USDT")) &&
                     text.contains(QStringLiteral("13.00\u00A0USDT")),
                 qPrintable(text));
    }

    void emptyOnlyOnceTheListWasReadAfterTheSync()
    {
        World world(0);
        QVERIFY(world.settle());
        Freshness freshness;
        freshness.phase = Freshness::Phase::FirstSync;
        world.page->setFreshness(freshness);
        freshness.phase = Freshness::Phase::Live;
        world.page->setFreshness(freshness);
        QVERIFY(!shows(*world.page, QStringLiteral("No invoices yet")));
        QVERIFY(shows(*world.page, QStringLiteral("Opening your invoices")));
        picture(*world.page, QStringLiteral("face-opening"));
        QTRY_VERIFY_WITH_TIMEOUT(shows(*world.page, QStringLiteral("No invoices yet")), Patience);
    }

    void aMissingScopeIsNamed()
    {
        Freshness freshness;
        freshness.phase = Freshness::Phase::Offline;
        freshness.error = Error{ErrorKind::Forbidden, {}, {}, {}, 403, {}, {}};
        const FreshnessWords words = freshnessWords(freshness, 0);
        QVERIFY2(words.text.contains(QStringLiteral("\u201Cread\u201D")), qPrintable(words.text));
    }

    void usualColumnsFitTheUsualWindow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("German") << QStringLiteral("de");
    }

    void usualColumnsFitTheUsualWindow()
    {
        QFETCH(QString, language);
        const auto before = qScopeGuard([usual = QLocale()] { QLocale::setDefault(usual); });
        QLocale::setDefault(QLocale(language));
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/translations/coinpay_") + language));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        World world(Invoices);
        world.page->resize(1042, 757); // what a window of 1240 x 780 leaves beside the rail
        QVERIFY(world.settle());
        picture(*world.page, QStringLiteral("columns-") + language);
        QCOMPARE(world.page->table().horizontalScrollBar()->maximum(), 0);
        world.page->resize(1400, 757);
        QHeaderView *header = world.page->table().header();
        QTRY_COMPARE(header->length(), world.page->table().viewport()->width());
        QVERIFY(header->sectionSize(InvoiceListModel::Reference) > 200);
    }

    void longContentKeepsInsideTheDetail()
    {
        World world(Invoices);
        world.page->resize(826, 560);
        QVERIFY(world.settle());
        Invoice invoice = *world.reader->invoice(newestIn(world.fixture, InvoiceStatus::Pending));
        invoice.id = QStringLiteral("inv_long");
        invoice.amount = *Money::parse(u"123456789.123456789012345678", QStringLiteral("ETH"));
        invoice.reference = QString(200, u'W');
        invoice.callbackUrl = QStringLiteral("https://shop.example/") + QString(300, u'x');
        invoice.failureMessage = QString(200, u'm');
        invoice.metadata = {{QString(60, u'k'), QString(200, u'v')}};
        QVERIFY(
            got(world.fixture.store->apply({seen(invoice, LearnedFrom::EventFeed)})).has_value());
        world.page->showItem(invoice.id);
        QTRY_COMPARE(clippedText(world.page->detail()), QString());
        picture(*world.page, QStringLiteral("long"));
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<theme::Mode>("mode");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << theme::Mode::Light << 1042;
        QTest::newRow("dark") << theme::Mode::Dark << 1042;
        QTest::newRow("narrow") << theme::Mode::Light << 826;
        QTest::newRow("wide") << theme::Mode::Light << 1402;
    }

    void nothingIsClipped()
    {
        QFETCH(theme::Mode, mode);
        theme::apply(*qApp, mode);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QFETCH(int, width);
        World world(Invoices);
        world.page->resize(width, 757);
        QVERIFY(world.settle());
        picture(*world.page, name + QStringLiteral("-list"));
        for (const InvoiceStatus status : invoiceStatuses) {
            const QString id = newestIn(world.fixture, status);
            if (id.isEmpty())
                continue;
            world.page->showItem(id);
            auto *area = world.page->detail().findChild<QScrollArea *>();
            QTRY_COMPARE(clippedText(*world.page), QString());
            if (status == InvoiceStatus::Pending)
                QVERIFY(area->verticalScrollBar()->isVisible());
            picture(*world.page, name + u'-' + QString(invoiceStatusName(status)));
            if (status != InvoiceStatus::PartiallyPaid)
                continue;
            auto *scroll = area->verticalScrollBar();
            scroll->setValue(scroll->maximum());
            picture(*world.page, name + QStringLiteral("-details"));
        }
        OperationDraft draft = createDraft(QStringLiteral("order_48392"));
        QVERIFY(got(world.fixture.store->addOperation(draft)).has_value());
        world.page->filters().searchField()->setText(QStringLiteral("order_49"));
        QVERIFY(world.settle());
        QTRY_VERIFY(world.page->findChild<OperationStrip *>()->isVisible());
        QTRY_COMPARE(clippedText(*world.page), QString());
        picture(*world.page, name + QStringLiteral("-strip"));
        theme::apply(*qApp, theme::Mode::Light);
    }
};

QTEST_MAIN(TestInvoiceLook)
#include "tst_invoicelook.moc"
