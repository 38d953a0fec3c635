// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/processname.h"
#include "store/storefixture.h"

#include <QProcess>
#include <QtTest>

#include <atomic>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int PatienceMs = 60'000;

std::unique_ptr<QProcess> helper(const QString &profileDir, const QString &task)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QStringLiteral(STORE_HELPER), {profileDir, task});
    if (!process->waitForStarted())
        qFatal("%s", qPrintable(process->errorString()));
    return process;
}

QStringList linesOf(QProcess &process)
{
    return QString::fromLatin1(process.readAllStandardOutput())
        .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

QString firstLine(QProcess &process)
{
    while (!process.canReadLine() && process.waitForReadyRead(PatienceMs)) {
    }
    return QString::fromLatin1(process.readLine()).trimmed();
}

} // namespace

class TestStoreProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisProcessIsAlive();
    void twoProcessesShareTheWork();
    void liveClaimIsLeftAlone();
    void killedClaimIsTakenAtOnce();
    void whatWasAcknowledgedSurvivesAKill();
    void otherProcessesAreNoticed();
    void filesThatMayNotGrowAreAFullDisk();

private:
    StoreFixture m_fixture;
};

void TestStoreProcesses::thisProcessIsAlive()
{
    QVERIFY(store::mayBeAlive(store::thisProcess()));
    // Elsewhere, or a system that does not tell: nobody can say.
    QVERIFY(store::mayBeAlive(QStringLiteral("another-boot,1 1 1")));
    QVERIFY(store::mayBeAlive(QString()));
#ifdef Q_OS_LINUX
    // The same number, but started at another time: not the process that was meant.
    const QString reused = store::thisProcess().section(QLatin1Char(' '), 0, 1);
    QVERIFY(!store::mayBeAlive(reused + QStringLiteral(" 1")));
#endif
}

void TestStoreProcesses::twoProcessesShareTheWork()
{
    constexpr int Operations = 120;
    QSet<QString> wanted;
    for (int i = 0; i < Operations; ++i)
        wanted += got(m_fixture.store->addOperation(createDraft())).value().id;
    const auto one = helper(m_fixture.store->profileDir(), QStringLiteral("work"));
    const auto two = helper(m_fixture.store->profileDir(), QStringLiteral("work"));
    QVERIFY(one->waitForFinished(PatienceMs) && two->waitForFinished(PatienceMs));
    QCOMPARE(one->exitCode(), 0);
    QCOMPARE(two->exitCode(), 0);
    const QStringList done = linesOf(*one) + linesOf(*two);
    QCOMPARE(done.size(), Operations); // none of them twice
    QCOMPARE(QSet<QString>(done.begin(), done.end()), wanted);
    QVERIFY(m_fixture.reader()->openOperations(1).value().isEmpty());
}

void TestStoreProcesses::liveClaimIsLeftAlone()
{
    const Operation made = got(m_fixture.store->addOperation(createDraft())).value();
    const auto holder = helper(m_fixture.store->profileDir(), QStringLiteral("hold"));
    QCOMPARE(firstLine(*holder), made.id);
    QVERIFY(!got(m_fixture.store->claimDueOperation(1000)).value());
    QVERIFY(!got(m_fixture.store->claimOperation(made.id, 1000)).value());
    holder->kill();
    QVERIFY(holder->waitForFinished(PatienceMs));
    const auto taken = got(m_fixture.store->claimOperation(made.id, 1000)).value();
    QVERIFY(taken.has_value());
    QCOMPARE(taken->idempotencyKey, made.idempotencyKey);
    OperationStep step;
    step.operationId = made.id;
    step.state = OperationState::Final;
    QVERIFY(got(m_fixture.store->stepOperation(step)));
}

