// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faultlist.h"
#include "faults/judge.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

//! Every write, and everything that can go wrong with it, one at a time: coinpay-cli asks, the
//! fault happens, the trouble ends, and later commands bring what is open to its end. Judged by
//! what the sandbox did, each time and, in the end, by all of its books.
//!
//! A short run takes most faults with one write and each write with a fault or more;
//! COINPAY_FAULTS=all takes all of them, COINPAY_FAULTS=send_transfer all with that write.
class TestFaultMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneFault_data();
    void oneFault();
    void killedAtEveryCommit_data();
    void killedAtEveryCommit();
    void diskFullAtEveryCommit_data();
    void diskFullAtEveryCommit();
    void twoDesksAtOnce_data();
    void twoDesksAtOnce();
    void theOtherDeskWasSooner_data();
    void theOtherDeskWasSooner();
    void lostAndTheOtherDeskActed_data();
    void lostAndTheOtherDeskActed();
    void theBooksAgree();

private:
    [[nodiscard]] bool addEscrowActions() const;
    void askAndJudge(FaultDesk &desk, const Fault &fault, OperationKind kind);
    void judgeAsked(FaultDesk &desk, const Ask &ask, const QSet<QString> &known, Ending ending);
    [[nodiscard]] std::optional<Operation> broughtToItsEnd(FaultDesk &desk, const QString &id);
    [[nodiscard]] FaultDesk &freshDesk();
    //! The usual one; disputes stay open, and following them would add commits to every run.
    [[nodiscard]] FaultDesk &deskFor(OperationKind kind)
    {
        return kind == OperationKind::DisputeEscrow ? freshDesk() : *m_desks.front();
    }
    void heal() { m_sandbox.control("DELETE", u"/sandbox/v1/faults"_s); }

    const QList<OperationKind> m_chosen = chosenKinds();
    //! How long coinpay-cli waits for the end of what it asked for, seconds.
    const QString m_patience = m_chosen.isEmpty() ? u"1"_s : u"4"_s;
    //! Whether a run takes everything with this write; `otherwise` where nothing was said.
    [[nodiscard]] bool takes(OperationKind kind, bool otherwise) const;

    QTemporaryDir m_dir;
    SandboxProcess m_sandbox;
    AskMaker m_asks{m_sandbox, u"ask"_s};
    std::vector<std::unique_ptr<FaultDesk>> m_desks; //!< the first is the usual one
};

namespace {

QString nameOf(OperationKind kind)
{
    return operationKindName(kind);
}

QString described(const Operation &row)
{
    return u"%1 %2 %3 %4 %5: %6"_s.arg(row.id, nameOf(row.request.kind),
                                       operationStateName(row.state), row.resultId, row.code,
                                       row.message);
}

bool isDone(OperationState state)
{
    return state == OperationState::Accepted || state == OperationState::Settling ||
           state == OperationState::Final;
}

bool endsAs(Ending ending, const Operation &row)
{
    const OperationState state = row.state;
    const bool refused = state == OperationState::Rejected;
    switch (ending) {
    case Ending::Done: return isDone(state);
    case Ending::AnswerGone:
        if (row.request.kind == OperationKind::RotateWebhookSecret)
            return state == OperationState::Failed && row.code == "secret_lost"_L1;
        return isDone(state);
    case Ending::Refused: return refused;
    case Ending::DoneOrRefused: return isDone(state) || refused;
    case Ending::Unsettled: return !isDone(state) && !isOver(state);
    }
    return false;
}

} // namespace

bool TestFaultMatrix::takes(OperationKind kind, bool otherwise) const
{
    return m_chosen.isEmpty() ? otherwise : m_chosen.contains(kind);
}

void TestFaultMatrix::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // whatever keychain this machine has is not ours
    QVERIFY(m_dir.isValid());
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0.1"_s}), qPrintable(m_sandbox.complaint()));
    QVERIFY(m_asks.open());
    (void)freshDesk();
    QVERIFY2(m_desks.front()->complaint().isEmpty(), qPrintable(m_desks.front()->complaint()));
}

//! For what spoils a profile for good.
FaultDesk &TestFaultMatrix::freshDesk()
{
    m_desks.push_back(
        std::make_unique<FaultDesk>(m_sandbox, m_dir.path(), u"desk_%1"_s.arg(m_desks.size() + 1)));
    if (!m_desks.back()->open())
        qWarning("%s", qPrintable(m_desks.back()->complaint()));
    return *m_desks.back();
}

