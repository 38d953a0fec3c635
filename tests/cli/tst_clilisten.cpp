// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clishop.h"
#include "cli/runningcli.h"
#include "store/webhookinbox.h"
#include "support/rawpeer.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

//! "webhooks listen" beside a real server that delivers, and "events replay" against a handler.
class TestCliListen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_cli.reset(); }
    void whatTheServerSendsIsToldAndKept();
    void twiceLateAndAgainIsHandledOnce();
    void forwardsAndEndsAfterSoMany();
    void aRestartedListenerGetsWhatItMissedWhileItWasAway();
    void replaysAgainstAListenerWhichIsRight();
    void replaysAgainstAHandlerThatIsNot();
    void whatIsNoLongerKeptIsNotReplayed();
    void replaysOutOfOrder();
    void replaysAFile();
    void theFeedFillsInWhatNobodyDelivered();
    void replaysWhatOnlyTheFeedHas();
    void wrongUseIsTold_data();
    void wrongUseIsTold();
    void noSecretIsSaidOrKept();

private:
    QString makeInvoice();
    void listen(const QStringList &more = {});
    [[nodiscard]] QString url() const { return u"http://127.0.0.1:%1/hooks"_s.arg(m_port); }
    QList<QJsonObject> received() { return m_cli->linesOf("received"); }
    Ran replay(const QStringList &arguments)
    {
        return m_shop.cli(QStringList{u"events"_s, u"replay"_s} + arguments +
                          QStringList{u"--secret-file"_s, m_secretFile});
    }
    QStringList eventsOf(const QString &invoice);

    CliShop m_shop;
    QTemporaryDir m_files;
    QString m_secretFile;
    QByteArray m_secret;
    quint16 m_port = 0;
    std::unique_ptr<RunningCli> m_cli;
};

void TestCliListen::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.complaint()));
    m_port = freePort();
    const QJsonObject made = m_shop.sandbox
                                 .call("POST", u"/v1/webhook_endpoints"_s,
                                       {{u"url"_s, url()}, {u"events"_s, QJsonArray()}})
                                 .json();
    m_secret = made.value("secret"_L1)["secret"_L1].toString().toUtf8();
    QVERIFY(m_secret.startsWith("whsec_"));
    m_secretFile = m_files.filePath(u"secret"_s);
    QFile file(m_secretFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_secret + '\n');
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void TestCliListen::init()
{
    m_cli = std::make_unique<RunningCli>();
}

