// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/fillin.h"
#include "webhooks/listenershop.h"
#include "webhooks/listenerthread.h"

#include <QPromise>

using namespace coinpay;
using namespace coinpay::test;
using namespace std::chrono_literals;

namespace {

//! A server's event feed.
class Feed
{
public:
    FillIn::Fetch fetch()
    {
        return [this](const QString &after) {
            ++calls;
            return QtFuture::makeReadyFuture(error ? Result<FeedPage>(fail(*error)) : page(after));
        };
    }

    void add(const QByteArray &id) { m_events += {QString::fromLatin1(id), 1, eventBody(id)}; }

    int calls = 0;
    int pageSize = 3;
    std::optional<Error> error;

private:
    Result<FeedPage> page(const QString &after) const
    {
        FeedPage page;
        qsizetype at = 0;
        if (after == QLatin1String("latest"))
            at = m_events.size();
        while (at > 0 && after != QLatin1String("latest") && m_events.value(at - 1).id != after)
            --at;
        for (qsizetype i = 0; i < m_events.size() && !after.isEmpty(); ++i) {
            if (m_events.at(i).id == after)
                at = i + 1;
        }
        page.events = m_events.mid(at, pageSize);
        page.hasMore = at + page.events.size() < m_events.size();
        page.next = !page.events.isEmpty()             ? page.events.last().id
                    : after != QLatin1String("latest") ? after
                    : m_events.isEmpty()               ? QString()
                                                       : m_events.last().id;
        return page;
    }

    QList<FeedEvent> m_events;
};

} // namespace

class TestFillIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatNoWebhookBroughtIsHandledOnce();
    void whatComesInTimeIsNotMissed();
    void whatWasMissedWhileNobodyListenedIsFilledIn();
    void aFeedThatFailsIsReadAgain();
    void pagesKeepTheVeryBytes();
    void whatIsNoPageIsRefused_data();
    void whatIsNoPageIsRefused();
    void answersAreTold();
    void aThreadOfItsOwn();

private:
    std::unique_ptr<FillIn> fillIn(std::chrono::milliseconds grace)
    {
        FillIn::Pace pace;
        pace.grace = grace;
        pace.look = 20ms;
        auto made =
            std::make_unique<FillIn>(*m_shop->listener, m_feed.fetch(), m_shop->clock, pace);
        made->start();
        return made;
    }

    [[nodiscard]] QStringList missed() const
    {
        QStringList ids;
        for (const auto &arrival : m_shop->arrivals) {
            if (arrival.receipt.origin == WebhookOrigin::Feed)
                ids += arrival.receipt.eventId;
        }
        return ids;
    }

    Feed m_feed;
    std::unique_ptr<ListenerShop> m_shop;
};

void TestFillIn::init()
{
    m_feed = {};
    m_shop = std::make_unique<ListenerShop>();
    QVERIFY(m_shop->start());
}

void TestFillIn::whatNoWebhookBroughtIsHandledOnce()
{
    m_feed.add("evt_before"); // the past is not this listener's
    const auto filling = fillIn(50ms);
    QTRY_VERIFY(m_feed.calls >= 2);
    for (const char *id : {"evt_1", "evt_2", "evt_3", "evt_4", "evt_5"})
        m_feed.add(id);
    QCOMPARE(m_shop->send(signedPost("evt_3")), 200);
    QTRY_COMPARE(missed().size(), 4);
    QCOMPARE(missed().join(QLatin1Char(' ')), QStringLiteral("evt_1 evt_2 evt_4 evt_5"));
    const int calls = m_feed.calls;
    QTRY_VERIFY(m_feed.calls > calls + 5);
    QCOMPARE(missed().size(), 4);
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QVERIFY(!m_shop->arrivals.last().isNew);
}

void TestFillIn::whatComesInTimeIsNotMissed()
{
    m_feed.add("evt_0");
    const auto filling = fillIn(3000ms);
    QTRY_VERIFY(m_feed.calls >= 2);
    m_feed.add("evt_1");
    const int calls = m_feed.calls;
    QTRY_VERIFY(m_feed.calls > calls + 2); // the feed was quicker
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QTest::qWait(3500);
    QVERIFY(missed().isEmpty());
}

void TestFillIn::whatWasMissedWhileNobodyListenedIsFilledIn()
{
    m_feed.add("evt_0");
    {
        const auto filling = fillIn(10ms);
        QTRY_VERIFY(m_feed.calls >= 2);
    }
    m_shop->listener.reset();
    for (int i = 1; i <= 10; ++i)
        m_feed.add("evt_" + QByteArray::number(i));
    QVERIFY(m_shop->start());
    {
        const auto filling = fillIn(10ms);
        QTRY_COMPARE(missed().size(), 10);
    }
    QVERIFY(m_shop->start());
    const auto filling = fillIn(10ms);
    const int calls = m_feed.calls;
    QTRY_VERIFY(m_feed.calls > calls + 5);
    QCOMPARE(missed().size(), 10);
}