std::optional<Operation> TestFaultMatrix::broughtToItsEnd(FaultDesk &desk, const QString &id)
{
    constexpr int MostRounds = 12;
    Operation row = desk.operation(id);
    for (int round = 0; round < MostRounds && isInterrupted(row); ++round) {
        (void)desk.resume();
        row = desk.operation(id);
    }
    return row;
}

void TestFaultMatrix::judgeAsked(FaultDesk &desk, const Ask &ask, const QSet<QString> &known,
                                 Ending ending)
{
    QList<Operation> added = desk.operationsSince(known);
    if (added.isEmpty()) {
        // The person sees that it was not taken down, and asks again.
        const QString wrong = faultsOf(m_sandbox, ask, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        const CliRun again = desk.run(ask.words + QStringList{u"--timeout"_s, u"8"_s});
        added = desk.operationsSince(known);
        QVERIFY2(!added.isEmpty(), again.said.constData());
    }
    QCOMPARE(added.size(), 1);
    const auto row = broughtToItsEnd(desk, added.first().id);
    const QString wrong = faultsOf(m_sandbox, ask, row);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY2(endsAs(ending, *row),
             qPrintable(operationStateName(row->state) + u' ' + row->code + u' ' + row->message));
}

void TestFaultMatrix::askAndJudge(FaultDesk &desk, const Fault &fault, OperationKind kind)
{
    const Ask ask = m_asks.make(kind);
    QVERIFY(kind == OperationKind::CreateInvoice || kind == OperationKind::CreateEscrow ||
            !ask.subject.isEmpty());
    const QSet<QString> known = desk.operationIds();
    const QString trouble = fault.inflict(m_sandbox, desk, ask);
    heal();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    judgeAsked(desk, ask, known, fault.ending);
}

void TestFaultMatrix::oneFault_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<OperationKind>("kind");
    int number = 0;
    for (qsizetype fault = 0; fault < allFaults().size(); ++fault) {
        for (const OperationKind kind : allKinds) {
            if (takes(kind, allFaults()[fault].inShort == kind))
                QTest::addRow("%d %s: %s", ++number, qPrintable(nameOf(kind)),
                              allFaults()[fault].name)
                    << int(fault) << kind;
        }
    }
}

void TestFaultMatrix::oneFault()
{
    QFETCH(int, fault);
    QFETCH(OperationKind, kind);
    const Fault &chosen = allFaults()[fault];
    FaultDesk &desk = chosen.ending == Ending::Unsettled ? freshDesk() : *m_desks.front();
    askAndJudge(desk, chosen, kind);
}

void TestFaultMatrix::killedAtEveryCommit_data()
{
    QTest::addColumn<OperationKind>("kind");
    for (const OperationKind kind : allKinds) {
        if (takes(kind, kind == OperationKind::SendTransfer))
            QTest::newRow(qPrintable(nameOf(kind))) << kind;
    }
}

//! Ends by itself, at the first byte of a commit or right after it, at one commit after another
//! until a run has no more of them.
void TestFaultMatrix::killedAtEveryCommit()
{
    QFETCH(OperationKind, kind);
    constexpr int MoreThanAny = 60;
    int killsUnsent = 0, killsSent = 0;
    QList<const char *> moments{"DIE_BEFORE_COMMIT"};
    if (!m_chosen.isEmpty())
        moments.append("DIE_AFTER_COMMIT");
    for (const char *when : std::as_const(moments)) {
        bool wasKilled = true;
        for (int commit = 1; wasKilled; ++commit) {
            QVERIFY(commit < MoreThanAny);
            FaultDesk &desk = deskFor(kind);
            const Ask ask = m_asks.make(kind);
            const QSet<QString> known = desk.operationIds();
            const CliRun run =
                desk.run(ask.words + QStringList{u"--timeout"_s, m_patience}, {when, commit});
            wasKilled = run.wasKilled();
            QVERIFY2(!wasKilled || run.signal == SIGKILL, run.said.constData());
            if (wasKilled) {
                const QList<Operation> row = desk.operationsSince(known);
                const QString key = row.isEmpty() ? QString() : row.first().idempotencyKey;
                ++(effectsOf(m_sandbox, ask, key).isEmpty() ? killsUnsent : killsSent);
            }
            judgeAsked(desk, ask, known, Ending::Done);
            if (QTest::currentTestFailed()) {
                qWarning("%s %d", when, commit);
                return;
            }
        }
    }
    qInfo("killed %d times before the server acted, %d times after", killsUnsent, killsSent);
    QVERIFY(killsUnsent > 0);
    QVERIFY(killsSent > 0);
}

