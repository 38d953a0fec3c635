// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/canonicalrequest.h"

#include <QTest>

using namespace coinpay;

class CanonicalRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digests_data();
    void digests();
    void hmacs_data();
    void hmacs();
    void requests_data();
    void requests();
};

void CanonicalRequestTest::digests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("hex");
    // FIPS 180-2, appendix B, and the empty message.
    QTest::newRow("empty") << QByteArray()
                           << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e46"
                                         "49b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc")
                         << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20"
                                       "015ad");
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomno"
                                              "pnopq")
                                << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6"
                                              "ecedd419db06c1");
    QTest::newRow("a million a's") << QByteArray(1'000'000, 'a')
                                   << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e0"
                                                 "46d39ccc7112cd0");
}

void CanonicalRequestTest::digests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, hex);
    QCOMPARE(sha256Hex(bytes), hex);
    QCOMPARE(sha256Hex(bytes), hex); // the context is used again
}

void CanonicalRequestTest::hmacs_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hex");
    // RFC 4231, section 4.
    QTest::newRow("case 1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                            << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c"
                                          "2e32cff7");
    QTest::newRow("case 2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                            << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b9"
                                          "64ec3843");
    QTest::newRow("case 6, a key longer than a block")
        << QByteArray(131, '\xaa')
        << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
        << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    QTest::newRow("an empty key is a key")
        << QByteArray() << QByteArray()
        << QByteArray("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

void CanonicalRequestTest::hmacs()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, hex);
    QCOMPARE(hmacSha256(key, {text}).toHex(), hex);
    const qsizetype half = text.size() / 2;
    QCOMPARE(hmacSha256(key, {text.left(half), text.mid(half)}).toHex(), hex);
}

void CanonicalRequestTest::requests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<qint64>("timestamp");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a read signs the hash of nothing")
        << QByteArray("GET") << QByteArray("/v1/invoices?limit=200&cursor=a%2Fb")
        << qint64(1767225600) << QByteArray()
        << QByteArray("GET\n/v1/invoices?limit=200&cursor=a%2Fb\n1767225600\n"
                      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("a write signs its exact bytes")
        << QByteArray("POST") << QByteArray("/v1/invoices") << qint64(1) << QByteArray("abc")
        << QByteArray("POST\n/v1/invoices\n1\n"
                      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

void CanonicalRequestTest::requests()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(qint64, timestamp);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, text);
    QCOMPARE(canonicalRequest(method, target, timestamp, body), text);
}

QTEST_GUILESS_MAIN(CanonicalRequestTest)
#include "tst_canonicalrequest.moc"
