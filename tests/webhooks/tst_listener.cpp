// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/listenershop.h"

#include <QProcess>

#include <csignal>
#include <sqlite3.h>

using namespace coinpay;
using namespace coinpay::test;

//! What a listener answers, keeps and tells, whoever sends.
class TestListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_shop.reset(); }
    void storesBeforeItAnswers();
    void handlesAnEventOnce();
    void refuses_data();
    void refuses();
    void aForgedOneBlocksNothing();
    void theBodysOwnIdCounts();
    void everySchemeHasAnIdentity_data();
    void everySchemeHasAnIdentity();
    void twoSecretsWhileOneIsRotated();
    void aThousandAtOnce();
    void aFloodOfForgeriesIsBounded();
    void slowAndEndlessOnesDoNotHoldTheOthersUp();
    void aThousandAmongSlowEndlessAndMalformedOnes();
    void oneListenerAProfile();
    void aTakenPortIsTold();
    void itDoesNotForwardToItself();
    void whatCannotBeStoredIsAskedForAgain();
    void whatWasStoredIsHandledByTheNextOne();
    void killedBetweenReceiptAndAnswer();
    void missedOnesAreHandledOnce();
    void noSecretIsWritten();

private:
    std::unique_ptr<ListenerShop> m_shop;
};

void TestListener::init()
{
    m_shop = std::make_unique<ListenerShop>();
    QVERIFY(m_shop->start());
}

void TestListener::storesBeforeItAnswers()
{
    QByteArray seenWhenTold;
    int rowsWhenTold = 0;
    RawPeer peer(m_shop->port());
    connect(m_shop->listener.get(), &WebhookListener::arrived, this, [&] {
        seenWhenTold = peer.take();
        const auto another = WebhookInbox::open(m_shop->dir.path(), m_shop->clock);
        rowsWhenTold = static_cast<int>((*another)->page(0, 10)->size());
    });
    peer.write(signedPost("evt_1"));
    QCOMPARE(peer.status(), 200);
    QVERIFY(seenWhenTold.isEmpty());
    QCOMPARE(rowsWhenTold, 1);
    const WebhookReceipt kept = *m_shop->listener->inbox().receiptOf(QStringLiteral("evt_1"));
    QCOMPARE(kept.body, eventBody("evt_1"));
    QCOMPARE(kept.eventType, QStringLiteral("invoice.paid"));
    QCOMPARE(kept.resourceId, QStringLiteral("inv_1"));
    QCOMPARE(kept.verdict, QStringLiteral("valid"));
    QCOMPARE(kept.scheme, QStringLiteral("coinpay"));
    QCOMPARE(kept.secretId, QStringLiteral("whs_1"));
    QVERIFY(kept.headers.contains("x-delivery-id: dlv_evt_1\r\n"));
    QCOMPARE(kept.state, WebhookState::Handled);
}

void TestListener::handlesAnEventOnce()
{
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QCOMPARE(m_shop->send(signedPost("evt_1", 120)), 200); // signed at another time
    QCOMPARE(m_shop->send(signedPost("evt_2")), 200);
    QCOMPARE(m_shop->arrivals.size(), 3);
    QVERIFY(m_shop->arrivals.at(0).isNew);
    QVERIFY(!m_shop->arrivals.at(1).isNew);
    QCOMPARE(m_shop->arrivals.at(1).receipt.times, 2);
    QVERIFY(m_shop->arrivals.at(2).isNew);
    QCOMPARE(m_shop->kept().size(), 2);
}

