// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/keyfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace coinpay;

class KeyFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAnOwnersKey();
    void permissions_data();
    void permissions();
    void refusesWhatIsNotAFile_data();
    void refusesWhatIsNotAFile();
    void saysWhatIsWrongInside_data();
    void saysWhatIsWrongInside();

private:
    QString write(const QByteArray &bytes, mode_t mode = 0600) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void KeyFileTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

QString KeyFileTest::write(const QByteArray &bytes, mode_t mode) const
{
    QFile file(m_dir->filePath(QStringLiteral("key.pem")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() ||
        ::chmod(QFile::encodeName(file.fileName()).constData(), mode) != 0)
        qFatal("cannot write a test file");
    return file.fileName();
}

void KeyFileTest::readsAnOwnersKey()
{
    const auto key = SigningKey::generate();
    const QString path = write(key->toPem().view().toByteArray());
    const auto again = readKeyFile(path);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QCOMPARE(again->publicRaw(), key->publicRaw());
    QVERIFY(QFile::link(path, m_dir->filePath(QStringLiteral("link"))));
    QVERIFY(readKeyFile(m_dir->filePath(QStringLiteral("link"))));
}

void KeyFileTest::permissions_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("fine");
    QTest::newRow("0600") << 0600 << true;
    QTest::newRow("0400") << 0400 << true;
    QTest::newRow("0640, the group reads") << 0640 << false;
    QTest::newRow("0604, the world reads") << 0604 << false;
    QTest::newRow("0620, the group writes") << 0620 << false;
    QTest::newRow("0644, as most programs write") << 0644 << false;
}

void KeyFileTest::permissions()
{
    QFETCH(int, mode);
    QFETCH(bool, fine);
    const auto pem = SigningKey::generate()->toPem();
    const QString path = write(pem.view().toByteArray(), static_cast<mode_t>(mode));
    const auto key = readKeyFile(path);
    QCOMPARE(key.has_value(), fine);
    if (!key) {
        QCOMPARE(key.error().kind, ErrorKind::InvalidInput);
        QVERIFY(key.error().message.contains(QStringLiteral("chmod 600 \"%1\"").arg(path)));
    }
}

void KeyFileTest::refusesWhatIsNotAFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing") << QStringLiteral("/nothing/there")
                             << QStringLiteral("cannot be opened");
    QTest::newRow("a folder") << QDir::tempPath() << QStringLiteral("not a file");
    QTest::newRow("a device") << QStringLiteral("/dev/zero") << QStringLiteral("not a file");
    QTest::newRow("a pipe nobody writes to")
        << QStringLiteral("pipe") << QStringLiteral("not a file");
    QTest::newRow("no path") << QString() << QStringLiteral("cannot be opened");
}

void KeyFileTest::refusesWhatIsNotAFile()
{
    QFETCH(QString, path);
    QFETCH(QString, says);
    if (path == u"pipe") {
        path = m_dir->filePath(path);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    }
    const auto key = readKeyFile(path);
    QVERIFY(!key);
    QVERIFY2(key.error().message.contains(says), qPrintable(key.error().message));
}

void KeyFileTest::saysWhatIsWrongInside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("Paste or choose");
    QTest::newRow("a public key") << SigningKey::generate()->publicPem()
                                  << QStringLiteral("public key");
    QTest::newRow("too large") << QByteArray(16 * 1024 + 1, 'x') << QStringLiteral("16 KiB");
    QTest::newRow("huge") << QByteArray(20 * 1024 * 1024, 'x') << QStringLiteral("16 KiB");
}

void KeyFileTest::saysWhatIsWrongInside()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const QString path = write(content);
    const auto key = readKeyFile(path);
    QVERIFY(!key);
    QVERIFY2(key.error().message.contains(says), qPrintable(key.error().message));
    QVERIFY(key.error().message.contains(path));
}

QTEST_GUILESS_MAIN(KeyFileTest)
#include "tst_keyfile.moc"
