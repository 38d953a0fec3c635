// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/addresscheck.h"

#include "domain/addressformats.h"
#include "domain/asset.h"
#include "domain/vectors.h"

#include <QRandomGenerator>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

class AddressCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void publishedKeyIo_data();
    void publishedKeyIo();
    void publishedInvalid_data();
    void publishedInvalid();
    void publishedKin_data();
    void publishedKin();
    void ofOneNetworkOnly_data();
    void ofOneNetworkOnly();
    void knowsEveryNetwork();
    void noSubstitutionPasses_data();
    void noSubstitutionPasses();
    void aWrongCaseIsRefused();
    void sameWhateverTheCase();
    void saysWhatItIs_data();
    void saysWhatItIs();
    void survivesAnything();
};

void AddressCheckTest::accepts_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("text");
    QTest::addColumn<AddressKind>("kind");
    QTest::addColumn<QList<AddressWarning>>("warnings");
    const auto row = [](const char *name, const char *network, const QString &given,
                        const QString &text, AddressKind kind,
                        const QList<AddressWarning> &warnings = {}) {
        QTest::newRow(name) << QString::fromLatin1(network) << given << text << kind << warnings;
    };
    const auto same = [&](const char *name, const char *network, const QString &given,
                          AddressKind kind, const QList<AddressWarning> &warnings = {}) {
        row(name, network, given, given, kind, warnings);
    };
    using enum AddressKind;
    same("the genesis block's payee", "bitcoin", u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"_s, P2pkh);
    same("a script", "bitcoin", u"36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm"_s, P2sh);
    row("capitals as in a QR code", "bitcoin", u"BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"_s,
        u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s, P2wpkh);
    row("with what copying adds", "bitcoin",
        u"\n \u00a0bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4\u200b\t\r\n"_s,
        u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s, P2wpkh);
    same("a witness script", "bitcoin",
         u"bc1qyucykdlhp62tezs0hagqury402qwhk589q80tqs5myh3rxq34nwqhkdhv7"_s, P2wsh);
    same("taproot", "bitcoin", u"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"_s,
         P2tr);
    same("a witness version of the future", "bitcoin", u"bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs"_s,
         Witness, {AddressWarning::FutureWitness});
    same("Litecoin, segwit", "litecoin", u"ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"_s, P2wpkh);
    same("Ethereum with its checksum", "ethereum", u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s,
         Evm);
    row("Ethereum, all small", "ethereum", u"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"_s,
        u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s, Evm, {AddressWarning::NoChecksum});
    row("Ethereum, all capitals", "ethereum", u"0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED"_s,
        u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s, Evm, {AddressWarning::NoChecksum});
    same("a checksum that is all capitals", "ethereum",
         u"0x52908400098527886E0F7030069857D2E4169EE7"_s, Evm);
    same("digits alone bear no checksum", "ethereum",
         u"0x1234567890123456789012345678901234567890"_s, Evm, {AddressWarning::NoChecksum});
    same("Polygon", "polygon", u"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"_s, Evm);
    same("TRON", "tron", u"TQHgMpVzWkhSsRB4BzZgmV8uW4cFL8eaBr"_s, Tron);
    for (const auto &program : {u"Stake11111111111111111111111111111111111111"_s,
                                u"Vote111111111111111111111111111111111111111"_s,
                                u"BPFLoaderUpgradeab1e11111111111111111111111"_s,
                                u"ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL"_s})
        same(qPrintable(u"Solana, "_s + program), "solana", program, Solana,
             {AddressWarning::NeverAChecksum});
    same("a network of a newer server", "hyperspace", u"hs:01:anything"_s, Unchecked,
         {AddressWarning::Unchecked});
}