void TestListener::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("verdict");
    const QByteArray body = eventBody("evt_1");
    const QByteArray lines = signatureLines("evt_1", body);
    const auto row = [](const char *name, const QByteArray &request, int status,
                        const char *verdict) {
        QTest::newRow(name) << request << status << QString::fromLatin1(verdict);
    };
    row("a changed amount", postOf(lines, QByteArray(body).replace("25.00", "95.00")), 401,
        "mismatched");
    row("a line end more", postOf(lines, body + '\n'), 401, "body_changed");
    row("another secret", postOf(signatureLines("evt_1", body, 0, "whsec_other"), body), 401,
        "mismatched");
    row("ten minutes old", postOf(signatureLines("evt_1", body, 600), body), 401, "stale");
    row("from the future", postOf(signatureLines("evt_1", body, -600), body), 401, "stale");
    row("no signature at all", postOf({}, body), 400, "no_scheme");
    row("a signature without a time", postOf("x-signature: 00\r\n", body), 400, "missing_header");
    row("an id in the header that is not the body's",
        postOf(QByteArray(lines).replace("x-event-id: evt_1", "x-event-id: evt_9"), body), 400,
        "event_id_mismatch");
    row("GET", "GET / HTTP/1.1\r\n\r\n", 405, "");
    row("no HTTP", "hello\r\n\r\n", 400, "");
    row("17 MiB", "POST / HTTP/1.1\r\nContent-Length: 17825792\r\n\r\n", 413, "");
}

void TestListener::refuses()
{
    QFETCH(const QByteArray, request);
    QFETCH(const QString, verdict);
    QTEST(m_shop->send(request), "status");
    if (verdict.isEmpty()) {
        QVERIFY(m_shop->kept().isEmpty());
        return;
    }
    const WebhookReceipt kept = m_shop->kept().value(0);
    QCOMPARE(kept.verdict, verdict);
    QCOMPARE(kept.state, WebhookState::Refused);
    QVERIFY(!kept.sentence.isEmpty());
    QCOMPARE(m_shop->arrivals.size(), 1);
}

void TestListener::aForgedOneBlocksNothing()
{
    const QByteArray body = eventBody("evt_1");
    QCOMPARE(m_shop->send(postOf(signatureLines("evt_1", body, 0, "whsec_other"), body)), 401);
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QVERIFY(m_shop->arrivals.last().isNew);
}

void TestListener::theBodysOwnIdCounts()
{
    // Without an id in the body, which the signature covers, a header alone could double it.
    const QByteArray body = R"({"hello":"world"})";
    QCOMPARE(m_shop->send(postOf(signatureLines("evt_1", body), body)), 200);
    QCOMPARE(m_shop->send(postOf(signatureLines("evt_2", body), body)), 200);
    QCOMPARE(m_shop->kept().size(), 1);
    QVERIFY(m_shop->kept().first().eventId.startsWith(QLatin1String("sha256:")));
}

void TestListener::everySchemeHasAnIdentity_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("id");
    const auto mac = [](const QByteArray &key, const QByteArray &text) {
        return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
    };
    const QByteArray time = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    const QByteArray body = eventBody("evt_1");
    const QByteArray bare = R"({"hello":"world"})";
    const QByteArray key = QByteArray::fromBase64(shopSecret.mid(6));
    QTest::newRow("t=,v1=") << "x-coinpay-signature: t=" + time +
                                   ",v1=" + mac(shopSecret, time + '.' + body).toHex() + "\r\n"
                            << body << QStringLiteral("evt_1");
    QTest::newRow("Standard Webhooks, whose id is signed")
        << "webhook-id: msg_7\r\nwebhook-timestamp: " + time + "\r\nwebhook-signature: v1," +
               mac(key, "msg_7." + time + '.' + bare).toBase64() + "\r\n"
        << bare << QStringLiteral("msg_7");
    QTest::newRow("sha256=") << "x-hub-signature-256: sha256=" + mac(shopSecret, body).toHex() +
                                    "\r\n"
                             << body << QStringLiteral("evt_1");
}

