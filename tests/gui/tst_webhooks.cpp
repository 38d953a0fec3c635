// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/rotatesecretform.h"
#include "gui/deskwindow.h"
#include "pages/advicecard.h"
#include "pages/bodywell.h"
#include "pages/deliveriestab.h"
#include "pages/deliverydetail.h"
#include "pages/doctortab.h"
#include "pages/endpointdetail.h"
#include "pages/endpointstab.h"
#include "pages/eventdetail.h"
#include "pages/eventstab.h"
#include "pages/invoicespage.h"
#include "pages/listtable.h"
#include "pages/secretrow.h"
#include "pages/signedview.h"
#include "pages/tracepage.h"
#include "pages/webhookspage.h"
#include "secrets/needles.h"
#include "support/webhookreceiver.h"
#include "theme/theme.h"
#include "ui/pages/looking.h"
#include "widgets/emptystate.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMessageAuthenticationCode>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QTranslator>

void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatientMs = 30'000;

QPushButton *button(const char *name)
{
    return DeskWindow::find<QPushButton>(name);
}

bool saysIn(const QWidget &widget, const QString &words)
{
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(words))
            return true;
    }
    return false;
}

void toClipboard(const QByteArray &bytes)
{
    auto *mime = new QMimeData;
    mime->setData(u"text/plain;charset=utf-8"_s, bytes);
    mime->setText(QString::fromUtf8(bytes));
    QGuiApplication::clipboard()->setMimeData(mime);
}

QByteArray signedHeaders(const QByteArray &body, const QByteArray &secret)
{
    const QByteArray stamp = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    return "X-Event-Id: evt_1\r\nx-timestamp: " + stamp + "\r\nX-SIGNATURE: " +
           QMessageAuthenticationCode::hash(stamp + '.' + body, secret, QCryptographicHash::Sha256)
               .toHex() +
           "\r\n";
}

} // namespace

//! From a change to whoever is to know of it, in a real window over a real server that pushes to a
//! real receiver; with a mouse, and without one.
class TestWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fromAnEventToItsDelivery();
    void deliveredAgainByMouse();
    void deliveredAgainByKeyboard();
    void aNewSecretIsShownWhenAsked();
    void whoMayOnlyReadAsksForNothing();
    void nobodyThere();
    void theDoctorSaysValid();
    void theDoctorSaysWhyNot_data();
    void theDoctorSaysWhyNot();
    void theDoctorNeverFreezes();
    void leadsToTheTrace();
    void pictures_data();
    void pictures();

private:
    void connectDesk(const QStringList &scopes = {});
    void makeInvoice(const QString &reference);
    [[nodiscard]] WebhooksPage &page() { return *m_desk->window().webhooksPage(); }
    void chooseFirst(ListTable &table);
    void putIn(const QByteArray &headers, const QByteArray &body, const QByteArray &secret);

    WebhookReceiver m_receiver;
    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<DeskWindow> m_desk;
    QString m_endpoint;
};

void TestWebhooks::init()
{
    QLocale::setDefault(QLocale(u"en_US"_s));
    m_receiver.status = 200;
    m_receiver.received.clear();
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY2(m_sandbox->start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox->complaint()));
    const QJsonObject made = m_sandbox
                                 ->call("POST", u"/v1/webhook_endpoints"_s,
                                        {{u"url"_s, m_receiver.url(u"/hooks"_s)},
                                         {u"events"_s, QJsonArray{u"invoice.created"_s}}})
                                 .json();
    m_endpoint = made.value("endpoint"_L1)["id"_L1].toString();
    QVERIFY(!m_endpoint.isEmpty());
    m_desk = std::make_unique<DeskWindow>();
}

void TestWebhooks::cleanup()
{
    if (m_desk) {
        m_desk->close();
        m_desk.reset();
    }
    m_sandbox.reset();
}

void TestWebhooks::connectDesk(const QStringList &scopes)
{
    if (scopes.isEmpty())
        m_desk->connectTo(*m_sandbox);
    else
        m_desk->connectTo(*m_sandbox, scopes);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().connector()->status().freshness.phase,
                              Freshness::Phase::Live, PatientMs);
    m_desk->window().resize(1280, 800);
    m_desk->window().go(Place::Webhooks);
}

