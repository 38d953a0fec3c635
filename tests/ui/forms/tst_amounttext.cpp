// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"
#include "forms/amounttext.h"
#include "support/printedseed.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

class TestAmountText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void editsAsItReads();
};

void TestAmountText::reads_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("decimal");
    const auto row = [](const char *name, const char *locale, const QString &typed,
                        TypedState state, const char *decimal = "") {
        QTest::newRow(name) << QString::fromLatin1(locale) << typed << int(state)
                            << QString::fromLatin1(decimal);
    };
    using enum TypedState;
    row("whole", "en_US", QStringLiteral("25"), Complete, "25");
    row("point", "en_US", QStringLiteral("0.015"), Complete, "0.015");
    row("spaces around", "en_US", QStringLiteral("  25.00 "), Complete, "25.00");
    row("German comma", "de_DE", QStringLiteral("25,00"), Complete, "25.00");
    row("a point that can only be decimal", "de_DE", QStringLiteral("25.5"), Complete, "25.5");
    row("below one it is no thousand", "de_DE", QStringLiteral("0.015"), Complete, "0.015");
    row("four digits are no group", "de_DE", QStringLiteral("1.2345"), Complete, "1.2345");
    row("a thousand or one and a bit", "de_DE", QStringLiteral("1.234"), Wrong);
    row("the same with a larger head", "de_DE", QStringLiteral("123.456"), Wrong);
    row("a thousand in Boston", "en_US", QStringLiteral("1,234"), Wrong);
    row("a comma in Boston", "en_US", QStringLiteral("1,5"), Wrong);
    row("grouped and decimal", "en_US", QStringLiteral("1,234.50"), Wrong);
    row("grouped and decimal in German", "de_DE", QStringLiteral("1.234,50"), Wrong);
    row("Swiss apostrophe", "de_CH", QString::fromUtf8("1\u2019234.50"), Wrong);
    row("French space", "fr_FR", QString::fromUtf8("1\u202f234,50"), Wrong);
    row("French comma", "fr_FR", QStringLiteral("1234,50"), Complete, "1234.50");
    row("Arabic digits", "ar_EG", QString::fromUtf8("\u0662\u0665\u066b\u0665\u0660"), Complete,
        "25.50");
    row("two points", "en_US", QStringLiteral("1.2.3"), Wrong);
    row("letters", "en_US", QStringLiteral("12a"), Wrong);
    row("exponent", "en_US", QStringLiteral("1e5"), Wrong);
    row("below zero", "en_US", QStringLiteral("-5"), Wrong);
    row("a typographer's minus", "en_US", QString::fromUtf8("\u22125"), Wrong);
    row("bidi control", "en_US", QString::fromUtf8("\u202e25"), Wrong);
    row("nothing yet", "en_US", QString(), Unfinished);
    row("a point at the end", "en_US", QStringLiteral("25."), Unfinished);
    row("a point at the start", "en_US", QStringLiteral(".5"), Unfinished);
    row("zero so far", "en_US", QStringLiteral("0.00"), Unfinished);
    row("endless", "en_US", QString(1000, u'9'), Wrong);
}

void TestAmountText::reads()
{
    QFETCH(QString, locale);
    QFETCH(QString, typed);
    QFETCH(int, state);
    QFETCH(QString, decimal);
    const TypedAmount amount = readTypedAmount(typed, QLocale(locale));
    QCOMPARE(int(amount.state), state);
    QCOMPARE(amount.decimal, decimal);
    QCOMPARE(amount.message.isEmpty(), amount.state == TypedState::Complete);
}

void TestAmountText::editsAsItReads()
{
    std::mt19937 engine(printedSeed());
    const QList<QLocale> locales =
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    QVERIFY(locales.size() > 100);
    for (const QLocale &locale : locales) {
        for (int round = 0; round < 20; ++round) {
            QString plain = QString::number(1 + engine() % 10'000'000) + u'.';
            for (auto digit = engine() % 18 + 2; digit > 0; --digit)
                plain += QChar(u'0' + static_cast<int>(engine() % 10));
            const QString edited = editableAmount(plain, locale);
            const TypedAmount again = readTypedAmount(edited, locale);
            QVERIFY2(again.decimal == plain,
                     qPrintable(locale.name() + u": " + edited + u" was " + plain));
        }
    }
}

QTEST_GUILESS_MAIN(TestAmountText)
#include "tst_amounttext.moc"