void TestListener::everySchemeHasAnIdentity()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, id);
    QCOMPARE(m_shop->send(postOf(lines, body)), 200);
    QCOMPARE(m_shop->send(postOf(lines, body)), 200);
    QCOMPARE(m_shop->kept().size(), 1);
    QCOMPARE(m_shop->kept().first().eventId, id);
    QCOMPARE(m_shop->kept().first().times, 2);
}

void TestListener::twoSecretsWhileOneIsRotated()
{
    QVERIFY(m_shop->start({}, [](ListenerSettings &settings) {
        settings.secrets = {secretOf("whsec_new"), secretOf(shopSecret)};
    }));
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    const QByteArray body = eventBody("evt_2");
    QCOMPARE(m_shop->send(postOf(signatureLines("evt_2", body, 0, "whsec_new"), body)), 200);
}

void TestListener::aThousandAtOnce()
{
    constexpr int Peers = 50;
    constexpr int EachSends = 20;
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < Peers; ++i) {
        peers.push_back(std::make_unique<RawPeer>(m_shop->port()));
        QByteArray all;
        for (int k = 0; k < EachSends; ++k)
            all += signedPost("evt_" + QByteArray::number(i * EachSends + k));
        peers.back()->write(all);
    }
    for (const auto &peer : peers)
        QTRY_COMPARE_WITH_TIMEOUT(peer->take().count("HTTP/1.1 200"), EachSends, 60'000);
    QCOMPARE(m_shop->kept().size(), Peers * EachSends);
    QSet<QString> told;
    for (const auto &arrival : m_shop->arrivals)
        told.insert(arrival.receipt.eventId);
    QCOMPARE(told.size(), Peers * EachSends);
    QCOMPARE(m_shop->arrivals.size(), Peers * EachSends);
}

