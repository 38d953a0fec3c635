// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema/inboxschema.h"
#include "store/webhookinbox.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;
using store::Connection;

namespace {

constexpr UnixMs Start = 1'767'323'045'000;
constexpr qint64 Day = 24LL * 3600 * 1000;
constexpr int HeaderBytes = 20;

} // namespace

//! How long the inbox keeps the bytes of webhooks; the time is said to it, nothing waits.
class TestInboxKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bytesGrowOldAndTheEventStaysKnown();
    void beyondTheCeilingTheOldestGo();
    void whatWaitsKeepsItsBytes();
    void aCopyOfWhatIsGoneIsComparedByItsHash();
    void ofWhatWasCutThereIsNoHash();
    void whatHandlersAnsweredGoesWithIt();
    void manyGoInSmallPieces();
    void oneLargeBodyIsAPieceByItself();
    void whatIsKeptIsCountedRightly();
    void anInboxOfTheVersionBefore();

private:
    static WebhookReceipt receipt(int number, qsizetype bytes = 100, UnixMs at = Start);
    qint64 storeOne(const WebhookReceipt &one, bool handled = true);
    //! Until there is nothing more to drop; how many pieces that took, -1 where one failed.
    int dropAll(const InboxKeeping &keeping, UnixMs now);
    //! Those with bytes, oldest first.
    QStringList whole();
    qint64 number(const char *sql);
    void open();

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<WebhookInbox> m_inbox;
};

WebhookReceipt TestInboxKeeping::receipt(int number, qsizetype bytes, UnixMs at)
{
    WebhookReceipt receipt;
    receipt.eventId = QStringLiteral("evt_%1").arg(number);
    receipt.eventType = QStringLiteral("invoice.paid");
    receipt.resourceId = QStringLiteral("inv_1");
    receipt.receivedAt = at;
    receipt.verdict = QStringLiteral("valid");
    receipt.sentence = QStringLiteral("The signature is right.");
    receipt.headers = QByteArray(HeaderBytes, 'h');
    receipt.body = QByteArray(bytes - HeaderBytes, 'b');
    receipt.bodySize = receipt.body.size();
    return receipt;
}

void TestInboxKeeping::open()
{
    m_inbox.reset();
    auto inbox = WebhookInbox::open(m_dir->path(), m_clock);
    QVERIFY(inbox);
    m_inbox = std::move(*inbox);
}

void TestInboxKeeping::init()
{
    m_inbox.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    open();
}

qint64 TestInboxKeeping::storeOne(const WebhookReceipt &one, bool handled)
{
    const auto stored = m_inbox->store({one});
    const qint64 row = stored ? stored->first().row : -1;
    return handled && !m_inbox->setHandled({row}) ? -1 : row;
}

int TestInboxKeeping::dropAll(const InboxKeeping &keeping, UnixMs now)
{
    for (int pieces = 0; pieces < 10'000; ++pieces) {
        const auto more = m_inbox->dropOld(keeping, now);
        if (!more)
            return -1;
        if (!*more)
            return pieces;
    }
    return -1;
}

