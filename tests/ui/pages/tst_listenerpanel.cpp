// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"
#include "pages/listenercontrols.h"
#include "pages/listenerpanel.h"
#include "pages/listtable.h"
#include "pages/receiptdetail.h"
#include "pages/receiptmodel.h"
#include "theme/theme.h"
#include "webhooks/listenershop.h"
#include "widgets/copylabel.h"
#include "widgets/emptystate.h"
#include "widgets/outcomelist.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTranslator>

void loadTranslationResources()
{
    Q_INIT_RESOURCE(coinpay_translations);
}

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;

//! The panel in a window, over a folder of its own.
struct World
{
    explicit World(bool withKeychain = true, FillIn::Fetch fetch = {})
    {
        ListenerSources sources;
        sources.profileDir = dir.path();
        sources.secrets = [withKeychain] {
            std::vector<SharedSecret> secrets;
            if (withKeychain)
                secrets.push_back(secretOf(shopSecret));
            return QtFuture::makeReadyFuture(Result<std::vector<SharedSecret>>(secrets));
        };
        sources.fetch = std::move(fetch);
        panel = std::make_unique<ListenerPanel>(std::move(sources), beats, clock, settings);
        tester = std::make_unique<QAbstractItemModelTester>(&panel->model());
        panel->resize(1180, 760);
        panel->show();
    }

    template <typename T>
    T *find(const char *name) const
    {
        return panel->findChild<T *>(QLatin1String(name));
    }

    void click(const char *name) const
    {
        auto *button = find<QPushButton>(name);
        QVERIFY2(button, name);
        QTRY_VERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }

    void listen() const
    {
        click("listenButton");
        QTRY_VERIFY_WITH_TIMEOUT(panel->controls().isRunning(), Patience);
    }

    int send(const QByteArray &request) const
    {
        RawPeer peer(static_cast<quint16>(QUrl(panel->controls().address()->text()).port()));
        peer.write(request);
        return peer.status();
    }

    void choose(int row) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(panel->model().rowCount() > row, Patience);
        QTest::mouseClick(
            panel->table().viewport(), Qt::LeftButton, {},
            panel->table().visualRect(panel->table().model()->index(row, 0)).center());
        const qint64 wanted = panel->model().receipt(row).row;
        QTRY_VERIFY_WITH_TIMEOUT(
            panel->detail().receipt() && panel->detail().receipt()->row == wanted, Patience);
    }

    QTemporaryDir dir;
    QTemporaryDir settingsDir;
    SystemClock clock;
    Settings settings{settingsDir.path()};
    Heartbeat beats{clock};
    std::unique_ptr<ListenerPanel> panel;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

} // namespace

class TestListenerPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatArrivesIsShown();
    void aDuplicateIsCountedInItsRow();
    void whatIsRefusedSaysWhy();
    void forwardsAndTellsTheAnswer();
    void whatIsRefusedGoesOnWhereOneSaysSo();
    void theKindOfSignatureIsTheChosenOne();
    void whatWasMissedIsFilledIn_data();
    void whatWasMissedIsFilledIn();
    void startsAsItWasLeft();
    void replaysAreJudged();
    void whatIsWrongInAFieldIsSaid();
    void withoutASecretItAsksForOne();
    void aTakenPortIsSaid();
    void theNextWindowShowsWhatArrived();
    void whatIsNoLongerKeptIsSaid();
    void typedSecretsAreNotKept();
    void looks_data();
    void looks();
    void initTestCase();
    void cleanup();

private:
    void speak(const QString &language);

    QTranslator m_translator;
};

void TestListenerPanel::initTestCase()
{
    loadTranslationResources();
    cleanup();
}

void TestListenerPanel::cleanup()
{
    theme::apply(*qApp, theme::Mode::Light);
    speak(QStringLiteral("en"));
}

void TestListenerPanel::speak(const QString &language)
{
    QCoreApplication::removeTranslator(&m_translator);
    QVERIFY(m_translator.load(QStringLiteral(":/translations/coinpay_") + language));
    QCoreApplication::installTranslator(&m_translator);
    QLocale::setDefault(QLocale(language));
}

