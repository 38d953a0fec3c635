// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/sampleprofile.h"

#include "profiles/profileregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace coinpay;
using namespace coinpay::test;

class ProfileRegistryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsEmpty();
    void keepsEveryMember();
    void refusesTakenNames_data();
    void refusesTakenNames();
    void replacesOnlyWhatIsThere();
    void remembersTheCurrentOne();
    void filesAreForTheirOwnerAlone();
    void foldersStayInside_data();
    void foldersStayInside();
    void removesTheFolderWithTheProfile();
    void removalDoesNotFollowALink();
    void twoProgramsLoseNothing();

private:
    static QString unreadable(const QString &path);
};

void ProfileRegistryTest::beginsEmpty()
{
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.filePath(QStringLiteral("not/made/yet")));
    QVERIFY(registry.list());
    QVERIFY(registry.list()->isEmpty());
    QCOMPARE(registry.current().error().kind, ErrorKind::NotFound);
    QCOMPARE(registry.find(QStringLiteral("shop")).error().kind, ErrorKind::NotFound);
    QVERIFY(!QFile::exists(registry.dataDir())); // reading makes nothing
}

void ProfileRegistryTest::keepsEveryMember()
{
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.filePath(QStringLiteral("data")));
    Profile profile = sampleProfile();
    profile.environment = Environment::Live;
    QVERIFY(registry.add(profile));
    const auto kept = ProfileRegistry(registry.dataDir()).find(QStringLiteral("shop"));
    QVERIFY(kept);
    QCOMPARE(kept->url, profile.url);
    QCOMPARE(kept->keyId, profile.keyId);
    QCOMPARE(kept->caPem, profile.caPem);
    QCOMPARE(kept->environment, Environment::Live);
    QCOMPARE(kept->createdAt, profile.createdAt);
}

void ProfileRegistryTest::refusesTakenNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("the same") << QStringLiteral("shop");
    QTest::newRow("the same folder on some systems") << QStringLiteral("Shop");
}

void ProfileRegistryTest::refusesTakenNames()
{
    QFETCH(QString, name);
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.path());
    QVERIFY(registry.add(sampleProfile()));
    const auto added = registry.add(sampleProfile(name));
    QVERIFY(!added);
    QCOMPARE(added.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(added.error().fields.first().field, QStringLiteral("name"));
    QCOMPARE(registry.list()->size(), 1);
}

void ProfileRegistryTest::replacesOnlyWhatIsThere()
{
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.path());
    QCOMPARE(registry.replace(sampleProfile()).error().kind, ErrorKind::NotFound);
    QVERIFY(registry.add(sampleProfile()));
    Profile changed = sampleProfile();
    changed.keyId = QStringLiteral("key_2");
    QVERIFY(registry.replace(changed));
    QCOMPARE(registry.find(QStringLiteral("shop"))->keyId, QStringLiteral("key_2"));
    changed.url = QUrl(QStringLiteral("http://127.0.0.1"));
    QCOMPARE(registry.replace(changed).error().kind, ErrorKind::InvalidInput);
}

void ProfileRegistryTest::remembersTheCurrentOne()
{
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.path());
    QVERIFY(registry.add(sampleProfile(QStringLiteral("one"))));
    QCOMPARE(registry.current()->name, QStringLiteral("one")); // the only one
    QVERIFY(registry.add(sampleProfile(QStringLiteral("two"))));
    QCOMPARE(registry.current().error().message, QStringLiteral("Say which profile: one, two"));
    QVERIFY(registry.setCurrent(QStringLiteral("two")));
    QCOMPARE(registry.current()->name, QStringLiteral("two"));
    QCOMPARE(registry.setCurrent(QStringLiteral("three")).error().kind, ErrorKind::NotFound);
    QVERIFY(registry.remove(QStringLiteral("two")));
    QCOMPARE(registry.current()->name, QStringLiteral("one"));
}

QString ProfileRegistryTest::unreadable(const QString &path)
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    return (QFile::permissions(path) & others) ? path : QString();
}

void ProfileRegistryTest::filesAreForTheirOwnerAlone()
{
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.filePath(QStringLiteral("data")));
    QVERIFY(registry.add(sampleProfile()));
    const auto folder = registry.profileDir(QStringLiteral("shop"));
    QVERIFY(folder);
    QCOMPARE(*folder, dir.filePath(QStringLiteral("data/profiles/shop")));
    QCOMPARE(unreadable(registry.dataDir()), QString());
    QCOMPARE(unreadable(registry.dataDir() + QStringLiteral("/profiles.json")), QString());
    QCOMPARE(unreadable(*folder), QString());
}

void ProfileRegistryTest::foldersStayInside_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("the folder above") << QStringLiteral("..");
    QTest::newRow("a path") << QStringLiteral("../../outside");
    QTest::newRow("an absolute path") << QStringLiteral("/outside");
}

void ProfileRegistryTest::foldersStayInside()
{
    QFETCH(QString, name);
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.filePath(QStringLiteral("a/b/data")));
    QCOMPARE(registry.profileDir(name).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(registry.remove(name).error().kind, ErrorKind::NotFound);
    QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("a/outside"))));
}

void ProfileRegistryTest::removesTheFolderWithTheProfile()
{
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.path());
    QVERIFY(registry.add(sampleProfile()));
    const QString folder = *registry.profileDir(QStringLiteral("shop"));
    QFile journal(folder + QStringLiteral("/journal.db"));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    journal.close();
    QVERIFY(registry.remove(QStringLiteral("shop")));
    QVERIFY(registry.list()->isEmpty());
    QCOMPARE(QDir(dir.filePath(QStringLiteral("profiles")))
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
    QCOMPARE(registry.remove(QStringLiteral("shop")).error().kind, ErrorKind::NotFound);
}

void ProfileRegistryTest::removalDoesNotFollowALink()
{
    QTemporaryDir dir;
    const ProfileRegistry registry(dir.filePath(QStringLiteral("data")));
    QVERIFY(registry.add(sampleProfile()));
    QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("precious/inside")));
    QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("data/profiles")));
    QVERIFY(QFile::link(dir.filePath(QStringLiteral("precious")),
                        dir.filePath(QStringLiteral("data/profiles/shop"))));
    QVERIFY(registry.remove(QStringLiteral("shop")));
    QVERIFY(QFile::exists(dir.filePath(QStringLiteral("precious/inside"))));
    QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("data/profiles/shop"))));
}

void ProfileRegistryTest::twoProgramsLoseNothing()
{
    QTemporaryDir dir;
    constexpr int Writers = 4;
    constexpr int Each = 10;
    std::atomic<int> refused = 0;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < Writers; ++writer) {
        writers.emplace_back([&, writer] {
            const ProfileRegistry registry(dir.filePath(QStringLiteral("data")));
            for (int i = 0; i < Each; ++i) {
                const QString name = QStringLiteral("shop-%1-%2").arg(writer).arg(i);
                refused += registry.add(sampleProfile(name)) ? 0 : 1;
            }
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    QCOMPARE(refused.load(), 0);
    QCOMPARE(ProfileRegistry(dir.filePath(QStringLiteral("data"))).list()->size(), Writers * Each);
}

QTEST_GUILESS_MAIN(ProfileRegistryTest)
#include "tst_profileregistry.moc"
