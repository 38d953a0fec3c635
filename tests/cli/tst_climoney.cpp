// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clishop.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! An example of EIP-55.
constexpr auto payee = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
constexpr auto secondPayee = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";

} // namespace

//! Money out of a terminal: escrows, wallets, transfers and batches, judged by what the server has.
class TestCliMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anEscrowIsMade();
    void aReleaseMovesWhatWasAskedOnce();
    void aLostReleaseIsNotDoubled();
    void aReleaseNeedsConsent();
    void whatTheStateForbidsIsNotAsked();
    void tooMuchIsNotAsked();
    void aRefundGoesBack();
    void aDisputeFreezes();
    void balancesAreTold();
    void anAddressIsMadeAndCanBePaid();
    void aTransferEndsFinal();
    void aTransferIsWatched();
    void aDryRunPrintsWhatWouldBeSigned();
    void badDestinationsAreRefusedHere_data();
    void badDestinationsAreRefusedHere();
    void aBatchWithABadRowSendsNothing();
    void aBatchSendsEveryRowOnce();
    void activityTellsAll();

private:
    Ran cli(const QString &line) { return m_shop.cli(line.split(u' ', Qt::SkipEmptyParts)); }

    Ran cliWhileMining(const QString &line)
    {
        return m_shop.cliWhileMining(line.split(u' ', Qt::SkipEmptyParts));
    }

    [[nodiscard]] QString fundedEscrow(const QString &deal);
    [[nodiscard]] QJsonObject serverOn(const QString &target);
    [[nodiscard]] qsizetype listed(const QString &target);
    [[nodiscard]] QString transferLine(const QString &amount);
    [[nodiscard]] QString batchFile(const QByteArray &csv);

    CliShop m_shop;
    QString m_wallet;
};

QJsonObject TestCliMoney::serverOn(const QString &target)
{
    return m_shop.sandbox.call("GET", target).json();
}

qsizetype TestCliMoney::listed(const QString &target)
{
    return serverOn(target).value(QStringLiteral("data")).toArray().size();
}

QString TestCliMoney::fundedEscrow(const QString &deal)
{
    const QString id =
        cli(QStringLiteral("escrows create --amount 100 --asset USDT --buyer b_1 --seller s_1 "
                           "--deal %1")
                .arg(deal))
            .text("id");
    m_shop.sandbox.post(QStringLiteral("/escrows/%1/fundings").arg(id));
    m_shop.mine(40);
    return id;
}

QString TestCliMoney::transferLine(const QString &amount)
{
    return QStringLiteral("transfers create --wallet %1 --asset USDT --network ethereum --to %2 "
                          "--amount %3")
        .arg(m_wallet, QString::fromLatin1(payee), amount);
}

QString TestCliMoney::batchFile(const QByteArray &csv)
{
    const QString path = m_shop.dir.filePath(QStringLiteral("batch.csv"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size())
        qFatal("the table was not written");
    return path;
}

void TestCliMoney::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.complaint()));
    m_wallet = cli(QStringLiteral("wallets list")).text("id");
    QVERIFY(!m_wallet.isEmpty());
    m_shop.sandbox.post(QStringLiteral("/wallets/%1/deposits").arg(m_wallet),
                        {{QStringLiteral("asset"), QStringLiteral("USDT")},
                         {QStringLiteral("network"), QStringLiteral("ethereum")},
                         {QStringLiteral("amount"), QStringLiteral("1000")}});
    m_shop.mine(40);
}

void TestCliMoney::anEscrowIsMade()
{
    const Ran made = cli(QStringLiteral("escrows create --amount 80.5 --asset USDT --buyer b "
                                        "--seller s --deal deal_made"));
    QCOMPARE(made.exitCode, 0);
    QCOMPARE(made.text("status"), QStringLiteral("funding_pending"));
    QVERIFY(!made.text("payment_address").isEmpty());
    const Ran got = cli(QStringLiteral("escrows get ") + made.text("id"));
    QCOMPARE(got.text("deal_ref"), QStringLiteral("deal_made"));
    const Ran all = cli(QStringLiteral("escrows list --limit 1"));
    QCOMPARE(all.lines().size(), 1);
    QCOMPARE(all.text("id"), made.text("id"));
}

