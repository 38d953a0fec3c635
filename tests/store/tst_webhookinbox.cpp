// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/webhookinbox.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay;

class TestWebhookInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsTheVeryBytes();
    void anEventIsStoredOnce();
    void anotherBodyUnderTheSameIdIsMarked();
    void whatIsRefusedDoesNotStandInTheWay();
    void ofWhatIsRefusedTheNewestAreKept();
    void aReadEventIsNoArrival();
    void allOrNothing();
    void forwardingIsNoted();
    void waitingOnesComeOldestFirstAndWhenDue();
    void pagesGoBack();
    void missing();
    void anotherProcessSeesIt();
    void onlyTheOwnerReadsTheFile();
    void damageIsToldAndNothingIsTouched_data();
    void damageIsToldAndNothingIsTouched();

private:
    static WebhookReceipt receipt(const QString &eventId, const QByteArray &body = "{}");
    StoredWebhook storeOne(const WebhookReceipt &one);
    std::unique_ptr<WebhookInbox> open();

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<WebhookInbox> m_inbox;
};

WebhookReceipt TestWebhookInbox::receipt(const QString &eventId, const QByteArray &body)
{
    WebhookReceipt receipt;
    receipt.eventId = eventId;
    receipt.eventType = QStringLiteral("invoice.paid");
    receipt.resourceId = QStringLiteral("inv_1");
    receipt.receivedAt = 1'767'323'045'000;
    receipt.verdict = QStringLiteral("valid");
    receipt.scheme = QStringLiteral("coinpay");
    receipt.sentence = QStringLiteral("The signature is right.");
    receipt.headers = "x-event-id: evt_1\r\n";
    receipt.body = body;
    receipt.bodySize = body.size();
    return receipt;
}

std::unique_ptr<WebhookInbox> TestWebhookInbox::open()
{
    auto inbox = WebhookInbox::open(m_dir->path(), m_clock);
    return inbox ? std::move(*inbox) : nullptr;
}

void TestWebhookInbox::init()
{
    m_inbox.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_inbox = open();
    QVERIFY(m_inbox);
}

StoredWebhook TestWebhookInbox::storeOne(const WebhookReceipt &one)
{
    const auto stored = m_inbox->store({one});
    return stored ? stored->first() : StoredWebhook{-1, false, 0};
}

void TestWebhookInbox::keepsTheVeryBytes()
{
    const QByteArray body("{\"a\":\0 1}\r\n\xff", 12);
    const StoredWebhook stored = storeOne(receipt(QStringLiteral("evt_1"), body));
    QVERIFY(stored.isNew);
    m_inbox.reset();
    m_inbox = open();
    const auto kept = m_inbox->receipt(stored.row);
    QVERIFY(kept);
    QCOMPARE(kept->body, body);
    QCOMPARE(kept->headers, "x-event-id: evt_1\r\n");
    QCOMPARE(kept->eventId, QStringLiteral("evt_1"));
    QCOMPARE(kept->state, WebhookState::Waiting);
    QCOMPARE(kept->sentence, QStringLiteral("The signature is right."));
    QCOMPARE(m_inbox->receipt(99).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_inbox->receiptOf(QStringLiteral("evt_2")).error().kind, ErrorKind::NotFound);
}

void TestWebhookInbox::anEventIsStoredOnce()
{
    const WebhookReceipt one = receipt(QStringLiteral("evt_1"));
    const auto together = m_inbox->store({one, one, receipt(QStringLiteral("evt_2"))});
    QVERIFY(together);
    QVERIFY(together->at(0).isNew);
    QVERIFY(!together->at(1).isNew);
    QVERIFY(together->at(2).isNew);
    QCOMPARE(together->at(0).row, together->at(1).row);
    const StoredWebhook third = storeOne(one);
    QVERIFY(!third.isNew);
    QCOMPARE(third.times, 3);
    QCOMPARE(m_inbox->page(0, 10)->size(), 2);
    QVERIFY(!m_inbox->receiptOf(QStringLiteral("evt_1"))->cameDiffering);
}

void TestWebhookInbox::anotherBodyUnderTheSameIdIsMarked()
{
    storeOne(receipt(QStringLiteral("evt_1"), "{\"status\":\"paid\"}"));
    storeOne(receipt(QStringLiteral("evt_1"), "{\"status\":\"failed\"}"));
    const auto kept = m_inbox->receiptOf(QStringLiteral("evt_1"));
    QVERIFY(kept->cameDiffering);
    QCOMPARE(kept->body, "{\"status\":\"paid\"}");
}

