// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/files.h"
#include "store/journalwriter.h"
#include "store/listplan.h"
#include "store/mirrorwriter.h"
#include "store/storefixture.h"
#include "store/writer.h"

#include <QDir>
#include <QtTest>

#include <ctime>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace coinpay;
using namespace coinpay::test;
using namespace coinpay::store;

namespace {

QStringList planOf(Connection &connection, const BoundSql &bound)
{
    Query query = connection.query("EXPLAIN QUERY PLAN " + bound.sql);
    bindValues(query, bound.values);
    QStringList lines;
    while (query.step())
        lines += query.text(3);
    return lines;
}

} // namespace

Q_DECLARE_METATYPE(const coinpay::store::ListTable *)

class TestStoreLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullDiskIsAnErrorAndNothingIsLost();
    void oneBadPieceOfABatchLeavesTheOthers();
    void readOnlyFolderIsSaid();
    void requestLogIsTrimmedInSteps();
    void walkedPagesNeverSortOrScan_data();
    void walkedPagesNeverSortOrScan();
    void gatheredPagesUseTheFiltersIndex_data();
    void gatheredPagesUseTheFiltersIndex();
    void idleStoreSleeps();
};

void TestStoreLimits::fullDiskIsAnErrorAndNothingIsLost()
{
    const QTemporaryDir dir;
    const FixedClock clock;
    SeededRandom random(1);
    Files files = openFiles(dir.path(), clock);
    // SQLite answers SQLITE_FULL at this size, as it does when the disk has no more.
    const qint64 limit = files.journal->number("PRAGMA page_count") + 20;
    files.journal->execute(("PRAGMA max_page_count=" + std::to_string(limit)).c_str());
    JournalWriter journal(clock, random);
    QStringList kept;
    QStringList announced;
    QList<std::optional<Error>> reports;
    {
        Writer writer(
            std::move(files), [&](const Announcement &said) { announced += said.operations; },
            [&](const std::optional<Error> &trouble) { reports += trouble; });
        OperationDraft draft = createDraft();
        draft.body = QByteArray(3000, 'x');
        std::optional<Error> full;
        for (int i = 0; i < 200 && !full; ++i) {
            const Result<Operation> added = got(writer.submit<Operation>(
                Writer::File::Journal, [&](Connection &connection, Announcement &said) {
                    Operation made = journal.add(connection, draft);
                    said.operations += made.id;
                    return made;
                }));
            if (added)
                kept += added->id;
            else
                full = added.error();
        }
        QVERIFY(full.has_value());
        QCOMPARE(full->kind, ErrorKind::StorageFull);
        QVERIFY(full->message.contains(journalPath(dir.path())));
        // The mirror still works, and so does a smaller step in the journal.
        QVERIFY(got(writer.submit<void>(Writer::File::Mirror, [](Connection &c, Announcement &) {
            writeSyncValue(c, QStringLiteral("a"), QStringLiteral("b"));
        })));
        QVERIFY(got(writer.submit<std::optional<Operation>>(
                        Writer::File::Journal,
                        [&](Connection &connection, Announcement &) {
                            return journal.claimDue(connection, 1000);
                        }))
                    ->has_value());
    }
    QVERIFY(kept.size() > 5);
    QCOMPARE(announced, kept);
    // Said once, and once that it is over.
    QCOMPARE(reports.size(), 2);
    QVERIFY(reports[0] && reports[0]->kind == ErrorKind::StorageFull);
    QVERIFY(!reports[1]);
    SystemRandom systemRandom;
    const auto store = Store::open(dir.path(), clock, systemRandom).value();
    const auto reader = Reader::open(dir.path()).value();
    QCOMPARE(reader->operations(500)->size(), kept.size());
    QVERIFY(got(store->addOperation(createDraft()))); // there is room again
}

void TestStoreLimits::oneBadPieceOfABatchLeavesTheOthers()
{
    StoreFixture fixture;
    OperationDraft bad = createDraft();
    bad.target = "no slash";
    QList<QFuture<Result<Operation>>> all;
    for (int i = 0; i < 30; ++i)
        all += fixture.store->addOperation(i % 3 == 1 ? bad : createDraft());
    for (int i = 0; i < 30; ++i) {
        const Result<Operation> result = got(all[i]);
        QCOMPARE(result.has_value(), i % 3 != 1);
        if (!result)
            QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    }
    QCOMPARE(fixture.reader()->operations(100)->size(), 20);
}

void TestStoreLimits::readOnlyFolderIsSaid()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir dir;
    const QString profile = dir.filePath(QStringLiteral("profile"));
    QVERIFY(QDir().mkpath(profile));
    ::chmod(qPrintable(dir.path()), 0755);
    ::chmod(qPrintable(profile), 0555);
    // In a child of its own, because root may write anywhere and has to become somebody else.
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        constexpr uid_t Nobody = 65534;
        if (::geteuid() == 0 && ::setuid(Nobody) != 0)
            ::_exit(10);
        const FixedClock clock;
        SeededRandom random(1);
        const auto opened = Store::open(profile, clock, random);
        if (opened)
            ::_exit(11);
        const Error error = opened.error();
        const bool isSaid = error.kind == ErrorKind::StorageReadOnly &&
                            error.message.contains(QLatin1String("profile"));
        ::_exit(isSaid ? 0 : 12);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
    ::chmod(qPrintable(profile), 0755);
#else
    QSKIP("folders are made read-only another way here");
#endif
}

