// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clishop.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace coinpay;
using namespace coinpay::test;

//! coinpay-cli as a script sees it: arguments in, lines and an exit code out.
class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void createTellsEverything();
    void humanOutputHasNoJson();
    void speaksTheLanguageOfThePlace();
    void getAndList();
    void watchPrintsEachTransitionOnce();
    void watchEndsBadlyWithItsOwnCode();
    void watchRunsOutOfTime();
    void cancelEndsCanceled();
    void cancelOfAPaidOneIsRefused();
    void refusalsHaveTheirCode_data();
    void refusalsHaveTheirCode();
    void networkIsToldApart();
    void lostAnswerIsResolvedWithinTheCommand();
    void lostForGoodIsUnknownAndFinishedByTheNext();
    void interruptedByASignalSaysHowItStands();
    void secretsNeverShow();
    void removeKeepsAnOpenJournal();

private:
    Ran cli(const QStringList &arguments) { return m_shop.cli(arguments); }

    [[nodiscard]] QString create(const char *reference);
    [[nodiscard]] QStringList createWords(const char *reference) const;
    [[nodiscard]] int invoicesWith(const char *reference);

    CliShop m_shop;
};

QStringList TestCli::createWords(const char *reference) const
{
    return words("invoices create --amount 25.00 --asset USDT --reference") +
           QStringList{QString::fromLatin1(reference)};
}

QString TestCli::create(const char *reference)
{
    const Ran made = cli(createWords(reference));
    if (made.exitCode != 0)
        qFatal("%s%s", made.out.constData(), made.err.constData());
    return made.text("id");
}

int TestCli::invoicesWith(const char *reference)
{
    int number = 0;
    for (const QJsonObject &invoice : m_shop.sandbox.allInvoices())
        number += invoice.value(QStringLiteral("reference")) == QLatin1String(reference) ? 1 : 0;
    return number;
}

void TestCli::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.complaint()));
}

void TestCli::createTellsEverything()
{
    const Ran made = cli(createWords("order_1"));
    QCOMPARE(made.exitCode, 0);
    QCOMPARE(made.lines().size(), 1);
    QVERIFY(made.text("id").startsWith(QLatin1String("inv_")));
    QCOMPARE(made.text("status"), QStringLiteral("pending"));
    QCOMPARE(made.text("state"), QStringLiteral("final"));
    QVERIFY(made.text("operation_id").startsWith(QLatin1String("op_")));
    QVERIFY(!made.text("idempotency_key").isEmpty());
    QVERIFY(made.text("request_id").startsWith(QLatin1String("req_")));
    QCOMPARE(made.text("amount"), QStringLiteral("25.00"));
}

void TestCli::humanOutputHasNoJson()
{
    const Ran got =
        m_shop.run(words("invoices list --key-file") + QStringList{m_shop.sandbox.keyFile()});
    QCOMPARE(got.exitCode, 0);
    QVERIFY(got.out.startsWith("ID "));
    QVERIFY(!got.out.contains('{'));
}

void TestCli::speaksTheLanguageOfThePlace()
{
    qputenv("LC_ALL", "de_DE.UTF-8");
    const Ran wrong = m_shop.run(words("invoices frob"));
    qputenv("LC_ALL", "C");
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY2(wrong.err.contains("Befehl"), wrong.err.constData());
}

void TestCli::getAndList()
{
    const QString id = create("order_get");
    const Ran got = cli({QStringLiteral("invoices"), QStringLiteral("get"), id});
    QCOMPARE(got.exitCode, 0);
    QCOMPARE(got.text("reference"), QStringLiteral("order_get"));
    QVERIFY(!got.text("payment_uri").isEmpty());
    const Ran listed = cli(words("invoices list --limit 1"));
    QCOMPARE(listed.lines().size(), 1);
    QCOMPARE(listed.text("id"), id);
    const Ran unknown = cli(words("invoices get inv_nobody"));
    QCOMPARE(unknown.exitCode, 3);
    const QJsonObject error = unknown.json().value(QStringLiteral("error")).toObject();
    QCOMPARE(error.value(QStringLiteral("code")).toString(), QStringLiteral("not_found"));
    QVERIFY(!error.value(QStringLiteral("request_id")).toString().isEmpty());
}