void TestFillIn::aFeedThatFailsIsReadAgain()
{
    m_feed.error = Error{ErrorKind::Connect, QStringLiteral("no"), {}, {}, 0, {}, {}};
    const auto filling = fillIn(10ms);
    QList<bool> troubles;
    connect(filling.get(), &FillIn::troubleChanged, this,
            [&](const std::optional<Error> &error) { troubles += error.has_value(); });
    QTRY_VERIFY(m_feed.calls >= 3);
    m_feed.error.reset();
    QTRY_VERIFY(!troubles.isEmpty() && !troubles.last());
    m_feed.add("evt_0");
    const int calls = m_feed.calls;
    QTRY_VERIFY(m_feed.calls > calls + 3);
}

void TestFillIn::pagesKeepTheVeryBytes()
{
    const QByteArray one = R"({"id" : "evt_1","n":1.00,"s":"}],\"{\\","version":7})";
    const QByteArray two = R"({"data":[{"id":"no"}],"id":"evt_2"})";
    const QByteArray body = R"({"has_more":true,"x":{"data":[1,2]}, "data" : [ )" + one + " ,\n" +
                            two + R"( ] ,"next":"evt_2"})";
    const auto page = readFeedPage(body);
    QVERIFY2(page, page ? "" : qPrintable(page.error().message));
    QCOMPARE(page->events.size(), 2);
    QCOMPARE(page->events.first().text, one);
    QCOMPARE(page->events.first().version, 7);
    QCOMPARE(page->events.last().text, two);
    QCOMPARE(page->events.last().id, QStringLiteral("evt_2"));
    QVERIFY(page->hasMore);
    const auto none = readFeedPage(R"({"data":[],"next":"evt_9","has_more":false})");
    QVERIFY(none && none->events.isEmpty());
    QCOMPARE(none->next, QStringLiteral("evt_9"));
    QCOMPARE(feedTarget(QStringLiteral("evt_1"), 5), "/v1/events?after=evt_1&limit=5");
}

void TestFillIn::whatIsNoPageIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no data") << QByteArray(R"({"next":""})");
    QTest::newRow("an event without an id") << QByteArray(R"({"data":[{}],"next":""})");
    QTest::newRow("cut") << QByteArray(R"({"data":[{"id":"evt_1"},)");
}

void TestFillIn::whatIsNoPageIsRefused()
{
    QFETCH(const QByteArray, body);
    const auto page = readFeedPage(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Protocol);
}

void TestFillIn::answersAreTold()
{
    const auto gone = readFeedAnswer(410, R"({"message":"Too old."})");
    QCOMPARE(gone.error().httpStatus, 410);
    QCOMPARE(gone.error().message, QStringLiteral("Too old."));
    QCOMPARE(readFeedAnswer(429, {}).error().kind, ErrorKind::RateLimited);
    QVERIFY(!readFeedAnswer(502, "<html>").error().message.isEmpty());
}

//! As a window has it: started, hit, read, replayed and stopped, all of it elsewhere.
void TestFillIn::aThreadOfItsOwn()
{
    QTemporaryDir dir;
    const SystemClock clock;
    RawServer handler;
    ListenerThread thread(dir.path(), clock);
    QString url;
    QStringList arrived;
    std::optional<WebhookReceipt> read;
    int answers = 0;
    std::optional<int> wrong;
    bool stopped = false;
    connect(&thread, &ListenerThread::started, this, [&](const QString &at) { url = at; });
    connect(&thread, &ListenerThread::arrived, this, [&](const WebhookReceipt &receipt) {
        arrived += receipt.eventId;
        thread.read(receipt.row);
    });
    connect(&thread, &ListenerThread::receiptRead, this,
            [&](const WebhookReceipt &receipt) { read = receipt; });
    connect(&thread, &ListenerThread::replayAnswered, this, [&] { ++answers; });
    connect(&thread, &ListenerThread::replayFinished, this, [&](int count) { wrong = count; });
    connect(&thread, &ListenerThread::stopped, this, [&] { stopped = true; });
    ListenerSettings settings;
    settings.secrets = {secretOf(shopSecret)};
    settings.forwardTo = handler.url();
    thread.start(settings);
    QTRY_VERIFY(!url.isEmpty());
    RawPeer peer(static_cast<quint16>(QUrl(url).port()));
    peer.write(signedPost("evt_1"));
    QCOMPARE(peer.status(), 200);
    QTRY_VERIFY(read.has_value());
    QCOMPARE(read->body, eventBody("evt_1"));
    QTRY_COMPARE(handler.bodies.size(), 1);
    thread.replay(read->row, handler.url(), {1, 0, false, true}, secretOf(shopSecret));
    QTRY_VERIFY(wrong.has_value());
    QCOMPARE(answers, 4);
    QCOMPARE(*wrong, 3); // it takes everything
    thread.stop();
    QTRY_VERIFY(stopped);
    RawPeer late(static_cast<quint16>(QUrl(url).port()));
    QVERIFY(late.waitForEnd());
}

QTEST_GUILESS_MAIN(TestFillIn)
#include "tst_fillin.moc"