QStringList TestInboxKeeping::whole()
{
    QStringList ids;
    const auto page = m_inbox->page(0, 10'000).value_or(QList<WebhookReceipt>());
    for (const WebhookReceipt &one : page) {
        const auto read = m_inbox->receipt(one.row);
        if (read && !read->body.isEmpty())
            ids.prepend(read->eventId);
    }
    return ids;
}

qint64 TestInboxKeeping::number(const char *sql)
{
    return Connection(WebhookInbox::path(m_dir->path()), Connection::Mode::ReadOnly).number(sql);
}

void TestInboxKeeping::bytesGrowOldAndTheEventStaysKnown()
{
    const qint64 row = storeOne(receipt(1));
    storeOne(receipt(2, 100, Start + Day));
    QCOMPARE(dropAll({}, Start + 30 * Day), 0);
    QCOMPARE(dropAll({}, Start + 30 * Day + 1), 1);
    QCOMPARE(whole(), QStringList{QStringLiteral("evt_2")});
    open();
    const auto kept = m_inbox->receipt(row);
    QVERIFY(kept);
    QCOMPARE(kept->droppedAt, Start + 30 * Day + 1);
    QVERIFY(kept->body.isEmpty());
    QVERIFY(kept->headers.isEmpty());
    QCOMPARE(kept->bodySize, 80);
    // printf 'b%.0s' $(seq 80) | sha256sum
    QCOMPARE(kept->bodySha256,
             QStringLiteral("18766a15ea395280cbc0ef07de4e38be7e5319ee6d8f2537236a6c3ac294b039"));
    QCOMPARE(kept->verdict, QStringLiteral("valid"));
    QCOMPARE(kept->sentence, QStringLiteral("The signature is right."));
    QCOMPARE(kept->state, WebhookState::Handled);
    const auto again = m_inbox->store({receipt(1, 100, Start + 40 * Day)});
    QVERIFY(!again->first().isNew);
    QCOMPARE(again->first().row, row);
    QCOMPARE(again->first().times, 2);
    QVERIFY(m_inbox->missing({QStringLiteral("evt_1")})->isEmpty());
    QVERIFY(m_inbox->waiting(std::numeric_limits<qint64>::max(), 10)->isEmpty());
}

void TestInboxKeeping::beyondTheCeilingTheOldestGo()
{
    // Stored in another order than they came in.
    for (const int number : {3, 1, 4, 2})
        storeOne(receipt(number, 100, Start + number));
    QCOMPARE(dropAll({std::chrono::hours(24), 400}, Start + 5), 0);
    QCOMPARE(dropAll({std::chrono::hours(24), 399}, Start + 5), 1);
    QCOMPARE(whole(), QStringList({u"evt_3"_s, u"evt_4"_s, u"evt_2"_s}));
    QCOMPARE(dropAll({std::chrono::hours(24), 150}, Start + 5), 1);
    QCOMPARE(whole(), QStringList{u"evt_4"_s});
    QCOMPARE(dropAll({std::chrono::hours(24), 0}, Start + 5), 1);
    QVERIFY(whole().isEmpty());
    QCOMPARE(m_inbox->page(0, 10)->size(), 4);
}

void TestInboxKeeping::whatWaitsKeepsItsBytes()
{
    const qint64 row = storeOne(receipt(1), false);
    storeOne(receipt(2));
    QCOMPARE(dropAll({std::chrono::hours(1), 0}, Start + 365 * Day), 1);
    QCOMPARE(whole(), QStringList{u"evt_1"_s});
    QCOMPARE(m_inbox->waiting(Start, 10)->first().body.size(), 80);
    QVERIFY(m_inbox->setHandled({row}));
    QCOMPARE(dropAll({std::chrono::hours(1), 0}, Start + 365 * Day), 1);
    QVERIFY(whole().isEmpty());
}

void TestInboxKeeping::aCopyOfWhatIsGoneIsComparedByItsHash()
{
    storeOne(receipt(1));
    QCOMPARE(dropAll({}, Start + 31 * Day), 1);
    storeOne(receipt(1));
    QVERIFY(!m_inbox->receiptOf(u"evt_1"_s)->cameDiffering);
    storeOne(receipt(1, 101));
    const auto kept = m_inbox->receiptOf(u"evt_1"_s);
    QVERIFY(kept->cameDiffering);
    QCOMPARE(kept->times, 3);
    QVERIFY(kept->body.isEmpty());
}

void TestInboxKeeping::ofWhatWasCutThereIsNoHash()
{
    WebhookReceipt forged = receipt(1, WebhookInbox::MaxRefusedBody + HeaderBytes);
    forged.state = WebhookState::Refused;
    const qint64 whole = storeOne(forged, false);
    forged.body += 'b';
    const qint64 cut = storeOne(forged, false);
    QCOMPARE(dropAll({}, Start + 31 * Day), 1);
    QCOMPARE(m_inbox->receipt(whole)->bodySha256.size(), 64);
    QVERIFY(m_inbox->receipt(cut)->droppedAt > 0);
    QVERIFY(m_inbox->receipt(cut)->bodySha256.isEmpty());
    QCOMPARE(m_inbox->receipt(cut)->bodySize, WebhookInbox::MaxRefusedBody + 1);
}

void TestInboxKeeping::whatHandlersAnsweredGoesWithIt()
{
    WebhookForward attempt;
    attempt.receipt = storeOne(receipt(1), false);
    attempt.number = 1;
    QVERIFY(m_inbox->beginForward(attempt));
    attempt.status = 200;
    attempt.answer = "thank you, Jane Doe";
    QVERIFY(m_inbox->endForward(attempt, WebhookState::Handled, 0));
    QCOMPARE(dropAll({}, Start + 31 * Day), 1);
    const auto forwards = m_inbox->forwards(attempt.receipt);
    QCOMPARE(forwards->size(), 1);
    QCOMPARE(forwards->first().status, 200);
    QVERIFY(forwards->first().answer.isEmpty());
}

void TestInboxKeeping::manyGoInSmallPieces()
{
    QList<WebhookReceipt> many;
    QList<qint64> rows;
    for (int i = 0; i < 950; ++i)
        many += receipt(i, 100, Start + i);
    const auto all = m_inbox->store(many);
    QVERIFY(all);
    for (const StoredWebhook &one : *all)
        rows += one.row;
    QVERIFY(m_inbox->setHandled(rows));
    QCOMPARE(whole().size(), 950);
    QVERIFY(*m_inbox->dropOld({}, Start + 31 * Day));
    const qsizetype left = whole().size();
    QVERIFY(left >= 850 && left < 950);
    QVERIFY(dropAll({}, Start + 31 * Day) >= 9);
    QVERIFY(whole().isEmpty());
    QCOMPARE(number("SELECT bytes FROM kept_bytes"), 0);
}

void TestInboxKeeping::oneLargeBodyIsAPieceByItself()
{
    constexpr qsizetype Large = 3 * 1024 * 1024;
    for (int i = 0; i < 3; ++i)
        storeOne(receipt(i, Large, Start + i));
    QVERIFY(*m_inbox->dropOld({}, Start + 31 * Day));
    QCOMPARE(whole().size(), 2);
    QCOMPARE(dropAll({}, Start + 31 * Day), 2);
}

void TestInboxKeeping::whatIsKeptIsCountedRightly()
{
    const char *counted = "SELECT sum(length(headers) + length(body)) FROM receipts";
    const char *kept = "SELECT bytes FROM kept_bytes";
    QCOMPARE(number(kept), 0);
    storeOne(receipt(1));
    storeOne(receipt(1, 200)); // another copy is not kept
    QCOMPARE(number(kept), 100);
    WebhookReceipt forged = receipt(2, 300);
    forged.state = WebhookState::Refused;
    QVERIFY(m_inbox->store(QList<WebhookReceipt>(WebhookInbox::MaxRefused + 7, forged)));
    QCOMPARE(number(kept), 100 + WebhookInbox::MaxRefused * 300);
    QCOMPARE(number(counted), number(kept));
    QCOMPARE(dropAll({std::chrono::hours(24 * 30), 1000}, Start), 5);
    QCOMPARE(number(kept), 900);
    QCOMPARE(number(counted), 900);
    QVERIFY(m_inbox->store({forged, forged})); // and the oldest two go, which have no bytes
    QCOMPARE(number(kept), 1500);
    QCOMPARE(number(counted), 1500);
}

//! With its rows, and a backup of it beside it.
void TestInboxKeeping::anInboxOfTheVersionBefore()
{
    m_inbox.reset();
    const QString path = WebhookInbox::path(m_dir->path());
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(end));
    {
        const store::Schema &now = store::inboxSchema();
        const store::Schema before{now.applicationId, now.migrations.first(1)};
        Connection inbox(path, Connection::Mode::Create);
        store::migrate(inbox, before, false, 0);
        inbox.execute("INSERT INTO receipts (event_id, event_type, resource_id, origin, state, "
                      "received_at, last_at, verdict, scheme, secret_id, sentence, advice, "
                      "headers, body, body_size) VALUES ('evt_old', '', '', 'delivery', 'handled', "
                      "5, 5, 'valid', '', '', '', '', x'6869', x'626f6479', 4)");
    }
    open();
    const auto kept = m_inbox->receiptOf(u"evt_old"_s);
    QVERIFY(kept);
    QCOMPARE(kept->body, "body");
    QCOMPARE(kept->droppedAt, 0);
    QCOMPARE(number("SELECT bytes FROM kept_bytes"), 6);
    QCOMPARE(dropAll({}, Start), 1);
    QCOMPARE(number("SELECT bytes FROM kept_bytes"), 0);
    QVERIFY(m_inbox->missing({u"evt_old"_s})->isEmpty());
    const QStringList backups =
        QDir(m_dir->path()).entryList({u"webhooks.db.v1-backup-*Z"_s}, QDir::Files);
    QCOMPARE(backups.size(), 1);
}

QTEST_GUILESS_MAIN(TestInboxKeeping)
#include "tst_inboxkeeping.moc"
