// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/needles.h"
#include "support/sandboxprocess.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay::test;

//! Secrets are planted, a whole session of the command line and one of the window run with every
//! log on, against a real server and a real keychain, and then everything that was written is
//! searched: files, output, argument lists and environments. What is looked for was really used:
//! the tokens and signatures are taken from the server's own record.
class PlantedSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSearchFindsWhatIsThere();
    void aWholeSession();
    void theRequestLogAndTheConsole();
    void aWindowsSession();
    void keyFilesOfOthers();
    void nothingWasWritten();
    void aCrashLeavesNoImage();

private:
    struct Run
    {
        int code = -1;
        QByteArray out;
        QByteArray err;

        [[nodiscard]] const char *said() const { return (err.isEmpty() ? out : err).constData(); }
    };

    Run cli(const QStringList &arguments);
    //! With every log on, looked at from outside for as long as it runs.
    Run run(const QString &path, const QStringList &arguments);
    void lookAtProcess(qint64 pid);
    void collectUsedSecrets();

    QTemporaryDir m_records;
    QTemporaryDir m_dir; //!< data, temporary files and what the programs said
    std::unique_ptr<SandboxProcess> m_sandbox;
    Needles m_needles;
    QString m_endpoint;
    QByteArray m_seen; //!< output, argument lists, environments
    int m_runs = 0;
    int m_offline = 0; //!< of them, those that did not reach for the server
};

void PlantedSecretsTest::initTestCase()
{
    QCOMPARE(qEnvironmentVariable("COINPAY_KEYRING_MODE"), QStringLiteral("unlocked"));
    QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("tmp")));
    const QByteArray records = qgetenv("COINPAY_RECORD_DIR");
    qputenv("COINPAY_RECORD_DIR", m_records.path().toUtf8());
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY2(m_sandbox->start(), qPrintable(m_sandbox->complaint()));
    qputenv("COINPAY_RECORD_DIR", records);

    QFile key(m_sandbox->keyFile());
    QVERIFY(key.open(QIODevice::ReadOnly));
    QVERIFY(m_needles.addPrivateKey(key.readAll()));
    const auto made = m_sandbox->call(
        "POST", QStringLiteral("/v1/webhook_endpoints"),
        {{QStringLiteral("url"), QStringLiteral("https://127.0.0.1:9/hook")}}, "planted-endpoint");
    const QString secret = made.json()
                               .value(QStringLiteral("secret"))
                               .toObject()
                               .value(QStringLiteral("secret"))
                               .toString();
    QVERIFY2(!secret.isEmpty(), made.body.constData());
    m_needles.add("webhook secret", secret.toUtf8());
    m_endpoint = made.json()
                     .value(QStringLiteral("endpoint"))
                     .toObject()
                     .value(QStringLiteral("id"))
                     .toString();
    QVERIFY(!m_endpoint.isEmpty());
}

void PlantedSecretsTest::theSearchFindsWhatIsThere()
{
    // The one file that must hold the key: a search that misses it would prove nothing.
    QVERIFY(!m_needles.findInFolder(m_sandbox->directory()).isEmpty());
    QFile key(m_sandbox->keyFile());
    QVERIFY(key.open(QIODevice::ReadOnly));
    const QByteArray pem = key.readAll();
    QVERIFY(!m_needles.findIn("copy", "{\"a\":\"" + pem + "\"}").isEmpty());
    QVERIFY(m_needles.findIn("nothing", "inv_1 req_1 POST /v1/invoices").isEmpty());
}

PlantedSecretsTest::Run PlantedSecretsTest::run(const QString &path, const QStringList &arguments)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("coinpay.*=true"));
    environment.insert(QStringLiteral("TMPDIR"), m_dir.filePath(QStringLiteral("tmp")));
    program.setProcessEnvironment(environment);
    program.start(
        path, QStringList{QStringLiteral("--data-dir"), m_dir.filePath(QStringLiteral("data"))} +
                  arguments);
    if (!program.waitForStarted())
        return {};
    QElapsedTimer timer;
    timer.start();
    while (program.state() != QProcess::NotRunning && timer.elapsed() < 60'000) {
        lookAtProcess(program.processId());
        program.waitForFinished(2);
    }
    const Run run{program.exitCode(), program.readAllStandardOutput(),
                  program.readAllStandardError()};
    m_seen += run.out + run.err;
    ++m_runs;
    return run;
}

PlantedSecretsTest::Run PlantedSecretsTest::cli(const QStringList &arguments)
{
    return run(qEnvironmentVariable("COINPAY_CLI"),
               QStringList{QStringLiteral("--json")} + arguments);
}

