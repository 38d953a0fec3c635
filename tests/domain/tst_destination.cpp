// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/destination.h"

#include "domain/asset.h"
#include "domain/invoice.h"

#include <QRandomGenerator>
#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

namespace {

const QString payee = u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s;
const QString tether = u"0xdAC17F958D2ee523a2206206994597C13D831ec7"_s;
const QString tokenAccount = u"ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL"_s;

} // namespace

class DestinationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void readsTheBuyersWords();
    void readsWhatTheInvoicesPageShows_data();
    void readsWhatTheInvoicesPageShows();
    void survivesAnything();
};

void DestinationTest::reads_data()
{
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("amount"); // empty: none
    const auto row = [](const char *name, const QString &asset, const QString &network,
                        const QString &pasted, const QString &address, const QString &amount = {}) {
        QTest::newRow(name) << asset << network << pasted << address << amount;
    };
    // The queries are BIP 21's examples; the address there has a wrong checksum.
    const QString luke = u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"_s;
    row("an address", u"BTC"_s, {}, luke, luke);
    row("BIP 21, just the address", u"BTC"_s, {}, u"bitcoin:"_s + luke, luke);
    row("BIP 21, with a name", u"BTC"_s, {}, u"bitcoin:%1?label=Luke-Jr"_s.arg(luke), luke);
    row("BIP 21, with an amount", u"BTC"_s, {}, u"bitcoin:%1?amount=20.3&label=Luke-Jr"_s.arg(luke),
        luke, u"20.30"_s);
    row("BIP 21, what is not understood and not required", u"BTC"_s, {},
        u"bitcoin:%1?somethingyoudontunderstand=50&somethingelseyoudontget=999"_s.arg(luke), luke);
    row("in capitals, as in a QR code", u"BTC"_s, {},
        u"BITCOIN:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"_s,
        u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s);
    row("with a line break after it", u"LTC"_s, {},
        u" litecoin:ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9?amount=1\n"_s,
        u"ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"_s, u"1.00"_s);
    row("an amount of zero asks for nothing", u"BTC"_s, {}, u"bitcoin:%1?amount=0.00"_s.arg(luke),
        luke);
    row("EIP-681, just the address", u"ETH"_s, {}, u"ethereum:"_s + payee, payee);
    row("EIP-681, which any token may be sent to", u"USDT"_s, {}, u"ethereum:"_s + payee, payee);
    row("EIP-681, the chain", u"USDC"_s, u"polygon"_s, u"ethereum:%1@137"_s.arg(payee), payee);
    row("EIP-681, wei", u"ETH"_s, {}, u"ethereum:%1@1?value=1500000000000000000"_s.arg(payee),
        payee, u"1.50"_s);
    row("EIP-681, with an exponent", u"ETH"_s, {},
        u"ethereum:%1?value=2.014e18&gas=10"_s.arg(payee), payee, u"2.014"_s);
    row("EIP-681, pay-", u"ETH"_s, {}, u"ethereum:pay-%1?value=1e15"_s.arg(payee), payee,
        u"0.001"_s);
    row("EIP-681, a token", u"USDT"_s, {},
        u"ethereum:%1@1/transfer?address=%2&uint256=25000000"_s.arg(tether, payee), payee,
        u"25.00"_s);
    row("EIP-681, a token without an amount", u"USDT"_s, {},
        u"ethereum:%1/transfer?address=%2"_s.arg(tether.toLower(), payee), payee);
    row("Solana Pay", u"SOL"_s, {}, u"solana:%1?amount=0.5&message=Thanks"_s.arg(tokenAccount),
        tokenAccount, u"0.50"_s);
    row("Solana Pay, a token", u"USDC"_s, u"solana"_s,
        u"solana:%1?amount=3&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"_s.arg(
            tokenAccount),
        tokenAccount, u"3.00"_s);
    row("an unknown network's colon", u"XYZ"_s, u"hyperspace"_s, u"hs:01"_s, u"hs:01"_s);
}

void DestinationTest::reads()
{
    QFETCH(QString, asset);
    QFETCH(QString, network);
    QFETCH(QString, pasted);
    const auto destination = readDestination(asset, network, pasted);
    QVERIFY2(destination, destination ? "" : qPrintable(destination.error().sentence));
    QTEST(destination->address.text, "address");
    QTEST(destination->amount ? destination->amount->toDecimal() : QString(), "amount");
    if (destination->amount)
        QCOMPARE(destination->amount->asset(), asset);
}