void TestFaultMatrix::diskFullAtEveryCommit_data()
{
    QTest::addColumn<OperationKind>("kind");
    for (const OperationKind kind : allKinds) {
        if (takes(kind, kind == OperationKind::CreateInvoice))
            QTest::newRow(qPrintable(nameOf(kind))) << kind;
    }
}

void TestFaultMatrix::diskFullAtEveryCommit()
{
    QFETCH(OperationKind, kind);
    constexpr int MoreThanAny = 60;
    int times = 0;
    bool wasFull = true;
    for (int commit = 1; wasFull; ++commit) {
        QVERIFY(commit < MoreThanAny);
        FaultDesk &desk = deskFor(kind);
        const Ask ask = m_asks.make(kind);
        const QSet<QString> known = desk.operationIds();
        const CliRun run = desk.run(ask.words + QStringList{u"--timeout"_s, m_patience},
                                    {"FULL_BEFORE_COMMIT", commit});
        QVERIFY2(!run.wasKilled(), run.said.constData());
        wasFull = run.said.contains("saboteur: the disk is full");
        times += wasFull ? 1 : 0;
        judgeAsked(desk, ask, known, Ending::Done);
        if (QTest::currentTestFailed()) {
            qWarning("full before commit %d, exit code %d: %s", commit, run.exitCode,
                     run.said.constData());
            return;
        }
    }
    qInfo("the disk was full %d times", times);
    QVERIFY(times > 2);
}

//! Those that a second desk may be about to do, too; false where none of them is chosen.
bool TestFaultMatrix::addEscrowActions() const
{
    QTest::addColumn<OperationKind>("kind");
    bool isAny = false;
    for (const OperationKind kind : {OperationKind::ReleaseEscrow, OperationKind::RefundEscrow,
                                     OperationKind::DisputeEscrow}) {
        if (!takes(kind, kind == OperationKind::ReleaseEscrow))
            continue;
        QTest::newRow(qPrintable(nameOf(kind))) << kind;
        isAny = true;
    }
    return isAny;
}

void TestFaultMatrix::twoDesksAtOnce_data()
{
    if (!addEscrowActions())
        QSKIP("no write that was chosen is one of these");
}

//! Both saw it as it was, and both have asked before either was answered: one of them has it done,
//! and the other is told that it was not.
void TestFaultMatrix::twoDesksAtOnce()
{
    QFETCH(OperationKind, kind);
    const std::array<FaultDesk *, 2> desks{m_desks.front().get(), &freshDesk()};
    const Ask first = m_asks.make(kind);
    const std::array<Ask, 2> asks{first, askedByAnother(first)};
    const std::array known{desks[0]->operationIds(), desks[1]->operationIds()};
    m_sandbox.post(u"/faults"_s,
                   {{u"match"_s, QJsonObject{{u"path"_s, first.path}, {u"method"_s, u"POST"_s}}},
                    {u"kind"_s, u"delay"_s},
                    {u"delay_ms"_s, 1000},
                    {u"times"_s, 2}});
    std::array<std::unique_ptr<QProcess>, 2> runs;
    for (size_t i = 0; i < runs.size(); ++i)
        runs[i] = desks[i]->start(asks[i].words + QStringList{u"--timeout"_s, u"4"_s});
    for (auto &run : runs)
        (void)FaultDesk::finish(*run);
    heal();
    int done = 0;
    for (size_t i = 0; i < asks.size(); ++i) {
        const QList<Operation> added = desks[i]->operationsSince(known[i]);
        QCOMPARE(added.size(), 1);
        const auto row = broughtToItsEnd(*desks[i], added.first().id);
        const QString wrong = faultsOf(m_sandbox, asks[i], row);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY2(isDone(row->state) || row->state == OperationState::Rejected,
                 qPrintable(described(*row)));
        done += isDone(row->state) ? 1 : 0;
    }
    QCOMPARE(done, 1);
}

void TestFaultMatrix::theOtherDeskWasSooner_data()
{
    constexpr auto Cancel = OperationKind::CancelInvoice;
    const bool isAction = addEscrowActions();
    if (takes(Cancel, false))
        QTest::newRow(qPrintable(nameOf(Cancel))) << Cancel;
    else if (!isAction)
        QSKIP("no write that was chosen is one of these");
}

