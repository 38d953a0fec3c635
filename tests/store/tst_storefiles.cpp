// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/files.h"
#include "store/schema/schemas.h"
#include "store/sqlite/failure.h"
#include "store/storefixture.h"

#include <QDir>
#include <QtTest>

using namespace coinpay;
using namespace coinpay::test;
using coinpay::store::Connection;
using coinpay::store::FileState;
using coinpay::store::Migration;
using coinpay::store::Schema;

namespace {

constexpr Migration OneStep[] = {
    {1, "CREATE TABLE things (name TEXT NOT NULL); INSERT INTO things VALUES ('first');"}};
constexpr Migration TwoSteps[] = {
    OneStep[0], {2, "ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 7;"}};
constexpr Migration BrokenSecondStep[] = {
    OneStep[0], {2, "CREATE TABLE others (x); INSERT INTO nowhere VALUES (1);"}};
constexpr qint32 AppId = 0x54455354;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
}

//! A profile that was used and closed.
void useAndClose(StoreFixture &fixture)
{
    QVERIFY(got(fixture.store->addOperation(createDraft())));
    std::mt19937 engine(1);
    QList<ResourceUpdate> updates;
    for (int i = 0; i < 50; ++i)
        updates += seen(randomInvoice(engine, i), LearnedFrom::FirstSync);
    QVERIFY(got(fixture.store->apply(updates)));
    fixture.store.reset();
}

QStringList filesLike(const StoreFixture &fixture, const QString &pattern)
{
    return QDir(fixture.path({})).entryList({pattern}, QDir::Files);
}

} // namespace

class TestStoreFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migrationKeepsABackup();
    void failedMigrationChangesNothing();
    void damagedJournalIsRefusedAndKept_data();
    void damagedJournalIsRefusedAndKept();
    void damagedMirrorIsRebuilt_data();
    void damagedMirrorIsRebuilt();
    void mirrorOfTheFirstVersionIsFilledAnew();
    void onlyOneDamagedMirrorIsKept();
    void mirrorDamageFoundInUseIsRepairedNextTime();
    void requestOfAnOperationCannotBeChanged();
};

void TestStoreFiles::migrationKeepsABackup()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("journal.db"));
    {
        Connection connection(path, Connection::Mode::Create);
        connection.execute("PRAGMA journal_mode=WAL");
        store::migrate(connection, Schema{AppId, OneStep}, true, 0);
        connection.execute("INSERT INTO things VALUES ('only in the log')");
        QVERIFY(QDir(dir.path()).entryList({QStringLiteral("*backup*")}).isEmpty());
        store::migrate(connection, Schema{AppId, TwoSteps}, true, 1'770'000'000'000);
        QCOMPARE(connection.number("PRAGMA user_version"), 2);
        QCOMPARE(connection.number("SELECT sum(size) FROM things"), 14);
    }
    const QString backup = path + QStringLiteral(".v1-backup-20260202T024000000Z");
    QVERIFY2(QFile::exists(backup), qPrintable(QDir(dir.path()).entryList().join(u' ')));
    QCOMPARE(store::inspect(backup, Schema{AppId, OneStep}, store::Check::Whole),
             FileState::Current);
    Connection copy(backup, Connection::Mode::ReadOnly);
    QCOMPARE(copy.number("SELECT count(*) FROM things"), 2);
    QCOMPARE(store::inspect(path, Schema{AppId, OneStep}, store::Check::Whole), FileState::TooNew);
    QCOMPARE(store::inspect(backup, Schema{AppId, TwoSteps}, store::Check::Whole), FileState::Old);
}

void TestStoreFiles::failedMigrationChangesNothing()
{
    const QTemporaryDir dir;
    Connection connection(dir.filePath(QStringLiteral("journal.db")), Connection::Mode::Create);
    store::migrate(connection, Schema{AppId, OneStep}, true, 0);
    QVERIFY_EXCEPTION_THROWN(store::migrate(connection, Schema{AppId, BrokenSecondStep}, true, 0),
                             store::Failure);
    QCOMPARE(connection.number("PRAGMA user_version"), 1);
    QCOMPARE(connection.number("SELECT count(*) FROM sqlite_master WHERE name = 'others'"), 0);
}