void DestinationTest::refuses_data()
{
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<AddressFault>("fault");
    QTest::addColumn<qsizetype>("position");
    const auto row = [](const char *name, const QString &asset, const QString &network,
                        const QString &pasted, AddressFault fault, qsizetype position = -1) {
        QTest::newRow(name) << asset << network << pasted << fault << position;
    };
    using enum AddressFault;
    const QString luke = u"bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"_s;
    row("BIP 21, what is required and not understood", u"BTC"_s, {},
        luke + u"?req-somethingyoudontunderstand=50&req-somethingelseyoudontget=999"_s,
        UnmetRequirement);
    row("BIP 21, a comma", u"BTC"_s, {}, luke + u"?amount=50,000.00"_s, BadUri);
    row("less than nothing", u"BTC"_s, {}, luke + u"?amount=-1"_s, BadUri);
    row("nine decimals", u"BTC"_s, {}, luke + u"?amount=0.000000001"_s, BadUri);
    row("two amounts", u"BTC"_s, {}, luke + u"?amount=1&amount=2"_s, BadUri);
    row("an amount of nothing", u"BTC"_s, {}, luke + u"?amount="_s, BadUri);
    row("another coin's", u"LTC"_s, {}, luke, OtherNetwork);
    row("a coin's for a token", u"USDT"_s, u"tron"_s, luke, OtherNetwork);
    row("no address", u"BTC"_s, {}, u"bitcoin:?lightning=lnbc1"_s, Empty);
    row("a wrong address, where it is", u"BTC"_s, {},
        u" bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfOa?amount=1"_s, WrongCharacter, 41);
    row("a wrong checksum", u"BTC"_s, {}, u"bitcoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W"_s,
        BadChecksum);
    row("a page", u"BTC"_s, {}, u"https://example.com/pay"_s, BadUri);
    row("another protocol", u"BTC"_s, {}, u"lightning:lnbc1"_s, BadUri);
    row("a chain left out", u"ETH"_s, {}, u"ethereum:%1@"_s.arg(payee), OtherPayment);
    row("a function left out", u"ETH"_s, {}, u"ethereum:%1/"_s.arg(payee), BadUri);
    row("another chain", u"ETH"_s, {}, u"ethereum:%1@10"_s.arg(payee), OtherPayment);
    row("Polygon's for Ethereum", u"USDC"_s, u"ethereum"_s, u"ethereum:%1@137"_s.arg(payee),
        OtherPayment);
    row("ether for a token", u"USDT"_s, {}, u"ethereum:%1?value=1e18"_s.arg(payee), OtherPayment);
    row("another token", u"USDC"_s, u"ethereum"_s,
        u"ethereum:%1/transfer?address=%2&uint256=1"_s.arg(tether, payee), OtherPayment);
    row("a token for ether", u"ETH"_s, {},
        u"ethereum:%1/transfer?address=%2&uint256=1"_s.arg(tether, payee), OtherPayment);
    row("a token, to nobody", u"USDT"_s, {}, u"ethereum:%1/transfer?uint256=1"_s.arg(tether),
        Empty);
    row("a token, to a wrong address", u"USDT"_s, {},
        u"ethereum:%1/transfer?address=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe"_s.arg(tether),
        WrongLength);
    row("something else than a payment", u"USDT"_s, {},
        u"ethereum:%1/approve?address=%2&uint256=1"_s.arg(tether, payee), BadUri);
    row("wei with decimals", u"ETH"_s, {}, u"ethereum:%1?value=1.5"_s.arg(payee), BadUri);
    row("an exponent without end", u"ETH"_s, {}, u"ethereum:%1?value=1e999999999"_s.arg(payee),
        BadUri);
    row("an exponent that is none", u"ETH"_s, {}, u"ethereum:%1?value=1ex"_s.arg(payee), BadUri);
    row("a name", u"ETH"_s, {}, u"ethereum:vitalik.eth"_s, NotAnAddress);
    row("the token's contract itself", u"USDT"_s, {}, u"ethereum:"_s + tether, Unspendable);
    row("Solana Pay, another token", u"SOL"_s, {},
        u"solana:%1?amount=3&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"_s.arg(
            tokenAccount),
        OtherPayment);
    row("Solana Pay, SOL for a token", u"USDC"_s, u"solana"_s,
        u"solana:%1?amount=3"_s.arg(tokenAccount), OtherPayment);
    row("Solana Pay, a memo", u"SOL"_s, {}, u"solana:%1?memo=42"_s.arg(tokenAccount),
        UnmetRequirement);
    row("Solana Pay, a page", u"SOL"_s, {}, u"solana:https://example.com/pay"_s, BadUri);
    row("a bidi override in it", u"BTC"_s, {}, u"bitcoin:\u202e175t"_s, HiddenCharacter, 8);
}

