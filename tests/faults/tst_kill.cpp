// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.h"
#include "support/sandboxprocess.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace coinpay;
using namespace coinpay::test;

namespace {

const QString ProfileName = QStringLiteral("shop");

//! Bounds for how long an undisturbed creation takes.
constexpr qint64 ShortestUsualMs = 60;
constexpr qint64 LongestUsualMs = 1'500;

int fromEnvironment(const char *name, int otherwise)
{
    bool isNumber = false;
    const int value = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? value : otherwise;
}

} // namespace

//! Invoices are asked for by coinpay-cli, several at a time on one profile; the processes are
//! killed with -9 at random moments while the server drops answers before and after the effect and
//! cuts them short. What a person asked for counts from the moment it is in the journal; what is
//! not in there was never asked for, and is asked for again. In the end the server must know every
//! reference exactly once.
//!
//! COINPAY_KILL_SEED=N replays a run's choices, COINPAY_KILLS=N sets how many kills it takes.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyInvoiceExistsExactlyOnce();

private:
    //! One creation at a time, again and again.
    struct Lane
    {
        int number = 0;
        int asked = 0;
        QString reference;
        std::unique_ptr<QProcess> process;
        QElapsedTimer started;
    };

    void addProfile();
    void startNext(Lane &lane);
    void run(Lane &lane);
    void killAnywhere(QProcess *process);
    void killOnceAsked(QProcess *process, const QString &reference);
    void ended(Lane &lane, QProcess::ExitStatus status);
    void breakSomething();
    [[nodiscard]] bool isJournaled(const QString &reference);
    [[nodiscard]] QByteArray cli(const QStringList &words, int *exitCode = nullptr);
    [[nodiscard]] QStringList withGlobals(const QStringList &words) const;
    [[nodiscard]] int openOperations() const;

    //! Half of the kills are to hit what was already asked for.
    [[nodiscard]] bool isEnough() const
    {
        return m_kills >= m_wantedKills && m_killsAfterAsking >= m_wantedKills / 2;
    }

    QTemporaryDir m_dir;
    SandboxProcess m_sandbox;
    QRandomGenerator m_random;
    std::unique_ptr<Reader> m_reader;
    QStringList m_references;
    QStringList m_complaints;
    int m_kills = 0;
    int m_wantedKills = 0;
    int m_killsAfterAsking = 0; //!< of those, once it was in the journal
    int m_completed = 0;
    int m_running = 0;
    qint64 m_usualMs = 300; //!< how long an undisturbed creation takes here, kept up to date
};

void TestKill::initTestCase()
{
    const int seed = fromEnvironment(
        "COINPAY_KILL_SEED", static_cast<int>(QRandomGenerator::system()->bounded(1 << 30)));
    m_wantedKills = fromEnvironment("COINPAY_KILLS", 200);
    m_random.seed(static_cast<quint32>(seed));
    qInfo("COINPAY_KILL_SEED=%d", seed);
    QVERIFY(m_dir.isValid());
    QVERIFY2(m_sandbox.start(), qPrintable(m_sandbox.complaint()));
    addProfile();
    auto reader = Reader::open(m_dir.filePath(QStringLiteral("profiles/") + ProfileName));
    QVERIFY(reader);
    m_reader = std::move(*reader);
}

void TestKill::addProfile()
{
    int exitCode = -1;
    const QByteArray said = cli(
        {QStringLiteral("profiles"), QStringLiteral("add"), ProfileName, QStringLiteral("--url"),
         m_sandbox.url(), QStringLiteral("--key-id"), m_sandbox.keyId(), QStringLiteral("--ca"),
         m_sandbox.caFile(), QStringLiteral("--environment"), QStringLiteral("sandbox")},
        &exitCode);
    QVERIFY2(exitCode == 0, said.constData());
    // The first command makes the databases.
    const QByteArray listed = cli({QStringLiteral("invoices"), QStringLiteral("list"),
                                   QStringLiteral("--limit"), QStringLiteral("1")},
                                  &exitCode);
    QVERIFY2(exitCode == 0, listed.constData());
}

QStringList TestKill::withGlobals(const QStringList &words) const
{
    return QStringList{QStringLiteral("--json"), QStringLiteral("--data-dir"), m_dir.path(),
                       QStringLiteral("--key-file"), m_sandbox.keyFile()} +
           words;
}

