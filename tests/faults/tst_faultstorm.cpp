// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/judge.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

int fromEnvironment(const char *name, int otherwise)
{
    bool isNumber = false;
    const int value = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? value : otherwise;
}

//! Every trouble here passes, so that everything is done in the end; only a quoted fee may have run
//! out before its transfer got through. Disputes go on.
bool hasItsEnd(const Operation &row)
{
    if (row.state == OperationState::Rejected)
        return row.code == "quote_expired"_L1;
    return row.state == OperationState::Final ||
           (row.request.kind == OperationKind::DisputeEscrow && !isInterrupted(row));
}

//! A desk, where one thing after another is asked for; now and then a second process works its
//! profile at the same time.
struct Lane
{
    std::unique_ptr<FaultDesk> desk;
    std::unique_ptr<AskMaker> asks;
    QRandomGenerator random; //!< its own, so that the order in which processes end changes nothing
    std::unique_ptr<QProcess> process;
    std::unique_ptr<QProcess> second;
    QSet<QString> known; //!< rows before this ask
    Ask ask;
    int left = 0;
};

//! What was asked for, and the row of it.
struct Asked
{
    FaultDesk *desk = nullptr;
    Ask ask;
    QString operationId;
};

} // namespace

//! Everything at random: every write, on several desks at once, while the server drops, cuts,
//! delays and refuses, processes are killed at any moment or at one commit, the disk is full, and
//! two processes share a profile. What a person asked for counts from the moment it is in the
//! journal; what is not in there was never asked for, and is asked for again. In the end each was
//! done exactly once, as asked, or the row says why it was not.
//!
//! COINPAY_OPERATIONS=N sets how many, COINPAY_FAULTS=send_transfer which; COINPAY_TEST_SEED=N
//! replays a run's choices.
class TestFaultStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void storm();
    void everyOperationIsAccountedFor();
    void theBooksAgree();

private:
    void askNext(Lane &lane);
    void run(Lane &lane);
    void ended(Lane &lane);
    void breakServer(Lane &lane);
    [[nodiscard]] Sabotage sabotageOf(Lane &lane);
    void startSecond(Lane &lane);
    void killSoon(Lane &lane, QProcess *process);
    void complain(const Lane &lane, const QString &wrong, const QByteArray &said);

    //! Most of the time they wait.
    static constexpr int Desks = 6;

    QTemporaryDir m_dir;
    SandboxProcess m_sandbox;
    QList<OperationKind> m_kinds = chosenKinds();
    std::array<Lane, Desks> m_lanes;
    QList<Asked> m_asked;
    QStringList m_complaints;
    int m_running = 0;
    int m_runs = 0;
    int m_killed = 0;
    int m_serverFaults = 0;
    int m_diskFull = 0;
    int m_seconds = 0; //!< second processes
};

void TestFaultStorm::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // whatever keychain this machine has is not ours
    const int seed = fromEnvironment(
        "COINPAY_TEST_SEED", static_cast<int>(QRandomGenerator::system()->bounded(1 << 30)));
    const int operations = fromEnvironment("COINPAY_OPERATIONS", 30);
    qInfo("COINPAY_TEST_SEED=%d COINPAY_OPERATIONS=%d", seed, operations);
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0.1"_s}), qPrintable(m_sandbox.complaint()));
    if (m_kinds.isEmpty())
        m_kinds = {allKinds.begin(), allKinds.end()};
    // What one rotation did can only be told from what the next did while there is one at a time.
    m_kinds.removeAll(OperationKind::RotateWebhookSecret);
    int number = 0;
    for (Lane &lane : m_lanes) {
        lane.random.seed(static_cast<quint32>(seed + number));
        lane.desk = std::make_unique<FaultDesk>(m_sandbox, m_dir.path(), u"desk_%1"_s.arg(number));
        QVERIFY2(lane.desk->open(), qPrintable(lane.desk->complaint()));
        lane.asks = std::make_unique<AskMaker>(m_sandbox, u"lane%1"_s.arg(number));
        QVERIFY(lane.asks->open());
        lane.left = operations / Desks + (number < operations % Desks ? 1 : 0);
        ++number;
    }
}

void TestFaultStorm::complain(const Lane &lane, const QString &wrong, const QByteArray &said)
{
    m_complaints.append(
        u"%1: %2: %3"_s.arg(lane.ask.words.join(u' '), wrong, QString::fromUtf8(said)));
}