void TestListener::aFloodOfForgeriesIsBounded()
{
    constexpr int Flood = 1200;
    const QByteArray body = eventBody("evt_1");
    const QByteArray forged = postOf(signatureLines("evt_1", body, 0, "whsec_other"), body);
    RawPeer peer(m_shop->port());
    peer.write(forged.repeated(Flood));
    QTRY_COMPARE_WITH_TIMEOUT(peer.take().count("HTTP/1.1 401"), Flood, 60'000);
    QCOMPARE(m_shop->kept().size(), WebhookInbox::MaxRefused);
}

void TestListener::slowAndEndlessOnesDoNotHoldTheOthersUp()
{
    std::vector<std::unique_ptr<RawPeer>> slow;
    for (int i = 0; i < 100; ++i) {
        slow.push_back(std::make_unique<RawPeer>(m_shop->port()));
        slow.back()->write("POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n{");
    }
    RawPeer endless(m_shop->port());
    endless.write("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
    for (int i = 0; i < 300 && !endless.isClosed(); ++i) {
        endless.write(chunk);
        if (i % 50 == 0)
            QCOMPARE(m_shop->send(signedPost("evt_" + QByteArray::number(i))), 200);
    }
    QCOMPARE(endless.status(), 413);
    QCOMPARE(m_shop->kept().size(), 6);
}

//! All at once, and however long it takes here: each good one is taken once, each bad one gets its
//! answer or its end, and afterwards all is as before.
void TestListener::aThousandAmongSlowEndlessAndMalformedOnes()
{
    constexpr int Peers = 40;
    constexpr int EachSends = 25;
    const QByteArray body = eventBody("evt_bad");
    const QByteArrayList malformed{
        "hello\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST / HTTP/9.9\r\n\r\n",
        QByteArray("\0\x16\x03\x01\xff\xfe\r\n\r\n", 10),
        postOf(signatureLines("evt_bad", body).replace("x-signature: ", "x-signature: zz"), body),
        postOf(signatureLines("evt_bad", body), "{\"id\":"),
    };
    std::vector<std::unique_ptr<RawPeer>> slow, endless, bad, good;
    const auto peer = [this](auto &list) -> RawPeer & {
        list.push_back(std::make_unique<RawPeer>(m_shop->port()));
        return *list.back();
    };
    const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
    for (int i = 0; i < Peers; ++i) {
        peer(slow).write("POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n{");
        if (i % 10 == 0)
            peer(endless).write("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        peer(bad).write(malformed.at(i % malformed.size()));
        QByteArray all;
        for (int k = 0; k < EachSends; ++k)
            all += signedPost("evt_" + QByteArray::number(i * EachSends + k));
        peer(good).write(all);
        for (const auto &one : slow)
            one->write("x"); // a byte at a time
        for (const auto &one : endless)
            one->write(chunk);
    }
    for (const auto &one : good)
        QTRY_COMPARE_WITH_TIMEOUT(one->take().count("HTTP/1.1 200"), EachSends, 60'000);
    for (const auto &one : bad) {
        const int status = one->status();
        QVERIFY2(status == 0 ? one->isClosed() : status >= 400 && status < 500,
                 one->take().left(80).constData());
    }
    for (const auto &one : endless) {
        for (int i = 0; i < 400 && !one->isClosed(); ++i) {
            one->write(chunk);
            QTest::qWait(0);
        }
        QVERIFY(one->waitForEnd());
    }
    QSet<QString> taken;
    for (const WebhookReceipt &receipt : m_shop->kept()) {
        if (receipt.state == WebhookState::Refused)
            continue;
        QCOMPARE(receipt.times, 1);
        taken.insert(receipt.eventId);
    }
    QCOMPARE(taken.size(), Peers * EachSends);
    QCOMPARE(m_shop->send(signedPost("evt_afterwards")), 200);
}

void TestListener::oneListenerAProfile()
{
    ListenerSettings settings;
    settings.profileDir = m_shop->dir.path();
    WebhookListener another(settings, m_shop->clock);
    const Done started = another.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::StorageBusy);
    m_shop->listener.reset();
    QVERIFY(another.start());
}

void TestListener::aTakenPortIsTold()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const Done started =
        m_shop->start({}, [&](ListenerSettings &settings) { settings.port = other.serverPort(); });
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::Connect);
    QVERIFY(started.error().message.contains(QString::number(other.serverPort())));
}

void TestListener::itDoesNotForwardToItself()
{
    quint16 port = 0;
    {
        RawServer free;
        port = free.serverPort();
    }
    const Done started = m_shop->start(QUrl(QStringLiteral("http://localhost:%1/").arg(port)),
                                       [&](ListenerSettings &settings) { settings.port = port; });
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::InvalidInput);
}