void TestWebhooks::makeInvoice(const QString &reference)
{
    const auto made = m_sandbox->call(
        "POST", u"/v1/invoices"_s,
        {{u"amount"_s, u"25.00"_s}, {u"asset"_s, u"USDT"_s}, {u"reference"_s, reference}});
    QCOMPARE(made.status, 201);
}

void TestWebhooks::chooseFirst(ListTable &table)
{
    QTRY_VERIFY_WITH_TIMEOUT(table.isVisible() && table.model()->rowCount() > 0, PatientMs);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualRect(table.model()->index(0, 0)).center());
}

void TestWebhooks::fromAnEventToItsDelivery()
{
    connectDesk();
    EventsTab &events = page().events();
    QCOMPARE(page().tab(), WebhooksPage::Tab::Events);
    makeInvoice(u"order_1"_s);
    makeInvoice(u"order_2"_s);
    QTRY_COMPARE_WITH_TIMEOUT(events.model().rowCount(), 2, PatientMs); // live
    chooseFirst(events.table());
    QTRY_VERIFY(events.detail().event());
    const Event event = events.detail().event()->event;
    QCOMPARE(event.type, u"invoice.created"_s);
    QVERIFY(saysIn(events.detail(), u"Invoice"_s));

    // Narrowed by what is typed, and by kind.
    DeskWindow::type(events.searchField(), event.resourceId.right(6));
    QTRY_COMPARE_WITH_TIMEOUT(events.model().rowCount(), 1, PatientMs);
    DeskWindow::find<QComboBox>("eventType")->setCurrentIndex(2); // escrows
    QTRY_COMPARE_WITH_TIMEOUT(events.model().rowCount(), 0, PatientMs);
    QVERIFY(events.face().isVisible());
    DeskWindow::click(DeskWindow::find<QWidget>("clearEventFilters"));
    QTRY_COMPARE_WITH_TIMEOUT(events.model().rowCount(), 2, PatientMs);

    // What became of it.
    DeskWindow::click(button("eventDeliveriesButton"));
    QCOMPARE(page().tab(), WebhooksPage::Tab::Deliveries);
    DeliveriesTab &deliveries = page().deliveries();
    QTRY_COMPARE_WITH_TIMEOUT(deliveries.model().rowCount(), 1, PatientMs);
    QCOMPARE(deliveries.model().delivery(0).eventId, event.id);
    chooseFirst(deliveries.table());
    QTRY_VERIFY_WITH_TIMEOUT(saysIn(deliveries.detail(), u"Attempt 1: Status 200"_s), PatientMs);

    // And what it is about.
    DeskWindow::click(button("openDeliveryResourceButton"));
    QCOMPARE(m_desk->window().currentPage(),
             static_cast<QWidget *>(m_desk->window().invoicesPage()));
}