void TestFaultStorm::askNext(Lane &lane)
{
    if (lane.left == 0 || !m_complaints.isEmpty()) {
        --m_running;
        return;
    }
    --lane.left;
    lane.ask = lane.asks->make(m_kinds.at(lane.random.bounded(m_kinds.size())));
    run(lane);
}

void TestFaultStorm::run(Lane &lane)
{
    ++m_runs;
    lane.known = lane.desk->operationIds();
    if (lane.random.bounded(2) == 0)
        breakServer(lane);
    const Sabotage sabotage = sabotageOf(lane);
    const QString patience = QString::number(1 + lane.random.bounded(2));
    lane.process =
        lane.desk->start(lane.ask.words + QStringList{u"--timeout"_s, patience}, sabotage);
    connect(lane.process.get(), &QProcess::finished, this, [this, &lane] { ended(lane); });
    if (!sabotage.what && lane.random.bounded(3) == 0)
        killSoon(lane, lane.process.get());
    if (lane.random.bounded(5) == 0)
        startSecond(lane);
}

void TestFaultStorm::breakServer(Lane &lane)
{
    static const QList<QJsonObject> kinds{
        {{u"kind"_s, u"drop_before"_s}},
        {{u"kind"_s, u"drop_after"_s}},
        {{u"kind"_s, u"cut_body"_s}},
        {{u"kind"_s, u"delay"_s}, {u"delay_ms"_s, 700}},
        {{u"kind"_s, u"status"_s}, {u"status"_s, 429}},
        {{u"kind"_s, u"status"_s}, {u"status"_s, 500}},
        {{u"kind"_s, u"status"_s}, {u"status"_s, 500}, {u"after_effect"_s, true}},
        {{u"kind"_s, u"status"_s}, {u"status"_s, 503}},
        {{u"kind"_s, u"clock_skew"_s}, {u"skew_seconds"_s, -3600}},
        {{u"kind"_s, u"clock_skew"_s}, {u"skew_seconds"_s, 3600}},
    };
    QJsonObject fault = kinds.at(lane.random.bounded(kinds.size()));
    fault["times"_L1] = 1 + lane.random.bounded(2);
    fault["match"_L1] = QJsonObject{{u"method"_s, u"POST"_s}, {u"path"_s, lane.ask.path}};
    // A few at a time: those that a killed process never met would pile up for the next.
    m_sandbox.control("DELETE", u"/sandbox/v1/faults"_s);
    m_sandbox.post(u"/faults"_s, fault);
    ++m_serverFaults;
}

Sabotage TestFaultStorm::sabotageOf(Lane &lane)
{
    const int commit = 1 + lane.random.bounded(6);
    switch (lane.random.bounded(8)) {
    case 0: return {"DIE_BEFORE_COMMIT", commit};
    case 1: return {"DIE_AFTER_COMMIT", commit};
    case 2: ++m_diskFull; return {"FULL_BEFORE_COMMIT", commit};
    default: return {};
    }
}

//! From the first instruction to a little past the usual end.
void TestFaultStorm::killSoon(Lane &lane, QProcess *process)
{
    const int moment = lane.random.bounded(lane.random.bounded(2) ? 600 : 3000);
    QTimer::singleShot(moment, Qt::PreciseTimer, process, [process] { process->kill(); });
}

void TestFaultStorm::startSecond(Lane &lane)
{
    if (lane.second && lane.second->state() != QProcess::NotRunning)
        return;
    ++m_seconds;
    lane.second = lane.desk->start({u"invoices"_s, u"list"_s, u"--limit"_s, u"1"_s});
    if (lane.random.bounded(2) == 0)
        killSoon(lane, lane.second.get());
}