void TestListenerPanel::whatArrivesIsShown()
{
    World world;
    QTRY_VERIFY(world.panel->face().isVisible());
    world.listen();
    QVERIFY(
        world.panel->controls().address()->text().startsWith(QLatin1String("http://127.0.0.1:")));
    QCOMPARE(world.send(signedPost("evt_1")), 200);
    world.choose(0);
    QCOMPARE(world.panel->model().receipt(0).state, WebhookState::Handled);
    auto *body = world.find<QPlainTextEdit>("receiptBody");
    QVERIFY(body->toPlainText().contains(QLatin1String("\n    \"data\"")));
    world.click("prettyButton");
    QCOMPARE(body->toPlainText().toUtf8(), eventBody("evt_1"));
    QVERIFY(world.find<QPlainTextEdit>("receiptHeaders")
                ->toPlainText()
                .contains(QLatin1String("x-event-id: evt_1")));
    world.click("listenButton");
    QTRY_VERIFY_WITH_TIMEOUT(!world.panel->controls().isRunning(), Patience);
}

void TestListenerPanel::aDuplicateIsCountedInItsRow()
{
    World world;
    world.listen();
    QCOMPARE(world.send(signedPost("evt_1")), 200);
    QCOMPARE(world.send(signedPost("evt_1")), 200);
    QCOMPARE(world.send(signedPost("evt_2")), 200);
    QTRY_COMPARE(world.panel->model().rowCount(), 2);
    QTRY_COMPARE(world.panel->model().receipt(1).times, 2);
    QCOMPARE(world.panel->model().receipt(0).eventId, QStringLiteral("evt_2"));
}

void TestListenerPanel::whatIsRefusedSaysWhy()
{
    World world;
    world.listen();
    QCOMPARE(world.send(signedPost("evt_1", 900)), 401);
    world.choose(0);
    QCOMPARE(world.panel->model().receipt(0).state, WebhookState::Refused);
    QVERIFY(world.panel->detail().receipt()->sentence.contains(QLatin1String("900 seconds old")));
}

void TestListenerPanel::forwardsAndTellsTheAnswer()
{
    RawServer handler;
    World world;
    world.find<QLineEdit>("listenerForward")->setText(handler.url().toString());
    world.listen();
    QCOMPARE(world.send(signedPost("evt_1")), 200);
    QTRY_COMPARE_WITH_TIMEOUT(handler.bodies.size(), 1, Patience);
    QTRY_COMPARE(world.panel->model().receipt(0).state, WebhookState::Handled);
    QCOMPARE(world.panel->model().receipt(0).lastStatus, 200);
    QCOMPARE(world.settings.value(setting::listenerForward), handler.url().toString());
}

void TestListenerPanel::whatIsRefusedGoesOnWhereOneSaysSo()
{
    RawServer handler;
    World world;
    auto *refused = world.find<QCheckBox>("listenerRefused");
    QVERIFY(!refused->isEnabled()); // nothing is passed on at all
    world.find<QLineEdit>("listenerForward")->setText(handler.url().toString());
    QVERIFY(refused->isEnabled());
    world.listen();
    QCOMPARE(world.send(signedPost("evt_1", 900)), 401);
    QCOMPARE(world.send(signedPost("evt_2")), 200);
    QTRY_COMPARE_WITH_TIMEOUT(handler.bodies.size(), 1, Patience); // not the stale one
    QTRY_COMPARE(world.panel->model().receipt(0).state, WebhookState::Handled);
    world.click("listenButton");
    QTRY_VERIFY(!world.panel->controls().isRunning());
    refused->click();
    world.listen();
    QCOMPARE(world.send(signedPost("evt_3", 900)), 401);
    QTRY_COMPARE_WITH_TIMEOUT(handler.bodies.size(), 2, Patience);
    QVERIFY(handler.bodies.last().contains("evt_3"));
}

void TestListenerPanel::theKindOfSignatureIsTheChosenOne()
{
    World world;
    auto *scheme = world.find<QComboBox>("listenerScheme");
    scheme->setCurrentIndex(scheme->findData(QString(webhookSchemeName(WebhookScheme::Standard))));
    world.listen();
    QVERIFY(world.send(signedPost("evt_1")) / 100 == 4); // rightly signed, by another scheme
    world.click("listenButton");
    QTRY_VERIFY(!world.panel->controls().isRunning());
    scheme->setCurrentIndex(0);
    world.listen();
    QCOMPARE(world.send(signedPost("evt_2")), 200);
}

void TestListenerPanel::whatWasMissedIsFilledIn_data()
{
    QTest::addColumn<bool>("wanted");
    QTest::newRow("as wished") << true;
    QTest::newRow("not as wished") << false;
}