void TestStoreFiles::damagedJournalIsRefusedAndKept_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"empty", "text", "cut in half", "bad header", "zeros inside",
                             "another program's", "newer"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestStoreFiles::damagedJournalIsRefusedAndKept()
{
    QFETCH(QString, kind);
    StoreFixture fixture;
    useAndClose(fixture);
    const QString path = fixture.path(QStringLiteral("journal.db"));
    QByteArray content = contentOf(path);
    QVERIFY(content.size() > 8192);
    if (kind == u"empty") {
        content.clear();
    } else if (kind == u"text") {
        content = "this was my shopping list";
    } else if (kind == u"cut in half") {
        content.truncate(content.size() / 2);
    } else if (kind == u"bad header") {
        content[0] = 'X';
    } else if (kind == u"zeros inside") {
        content.replace(4096, content.size() - 4096, QByteArray(content.size() - 4096, '\0'));
    } else {
        Connection connection(path, Connection::Mode::ReadWrite);
        connection.execute(kind == u"newer" ? "PRAGMA user_version=99"
                                            : "PRAGMA application_id=12345");
    }
    if (kind != u"newer" && kind != u"another program's")
        overwrite(path, content);
    for (const char *end : {"-wal", "-shm"})
        QFile::remove(path + QLatin1String(end));
    content = contentOf(path);

    const auto opened = Store::open(QFileInfo(path).path(), fixture.clock, fixture.random);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::StorageDamaged);
    QVERIFY(opened.error().message.contains(QDir::toNativeSeparators(path)));
    QCOMPARE(contentOf(path), content);
    QCOMPARE(contentOf(path + QStringLiteral("-wal")), QByteArray());
    QVERIFY(filesLike(fixture, QStringLiteral("*backup*")).isEmpty());
}

void TestStoreFiles::damagedMirrorIsRebuilt_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"empty", "text", "first page zeroed", "newer"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestStoreFiles::damagedMirrorIsRebuilt()
{
    QFETCH(QString, kind);
    StoreFixture fixture;
    useAndClose(fixture);
    const QString path = fixture.path(QStringLiteral("mirror.db"));
    QByteArray content = contentOf(path);
    if (kind == u"empty") {
        overwrite(path, {});
    } else if (kind == u"text") {
        overwrite(path, QByteArray(5000, 'x'));
    } else if (kind == u"first page zeroed") {
        overwrite(path, content.replace(100, 3996, QByteArray(3996, '\0')));
    } else {
        Connection connection(path, Connection::Mode::ReadWrite);
        connection.execute("PRAGMA user_version=99");
    }
    fixture.reopen();
    QVERIFY(fixture.store->mirrorWasRebuilt());
    QCOMPARE(fixture.reader()->invoiceCount({}).value(), 0);
    QCOMPARE(fixture.reader()->operations(10)->size(), 1); // the journal is as it was
    QCOMPARE(filesLike(fixture, QStringLiteral("mirror.db.damaged-*Z")).size(), 1);
    fixture.reopen();
    QVERIFY(!fixture.store->mirrorWasRebuilt());
}

