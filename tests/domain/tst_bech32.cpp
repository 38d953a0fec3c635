// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bech32.h"

#include "domain/vectors.h"

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

//! \x80 in a data file is the character U+0080.
QString unescaped(QString text)
{
    const qsizetype at = text.indexOf(u"\\x"_s);
    if (at >= 0)
        text.replace(at, 4, QChar(text.mid(at + 2, 2).toUShort(nullptr, 16)));
    return text;
}

//! OP_n, the length, the program (BIP 141).
QByteArray script(const WitnessProgram &witness)
{
    constexpr int Op1Below = 0x50;
    QByteArray bytes;
    bytes += static_cast<char>(witness.version == 0 ? 0 : Op1Below + witness.version);
    bytes += static_cast<char>(witness.program.size());
    return bytes + witness.program;
}

QLatin1String prefixOf(const QString &address)
{
    if (address.startsWith("bcrt1"_L1, Qt::CaseInsensitive))
        return "bcrt"_L1;
    return address.startsWith("tb1"_L1, Qt::CaseInsensitive) ? "tb"_L1 : "bc"_L1;
}

} // namespace

class Bech32Test : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valid_data();
    void valid();
    void invalid_data();
    void invalid();
    void validSegwit_data();
    void validSegwit();
    void invalidSegwit_data();
    void invalidSegwit();
    void noSubstitutionPasses_data();
    void noSubstitutionPasses();
    void findsWhere_data();
    void findsWhere();
};

void Bech32Test::valid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isBech32m");
    for (const QStringList &row : vectors("bech32_valid"))
        QTest::newRow(rowName(row[1])) << row[1] << (row[0] == u"bech32m"_s);
}

void Bech32Test::valid()
{
    QFETCH(QString, text);
    const auto decoded = decodeBech32(text);
    QVERIFY(decoded);
    QTEST(decoded->variant == Bech32Variant::Bech32m, "isBech32m");
    const QByteArray small = text.toLatin1().toLower();
    QCOMPARE(decoded->prefix, small.first(small.lastIndexOf('1')));
    QCOMPARE(decoded->prefix.size() + 1 + decoded->values.size() + 6, small.size());
    QString broken = text;
    broken.back() = broken.back() == u'q' || broken.back() == u'Q' ? u'p' : u'q';
    QVERIFY(!decodeBech32(broken));
}

void Bech32Test::invalid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fault");
    for (const QStringList &row : vectors("bech32_invalid"))
        QTest::newRow(row[1].toLatin1()) << unescaped(row[1]) << row[0];
}

void Bech32Test::invalid()
{
    QFETCH(QString, text);
    const auto decoded = decodeBech32(text);
    QVERIFY(!decoded);
    QTEST(QString(addressFaultName(decoded.error().fault)), "fault");
}

void Bech32Test::validSegwit_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("script");
    const auto add = [](const QString &address, const QString &hex) {
        QTest::newRow(rowName(address)) << address << QByteArray::fromHex(hex.toLatin1());
    };
    for (const QStringList &row : vectors("segwit_valid"))
        add(row[0], row[1]);
    for (const QStringList &row : vectors("key_io_valid")) {
        if (row[1].startsWith(prefixOf(row[1]) + u"1"_s))
            add(row[1], row[2]);
    }
    add(u"LTC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KGMN4N9"_s,
        u"0014751e76e8199196d454941c45d1b3a323f1433bd6"_s);
}

void Bech32Test::validSegwit()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, script);
    const bool isLitecoin = address.startsWith("LTC"_L1);
    const QLatin1String prefix = isLitecoin ? "ltc"_L1 : prefixOf(address);
    for (const QString &written : {address.toLower(), address.toUpper()}) {
        const auto witness = decodeSegwit(prefix, written);
        QVERIFY2(witness, qPrintable(written));
        QCOMPARE(::script(*witness), script);
    }
    QVERIFY(!decodeSegwit("xy"_L1, address));
}

void Bech32Test::invalidSegwit_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("fault");
    for (const QStringList &row : vectors("segwit_invalid"))
        QTest::newRow(rowName(row[1])) << row[1] << row[0];
}

void Bech32Test::invalidSegwit()
{
    QFETCH(QString, address);
    const auto witness = decodeSegwit(prefixOf(address), address);
    QVERIFY(!witness);
    QTEST(QString(addressFaultName(witness.error().fault)), "fault");
}

void Bech32Test::noSubstitutionPasses_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("P2WPKH") << u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s;
    QTest::newRow("P2WSH") << u"bc1qyucykdlhp62tezs0hagqury402qwhk589q80tqs5myh3rxq34nwqhkdhv7"_s;
    QTest::newRow("P2TR") << u"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"_s;
}

void Bech32Test::noSubstitutionPasses()
{
    QFETCH(QString, address);
    QVERIFY(decodeSegwit("bc"_L1, address));
    const QString printable = u"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"_s;
    forEachSubstitution(address, printable, [&](const QString &other) {
        // A capital prefix is no other address, only a mixed one: that is refused as well.
        QVERIFY2(!decodeSegwit("bc"_L1, other), qPrintable(other));
    });
}

void Bech32Test::findsWhere_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<AddressFault>("fault");
    QTest::addColumn<qsizetype>("position");
    QTest::newRow("a 1 typed for an l is no other prefix")
        << u"bc1p0x1xvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"_s
        << AddressFault::WrongCharacter << qsizetype(6);
    QTest::newRow("an o") << u"bc1qw5o8d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s
                          << AddressFault::WrongCharacter << qsizetype(6);
    QTest::newRow("the first capital") << u"bc1qw508d6qejxtdG4y5r3zarvary0c5xw7kv8f3t4"_s
                                       << AddressFault::MixedCase << qsizetype(16);
    QTest::newRow("a Cyrillic letter") << u"bc1qw508d6qejxtdg4y5r3z\u0430rvary0c5xw7kv8f3t4"_s
                                       << AddressFault::WrongCharacter << qsizetype(23);
}

void Bech32Test::findsWhere()
{
    QFETCH(QString, address);
    const auto witness = decodeSegwit("bc"_L1, address);
    QVERIFY(!witness);
    QTEST(witness.error().fault, "fault");
    QTEST(witness.error().position, "position");
}

QTEST_GUILESS_MAIN(Bech32Test)
#include "tst_bech32.moc"