void TestCliListen::listen(const QStringList &more)
{
    m_cli->start(m_shop.dir.path(),
                 QStringList{u"webhooks"_s, u"listen"_s, u"--port"_s, QString::number(m_port),
                             u"--secret-file"_s, m_secretFile} +
                     more);
    QTRY_COMPARE_WITH_TIMEOUT(m_cli->linesOf("listening").size(), 1, 30'000);
}

QString TestCliListen::makeInvoice()
{
    return m_shop.sandbox
        .call("POST", u"/v1/invoices"_s,
              {{u"amount"_s, u"25.00"_s}, {u"asset"_s, u"USDT"_s}, {u"reference"_s, u"order_7"_s}})
        .json()
        .value("id"_L1)
        .toString();
}

QStringList TestCliListen::eventsOf(const QString &invoice)
{
    QStringList ids;
    for (const QJsonObject &line : received()) {
        if (line.value("resource_id"_L1).toString() == invoice && !line["duplicate"_L1].toBool())
            ids += line.value("event_id"_L1).toString();
    }
    return ids;
}

void TestCliListen::whatTheServerSendsIsToldAndKept()
{
    listen();
    const QString invoice = makeInvoice();
    QTRY_COMPARE_WITH_TIMEOUT(eventsOf(invoice).size(), 1, 30'000);
    const QJsonObject line = received().last();
    QCOMPARE(line.value("type"_L1).toString(), u"invoice.created"_s);
    QVERIFY(line.value("valid"_L1).toBool());
    QVERIFY(line.value("secret_id"_L1).toString().startsWith("whs_"_L1));
    QCOMPARE(m_cli->end(SIGTERM), 0);
    const SystemClock clock;
    const auto inbox = WebhookInbox::open(m_shop.dir.filePath(u"profiles/shop"_s), clock);
    const auto kept = (*inbox)->receiptOf(line.value("event_id"_L1).toString());
    QVERIFY(kept);
    const QJsonObject event = QJsonDocument::fromJson(kept->body).object();
    QCOMPARE(event.value("data"_L1)["id"_L1].toString(), invoice);
}

void TestCliListen::twiceLateAndAgainIsHandledOnce()
{
    listen();
    const QString invoice = makeInvoice();
    QTRY_COMPARE_WITH_TIMEOUT(eventsOf(invoice).size(), 1, 30'000);
    const QString event = eventsOf(invoice).first();
    m_shop.sandbox.post(u"/events/"_s + event + u"/deliveries"_s,
                        {{u"copies"_s, 3}, {u"delay_ms"_s, 200}});
    const auto copies = [&] {
        int count = 0;
        for (const QJsonObject &line : received())
            count += line.value("event_id"_L1).toString() == event ? 1 : 0;
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(copies(), 4, 30'000);
    QCOMPARE(eventsOf(invoice).size(), 1);
    QCOMPARE(received().last().value("times"_L1).toInt(), 4);
    QCOMPARE(m_cli->end(SIGINT), 0);
}

void TestCliListen::forwardsAndEndsAfterSoMany()
{
    RawServer handler;
    int asked = 0;
    handler.decide = [&](const QByteArray &, const QByteArray &) {
        return RawServer::answer(++asked == 1 ? 500 : 200); // it stumbles once
    };
    listen({u"--forward-to"_s, handler.url().toString(), u"--count"_s, u"2"_s});
    makeInvoice();
    makeInvoice();
    QCOMPARE(m_cli->wait(), 0);
    const auto forwarded = m_cli->linesOf("forwarded");
    QCOMPARE(forwarded.size(), 3);
    QCOMPARE(forwarded.first().value("status"_L1).toInt(), 500);
    QCOMPARE(forwarded.first().value("state"_L1).toString(), u"waiting"_s);
    QCOMPARE(forwarded.last().value("state"_L1).toString(), u"handled"_s);
    QCOMPARE(handler.bodies.size(), 3);
    QVERIFY(handler.heads.first().contains("x-delivery-id: dlv_"));
}

void TestCliListen::aRestartedListenerGetsWhatItMissedWhileItWasAway()
{
    const QString invoice = makeInvoice(); // nobody listens: it will be sent again
    QTest::qWait(500);
    listen();
    m_shop.sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, 10}});
    m_shop.sandbox.forgetToken();
    QTRY_COMPARE_WITH_TIMEOUT(eventsOf(invoice).size(), 1, 30'000);
    QCOMPARE(m_cli->end(SIGTERM), 0);
}

void TestCliListen::replaysAgainstAListenerWhichIsRight()
{
    listen();
    const QString invoice = makeInvoice();
    QTRY_COMPARE_WITH_TIMEOUT(eventsOf(invoice).size(), 1, 30'000);
    const QString event = eventsOf(invoice).first();
    const Ran tampered = replay({event, u"--to"_s, url(), u"--tamper"_s, u"--times"_s, u"2"_s});
    QCOMPARE(tampered.exitCode, 0);
    QStringList told;
    for (const QJsonObject &line : tampered.lines())
        told += line.value("sent"_L1).toString() + u' ' +
                QString::number(line.value("status"_L1).toInt());
    QCOMPARE(told.join(u", "_s),
             u"body_changed 401, other_secret 401, time_changed 401, plain 200, again 200"_s);
    const Ran late = replay({event, u"--to"_s, url(), u"--late"_s, u"900"_s});
    QCOMPARE(late.exitCode, 0);
    QCOMPARE(late.json().value("must_be"_L1).toString(), u"refused"_s);
    QCOMPARE(eventsOf(invoice).size(), 1); // all of it was one event, handled once
    QCOMPARE(m_cli->end(SIGTERM), 0);
}

void TestCliListen::replaysAgainstAHandlerThatIsNot()
{
    listen({u"--count"_s, u"1"_s});
    const QString invoice = makeInvoice();
    QCOMPARE(m_cli->wait(), 0);
    const QString event = eventsOf(invoice).value(0);
    RawServer credulous;
    const Ran ran = replay({event, u"--to"_s, credulous.url().toString(), u"--tamper"_s});
    QCOMPARE(ran.exitCode, 5);
    QCOMPARE(ran.lines().size(), 4);
    QVERIFY(!ran.json().value("right"_L1).toBool());
    QVERIFY(ran.text("message").contains(u"signed"_s));
    const Ran nobody = replay({event, u"--to"_s, u"http://127.0.0.1:1/"_s, u"--times"_s, u"9"_s});
    QCOMPARE(nobody.exitCode, 5);
    QCOMPARE(nobody.lines().size(), 1);
    const Ran unknown = replay({u"evt_nobody_knows"_s, u"--to"_s, url()});
    QVERIFY(unknown.exitCode != 0);
    QVERIFY(!unknown.errorText("message").isEmpty());
}

void TestCliListen::whatIsNoLongerKeptIsNotReplayed()
{
    listen({u"--count"_s, u"1"_s});
    const QString invoice = makeInvoice();
    QCOMPARE(m_cli->wait(), 0);
    const QString event = eventsOf(invoice).value(0);
    QDirIterator files(m_shop.dir.path(), {u"webhooks.db"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    const SystemClock clock;
    const auto inbox = WebhookInbox::open(QFileInfo(files.next()).path(), clock);
    QVERIFY(inbox);
    QVERIFY(*(*inbox)->dropOld({std::chrono::hours(24), 0}, clock.now()));
    RawServer handler;
    const Ran ran = replay({event, u"--to"_s, handler.url().toString()});
    QVERIFY(ran.exitCode != 0);
    QVERIFY(ran.errorText("message").contains(u"no longer kept"_s));
    QVERIFY(handler.bodies.isEmpty());
}

void TestCliListen::replaysOutOfOrder()
{
    listen();
    const QString invoice = makeInvoice();
    m_shop.sandbox.post(u"/invoices/"_s + invoice + u"/payments"_s);
    QTRY_VERIFY_WITH_TIMEOUT(eventsOf(invoice).size() >= 2, 30'000);
    QCOMPARE(m_cli->end(SIGTERM), 0);
    const QStringList ids = eventsOf(invoice);
    RawServer handler;
    const Ran ran = replay({ids.first(), u"--to"_s, handler.url().toString(), u"--out-of-order"_s});
    QCOMPARE(ran.exitCode, 0);
    QCOMPARE(ran.lines().size(), ids.size());
    qint64 before = std::numeric_limits<qint64>::max();
    for (const QByteArray &body : handler.bodies) {
        const qint64 version = QJsonDocument::fromJson(body)["version"_L1].toInteger();
        QVERIFY(version < before);
        before = version;
    }
}

void TestCliListen::replaysAFile()
{
    QFile file(m_files.filePath(u"event.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"id\":\"evt_of_a_file\"}\n");
    file.close();
    RawServer handler;
    const Ran ran = replay({file.fileName(), u"--to"_s, handler.url().toString()});
    QCOMPARE(ran.exitCode, 0);
    QCOMPARE(handler.bodies, QList<QByteArray>{"{\"id\":\"evt_of_a_file\"}\n"});
    QVERIFY(handler.heads.first().contains("x-event-id: evt_of_a_file\r\n"));
    const Ran alone =
        replay({file.fileName(), u"--to"_s, handler.url().toString(), u"--out-of-order"_s});
    QCOMPARE(alone.exitCode, 2);
}

//! At a port that no endpoint names, so that nothing is delivered there.
void TestCliListen::theFeedFillsInWhatNobodyDelivered()
{
    RawServer handler;
    m_cli->start(m_shop.dir.path(),
                 {u"--key-file"_s, m_shop.sandbox.keyFile(), u"webhooks"_s, u"listen"_s,
                  u"--secret-file"_s, m_secretFile, u"--fill-in"_s, u"--forward-to"_s,
                  handler.url().toString(), u"--count"_s, u"1"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_cli->linesOf("listening").size(), 1, 30'000);
    QTest::qWait(1500); // until it has read where the feed stands
    const QString invoice = makeInvoice();
    QCOMPARE(m_cli->wait(), 0);
    QCOMPARE(eventsOf(invoice).size(), 1);
    QCOMPARE(received().last().value("origin"_L1).toString(), u"feed"_s);
    QCOMPARE(handler.bodies.size(), 1);
    QVERIFY(handler.heads.first().contains("x-signature: "));
    QCOMPARE(QJsonDocument::fromJson(handler.bodies.first())["data"_L1]["id"_L1].toString(),
             invoice);
}

void TestCliListen::replaysWhatOnlyTheFeedHas()
{
    const QString invoice = makeInvoice();
    const QString event = m_shop.sandbox.call("GET", u"/v1/events?resource_id="_s + invoice)
                              .json()
                              .value("data"_L1)[0]["id"_L1]
                              .toString();
    RawServer handler;
    const QStringList arguments{event, u"--to"_s, handler.url().toString()};
    QVERIFY(replay(arguments).exitCode != 0); // nothing here has heard of it
    m_shop.cli({u"invoices"_s, u"watch"_s, invoice, u"--timeout"_s, u"1"_s});
    const Ran ran = replay(arguments);
    QVERIFY2(ran.exitCode == 0, ran.out.constData());
    QCOMPARE(QJsonDocument::fromJson(handler.bodies.value(0))["id"_L1].toString(), event);
}

void TestCliListen::wrongUseIsTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QString open = m_files.filePath(u"open"_s);
    QFile file(open);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("whsec_x");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    const QStringList secret{u"--secret-file"_s, m_secretFile};
    const QStringList listen{u"webhooks"_s, u"listen"_s};
    QTest::newRow("a secret that others read")
        << listen + QStringList{u"--secret-file"_s, open} << 7;
    QTest::newRow("no such port") << listen + secret + QStringList{u"--port"_s, u"99999"_s} << 2;
    QTest::newRow("no address") << listen + secret + QStringList{u"--forward-to"_s, u"file:///x"_s}
                                << 2;
    QTest::newRow("a password in the address")
        << listen + secret + QStringList{u"--forward-to"_s, u"http://a:b@localhost/"_s} << 2;
    QTest::newRow("refused ones to nobody")
        << listen + secret + QStringList{u"--forward-refused"_s} << 2;
    QTest::newRow("nowhere to replay to")
        << QStringList{u"events"_s, u"replay"_s, u"evt_1"_s} + secret << 2;
}

void TestCliListen::wrongUseIsTold()
{
    QFETCH(const QStringList, arguments);
    const Ran ran = m_shop.cli(arguments);
    QTEST(ran.exitCode, "code");
    QVERIFY(!ran.errorText("message").isEmpty());
}

//! The last one: over all that was said and written before.
void TestCliListen::noSecretIsSaidOrKept()
{
    listen();
    makeInvoice();
    QTRY_COMPARE_WITH_TIMEOUT(received().size(), 1, 30'000);
    QCOMPARE(m_cli->end(SIGTERM), 0);
    QVERIFY(!m_shop.everythingSaid.contains(m_secret));
    QVERIFY(!m_cli->said.contains(m_secret));
    QDirIterator files(m_shop.dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int read = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(m_secret), qPrintable(file.fileName()));
        ++read;
    }
    QVERIFY(read > 3);
}

QTEST_GUILESS_MAIN(TestCliListen)
#include "tst_clilisten.moc"