void TestFaultStorm::ended(Lane &lane)
{
    const CliRun run = FaultDesk::finish(*lane.process);
    lane.process.release()->deleteLater();
    m_killed += run.wasKilled() ? 1 : 0;
    const QList<Operation> added = lane.desk->operationsSince(lane.known);
    if (run.wasKilled() && run.signal != SIGKILL)
        complain(lane, u"it died of signal %1 by itself"_s.arg(run.signal), run.said);
    else if (run.exitCode == 2)
        complain(lane, u"it did not understand"_s, run.said);
    else if (added.size() > 1)
        complain(lane, u"one asking made %1 rows"_s.arg(added.size()), run.said);
    else if (added.isEmpty() && run.exitCode == 0)
        complain(lane, u"done, it says, and there is no row"_s, run.said);
    else if (!added.isEmpty() && run.exitCode == 4)
        complain(lane, u"\"nothing was asked for\", but it was"_s, run.said);
    if (added.isEmpty() && m_complaints.isEmpty()) {
        TestFaultStorm::run(lane); // the person sees that it is not there, and asks again
        return;
    }
    constexpr int TellEvery = 250;
    if (m_asked.size() % TellEvery == TellEvery - 1)
        qInfo("%lld asked for, in %d runs", static_cast<long long>(m_asked.size() + 1), m_runs);
    if (!added.isEmpty())
        m_asked.append({lane.desk.get(), lane.ask, added.first().id});
    askNext(lane);
}

void TestFaultStorm::storm()
{
    m_running = Desks;
    for (Lane &lane : m_lanes)
        askNext(lane);
    QTRY_VERIFY_WITH_TIMEOUT(m_running == 0, 3'600'000);
    for (Lane &lane : m_lanes) {
        if (lane.second)
            (void)FaultDesk::finish(*lane.second);
    }
    QVERIFY2(m_complaints.isEmpty(), qPrintable(m_complaints.join(u'\n')));
    qInfo("%lld operations in %d runs; %d killed, %d with the server at fault, %d with a full "
          "disk, %d with a second process",
          static_cast<long long>(m_asked.size()), m_runs, m_killed, m_serverFaults, m_diskFull,
          m_seconds);
}

void TestFaultStorm::everyOperationIsAccountedFor()
{
    m_sandbox.control("DELETE", u"/sandbox/v1/faults"_s);
    m_sandbox.forgetToken();
    // The trouble is over, and a desk stays open until nothing is left to do.
    const Ask pending =
        m_lanes.front().asks->make(OperationKind::CancelInvoice); // it stays as it is
    for (const Lane &lane : m_lanes) {
        (void)lane.desk->resume();
        const auto clerk = lane.desk->start({u"invoices"_s, u"watch"_s, pending.subject});
        const auto isOpen = [](const Operation &row) {
            return isInterrupted(row) || isUnderWay(row);
        };
        const bool settled = QTest::qWaitFor(
            [&] { return !std::ranges::any_of(lane.desk->operations(), isOpen); }, 400'000);
        clerk->terminate();
        const CliRun ended = FaultDesk::finish(*clerk);
        for (const Operation &row : lane.desk->operations()) {
            if (isOpen(row))
                qWarning("%s %s %s %s", qPrintable(row.id),
                         qPrintable(operationStateName(row.state)), qPrintable(row.code),
                         qPrintable(row.message));
        }
        QVERIFY2(settled, ended.said.constData());
    }
    QHash<OperationState, int> states;
    QSet<QString> asked;
    QStringList wrong;
    for (const Asked &one : std::as_const(m_asked)) {
        const Operation row = one.desk->operation(one.operationId);
        ++states[row.state];
        asked.insert(row.id);
        const QString fault = faultsOf(m_sandbox, one.ask, row);
        if (!fault.isEmpty())
            wrong.append(fault);
        else if (!hasItsEnd(row))
            wrong.append(u"%1: %2 %3 %4"_s.arg(
                one.ask.words.join(u' '), operationStateName(row.state), row.code, row.message));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    for (auto it = states.begin(); it != states.end(); ++it)
        qInfo("%d %s", *it, qPrintable(operationStateName(it.key())));
    for (const Lane &lane : m_lanes) {
        for (const Operation &row : lane.desk->operations())
            QVERIFY2(asked.contains(row.id), qPrintable(row.id + u" was asked for by nobody"_s));
    }
}

void TestFaultStorm::theBooksAgree()
{
    QList<Operation> all;
    for (const Lane &lane : m_lanes)
        all += lane.desk->operations();
    const QString wrong = faultsOfBooks(m_sandbox, all);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

int main(int argc, char *argv[])
{
    // Thousands of operations take longer than QtTest's own patience with a function.
    qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
    const QCoreApplication application(argc, argv);
    TestFaultStorm test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_faultstorm.moc"
