// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/printedseed.h"
#include "theme/formats.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amounts_data();
    void amounts();
    void amountsAreExactInEveryLanguage();
    void times_data();
    void times();
    void copiedTimesAreIso();
};

void TestFormats::amounts_data()
{
    QTest::addColumn<QString>("decimal");
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("shown");
    const auto bigEther = QStringLiteral("123456789012345678901234.000000000000000001");
    QTest::newRow("two decimals stay") << "25.00"
                                       << "USDT"
                                       << "en_US"
                                       << "25.00";
    QTest::newRow("German writes a comma") << "1234.5"
                                           << "USDT"
                                           << "de_DE"
                                           << "1.234,50";
    QTest::newRow("a thousand is grouped") << "1234567.89"
                                           << "USDT"
                                           << "en_US"
                                           << "1,234,567.89";
    QTest::newRow("one satoshi") << "0.00000001"
                                 << "BTC"
                                 << "en_US"
                                 << "0.00000001";
    QTest::newRow("no digit is lost") << bigEther << "ETH"
                                      << "en_US"
                                      << "123,456,789,012,345,678,901,234.000000000000000001";
    QTest::newRow("below zero") << "-0.5"
                                << "BTC"
                                << "en_US"
                                << "-0.50";
}

void TestFormats::amounts()
{
    QFETCH(QString, decimal);
    QFETCH(QString, asset);
    QFETCH(QString, locale);
    QFETCH(QString, shown);
    const auto money = Money::parse(decimal, asset);
    QVERIFY(money);
    QCOMPARE(theme::amount(*money, QLocale(locale)), shown);
    QCOMPARE(theme::amountWithAsset(*money, QLocale(locale)), shown + QChar::Nbsp + asset);
}

//! Without its separators it is the wire form again, digit by digit.
void TestFormats::amountsAreExactInEveryLanguage()
{
    std::mt19937 engine(printedSeed());
    const QList<QLocale> locales =
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    QVERIFY(locales.size() > 100);
    for (const QLocale &locale : locales) {
        for (int round = 0; round < 10; ++round) {
            QString decimal = engine() % 4 == 0 ? QStringLiteral("-") : QString();
            decimal += QString::number(1 + (engine() >> (engine() % 32))) + u'.';
            for (int digit = 0; digit < 18; ++digit)
                decimal += QChar(u'0' + static_cast<int>(engine() % 10));
            const Money money = *Money::parse(decimal, QStringLiteral("ETH"));
            const QString shown = theme::amount(money, locale);
            QVERIFY2(shown.count(locale.decimalPoint()) == 1, qPrintable(locale.name() + shown));
            QString plain = shown;
            plain.replace(locale.negativeSign(), QStringLiteral("-"));
            const QStringList halves = plain.split(locale.decimalPoint());
            plain = QString(halves[0]).remove(locale.groupSeparator()) + u'.' + halves[1];
            QVERIFY2(plain == money.toDecimal(),
                     qPrintable(locale.name() + u": " + shown + u" was " + money.toDecimal()));
        }
    }
}

void TestFormats::times_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<QString>("shown");
    QTest::newRow("now") << qint64(0) << "just now";
    QTest::newRow("a clock a little ahead") << qint64(-3000) << "just now";
    QTest::newRow("seconds") << qint64(12'000) << "12 s ago";
    QTest::newRow("minutes") << qint64(3 * 60'000) << "3 min ago";
    QTest::newRow("a minute less a second") << qint64(59'999) << "59 s ago";
    QTest::newRow("hours") << qint64(5 * 3'600'000) << "5 h ago";
    QTest::newRow("days") << qint64(6LL * 86'400'000) << "6 d ago";
    QTest::newRow("ahead") << qint64(-2LL * 3'600'000) << "in 2 h";
    QTest::newRow("long ago is a date") << qint64(60LL * 86'400'000) << "12/2/25";
}

void TestFormats::times()
{
    QFETCH(qint64, age);
    QFETCH(QString, shown);
    constexpr UnixMs Now = 1'769'900'000'000; // 2026-01-31T22:53:20Z
    QString text = theme::relativeTime(Now - age, Now, QLocale(QStringLiteral("en_US")));
    text.replace(QStringLiteral("(s)"), QString());
    QCOMPARE(text, shown);
    QVERIFY(theme::relativeTimeHoldsMs(Now - age, Now) > 0);
}

void TestFormats::copiedTimesAreIso()
{
    QCOMPARE(theme::isoTime(1'769'900'000'000), QStringLiteral("2026-01-31T22:53:20Z"));
    QCOMPARE(theme::isoTime(0), QString());
    QCOMPARE(theme::relativeTime(0, 5), QString());
    QVERIFY(!theme::absoluteTime(1'769'900'000'000).isEmpty());
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
