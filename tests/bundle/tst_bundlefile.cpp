// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/bundlefile.h"
#include "bundle/publickey.h"
#include "bundle/readable.h"
#include "bundle/seal.h"
#include "core/filesize.h"
#include "crypto/signingkey.h"
#include "support/opensslprogram.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr UnixMs Noon = 1'770'120'000'000;

const SigningKey &key()
{
    static const SigningKey made = SigningKey::generate().value();
    return made;
}

QList<BundlePart> someParts()
{
    return {{"traces.json", "[]\n"}, {"about.json", "{}\n"}};
}

QByteArray sealedBundle()
{
    return sealBundle(someParts(), QStringLiteral("key_1"), Noon, key()).value();
}

#ifdef Q_OS_UNIX
//! No file of this process may grow past this while it stands.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        letLargeWritesFail();
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit now{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }

    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};
#endif

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The parts of a bundle, as the `tar` program unpacks them.
bool unpackWithTar(const QByteArray &bundle, const QDir &into)
{
    QProcess tar;
    tar.start(QStringLiteral("tar"), {QStringLiteral("-x"), QStringLiteral("-C"), into.path()});
    tar.write(bundle);
    tar.closeWriteChannel();
    return tar.waitForFinished(60'000) && tar.exitCode() == 0 &&
           tar.readAllStandardError().isEmpty();
}

} // namespace

//! A bundle as a file: written, read, and opened by other programs.
class TestBundleFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherProgramsAgree();
    void keysAreReadAndNamed();
    void filesAreWrittenWholeOrNotAtAll();
    void filesThatAreNone_data();
    void filesThatAreNone();
    void anyPartCanBeShown_data();
    void anyPartCanBeShown();
};

//! tar, sha256 and openssl say the same of it as we do.
void TestBundleFile::otherProgramsAgree()
{
    const QTemporaryDir dir;
    const QDir folder(dir.path());
    QVERIFY(unpackWithTar(sealedBundle(), folder));
    const QByteArray manifest = contentOf(folder.filePath(QStringLiteral("manifest.json")));
    const QJsonObject json = QJsonDocument::fromJson(manifest).object();
    const QJsonArray parts = json.value(u"parts").toArray();
    QCOMPARE(parts.size(), someParts().size() + 2);
    for (const QJsonValue part : parts) {
        const QByteArray bytes = contentOf(folder.filePath(part[u"name"].toString()));
        QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(),
                 part[u"sha256"].toString().toLatin1());
    }
    const auto verify = [&](const QString &signature) {
        return openssl({QStringLiteral("pkeyutl"), QStringLiteral("-verify"),
                        QStringLiteral("-rawin"), QStringLiteral("-pubin"),
                        QStringLiteral("-inkey"), folder.filePath(QStringLiteral("signer.pem")),
                        QStringLiteral("-sigfile"), signature, QStringLiteral("-in"),
                        folder.filePath(QStringLiteral("manifest.json"))});
    };
    const ProgramAnswer good = verify(folder.filePath(QStringLiteral("manifest.sig")));
    QVERIFY2(good.exitCode == 0, good.err.constData());
    QByteArray signature = contentOf(folder.filePath(QStringLiteral("manifest.sig")));
    signature[7] = static_cast<char>(signature.at(7) ^ 1);
    QFile bad(folder.filePath(QStringLiteral("bad.sig")));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write(signature);
    bad.close();
    QVERIFY(verify(bad.fileName()).exitCode != 0);

    const ProgramAnswer der =
        openssl({QStringLiteral("pkey"), QStringLiteral("-pubin"), QStringLiteral("-in"),
                 folder.filePath(QStringLiteral("signer.pem")), QStringLiteral("-outform"),
                 QStringLiteral("DER")});
    QCOMPARE(der.exitCode, 0);
    const QByteArray fingerprint =
        QCryptographicHash::hash(der.out, QCryptographicHash::Sha256).toHex();
    QCOMPARE(publicKeyFingerprint(key().publicRaw()), fingerprint);
    QCOMPARE(json.value(u"signer")[u"public_key_sha256"].toString().toLatin1(), fingerprint);
}

