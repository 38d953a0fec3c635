// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every amount of every asset, held against arithmetic without bounds.
#include "domain/asset.h"
#include "domain/moneyunits.h"
#include "support/printedseed.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

using Whole = boost::multiprecision::cpp_int; // never overflows

constexpr int Bits = 256;
constexpr int Rounds = 3000;

Whole largest()
{
    return (Whole(1) << Bits) - 1;
}

//! As many small ones as huge ones, and now and then one at the very edge.
Whole anyMagnitude(std::mt19937 &engine)
{
    const unsigned bits = engine() % (Bits + 1);
    if (engine() % 16 == 0)
        return bits % 2 == 0 ? largest() - engine() % 3 : Whole(engine() % 3);
    Whole magnitude = 0;
    for (unsigned drawn = 0; drawn < bits; drawn += 32)
        magnitude = (magnitude << 32) + Whole(static_cast<quint32>(engine()));
    return magnitude & ((Whole(1) << bits) - 1);
}

Whole anyWhole(std::mt19937 &engine)
{
    const Whole magnitude = anyMagnitude(engine);
    return engine() % 2 == 0 ? magnitude : Whole(-magnitude);
}

QString text(const Whole &whole)
{
    return QString::fromStdString(whole.str());
}

Money money(const Whole &units, const QString &asset)
{
    return MoneyUnits::money(Units(units), asset);
}

//! The wire form by way of text alone.
QString decimalOf(const Whole &units, int scale)
{
    QString digits = text(units < 0 ? Whole(-units) : units).rightJustified(scale + 1, u'0');
    QString fraction = digits.right(scale);
    digits.chop(scale);
    while (fraction.size() > 2 && fraction.endsWith(u'0'))
        fraction.chop(1);
    return (units < 0 ? u"-"_s : QString()) + digits + u'.' + fraction.leftJustified(2, u'0');
}

//! Leading zeros would make it octal.
Whole wholeOf(QString digits)
{
    while (digits.size() > 1 && digits.startsWith(u'0'))
        digits.remove(0, 1);
    return Whole(digits.toStdString());
}

QString digits(std::mt19937 &engine, int count)
{
    QString result;
    for (int i = 0; i < count; ++i)
        result += QChar(u'0' + static_cast<int>(engine() % 10));
    return result;
}

} // namespace

class TestMoneyProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsWhatItParses_data() { assets(); }
    void printsWhatItParses();
    void takesEveryDecimalOfItsScaleAndNoMore_data() { assets(); }
    void takesEveryDecimalOfItsScaleAndNoMore();
    void holdsAllUpToItsLargestAndNothingBeyond_data() { assets(); }
    void holdsAllUpToItsLargestAndNothingBeyond();
    void addsAsNumbersDoOrSaysThatItDoesNotFit();
    void isOrderedAsNumbersAre();

private:
    static void assets();
};

void TestMoneyProperties::assets()
{
    QTest::addColumn<QString>("asset");
    for (const AssetInfo &asset : knownAssets())
        QTest::newRow(asset.code.latin1()) << QString(asset.code);
    QTest::newRow("an asset nobody told us about") << u"WHAT"_s;
}

void TestMoneyProperties::printsWhatItParses()
{
    QFETCH(QString, asset);
    std::mt19937 engine(printedSeed());
    const int scale = assetScale(asset);
    for (int round = 0; round < Rounds; ++round) {
        const Whole units = anyWhole(engine);
        const Money amount = money(units, asset);
        QCOMPARE(amount.toUnits(), text(units));
        QCOMPARE(amount.toDecimal(), decimalOf(units, scale));
        const Result<Money> again = Money::parse(amount.toDecimal(), asset);
        QVERIFY2(again, qPrintable(amount.toDecimal()));
        QCOMPARE(*again, amount);
        QCOMPARE(amount.isZero(), units == 0);
        QCOMPARE(amount.isNegative(), units < 0);
        QCOMPARE(amount.isPositive(), units > 0);
    }
}

void TestMoneyProperties::takesEveryDecimalOfItsScaleAndNoMore()
{
    QFETCH(QString, asset);
    std::mt19937 engine(printedSeed());
    const int scale = assetScale(asset);
    for (int round = 0; round < Rounds; ++round) {
        const QString whole = digits(engine, 1 + static_cast<int>(engine() % 30));
        const QString fraction =
            digits(engine, 1 + static_cast<int>(engine() % static_cast<unsigned>(scale)));
        const QString zeros(static_cast<qsizetype>(engine() % 4), u'0');
        const Whole units = wholeOf(whole + fraction.leftJustified(scale, u'0'));
        const QString written = whole + u'.' + fraction + zeros;
        const Result<Money> amount = Money::parse(written, asset);
        QVERIFY2(amount, qPrintable(written));
        QCOMPARE(amount->toUnits(), text(units));
        // One digit more than the asset has is refused, never rounded.
        const QString finer = whole + u'.' + fraction.leftJustified(scale, u'0') +
                              QChar(u'1' + static_cast<int>(engine() % 9));
        const Result<Money> refused = Money::parse(finer, asset);
        QVERIFY2(!refused, qPrintable(finer));
        QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    }
}

void TestMoneyProperties::holdsAllUpToItsLargestAndNothingBeyond()
{
    QFETCH(QString, asset);
    std::mt19937 engine(printedSeed());
    const int scale = assetScale(asset);
    for (int round = 0; round < 200; ++round) {
        const Whole step = engine() % 1000;
        const QString fits = decimalOf(largest() - step, scale);
        const QString tooLarge = decimalOf(largest() + 1 + step, scale);
        for (const QString &sign : {QString(), u"-"_s}) {
            const Result<Money> amount = Money::parse(QString(sign + fits), asset);
            QVERIFY2(amount, qPrintable(fits));
            QCOMPARE(amount->toDecimal(), QString(sign + fits));
            QVERIFY2(!Money::parse(QString(sign + tooLarge), asset), qPrintable(tooLarge));
        }
    }
}

void TestMoneyProperties::addsAsNumbersDoOrSaysThatItDoesNotFit()
{
    std::mt19937 engine(printedSeed());
    const QString asset = u"ETH"_s;
    int refused = 0;
    for (int round = 0; round < 5 * Rounds; ++round) {
        const Whole a = anyWhole(engine);
        const Whole b = anyWhole(engine);
        for (const bool adds : {true, false}) {
            const Whole expected = adds ? Whole(a + b) : Whole(a - b);
            const Result<Money> sum = adds ? money(a, asset).plus(money(b, asset))
                                           : money(a, asset).minus(money(b, asset));
            const bool fits = abs(expected) <= largest();
            QCOMPARE(sum.has_value(), fits);
            if (fits)
                QCOMPARE(sum->toUnits(), text(expected));
            else
                ++refused;
        }
    }
    QVERIFY(refused > 0); // the draw reaches the edge
}

void TestMoneyProperties::isOrderedAsNumbersAre()
{
    std::mt19937 engine(printedSeed());
    const QString asset = u"ETH"_s;
    for (int round = 0; round < 5 * Rounds; ++round) {
        const Whole a = anyWhole(engine);
        const Whole b = engine() % 8 == 0 ? a : anyWhole(engine);
        const Money one = money(a, asset);
        const Money other = money(b, asset);
        QCOMPARE(one < other, a < b);
        QCOMPARE(one == other, a == b);
        QCOMPARE(one.sortKey() < other.sortKey(), a < b);
        QCOMPARE(one.sortKey() == other.sortKey(), a == b);
    }
}

QTEST_GUILESS_MAIN(TestMoneyProperties)
#include "tst_moneyproperties.moc"
