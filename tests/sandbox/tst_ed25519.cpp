// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/auth/ed25519.h"

#include <QTest>

using namespace coinpay::sandbox;

class TestEd25519 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rfc8032_data();
    void rfc8032();
    void publicKeys_data();
    void publicKeys();
    void madeKeysDiffer();
};

void TestEd25519::rfc8032_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    // RFC 8032, section 7.1.
    QTest::newRow("TEST 1, the empty message")
        << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        << QByteArray()
        << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a"
                      "33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    QTest::newRow("TEST 2, one byte")
        << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        << QByteArray("72")
        << QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e1"
                      "5996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

void TestEd25519::rfc8032()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signature);
    const QByteArray rawKey = QByteArray::fromHex(key);
    const QByteArray raw = QByteArray::fromHex(message);
    QByteArray rawSignature = QByteArray::fromHex(signature);
    QVERIFY(verifies(rawKey, raw, rawSignature));
    QVERIFY(!verifies(rawKey, raw + 'x', rawSignature));
    QVERIFY(!verifies(rawKey, raw, rawSignature.chopped(1)));
    QVERIFY(!verifies(rawKey, raw, {}));
    QVERIFY(!verifies(rawKey.chopped(1), raw, rawSignature));
    rawSignature[5] = static_cast<char>(rawSignature[5] ^ 1);
    QVERIFY(!verifies(rawKey, raw, rawSignature));
}

void TestEd25519::publicKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    const QByteArray raw = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    QTest::newRow("32 bytes in base64") << raw << true;
    QTest::newRow("PEM") << QByteArray(
                                "-----BEGIN PUBLIC KEY-----\n"
                                "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
                                "-----END PUBLIC KEY-----\n")
                         << true;
    QTest::newRow("PEM, cut") << QByteArray("-----BEGIN PUBLIC KEY-----\nMCowBQYD\n") << false;
    QTest::newRow("31 bytes") << raw.left(40) << false;
    QTest::newRow("no base64") << QByteArray("not a key at all, just some words in here") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestEd25519::publicKeys()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    const auto key = readPublicKey(text);
    QCOMPARE(key.has_value(), valid);
    if (valid)
        QCOMPARE(key->toHex(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}

void TestEd25519::madeKeysDiffer()
{
    const auto one = generateKey(), two = generateKey();
    QVERIFY(one && two);
    QVERIFY(one->publicKey != two->publicKey);
    QVERIFY(one->pem.startsWith("-----BEGIN PRIVATE KEY-----"));
}

QTEST_GUILESS_MAIN(TestEd25519)
#include "tst_ed25519.moc"