void TestStoreProcesses::killedClaimIsTakenAtOnce()
{
    const Operation made = got(m_fixture.store->addOperation(createDraft())).value();
    for (int kills = 1; kills <= 3; ++kills) {
        const auto holder = helper(m_fixture.store->profileDir(), QStringLiteral("hold"));
        QCOMPARE(firstLine(*holder), made.id);
        holder->kill();
        QVERIFY(holder->waitForFinished(PatienceMs));
    }
    const auto taken = got(m_fixture.store->claimDueOperation(1000)).value();
    QVERIFY(taken.has_value());
    QCOMPARE(taken->id, made.id);
    QCOMPARE(taken->attempts, 4);
    QCOMPARE(taken->idempotencyKey, made.idempotencyKey);
    QCOMPARE(taken->request.body, made.request.body);
    const QList<Attempt> attempts = m_fixture.reader()->attempts(made.id).value();
    QCOMPARE(attempts.size(), 4);
    QCOMPARE(attempts[2].finishedAt, 0); // nobody knows how that one ended
    OperationStep step;
    step.operationId = made.id;
    step.state = OperationState::Final;
    QVERIFY(got(m_fixture.store->stepOperation(step)));
}

void TestStoreProcesses::whatWasAcknowledgedSurvivesAKill()
{
    std::mt19937 engine(printedSeed());
    for (int run = 0; run < 15; ++run) {
        const auto adder = helper(m_fixture.store->profileDir(), QStringLiteral("add"));
        QStringList acknowledged{firstLine(*adder)};
        QTest::qWait(static_cast<int>(engine() % 40));
        adder->kill();
        QVERIFY(adder->waitForFinished(PatienceMs));
        const QByteArray rest = adder->readAllStandardOutput();
        // The last line may be torn: only whole ones were said.
        for (const QByteArray &line : rest.left(rest.lastIndexOf('\n') + 1).split('\n')) {
            if (!line.isEmpty())
                acknowledged += QString::fromLatin1(line);
        }
        m_fixture.reopen();
        const auto reader = m_fixture.reader();
        for (const QString &id : std::as_const(acknowledged))
            QVERIFY2(reader->operation(id), qPrintable(id));
    }
}

void TestStoreProcesses::otherProcessesAreNoticed()
{
    std::atomic_int invoices = 0;
    std::atomic_int operations = 0;
    connect(
        m_fixture.store.get(), &Store::invoicesChanged, m_fixture.store.get(),
        [&](const InvoicesChanged &changes) { invoices += changes.everything ? 1 : 0; },
        Qt::DirectConnection);
    connect(
        m_fixture.store.get(), &Store::operationsChanged, m_fixture.store.get(),
        [&](const QStringList &ids) { operations += ids.isEmpty() ? 1 : 0; }, Qt::DirectConnection);
    const auto logger = helper(m_fixture.store->profileDir(), QStringLiteral("log"));
    QVERIFY(logger->waitForFinished(PatienceMs));
    QCOMPARE(logger->exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(invoices > 0, PatienceMs);
    const auto adder = helper(m_fixture.store->profileDir(), QStringLiteral("add"));
    QVERIFY(!firstLine(*adder).isEmpty());
    adder->kill();
    QVERIFY(adder->waitForFinished(PatienceMs));
    QTRY_VERIFY_WITH_TIMEOUT(operations > 0, PatienceMs);
}

void TestStoreProcesses::filesThatMayNotGrowAreAFullDisk()
{
    constexpr int MostKept = 100'000;
    const auto before = m_fixture.reader()->operations(MostKept, 0).value().size();
    const auto process = helper(m_fixture.store->profileDir(), QStringLiteral("outgrow"));
    QVERIFY(process->waitForFinished(PatienceMs));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 0);
    QStringList lines = linesOf(*process);
    const auto at = lines.indexOf(QString(errorKindName(ErrorKind::StorageFull)));
    QVERIFY2(at > 0, qPrintable(lines.join(QLatin1Char('\n'))));
    QVERIFY2(lines.at(at + 1).contains(QStringLiteral("journal.db may not grow")),
             qPrintable(lines.at(at + 1)));
    lines.remove(at, 2);
    // What was acknowledged is there, before and after; what was refused is not.
    const QList<Operation> kept = m_fixture.reader()->operations(MostKept, 0).value();
    QCOMPARE(kept.size(), before + lines.size());
    for (const Operation &operation : kept)
        lines.removeOne(operation.id);
    QCOMPARE(lines, QStringList());
}

QTEST_GUILESS_MAIN(TestStoreProcesses)
#include "tst_storeprocesses.moc"
