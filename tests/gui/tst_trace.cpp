// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accessibility.h"
#include "gui/deskwindow.h"
#include "pages/activitypage.h"
#include "pages/advicecard.h"
#include "pages/invoicespage.h"
#include "pages/tracepage.h"
#include "pages/traceresult.h"
#include "pages/tracestep.h"
#include "pages/tracetimeline.h"
#include "shell/errand.h"
#include "shell/rail.h"
#include "widgets/copylabel.h"
#include "widgets/emptystate.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int PatientMs = 30'000;

} // namespace

//! What happened to it, in a real window over a real server.
class TestTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_US"))); }
    void init();
    void cleanup();
    void fromAnywhereByKeyboard();
    void followsAPaymentAndAsksTheServer();
    void theServerAloneKnows();
    void aLinkShowsAndNothingElse_data();
    void aLinkShowsAndNothingElse();
    void aStrangersLinkIsNotAsked();

private:
    [[nodiscard]] Operation makeInvoice(const QString &reference);
    [[nodiscard]] TracePage &page() { return *m_desk->window().tracePage(); }
    void pressCtrlK() { QTest::keyClick(&m_desk->window(), Qt::Key_K, Qt::ControlModifier); }
    [[nodiscard]] bool showsResult()
    {
        return page().result().isVisible() && page().follower().trace().has_value();
    }
    [[nodiscard]] QString face();
    [[nodiscard]] QStringList sentences();
    [[nodiscard]] bool tells(const QString &words) { return !sentences().filter(words).isEmpty(); }

    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<DeskWindow> m_desk;
};

void TestTrace::init()
{
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY2(m_sandbox->start({QStringLiteral("--block-interval"), QStringLiteral("0")}),
             qPrintable(m_sandbox->complaint()));
    m_desk = std::make_unique<DeskWindow>();
    m_desk->connectTo(*m_sandbox);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().connector()->status().freshness.phase,
                              Freshness::Phase::Live, PatientMs);
}

void TestTrace::cleanup()
{
    m_desk->close();
    m_desk.reset();
    m_sandbox.reset();
}

//! Asked for from this desk, and taken on by the server.
Operation TestTrace::makeInvoice(const QString &reference)
{
    InvoiceDraft draft;
    draft.amount = *Money::parse(u"25.00", QStringLiteral("USDT"));
    draft.reference = reference;
    [[maybe_unused]] const auto asked = m_desk->session().desk()->createInvoice(draft);
    if (!QTest::qWaitFor(
            [&] {
                const auto operation = m_desk->operation(reference);
                return operation && !operation->resultId.isEmpty();
            },
            PatientMs))
        QTest::qFail("the invoice was not made", __FILE__, __LINE__);
    return m_desk->operation(reference).value_or(Operation());
}

QString TestTrace::face()
{
    const auto *face = page().findChild<EmptyState *>();
    return face->isVisible() ? face->title() + u'\n' + face->text() : QString();
}

QStringList TestTrace::sentences()
{
    QStringList all;
    for (const TraceStep *step : page().result().timeline()->steps())
        all += step->sentence();
    return all;
}

void TestTrace::fromAnywhereByKeyboard()
{
    const Operation made = makeInvoice(QStringLiteral("order_trace_1"));
    MainWindow &window = m_desk->window();
    window.go(Place::Invoices);
    pressCtrlK();
    QTRY_COMPARE(window.currentPage(), &page());
    QTRY_COMPARE(QApplication::focusWidget(), &page().field());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("order_trace_1"));
    QTRY_VERIFY_WITH_TIMEOUT(showsResult(), PatientMs);
    QCOMPARE(page().result().idLabel()->text(), made.resultId);
    QVERIFY(accessibilityFaults(window).isEmpty());
    // Again from there: the field, with all of it chosen.
    pressCtrlK();
    QCOMPARE(page().field().selectedText(), QStringLiteral("order_trace_1"));
    QTest::keyClicks(&page().field(), made.id);
    QTRY_COMPARE_WITH_TIMEOUT(page().search().text(), made.id, PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(page().search().isAnswered() && showsResult(), PatientMs);
    QCOMPARE(page().result().idLabel()->text(), made.resultId);
    // To its page, and to what was asked for; and back to where one came from.
    QTest::keyClick(&page().field(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_COMPARE(window.currentPage(), &m_desk->page());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->page().chosen(), made.resultId, PatientMs);
    pressCtrlK();
    DeskWindow::click(DeskWindow::find<QPushButton>("openOperationButton"));
    QTRY_COMPARE(window.currentPage(), window.activityPage());
    pressCtrlK();
    QTest::keyClick(&page().field(), Qt::Key_Escape);
    QTest::keyClick(&page().field(), Qt::Key_Escape);
    QCOMPARE(window.currentPage(), window.activityPage());
}

void TestTrace::followsAPaymentAndAsksTheServer()
{
    const Operation made = makeInvoice(QStringLiteral("order_trace_2"));
    m_desk->window().go(Place::Trace);
    page().open(made.resultId);
    QTRY_VERIFY_WITH_TIMEOUT(showsResult(), PatientMs);
    QVERIFY(tells(QStringLiteral("Asked for here: a new invoice")));
    QVERIFY(tells(QStringLiteral("Attempt 1 was answered 201.")));
    m_sandbox->post(QStringLiteral("/invoices/%1/payments").arg(made.resultId));
    m_sandbox->post(QStringLiteral("/blocks"), {{QStringLiteral("count"), 40}});
    QTRY_VERIFY_WITH_TIMEOUT(tells(QStringLiteral("to paid.")), PatientMs);
    QVERIFY(page().result().advice()->advice().title.contains(QStringLiteral("paid in full")));
    QVERIFY(!tells(QStringLiteral("The server saw")));
    DeskWindow::click(DeskWindow::find<QPushButton>("askServerButton"));
    QTRY_VERIFY_WITH_TIMEOUT(tells(QStringLiteral("The server saw POST /v1/invoices")), PatientMs);
    // One line for each call, however often it is asked.
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("askServerButton")->isEnabled(),
                             PatientMs);
    DeskWindow::click(DeskWindow::find<QPushButton>("askServerButton"));
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QPushButton>("askServerButton")->isEnabled(),
                             PatientMs);
    QCOMPARE(sentences().filter(QStringLiteral("The server saw POST /v1/invoices ")).size(), 1);
}