void TestWebhookInbox::whatIsRefusedDoesNotStandInTheWay()
{
    WebhookReceipt forged = receipt(QStringLiteral("evt_1"));
    forged.state = WebhookState::Refused;
    QVERIFY(storeOne(forged).isNew);
    QVERIFY(storeOne(forged).isNew);
    QVERIFY(storeOne(receipt(QStringLiteral("evt_1"))).isNew);
    QCOMPARE(m_inbox->receiptOf(QStringLiteral("evt_1"))->state, WebhookState::Waiting);
    QCOMPARE(m_inbox->page(0, 10)->size(), 3);
}

void TestWebhookInbox::ofWhatIsRefusedTheNewestAreKept()
{
    storeOne(receipt(QStringLiteral("evt_trusted")));
    WebhookReceipt forged = receipt({}, QByteArray(WebhookInbox::MaxRefusedBody + 100, 'x'));
    forged.state = WebhookState::Refused;
    const QList<WebhookReceipt> many(WebhookInbox::MaxRefused, forged);
    QVERIFY(m_inbox->store(many));
    QVERIFY(m_inbox->store(many.first(50)));
    const auto all = m_inbox->page(0, 2 * WebhookInbox::MaxRefused);
    QCOMPARE(all->size(), WebhookInbox::MaxRefused + 1);
    QCOMPARE(all->last().eventId, QStringLiteral("evt_trusted"));
    const auto newest = m_inbox->receipt(all->first().row);
    QCOMPARE(newest->body.size(), WebhookInbox::MaxRefusedBody);
    QCOMPARE(newest->bodySize, WebhookInbox::MaxRefusedBody + 100);
}

void TestWebhookInbox::aReadEventIsNoArrival()
{
    storeOne(receipt(QStringLiteral("evt_1")));
    WebhookReceipt read = receipt(QStringLiteral("evt_1"));
    read.origin = WebhookOrigin::Feed;
    QVERIFY(!storeOne(read).isNew);
    QCOMPARE(m_inbox->receiptOf(QStringLiteral("evt_1"))->times, 1);
    read.eventId = QStringLiteral("evt_2");
    QVERIFY(storeOne(read).isNew);
    QVERIFY(!storeOne(receipt(QStringLiteral("evt_2"))).isNew);
    const auto late = m_inbox->receiptOf(QStringLiteral("evt_2"));
    QCOMPARE(late->times, 2);
    QCOMPARE(late->origin, WebhookOrigin::Feed);
}

void TestWebhookInbox::allOrNothing()
{
    WebhookReceipt broken = receipt(QStringLiteral("evt_2"));
    broken.verdict.clear(); // which the schema does not take
    QVERIFY(!m_inbox->store({receipt(QStringLiteral("evt_1")), broken}));
    QVERIFY(m_inbox->page(0, 10)->isEmpty());
    QVERIFY(storeOne(receipt(QStringLiteral("evt_1"))).isNew);
}

void TestWebhookInbox::forwardingIsNoted()
{
    const qint64 row = storeOne(receipt(QStringLiteral("evt_1"))).row;
    WebhookForward attempt;
    attempt.receipt = row;
    attempt.number = 1;
    attempt.url = QStringLiteral("http://127.0.0.1/");
    attempt.startedAt = 5;
    QVERIFY(m_inbox->beginForward(attempt));
    QCOMPARE(m_inbox->forwards(row)->first().durationMs, -1);
    QCOMPARE(m_inbox->receipt(row)->tries, 1);
    attempt.status = 500;
    attempt.durationMs = 7;
    attempt.error = QStringLiteral("no");
    attempt.answer = "oops";
    QVERIFY(m_inbox->endForward(attempt, WebhookState::Waiting, 99));
    const auto kept = m_inbox->receipt(row);
    QCOMPARE(kept->state, WebhookState::Waiting);
    QCOMPARE(kept->lastStatus, 500);
    QCOMPARE(kept->lastError, QStringLiteral("no"));
    attempt.number = 2;
    attempt.status = 200;
    QVERIFY(m_inbox->beginForward(attempt));
    QVERIFY(m_inbox->endForward(attempt, WebhookState::Handled, 0));
    const auto attempts = m_inbox->forwards(row);
    QCOMPARE(attempts->size(), 2);
    QCOMPARE(attempts->first().answer, "oops");
    QCOMPARE(attempts->last().status, 200);
    QCOMPARE(m_inbox->receipt(row)->state, WebhookState::Handled);
    WebhookReceipt forged = receipt({});
    forged.state = WebhookState::Refused;
    attempt.receipt = storeOne(forged).row;
    QVERIFY(!m_inbox->endForward(attempt, WebhookState::Handled, 0));
    QCOMPARE(m_inbox->receipt(attempt.receipt)->state, WebhookState::Refused);
}

