// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What there is little of: actions on escrows, wallets, balances, addresses.
#include "store/randomresources.h"
#include "store/storefixture.h"

#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace coinpay;
using namespace coinpay::test;

namespace {

BalanceSheet sheet(qint64 version, const char *available)
{
    BalanceSheet balances;
    balances.walletId = QStringLiteral("wal_1");
    balances.version = version;
    balances.updatedAt = 5000 + version;
    const auto money = [](const char *text, const char *asset) {
        return Money::parse(QString::fromLatin1(text), QString::fromLatin1(asset)).value();
    };
    balances.balances = {
        {QStringLiteral("ethereum"), money(available, "USDT"), money("1.50", "USDT")},
        {QStringLiteral("bitcoin"), money("0.00000001", "BTC"), money("0", "BTC")}};
    return balances;
}

} // namespace

class TestSmallTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actionsOfAnEscrowStandOldestFirst();
    void walletsStandByLabel();
    void addressesStandNewestFirst();
    void newestBalancesStay();
    void knownBalancesOnlyBecomeFresher();
    void balancesThatChangedNameTheirWallet();
};

void TestSmallTables::actionsOfAnEscrowStandOldestFirst()
{
    StoreFixture fixture;
    std::mt19937 engine(printedSeed());
    QList<ResourceUpdate> updates;
    QList<EscrowAction> expected;
    const EscrowActionKind all[] = {EscrowActionKind::Release, EscrowActionKind::Refund,
                                    EscrowActionKind::Dispute};
    for (int i = 0; i < 60; ++i) {
        const EscrowAction action = randomAction(engine, i, all[i % 3]);
        updates += seen(action, LearnedFrom::FirstSync);
        if (action.escrowId == u"esc_1")
            expected += action;
    }
    QVERIFY(got(fixture.store->apply(updates)));
    std::sort(expected.begin(), expected.end(), [](const auto &a, const auto &b) {
        return std::pair(a.createdAt, a.id) < std::pair(b.createdAt, b.id);
    });
    const auto found = fixture.reader()->escrowActions(QStringLiteral("esc_1")).value();
    QCOMPARE(found.size(), expected.size());
    QVERIFY(!expected.isEmpty());
    for (qsizetype i = 0; i < found.size(); ++i)
        QCOMPARE(fieldsOf(found[i]), fieldsOf(expected[i]));
}

void TestSmallTables::walletsStandByLabel()
{
    StoreFixture fixture;
    std::mt19937 engine(2);
    QList<ResourceUpdate> updates;
    for (const char *label : {"till", "Bank", "annex", "Till"}) {
        Wallet wallet = randomWallet(engine, static_cast<int>(updates.size()));
        wallet.id = QStringLiteral("wal_%1").arg(9 - updates.size());
        wallet.label = QString::fromLatin1(label);
        updates += seen(wallet, LearnedFrom::FirstSync);
    }
    QVERIFY(got(fixture.store->apply(updates)));
    QStringList labels;
    const QList<Wallet> wallets = fixture.reader()->wallets().value();
    for (const Wallet &wallet : wallets)
        labels += wallet.label;
    QCOMPARE(labels, QStringList({QStringLiteral("annex"), QStringLiteral("Bank"),
                                  QStringLiteral("Till"), QStringLiteral("till")}));
}

void TestSmallTables::addressesStandNewestFirst()
{
    StoreFixture fixture;
    std::mt19937 engine(printedSeed());
    QList<ResourceUpdate> updates;
    QList<ReceiveAddress> expected;
    for (int i = 0; i < 60; ++i) {
        const ReceiveAddress address = randomAddress(engine, i);
        updates += seen(address, LearnedFrom::FirstSync);
        if (address.walletId == u"wal_1")
            expected += address;
    }
    QVERIFY(got(fixture.store->apply(updates)));
    std::sort(expected.begin(), expected.end(), [](const auto &a, const auto &b) {
        return std::pair(b.createdAt, b.id) < std::pair(a.createdAt, a.id);
    });
    QVERIFY(expected.size() > 3);
    const auto all = fixture.reader()->addresses(QStringLiteral("wal_1"), 100).value();
    QCOMPARE(all.size(), expected.size());
    const auto some = fixture.reader()->addresses(QStringLiteral("wal_1"), 3).value();
    QCOMPARE(some.size(), 3);
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(fieldsOf(some[i]), fieldsOf(expected[i]));
}

void TestSmallTables::newestBalancesStay()
{
    QList<BalanceSheet> sheets{sheet(1, "10"), sheet(2, "20"), sheet(3, "30")};
    sheets[2].balances.removeLast(); // an asset that was sent away whole is not listed any more
    std::sort(sheets.begin(), sheets.end(),
              [](const auto &a, const auto &b) { return a.version < b.version; });
    do {
        StoreFixture fixture;
        for (const BalanceSheet &one : std::as_const(sheets))
            QVERIFY(got(fixture.store->applyBalances(one, 100)));
        const auto known = fixture.reader()->balances(QStringLiteral("wal_1")).value();
        QCOMPARE(known.sheet.version, 3);
        QCOMPARE(known.sheet.updatedAt, 5003);
        QCOMPARE(known.sheet.balances.size(), 1);
        QCOMPARE(known.sheet.balances[0].network, QStringLiteral("ethereum"));
        QCOMPARE(known.sheet.balances[0].available.toDecimal(), QStringLiteral("30.00"));
        QCOMPARE(known.sheet.balances[0].pending.toDecimal(), QStringLiteral("1.50"));
        QCOMPARE(known.sheet.balances[0].pending.asset(), QStringLiteral("USDT"));
    } while (std::next_permutation(sheets.begin(), sheets.end(), [](const auto &a, const auto &b) {
        return a.version < b.version;
    }));
}

void TestSmallTables::knownBalancesOnlyBecomeFresher()
{
    StoreFixture fixture;
    QVERIFY(got(fixture.store->applyBalances(sheet(4, "10"), 100)));
    QVERIFY(got(fixture.store->applyBalances(sheet(4, "10"), 300)));
    QVERIFY(got(fixture.store->applyBalances(sheet(4, "10"), 200)));
    const auto reader = fixture.reader();
    const auto known = reader->balances(QStringLiteral("wal_1")).value();
    QCOMPARE(known.learnedAt, 300);
    QCOMPARE(known.sheet.balances.size(), 2);
    // What comes late is older, and says nothing of now.
    QVERIFY(got(fixture.store->applyBalances(sheet(3, "99"), 400)));
    const auto after = reader->balances(QStringLiteral("wal_1")).value();
    QCOMPARE(after.learnedAt, 300);
    QCOMPARE(after.sheet.balances[0].available.toDecimal(), QStringLiteral("10.00"));
}

void TestSmallTables::balancesThatChangedNameTheirWallet()
{
    StoreFixture fixture;
    QSignalSpy changes(fixture.store.get(), &Store::resourcesChanged);
    QVERIFY(got(fixture.store->applyBalances(sheet(1, "10"), 100)));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(
        changes.takeFirst().first().value<ResourcesChanged>().ids.value(QStringLiteral("wallet")),
        QStringList{QStringLiteral("wal_1")});
    QVERIFY(got(fixture.store->applyBalances(sheet(1, "10"), 100)));
    QCOMPARE(changes.size(), 0);
}

QTEST_GUILESS_MAIN(TestSmallTables)
#include "tst_smalltables.moc"
