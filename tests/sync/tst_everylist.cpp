// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/resourcefixtures.h"
#include "sync/books.h"
#include "sync/synchronizer.h"
#include "sync/syncnames.h"

#include <QSignalSpy>

using namespace coinpay;
using namespace coinpay::test;

namespace {

using Phase = Freshness::Phase;

const QString esc = QStringLiteral("esc_456");
const QString wal = QStringLiteral("wal_789");
const QString trf = QStringLiteral("trf_90");

QByteArray balances(const QByteArray &available, int version)
{
    return R"({"wallet_id":"wal_789","balances":[{"asset":"USDT","network":"ethereum",)"
           R"("available":")" +
           available + R"(","pending":"0.00"}],"version":)" + QByteArray::number(version) +
           R"(,"updated_at":"2026-01-02T03:04:05Z"})";
}

//! One of everything.
void fill(Books &books)
{
    books.add("inv_1");
    books.put("/v1/escrows", "esc_456", escrowJson());
    books.put("/v1/wallets", "wal_789", walletJson());
    books.put("/v1/wallets/wal_789/transfers", "trf_90", transferJson());
    books.put("/v1/wallets/wal_789/addresses", "adr_80", addressJson());
    books.say("/v1/wallets/wal_789/balances", balances("420.00", 12));
}

QByteArray walletEvent(const QByteArray &eventId, int version)
{
    return R"({"id":")" + eventId +
           R"(","type":"wallet.updated","resource":{"type":"wallet","id":"wal_789"},)"
           R"("previous_status":"active","status":"active","request_id":null,"version":)" +
           QByteArray::number(version) + R"(,"occurred_at":"2026-01-02T03:00:00Z","data":)" +
           walletJson("active", version) + "}";
}

} // namespace

//! The lists besides the invoices', and the balances, which the feed only points at.
class TestEveryList : public QObject
{
    Q_OBJECT

private:
    static QString available(DrivenProfile &profile)
    {
        const auto known = profile.reader->balances(wal);
        return known && !known->sheet.balances.isEmpty()
                   ? known->sheet.balances.first().available.toDecimal()
                   : QString();
    }

private Q_SLOTS:
    void theFirstSyncReadsThemAll()
    {
        DrivenProfile profile;
        Books books(profile.server);
        fill(books);
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QCOMPARE(sync.freshness().fetched, 5);
        QVERIFY(sync.freshness().skipped.isEmpty());
        QVERIFY(profile.reader->invoice(QStringLiteral("inv_1")));
        QVERIFY(profile.reader->escrow(esc));
        QVERIFY(profile.reader->wallet(wal));
        QVERIFY(profile.reader->transfer(trf));
        QCOMPARE(profile.reader->addresses(wal, 10)->size(), 1);
        QTRY_COMPARE(available(profile), QStringLiteral("420.00"));
    }

    void readsOnInTheListWhereItWasPaused()
    {
        DrivenProfile profile;
        Books books(profile.server);
        fill(books);
        {
            Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
            connect(&sync, &Synchronizer::freshnessChanged, &sync, [&](const Freshness &now) {
                if (now.fetched == 3) // the wallets are there
                    sync.pauseFirstSync();
            });
            sync.start();
            QTRY_COMPARE(sync.freshness().phase, Phase::Paused);
            QVERIFY(profile.reader->wallet(wal));
            QVERIFY(!profile.reader->transfer(trf));
            QTRY_VERIFY(profile.reader->syncValue(syncnames::firstSyncPlace())
                            ->startsWith(QLatin1String("transfers")));
            sync.stop();
        }
        profile.server.requests.clear();
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QVERIFY(profile.reader->transfer(trf));
        QCOMPARE(profile.server.count("GET", "/v1/invoices?"), 0);
        QCOMPARE(profile.server.count("GET", "/v1/escrows?"), 0);
        QCOMPARE(sync.freshness().fetched, 5);
    }