void TestCliMoney::aReleaseMovesWhatWasAskedOnce()
{
    const QString id = fundedEscrow(QStringLiteral("deal_release"));
    const Ran part = cliWhileMining(
        QStringLiteral("escrows release %1 --amount 40 --reason delivered --yes").arg(id));
    QVERIFY2(part.exitCode == 0, QByteArray(part.out + part.err).constData());
    QCOMPARE(part.text("state"), QStringLiteral("final"));
    QCOMPARE(part.text("status"), QStringLiteral("final"));
    QCOMPARE(part.text("amount"), QStringLiteral("40.00"));
    const QJsonObject escrow = serverOn(QStringLiteral("/v1/escrows/") + id);
    QCOMPARE(escrow.value(QStringLiteral("status")).toString(),
             QStringLiteral("partially_released"));
    QCOMPARE(escrow.value(QStringLiteral("amount_released")).toString(), QStringLiteral("40.00"));
    const Ran rest =
        cliWhileMining(QStringLiteral("escrows release %1 --reason rest --yes").arg(id));
    QCOMPARE(rest.exitCode, 0);
    QCOMPARE(serverOn(QStringLiteral("/v1/escrows/") + id).value(QStringLiteral("status")),
             QStringLiteral("released"));
    QCOMPARE(listed(QStringLiteral("/v1/escrows/%1/releases").arg(id)), 2);
}

void TestCliMoney::aLostReleaseIsNotDoubled()
{
    const QString id = fundedEscrow(QStringLiteral("deal_lost"));
    m_shop.fault("drop_after", 2, QStringLiteral("/v1/escrows/%1/releases").arg(id));
    const Ran ran = cliWhileMining(
        QStringLiteral("escrows release %1 --amount 30 --reason once --yes").arg(id));
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(listed(QStringLiteral("/v1/escrows/%1/releases").arg(id)), 1);
    QCOMPARE(serverOn(QStringLiteral("/v1/escrows/") + id).value(QStringLiteral("amount_released")),
             QStringLiteral("30.00"));
}

void TestCliMoney::aReleaseNeedsConsent()
{
    const QString id = fundedEscrow(QStringLiteral("deal_consent"));
    const Ran ran = cli(QStringLiteral("escrows release %1 --reason x").arg(id));
    QCOMPARE(ran.exitCode, 2);
    QVERIFY2(ran.errorText("message").contains(QLatin1String("--yes")), ran.out.constData());
    QCOMPARE(listed(QStringLiteral("/v1/escrows/%1/releases").arg(id)), 0);
}

void TestCliMoney::whatTheStateForbidsIsNotAsked()
{
    const QString id = cli(QStringLiteral("escrows create --amount 5 --asset USDT --buyer b "
                                          "--seller s --deal unfunded"))
                           .text("id");
    const Ran ran = cli(QStringLiteral("escrows release %1 --reason x --yes").arg(id));
    QCOMPARE(ran.exitCode, 2);
    QVERIFY(!ran.errorText("message").isEmpty());
    QCOMPARE(listed(QStringLiteral("/v1/escrows/%1/releases").arg(id)), 0);
}

void TestCliMoney::tooMuchIsNotAsked()
{
    const QString id = fundedEscrow(QStringLiteral("deal_much"));
    const Ran ran =
        cli(QStringLiteral("escrows refund %1 --amount 100.01 --reason x --yes").arg(id));
    QCOMPARE(ran.exitCode, 2);
    QCOMPARE(listed(QStringLiteral("/v1/escrows/%1/refunds").arg(id)), 0);
}

void TestCliMoney::aRefundGoesBack()
{
    const QString id = fundedEscrow(QStringLiteral("deal_refund"));
    const Ran ran =
        cliWhileMining(QStringLiteral("escrows refund %1 --reason returned --yes").arg(id));
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(serverOn(QStringLiteral("/v1/escrows/") + id).value(QStringLiteral("status")),
             QStringLiteral("refunded"));
}

void TestCliMoney::aDisputeFreezes()
{
    const QString id = fundedEscrow(QStringLiteral("deal_dispute"));
    const Ran ran = cli(QStringLiteral("escrows dispute %1 --reason broken").arg(id));
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(ran.text("state"), QStringLiteral("settling"));
    QCOMPARE(serverOn(QStringLiteral("/v1/escrows/") + id).value(QStringLiteral("status")),
             QStringLiteral("disputed"));
}

void TestCliMoney::balancesAreTold()
{
    const Ran told = cli(QStringLiteral("wallets balances --wallet ") + m_wallet);
    QCOMPARE(told.exitCode, 0);
    QVERIFY2(told.out.contains("\"available\":\"1000"), told.out.constData());
    QCOMPARE(cli(QStringLiteral("wallets balances --wallet wal_nobody")).exitCode, 2);
}

void TestCliMoney::anAddressIsMadeAndCanBePaid()
{
    const Ran made = cli(QStringLiteral("wallets address %1 --asset BTC").arg(m_wallet));
    QVERIFY2(made.exitCode == 0, QByteArray(made.out + made.err).constData());
    QVERIFY(!made.text("address").isEmpty());
    QCOMPARE(made.text("wallet_id"), m_wallet);
}

