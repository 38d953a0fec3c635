// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/ed25519pem.h"
#include "support/opensslprogram.h"

#include "crypto/signingkey.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

//! What a person may paste or choose as a private key: what is meant is taken, anything else is
//! told apart by its sentence.
class PrivateKeyPemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
};

void PrivateKeyPemTest::takes_data()
{
    QTest::addColumn<QByteArray>("pem");
    const QByteArray good = pemOfSeed(firstSeed());
    QTest::newRow("as openssl writes it") << good;
    QTest::newRow("CRLF line ends") << QByteArray(good).replace("\n", "\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" + good);
    QTest::newRow("text before and after")
        << QByteArray("Bag Attributes: none\n\n" + good + "\nregards\n");
    QTest::newRow("line breaks lost in a form") << QByteArray(good).replace("\n", " ");
    QTest::newRow("indented by a mail program")
        << QByteArray("    " + QByteArray(good).replace("\n", "\n    "));
    QTest::newRow("no newline at the end") << good.trimmed();
    QTest::newRow("after its public key")
        << QByteArray("-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----\n" + good);
    QTest::newRow("as large as is allowed")
        << QByteArray(good + QByteArray(16 * 1024 - good.size(), '\n'));
}

void PrivateKeyPemTest::takes()
{
    QFETCH(QByteArray, pem);
    const auto key = SigningKey::fromPem(pem);
    QVERIFY2(key, qPrintable(key ? QString() : key.error().message));
    QCOMPARE(key->publicRaw().toHex(),
             QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
}

void PrivateKeyPemTest::refuses_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("says"); // the words that tell this fault from the others
    const QByteArray good = pemOfSeed(firstSeed());
    const auto generated = [](const char *algorithm, const QStringList &more = {}) {
        return openssl(QStringList{QStringLiteral("genpkey"), QStringLiteral("-algorithm"),
                                   QString::fromLatin1(algorithm)} +
                       more)
            .out;
    };
    const QByteArray rsa =
        generated("RSA", {QStringLiteral("-pkeyopt"), QStringLiteral("rsa_keygen_bits:1024")});
    QTest::newRow("empty") << QByteArray() << QStringLiteral("Paste or choose");
    QTest::newRow("white space") << QByteArray(" \r\n\t") << QStringLiteral("Paste or choose");
    QTest::newRow("protected by a passphrase")
        << openssl({QStringLiteral("pkcs8"), QStringLiteral("-topk8"), QStringLiteral("-passout"),
                    QStringLiteral("pass:x")},
                   good)
               .out
        << QStringLiteral("passphrase");
    QTest::newRow("RSA in PKCS#8") << rsa << QStringLiteral("kind is RSA");
    QTest::newRow("RSA in its own format")
        << openssl({QStringLiteral("pkey"), QStringLiteral("-traditional")}, rsa).out
        << QStringLiteral("an RSA key");
    QTest::newRow("ECDSA") << generated("EC", {QStringLiteral("-pkeyopt"),
                                               QStringLiteral("ec_paramgen_curve:P-256")})
                           << QStringLiteral("kind is ECDSA");
    QTest::newRow("Ed448") << generated("ED448") << QStringLiteral("kind is Ed448");
    QTest::newRow("X25519") << generated("X25519") << QStringLiteral("kind is X25519");
    QTest::newRow("public key")
        << openssl({QStringLiteral("pkey"), QStringLiteral("-pubout")}, good).out
        << QStringLiteral("public key");
    QTest::newRow("certificate") << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n"
                                               "-----END CERTIFICATE-----\n")
                                 << QStringLiteral("certificate");
    QTest::newRow("OpenSSH") << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n"
                                           "-----END OPENSSH PRIVATE KEY-----\n")
                             << QStringLiteral("OpenSSH");
    QTest::newRow("another label") << QByteArray("-----BEGIN PKCS7-----\nAAAA\n"
                                                 "-----END PKCS7-----\n")
                                   << QStringLiteral("not a private key");
    const qsizetype end = good.indexOf("\n-----END");
    QTest::newRow("base64 cut short")
        << QByteArray(good.left(end - 3) + good.mid(end)) << QStringLiteral("damaged");
    QTest::newRow("whole quads missing")
        << QByteArray(good).replace("MC4CAQAwBQYDK2Vw", "MC4CAQAwBQYD")
        << QStringLiteral("damaged");
    QTest::newRow("a stray character")
        << QByteArray(good).replace("MC4C", "MC4%C") << QStringLiteral("damaged");
    const QByteArray header = QByteArray::fromHex("302e020100300506032b657004220420");
    QTest::newRow("bytes after the key")
        << pemOfDer(header + firstSeed() + "xx") << QStringLiteral("damaged");
    const QByteArray shortHeader = QByteArray::fromHex("302d020100300506032b65700421041f");
    QTest::newRow("a seed of 31 bytes")
        << pemOfDer(shortHeader + firstSeed().left(31)) << QStringLiteral("damaged");
    QTest::newRow("nothing between the lines")
        << QByteArray("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n")
        << QStringLiteral("damaged");
    QTest::newRow("END line missing") << good.left(60) << QStringLiteral("END line is missing");
    QTest::newRow("not PEM") << QByteArray("{\"key_id\": \"key_1\"}")
                             << QStringLiteral("not a PEM file");
    QTest::newRow("DER") << QByteArray(header + firstSeed()) << QStringLiteral("not a PEM file");
    QTest::newRow("one byte more than is allowed")
        << QByteArray(good + QByteArray(16 * 1024 + 1 - good.size(), '\n'))
        << QStringLiteral("16 KiB");
}

void PrivateKeyPemTest::refuses()
{
    QFETCH(QByteArray, pem);
    QFETCH(QString, says);
    const auto key = SigningKey::fromPem(pem);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(key.error().message.contains(says), qPrintable(key.error().message));
}

QTEST_GUILESS_MAIN(PrivateKeyPemTest)
#include "tst_privatekeypem.moc"
