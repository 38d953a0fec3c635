// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/contents.h"
#include "bundle/seal.h"
#include "crypto/signingkey.h"
#include "secrets/needles.h"
#include "secrets/watchedprograms.h"
#include "store/reader.h"
#include "support/sandboxprocess.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace coinpay;
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
    void theListenerAndItsInbox();
    void theDoctor();
    void tracesAndBundles();
    void aWindowsSession();
    void keyFilesOfOthers();
    void nothingWasWritten();
    void aCrashLeavesNoImage();

private:
    using Run = WatchedPrograms::Run;

    Run run(const QString &path, const QStringList &arguments)
    {
        return m_programs.run(path, arguments);
    }
    Run cli(const QStringList &arguments) { return m_programs.cli(arguments); }
    void collectUsedSecrets();
    //! A file beside what is searched, for its owner alone.
    [[nodiscard]] QString input(const char *name, const QByteArray &bytes);

    QTemporaryDir m_records;
    QTemporaryDir m_dir; //!< data, temporary files and what the programs said
    WatchedPrograms m_programs{m_dir.path()};
    std::unique_ptr<SandboxProcess> m_sandbox;
    Needles m_needles;
    QTemporaryDir m_inputs; //!< what a person gives a program to read
    QString m_endpoint;
    QByteArray m_oldSecret; //!< of the endpoint, from before its rotation
    QString m_invoice;
    int m_offline = 0; //!< of the programs that ran, those that did not reach for the server
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
    m_oldSecret = secret.toUtf8();
    m_needles.add("webhook secret", m_oldSecret);
    m_needles.add("keychain password", "a-password-only-for-tests"); // of with-keyring.sh
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
    const QByteArray hidden = "{\"secret\":\"" + m_oldSecret + "\"}";
    for (const QByteArray &spelling :
         {hidden, hidden.toBase64(), QByteArray("x" + hidden).toBase64(),
          QByteArray("xy" + hidden).toBase64(), hidden.toHex(), hidden.toHex().toUpper(),
          hidden.toBase64(QByteArray::Base64UrlEncoding)})
        QVERIFY2(!m_needles.findIn("hidden", spelling).isEmpty(), spelling.constData());
    QVERIFY(m_needles.findIn("nothing", "inv_1 req_1 POST /v1/invoices").isEmpty());
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
        const Run script =
            run(qEnvironmentVariable("COINPAY_CLI"),
                {QStringLiteral("requests"), QStringLiteral("get"), row, QStringLiteral("--curl")});
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
    const Run refused =
        cli({QStringLiteral("request"), QStringLiteral("POST"), QStringLiteral("/v1/auth/tokens"),
             QStringLiteral("--yes"), QStringLiteral("--body"), body});
    QCOMPARE(refused.code, 2);
    ++m_offline;
}

QString PlantedSecretsTest::input(const char *name, const QByteArray &bytes)
{
    QFile file(m_inputs.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
    return file.fileName();
}

//! One endpoint's new secret is in the keychain alone; the server's second try arrives.
void PlantedSecretsTest::theListenerAndItsInbox()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const QString port = QString::number(free.serverPort());
    free.close();
    const auto made = m_sandbox->call(
        "POST", QStringLiteral("/v1/webhook_endpoints"),
        {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:%1/hooks").arg(port)},
         {QStringLiteral("events"), QJsonArray{QStringLiteral("invoice.created")}}},
        "listened-endpoint");
    const QString endpoint = made.json()
                                 .value(QStringLiteral("endpoint"))
                                 .toObject()
                                 .value(QStringLiteral("id"))
                                 .toString();
    const QByteArray first = made.json()
                                 .value(QStringLiteral("secret"))
                                 .toObject()
                                 .value(QStringLiteral("secret"))
                                 .toString()
                                 .toUtf8();
    QVERIFY2(!endpoint.isEmpty() && !first.isEmpty(), made.body.constData());
    m_needles.add("webhook secret", first);
    const Run rotated = cli({QStringLiteral("webhooks"), QStringLiteral("rotate"), endpoint,
                             QStringLiteral("--overlap"), QStringLiteral("0")});
    QVERIFY2(rotated.code == 0, rotated.said());
    const Run created =
        cli({QStringLiteral("invoices"), QStringLiteral("create"), QStringLiteral("--amount"),
             QStringLiteral("7"), QStringLiteral("--asset"), QStringLiteral("USDT"),
             QStringLiteral("--reference"), QStringLiteral("order_listened")});
    QVERIFY2(created.code == 0, created.said());
    m_invoice =
        QJsonDocument::fromJson(created.out).object().value(QStringLiteral("id")).toString();
    const QStringList listen{QStringLiteral("webhooks"),  QStringLiteral("listen"),
                             QStringLiteral("--port"),    port,
                             QStringLiteral("--count"),   QStringLiteral("1"),
                             QStringLiteral("--timeout"), QStringLiteral("50")};
    const Run heard = cli(listen);
    QVERIFY2(heard.code == 0, heard.said());
    QVERIFY2(heard.out.contains("\"valid\":true"), heard.said());
    QVERIFY(QFile::exists(m_dir.filePath(QStringLiteral("data/profiles/shop/webhooks.db"))));
    // Replayed with secrets of a file, to where nobody listens any more.
    const QString secrets = input("secrets", m_oldSecret + '\n' + first + '\n');
    QString event;
    for (const QByteArray &line : heard.out.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.contains(QStringLiteral("event_id")))
            event = object.value(QStringLiteral("event_id")).toString();
    }
    const Run replayed =
        cli({QStringLiteral("events"), QStringLiteral("replay"), event, QStringLiteral("--to"),
             QStringLiteral("http://127.0.0.1:%1/hooks").arg(port), QStringLiteral("--tamper"),
             QStringLiteral("--secret-file"), secrets});
    QVERIFY2(replayed.code == 5, replayed.said());
    ++m_offline;
}

