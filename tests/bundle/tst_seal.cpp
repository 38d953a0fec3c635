// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/seal.h"
#include "crypto/signingkey.h"

#include <QtTest>

using namespace coinpay;

namespace {

constexpr UnixMs Noon = 1'770'120'000'000;

const SigningKey &key()
{
    static const SigningKey made = SigningKey::generate().value();
    return made;
}

QList<BundlePart> someParts()
{
    return {{"traces.json", "[\n    {\"id\": \"inv_1\"}\n]\n"}, {"about.json", "{}\n"}};
}

QByteArray sealedBundle(const QList<BundlePart> &parts = someParts())
{
    return sealBundle(parts, QStringLiteral("key_1"), Noon, key()).value();
}

//! Signed by somebody who follows the format but says what they like.
QByteArray sealedBy(const SigningKey &signer, const QByteArray &manifest)
{
    return packParts({{"manifest.json", manifest},
                      {"manifest.sig", signer.sign(manifest).value()},
                      {"signer.pem", signer.publicPem()}});
}

} // namespace

//! What was sealed is whole, what was touched is not.
class TestSeal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void theSameTwice();
    void anyAlteredByteIsNoticed();
    void anyCutIsNoticed();
    void anythingAddedIsNoticed();
    void theAlteredPartIsNamed();
    void anotherKeyIsAnotherSigner();
    void rubbish_data();
    void rubbish();
    void hostileManifests_data();
    void hostileManifests();
    void thePrivateKeyNeverLeaves_data();
    void thePrivateKeyNeverLeaves();
    void tooMuchIsRefused();
};

void TestSeal::roundTrip()
{
    const OpenedBundle opened = openBundle(sealedBundle());
    QVERIFY2(opened.state == BundleState::Whole, qPrintable(opened.sentence));
    QCOMPARE(opened.parts, someParts());
    QCOMPARE(opened.keyId, QStringLiteral("key_1"));
    QCOMPARE(opened.createdAt, Noon);
    QCOMPARE(opened.publicKey, key().publicRaw());
    QCOMPARE(signerOf(opened, key().publicRaw()), BundleSigner::Expected);
    QCOMPARE(signerOf(opened, SigningKey::generate()->publicRaw()), BundleSigner::Other);
    QCOMPARE(signerOf(opened, {}), BundleSigner::Unknown);
}

void TestSeal::theSameTwice()
{
    QCOMPARE(sealedBundle(), sealedBundle()); // Ed25519 is deterministic, and nothing else varies
}

void TestSeal::anyAlteredByteIsNoticed()
{
    const QByteArray whole = sealedBundle();
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char change : {'\x01', '\x20', '\x80'}) {
            QByteArray touched = whole;
            touched[at] = static_cast<char>(touched.at(at) ^ change);
            const OpenedBundle opened = openBundle(touched);
            if (opened.state == BundleState::Whole || opened.sentence.isEmpty() ||
                !opened.parts.isEmpty())
                QFAIL(qPrintable(QStringLiteral("byte %1 of %2").arg(at).arg(whole.size())));
        }
    }
}

void TestSeal::anyCutIsNoticed()
{
    const QByteArray whole = sealedBundle();
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const OpenedBundle opened = openBundle(whole.first(size));
        if (opened.state == BundleState::Whole || opened.sentence.isEmpty())
            QFAIL(qPrintable(QString::number(size)));
    }
}

void TestSeal::anythingAddedIsNoticed()
{
    const QByteArray whole = sealedBundle();
    for (const QByteArray &more : {QByteArray(1, '\0'), QByteArray(512, '\0'), QByteArray("x"),
                                   whole, packParts({{"more.json", "{}"}})}) {
        QCOMPARE(openBundle(whole + more).state, BundleState::Altered);
        QVERIFY(openBundle(more + whole).state != BundleState::Whole);
    }
    QList<BundlePart> parts = unpackParts(whole).value();
    parts.append(BundlePart{"more.json", "{}"});
    const OpenedBundle opened = openBundle(packParts(parts));
    QCOMPARE(opened.state, BundleState::Altered);
    QCOMPARE(opened.altered, QStringList{QStringLiteral("more.json")});
}

void TestSeal::theAlteredPartIsNamed()
{
    const QList<BundlePart> parts = unpackParts(sealedBundle()).value();
    for (qsizetype i = 3; i < parts.size(); ++i) {
        QList<BundlePart> touched = parts;
        touched[i].bytes += ' ';
        const OpenedBundle opened = openBundle(packParts(touched));
        QCOMPARE(opened.state, BundleState::Altered);
        QCOMPARE(opened.altered, QStringList{QString::fromLatin1(parts.at(i).name)});
        QVERIFY(opened.sentence.contains(QString::fromLatin1(parts.at(i).name)));
        touched.removeAt(i);
        QCOMPARE(openBundle(packParts(touched)).altered, opened.altered);
    }
}