void TestCli::watchPrintsEachTransitionOnce()
{
    const QString id = create("order_watch");
    QProcess watch;
    watch.start(qEnvironmentVariable("COINPAY_CLI"),
                {QStringLiteral("--data-dir"), m_shop.dir.path(), QStringLiteral("--json"),
                 QStringLiteral("--key-file"), m_shop.sandbox.keyFile(), QStringLiteral("invoices"),
                 QStringLiteral("watch"), id, QStringLiteral("--timeout"), QStringLiteral("60")});
    QVERIFY(watch.waitForReadyRead(30'000)); // it tells what was before
    m_shop.sandbox.post(QStringLiteral("/invoices/%1/payments").arg(id));
    m_shop.sandbox.post(QStringLiteral("/blocks"), {{QStringLiteral("count"), 20}});
    QVERIFY(watch.waitForFinished(60'000));
    QCOMPARE(watch.exitCode(), 0);
    const QList<QJsonObject> lines = Ran{0, watch.readAllStandardOutput(), {}}.lines();
    QVERIFY(lines.size() >= 3);
    QCOMPARE(lines.first().value(QStringLiteral("to")).toString(), QStringLiteral("pending"));
    QCOMPARE(lines.last().value(QStringLiteral("to")).toString(), QStringLiteral("paid"));
    QString before;
    int version = 0;
    for (const QJsonObject &line : lines) {
        QCOMPARE(line.value(QStringLiteral("from")).toString(), before);
        before = line.value(QStringLiteral("to")).toString();
        QCOMPARE(line.value(QStringLiteral("version")).toInt(), ++version);
        QVERIFY(
            line.value(QStringLiteral("event_id")).toString().startsWith(QLatin1String("evt_")));
        QVERIFY(!line.value(QStringLiteral("occurred_at")).toString().isEmpty());
        QVERIFY(!line.value(QStringLiteral("learned_at")).toString().isEmpty());
    }
}

void TestCli::watchEndsBadlyWithItsOwnCode()
{
    const QString id = create("order_expires");
    m_shop.sandbox.post(QStringLiteral("/clock"), {{QStringLiteral("advance_seconds"), 100}});
    const Ran canceled = cli({QStringLiteral("invoices"), QStringLiteral("cancel"), id});
    QCOMPARE(canceled.exitCode, 0);
    const Ran watched = cli({QStringLiteral("invoices"), QStringLiteral("watch"), id});
    QCOMPARE(watched.exitCode, 5);
    QCOMPARE(watched.lines().last().value(QStringLiteral("to")).toString(),
             QStringLiteral("canceled"));
}

void TestCli::watchRunsOutOfTime()
{
    const Ran watched =
        cli({QStringLiteral("invoices"), QStringLiteral("watch"), create("order_slow"),
             QStringLiteral("--timeout"), QStringLiteral("1")});
    QCOMPARE(watched.exitCode, 9);
    QCOMPARE(watched.lines().size(), 1);
}

void TestCli::cancelEndsCanceled()
{
    const Ran canceled =
        cli({QStringLiteral("invoices"), QStringLiteral("cancel"), create("order_cancel"),
             QStringLiteral("--reason"), QStringLiteral("changed my mind")});
    QCOMPARE(canceled.exitCode, 0);
    QCOMPARE(canceled.text("status"), QStringLiteral("canceled"));
    QCOMPARE(canceled.text("state"), QStringLiteral("final"));
}

void TestCli::cancelOfAPaidOneIsRefused()
{
    const QString id = create("order_paid");
    m_shop.sandbox.post(QStringLiteral("/invoices/%1/payments").arg(id));
    const Ran canceled = cli({QStringLiteral("invoices"), QStringLiteral("cancel"), id});
    QCOMPARE(canceled.exitCode, 3);
    QCOMPARE(canceled.text("state"), QStringLiteral("rejected"));
    QCOMPARE(canceled.text("code"), QStringLiteral("invalid_state"));
}

void TestCli::refusalsHaveTheirCode_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *line, int code) {
        QTest::newRow(name) << QString::fromLatin1(line) << code;
    };
    row("nothing to do", "", 2);
    row("too many decimals", "invoices create --amount 1.1234567 --asset USDT --reference r", 2);
    row("not a number", "invoices create --amount much --asset USDT --reference r", 2);
    row("nothing at all", "invoices create --amount 0 --asset USDT --reference r", 2);
    row("a reference of two lines", "invoices create --amount 1 --asset USDT --reference a\nb", 2);
    row("a reference that colours the terminal",
        "invoices create --amount 1 --asset USDT --reference \x1B[31m", 2);
    row("http", "profiles add x --url http://127.0.0.1 --key-id k", 2);
    row("a name with a slash", "profiles add a/b --url https://127.0.0.1 --key-id k", 2);
    row("no such profile", "invoices list --profile nobody", 2);
    row("no key anywhere", "profiles test shop --key-file /nowhere/key.pem", 7);
}

void TestCli::refusalsHaveTheirCode()
{
    QFETCH(const QString, line);
    QStringList arguments = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const bool ownKey = arguments.contains(QLatin1String("--key-file"));
    const Ran ran = ownKey || arguments.isEmpty()
                        ? m_shop.run(QStringList{QStringLiteral("--json")} + arguments)
                        : cli(arguments);
    QTEST(ran.exitCode, "code");
    QCOMPARE(ran.json().value(QStringLiteral("exit_code")).toInt(), ran.exitCode);
    QVERIFY(!ran.errorText("message").isEmpty());
}

void TestCli::networkIsToldApart()
{
    m_shop.addProfile(QStringLiteral("nobody"), QStringLiteral("https://127.0.0.1:9"));
    const Ran ran = cli(createWords("order_nobody") + words("--profile nobody"));
    QCOMPARE(ran.exitCode, 4);
    QCOMPARE(ran.errorText("kind"), QStringLiteral("connect"));
    QVERIFY(m_shop.reader(QStringLiteral("nobody"))
                ->operations(10)
                ->isEmpty()); // nothing was asked for
    QCOMPARE(cli(words("profiles remove nobody")).exitCode, 0);
}

void TestCli::lostAnswerIsResolvedWithinTheCommand()
{
    m_shop.fault("drop_after", 1);
    const Ran made = cli(createWords("order_lost"));
    QCOMPARE(made.exitCode, 0);
    QVERIFY(made.json().value(QStringLiteral("attempts")).toInt() >= 2);
    QCOMPARE(invoicesWith("order_lost"), 1);
}

void TestCli::lostForGoodIsUnknownAndFinishedByTheNext()
{
    m_shop.fault("drop_after", 1000);
    const Ran asked = cli(createWords("order_unknown") + words("--timeout 2"));
    QCOMPARE(asked.exitCode, 6);
    QVERIFY(!asked.text("operation_id").isEmpty());
    QVERIFY(!asked.text("idempotency_key").isEmpty());
    m_shop.endFaults();
    const Ran next = cli(words("invoices list --limit 1"));
    QCOMPARE(next.exitCode, 0);
    QVERIFY2(next.err.contains("Finishing 1 operation that"), next.err.constData());
    QCOMPARE(invoicesWith("order_unknown"), 1);
    const auto row = m_shop.reader(QStringLiteral("shop"))->operation(asked.text("operation_id"));
    QVERIFY(row);
    QCOMPARE(operationStateName(row->state), operationStateName(OperationState::Final));
    QCOMPARE(row->idempotencyKey, asked.text("idempotency_key"));
}

void TestCli::interruptedByASignalSaysHowItStands()
{
    m_shop.fault("drop_after", 1000);
    QProcess process;
    process.start(qEnvironmentVariable("COINPAY_CLI"),
                  QStringList{QStringLiteral("--data-dir"), m_shop.dir.path(),
                              QStringLiteral("--json"), QStringLiteral("--key-file"),
                              m_shop.sandbox.keyFile()} +
                      createWords("order_signal"));
    const auto journal = m_shop.reader(QStringLiteral("shop"));
    const auto isThere = [&] {
        const auto open = journal->openOperations(10);
        return open && !open->isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), 30'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 6);
    m_shop.endFaults();
    QCOMPARE(cli(words("invoices list --limit 1")).exitCode, 0);
    QCOMPARE(invoicesWith("order_signal"), 1);
}

void TestCli::secretsNeverShow()
{
    QFile key(m_shop.sandbox.keyFile());
    QVERIFY(key.open(QIODevice::ReadOnly));
    const QByteArray secret = key.readAll().split('\n').value(1).left(40);
    QCOMPARE(secret.size(), 40);
    QVERIFY(!m_shop.everythingSaid.contains(secret));
    QVERIFY(!m_shop.everythingSaid.contains("Bearer"));
}

void TestCli::removeKeepsAnOpenJournal()
{
    m_shop.fault("drop_before", 1000);
    QCOMPARE(cli(createWords("order_open") + words("--timeout 1")).exitCode, 6);
    const Ran refused = cli(words("profiles remove shop"));
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(m_shop.reader(QStringLiteral("shop")));
    m_shop.endFaults();
    QCOMPARE(cli(words("invoices list --limit 1")).exitCode, 0);
    QCOMPARE(cli(words("profiles remove shop")).exitCode, 0);
    QCOMPARE(cli(words("profiles list")).lines().size(), 0);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
