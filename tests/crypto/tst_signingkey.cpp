// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/ed25519pem.h"

#include "crypto/signingkey.h"

#include <QTest>

#include <thread>
#include <type_traits>
#include <vector>

using namespace coinpay;
using namespace coinpay::test;

static_assert(!std::is_copy_constructible_v<SigningKey>);
static_assert(std::is_nothrow_move_constructible_v<SigningKey>);

class SigningKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
    void everyChangeIsNoticed_data();
    void everyChangeIsNoticed();
    void generatedKeysDifferAndSign();
    void survivesTheKeychainsText();
    void signsFromSeveralThreads();
};

void SigningKeyTest::vectors_data()
{
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    // RFC 8032, section 7.1.
    QTest::newRow("TEST 1, nothing")
        << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        << QByteArray()
        << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590"
                      "a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    QTest::newRow("TEST 2, one byte")
        << QByteArray("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        << QByteArray("72")
        << QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e"
                      "15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    QTest::newRow("TEST 3, two bytes")
        << QByteArray("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
        << QByteArray("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
        << QByteArray("af82")
        << QByteArray("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d"
                      "16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    QTest::newRow("TEST SHA(abc)")
        << QByteArray("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42")
        << QByteArray("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf")
        << QByteArray("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a27"
                      "4fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
        << QByteArray("dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac"
                      "90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704");
}

void SigningKeyTest::vectors()
{
    QFETCH(QByteArray, seed);
    QFETCH(QByteArray, publicKey);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signature);
    const auto key = SigningKey::fromPem(pemOfSeed(QByteArray::fromHex(seed)));
    QVERIFY2(key, qPrintable(key ? QString() : key.error().message));
    QCOMPARE(key->publicRaw().toHex(), publicKey);
    const auto made = key->sign(QByteArray::fromHex(message));
    QVERIFY(made);
    QCOMPARE(made->toHex(), signature);
    QVERIFY(verifyEd25519(key->publicRaw(), QByteArray::fromHex(message), *made));
}

void SigningKeyTest::everyChangeIsNoticed_data()
{
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    const auto key = SigningKey::fromPem(pemOfSeed(firstSeed()));
    const QByteArray publicKey = key->publicRaw();
    const QByteArray good = *key->sign("POST\n/v1/invoices");
    QByteArray bad = good;
    bad[0] = static_cast<char>(bad[0] ^ 1);
    const QByteArray other = SigningKey::generate()->publicRaw();
    QTest::newRow("another message") << publicKey << QByteArray("POST\n/v1/invoice") << good;
    QTest::newRow("one bit of the signature")
        << publicKey << QByteArray("POST\n/v1/invoices") << bad;
    QTest::newRow("another key") << other << QByteArray("POST\n/v1/invoices") << good;
    QTest::newRow("signature cut short")
        << publicKey << QByteArray("POST\n/v1/invoices") << good.chopped(1);
    QTest::newRow("no signature") << publicKey << QByteArray("POST\n/v1/invoices") << QByteArray();
    QTest::newRow("key cut short")
        << publicKey.chopped(1) << QByteArray("POST\n/v1/invoices") << good;
}

void SigningKeyTest::everyChangeIsNoticed()
{
    QFETCH(QByteArray, publicKey);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signature);
    QVERIFY(!verifyEd25519(publicKey, message, signature));
}

void SigningKeyTest::generatedKeysDifferAndSign()
{
    const auto first = SigningKey::generate();
    const auto second = SigningKey::generate();
    QVERIFY(first && second);
    QVERIFY(first->publicRaw() != second->publicRaw());
    const QByteArray signature = *first->sign("text");
    QVERIFY(verifyEd25519(first->publicRaw(), "text", signature));
    QVERIFY(!verifyEd25519(second->publicRaw(), "text", signature));
}

void SigningKeyTest::survivesTheKeychainsText()
{
    const auto key = SigningKey::generate();
    const auto again = SigningKey::fromPem(key->toPem().view());
    QVERIFY(again);
    QCOMPARE(again->publicRaw(), key->publicRaw());
    QCOMPARE(again->publicPem(), key->publicPem());
    QVERIFY(key->publicPem().startsWith("-----BEGIN PUBLIC KEY-----\n"));
}

void SigningKeyTest::signsFromSeveralThreads()
{
    const auto key = SigningKey::fromPem(pemOfSeed(firstSeed()));
    const QByteArray expected = *key->sign("the same bytes");
    constexpr int Threads = 4;
    std::vector<int> wrong(Threads, 0);
    std::vector<std::thread> threads;
    for (int i = 0; i < Threads; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 200; ++round)
                wrong[static_cast<size_t>(i)] += *key->sign("the same bytes") != expected;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong, std::vector<int>(Threads, 0));
}

QTEST_GUILESS_MAIN(SigningKeyTest)
#include "tst_signingkey.moc"