void TestStoreLimits::requestLogIsTrimmedInSteps()
{
    const QTemporaryDir dir;
    const FixedClock clock;
    const Files files = openFiles(dir.path(), clock);
    Connection &mirror = *files.mirror;
    for (int i = 0; i < 50; ++i)
        writeRequest(mirror, {}, 10);
    QCOMPARE(mirror.number("SELECT count(*) FROM request_log"), 10);
    QCOMPARE(mirror.number("SELECT max(row) FROM request_log"), 50);
}

void TestStoreLimits::walkedPagesNeverSortOrScan_data()
{
    QTest::addColumn<const ListTable *>("table");
    QTest::addColumn<int>("sort");
    for (const ListTable *table : {&invoiceTable(), &escrowTable(), &transferTable()}) {
        for (int sort = 0; sort < 9; ++sort) {
            const auto order = static_cast<ListSort>(sort);
            const bool isInvoicesOnly =
                order == ListSort::Confirmations || order == ListSort::RequestId;
            if (!isInvoicesOnly || table == &invoiceTable())
                QTest::addRow("%s, sort %d", table->name, sort) << table << sort;
        }
    }
}

void TestStoreLimits::walkedPagesNeverSortOrScan()
{
    QFETCH(const ListTable *, table);
    QFETCH(int, sort);
    const QTemporaryDir dir;
    const FixedClock clock;
    const Files files = openFiles(dir.path(), clock);
    InvoiceRow row;
    row.amount = Money::zero(QStringLiteral("BTC"));
    row.createdAt = 15;
    for (int filter = 0; filter < (table->hasWallet ? 96 : 48); ++filter) {
        ListRequest request;
        request.sort = static_cast<ListSort>(sort);
        request.descending = filter % 2 == 0;
        if (filter / 2 % 3 >= 1)
            request.statuses.push_back(1);
        if (filter / 2 % 3 == 2)
            request.statuses.push_back(3);
        if (filter / 6 % 2 == 1)
            request.asset = QStringLiteral("BTC");
        if (filter / 12 % 2 == 1) {
            request.createdFrom = 10;
            request.createdTo = 20;
        }
        if (filter / 48 == 1)
            request.wallet = QStringLiteral("wal_1");
        std::optional<Seek> seek;
        if (filter / 24 % 2 == 1)
            seek = Seek{orderValues(orderColumns(request.sort, {}), row), false};
        for (const Select select : {Select::Rows, Select::Keys}) {
            const BoundSql bound = pageSql(*table, request, Strategy::Walk, select, seek, 200);
            if (bound.sql.empty())
                continue;
            const QStringList plan = planOf(*files.mirror, bound);
            const QByteArray shown =
                (QString::fromStdString(bound.sql) + u'\n' + plan.join(QLatin1Char('\n'))).toUtf8();
            QVERIFY2(!plan.isEmpty(), shown);
            for (const QString &line : plan) {
                QVERIFY2(!line.contains(QLatin1String("TEMP B-TREE")), shown);
                QVERIFY2(!line.startsWith(QLatin1String("SCAN")) ||
                             line.contains(QLatin1String("INDEX")),
                         shown);
                // A place to begin at is found in the index, not by counting off what is before.
                QVERIFY2(!seek || !line.startsWith(QLatin1String("SCAN")), shown);
            }
        }
    }
}

void TestStoreLimits::gatheredPagesUseTheFiltersIndex_data()
{
    QTest::addColumn<const ListTable *>("table");
    QTest::addColumn<QString>("wallet");
    QTest::addColumn<QString>("index");
    QTest::newRow("invoices of a state and an asset")
        << &invoiceTable() << QString()
        << QStringLiteral("invoices_status_asset (status=? AND asset=?");
    QTest::newRow("escrows of a state and an asset")
        << &escrowTable() << QString()
        << QStringLiteral("escrows_status_asset (status=? AND asset=?");
    QTest::newRow("transfers of a state and an asset")
        << &transferTable() << QString()
        << QStringLiteral("transfers_status_asset (status=? AND asset=?");
    QTest::newRow("transfers of a wallet")
        << &transferTable() << QStringLiteral("wal_1")
        << QStringLiteral("transfers_wallet_asset (wallet_id=? AND asset=?");
}

void TestStoreLimits::gatheredPagesUseTheFiltersIndex()
{
    QFETCH(const ListTable *, table);
    QFETCH(QString, wallet);
    QFETCH(QString, index);
    const QTemporaryDir dir;
    const FixedClock clock;
    const Files files = openFiles(dir.path(), clock);
    ListRequest request;
    request.sort = ListSort::Reference;
    request.statuses = {1, 3};
    request.asset = QStringLiteral("BTC");
    request.wallet = wallet;
    QVERIFY(needsProbe(request));
    const BoundSql page = pageSql(*table, request, Strategy::Gather, Select::Rows, {}, 200);
    for (const BoundSql &bound : {probeSql(*table, request), page}) {
        const QString plan = planOf(*files.mirror, bound).join(QLatin1Char('\n'));
        QVERIFY2(plan.contains(QLatin1String("SEARCH i USING")) && plan.contains(index),
                 qPrintable(plan));
    }
}

void TestStoreLimits::idleStoreSleeps()
{
    StoreFixture fixture;
    const std::clock_t before = std::clock();
    QTest::qWait(2500);
    const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    // Two looks at two files; a busy loop would use all 2.5 seconds.
    QVERIFY2(seconds < 1.0, qPrintable(QString::number(seconds)));
}

QTEST_GUILESS_MAIN(TestStoreLimits)
#include "tst_storelimits.moc"
