// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints.h"
#include "store/reader.h"
#include "store/store.h"
#include "support/sandboxprocess.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Kills = 16;
constexpr int AskedEachTime = 3;
constexpr int PatientMs = 60'000;
const QString ProfileName = QStringLiteral("shop");

} // namespace

//! The window is killed with -9, again and again, while the journal holds invoices that it is
//! sending and the server drops its answers. Each invoice must exist exactly once in the end.
//!
//! COINPAY_KILL_SEED=N replays a run's choices.
class TestWindowKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyInvoiceExistsExactlyOnce();

private:
    void startWindow();
    void askForInvoices();
    void breakSomething();
    //! Grows as soon as a window begins to send.
    [[nodiscard]] int attempts() const;
    [[nodiscard]] QList<Operation> open() const;

    QTemporaryDir m_dir;
    SandboxProcess m_sandbox;
    QRandomGenerator m_random;
    SystemClock m_clock;
    SystemRandom m_bytes;
    std::unique_ptr<Store> m_store; //!< this process only asks; it sends nothing
    std::unique_ptr<Reader> m_reader;
    std::unique_ptr<QProcess> m_window;
    QStringList m_references;
};

void TestWindowKill::initTestCase()
{
    bool isGiven = false;
    int seed = qEnvironmentVariableIntValue("COINPAY_KILL_SEED", &isGiven);
    if (!isGiven)
        seed = static_cast<int>(QRandomGenerator::system()->bounded(1 << 30));
    m_random.seed(static_cast<quint32>(seed));
    qInfo("COINPAY_KILL_SEED=%d", seed);
    QVERIFY2(m_sandbox.start(), qPrintable(m_sandbox.complaint()));
    QProcess cli; // puts the key into the keychain, where the window looks for it
    cli.setProcessChannelMode(QProcess::MergedChannels);
    cli.start(qEnvironmentVariable("COINPAY_CLI"),
              {QStringLiteral("--data-dir"), m_dir.path(), QStringLiteral("profiles"),
               QStringLiteral("add"), ProfileName, QStringLiteral("--url"), m_sandbox.url(),
               QStringLiteral("--key-id"), m_sandbox.keyId(), QStringLiteral("--key-file"),
               m_sandbox.keyFile(), QStringLiteral("--ca"), m_sandbox.caFile(),
               QStringLiteral("--environment"), QStringLiteral("sandbox")});
    QVERIFY(cli.waitForFinished(PatientMs));
    QVERIFY2(cli.exitCode() == 0, cli.readAll().constData());
    const QString folder = m_dir.filePath(QStringLiteral("profiles/") + ProfileName);
    auto store = Store::open(folder, m_clock, m_bytes);
    QVERIFY(store);
    m_store = std::move(*store);
    auto reader = Reader::open(folder);
    QVERIFY(reader);
    m_reader = std::move(*reader);
}

void TestWindowKill::startWindow()
{
    m_window = std::make_unique<QProcess>();
    m_window->setProcessChannelMode(QProcess::MergedChannels);
    m_window->start(
        qEnvironmentVariable("COINPAY_DESK"),
        {QStringLiteral("--data-dir"), m_dir.path(), QStringLiteral("--profile"), ProfileName});
    QVERIFY(m_window->waitForStarted(PatientMs));
}

void TestWindowKill::askForInvoices()
{
    for (int i = 0; i < AskedEachTime; ++i) {
        InvoiceDraft draft;
        draft.amount = *Money::parse(u"25.00", QStringLiteral("USDT"));
        draft.reference = QStringLiteral("window_%1").arg(m_references.size() + 1);
        const auto body = api::createInvoice(draft);
        QVERIFY(body);
        QFuture<Result<Operation>> asked = m_store->addOperation(*body);
        asked.waitForFinished();
        QVERIFY(asked.result());
        m_references.append(draft.reference);
    }
}

void TestWindowKill::breakSomething()
{
    static const QStringList kinds{QStringLiteral("drop_before"), QStringLiteral("drop_after"),
                                   QStringLiteral("cut_body"), QStringLiteral("delay")};
    const QJsonObject match{{QStringLiteral("method"), QStringLiteral("POST")},
                            {QStringLiteral("path"), QStringLiteral("/v1/invoices")}};
    m_sandbox.control("DELETE", QStringLiteral("/sandbox/v1/faults"));
    m_sandbox.post(QStringLiteral("/faults"),
                   {{QStringLiteral("match"), match},
                    {QStringLiteral("kind"), kinds.at(m_random.bounded(int(kinds.size())))},
                    {QStringLiteral("delay_ms"), 300},
                    {QStringLiteral("times"), 2}});
}

QList<Operation> TestWindowKill::open() const
{
    return m_reader->openOperations(1000).value_or(QList<Operation>());
}

int TestWindowKill::attempts() const
{
    int all = 0;
    const auto rows = m_reader->operations(1000, 0);
    for (const Operation &row : rows.value_or(QList<Operation>()))
        all += row.attempts;
    return all;
}

void TestWindowKill::everyInvoiceExistsExactlyOnce()
{
    int killedWhileSending = 0;
    for (int kill = 0; kill < Kills; ++kill) {
        breakSomething();
        const int before = attempts();
        const bool askFirst = m_random.bounded(2) == 0;
        if (askFirst)
            askForInvoices();
        startWindow();
        if (!askFirst)
            askForInvoices();
        QTRY_VERIFY2_WITH_TIMEOUT(attempts() > before, m_window->readAll().constData(), PatientMs);
        QTest::qWait(static_cast<int>(m_random.bounded(m_random.bounded(2) ? 15 : 250)));
        killedWhileSending += open().isEmpty() ? 0 : 1;
        QCOMPARE(m_window->state(), QProcess::Running);
        m_window->kill();
        QVERIFY(m_window->waitForFinished(PatientMs));
    }
    qInfo("%d kills, %d of them with invoices on their way; %d attempts", Kills, killedWhileSending,
          attempts());
    QVERIFY(killedWhileSending >= Kills / 2);

    m_sandbox.control("DELETE", QStringLiteral("/sandbox/v1/faults"));
    startWindow();
    QTRY_VERIFY2_WITH_TIMEOUT(open().isEmpty(), m_window->readAll().constData(), 3 * PatientMs);
    m_window->terminate();
    QVERIFY(m_window->waitForFinished(PatientMs));

    const auto rows = m_reader->operations(1000, 0);
    QVERIFY(rows);
    QCOMPARE(rows->size(), m_references.size());
    for (const Operation &row : *rows)
        QVERIFY2(row.state == OperationState::Final, qPrintable(row.id + u' ' + row.message));
    QStringList made;
    for (const QJsonObject &invoice : m_sandbox.allInvoices())
        made.append(invoice.value(QStringLiteral("reference")).toString());
    made.sort();
    QStringList wanted = m_references;
    wanted.sort();
    QCOMPARE(made, wanted);
}

QTEST_GUILESS_MAIN(TestWindowKill)
#include "tst_windowkill.moc"