    void aListThatIsWithheldIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QStringList>("skipped");
        QTest::newRow("not for this key")
            << QByteArray("/v1/escrows") << QByteArray("forbidden_scope")
            << QStringList{QStringLiteral("escrows")};
        QTest::newRow("a server without wallets")
            << QByteArray("/v1/wallets") << QByteArray("not_found")
            << QStringList{QStringLiteral("wallets")};
        QTest::newRow("a wallet that is gone meanwhile")
            << QByteArray("/v1/wallets/wal_789/transfers") << QByteArray("not_found")
            << QStringList{};
        QTest::newRow("transfers not for this key")
            << QByteArray("/v1/wallets/wal_789/transfers") << QByteArray("forbidden_scope")
            << QStringList{QStringLiteral("transfers")};
    }

    void aListThatIsWithheldIsPassedOver()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, code);
        QFETCH(const QStringList, skipped);
        DrivenProfile profile;
        Books books(profile.server);
        fill(books);
        books.refused[path] = code;
        {
            Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
            sync.start();
            QTRY_COMPARE(sync.freshness().phase, Phase::Live);
            QCOMPARE(sync.freshness().skipped, skipped);
            QVERIFY(profile.reader->invoice(QStringLiteral("inv_1")));
            QTRY_COMPARE(*profile.reader->syncValue(syncnames::firstSyncDone()),
                         syncnames::allLists());
            sync.stop();
        }
        // The next start asks for it again, and for it alone.
        books.refused.clear();
        profile.server.requests.clear();
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QVERIFY(sync.freshness().skipped.isEmpty());
        QCOMPARE(profile.server.count("GET", "/v1/invoices?"), 0);
        QCOMPARE(profile.server.count("GET", path + "?limit") > 0, !skipped.isEmpty());
        if (!skipped.isEmpty() && path == "/v1/escrows")
            QVERIFY(profile.reader->escrow(esc));
    }

    void whatWasDoneWithFewerListsIsDoneAgain()
    {
        DrivenProfile profile;
        Books books(profile.server);
        fill(books);
        profile.wait(profile.store->setSyncValue(syncnames::firstSyncDone(), QStringLiteral("1")));
        profile.wait(profile.store->setSyncValue(syncnames::feedCursor(), QStringLiteral("evt_1")));
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QVERIFY(profile.reader->escrow(esc));
        QVERIFY(profile.reader->transfer(trf));
    }

    void aWalletEventBringsItsBalances()
    {
        DrivenProfile profile;
        Books books(profile.server);
        fill(books);
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(available(profile), QStringLiteral("420.00"));
        profile.server.requests.clear();
        books.say("/v1/wallets/wal_789/balances", balances("300.00", 22));
        for (int version = 13; version <= 22; ++version)
            books.appendRaw(walletEvent(books.nextId(), version));
        QSignalSpy advanced(&sync, &Synchronizer::advanced);
        sync.pollNow();
        QTRY_COMPARE(available(profile), QStringLiteral("300.00"));
        QVERIFY(advanced.size() >= 4); // ten events, page by page
        QCOMPARE(profile.server.count("GET", "/v1/wallets/wal_789/balances"), 1);
        QCOMPARE(profile.reader->wallet(wal)->version, 22);

        // What is known already is not asked for.
        books.appendRaw(walletEvent(books.nextId(), 22));
        sync.pollNow();
        QTRY_COMPARE(*profile.reader->syncValue(syncnames::feedCursor()), QStringLiteral("evt_12"));
        QTRY_COMPARE(sync.freshness().phase, Phase::Live);
        QCOMPARE(profile.server.count("GET", "/v1/wallets/wal_789/balances"), 1);
    }

    void balancesAreFetchedAgainAfterTimeOffline()
    {
        DrivenProfile profile;
        Books books(profile.server);
        fill(books);
        Synchronizer sync(profile.client, *profile.store, profile.clock, profile.random);
        sync.start();
        QTRY_COMPARE(available(profile), QStringLiteral("420.00"));
        books.offline = true;
        sync.pollNow();
        QTRY_COMPARE_WITH_TIMEOUT(sync.freshness().phase, Phase::Offline, 60'000);
        books.say("/v1/wallets/wal_789/balances", balances("7.00", 30));
        books.offline = false;
        sync.pollNow();
        QTRY_COMPARE(available(profile), QStringLiteral("7.00"));
    }

    void manyWalletsTakeTurns()
    {
        DrivenProfile profile;
        Books books(profile.server);
        constexpr int Many = 30;
        for (int i = 0; i < Many; ++i) {
            const QByteArray id = "wal_" + QByteArray::number(100 + i);
            books.put("/v1/wallets", id, walletJson().replace("wal_789", id));
            books.say("/v1/wallets/" + id + "/balances",
                      balances("1.00", 12).replace("wal_789", id));
        }
        Refresher refresher(profile.client, *profile.store, profile.clock);
        refresher.wallets();
        const auto known = [&] {
            int number = 0;
            const QList<Wallet> wallets = *profile.reader->wallets();
            for (const Wallet &wallet : wallets)
                number += profile.reader->balances(wallet.id)->sheet.version == 12 ? 1 : 0;
            return number;
        };
        QTRY_COMPARE_WITH_TIMEOUT(known(), Many, 20'000);
    }

    void aLookedAtEscrowIsFetchedWithWhatWasDoneToIt()
    {
        DrivenProfile profile;
        Books books(profile.server);
        fill(books);
        books.put("/v1/escrows/esc_456/releases", "rel_61", payoutJson());
        books.put("/v1/escrows/esc_456/disputes", "dsp_63", disputeJson());
        Refresher refresher(profile.client, *profile.store, profile.clock);
        // Asked for while it is being fetched: once more, not once each.
        for (int i = 0; i < 10; ++i)
            refresher.escrow(esc);
        QTRY_COMPARE(profile.server.count("GET", "/v1/events?"), 2);
        QTRY_COMPARE(profile.reader->escrowActions(esc)->size(), 2);
        QVERIFY(profile.reader->escrow(esc));
        QTest::qWait(50);
        QCOMPARE(profile.server.count("GET", "/v1/escrows/esc_456/releases"), 2);
    }

    void aLookedAtTransferIsFetched()
    {
        DrivenProfile profile;
        Books books(profile.server);
        books.say("/v1/transfers/trf_90", transferJson("final", 4));
        Refresher refresher(profile.client, *profile.store, profile.clock);
        refresher.transfer(trf);
        QTRY_VERIFY(profile.reader->transfer(trf));
        QCOMPARE(profile.reader->transfer(trf)->statusText, QStringLiteral("final"));
    }
};

QTEST_GUILESS_MAIN(TestEveryList)
#include "tst_everylist.moc"