//! Whoever alters it can sign it anew, with their own key: that is what the signer is shown for.
void TestSeal::anotherKeyIsAnotherSigner()
{
    const SigningKey other = SigningKey::generate().value();
    const QByteArray forged =
        sealBundle({{"traces.json", "[]"}}, QStringLiteral("key_1"), Noon, other).value();
    const OpenedBundle opened = openBundle(forged);
    QCOMPARE(opened.state, BundleState::Whole);
    QCOMPARE(opened.keyId, QStringLiteral("key_1"));
    QCOMPARE(signerOf(opened, key().publicRaw()), BundleSigner::Other);

    QList<BundlePart> swapped = unpackParts(sealedBundle()).value();
    swapped[2].bytes = other.publicPem();
    QCOMPARE(openBundle(packParts(swapped)).state, BundleState::Altered);
}

void TestSeal::rubbish_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a letter") << QByteArray("Dear support,");
    QTest::newRow("zeros") << QByteArray(10240, '\0');
    QTest::newRow("ones") << QByteArray(10240, '\xff');
    QTest::newRow("a ZIP") << QByteArray("PK\x03\x04").leftJustified(4096, 'x');
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00").leftJustified(4096, '\0');
    QTest::newRow("JSON") << QByteArray("{\"manifest\": {}}").leftJustified(2048, ' ');
    QTest::newRow("an archive of something else") << packParts({{"holiday.jpg", "x"}});
    QTest::newRow("an archive of no parts") << packParts({});
    QTest::newRow("a name that climbs") << packParts({{"../../etc/passwd", "x"}});
    QTest::newRow("a bundle in a bundle") << packParts({{"traces.json", sealedBundle()}});
    QTest::newRow("too many parts") << packParts(QList<BundlePart>(100, {"traces.json", "[]"}));
    QByteArray promise = packParts({{"manifest.json", "{}"}});
    promise.replace(124, 11, "77777777777"); // 8 GiB that are not there
    QTest::newRow("a size that is not there") << promise;
    promise.replace(124, 11, "-0000000001");
    QTest::newRow("a size below nothing") << promise;
    QTest::newRow("larger than any") << QByteArray(MaxBundleBytes + 1, 'x');
}

void TestSeal::rubbish()
{
    QFETCH(QByteArray, file);
    const OpenedBundle opened = openBundle(file);
    QVERIFY(opened.state == BundleState::NotABundle || opened.state == BundleState::Altered);
    QVERIFY(!opened.sentence.isEmpty());
    QVERIFY(opened.parts.isEmpty());
}

void TestSeal::hostileManifests_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<BundleState>("state");
    QTest::newRow("no JSON") << QByteArray("POST\n/v1/wallets/wal_1/transfers\n1\nff")
                             << BundleState::NotABundle;
    QTest::newRow("another format")
        << QByteArray(R"({"format":"other","version":1})") << BundleState::NotABundle;
    QTest::newRow("a later version")
        << QByteArray(R"({"format":"coinpay-support-bundle","version":2})") << BundleState::TooNew;
    QTest::newRow("no version") << QByteArray(R"({"format":"coinpay-support-bundle","parts":[]})")
                                << BundleState::Altered;
    QTest::newRow("parts of another type")
        << QByteArray(R"({"format":"coinpay-support-bundle","version":1,"parts":{"a":1}})")
        << BundleState::Altered;
    QTest::newRow("parts that are not there")
        << QByteArray(R"({"format":"coinpay-support-bundle","version":1,)"
                      R"("parts":[{"name":"/etc/passwd","size":1e300,"sha256":null}, 7]})")
        << BundleState::Altered;
    QTest::newRow("a thousand brackets")
        << R"({"format":"coinpay-support-bundle","version":1,"parts":)" + QByteArray(5000, '[')
        << BundleState::NotABundle;
}

void TestSeal::hostileManifests()
{
    QFETCH(QByteArray, manifest);
    QFETCH(BundleState, state);
    const OpenedBundle opened = openBundle(sealedBy(key(), manifest));
    QCOMPARE(opened.state, state);
    QVERIFY(!opened.sentence.isEmpty());
    QVERIFY(opened.parts.isEmpty());
}

void TestSeal::thePrivateKeyNeverLeaves_data()
{
    QTest::addColumn<QByteArray>("pasted");
    const QByteArray pem = key().toPem().view().toByteArray();
    const QByteArray body = pem.split('\n').at(1);
    const QByteArray seed = QByteArray::fromBase64(body).right(32);
    QTest::newRow("PEM") << pem;
    QTest::newRow("its body") << body;
    QTest::newRow("seed in hex") << seed.toHex();
    QTest::newRow("seed in capital hex") << seed.toHex().toUpper();
    QTest::newRow("seed in base64") << seed.toBase64();
    QTest::newRow("seed in base64url") << seed.toBase64(QByteArray::Base64UrlEncoding);
    QTest::newRow("raw") << seed;
}

void TestSeal::thePrivateKeyNeverLeaves()
{
    QFETCH(QByteArray, pasted);
    const auto file =
        sealBundle({{"notes.json", "[\"" + pasted + "\"]"}}, QStringLiteral("key_1"), Noon, key());
    QVERIFY(!file);
    QCOMPARE(file.error().kind, ErrorKind::InvalidInput);
    QVERIFY(file.error().message.contains(QLatin1String("notes.json")));
}

void TestSeal::tooMuchIsRefused()
{
    const auto file = sealBundle({{"notes.json", QByteArray(MaxBundleBytes, 'x')}},
                                 QStringLiteral("key_1"), Noon, key());
    QCOMPARE(file.error().kind, ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestSeal)
#include "tst_seal.moc"