void AddressCheckTest::accepts()
{
    QFETCH(QString, network);
    QFETCH(QString, given);
    const AddressVerdict verdict = checkAddress({}, network, given);
    QVERIFY2(verdict, verdict ? "" : qPrintable(verdict.error().sentence));
    QTEST(verdict->text, "text");
    QTEST(verdict->kind, "kind");
    QTEST(verdict->warnings, "warnings");
    QCOMPARE(verdict->network, network);
    QCOMPARE(verdict->net, ChainNet::Main);
    for (const AddressWarning warning : verdict->warnings) {
        QVERIFY(!addressWarningText(warning).isEmpty());
        QVERIFY(!addressWarningName(warning).isEmpty());
    }
    QCOMPARE(checkAddress({}, network, verdict->text)->text, verdict->text);
}

void AddressCheckTest::refuses_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("given");
    QTest::addColumn<AddressFault>("fault");
    QTest::addColumn<qsizetype>("position");
    const auto row = [](const char *name, const char *network, const QString &given,
                        AddressFault fault, qsizetype position = -1) {
        QTest::newRow(name) << QString::fromLatin1(network) << given << fault << position;
    };
    using enum AddressFault;
    row("nothing", "bitcoin", {}, Empty);
    row("white space alone", "bitcoin", u" \n\t"_s, Empty);
    row("grouped in fours", "bitcoin", u"bc1q w508 d6qe"_s, Space, 4);
    row("two addresses", "bitcoin", u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n1FsSia"_s, Space, 34);
    row("a bidi override before it", "ethereum",
        u"\u202e0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s, HiddenCharacter, 0);
    row("a zero-width joiner inside, counted with the space before", "bitcoin",
        u" bc1qw508\u200dd6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s, HiddenCharacter, 9);
    row("a zero-width space inside", "bitcoin",
        u"bc1qw508\u200bd6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s, HiddenCharacter, 8);
    row("a NUL", "bitcoin", QString(u"1A1z"_s + QChar(0) + u"P"_s), HiddenCharacter, 4);
    row("a zero in base 58", "bitcoin", u"1A1zP1eP5QGefi2DMPTfTL5SLmv7Div0Na"_s, WrongCharacter,
        31);
    row("a Cyrillic a", "bitcoin", u" 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN\u0430"_s, WrongCharacter,
        34);
    row("an emoji", "ethereum", u"0x\U0001F600aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s,
        WrongCharacter, 2);
    row("one letter changed", "bitcoin", u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"_s, BadChecksum);
    row("a segwit letter changed", "bitcoin", u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"_s,
        BadChecksum);
    row("a segwit slip that has 32 bytes in base 58", "bitcoin", u"bc1"_s + QString(40, u'z'),
        BadChecksum);
    row("taproot with the checksum of BIP 173", "bitcoin",
        u"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd"_s, BadChecksum);
    row("mixed case", "bitcoin", u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kV8f3t4"_s, MixedCase, 36);
    row("half of it", "bitcoin", u"1A1zP1eP5QGefi2D"_s, BadChecksum);
    row("an address of the test network", "bitcoin",
        u"tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"_s, TestNetwork);
    row("an old address of the test network", "bitcoin", u"mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ"_s,
        TestNetwork);
    row("Litecoin's test network", "litecoin", u"QXaUgLHkZcbJb2j5XgMYzY8cF9YM48Y81Z"_s,
        TestNetwork);
    row("Ethereum for Bitcoin", "bitcoin", u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s,
        OtherNetwork);
    row("Bitcoin for TRON", "tron", u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s, OtherNetwork);
    row("TRON for Ethereum", "ethereum", u"TQHgMpVzWkhSsRB4BzZgmV8uW4cFL8eaBr"_s, OtherNetwork);
    row("TRON for Solana", "solana", u"TQHgMpVzWkhSsRB4BzZgmV8uW4cFL8eaBr"_s, OtherNetwork);
    row("an older test network of TRON", "tron", u"27PAqdM7TzL3oZnzPBR8YXqhEo5siz4GZi7"_s,
        TestNetwork);
    row("Solana for Bitcoin", "bitcoin", u"ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL"_s,
        OtherNetwork);
    row("what may be Bitcoin's for Litecoin", "litecoin", u"36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm"_s,
        OtherNetwork);
    row("no such beginning", "bitcoin", u"hello"_s, WrongBeginning);
    row("no 0x", "ethereum", u"5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s, WrongBeginning);
    row("a capital X", "ethereum", u"0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s, WrongBeginning);
    row("39 digits", "ethereum", u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe"_s, WrongLength);
    row("the case of one letter", "ethereum", u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"_s,
        CaseMismatch);
    row("a letter O for a zero", "ethereum", u"0x5aAeb6O53F3E94C9b9A09f33669435E7Ef1BeAed"_s,
        WrongCharacter, 8);
    row("a transaction's hash", "ethereum", u"0x"_s + QString(64, u'b'), NotAnAddress);
    row("a name", "ethereum", u"vitalik.eth"_s, NotAnAddress);
    row("a Lightning invoice", "bitcoin", u"lnbc2500u1pvjluezpp5qqqsyq"_s, NotAnAddress);
    row("an extended public key", "bitcoin",
        u"xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD26"
        "5TMg7usUDFdp6W1EGMcet8"_s,
        NotAnAddress);
    // Published in Bitcoin Core's key_io_valid.json.
    row("a private key", "bitcoin", u"5JuW2AMDYu4xVwRG9DZW18VbzQrGcd5RCgb99sS6ehJsNQXu5b9"_s,
        PrivateKey);
    row("a private key on another network", "solana",
        u"L5nJeqKmpHp4P7F8ZYyjwc5a7P4d8EabuGAzfGJk7yC1BJyzNaEd"_s, PrivateKey);
    row("too few bytes", "solana", u"4HUtbHhN2TkpR7ABmWQ1dUJ3fL9vQ"_s, WrongLength);
    row("nobody's", "ethereum", u"0x0000000000000000000000000000000000000000"_s, Unspendable);
    row("the system program", "solana", u"11111111111111111111111111111111"_s, Unspendable);
    row("burnt", "polygon", u"0x000000000000000000000000000000000000dEaD"_s, Unspendable);
    row("nobody's on TRON", "tron", u"T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"_s, Unspendable);
    row("the incinerator", "solana", u"1nc1nerator11111111111111111111111111111111"_s, Unspendable);
    row("the token program", "solana", u"TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"_s,
        Unspendable);
    row("a token's own contract, all small", "ethereum",
        u"0xdac17f958d2ee523a2206206994597c13d831ec7"_s, Unspendable);
    row("a token's own contract on TRON", "tron", u"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"_s,
        Unspendable);
    row("too long for any server", "hyperspace", QString(129, u'a'), WrongLength);
    row("a megabyte", "solana", QString(1 << 20, u'a'), WrongLength);
}

void AddressCheckTest::refuses()
{
    QFETCH(QString, network);
    QFETCH(QString, given);
    QFETCH(qsizetype, position);
    const AddressVerdict verdict = checkAddress(u"COIN"_s, network, given);
    QVERIFY(!verdict);
    QTEST(verdict.error().fault, "fault");
    QCOMPARE(verdict.error().position, position);
    QCOMPARE(verdict.error().length, position < 0 ? 0 : 1);
    QVERIFY(!verdict.error().sentence.isEmpty());
    QVERIFY2(!verdict.error().sentence.contains(u'%'), qPrintable(verdict.error().sentence));
}

void AddressCheckTest::publishedKeyIo_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isTest");
    for (const QStringList &row : vectors("key_io_valid"))
        QTest::newRow(rowName(row[1])) << row[1] << (row[0] == u"test"_s);
}

void AddressCheckTest::publishedKeyIo()
{
    QFETCH(QString, address);
    QFETCH(bool, isTest);
    const AddressVerdict verdict =
        checkAddress(u"BTC"_s, u"bitcoin"_s, address, AcceptedNets::MainAndTest);
    QVERIFY(verdict);
    QCOMPARE(verdict->net, isTest ? ChainNet::Test : ChainNet::Main);
    QCOMPARE(verdict->text, address);
    const AddressVerdict onMain = checkAddress(u"BTC"_s, {}, address);
    QCOMPARE(onMain.has_value(), !isTest);
    QVERIFY(onMain || onMain.error().fault == AddressFault::TestNetwork);
}

void AddressCheckTest::publishedInvalid_data()
{
    QTest::addColumn<QString>("text");
    for (const QStringList &row : vectors("key_io_invalid"))
        QTest::newRow(rowName(row[0])) << row[0];
}

void AddressCheckTest::publishedInvalid()
{
    QFETCH(QString, text);
    const AddressVerdict verdict =
        checkAddress(u"BTC"_s, u"bitcoin"_s, text, AcceptedNets::MainAndTest);
    QVERIFY(!verdict);
    QVERIFY(!verdict.error().sentence.isEmpty());
}

void AddressCheckTest::publishedKin_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isTest");
    for (const QStringList &row : vectors("base58check_kin"))
        QTest::newRow(rowName(row[2])) << row[0] << row[2] << (row[1] == u"test"_s);
}

void AddressCheckTest::publishedKin()
{
    QFETCH(QString, network);
    QFETCH(QString, address);
    QFETCH(bool, isTest);
    const AddressVerdict verdict = checkAddress({}, network, address, AcceptedNets::MainAndTest);
    QVERIFY(verdict);
    QCOMPARE(verdict->net, isTest ? ChainNet::Test : ChainNet::Main);
}

void AddressCheckTest::ofOneNetworkOnly_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *network, const QString &address) {
        QTest::newRow(qPrintable(address)) << QString::fromLatin1(network) << address;
    };
    row("bitcoin", u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"_s);
    row("bitcoin", u"36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm"_s);
    row("bitcoin", u"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"_s);
    row("litecoin", u"MHrYRxAiMNBTku3eoDHwhA1LQGDjUStZW2"_s);
    row("litecoin", u"ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"_s);
    row("dogecoin", u"DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZkE"_s);
    row("dogecoin", u"9zYnVRaekPtdKBYuPw5QiBtv3NNrzD2LLW"_s);
    row("tron", u"TQHgMpVzWkhSsRB4BzZgmV8uW4cFL8eaBr"_s);
    row("ethereum", u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s);
    row("solana", u"ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL"_s);
}

void AddressCheckTest::ofOneNetworkOnly()
{
    QFETCH(QString, network);
    QFETCH(QString, address);
    for (const QString &other : {u"bitcoin"_s, u"litecoin"_s, u"dogecoin"_s, u"tron"_s,
                                 u"ethereum"_s, u"polygon"_s, u"solana"_s}) {
        const AddressVerdict verdict = checkAddress(u"COIN"_s, other, address);
        const bool shared = network == u"ethereum"_s && other == u"polygon"_s;
        QCOMPARE(verdict.has_value(), other == network || shared);
        if (verdict)
            continue;
        QCOMPARE(verdict.error().fault, AddressFault::OtherNetwork);
        QVERIFY2(verdict.error().sentence.contains(networkName(network)),
                 qPrintable(verdict.error().sentence));
    }
}

void AddressCheckTest::knowsEveryNetwork()
{
    for (const AssetInfo &asset : knownAssets()) {
        for (const QLatin1String network : asset.networks)
            QVERIFY2(addressFormat(QString(network)) != AddressFormat::Unknown, network.data());
    }
}

void AddressCheckTest::noSubstitutionPasses_data()
{
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("address");
    QTest::newRow("segwit") << u"BTC"_s << u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s;
    QTest::newRow("base58check") << u"BTC"_s << u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"_s;
    QTest::newRow("Litecoin") << u"LTC"_s << u"ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"_s;
    QTest::newRow("Dogecoin") << u"DOGE"_s << u"DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZkE"_s;
}

void AddressCheckTest::noSubstitutionPasses()
{
    QFETCH(QString, asset);
    QFETCH(QString, address);
    QVERIFY(checkAddress(asset, {}, address));
    // At the ends a space is only what copying adds, and leaves a shorter text.
    const QString typed =
        u" 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:;,.-_"_s;
    forEachSubstitution(address, typed, [&](const QString &other) {
        QVERIFY2(!checkAddress(asset, {}, other, AcceptedNets::MainAndTest), qPrintable(other));
    });
}

void AddressCheckTest::aWrongCaseIsRefused()
{
    const QString address = u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s;
    for (qsizetype i = 2; i < address.size(); ++i) {
        QString other = address;
        other[i] = other[i].isUpper() ? other[i].toLower() : other[i].toUpper();
        if (other == address)
            continue;
        const AddressVerdict verdict = checkAddress(u"ETH"_s, {}, other);
        QVERIFY2(!verdict, qPrintable(other));
        QCOMPARE(verdict.error().fault, AddressFault::CaseMismatch);
    }
}

void AddressCheckTest::sameWhateverTheCase()
{
    QVERIFY(sameAddress(u"ethereum"_s, u"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                        u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"));
    QVERIFY(sameAddress(u"bitcoin"_s, u"BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
                        u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"));
    QVERIFY(!sameAddress(u"bitcoin"_s, u"1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo",
                         u"1FjL87pn8ky6Vbavd1ZHeChRXtoxwRGCRd"));
    QVERIFY(sameAddress(u"hyperspace"_s, u"abc", u"abc"));
    QVERIFY(!sameAddress(u"hyperspace"_s, u"abc", u"ABC"));
}

void AddressCheckTest::saysWhatItIs_data()
{
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("words");
    QTest::newRow("segwit") << u"BTC"_s << u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s
                            << u"P2WPKH, mainnet"_s;
    QTest::newRow("test") << u"BTC"_s << u"tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"_s
                          << u"P2WPKH, testnet"_s;
    QTest::newRow("Ethereum") << u"ETH"_s << u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s
                              << u"Account or contract"_s;
    QTest::newRow("for a person, on TRON")
        << u"USDT/tron"_s << u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s
        << u"This is an address on Bitcoin; USDT on Tron needs one that begins with T. What goes "
           "to the wrong network is lost."_s;
    QTest::newRow("a character that looks like another")
        << u"BTC"_s << u"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN\u0430"_s
        << u"Character 34, U+0430, does not occur in addresses on Bitcoin. Copy the address again."_s;
}

void AddressCheckTest::saysWhatItIs()
{
    QFETCH(QString, asset);
    QFETCH(QString, address);
    const AddressVerdict verdict = checkAddress(asset.section(u'/', 0, 0), asset.section(u'/', 1),
                                                address, AcceptedNets::MainAndTest);
    QTEST(verdict ? addressKindText(*verdict) : verdict.error().sentence, "words");
}

void AddressCheckTest::survivesAnything()
{
    QRandomGenerator random(20260102);
    const QString seeds = u"bc1tbltcqp0xLMDT139AQzabcdef.@:\u202e\u0430\U0001F600 \n"_s;
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (quint32 length = random.bounded(80u); length > 0; --length) {
            text += random.bounded(8u) == 0 ? QChar(static_cast<char16_t>(random.bounded(0x10000)))
                                            : seeds[random.bounded(int(seeds.size()))];
        }
        for (const QString &network :
             {u"bitcoin"_s, u"litecoin"_s, u"tron"_s, u"ethereum"_s, u"solana"_s, u"else"_s}) {
            const AddressVerdict verdict = checkAddress(u"COIN"_s, network, text);
            if (verdict)
                QCOMPARE(checkAddress(u"COIN"_s, network, verdict->text)->text, verdict->text);
            else
                QVERIFY(!verdict.error().sentence.isEmpty() &&
                        verdict.error().position + verdict.error().length <= text.size());
        }
    }
}

QTEST_GUILESS_MAIN(AddressCheckTest)
#include "tst_addresscheck.moc"