void TestStoreFiles::mirrorOfTheFirstVersionIsFilledAnew()
{
    StoreFixture fixture;
    useAndClose(fixture);
    const QString path = fixture.path(QStringLiteral("mirror.db"));
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(end));
    {
        const Schema first{store::mirrorSchema().applicationId,
                           store::mirrorSchema().migrations.first(1)};
        Connection connection(path, Connection::Mode::Create);
        store::migrate(connection, first, false, 1);
        connection.execute("INSERT INTO sync_values VALUES ('first_sync_done', '1'), "
                           "('feed_cursor', 'evt_1')");
        QCOMPARE(connection.number("PRAGMA user_version"), 1);
    }
    fixture.reopen();
    QVERIFY(!fixture.store->mirrorWasRebuilt()); // nothing was damaged
    QVERIFY(filesLike(fixture, QStringLiteral("mirror.db.damaged-*")).isEmpty());
    const auto reader = fixture.reader();
    // Nothing says that a first sync was done: everything is asked for again.
    for (const char *name : {"first_sync_done", "feed_cursor"})
        QCOMPARE(reader->syncValue(QString::fromLatin1(name)).value(), QString());
    QCOMPARE(reader->operations(10)->size(), 1); // the journal is as it was
    std::mt19937 engine(1);
    QVERIFY(got(fixture.store->apply({seen(randomInvoice(engine, 1), LearnedFrom::FirstSync)})));
    QCOMPARE(reader->invoiceCount({}).value(), 1);
    QCOMPARE(reader->escrowCount({}).value(), 0);
    QCOMPARE(reader->transferPage({}, {}, 10)->size(), 0);
    QVERIFY(reader->wallets()->isEmpty());
    fixture.reopen();
    QVERIFY(!fixture.store->mirrorWasRebuilt());
    QCOMPARE(fixture.reader()->invoiceCount({}).value(), 1);
}

void TestStoreFiles::onlyOneDamagedMirrorIsKept()
{
    StoreFixture fixture;
    for (int i = 0; i < 3; ++i) {
        fixture.store.reset();
        overwrite(fixture.path(QStringLiteral("mirror.db")), QByteArray(5000, 'x'));
        fixture.clock.advance(1000);
        fixture.reopen();
    }
    QCOMPARE(filesLike(fixture, QStringLiteral("mirror.db.damaged-*Z")).size(), 1);
}

void TestStoreFiles::mirrorDamageFoundInUseIsRepairedNextTime()
{
    StoreFixture fixture;
    useAndClose(fixture);
    const QString path = fixture.path(QStringLiteral("mirror.db"));
    qint64 page = 0;
    {
        Connection connection(path, Connection::Mode::ReadOnly);
        page = connection.number(
            "SELECT rootpage FROM sqlite_master WHERE name = 'invoices_reference'");
    }
    QVERIFY(page > 1);
    QByteArray content = contentOf(path);
    content.replace((page - 1) * 4096, 4096, QByteArray(4096, '\x5a'));
    overwrite(path, content);
    fixture.reopen(); // a look at the header cannot see it
    QVERIFY(!fixture.store->mirrorWasRebuilt());
    std::mt19937 engine(9);
    const auto applied =
        got(fixture.store->apply({seen(randomInvoice(engine, 1), LearnedFrom::Answer)}));
    QCOMPARE(applied.error().kind, ErrorKind::StorageDamaged);
    QVERIFY(got(fixture.store->addOperation(createDraft()))); // the journal goes on
    fixture.reopen();
    QVERIFY(fixture.store->mirrorWasRebuilt());
    QVERIFY(got(fixture.store->apply({seen(randomInvoice(engine, 2), LearnedFrom::Answer)})));
}

void TestStoreFiles::requestOfAnOperationCannotBeChanged()
{
    StoreFixture fixture;
    QVERIFY(got(fixture.store->addOperation(createDraft())));
    Connection connection(fixture.path(QStringLiteral("journal.db")), Connection::Mode::ReadWrite);
    for (const char *sql :
         {"UPDATE operations SET body = x'00'",
          "UPDATE operations SET idempotency_key = 'ik_other'",
          "UPDATE operations SET target = '/v1/other'", "UPDATE operations SET state = 'lost'",
          "UPDATE operations SET state = 'in_flight'"})
        QVERIFY_EXCEPTION_THROWN(connection.execute(sql), store::Failure);
    connection.execute("UPDATE operations SET state = 'rejected'");
    QVERIFY_EXCEPTION_THROWN(connection.execute("UPDATE operations SET state = 'queued'"),
                             store::Failure);
}

QTEST_GUILESS_MAIN(TestStoreFiles)
#include "tst_storefiles.moc"