//! The argument list and environment of a process and of its children, as anybody can see them.
void PlantedSecretsTest::lookAtProcess(qint64 pid)
{
    const QString folder = QStringLiteral("/proc/%1/").arg(pid);
    for (const char *name : {"cmdline", "environ", "comm"}) {
        QFile file(folder + QLatin1String(name));
        if (file.open(QIODevice::ReadOnly))
            m_seen += file.readAll();
    }
    QFile children(folder + QStringLiteral("task/%1/children").arg(pid));
    if (!children.open(QIODevice::ReadOnly))
        return;
    const QByteArrayList pids = children.readAll().simplified().split(' ');
    for (const QByteArray &child : pids) {
        if (child.toLongLong() > 0)
            lookAtProcess(child.toLongLong());
    }
}

void PlantedSecretsTest::aWholeSession()
{
    const Run added = cli(
        {QStringLiteral("profiles"), QStringLiteral("add"), QStringLiteral("shop"),
         QStringLiteral("--url"), m_sandbox->url(), QStringLiteral("--key-id"), m_sandbox->keyId(),
         QStringLiteral("--key-file"), m_sandbox->keyFile(), QStringLiteral("--ca"),
         m_sandbox->caFile(), QStringLiteral("--environment"), QStringLiteral("sandbox")});
    QVERIFY2(added.code == 0, added.said());
    const Run tested =
        cli({QStringLiteral("profiles"), QStringLiteral("test"), QStringLiteral("shop")});
    QVERIFY2(tested.code == 0, tested.said());
    const Run created =
        cli({QStringLiteral("invoices"), QStringLiteral("create"), QStringLiteral("--amount"),
             QStringLiteral("25.00"), QStringLiteral("--asset"), QStringLiteral("USDT"),
             QStringLiteral("--reference"), QStringLiteral("order_48392")});
    QVERIFY2(created.code == 0, created.said());
    const QJsonObject invoice = QJsonDocument::fromJson(created.out).object();
    const QString id = invoice.value(QStringLiteral("id")).toString();
    QVERIFY2(id.startsWith(QLatin1String("inv_")), created.said());
    QCOMPARE(cli({QStringLiteral("invoices"), QStringLiteral("list")}).code, 0);
    QCOMPARE(cli({QStringLiteral("invoices"), QStringLiteral("get"), id}).code, 0);
    const Run canceled =
        cli({QStringLiteral("invoices"), QStringLiteral("cancel"), id, QStringLiteral("--reason"),
             QStringLiteral("the customer changed their mind")});
    QVERIFY2(canceled.code == 0, canceled.said());
    cli({QStringLiteral("invoices"), QStringLiteral("watch"), id, QStringLiteral("--timeout"),
         QStringLiteral("20")});
    cli({QStringLiteral("invoices"), QStringLiteral("get"), QStringLiteral("inv_of_nobody")});
    // A new webhook secret, whose answer is lost once, goes into the keychain and nowhere else.
    m_sandbox->post(
        QStringLiteral("/faults"),
        {{QStringLiteral("match"),
          QJsonObject{
              {QStringLiteral("path"),
               QStringLiteral("/v1/webhook_endpoints/%1/secret_rotations").arg(m_endpoint)}}},
         {QStringLiteral("kind"), QStringLiteral("drop_after")},
         {QStringLiteral("times"), 1}});
    const Run rotated = cli({QStringLiteral("webhooks"), QStringLiteral("rotate"), m_endpoint});
    QVERIFY2(rotated.code == 0, rotated.said());
    const QJsonObject rotation = QJsonDocument::fromJson(rotated.out).object();
    QVERIFY2(rotation.value(QStringLiteral("message")).isNull(), rotated.said()); // it was kept
    QCOMPARE(cli({QStringLiteral("events"), QStringLiteral("list")}).code, 0);
    QCOMPARE(cli({QStringLiteral("webhooks"), QStringLiteral("deliveries")}).code, 0);
    m_sandbox->post(QStringLiteral("/faults"), {{QStringLiteral("kind"), QStringLiteral("status")},
                                                {QStringLiteral("status"), 500},
                                                {QStringLiteral("times"), 3}});
    cli({QStringLiteral("invoices"), QStringLiteral("get"), id});
}

//! What support staff look at and pass on: the log, the script of a request, calls of their own.
void PlantedSecretsTest::theRequestLogAndTheConsole()
{
    m_sandbox->control("DELETE", QStringLiteral("/sandbox/v1/faults"));
    const Run listed = cli({QStringLiteral("requests"), QStringLiteral("list")});
    QVERIFY2(listed.code == 0, listed.said());
    int scripts = 0;
    for (const QByteArray &line : listed.out.split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        if (entry.value(QStringLiteral("signed_payload")).isNull() || scripts >= 3)
            continue;
        ++scripts;
        const QString row = QString::number(entry.value(QStringLiteral("row")).toInteger());
        const Run script = run(qEnvironmentVariable("COINPAY_CLI"),
                               {QStringLiteral("requests"), QStringLiteral("get"), row,
                                QStringLiteral("--curl")});
        QVERIFY2(script.code == 0 && script.out.contains("$COINPAY_SIGNATURE"), script.said());
    }
    QVERIFY(scripts > 0);
    m_offline += 1 + scripts;
    const Run read = cli({QStringLiteral("request"), QStringLiteral("GET"),
                          QStringLiteral("/v1/webhook_endpoints")});
    QVERIFY2(read.code == 0, read.said());
    const QString body = m_dir.filePath(QStringLiteral("body.json"));
    QFile file(body);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"amount\":\"1\",\"asset\":\"USDT\",\"reference\":\"console\"}");
    file.close();
    const Run wrote =
        cli({QStringLiteral("request"), QStringLiteral("POST"), QStringLiteral("/v1/invoices"),
             QStringLiteral("--yes"), QStringLiteral("--body"), body});
    QVERIFY2(wrote.code == 0, wrote.said());
    const Run refused = cli({QStringLiteral("request"), QStringLiteral("POST"),
                             QStringLiteral("/v1/auth/tokens"), QStringLiteral("--yes"),
                             QStringLiteral("--body"), body});
    QCOMPARE(refused.code, 2);
    ++m_offline;
}