void TestListener::whatCannotBeStoredIsAskedForAgain()
{
    sqlite3 *blocker = nullptr;
    const QByteArray path = WebhookInbox::path(m_shop->dir.path()).toUtf8();
    QCOMPARE(sqlite3_open(path.constData(), &blocker), SQLITE_OK);
    QCOMPARE(sqlite3_exec(blocker, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    QCOMPARE(m_shop->send(signedPost("evt_1")), 503);
    QVERIFY(m_shop->arrivals.isEmpty());
    QVERIFY(m_shop->troubles.value(0));
    QCOMPARE(sqlite3_exec(blocker, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(blocker);
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QVERIFY(m_shop->arrivals.last().isNew);
    QVERIFY(!m_shop->troubles.last());
}

void TestListener::whatWasStoredIsHandledByTheNextOne()
{
    m_shop->listener.reset();
    {
        auto inbox = WebhookInbox::open(m_shop->dir.path(), m_shop->clock);
        WebhookReceipt left;
        left.eventId = QStringLiteral("evt_1");
        left.verdict = QStringLiteral("valid");
        left.headers = "a: b\r\n";
        left.body = eventBody("evt_1");
        left.bodySize = left.body.size();
        QVERIFY((*inbox)->store({left}));
    }
    QVERIFY(m_shop->start());
    QTRY_COMPARE(m_shop->arrivals.size(), 1);
    QVERIFY(m_shop->arrivals.first().isNew);
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QVERIFY(!m_shop->arrivals.last().isNew);
    QVERIFY(m_shop->start());
    QTest::qWait(100);
    QCOMPARE(m_shop->arrivals.size(), 2);
}

//! This very program again, as a listener that dies by kill -9 once an event is on the disk.
int runVictim(const QString &folder, const QString &portFile)
{
    ListenerSettings settings;
    settings.profileDir = folder;
    settings.secrets = {secretOf(shopSecret)};
    const SystemClock clock;
    WebhookListener listener(settings, clock);
    QObject::connect(&listener, &WebhookListener::arrived, [] { ::kill(::getpid(), SIGKILL); });
    if (!listener.start())
        return 1;
    QFile file(portFile + QLatin1String(".part"));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write(QByteArray::number(QUrl(listener.url()).port()));
    file.close();
    file.rename(portFile);
    return QCoreApplication::exec();
}

void TestListener::killedBetweenReceiptAndAnswer()
{
    m_shop->listener.reset();
    QTemporaryDir elsewhere;
    const QString portFile = elsewhere.filePath(QStringLiteral("port"));
    QProcess victim;
    victim.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--victim"), m_shop->dir.path(), portFile});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(portFile), 30'000);
    QFile file(portFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    RawPeer peer(file.readAll().toUShort());
    peer.write(signedPost("evt_1"));
    QTRY_COMPARE_WITH_TIMEOUT(victim.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
    QVERIFY(peer.waitForEnd());
    QCOMPARE(peer.take(), QByteArray()); // the sender has no answer, and sends again
    QVERIFY(m_shop->start());
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    int handled = 0;
    for (const auto &arrival : m_shop->arrivals)
        handled += arrival.isNew ? 1 : 0;
    QCOMPARE(handled, 1);
    QCOMPARE(m_shop->kept().size(), 1);
    QCOMPARE(m_shop->kept().first().times, 3);
}

void TestListener::missedOnesAreHandledOnce()
{
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    const QList<MissedEvent> events{{QStringLiteral("evt_1"), eventBody("evt_1")},
                                    {QStringLiteral("evt_2"), eventBody("evt_2", 2)}};
    QCOMPARE(*m_shop->listener->takeMissed(events), 1);
    QCOMPARE(*m_shop->listener->takeMissed(events), 0);
    QCOMPARE(m_shop->arrivals.size(), 2);
    QCOMPARE(m_shop->arrivals.last().receipt.origin, WebhookOrigin::Feed);
    QCOMPARE(m_shop->send(signedPost("evt_2")), 200); // late, after all
    QVERIFY(!m_shop->arrivals.last().isNew);
    QCOMPARE(m_shop->arrivals.first().receipt.times, 1);
}

void TestListener::noSecretIsWritten()
{
    const QByteArray body = eventBody("evt_1");
    const QByteArray lines = signatureLines("evt_1", body) +
                             "Authorization: Basic cGxhbnRlZC1wYXNzd29yZA==\r\n"
                             "Cookie: planted-cookie\r\nX-Api-Key: planted-key\r\n"
                             "X-Note: it is " +
                             shopSecret + "\r\n";
    QCOMPARE(m_shop->send(postOf(lines, body)), 200);
    QCOMPARE(m_shop->send(postOf(lines + "A: b\r\n", body + ' ')), 401);
    m_shop->listener.reset();
    QCOMPARE(m_shop->filesWith(shopSecret), QStringList());
    QCOMPARE(m_shop->filesWith("cGxhbnRlZC1wYXNzd29yZA"), QStringList());
    QCOMPARE(m_shop->filesWith("planted-"), QStringList());
    QVERIFY(!m_shop->filesWith("x-signature").isEmpty()); // it is here that one would find it
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("--victim"))
        return runVictim(words.value(2), words.value(3));
    TestListener test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_listener.moc"
