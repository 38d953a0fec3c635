// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/addresscheck.h"
#include "sandbox/chain/addresses.h"
#include "sandbox/chain/encodings.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace coinpay::sandbox;

class TestAddresses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void published_data();
    void published();
    void eip55Vectors_data();
    void eip55Vectors();
    void ownAddressesAreValidAndDiffer_data();
    void ownAddressesAreValidAndDiffer();
    void judgesAsTheDomainDoes_data();
    void judgesAsTheDomainDoes();
};

void TestAddresses::published_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const char *network, const char *address, bool valid) {
        QTest::newRow(name) << QString::fromLatin1(network) << QString::fromLatin1(address)
                            << valid;
    };
    row("the genesis block's payee", "bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", true);
    row("the same with one letter changed", "bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", false);
    row("BIP 173, in capitals", "bitcoin", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", true);
    row("BIP 173, in mixed case", "bitcoin", "bc1qw508d6qejxtdg4y5r3zarvarY0c5xw7kv8f3t4", false);
    row("BIP 173, wrong checksum", "bitcoin", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", false);
    row("BIP 350, taproot", "bitcoin",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", true);
    row("BIP 350, version 1 with the checksum of version 0", "bitcoin",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", false);
    row("an address of the test network", "bitcoin", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        false);
    row("a bitcoin address on litecoin", "litecoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", false);
    row("a token's contract", "tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", true);
    row("a token's mint", "solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", true);
    row("a letter that base 58 lacks", "solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt10",
        false);
    row("no checksum, all small", "ethereum", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", true);
    row("wrong case", "ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", false);
    row("too short", "polygon", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA", false);
    row("no prefix", "ethereum", "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", false);
    row("nothing", "bitcoin", "", false);
}

void TestAddresses::published()
{
    QFETCH(QString, network);
    QFETCH(QString, address);
    QFETCH(bool, valid);
    QCOMPARE(isAddress(network, address), valid);
}

void TestAddresses::eip55Vectors_data()
{
    QTest::addColumn<QByteArray>("address");
    // EIP-55, "Test Cases".
    QTest::newRow("all capitals") << QByteArray("0x52908400098527886E0F7030069857D2E4169EE7");
    QTest::newRow("all small") << QByteArray("0xde709f2102306220921060314715629080e2fb77");
    QTest::newRow("mixed 1") << QByteArray("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    QTest::newRow("mixed 2") << QByteArray("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb");
}

void TestAddresses::eip55Vectors()
{
    QFETCH(QByteArray, address);
    QCOMPARE(eip55(QByteArray::fromHex(address.mid(2))), address);
}

void TestAddresses::ownAddressesAreValidAndDiffer_data()
{
    QTest::addColumn<QString>("network");
    for (const char *network :
         {"bitcoin", "litecoin", "dogecoin", "tron", "ethereum", "polygon", "solana"})
        QTest::newRow(network) << QString::fromLatin1(network);
}

void TestAddresses::ownAddressesAreValidAndDiffer()
{
    QFETCH(QString, network);
    QSet<QString> seen;
    for (qint64 row = 1; row <= 200; ++row) {
        const QString address = addressFor(network, addressSeed(7, AddressPurpose::Invoice, row));
        QVERIFY2(isAddress(network, address), qPrintable(address));
        seen.insert(address);
    }
    QCOMPARE(seen.size(), 200);
    QVERIFY(addressFor(network, addressSeed(8, AddressPurpose::Invoice, 1)) !=
            addressFor(network, addressSeed(7, AddressPurpose::Invoice, 1)));
}

void TestAddresses::judgesAsTheDomainDoes_data()
{
    ownAddressesAreValidAndDiffer_data();
}

void TestAddresses::judgesAsTheDomainDoes()
{
    // Two implementations that share no line: what one lets pass the other must, slips included.
    QFETCH(QString, network);
    QRandomGenerator random(20260104);
    const QString letters =
        QStringLiteral("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (qint64 row = 1; row <= 200; ++row) {
        const QString address = addressFor(network, addressSeed(9, AddressPurpose::Buyer, row));
        const auto verdict = coinpay::checkAddress({}, network, address);
        QVERIFY2(verdict, qPrintable(address));
        QCOMPARE(verdict->text, address);
        for (int slip = 0; slip < 20; ++slip) {
            QString wrong = address;
            wrong[random.bounded(int(wrong.size()))] = letters[random.bounded(int(letters.size()))];
            if (slip % 4 == 1)
                wrong.remove(random.bounded(int(wrong.size())), 1);
            if (slip % 4 == 2)
                wrong = slip % 8 == 2 ? wrong.toLower() : wrong.toUpper();
            QVERIFY2(coinpay::checkAddress({}, network, wrong).has_value() ==
                         isAddress(network, wrong),
                     qPrintable(wrong));
        }
    }
}

QTEST_GUILESS_MAIN(TestAddresses)
#include "tst_addresses.moc"