//! One has confirmed, and its program ended before anything left; the other acted meanwhile. What
//! the first saw is not so any more: it is not done on top.
void TestFaultMatrix::theOtherDeskWasSooner()
{
    QFETCH(OperationKind, kind);
    FaultDesk &late = freshDesk(); // where nothing else makes commits
    const Ask ask = m_asks.make(kind);
    const QSet<QString> known = late.operationIds();
    constexpr int MostCommits = 10;
    for (int commit = 1; commit < MostCommits && late.operationsSince(known).isEmpty(); ++commit)
        (void)late.run(ask.words, {"DIE_AFTER_COMMIT", commit});
    QCOMPARE(late.operationsSince(known).size(), 1);
    QCOMPARE(late.operationsSince(known).first().attempts, 0);

    FaultDesk &sooner = freshDesk();
    const Ask other = askedByAnother(ask);
    (void)sooner.run(other.words + QStringList{u"--timeout"_s, u"4"_s});
    const QString wrong = faultsOf(m_sandbox, other, sooner.operations().value(0));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(effectsOf(m_sandbox, other, {}).size(), 1);

    judgeAsked(late, ask, known, Ending::Refused);
    const QList<Operation> row = late.operationsSince(known);
    QVERIFY(!row.first().message.isEmpty());
}

void TestFaultMatrix::lostAndTheOtherDeskActed_data()
{
    if (!addEscrowActions())
        QSKIP("no write that was chosen is one of these");
}

//! What one asked for never arrived, and the other did the like meanwhile: it does not go out again
//! on top, untold.
void TestFaultMatrix::lostAndTheOtherDeskActed()
{
    QFETCH(OperationKind, kind);
    FaultDesk &late = freshDesk();
    Ask ask = m_asks.make(kind);
    if (movesMoney(kind) && !ask.words.contains(u"--amount"_s)) // all of it leaves nothing to ask
        ask = m_asks.make(kind);
    const QSet<QString> known = late.operationIds();
    m_sandbox.post(u"/faults"_s,
                   {{u"match"_s, QJsonObject{{u"path"_s, ask.path}, {u"method"_s, u"POST"_s}}},
                    {u"kind"_s, u"drop_before"_s},
                    {u"times"_s, 1000}});
    (void)late.run(ask.words + QStringList{u"--timeout"_s, u"1"_s});
    heal();
    QCOMPARE(late.operationsSince(known).size(), 1);
    QVERIFY(late.operationsSince(known).first().attempts > 0);

    FaultDesk &sooner = freshDesk();
    const Ask other = askedByAnother(ask);
    (void)sooner.run(other.words + QStringList{u"--timeout"_s, u"4"_s});
    const QString wrong = faultsOf(m_sandbox, other, sooner.operations().value(0));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));

    judgeAsked(late, ask, known, Ending::Unsettled);
    const Operation told = late.operationsSince(known).first();
    QVERIFY2(told.state == OperationState::NeedsPerson, qPrintable(described(told)));
    QCOMPARE(told.code, u"changed_while_unknown"_s);
    QVERIFY(effectsOf(m_sandbox, ask, told.idempotencyKey).isEmpty());
}

//! Everything settles by itself, and then every posting is somebody's, as they asked.
void TestFaultMatrix::theBooksAgree()
{
    const Ask pending = m_asks.make(OperationKind::CancelInvoice); // it stays as it is
    QList<Operation> all;
    for (const auto &desk : m_desks) {
        if (!std::ranges::any_of(desk->operations(), isUnderWay))
            continue;
        const auto clerk = desk->start({u"invoices"_s, u"watch"_s, pending.subject});
        const bool settled = QTest::qWaitFor(
            [&] {
                all = desk->operations();
                return clerk->state() == QProcess::NotRunning ||
                       !std::ranges::any_of(all, isUnderWay);
            },
            60'000);
        clerk->terminate();
        (void)FaultDesk::finish(*clerk);
        for (const Operation &row : std::as_const(all)) {
            if (isUnderWay(row))
                qWarning("%s", qPrintable(described(row)));
        }
        QVERIFY(settled);
    }
    all.clear();
    for (const auto &desk : m_desks)
        all += desk->operations();
    const QString wrong = faultsOfBooks(m_sandbox, all);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    qInfo("%lld operations", static_cast<long long>(all.size()));
}

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