//! The window makes an invoice in its form, loses an answer, cancels, and takes pictures of it all.
void PlantedSecretsTest::aWindowsSession()
{
    m_sandbox->control("DELETE", QStringLiteral("/sandbox/v1/faults"));
    const Run toured = run(qEnvironmentVariable("COINPAY_DESK"),
                           {QStringLiteral("--profile"), QStringLiteral("shop"),
                            QStringLiteral("--tour"), m_dir.filePath(QStringLiteral("pictures")),
                            QStringLiteral("--tour-control"), m_sandbox->controlUrl()});
    QVERIFY2(toured.code == 0, toured.said());
    QVERIFY(QDir(m_dir.filePath(QStringLiteral("pictures"))).count() > 5);
}

void PlantedSecretsTest::keyFilesOfOthers()
{
    const QString copy = m_dir.filePath(QStringLiteral("open.pem"));
    QVERIFY(QFile::copy(m_sandbox->keyFile(), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    const Run run = cli(
        {QStringLiteral("invoices"), QStringLiteral("list"), QStringLiteral("--key-file"), copy});
    QVERIFY2(run.code == 7, run.said());
    QVERIFY(QFile::remove(copy));
}

void PlantedSecretsTest::collectUsedSecrets()
{
    QDirIterator files(m_records.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray &line : file.readAll().split('\n'))
            m_needles.addExchange(QJsonDocument::fromJson(line).object());
    }
}

void PlantedSecretsTest::nothingWasWritten()
{
    QVERIFY(m_runs >= 10);
    collectUsedSecrets();
    // The session really used them: a token at least for each program, a signature for each write.
    QVERIFY2(m_needles.count("token") >= m_runs - m_offline - 3, "too few tokens were seen");
    QVERIFY2(m_needles.count("signature") >= m_runs - m_offline - 1, "too few signatures were seen");
    QVERIFY2(m_seen.contains("coinpay.api: "), "the logs were not on");
    QVERIFY2(m_needles.count("webhook secret") >= 2, "no new webhook secret was seen");

    QStringList found = m_needles.findIn("output, arguments or environment", m_seen);
    found += m_needles.findInFolder(m_dir.path());
    found += m_needles.findInFolder(qEnvironmentVariable("HOME"));
    QCOMPARE(found, QStringList());
    QVERIFY(QFile::exists(m_dir.filePath(QStringLiteral("data/profiles/shop/journal.db"))));
}

void PlantedSecretsTest::aCrashLeavesNoImage()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("a sanitizer needs to look at the memory");
#endif
    // Seen from outside, while it waits for something that does not come.
    const Run created =
        cli({QStringLiteral("invoices"), QStringLiteral("create"), QStringLiteral("--amount"),
             QStringLiteral("1"), QStringLiteral("--asset"), QStringLiteral("BTC"),
             QStringLiteral("--reference"), QStringLiteral("waits")});
    const QJsonObject invoice = QJsonDocument::fromJson(created.out).object();
    QProcess program;
    program.start(qEnvironmentVariable("COINPAY_CLI"),
                  {QStringLiteral("--data-dir"), m_dir.filePath(QStringLiteral("data")),
                   QStringLiteral("invoices"), QStringLiteral("watch"),
                   invoice.value(QStringLiteral("id")).toString(), QStringLiteral("--timeout"),
                   QStringLiteral("30")});
    QVERIFY(program.waitForStarted());
    QByteArray limits;
    const auto hasNoCore = [&] {
        QFile file(QStringLiteral("/proc/%1/limits").arg(program.processId()));
        if (file.open(QIODevice::ReadOnly))
            limits = file.readAll();
        return QByteArray(limits).simplified().contains("Max core file size 0 0");
    };
    QTRY_VERIFY2_WITH_TIMEOUT(hasNoCore(), limits.constData(), 10'000);
    program.terminate();
    QVERIFY(program.waitForFinished());
}

QTEST_GUILESS_MAIN(PlantedSecretsTest)
#include "tst_plantedsecrets.moc"