void TestCliMoney::aTransferEndsFinal()
{
    const Ran sent = cliWhileMining(transferLine(QStringLiteral("12.5")) +
                                    QStringLiteral(" --note thanks --yes"));
    QVERIFY2(sent.exitCode == 0, QByteArray(sent.out + sent.err).constData());
    QCOMPARE(sent.text("state"), QStringLiteral("final"));
    QCOMPARE(sent.text("status"), QStringLiteral("final"));
    const QJsonObject transfer = serverOn(QStringLiteral("/v1/transfers/") + sent.text("id"));
    QCOMPARE(transfer.value(QStringLiteral("destination")), QString::fromLatin1(payee));
    const Ran got = cli(QStringLiteral("transfers get ") + sent.text("id"));
    QCOMPARE(got.text("amount"), QStringLiteral("12.50"));
}

void TestCliMoney::aTransferIsWatched()
{
    const Ran sent = cli(transferLine(QStringLiteral("1")) + QStringLiteral(" --yes --timeout 1"));
    QCOMPARE(sent.exitCode, 6);
    const QString id = sent.text("id");
    QVERIFY2(!id.isEmpty(), sent.out.constData());
    const Ran watched = cliWhileMining(QStringLiteral("transfers watch %1 --timeout 60").arg(id));
    QCOMPARE(watched.exitCode, 0);
    QCOMPARE(watched.lines().last().value(QStringLiteral("to")), QStringLiteral("final"));
    QCOMPARE(watched.lines().last().value(QStringLiteral("transfer_id")), id);
}

void TestCliMoney::aDryRunPrintsWhatWouldBeSigned()
{
    const QString transfers = QStringLiteral("/v1/wallets/%1/transfers").arg(m_wallet);
    const qsizetype before = listed(transfers);
    const Ran dry = cli(transferLine(QStringLiteral("3")) + QStringLiteral(" --dry-run"));
    QCOMPARE(dry.exitCode, 0);
    QCOMPARE(dry.text("target"), transfers);
    const QByteArray body = dry.text("body").toUtf8();
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    QCOMPARE(dry.text("body_sha256").toLatin1(), hash);
    QVERIFY(dry.text("signed_payload").contains(QString::fromLatin1(hash)));
    QCOMPARE(listed(transfers), before);
}

void TestCliMoney::badDestinationsAreRefusedHere_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("one letter wrong")
        << QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD");
    QTest::newRow("of another chain")
        << QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
    QTest::newRow("cut short") << QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA");
}

void TestCliMoney::badDestinationsAreRefusedHere()
{
    QFETCH(const QString, address);
    const Ran ran = cli(QStringLiteral("transfers create --wallet %1 --asset USDT --network "
                                       "ethereum --amount 1 --yes --to %2")
                            .arg(m_wallet, address));
    QCOMPARE(ran.exitCode, 2);
    QVERIFY(!ran.errorText("message").isEmpty());
}

void TestCliMoney::aBatchWithABadRowSendsNothing()
{
    const QString transfers = QStringLiteral("/v1/wallets/%1/transfers").arg(m_wallet);
    const qsizetype before = listed(transfers);
    const QString file = batchFile(QByteArrayLiteral("destination,amount,asset,network\n") + payee +
                                   ",1,USDT,ethereum\n" + secondPayee + ",much,USDT,ethereum\n");
    const Ran ran = cli(QStringLiteral("transfers batch %1 --wallet %2 --yes").arg(file, m_wallet));
    QCOMPARE(ran.exitCode, 2);
    QVERIFY2(ran.out.contains("line 3"), ran.out.constData());
    QCOMPARE(listed(transfers), before);
}

void TestCliMoney::aBatchSendsEveryRowOnce()
{
    const QString transfers = QStringLiteral("/v1/wallets/%1/transfers").arg(m_wallet);
    const qsizetype before = listed(transfers);
    const QString file =
        batchFile(QByteArrayLiteral("destination,amount,asset,network,note\n") + payee +
                  ",1.25,USDT,ethereum,first\n" + secondPayee + ",2.5,USDT,ethereum,second\n");
    const Ran ran =
        cliWhileMining(QStringLiteral("transfers batch %1 --wallet %2 --yes").arg(file, m_wallet));
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(ran.lines().size(), 2);
    for (const QJsonObject &line : ran.lines())
        QCOMPARE(line.value(QStringLiteral("state")), QStringLiteral("final"));
    QCOMPARE(listed(transfers), before + 2);
}

void TestCliMoney::activityTellsAll()
{
    const Ran told = cli(QStringLiteral("activity --limit 2"));
    QCOMPARE(told.exitCode, 0);
    QCOMPARE(told.lines().size(), 2);
    QCOMPARE(told.text("operation"), QStringLiteral("send_transfer"));
    const Ran all = cli(QStringLiteral("activity --limit 0"));
    QSet<QString> keys;
    for (const QJsonObject &line : all.lines())
        keys.insert(line.value(QStringLiteral("idempotency_key")).toString());
    QCOMPARE(keys.size(), all.lines().size());
}

QTEST_GUILESS_MAIN(TestCliMoney)
#include "tst_climoney.moc"
