// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestTransfers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void addressesAreNew();
    void depositIsPendingFirst();
    void quotedAndSent();
    void refusals_data();
    void refusals();
    void slipsOnEveryNetwork_data();
    void slipsOnEveryNetwork();
    void aFailedOneComesBack();
    void booksBalance();

private:
    SandboxAnswer act(const char *what, const QJsonObject &body);
    [[nodiscard]] QString available(const QString &asset, const char *column = "available");

    SandboxProcess m_sandbox;
    QString m_wallet;
};

namespace {

const QString payee = u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s;

QJsonObject order(const QString &amount)
{
    return {{u"asset"_s, u"BTC"_s}, {u"amount"_s, amount}, {u"destination"_s, payee}};
}

} // namespace

void TestTransfers::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
    const QJsonArray wallets = read(m_sandbox, u"/v1/wallets"_s).value("data"_L1).toArray();
    m_wallet = u"/v1/wallets/"_s + wallets.last()["id"_L1].toString();
}

SandboxAnswer TestTransfers::act(const char *what, const QJsonObject &body)
{
    return m_sandbox.call("POST", m_wallet + u'/' + QLatin1String(what), body);
}

QString TestTransfers::available(const QString &asset, const char *column)
{
    const QJsonArray rows =
        read(m_sandbox, m_wallet + u"/balances"_s).value("balances"_L1).toArray();
    for (const QJsonValue &row : rows) {
        if (row["asset"_L1].toString() == asset)
            return row[QLatin1String(column)].toString();
    }
    return {};
}

void TestTransfers::addressesAreNew()
{
    const QString one = text(act("addresses", {{u"asset"_s, u"BTC"_s}}).json(), "address");
    const QString two = text(act("addresses", {{u"asset"_s, u"BTC"_s}}).json(), "address");
    QVERIFY(one.startsWith(u"bc1q"_s));
    QVERIFY(one != two);
}

void TestTransfers::depositIsPendingFirst()
{
    const QString target = m_wallet.mid(3) + u"/deposits"_s;
    m_sandbox.post(target, {{u"asset"_s, u"LTC"_s}, {u"amount"_s, u"2.5"_s}});
    QCOMPARE(available(u"LTC"_s, "pending"), u"2.50"_s);
    QCOMPARE(available(u"LTC"_s), u"0.00"_s);
    m_sandbox.post(u"/blocks"_s, {{u"count"_s, 6}});
    QCOMPARE(available(u"LTC"_s, "pending"), u"0.00"_s);
    QCOMPARE(available(u"LTC"_s), u"2.50"_s);
}

void TestTransfers::quotedAndSent()
{
    QCOMPARE(available(u"BTC"_s), u"0.75"_s);
    const SandboxAnswer quote = act("transfer_quotes", order(u"0.10"_s));
    QCOMPARE(quote.status, 201);
    QJsonObject request = order(u"0.10"_s);
    request["quote_id"_L1] = text(quote.json(), "id");
    const SandboxAnswer sent = act("transfers", request);
    QVERIFY2(sent.status == 202, sent.body.constData());
    QCOMPARE(text(sent.json(), "fee"), text(quote.json(), "fee"));
    QCOMPARE(text(sent.json(), "total"), u"0.10002"_s);
    QCOMPARE(available(u"BTC"_s), u"0.64998"_s); // at once
    const QString target = QString::fromLatin1(sent.header("Location"));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(m_sandbox, target), u"processing"_s, 20'000);
    m_sandbox.post(u"/blocks"_s, {{u"count"_s, 3}});
    QCOMPARE(statusOf(m_sandbox, target), u"final"_s);
    QCOMPARE(available(u"BTC"_s), u"0.64998"_s);
}

void TestTransfers::refusals_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("more than there is") << u"amount"_s << u"100"_s << u"insufficient_funds"_s;
    QTest::newRow("all, which leaves no fee")
        << u"amount"_s << u"0.64998"_s << u"insufficient_funds"_s;
    QTest::newRow("a mistyped address")
        << u"destination"_s << u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"_s
        << u"invalid_destination"_s;
    QTest::newRow("an address of another chain")
        << u"destination"_s << u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s
        << u"invalid_destination"_s;
    QTest::newRow("another network") << u"network"_s << u"tron"_s << u"validation_failed"_s;
    QTest::newRow("nine decimals") << u"amount"_s << u"0.000000001"_s << u"validation_failed"_s;
    QTest::newRow("a quote that is not there")
        << u"quote_id"_s << u"quo_nothing"_s << u"validation_failed"_s;
}

void TestTransfers::refusals()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    QJsonObject request = order(u"0.01"_s);
    request[member] = value;
    const QString before = available(u"BTC"_s);
    QCOMPARE(code(act("transfers", request)), expected);
    QCOMPARE(available(u"BTC"_s), before);
}

void TestTransfers::slipsOnEveryNetwork_data()
{
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("good");
    QTest::addColumn<QString>("slip");
    QTest::newRow("bitcoin, base58check")
        << u"BTC"_s << u"bitcoin"_s << u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"_s
        << u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"_s;
    QTest::newRow("litecoin") << u"LTC"_s << u"litecoin"_s
                              << u"ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"_s
                              << u"ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n8"_s;
    QTest::newRow("dogecoin") << u"DOGE"_s << u"dogecoin"_s
                              << u"DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZkE"_s
                              << u"DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZke"_s;
    QTest::newRow("tron") << u"USDT"_s << u"tron"_s << u"TQHgMpVzWkhSsRB4BzZgmV8uW4cFL8eaBr"_s
                          << u"TQHgMpVzWkhSsRB4BzZgmV8uW4cFL8eaBs"_s;
    QTest::newRow("ethereum") << u"ETH"_s << u"ethereum"_s
                              << u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s
                              << u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"_s;
    QTest::newRow("solana, characters lost")
        << u"SOL"_s << u"solana"_s << u"ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL"_s
        << u"ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJ"_s;
}

void TestTransfers::slipsOnEveryNetwork()
{
    QFETCH(QString, asset);
    QFETCH(QString, network);
    QFETCH(QString, good);
    QFETCH(QString, slip);
    QJsonObject request{{u"asset"_s, asset},
                        {u"network"_s, network},
                        {u"amount"_s, u"0.01"_s},
                        {u"destination"_s, good}};
    QCOMPARE(act("transfer_quotes", request).status, 201);
    request["destination"_L1] = slip;
    QCOMPARE(code(act("transfer_quotes", request)), u"invalid_destination"_s);
}

void TestTransfers::aFailedOneComesBack()
{
    const QString before = available(u"BTC"_s);
    const SandboxAnswer sent = act("transfers", order(u"0.05"_s));
    QVERIFY(available(u"BTC"_s) != before);
    m_sandbox.post(u"/failures"_s, {{u"id"_s, text(sent.json(), "id")}});
    QCOMPARE(available(u"BTC"_s), before);
    QCOMPARE(statusOf(m_sandbox, QString::fromLatin1(sent.header("Location"))), u"failed"_s);
}

void TestTransfers::booksBalance()
{
    QCOMPARE(brokenInvariants(m_sandbox), QString());
}

QTEST_GUILESS_MAIN(TestTransfers)
#include "tst_sandbox_transfers.moc"