void TestWebhooks::deliveredAgainByMouse()
{
    connectDesk();
    makeInvoice(u"order_1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, PatientMs);
    page().go(WebhooksPage::Tab::Deliveries);
    DeliveriesTab &deliveries = page().deliveries();
    chooseFirst(deliveries.table());
    QTRY_VERIFY_WITH_TIMEOUT(deliveries.detail().delivery() &&
                                 deliveries.detail().delivery()->status ==
                                     DeliveryStatus::Delivered,
                             PatientMs);
    const QString first = deliveries.detail().delivery()->id;
    m_receiver.status = 500;
    DeskWindow::click(button("redeliverButton"));
    QTRY_VERIFY(DeskWindow::find<QWidget>("redeliverForm"));
    QVERIFY(saysIn(*DeskWindow::find<QWidget>("redeliverForm"), u"may act on it twice"_s));
    QVERIFY(button("keepButton")->isDefault());
    DeskWindow::click(button("confirmButton"));
    // The new one is in front, with its failure and the time of its next attempt.
    QTRY_VERIFY_WITH_TIMEOUT(deliveries.detail().delivery()->redeliveryOf == first, PatientMs);
    QTRY_VERIFY_WITH_TIMEOUT(saysIn(deliveries.detail(), u"Attempt 1: Status 500"_s), PatientMs);
    QVERIFY(saysIn(deliveries.detail(), u"Next attempt"_s));
    QVERIFY(saysIn(deliveries.detail(), u"its own log has the reason"_s));
    QCOMPARE(m_receiver.received.size(), 2);
    m_receiver.status = 200;
    m_sandbox->post(u"/clock"_s, {{u"advance_seconds"_s, 5}});
    QTRY_VERIFY_WITH_TIMEOUT(deliveries.detail().delivery()->status == DeliveryStatus::Delivered,
                             PatientMs);
    picture(m_desk->window(), u"webhooks-delivery"_s);
}

void TestWebhooks::deliveredAgainByKeyboard()
{
    connectDesk();
    makeInvoice(u"order_1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, PatientMs);
    page().tabs().setFocus();
    QTest::keyClick(&page().tabs(), Qt::Key_Right);
    QCOMPARE(page().tab(), WebhooksPage::Tab::Deliveries);
    DeliveriesTab &deliveries = page().deliveries();
    QTRY_COMPARE_WITH_TIMEOUT(deliveries.model().rowCount(), 1, PatientMs);
    deliveries.table().setFocus();
    QTest::keyClick(&deliveries.table(), Qt::Key_Home);
    if (!deliveries.detail().delivery())
        QTest::keyClick(&deliveries.table(), Qt::Key_Down);
    QTRY_VERIFY(deliveries.detail().delivery());
    button("redeliverButton")->setFocus();
    QTest::keyClick(button("redeliverButton"), Qt::Key_Space);
    QTRY_VERIFY(DeskWindow::find<QWidget>("redeliverForm"));
    // Enter keeps it as it is: that is the default.
    QTest::keyClick(DeskWindow::find<QWidget>("redeliverForm"), Qt::Key_Return);
    QTRY_VERIFY(!DeskWindow::find<QWidget>("redeliverForm"));
    QTest::keyClick(button("redeliverButton"), Qt::Key_Space);
    QTRY_VERIFY(button("confirmButton"));
    button("confirmButton")->setFocus();
    QTest::keyClick(button("confirmButton"), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 2, PatientMs);
    QCOMPARE(m_receiver.received[0].headers.value("x-event-id"),
             m_receiver.received[1].headers.value("x-event-id"));
    QTest::qWait(100);
    QCOMPARE(m_receiver.received.size(), 2);
}

//! There is no keychain here: the secret is shown out of the server's own answer, and nothing of it
//! is written.
void TestWebhooks::aNewSecretIsShownWhenAsked()
{
    connectDesk();
    m_desk->window().showResource(u"webhook_endpoint"_s, m_endpoint);
    EndpointsTab &endpoints = page().endpoints();
    QTRY_VERIFY_WITH_TIMEOUT(endpoints.detail().endpoint(), PatientMs);
    QCOMPARE(endpoints.detail().secretRows().size(), 1);
    // One from elsewhere cannot be kept either, which is said.
    QTRY_VERIFY_WITH_TIMEOUT(button("enterSecretButton"), PatientMs);
    DeskWindow::click(button("enterSecretButton"));
    QLineEdit *field = endpoints.detail().secretRows().first()->field();
    DeskWindow::type(field, u"whsec_typed-by-hand-000000001"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->text(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(DeskWindow::find<QLabel>("secretTrouble"), PatientMs);
    DeskWindow::click(button("rotateSecretButton"));
    auto *form = DeskWindow::find<RotateSecretForm>("rotateSecretForm");
    QVERIFY(form);
    picture(*form, u"webhooks-rotate"_s);
    DeskWindow::click(button("confirmButton"));
    QTRY_COMPARE_WITH_TIMEOUT(endpoints.detail().secretRows().size(), 2, PatientMs);
    QVERIFY(saysIn(endpoints.detail(), u"Give the receiver the new secret"_s));
    SecretRow *row = endpoints.detail().secretRows().last();
    QTRY_VERIFY_WITH_TIMEOUT(row->againButton()->isVisible() || row->showButton()->isVisible(),
                             PatientMs);
    if (row->againButton()->isVisible())
        DeskWindow::click(row->againButton());
    QTRY_VERIFY_WITH_TIMEOUT(row->showButton()->isVisible(), PatientMs);
    QVERIFY(!row->isShown());
    DeskWindow::click(row->showButton());
    QVERIFY(row->isShown());
    const QString secret = row->findChild<QLabel *>(u"clearSecret"_s)->text();
    QVERIFY2(secret.startsWith("whsec_"_L1), qPrintable(secret));
    picture(m_desk->window(), u"webhooks-secret"_s);
    DeskWindow::click(row->copyButton());
    QCOMPARE(QGuiApplication::clipboard()->text(), secret);
    DeskWindow::click(row->showButton());
    QVERIFY(!row->isShown());
    QCOMPARE(row->findChild<QLabel *>(u"clearSecret"_s)->text(), QString());
    QGuiApplication::clipboard()->clear();

    // It is the one that signs.
    m_sandbox->post(u"/clock"_s, {{u"advance_seconds"_s, 86'401}});
    m_sandbox->forgetToken();
    makeInvoice(u"order_1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, PatientMs);
    const auto &received = m_receiver.received.first();
    QCOMPARE(received.headers.value("x-signature"),
             QMessageAuthenticationCode::hash(received.headers.value("x-timestamp") + '.' +
                                                  received.body,
                                              secret.toLatin1(), QCryptographicHash::Sha256)
                 .toHex());
    Needles needles;
    needles.add("secret", secret.toLatin1());
    needles.add("typed secret", "whsec_typed-by-hand-000000001");
    QCOMPARE(needles.findInFolder(m_desk->dataDir()), QStringList());
}

void TestWebhooks::whoMayOnlyReadAsksForNothing()
{
    makeInvoice(u"order_1"_s);
    connectDesk({u"read"_s});
    page().go(WebhooksPage::Tab::Deliveries);
    chooseFirst(page().deliveries().table());
    QTRY_VERIFY(button("redeliverButton"));
    QVERIFY(!button("redeliverButton")->isEnabled());
    QVERIFY(saysIn(page().deliveries().detail(), u"webhooks:write"_s));
    page().showEndpoint(m_endpoint);
    QTRY_VERIFY_WITH_TIMEOUT(button("rotateSecretButton"), PatientMs);
    QVERIFY(!button("rotateSecretButton")->isEnabled());
}

void TestWebhooks::nobodyThere()
{
    m_desk->connectToNobody();
    m_desk->window().go(Place::Webhooks);
    QTRY_VERIFY_WITH_TIMEOUT(page().events().face().isVisible(), PatientMs);
    for (const auto tab : {WebhooksPage::Tab::Deliveries, WebhooksPage::Tab::Endpoints}) {
        page().go(tab);
        TablePane &pane = tab == WebhooksPage::Tab::Deliveries
                              ? static_cast<TablePane &>(page().deliveries())
                              : page().endpoints();
        QTRY_VERIFY_WITH_TIMEOUT(pane.face().isVisible() &&
                                     !pane.face().findChildren<QPushButton *>().isEmpty(),
                                 PatientMs);
    }
    page().go(WebhooksPage::Tab::Doctor); // works all the same
    QVERIFY(button("examineButton")->isEnabled());
}

//! Headers and body as a log has them, pasted with real keys.
void TestWebhooks::putIn(const QByteArray &headers, const QByteArray &body,
                         const QByteArray &secret)
{
    DoctorTab &doctor = page().doctor();
    doctor.headers()->setFocus();
    doctor.headers()->selectAll();
    toClipboard(headers);
    QTest::keyClick(doctor.headers(), Qt::Key_V, Qt::ControlModifier);
    toClipboard(body);
    DeskWindow::click(DeskWindow::find<QWidget>("pasteBodyButton"));
    doctor.secretField()->clear();
    DeskWindow::type(doctor.secretField(), QString::fromLatin1(secret));
    QTest::keyClick(doctor.secretField(), Qt::Key_Return);
}

void TestWebhooks::theDoctorSaysValid()
{
    connectDesk();
    page().go(WebhooksPage::Tab::Doctor);
    const QByteArray secret = "whsec_planted-in-the-doctor-0001";
    const QByteArray body = "{\"id\":\"evt_1\",\r\n\t\"note\":\"a\xCC\x88\xE2\x80\x8B\xFF\"}\n";
    DoctorTab &doctor = page().doctor();
    QCOMPARE(doctor.secretField()->echoMode(), QLineEdit::Password);
    // The one button of the page is seen without scrolling.
    const QPushButton *examine = doctor.examineButton();
    QCOMPARE(examine->visibleRegion(), QRegion(examine->rect()));
    putIn(signedHeaders(body, secret), body, secret);
    QTRY_COMPARE_WITH_TIMEOUT(doctor.verdict()->advice().tone, theme::Tone::Good, PatientMs);
    QCOMPARE(*doctor.body()->bytes(), body); // to the byte, CR and all
    // Every byte is to be seen, and no invisible one passes for none.
    const QString shown = doctor.signedView()->text()->toPlainText();
    QVERIFY2(shown.contains(u"␍␊"_s) && shown.contains(u"␉"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"⟨U+200B⟩"_s) && shown.contains(u"⟨ff⟩"_s), qPrintable(shown));
    picture(m_desk->window(), u"webhooks-doctor-valid"_s);
    // A verdict is about what was there: another body has none yet.
    doctor.body()->clear();
    QCOMPARE(doctor.verdict()->advice().tone, theme::Tone::Neutral);

    Needles needles;
    needles.add("typed secret", secret);
    QCOMPARE(needles.findInFolder(m_desk->dataDir()), QStringList());
}

void TestWebhooks::theDoctorSaysWhyNot_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<bool>("differs");
    const QByteArray good = "whsec_planted-in-the-doctor-0001";
    const QByteArray body = R"({"id":"evt_1","amount":"25.00"})";
    QTest::newRow("a newline behind it") << body + '\n' << good << true;
    QTest::newRow("written anew") << QByteArray(R"({"id": "evt_1", "amount": "25.00"})") << good
                                  << true;
    QTest::newRow("another secret")
        << body << QByteArray("whsec_another-one-altogether-02") << false;
    QTest::newRow("no secret") << body << QByteArray() << false;
}

void TestWebhooks::theDoctorSaysWhyNot()
{
    QFETCH(const QByteArray, given);
    QFETCH(const QByteArray, secret);
    QFETCH(const bool, differs);
    m_desk->connectToNobody();
    m_desk->window().resize(1280, 800);
    m_desk->window().go(Place::Webhooks);
    page().go(WebhooksPage::Tab::Doctor);
    const QByteArray body = R"({"id":"evt_1","amount":"25.00"})";
    DoctorTab &doctor = page().doctor();
    putIn(signedHeaders(body, "whsec_planted-in-the-doctor-0001"), given, secret);
    QTRY_COMPARE_WITH_TIMEOUT(doctor.verdict()->advice().tone, theme::Tone::Bad, PatientMs);
    QVERIFY(!doctor.verdict()->advice().title.isEmpty());
    QCOMPARE(!doctor.signedView()->difference().isEmpty(), differs);
    if (differs)
        picture(m_desk->window(), u"webhooks-doctor-differs"_s);
}

//! 50 MB that are no text: the window goes on while they are looked at.
void TestWebhooks::theDoctorNeverFreezes()
{
    m_desk->connectToNobody();
    m_desk->window().go(Place::Webhooks);
    page().go(WebhooksPage::Tab::Doctor);
    DoctorTab &doctor = page().doctor();
    QByteArray body(50 * 1024 * 1024, '\xFE');
    doctor.headers()->setPlainText(
        QString::fromLatin1(signedHeaders(body, "whsec_planted-in-the-doctor-0001")));
    body[body.size() / 2] = 'x';
    doctor.body()->setBytes(body, u"large.bin"_s);
    doctor.secretField()->setText(u"whsec_planted-in-the-doctor-0001"_s);
    int turns = 0;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, this, [&turns] { ++turns; });
    ticking.start(1);
    DeskWindow::click(doctor.examineButton());
    QVERIFY(!doctor.examineButton()->isEnabled()); // it is at work, and this is not held up
    QTRY_COMPARE_WITH_TIMEOUT(doctor.verdict()->advice().tone, theme::Tone::Bad, 120'000);
    QVERIFY2(turns > 3, qPrintable(QString::number(turns)));
}

//! Of whatever a person looks at, the story is one press away, and Escape leads back.
void TestWebhooks::leadsToTheTrace()
{
    connectDesk();
    makeInvoice(u"order_1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page().events().model().rowCount() > 0, PatientMs);
    chooseFirst(page().events().table());
    QTRY_VERIFY(page().events().detail().event());
    const Event event = page().events().detail().event()->event;
    TracePage &trace = *m_desk->window().tracePage();
    const auto comesBackFromTheStory = [&](const QString &of) {
        QTRY_VERIFY(button("traceButton"));
        DeskWindow::click(button("traceButton"));
        QTRY_COMPARE(m_desk->window().currentPage(), static_cast<QWidget *>(&trace));
        QCOMPARE(trace.field().text(), of);
        QTRY_VERIFY_WITH_TIMEOUT(trace.follower().trace(), PatientMs);
        QCOMPARE(trace.follower().subject()->id, event.resourceId);
        QTest::keyClick(&trace.field(), Qt::Key_Escape);
        QTest::keyClick(&trace.field(), Qt::Key_Escape);
        QTRY_COMPARE(m_desk->window().currentPage(), static_cast<QWidget *>(&page()));
    };
    comesBackFromTheStory(event.id);
    page().go(WebhooksPage::Tab::Deliveries);
    QTRY_VERIFY_WITH_TIMEOUT(page().deliveries().model().rowCount() > 0, PatientMs);
    chooseFirst(page().deliveries().table());
    comesBackFromTheStory(event.id);
    page().go(WebhooksPage::Tab::Endpoints);
    chooseFirst(page().endpoints().table());
    QTRY_VERIFY(page().endpoints().detail().endpoint());
    QVERIFY(!button("traceButton")); // nothing happens to an endpoint
}

void TestWebhooks::pictures_data()
{
    QTest::addColumn<theme::Mode>("mode");
    QTest::addColumn<QString>("language");
    QTest::newRow("light") << theme::Mode::Light << u"en"_s;
    QTest::newRow("dark") << theme::Mode::Dark << u"en"_s;
    QTest::newRow("German") << theme::Mode::Light << u"de"_s;
}

void TestWebhooks::pictures()
{
    QFETCH(const theme::Mode, mode);
    QFETCH(const QString, language);
    loadTranslationResources();
    QTranslator translator;
    QVERIFY(translator.load(u":/translations/coinpay_"_s + language));
    QCoreApplication::installTranslator(&translator);
    QLocale::setDefault(QLocale(language));
    const auto look = [this](const char *what) {
        picture(m_desk->window(), u"webhooks-%1-%2"_s.arg(QLatin1String(what),
                                                          QLatin1String(QTest::currentDataTag())));
        QTRY_COMPARE(clippedText(page()), QString());
    };
    connectDesk();
    theme::apply(*qApp, mode);
    makeInvoice(u"order_1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page().events().model().rowCount() > 0, PatientMs);
    chooseFirst(page().events().table());
    look("events");
    page().go(WebhooksPage::Tab::Deliveries);
    QTRY_VERIFY_WITH_TIMEOUT(page().deliveries().model().rowCount() > 0, PatientMs);
    chooseFirst(page().deliveries().table());
    QTRY_VERIFY(page().deliveries().detail().delivery());
    look("deliveries");
    page().go(WebhooksPage::Tab::Endpoints);
    chooseFirst(page().endpoints().table());
    QTRY_VERIFY(page().endpoints().detail().endpoint());
    look("endpoints");
    page().go(WebhooksPage::Tab::Doctor);
    look("doctor");
    page().tabs().setCurrentIndex(page().tabs().count() - 1);
    look("listener");
    m_desk->window().go(Place::Invoices);
    chooseFirst(m_desk->window().invoicesPage()->table());
    picture(m_desk->window(), u"invoice-"_s + QLatin1String(QTest::currentDataTag()));
    theme::apply(*qApp, theme::Mode::Light);
}

QTEST_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