void DestinationTest::refuses()
{
    QFETCH(QString, asset);
    QFETCH(QString, network);
    QFETCH(QString, pasted);
    const auto destination = readDestination(asset, network, pasted);
    QVERIFY(!destination);
    QTEST(destination.error().fault, "fault");
    QTEST(destination.error().position, "position");
    QVERIFY(!destination.error().sentence.isEmpty());
}

void DestinationTest::readsTheBuyersWords()
{
    const auto destination =
        readDestination(u"BTC"_s, {},
                        u"bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=50&label=Luke-Jr"
                        "&message=Donation%20for%20project%20xyz"_s);
    QVERIFY(destination);
    QCOMPARE(destination->label, u"Luke-Jr"_s);
    QCOMPARE(destination->message, u"Donation for project xyz"_s);
}

void DestinationTest::readsWhatTheInvoicesPageShows_data()
{
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("address");
    const auto addressOn = [](QLatin1String network) {
        if (network == "bitcoin"_L1)
            return u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s;
        if (network == "litecoin"_L1)
            return u"ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"_s;
        if (network == "dogecoin"_L1)
            return u"DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZkE"_s;
        if (network == "tron"_L1)
            return u"TQHgMpVzWkhSsRB4BzZgmV8uW4cFL8eaBr"_s;
        return network == "solana"_L1 ? tokenAccount : payee;
    };
    for (const AssetInfo &asset : knownAssets()) {
        for (const QLatin1String network : asset.networks)
            QTest::newRow(qPrintable(QString(asset.code + u" on "_s + network)))
                << QString(asset.code) << QString(network) << addressOn(network);
    }
}

void DestinationTest::readsWhatTheInvoicesPageShows()
{
    QFETCH(QString, asset);
    QFETCH(QString, network);
    QFETCH(QString, address);
    Invoice invoice;
    invoice.amount = *Money::parse(u"12.345", asset);
    invoice.amountPaid = Money::zero(asset);
    invoice.network = network;
    invoice.paymentAddress = address;
    const QString uri = paymentUri(invoice);
    const auto destination = readDestination(asset, network, uri);
    QVERIFY2(destination, qPrintable(uri));
    QCOMPARE(destination->address.text, address);
    if (uri != address)
        QCOMPARE(destination->amount, invoice.amount);
}

void DestinationTest::survivesAnything()
{
    QRandomGenerator random(20260103);
    const QStringList pieces{
        u"bitcoin:"_s, u"ethereum:"_s, u"solana:"_s,  u"pay-"_s,       payee,
        tether,        u"@"_s,         u"1"_s,        u"/transfer"_s,  u"?"_s,
        u"&"_s,        u"="_s,         u"address="_s, u"uint256="_s,   u"value="_s,
        u"amount="_s,  u"1e"_s,        u"-9"_s,       u"%"_s,          u"%ff"_s,
        u"req-"_s,     u":"_s,         u"0.1"_s,      u"\U0001F600"_s, u"e"_s};
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (quint32 count = random.bounded(12u); count > 0; --count)
            text += pieces[random.bounded(int(pieces.size()))];
        for (const QString &asset : {u"BTC"_s, u"ETH"_s, u"USDT"_s, u"SOL"_s}) {
            const auto destination = readDestination(asset, {}, text);
            if (destination)
                QVERIFY(!destination->amount || destination->amount->isPositive());
            else
                QVERIFY(!destination.error().sentence.isEmpty() &&
                        destination.error().position < text.size());
        }
    }
}

QTEST_GUILESS_MAIN(DestinationTest)
#include "tst_destination.moc"
