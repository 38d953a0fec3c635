// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/moneyunits.h"

#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void readsWhatASloppyServerSays_data();
    void readsWhatASloppyServerSays();
    void refusesToMixAssets();
    void refusesToOverflow();
};

void MoneyTest::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("decimal");
    QTest::addColumn<QString>("units");
    QTest::newRow("the brief's invoice") << u"25.00"_s << u"USDT"_s << u"25.00"_s << u"25000000"_s;
    QTest::newRow("the brief's balance") << u"0.015"_s << u"BTC"_s << u"0.015"_s << u"1500000"_s;
    QTest::newRow("one satoshi") << u"0.00000001"_s << u"BTC"_s << u"0.00000001"_s << u"1"_s;
    QTest::newRow("one wei") << u"0.000000000000000001"_s << u"ETH"_s << u"0.000000000000000001"_s
                             << u"1"_s;
    QTest::newRow("no decimals") << u"40"_s << u"USDC"_s << u"40.00"_s << u"40000000"_s;
    QTest::newRow("leading zeros") << u"0007.5"_s << u"LTC"_s << u"7.50"_s << u"750000000"_s;
    QTest::newRow("trailing zeros beyond the scale")
        << u"1.0000000000"_s << u"USDT"_s << u"1.00"_s << u"1000000"_s;
    QTest::newRow("zero") << u"0.00"_s << u"BTC"_s << u"0.00"_s << u"0"_s;
    QTest::newRow("minus zero is zero") << u"-0"_s << u"BTC"_s << u"0.00"_s << u"0"_s;
    QTest::newRow("negative") << u"-3.5"_s << u"SOL"_s << u"-3.50"_s << u"-3500000000"_s;
    QTest::newRow("all the bitcoin")
        << u"21000000"_s << u"BTC"_s << u"21000000.00"_s << u"2100000000000000"_s;
    QTest::newRow("more than 64 bits")
        << u"123456789012.123456789012345678"_s << u"DAI"_s << u"123456789012.123456789012345678"_s
        << u"123456789012123456789012345678"_s;
    QTest::newRow("an asset nobody told us about")
        << u"1.5"_s << u"XYZ"_s << u"1.50"_s << u"1500000000000000000"_s;
    QTest::newRow("spaces around") << u"  2.50 "_s << u"USDT"_s << u"2.50"_s << u"2500000"_s;
}

void MoneyTest::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, asset);
    const auto money = Money::parse(text, asset);
    QVERIFY(money);
    QTEST(money->toDecimal(), "decimal");
    QTEST(money->toUnits(), "units");
    QCOMPARE(money->asset(), asset);
}

void MoneyTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u""_s,      u" "_s,  u"."_s,        u".5"_s,        u"5."_s,        u"1,5"_s,  u"1.2.3"_s,
          u"1e5"_s,   u"+1"_s, u"--1"_s,      u"0x10"_s,      u"NaN"_s,       u"inf"_s,  u"1 000"_s,
          u"1_000"_s, u"١٢"_s, u"1\u202E2"_s, u"0.0000001"_s, u"1.0000001"_s, u"12abc"_s})
        QTest::newRow(qPrintable(u"'%1'"_s.arg(text))) << text;
    QTest::newRow("a thousand digits") << QString(1000, u'9');
    QTest::newRow("78 digits") << QString(78, u'9');
}

void MoneyTest::refuses()
{
    QFETCH(QString, text);
    const auto money = Money::parse(text, u"USDT"_s);
    QVERIFY(!money);
    QCOMPARE(money.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!money.error().message.isEmpty());
}

void MoneyTest::readsWhatASloppyServerSays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("units");
    QTest::newRow("a satoshi as a double prints it") << u"1e-8"_s << u"1"_s;
    QTest::newRow("upper case") << u"2.5E2"_s << u"25000000000"_s;
    QTest::newRow("positive exponent sign") << u"1e+2"_s << u"10000000000"_s;
    QTest::newRow("plus") << u"+0.5"_s << u"50000000"_s;
    QTest::newRow("refused: below a satoshi") << u"1e-9"_s << QString();
    QTest::newRow("refused: absurd exponent") << u"1e999999999"_s << QString();
    QTest::newRow("refused: empty exponent") << u"1e"_s << QString();
}

void MoneyTest::readsWhatASloppyServerSays()
{
    QFETCH(QString, text);
    QFETCH(QString, units);
    const auto money = Money::parseLenient(text, u"BTC"_s);
    QCOMPARE(money ? money->toUnits() : QString(), units);
}

void MoneyTest::refusesToMixAssets()
{
    const Money bitcoin = *Money::parse(u"1", u"BTC"_s);
    const Money tether = *Money::parse(u"1", u"USDT"_s);
    QVERIFY(!bitcoin.plus(tether));
    QVERIFY(!bitcoin.minus(tether));
    QCOMPARE(bitcoin <=> tether, std::partial_ordering::unordered);
    QVERIFY(bitcoin != tether);
    QVERIFY(Money::zero(u"BTC"_s) != Money::zero(u"USDT"_s));
}

void MoneyTest::refusesToOverflow()
{
    const Units largest = (Units(1) << 255) + ((Units(1) << 255) - 1);
    const Money money = MoneyUnits::money(largest, u"BTC"_s);
    QVERIFY(!money.plus(MoneyUnits::money(1, u"BTC"_s)));
    QVERIFY(!MoneyUnits::money(-largest, u"BTC"_s).minus(MoneyUnits::money(1, u"BTC"_s)));
    QVERIFY(money.minus(money)->isZero());
    QVERIFY(!money.minus(money)->isNegative());
}

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_money.moc"
