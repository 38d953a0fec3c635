// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/sampleprofile.h"

#include "profiles/profileregistry.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace coinpay;
using namespace coinpay::test;

//! Damaged, read-only and full disks: what was there stays there, and a sentence says what to do.
class ProfileFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedFilesAreKept_data();
    void damagedFilesAreKept();
    void readOnlyFolder();
    void fullDisk();
};

void ProfileFaultsTest::damagedFilesAreKept_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &content, const char *says) {
        QTest::newRow(name) << content << QString::fromLatin1(says);
    };
    const QByteArray good = R"({"name":"a","url":"https://a","key_id":"k","ca":"",)"
                            R"("environment":"live","created_at":"2026-01-01T00:00:00Z"})";
    const auto holding = [](const QByteArray &profiles) {
        return QByteArray(R"({"format":1,"current":"","profiles":[)" + profiles + "]}");
    };
    row("empty", {}, "not JSON");
    row("cut short", holding(good).chopped(20), "not JSON");
    row("zero bytes after a power cut", QByteArray(300, '\0'), "not JSON");
    row("another kind of JSON", "[1,2]", "not JSON");
    row("no list", R"({"format":1})", "list of profiles");
    row("from the future", R"({"format":2,"profiles":[]})", "newer version");
    row("a list of something else", holding("1"), "Profile number 1");
    row("http in the second one",
        holding(good + "," + QByteArray(good).replace("https", "http").replace("\"a\"", "\"b\"")),
        "Profile number 2: http://");
    row("a name that leads outside", holding(QByteArray(good).replace("\"a\"", "\"../a\"")),
        "Profile number 1");
    row("an unknown environment", holding(QByteArray(good).replace("live", "prod")), "prod");
    row("a name twice", holding(good + "," + QByteArray(good).replace("\"a\"", "\"A\"")), "twice");
    row("deeply nested", QByteArray(100'000, '['), "not JSON");
    row("huge", QByteArray(5 * 1024 * 1024, ' '), "too large");
}

void ProfileFaultsTest::damagedFilesAreKept()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("profiles.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();

    const ProfileRegistry registry(dir.path());
    const auto list = registry.list();
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::StorageDamaged);
    QVERIFY2(list.error().message.contains(says), qPrintable(list.error().message));
    QVERIFY(list.error().message.contains(file.fileName()));
    QCOMPARE(registry.add(sampleProfile()).error().kind, ErrorKind::StorageDamaged);
    QCOMPARE(registry.remove(QStringLiteral("a")).error().kind, ErrorKind::StorageDamaged);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void ProfileFaultsTest::readOnlyFolder()
{
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.filePath(QStringLiteral("data")));
    QVERIFY(registry.add(sampleProfile()));
    const auto everybodyReads = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup |
                                QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(dir.path(), everybodyReads));
    QVERIFY(QFile::setPermissions(registry.dataDir(), everybodyReads));
    const uid_t self = ::geteuid();
    if (self == 0) // who may do everything is not stopped by permissions: be somebody else
        QCOMPARE(::seteuid(65534), 0);
    const auto restore = qScopeGuard([&] {
        if (self == 0 && ::seteuid(self) != 0)
            qFatal("cannot become root again");
        QFile::setPermissions(registry.dataDir(), everybodyReads | QFile::WriteOwner);
        QFile::setPermissions(dir.path(), everybodyReads | QFile::WriteOwner);
    });
    const auto added = registry.add(sampleProfile(QStringLiteral("other")));
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::StorageReadOnly);
    QVERIFY(added.error().message.contains(registry.dataDir()));
    const ProfileRegistry inside(registry.dataDir() + QStringLiteral("/deeper/data"));
    QCOMPARE(inside.add(sampleProfile()).error().kind, ErrorKind::StorageReadOnly);
    QCOMPARE(inside.profileDir(QStringLiteral("shop")).error().kind, ErrorKind::StorageReadOnly);
}

void ProfileFaultsTest::fullDisk()
{
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.path());
    QVERIFY(registry.add(sampleProfile()));
    const auto before = registry.list();

    // A limit on the size of files is what a full disk looks like to one program.
    rlimit limit = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{200, limit.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto restore = qScopeGuard([&] {
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, handler);
    });
    const auto added = registry.add(sampleProfile(QStringLiteral("other")));
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::StorageFull);
    QCOMPARE(registry.list()->size(), before->size());
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden),
             QStringList({QStringLiteral("profiles.json"),
                          QStringLiteral("profiles.lock")})); // no half file is left
}

QTEST_GUILESS_MAIN(ProfileFaultsTest)
#include "tst_profilefaults.moc"