QByteArray TestKill::cli(const QStringList &words, int *exitCode)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(qEnvironmentVariable("COINPAY_CLI"), withGlobals(words));
    if (!process.waitForFinished(120'000))
        process.kill();
    if (exitCode)
        *exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.readAll();
}

bool TestKill::isJournaled(const QString &reference)
{
    const auto operations = m_reader->operations(20); // newest first; three lanes at a time
    if (!operations) {
        m_complaints.append(operations.error().message);
        return true;
    }
    for (const Operation &operation : *operations) {
        if (operation.request.reference == reference)
            return true;
    }
    return false;
}

void TestKill::startNext(Lane &lane)
{
    if (isEnough() || !m_complaints.isEmpty()) {
        --m_running;
        return;
    }
    lane.reference = QStringLiteral("kill_%1_%2").arg(lane.number).arg(++lane.asked);
    m_references.append(lane.reference);
    run(lane);
}

void TestKill::run(Lane &lane)
{
    lane.process = std::make_unique<QProcess>();
    lane.process->setProcessChannelMode(QProcess::MergedChannels);
    QProcess *process = lane.process.get();
    connect(process, &QProcess::finished, this,
            [this, &lane](int, QProcess::ExitStatus status) { ended(lane, status); });
    lane.started.start();
    process->start(
        qEnvironmentVariable("COINPAY_CLI"),
        withGlobals({QStringLiteral("invoices"), QStringLiteral("create"),
                     QStringLiteral("--amount"), QStringLiteral("25.00"), QStringLiteral("--asset"),
                     QStringLiteral("USDT"), QStringLiteral("--reference"), lane.reference,
                     QStringLiteral("--timeout"), QStringLiteral("20")}));
    if (m_random.bounded(2) == 0)
        breakSomething();
    if (isEnough())
        return; // the last ones may run to their end
    if (m_random.bounded(2) == 0)
        killAnywhere(process);
    else
        killOnceAsked(process, lane.reference);
}

void TestKill::killAnywhere(QProcess *process)
{
    // From the first instruction to a little past the usual end.
    const int moment = static_cast<int>(m_random.bounded(m_usualMs * 5 / 4));
    QTimer::singleShot(moment, Qt::PreciseTimer, process, [process] { process->kill(); });
}

void TestKill::killOnceAsked(QProcess *process, const QString &reference)
{
    // Between the journal's commit and the end there are a few milliseconds, unless the answer is
    // dropped: blind shots seldom hit them.
    constexpr int LookEveryMs = 2;
    const int later = static_cast<int>(m_random.bounded(m_random.bounded(2) ? 20 : 300));
    auto *timer = new QTimer(process);
    timer->setTimerType(Qt::PreciseTimer);
    connect(timer, &QTimer::timeout, process, [this, process, timer, reference, later] {
        if (!isJournaled(reference))
            return;
        timer->stop();
        QTimer::singleShot(later, Qt::PreciseTimer, process, [process] { process->kill(); });
    });
    timer->start(LookEveryMs);
}

void TestKill::ended(Lane &lane, QProcess::ExitStatus status)
{
    const int exitCode = lane.process->exitCode();
    const QByteArray said = lane.process->readAll();
    lane.process.release()->deleteLater();
    const bool journaled = isJournaled(lane.reference);
    if (status == QProcess::CrashExit && exitCode != SIGKILL) {
        m_complaints.append(QStringLiteral("%1: died of signal %2 by itself: %3")
                                .arg(lane.reference)
                                .arg(exitCode)
                                .arg(QString::fromUtf8(said)));
    } else if (status == QProcess::CrashExit) {
        ++m_kills;
        m_killsAfterAsking += journaled ? 1 : 0;
        // Too early says that the machine is slower than we thought.
        if (!journaled)
            m_usualMs = qMin(LongestUsualMs, m_usualMs + m_usualMs / 16);
    } else if (exitCode == 0) {
        ++m_completed;
        m_usualMs = qBound(ShortestUsualMs, lane.started.elapsed(), LongestUsualMs);
    } else if (exitCode == 4 && journaled) {
        m_complaints.append(QStringLiteral("%1: \"nothing was asked for\", but it was: %2")
                                .arg(lane.reference, QString::fromUtf8(said)));
    } else if (exitCode != 4 && exitCode != 6) {
        m_complaints.append(QStringLiteral("%1: exit code %2: %3")
                                .arg(lane.reference)
                                .arg(exitCode)
                                .arg(QString::fromUtf8(said)));
    }
    if (journaled) {
        startNext(lane);
        return;
    }
    run(lane); // the person sees that it is not there, and asks again
}

void TestKill::breakSomething()
{
    static const QStringList kinds{QStringLiteral("drop_before"), QStringLiteral("drop_after"),
                                   QStringLiteral("cut_body")};
    const QString kind = kinds.at(m_random.bounded(static_cast<int>(kinds.size())));
    const QJsonObject match{{QStringLiteral("method"), QStringLiteral("POST")},
                            {QStringLiteral("path"), QStringLiteral("/v1/invoices")}};
    // One at a time: those that a killed process never met would pile up for the next.
    m_sandbox.control("DELETE", QStringLiteral("/sandbox/v1/faults"));
    m_sandbox.post(QStringLiteral("/faults"), {{QStringLiteral("match"), match},
                                               {QStringLiteral("kind"), kind},
                                               {QStringLiteral("times"), 1}});
}

int TestKill::openOperations() const
{
    const auto open = m_reader->openOperations(1000);
    return open ? static_cast<int>(open->size()) : -1;
}

void TestKill::everyInvoiceExistsExactlyOnce()
{
    constexpr int Lanes = 3;
    std::array<Lane, Lanes> lanes;
    m_running = Lanes;
    for (Lane &lane : lanes) {
        lane.number = static_cast<int>(&lane - lanes.data()) + 1;
        startNext(lane);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_running == 0, 400'000);
    QVERIFY2(m_complaints.isEmpty(), qPrintable(m_complaints.join(QLatin1Char('\n'))));
    qInfo("%d kills, %d of them after it was in the journal; %d ran to their end; %lld invoices "
          "asked for, %d still open",
          m_kills, m_killsAfterAsking, m_completed, static_cast<long long>(m_references.size()),
          openOperations());
    QVERIFY(isEnough());

    // The next commands finish what was left.
    m_sandbox.control("DELETE", QStringLiteral("/sandbox/v1/faults"));
    for (int round = 0; round < 10 && openOperations() != 0; ++round) {
        int exitCode = -1;
        const QByteArray said = cli({QStringLiteral("invoices"), QStringLiteral("list"),
                                     QStringLiteral("--limit"), QStringLiteral("1")},
                                    &exitCode);
        QVERIFY2(exitCode == 0, said.constData());
    }
    QCOMPARE(openOperations(), 0);

    // Every row is final, and there is one for each reference.
    QHash<QString, int> journaled;
    qint64 offset = 0;
    while (true) {
        const auto page = m_reader->operations(100, offset);
        QVERIFY(page);
        if (page->isEmpty())
            break;
        offset += page->size();
        for (const Operation &operation : *page) {
            ++journaled[operation.request.reference];
            QVERIFY2(operation.state == OperationState::Final,
                     qPrintable(operation.id + QLatin1Char(' ') + operation.message));
        }
    }

    // The server's own word.
    QHash<QString, int> made;
    for (const QJsonObject &invoice : m_sandbox.allInvoices())
        ++made[invoice.value(QStringLiteral("reference")).toString()];
    for (const QString &reference : std::as_const(m_references)) {
        QVERIFY2(journaled.value(reference) == 1,
                 qPrintable(
                     QStringLiteral("%1: %2 rows").arg(reference).arg(journaled.value(reference))));
        QVERIFY2(made.value(reference) == 1,
                 qPrintable(
                     QStringLiteral("%1: %2 invoices").arg(reference).arg(made.value(reference))));
    }
    QCOMPARE(made.size(), m_references.size());
    const QJsonArray invariants = m_sandbox.control("GET", QStringLiteral("/sandbox/v1/ledger"))
                                      .value(QStringLiteral("invariants"))
                                      .toArray();
    QVERIFY(!invariants.isEmpty());
    for (const auto &row : invariants)
        QVERIFY2(row.toObject().value(QStringLiteral("holds")).toBool(),
                 QJsonDocument(row.toObject()).toJson().constData());
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