void TestListenerPanel::whatWasMissedIsFilledIn()
{
    QFETCH(const bool, wanted);
    std::atomic_int asked = 0;
    World world(true, [&asked](const QString &) {
        ++asked;
        return QtFuture::makeReadyFuture(
            Result<FeedPage>(fail(ErrorKind::Connect, QStringLiteral("nobody there"))));
    });
    auto *fillIn = world.find<QCheckBox>("listenerFillIn");
    QVERIFY(fillIn->isVisible() && fillIn->isChecked());
    if (!wanted)
        fillIn->click();
    world.listen();
    if (wanted) {
        QTRY_VERIFY_WITH_TIMEOUT(asked > 0, Patience);
        return;
    }
    QCOMPARE(world.send(signedPost("evt_1")), 200);
    QTest::qWait(300);
    QCOMPARE(asked.load(), 0);
}

void TestListenerPanel::startsAsItWasLeft()
{
    World world;
    auto *scheme = world.find<QComboBox>("listenerScheme");
    world.find<QLineEdit>("listenerForward")->setText(QStringLiteral("http://127.0.0.1:9/hook"));
    world.find<QCheckBox>("listenerRefused")->click();
    world.find<QCheckBox>("listenerFillIn")->setChecked(false);
    scheme->setCurrentIndex(2);
    world.listen();
    world.click("listenButton");
    QTRY_VERIFY(!world.panel->controls().isRunning());
    ListenerPanel another({}, world.beats, world.clock, world.settings);
    QCOMPARE(another.findChild<QComboBox *>(QStringLiteral("listenerScheme"))->currentIndex(), 2);
    QVERIFY(another.findChild<QCheckBox *>(QStringLiteral("listenerRefused"))->isChecked());
    QVERIFY(another.findChild<QCheckBox *>(QStringLiteral("listenerRefused"))->isEnabled());
    QVERIFY(!another.findChild<QCheckBox *>(QStringLiteral("listenerFillIn"))->isChecked());
}

void TestListenerPanel::replaysAreJudged()
{
    RawServer credulous;
    World world;
    world.listen();
    QCOMPARE(world.send(signedPost("evt_1")), 200);
    world.choose(0);
    auto *handler = world.find<QLineEdit>("replayHandler");
    handler->setText(QStringLiteral("not an address"));
    world.click("replayTamper");
    QVERIFY(credulous.bodies.isEmpty());
    handler->setText(credulous.url().toString());
    world.click("replayTamper");
    auto *outcomes = world.find<OutcomeList>("replayOutcomes");
    QTRY_COMPARE_WITH_TIMEOUT(outcomes->lines().size(), 5, Patience);
    QCOMPARE(outcomes->lines().first().tone, theme::Tone::Bad);
    QCOMPARE(outcomes->lines().at(3).tone, theme::Tone::Good);
    QVERIFY(outcomes->lines().last().title.contains(QLatin1String("3 times")));
    world.click("replayOrder"); // of one event there is no order
    QTRY_COMPARE(outcomes->lines().size(), 1);
    QCOMPARE(outcomes->lines().first().tone, theme::Tone::Attention);
}

void TestListenerPanel::whatIsWrongInAFieldIsSaid()
{
    World world;
    world.find<QLineEdit>("listenerPort")->setText(QStringLiteral("70000"));
    QVERIFY(!world.panel->controls().wish());
    world.find<QLineEdit>("listenerPort")->setText(QString());
    world.find<QLineEdit>("listenerForward")->setText(QStringLiteral("http://me:pw@localhost/"));
    QVERIFY(!world.panel->controls().wish());
    world.find<QLineEdit>("listenerForward")->setText(QStringLiteral("localhost:8080/hook"));
    QCOMPARE(world.panel->controls().wish()->forwardTo->toString(),
             QStringLiteral("http://localhost:8080/hook"));
}

void TestListenerPanel::withoutASecretItAsksForOne()
{
    World world(false);
    world.click("listenButton");
    auto *button = world.find<QPushButton>("listenButton");
    QTRY_VERIFY(button->isEnabled());
    QVERIFY(!world.panel->controls().isRunning());
    world.find<QLineEdit>("listenerSecret")->setText(QString::fromLatin1(shopSecret));
    world.listen();
    QCOMPARE(world.send(signedPost("evt_1")), 200);
}

void TestListenerPanel::aTakenPortIsSaid()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    World world;
    world.find<QLineEdit>("listenerPort")->setText(QString::number(other.serverPort()));
    world.click("listenButton");
    QTRY_VERIFY(world.find<QPushButton>("listenButton")->isEnabled());
    QVERIFY(!world.panel->controls().isRunning());
}

