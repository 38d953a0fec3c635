// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/lookalike.h"

#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

class LookAlikeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void showsWhereTheyDiffer();
    void showsTheMiddlesOfUnequalLengths();
    void namesEveryTwin();
    void aKnownAddressIsNoTwin();
    void makesLabelsSafe();
};

void LookAlikeTest::finds_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isTwin");
    const auto row = [](const char *name, const char *network, const QString &known,
                        const QString &address, bool isTwin) {
        QTest::newRow(name) << QString::fromLatin1(network) << known << address << isTwin;
    };
    row("four at each end, as poisoners make them", "ethereum",
        u"0xd9A1b3e2C4f5061728394a5b6c7d8e9f00017853"_s,
        u"0xd9a1c7741fb8e2a05566778899aabbccddee7853"_s, true);
    row("three at each end", "ethereum", u"0xabc0000000000000000000000000000000000def"_s,
        u"0xABC1111111111111111111111111111111111DEF"_s, true);
    row("two at the beginning", "ethereum", u"0xabc0000000000000000000000000000000000def"_s,
        u"0xabd0000000000000000000000000000000000def"_s, false);
    row("two at the end", "ethereum", u"0xabc0000000000000000000000000000000000def"_s,
        u"0xabc0000000000000000000000000000000000eef"_s, false);
    row("a prefix all share is no likeness", "bitcoin",
        u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s,
        u"bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac3t4"_s, false);
    row("segwit, one of them in capitals", "bitcoin",
        u"bc1qw50aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaf3t4"_s,
        u"BC1QW50CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCF3T4"_s, true);
    row("segwit and taproot", "bitcoin", u"bc1qw50aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaf3t4"_s,
        u"bc1pw50cccccccccccccccccccccccccccccccccccccccccccccccccccccccf3t4"_s, true);
    row("segwit and an old address", "bitcoin", u"bc1qw50aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaf3t4"_s,
        u"1w50aaaaaaaaaaaaaaaaaaaaaaaaaaaaaf3t4"_s, false);
    row("TRON, its T not counted", "tron", u"TAbcXXXXXXXXXXXXXXXXXXXXXXXXXXXXyz"_s,
        u"TAbYXXXXXXXXXXXXXXXXXXXXXXXXXXXXyz"_s, false);
    row("TRON", "tron", u"TAbcXXXXXXXXXXXXXXXXXXXXXXXXXXXxyz"_s,
        u"TAbcYYYYYYYYYYYYYYYYYYYYYYYYYYYxyz"_s, true);
    row("in base 58 another case is another letter", "tron",
        u"TAbcXXXXXXXXXXXXXXXXXXXXXXXXXXXxyz"_s, u"TABCYYYYYYYYYYYYYYYYYYYYYYYYYYYxyz"_s, false);
    row("Solana has no prefix", "solana", u"ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL"_s,
        u"ATo1111111111111111111111111111111111111knL"_s, true);
    row("short ones", "else", u"abc"_s, u"abcabc"_s, true);
    row("nothing", "ethereum", QString(), u"0xabc"_s, false);
}

void LookAlikeTest::finds()
{
    QFETCH(QString, network);
    QFETCH(QString, known);
    QFETCH(QString, address);
    const std::array one{KnownAddress{known, {}}};
    const std::array other{KnownAddress{address, {}}};
    QTEST(!findLookAlikes(network, address, one).isEmpty(), "isTwin");
    QTEST(!findLookAlikes(network, known, other).isEmpty(), "isTwin");
}

void LookAlikeTest::showsWhereTheyDiffer()
{
    const std::array known{KnownAddress{u"0xabc0000000110000000000000000000000000def"_s, {}}};
    const auto twins =
        findLookAlikes(u"ethereum"_s, u"0xABC2000000000000000000000000000000003DEF", known);
    QCOMPARE(twins.size(), 1);
    const QList<TextRange> ranges{{5, 1}, {12, 2}, {38, 1}};
    QCOMPARE(twins[0].differs, ranges);
    QCOMPARE(twins[0].knownDiffers, ranges);
}

void LookAlikeTest::showsTheMiddlesOfUnequalLengths()
{
    const std::array known{KnownAddress{u"ATo111knL"_s, {}}};
    const auto twins = findLookAlikes(u"solana"_s, u"ATo22222knL", known);
    QCOMPARE(twins.size(), 1);
    QCOMPARE(twins[0].differs, (QList<TextRange>{{3, 5}}));
    QCOMPARE(twins[0].knownDiffers, (QList<TextRange>{{3, 3}}));
}

void LookAlikeTest::namesEveryTwin()
{
    const std::array known{KnownAddress{u"TAbcXXXXxyz"_s, u"one"_s},
                           KnownAddress{u"TZZZXXXXxyz"_s, u"two"_s},
                           KnownAddress{u"TAbcZZZZxyz"_s, u"three"_s}};
    const auto twins = findLookAlikes(u"tron"_s, u"TAbcYYYYxyz", known);
    QCOMPARE(twins.size(), 2);
    QCOMPARE(twins[0].known, 0);
    QCOMPARE(twins[1].known, 2);
}

void LookAlikeTest::aKnownAddressIsNoTwin()
{
    const std::array known{KnownAddress{u"0xabc0000000000000000000000000000000000def"_s, {}},
                           KnownAddress{u"0xabc1111111111111111111111111111111111def"_s, {}}};
    QVERIFY(findLookAlikes(u"ethereum"_s, u"0xABC1111111111111111111111111111111111DEF", known)
                .isEmpty());
}

void LookAlikeTest::makesLabelsSafe()
{
    QVERIFY(lookAlikeText({u"abc"_s, u"Ann\u202e"_s}).contains(u"Ann\u27e8U+202E\u27e9"_s));
    QVERIFY(!lookAlikeText({u"abc"_s, {}}).contains(u'%'));
}

QTEST_GUILESS_MAIN(LookAlikeTest)
#include "tst_lookalike.moc"