void TestBundleFile::keysAreReadAndNamed()
{
    QCOMPARE(publicKeyPem(key().publicRaw()), key().publicPem());
    QByteArray pasted = "our key:\r\n" + key().publicPem().replace('\n', "\r\n") + "\r\nregards";
    QCOMPARE(publicKeyFromPem(pasted).value(), key().publicRaw());
    for (const QByteArray &wrong :
         {QByteArray(), QByteArray("key_1"), key().toPem().view().toByteArray(),
          QByteArray("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"),
          QByteArray("-----BEGIN PUBLIC KEY-----\n!!!!\n-----END PUBLIC KEY-----\n"),
          openssl({QStringLiteral("genpkey"), QStringLiteral("-algorithm"),
                   QStringLiteral("X25519"), QStringLiteral("-outpubkey"),
                   QStringLiteral("/dev/stdout"), QStringLiteral("-out"),
                   QStringLiteral("/dev/null")})
              .out,
          QByteArray(1'000'000, '-')}) {
        const auto read = publicKeyFromPem(wrong);
        QVERIFY(!read);
        QVERIFY(!read.error().message.isEmpty());
    }
}

void TestBundleFile::filesAreWrittenWholeOrNotAtAll()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(bundleFileName(QStringLiteral("a/b: \u00e4"), Noon));
    QVERIFY2(path.endsWith(BundleExtension), qPrintable(path));
    QCOMPARE(QFileInfo(path).path(), dir.path());
    QVERIFY(writeBundleFile(path, sealedBundle()));
    QCOMPARE(readBundleFile(path).value(), sealedBundle());
    QCOMPARE(QFile::permissions(path) &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(writeBundleFile(path, "shorter"));
    QCOMPARE(contentOf(path), QByteArray("shorter"));
#ifdef Q_OS_UNIX
    {
        const FileSizeLimit limit(100); // as a disk without room
        const Done full = writeBundleFile(path, sealedBundle());
        QCOMPARE(full.error().kind, ErrorKind::StorageFull);
    }
    QCOMPARE(contentOf(path), QByteArray("shorter"));
#endif
    const Done nowhere = writeBundleFile(dir.filePath(QStringLiteral("no/folder/x")), "x");
    QVERIFY(!nowhere);
    QVERIFY(!nowhere.error().message.isEmpty());
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 1);
}

void TestBundleFile::filesThatAreNone_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"missing", "a folder", "a pipe", "too large"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestBundleFile::filesThatAreNone()
{
    QFETCH(QString, kind);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("file"));
    if (kind == u"a folder")
        QVERIFY(QDir().mkdir(path));
#ifdef Q_OS_UNIX
    if (kind == u"a pipe")
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
#endif
    if (kind == u"too large") {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(qint64(8) * 1024 * 1024 * 1024)); // of holes
    }
    const auto read = readBundleFile(path);
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(path));
}

void TestBundleFile::anyPartCanBeShown_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\xff\xfe\0x", 4);
    QTest::newRow("numbers") << QByteArray("[1, 2, [3]]");
    QTest::newRow("wrong types") << QByteArray(R"([{"entries": 7, "id": [], "summary": {}}])");
    QTest::newRow("bidi") << QByteArray(R"([{"summary": "a\u202eb", "id": "x\n\u0007y"}])");
    QByteArray many = "[";
    for (int i = 0; i < 50'000; ++i)
        many += R"({"id":"inv_1"},)";
    QTest::newRow("many") << many + "{}]";
    QTest::newRow("deep") << QByteArray(900, '[') + QByteArray(900, ']');
}

void TestBundleFile::anyPartCanBeShown()
{
    QFETCH(QByteArray, bytes);
    for (const char *name : {"traces.json", "operations.json", "about.json", "whatever"}) {
        const QString shown = readablePart({name, bytes});
        QVERIFY(!shown.contains(QChar(0x202E)));
        QVERIFY(!shown.contains(QChar(7)));
        QVERIFY(shown.count(u'\n') < 20'010);
    }
}

QTEST_GUILESS_MAIN(TestBundleFile)
#include "tst_bundlefile.moc"