void PlantedSecretsTest::theDoctor()
{
    const QByteArray body("{\"id\":\"evt_1\",\"type\":\"invoice.paid\"}");
    const QByteArray time = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    const auto headers = [&](const QByteArray &secret) -> QByteArray {
        return "x-timestamp: " + time + "\nx-event-id: evt_1\nx-signature: " +
               QMessageAuthenticationCode::hash(time + '.' + body, secret,
                                                QCryptographicHash::Sha256)
                   .toHex() +
               '\n';
    };
    const QString secrets = input("doctor-secrets", m_oldSecret + '\n');
    const auto verify = [&](const char *name, const QByteArray &signedBy) {
        return cli({QStringLiteral("webhooks"), QStringLiteral("verify"),
                    QStringLiteral("--headers"), input(name, headers(signedBy)),
                    QStringLiteral("--body"), input("doctor-body", body),
                    QStringLiteral("--secret-file"), secrets});
    };
    const Run good = verify("good", m_oldSecret);
    QVERIFY2(good.code == 0, good.said());
    const Run wrong = verify("wrong", "whsec_of_somebody_else_entirely");
    QVERIFY2(wrong.code == 5, wrong.said());
    m_offline += 2;
}

//! What is handed on to others: as text, Markdown, JSON and a link; and as a bundle, made at a
//! terminal and as the window makes it, from everything that the store has.
void PlantedSecretsTest::tracesAndBundles()
{
    const QString terminal = qEnvironmentVariable("COINPAY_CLI");
    const QStringList trace{QStringLiteral("trace"), m_invoice};
    const Run text = run(terminal, trace);
    QVERIFY2(text.code == 0 && text.out.contains("order_listened"), text.said());
    const Run markdown = run(terminal, trace + QStringList{QStringLiteral("--markdown")});
    QVERIFY2(markdown.code == 0, markdown.said());
    const Run json = cli(trace);
    QVERIFY2(json.code == 0 && json.out.contains("coinpay-desk://trace/"), json.said());
    const Run noted = cli({QStringLiteral("notes"), QStringLiteral("add"), m_invoice,
                           QStringLiteral("--text"), QStringLiteral("called back")});
    QVERIFY2(noted.code == 0, noted.said());
    const QString file = m_dir.filePath(QStringLiteral("terminal.coinpay-bundle"));
    const QStringList create{QStringLiteral("bundle"),     QStringLiteral("create"),   m_invoice,
                             QStringLiteral("--with-log"), QStringLiteral("--output"), file};
    const Run preview = cli(create + QStringList{QStringLiteral("--dry-run")});
    QVERIFY2(preview.code == 0, preview.said());
    const Run made = cli(create);
    QVERIFY2(made.code == 0, made.said());
    for (const char *verb : {"verify", "show"}) {
        const Run opened = cli({QStringLiteral("bundle"), QLatin1String(verb), file});
        QVERIFY2(opened.code == 0 && opened.out.contains("\"signer_profile\":\"shop\""),
                 opened.said());
    }
    m_offline += 8;
    // With every operation and every call there is, which no person would choose.
    const auto reader = Reader::open(m_dir.filePath(QStringLiteral("data/profiles/shop")));
    QVERIFY(reader);
    BundleContents contents;
    const auto operations = (*reader)->operations(100, 0);
    QVERIFY(operations && operations->size() > 3);
    for (const Operation &operation : *operations) {
        const auto found = (*reader)->find(operation.id, 1);
        QVERIFY(found && !found->isEmpty());
        QVERIFY(gather(**reader, found->first(), contents));
    }
    QVERIFY(contents.requests.size() > 3);
    QFile pem(m_sandbox->keyFile());
    QVERIFY(pem.open(QIODevice::ReadOnly));
    const auto key = SigningKey::fromPem(pem.readAll());
    const auto sealed = sealBundle(composeParts(contents), m_sandbox->keyId(), 1, *key);
    QVERIFY2(sealed, sealed ? "" : qPrintable(sealed.error().message));
    QFile whole(m_dir.filePath(QStringLiteral("whole.coinpay-bundle")));
    QVERIFY(whole.open(QIODevice::WriteOnly));
    QCOMPARE(whole.write(*sealed), sealed->size());
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
    QVERIFY(m_programs.count() >= 10);
    collectUsedSecrets();
    // The session really used them: a token at least for each program, a signature for each write.
    QVERIFY2(m_needles.count("token") >= m_programs.count() - m_offline - 3,
             "too few tokens were seen");
    QVERIFY2(m_needles.count("signature") >= m_programs.count() - m_offline - 1,
             "too few signatures were seen");
    QVERIFY2(m_programs.seen().contains("coinpay.api: "), "the logs were not on");
    QVERIFY2(m_needles.count("webhook secret") >= 2, "no new webhook secret was seen");

    QStringList found = m_needles.findIn("output, arguments or environment", m_programs.seen());
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