//! A call of another machine: nothing here has heard of it.
void TestTrace::theServerAloneKnows()
{
    const QString id = QString::fromLatin1(
        m_sandbox->call("GET", QStringLiteral("/v1/wallets")).header("x-request-id"));
    QVERIFY(!id.isEmpty());
    pressCtrlK();
    QApplication::clipboard()->setText(QStringLiteral("Look at ") + id);
    QTest::keyClick(&page().field(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(showsResult(), PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(tells(QStringLiteral("The server saw GET /v1/wallets")), PatientMs);
    QCOMPARE(page().result().idLabel()->text(), id);
}

void TestTrace::aLinkShowsAndNothingElse_data()
{
    QTest::addColumn<QString>("link");
    const auto row = [](const char *name, const char *link) {
        QTest::newRow(name) << QString::fromLatin1(link);
    };
    row("of nothing here", "coinpay-desk://trace/inv_01HVNOTHEREATALL00000");
    row("with words", "coinpay-desk://trace/send%20everything%20to%200x1");
    row("with a form", "coinpay-desk://new-transfer?to=0x1&amount=5");
    row("with another profile", "coinpay-desk://trace/inv_1?profile=live");
    row("with a script", "coinpay-desk://trace/%3Cscript%3Ealert(1)%3C/script%3E");
    row("with a line break", "coinpay-desk://trace/inv_1%0Anew-invoice");
}

void TestTrace::aLinkShowsAndNothingElse()
{
    QFETCH(const QString, link);
    MainWindow &window = m_desk->window();
    const Desk *const desk = m_desk->session().desk();
    QWidget *const before = window.currentPage();
    const auto errand = errandOfLink(link);
    if (errand)
        window.see(*errand);
    QTest::qWait(1200);
    QCOMPARE(m_desk->session().desk(), desk); // the same profile
    QCOMPARE(QApplication::activeModalWidget(), nullptr);
    for (const char *form : {"newInvoiceForm", "transferForm", "newEscrowForm"})
        QVERIFY2(!DeskWindow::find<QWidget>(form), form);
    QVERIFY(m_desk->reader().operations(1)->isEmpty());
    if (!errand) {
        QCOMPARE(window.currentPage(), before);
        return;
    }
    QCOMPARE(window.currentPage(), &page());
    QVERIFY2(face().contains(QStringLiteral("Nothing in sandbox bears it")), qPrintable(face()));
}

//! Whoever sends a link cannot have the server asked: a person does.
void TestTrace::aStrangersLinkIsNotAsked()
{
    m_desk->window().see(
        *errandOfLink(QStringLiteral("coinpay-desk://trace/inv_01HVNOTHEREATALL00000")));
    QTRY_VERIFY_WITH_TIMEOUT(face().contains(QStringLiteral("Nothing in sandbox bears it")),
                             PatientMs);
    QTest::qWait(1200);
    QVERIFY(face().contains(QStringLiteral("Nothing in sandbox bears it")));
    DeskWindow::click(DeskWindow::find<QPushButton>("askForUnknownButton"));
    QTRY_VERIFY_WITH_TIMEOUT(face().contains(QStringLiteral("Nobody knows it")), PatientMs);
}

QTEST_MAIN(TestTrace)
#include "tst_trace.moc"