void TestListenerPanel::theNextWindowShowsWhatArrived()
{
    World world;
    world.listen();
    QCOMPARE(world.send(signedPost("evt_1")), 200);
    QCOMPARE(world.send(signedPost("evt_2")), 200);
    ListenerSources sources;
    sources.profileDir = world.dir.path();
    ListenerPanel another(std::move(sources), world.beats, world.clock, world.settings);
    another.show();
    QTRY_COMPARE_WITH_TIMEOUT(another.model().rowCount(), 2, Patience);
    QCOMPARE(another.model().receipt(0).eventId, QStringLiteral("evt_2"));
}

void TestListenerPanel::whatIsNoLongerKeptIsSaid()
{
    World world;
    world.listen();
    QCOMPARE(world.send(signedPost("evt_1")), 200);
    QTRY_COMPARE(world.panel->model().rowCount(), 1);
    const auto inbox = WebhookInbox::open(world.dir.path(), world.clock);
    QVERIFY(inbox && *(*inbox)->dropOld({std::chrono::hours(24), 0}, world.clock.now()));
    world.choose(0);
    QVERIFY(world.panel->detail().receipt()->droppedAt != 0);
    auto *body = world.find<QPlainTextEdit>("receiptBody");
    QVERIFY(body->toPlainText().isEmpty());
    QVERIFY(!body->placeholderText().isEmpty());
    bool isTold = false;
    for (const auto *label : world.panel->detail().findChildren<QLabel *>())
        isTold = isTold || label->text().contains(QLatin1String("no longer kept"));
    QVERIFY(isTold);
    QVERIFY(!world.find<QPushButton>("replayPlain")->isEnabled());
    QTRY_COMPARE(clippedText(*world.panel), QString());
    picture(*world.panel, QStringLiteral("listener-no-longer-kept"));
}

void TestListenerPanel::typedSecretsAreNotKept()
{
    World world(false);
    world.find<QLineEdit>("listenerSecret")->setText(QString::fromLatin1(shopSecret));
    world.listen();
    QCOMPARE(world.send(signedPost("evt_1")), 200);
    for (const QTemporaryDir *dir : {&world.dir, &world.settingsDir}) {
        QDirIterator files(dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(shopSecret), qPrintable(file.fileName()));
        }
    }
}

void TestListenerPanel::looks_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("german");
    QTest::addColumn<int>("width");
    QTest::newRow("light") << false << false << 1180;
    QTest::newRow("dark") << true << false << 1180;
    QTest::newRow("german") << false << true << 1180;
    QTest::newRow("narrow german") << false << true << 860;
}

void TestListenerPanel::looks()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, german);
    QFETCH(const int, width);
    theme::apply(*qApp, dark ? theme::Mode::Dark : theme::Mode::Light);
    speak(german ? QStringLiteral("de") : QStringLiteral("en"));
    RawServer handler;
    World world;
    world.panel->resize(width, 760);
    picture(*world.panel,
            QStringLiteral("listener-empty-") + QLatin1String(QTest::currentDataTag()));
    QTRY_COMPARE(clippedText(*world.panel), QString());
    world.find<QLineEdit>("listenerForward")->setText(handler.url().toString());
    world.listen();
    for (int i = 0; i < 6; ++i)
        QCOMPARE(world.send(signedPost("evt_01J8Z3K5M7N9P2Q4R6S8T0V2W" + QByteArray::number(i))),
                 200);
    QCOMPARE(world.send(signedPost("evt_stale", 900)), 401);
    const QByteArray body = eventBody("evt_1");
    QCOMPARE(world.send(postOf(signatureLines("evt_1", body), body + '\n')), 401);
    world.choose(3);
    world.click("replayTamper");
    QTRY_COMPARE_WITH_TIMEOUT(world.find<OutcomeList>("replayOutcomes")->lines().size(), 5,
                              Patience);
    QTRY_COMPARE(clippedText(*world.panel), QString());
    picture(*world.panel, QStringLiteral("listener-") + QLatin1String(QTest::currentDataTag()));
    world.choose(0);
    QTRY_COMPARE(clippedText(*world.panel), QString());
    picture(*world.panel,
            QStringLiteral("listener-refused-") + QLatin1String(QTest::currentDataTag()));
}

QTEST_MAIN(TestListenerPanel)
#include "tst_listenerpanel.moc"
