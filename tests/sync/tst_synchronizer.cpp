// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/books.h"
#include "sync/synchronizer.h"
#include "sync/syncnames.h"

#include <QSignalSpy>

using namespace coinpay;
using namespace coinpay::test;

namespace {

using Phase = Freshness::Phase;

} // namespace

class TestSynchronizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstSyncThenFeed()
    {
        DrivenProfile profile;
        Books books(profile.server);
        for (int i = 0; i < 10; ++i)
            books.add("inv_" + QByteArray::number(i));
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QCOMPARE(sync.freshness().fetched, 10);
        QCOMPARE(sync.freshness().asOf, profile.clock.now());
        QCOMPARE(profile.reader->invoicePage({}, {}, 100)->size(), 10);

        books.change("inv_3", "pending", "processing", 2);
        books.change("inv_3", "processing", "paid", 3);
        QSignalSpy advanced(&sync, &Synchronizer::advanced);
        sync.pollNow();
        QTRY_COMPARE(profile.reader->invoice(QStringLiteral("inv_3"))->statusText,
                     QStringLiteral("paid"));
        QTRY_COMPARE(advanced.size(), 1);
        QCOMPARE(profile.reader->transitions(QStringLiteral("inv_3"))->last().eventId,
                 QStringLiteral("evt_12"));
        QCOMPARE(profile.server.count("GET", "/v1/invoices?"), 4); // the lists, once
    }

    void whatHappensDuringTheListsIsNotLost()
    {
        DrivenProfile profile;
        Books books(profile.server);
        for (int i = 0; i < 7; ++i)
            books.add("inv_" + QByteArray::number(i));
        const auto plain = profile.server.onRequest;
        profile.server.onRequest = [&](const HttpRequest &request) {
            const auto answer = plain(request);
            if (request.target.contains("cursor=c3")) // the first page is already read
                books.change("inv_0", "pending", "paid", 2);
            return answer;
        };
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QTRY_COMPARE(profile.reader->invoice(QStringLiteral("inv_0"))->statusText,
                     QStringLiteral("paid"));
    }

    void firstSyncPausesAndGoesOnAfterARestart()
    {
        DrivenProfile profile;
        Books books(profile.server);
        books.pageSize = 1;
        for (int i = 0; i < 30; ++i)
            books.add("inv_" + QByteArray::number(100 + i));
        {
            Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
            connect(&sync, &Synchronizer::freshnessChanged, &sync, [&](const Freshness &now) {
                if (now.fetched == 5)
                    sync.pauseFirstSync();
            });
            sync.start();
            QTRY_COMPARE(sync.freshness().phase, Phase::Paused);
            QTest::qWait(50);
            QCOMPARE(sync.freshness().phase, Phase::Paused);
            QVERIFY(sync.freshness().fetched < 30);
            sync.stop();
        }
        profile.server.requests.clear();
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QCOMPARE(profile.reader->invoicePage({}, {}, 100)->size(), 30);
        // It went on where it stood: one page may be read twice, the ones before are not.
        QVERIFY(profile.server.count("GET", "/v1/invoices?") <= 26);
    }

    void goesOnWhereTheFeedStood()
    {
        DrivenProfile profile;
        Books books(profile.server);
        books.add("inv_1");
        {
            Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
            sync.start();
            QTRY_COMPARE(sync.freshness().phase, Phase::Live);
            // That it is done is written in the background: one that stops before reads again.
            QTRY_VERIFY(!profile.reader->syncValue(syncnames::firstSyncDone())->isEmpty());
            sync.stop();
        }
        books.change("inv_1", "pending", "expired", 2);
        profile.server.requests.clear();
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        QSignalSpy changes(&sync, &Synchronizer::freshnessChanged);
        sync.start();
        QTRY_COMPARE(profile.reader->invoice(QStringLiteral("inv_1"))->statusText,
                     QStringLiteral("expired"));
        QCOMPARE(profile.server.count("GET", "/v1/invoices?"), 0);
        QCOMPARE(profile.server.count("GET", "/v1/events?after=evt_1"), 1);
    }

    void unknownEventsArePassedOver()
    {
        DrivenProfile profile;
        Books books(profile.server);
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        books.appendRaw(R"({"id":")" + books.nextId() +
                        R"(","type":"teapot.boiled","resource":{"type":"teapot","id":"pot_1"},)"
                        R"("previous_status":null,"status":"hot","request_id":null,"version":1,)"
                        R"("occurred_at":"2026-01-02T03:00:00Z","data":{"id":"pot_1"}})");
        books.add("inv_1");
        sync.pollNow();
        QTRY_VERIFY(profile.reader->invoice(QStringLiteral("inv_1")));
        QTRY_COMPARE(*profile.reader->syncValue(QStringLiteral("feed_cursor")),
                     QStringLiteral("evt_2"));
    }

    void beginsAnewWhenItsPlaceIsGone()
    {
        DrivenProfile profile;
        Books books(profile.server);
        books.add("inv_1");
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        books.add("inv_2");
        books.cursorsExpired = true;
        sync.pollNow();
        QTRY_VERIFY(profile.reader->invoice(QStringLiteral("inv_2")));
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QCOMPARE(profile.server.count("GET", "/v1/invoices?"), 2); // one page each time
    }

    void offlineLooksOfflineAndRecovers()
    {
        DrivenProfile profile;
        Books books(profile.server);
        books.add("inv_1");
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        const UnixMs asOf = sync.freshness().asOf;
        books.offline = true;
        profile.clock.advance(5'000);
        sync.pollNow();
        QTRY_COMPARE_WITH_TIMEOUT(sync.freshness().phase, Phase::Offline, 60'000);
        QVERIFY(sync.freshness().error);
        QCOMPARE(errorKindName(sync.freshness().error->kind), errorKindName(ErrorKind::Connect));
        QVERIFY(sync.freshness().nextTryAt > profile.clock.now());
        QCOMPARE(sync.freshness().asOf, asOf); // no fresher than it was
        books.offline = false;
        sync.pollNow();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QVERIFY(!sync.freshness().error);
        QCOMPARE(sync.freshness().asOf, profile.clock.now());
    }

    void aJumpOfTheWallClockAsksAtOnce_data()
    {
        QTest::addColumn<qint64>("wallMs");
        QTest::addColumn<qint64>("steadyMs");
        QTest::addColumn<bool>("asks");
        constexpr qint64 Hour = 3'600'000;
        QTest::newRow("slept, and the steady clock stood still") << 8 * Hour << qint64(0) << true;
        QTest::newRow("slept, and the steady clock went on") << 8 * Hour << 8 * Hour << true;
        QTest::newRow("set back by an hour") << -Hour << qint64(0) << true;
        QTest::newRow("set ahead by an hour") << Hour << qint64(0) << true;
        QTest::newRow("corrected by a second") << qint64(1'000) << qint64(0) << false;
        QTest::newRow("time went by") << qint64(15'000) << qint64(15'000) << false;
    }

    void aJumpOfTheWallClockAsksAtOnce()
    {
        QFETCH(const qint64, wallMs);
        QFETCH(const qint64, steadyMs);
        QFETCH(const bool, asks);
        DrivenProfile profile;
        Books books(profile.server);
        books.add("inv_1");
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start(); // nobody looks: the next poll is a minute away
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        books.change("inv_1", "pending", "paid", 2);
        profile.clock.advance(steadyMs);
        profile.clock.jump(wallMs - steadyMs);
        sync.compareClocks();
        if (!asks) {
            QTest::qWait(100);
            QCOMPARE(profile.reader->invoice(QStringLiteral("inv_1"))->statusText,
                     QStringLiteral("pending"));
            return;
        }
        QTRY_COMPARE(profile.reader->invoice(QStringLiteral("inv_1"))->statusText,
                     QStringLiteral("paid"));
        QTRY_COMPARE(sync.freshness().asOf, profile.clock.now());
        QTRY_COMPARE(*profile.reader->syncValue(syncnames::asOf()),
                     QString::number(profile.clock.now()));
    }

    void offlineIsTriedAgainOnWaking()
    {
        DrivenProfile profile;
        Books books(profile.server);
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        books.offline = true;
        sync.pollNow();
        QTRY_COMPARE_WITH_TIMEOUT(sync.freshness().phase, Phase::Offline, 60'000);
        books.offline = false;
        profile.clock.jump(3'600'000);
        sync.compareClocks();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QCOMPARE(sync.freshness().asOf, profile.clock.now());
    }

    void nothingIsAsOfTheFuture()
    {
        DrivenProfile profile;
        Books books(profile.server);
        {
            Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
            sync.start();
            QTRY_COMPARE(sync.freshness().phase, Phase::Live);
            QTRY_VERIFY(!profile.reader->syncValue(syncnames::asOf())->isEmpty());
            sync.stop();
        }
        profile.clock.jump(-3'600'000);
        books.offline = true;
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QCOMPARE(sync.freshness().asOf, profile.clock.now());
    }

    void waitsForTheFeedOnlyWhileSomebodyLooks()
    {
        DrivenProfile profile;
        Books books(profile.server);
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        const auto waiting = [&] {
            int number = 0;
            for (const HttpRequest &request : std::as_const(profile.server.requests))
                number += headerValue(request.headers, "Prefer").isEmpty() ? 0 : 1;
            return number;
        };
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QTest::qWait(100);
        QCOMPARE(waiting(), 0); // calm: nothing until a minute has passed
        sync.setAttentive(true);
        QTRY_VERIFY(waiting() > 0);
        QCOMPARE(headerValue(profile.server.requests.last().headers, "Prefer"),
                 QByteArray("wait=25"));
    }

    void aLookedAtInvoiceIsFetchedWithItsHistory()
    {
        DrivenProfile profile;
        Books books(profile.server);
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        books.add("inv_1");
        books.change("inv_1", "pending", "processing", 2);
        sync.refreshInvoice(QStringLiteral("inv_1"));
        QTRY_COMPARE(profile.reader->transitions(QStringLiteral("inv_1"))->size(), 2);
        QCOMPARE(profile.reader->transitions(QStringLiteral("inv_1"))->first().toStatus,
                 QStringLiteral("pending"));
        QTRY_COMPARE(profile.reader->transitions(QStringLiteral("inv_1"))->last().eventId,
                     QStringLiteral("evt_2"));
    }
};

QTEST_GUILESS_MAIN(TestSynchronizer)
#include "tst_synchronizer.moc"