void TestWebhookInbox::waitingOnesComeOldestFirstAndWhenDue()
{
    QVERIFY(!*m_inbox->nextDue());
    const qint64 first = storeOne(receipt(QStringLiteral("evt_1"))).row;
    const qint64 second = storeOne(receipt(QStringLiteral("evt_2"))).row;
    WebhookForward attempt;
    attempt.receipt = first;
    attempt.number = 1;
    QVERIFY(m_inbox->beginForward(attempt));
    QVERIFY(m_inbox->endForward(attempt, WebhookState::Waiting, 1000));
    QCOMPARE(m_inbox->waiting(999, 10)->size(), 1);
    QCOMPARE(m_inbox->waiting(999, 10)->first().row, second);
    QVERIFY(m_inbox->setHandled({second}));
    QCOMPARE(**m_inbox->nextDue(), 1000);
    QCOMPARE(m_inbox->waiting(1000, 10)->first().row, first);
}

void TestWebhookInbox::pagesGoBack()
{
    QList<WebhookReceipt> many;
    for (int i = 0; i < 25; ++i)
        many += receipt(QStringLiteral("evt_%1").arg(i));
    QVERIFY(m_inbox->store(many));
    QStringList seen;
    qint64 before = 0;
    while (true) {
        const auto page = m_inbox->page(before, 10);
        if (page->isEmpty())
            break;
        for (const WebhookReceipt &one : *page) {
            seen += one.eventId;
            QVERIFY(one.body.isEmpty());
        }
        before = page->last().row;
    }
    QCOMPARE(seen.size(), 25);
    QCOMPARE(seen.first(), QStringLiteral("evt_24"));
    QCOMPARE(m_inbox->receiptsAbout(QStringLiteral("inv_1"), 100)->size(), 25);
    QVERIFY(m_inbox->receiptsAbout({}, 100)->isEmpty());
}

void TestWebhookInbox::missing()
{
    storeOne(receipt(QStringLiteral("evt_1")));
    const QStringList asked{QStringLiteral("evt_0"), QStringLiteral("evt_1"),
                            QStringLiteral("evt_2")};
    QCOMPARE(*m_inbox->missing(asked), QStringList({asked.first(), asked.last()}));
    QCOMPARE(*m_inbox->value(QStringLiteral("feed_cursor")), QString());
    QVERIFY(m_inbox->setValue(QStringLiteral("feed_cursor"), asked.first()));
    QVERIFY(m_inbox->setValue(QStringLiteral("feed_cursor"), asked.last()));
    QCOMPARE(*m_inbox->value(QStringLiteral("feed_cursor")), asked.last());
}

void TestWebhookInbox::anotherProcessSeesIt()
{
    const auto reader = open();
    storeOne(receipt(QStringLiteral("evt_1")));
    QCOMPARE(reader->page(0, 10)->size(), 1);
    QVERIFY(!reader->store({receipt(QStringLiteral("evt_1"))})->first().isNew);
}

void TestWebhookInbox::onlyTheOwnerReadsTheFile()
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY((QFile::permissions(WebhookInbox::path(m_dir->path())) & others) == 0);
}

void TestWebhookInbox::damageIsToldAndNothingIsTouched_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no database") << QByteArray(5000, 'x');
    QTest::newRow("an empty file") << QByteArray();
    QTest::newRow("a header and nothing behind it")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\1');
}

void TestWebhookInbox::damageIsToldAndNothingIsTouched()
{
    QFETCH(const QByteArray, bytes);
    m_inbox.reset();
    QFile file(WebhookInbox::path(m_dir->path()));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
    file.close();
    const auto opened = WebhookInbox::open(m_dir->path(), m_clock);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::StorageDamaged);
    QVERIFY(opened.error().message.contains(QLatin1String("webhooks.db")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

QTEST_GUILESS_MAIN(TestWebhookInbox)
#include "tst_webhookinbox.moc"
