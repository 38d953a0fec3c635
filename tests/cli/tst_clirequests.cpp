// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The request log and the console at a terminal.
#include "cli/clishop.h"
#include "secrets/needles.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

class TestCliRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyAttemptIsThere();
    void filters_data();
    void filters();
    void badFilters_data();
    void badFilters();
    void oneWithEverything();
    void theServersSide();
    void curlIsTakenByTheServer();
    void whatTheLogDoesNotHave();
    void anyReadOfTheContract();
    void aRefusalIsShownAsItCame();
    void aWriteGoesThroughTheJournal();
    void moneyFromTheConsole();
    void aLostAnswerIsReplayed();
    void aWriteWithoutAFormIsOverWithItsAnswer();
    void withoutConsentNothingIsSent();
    void aDryRunSendsNothing();
    void refusedHere_data();
    void refusedHere();
    void historyIsKept();
    void noSecretInAnyOfIt();

private:
    QString bodyFile(const QByteArray &body);
    QString wallet();

    CliShop m_shop;
    QString m_invoice;
    QString m_operation;
    int m_files = 0;
};

QString TestCliRequests::bodyFile(const QByteArray &body)
{
    QFile file(m_shop.dir.filePath(QStringLiteral("body%1.json").arg(++m_files)));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no body");
    file.write(body);
    return file.fileName();
}

void TestCliRequests::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.complaint()));
    m_shop.fault("drop_after", 1);
    const Ran made =
        m_shop.cli(words("invoices create --amount 25.00 --asset USDT --reference order_1"));
    QVERIFY2(made.exitCode == 0, made.out.constData());
    m_invoice = made.text("id");
    m_operation = made.text("operation_id");
    QVERIFY(!m_operation.isEmpty());
}

void TestCliRequests::everyAttemptIsThere()
{
    const Ran listed = m_shop.cli(words("requests list --operation") + QStringList{m_operation});
    QCOMPARE(listed.exitCode, 0);
    const QList<QJsonObject> lines = listed.lines();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].value(QStringLiteral("attempt")).toInt(), 2);
    QCOMPARE(lines[0].value(QStringLiteral("status")).toInt(), 201);
    QVERIFY(lines[1].value(QStringLiteral("status")).isNull());
    QCOMPARE(lines[0].value(QStringLiteral("idempotency_key")),
             lines[1].value(QStringLiteral("idempotency_key")));
    const Ran text = m_shop.run(words("requests list --limit 3"));
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.startsWith("SENT"));
    QCOMPARE(text.out.trimmed().count('\n'), 3);
}

void TestCliRequests::filters_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("good ones") << QStringLiteral("--status 2xx --path /v1/invoices") << 1 << 50;
    QTest::newRow("one status") << QStringLiteral("--status 201 --path /v1/auth") << 1 << 50;
    QTest::newRow("no answer") << QStringLiteral("--status none") << 1 << 1;
    QTest::newRow("several") << QStringLiteral("--status none,5xx") << 1 << 1;
    QTest::newRow("a code") << QStringLiteral("--code dropped") << 1 << 1;
    QTest::newRow("since long ago") << QStringLiteral("--since 2020-01-01T00:00:00Z") << 3 << 50;
    QTest::newRow("until long ago") << QStringLiteral("--until 2020-01-01T00:00:00Z") << 0 << 0;
    QTest::newRow("nothing") << QStringLiteral("--path nothing") << 0 << 0;
}

void TestCliRequests::filters()
{
    QFETCH(QString, options);
    QFETCH(int, least);
    QFETCH(int, most);
    const Ran listed = m_shop.cli(words("requests list") + options.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(listed.exitCode, 0);
    QVERIFY2(listed.lines().size() >= least && listed.lines().size() <= most,
             listed.out.constData());
}

void TestCliRequests::badFilters_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("a status that is none") << QStringLiteral("--status often");
    QTest::newRow("a status out of range") << QStringLiteral("--status 999");
    QTest::newRow("a time that is none") << QStringLiteral("--since yesterday");
}

void TestCliRequests::badFilters()
{
    QFETCH(QString, options);
    const Ran listed = m_shop.cli(words("requests list") + options.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(listed.exitCode, 2);
    QVERIFY(listed.errorText("message").contains(options.section(u' ', 1)));
}

void TestCliRequests::oneWithEverything()
{
    const Ran got = m_shop.cli({QStringLiteral("requests"), QStringLiteral("get"), m_operation});
    QCOMPARE(got.exitCode, 0);
    QCOMPARE(got.lines().size(), 2);
    const QJsonObject last = got.lines().last();
    const QString payload = last.value(QStringLiteral("signed_payload")).toString();
    QCOMPARE(payload.section(u'\n', 0, 1), QStringLiteral("POST\n/v1/invoices"));
    QCOMPARE(payload.section(u'\n', 3), last.value(QStringLiteral("body_sha256")).toString());
    const QJsonObject timing = last.value(QStringLiteral("timing")).toObject();
    QVERIFY(timing.value(QStringLiteral("total_ms")).isDouble());
    QVERIFY(timing.contains(QStringLiteral("tcp_and_tls_ms")));
    const QJsonArray headers = last.value(QStringLiteral("request_headers")).toArray();
    QVERIFY(headers.contains(QStringLiteral("Authorization: Bearer (redacted)")));
    // By its request id, and by its row.
    const QString id = last.value(QStringLiteral("request_id")).toString();
    QCOMPARE(m_shop.cli({QStringLiteral("requests"), QStringLiteral("get"), id}).json(), last);
    const QString row = QString::number(last.value(QStringLiteral("row")).toInteger());
    QCOMPARE(m_shop.cli({QStringLiteral("requests"), QStringLiteral("get"), row}).json(), last);
    const Ran text = m_shop.run({QStringLiteral("requests"), QStringLiteral("get"), id});
    QVERIFY2(text.out.contains("What was signed:\nPOST\n/v1/invoices\n"), text.out.constData());
}

void TestCliRequests::theServersSide()
{
    const Ran got = m_shop.cli({QStringLiteral("requests"), QStringLiteral("get"), m_operation,
                                QStringLiteral("--ask-server")});
    QVERIFY2(got.exitCode == 0, got.out.constData());
    QCOMPARE(got.lines().size(), 2);
    for (const QJsonObject &line : got.lines()) {
        const QJsonObject server = line.value(QStringLiteral("server")).toObject();
        QCOMPARE(server.value(QStringLiteral("status")).toInt(), 201);
        QCOMPARE(server.value(QStringLiteral("differences")).toArray(), QJsonArray());
        QCOMPARE(server.value(QStringLiteral("body_sha256")),
                 line.value(QStringLiteral("body_sha256")));
    }
}

void TestCliRequests::curlIsTakenByTheServer()
{
    const Ran got = m_shop.run(
        {QStringLiteral("requests"), QStringLiteral("get"), m_operation, QStringLiteral("--curl")});
    QCOMPARE(got.exitCode, 0);
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QByteArray token = m_shop.sandbox.bearer().mid(QByteArray("Bearer ").size());
    environment.insert(QStringLiteral("COINPAY_TOKEN"), QString::fromLatin1(token));
    environment.insert(QStringLiteral("COINPAY_KEY"), m_shop.sandbox.keyFile());
    environment.insert(QStringLiteral("COINPAY_CA"), m_shop.sandbox.caFile());
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("sh"), {});
    shell.write(got.out);
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished(60'000));
    const QByteArray out = shell.readAllStandardOutput();
    const QByteArray told = got.out + out + shell.readAllStandardError();
    QVERIFY2(out.contains(" 201 ") && out.contains(m_invoice.toLatin1()), told.constData());
    QVERIFY(out.toLower().contains("idempotent-replayed: true"));
}

void TestCliRequests::whatTheLogDoesNotHave()
{
    const Ran got = m_shop.cli(words("requests get req_unheard_of"));
    QCOMPARE(got.exitCode, 3);
    QVERIFY(got.errorText("message").contains(QStringLiteral("req_unheard_of")));
    QCOMPARE(m_shop.cli(words("requests get")).exitCode, 2);
    QCOMPARE(m_shop.cli(words("requests get x --curl")).exitCode, 2); // a script is no JSON
}

void TestCliRequests::anyReadOfTheContract()
{
    const Ran got = m_shop.cli(
        {QStringLiteral("request"), QStringLiteral("get"), QStringLiteral("/v1/invoices?limit=1")});
    QVERIFY2(got.exitCode == 0, got.out.constData());
    QCOMPARE(got.json().value(QStringLiteral("status")).toInt(), 200);
    QVERIFY(got.json().value(QStringLiteral("body")).toObject().contains(QStringLiteral("data")));
    QVERIFY(!got.text("request_id").isEmpty());
    const Ran text = m_shop.run({QStringLiteral("--key-file"), m_shop.sandbox.keyFile(),
                                 QStringLiteral("request"), QStringLiteral("GET"),
                                 QStringLiteral("/v1/invoices/") + m_invoice});
    QCOMPARE(text.exitCode, 0);
    QVERIFY2(text.out.startsWith("{\n  \""), text.out.constData());
}

void TestCliRequests::aRefusalIsShownAsItCame()
{
    const Ran got = m_shop.cli(words("request GET /v1/invoices/inv_none"));
    QCOMPARE(got.exitCode, 3);
    QCOMPARE(got.json().value(QStringLiteral("status")).toInt(), 404);
    QCOMPARE(got.json()
                 .value(QStringLiteral("body"))
                 .toObject()
                 .value(QStringLiteral("code"))
                 .toString(),
             QStringLiteral("not_found"));
}

void TestCliRequests::aWriteGoesThroughTheJournal()
{
    const QByteArray body =
        "{ \"reference\":\"from_console\",\n \"asset\":\"USDT\",\"amount\":\"3.50\"}\n";
    const Ran got =
        m_shop.cli(words("request POST /v1/invoices --yes --body") + QStringList{bodyFile(body)});
    QVERIFY2(got.exitCode == 0, got.out.constData());
    QCOMPARE(got.lines().size(), 2);
    QCOMPARE(got.json().value(QStringLiteral("status")).toInt(), 201);
    const QJsonObject operation = got.lines().last();
    QCOMPARE(operation.value(QStringLiteral("state")).toString(), QStringLiteral("final"));
    const auto kept = m_shop.reader(QStringLiteral("shop"))
                          ->operation(operation.value(QStringLiteral("operation_id")).toString());
    QVERIFY(kept);
    QCOMPARE(kept->request.kind, OperationKind::CreateInvoice);
    QCOMPARE(kept->request.body, body);
}

QString TestCliRequests::wallet()
{
    return m_shop.cli(words("wallets list")).text("id");
}

void TestCliRequests::moneyFromTheConsole()
{
    const QString id = wallet();
    m_shop.sandbox.post(QStringLiteral("/wallets/%1/deposits").arg(id),
                        {{QStringLiteral("asset"), QStringLiteral("USDT")},
                         {QStringLiteral("amount"), QStringLiteral("100")}});
    m_shop.mine(50);
    const QByteArray body = "{\"asset\":\"USDT\",\"network\":\"ethereum\",\"amount\":\"5\","
                            "\"destination\":\"0x52908400098527886E0F7030069857D2E4169EE7\"}";
    const Ran got =
        m_shop.cliWhileMining({QStringLiteral("request"), QStringLiteral("POST"),
                               QStringLiteral("/v1/wallets/%1/transfers").arg(id),
                               QStringLiteral("--yes"), QStringLiteral("--body"), bodyFile(body)});
    QVERIFY2(got.exitCode == 0, QByteArray(got.out + got.err).constData());
    // Followed past the 202, to its end.
    QCOMPARE(got.json().value(QStringLiteral("status")).toInt(), 202);
    QCOMPARE(got.lines().last().value(QStringLiteral("state")).toString(), QStringLiteral("final"));
    const Ran bad =
        m_shop.cli({QStringLiteral("request"), QStringLiteral("POST"),
                    QStringLiteral("/v1/wallets/%1/transfers").arg(id), QStringLiteral("--yes"),
                    QStringLiteral("--body"), bodyFile("{\"asset\":\"USDT\",\"amount\":\"5\"}")});
    QCOMPARE(bad.exitCode, 2);
    QVERIFY(bad.errorText("message").contains(QStringLiteral("destination")));
}

void TestCliRequests::aLostAnswerIsReplayed()
{
    m_shop.fault("drop_after", 1, QStringLiteral("/v1/keys"));
    const Ran got = m_shop.cli(
        words("request POST /v1/keys --yes --body") +
        QStringList{bodyFile("{\"public_key\":\"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\","
                             "\"label\":\"second\",\"scopes\":[\"read\"]}")});
    QVERIFY2(got.exitCode == 0, QByteArray(got.out + got.err).constData());
    const QJsonObject operation = got.lines().last();
    QCOMPARE(operation.value(QStringLiteral("state")).toString(), QStringLiteral("final"));
    const auto attempts =
        m_shop.reader(QStringLiteral("shop"))
            ->attempts(operation.value(QStringLiteral("operation_id")).toString());
    QCOMPARE(attempts->size(), 2);
    QVERIFY(attempts->last().replayed);
    int keys = 0;
    const Ran listed = m_shop.cli(words("request GET /v1/keys"));
    for (const QJsonValue key : listed.json()
                                    .value(QStringLiteral("body"))
                                    .toObject()
                                    .value(QStringLiteral("data"))
                                    .toArray())
        keys += key.toObject().value(QStringLiteral("label")) == QStringLiteral("second") ? 1 : 0;
    QCOMPARE(keys, 1);
}

void TestCliRequests::aWriteWithoutAFormIsOverWithItsAnswer()
{
    // Refused by the server: over, and shown as it came.
    const Ran got = m_shop.cli(words("request POST /v1/keys/key_none/revocations --yes --body") +
                               QStringList{bodyFile("{\"reason\":\"lost\"}")});
    QCOMPARE(got.exitCode, 3);
    QCOMPARE(got.json().value(QStringLiteral("status")).toInt(), 404);
    QCOMPARE(got.lines().last().value(QStringLiteral("state")).toString(),
             QStringLiteral("rejected"));
}

void TestCliRequests::withoutConsentNothingIsSent()
{
    const auto before = m_shop.reader(QStringLiteral("shop"))->operations(100)->size();
    const Ran got = m_shop.cli(
        words("request POST /v1/invoices --body") +
        QStringList{bodyFile("{\"amount\":\"1\",\"asset\":\"USDT\",\"reference\":\"r\"}")});
    QCOMPARE(got.exitCode, 2);
    QVERIFY(got.errorText("message").contains(QStringLiteral("--yes")));
    QCOMPARE(m_shop.reader(QStringLiteral("shop"))->operations(100)->size(), before);
}

void TestCliRequests::aDryRunSendsNothing()
{
    const auto before = m_shop.reader(QStringLiteral("shop"))->operations(100)->size();
    const QByteArray body = "{\"amount\":\"1\",\"asset\":\"USDT\",\"reference\":\"dry\"}";
    const Ran got = m_shop.cli(words("request POST /v1/invoices --dry-run --body") +
                               QStringList{bodyFile(body)});
    QCOMPARE(got.exitCode, 0);
    QCOMPARE(got.text("body"), QString::fromUtf8(body));
    QVERIFY(got.text("signed_payload").startsWith(QStringLiteral("POST\n/v1/invoices\n")));
    QCOMPARE(m_shop.reader(QStringLiteral("shop"))->operations(100)->size(), before);
}

void TestCliRequests::refusedHere_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("not of the contract")
        << words("request GET /v1/nothing") << QStringLiteral("/v1/nothing");
    QTest::newRow("another method")
        << words("request DELETE /v1/invoices/inv_1") << QStringLiteral("GET");
    QTest::newRow("another host") << words("request GET //evil.example/v1/invoices")
                                  << QStringLiteral("/v1/");
    QTest::newRow("a secret") << words("request POST /v1/webhook_endpoints/whk_1/secret_rotations")
                              << QStringLiteral("Webhooks");
    QTest::newRow("no body") << words("request POST /v1/invoices --yes") << QStringLiteral("body");
    QTest::newRow("one word") << words("request GET") << QStringLiteral("PATH");
    QTest::newRow("a word too many") << words("request GET /v1/wallets x") << QStringLiteral("x");
    QTest::newRow("no such file") << words("request POST /v1/invoices --yes --body /nowhere/body")
                                  << QStringLiteral("/nowhere/body");
}

void TestCliRequests::refusedHere()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Ran got = m_shop.cli(arguments);
    QCOMPARE(got.exitCode, 2);
    QVERIFY2(got.errorText("message").contains(says), got.out.constData());
}

void TestCliRequests::historyIsKept()
{
    const auto kept =
        m_shop.reader(QStringLiteral("shop"))->draft(QStringLiteral("console/history"));
    QVERIFY(kept);
    QVERIFY(kept->contains("/v1/invoices?limit=1"));
    QVERIFY(!kept->contains("from_console")); // no bodies
}

void TestCliRequests::noSecretInAnyOfIt()
{
    QFile key(m_shop.sandbox.keyFile());
    QVERIFY(key.open(QIODevice::ReadOnly));
    Needles needles;
    QVERIFY(needles.addPrivateKey(key.readAll()));
    needles.add("token", m_shop.sandbox.bearer().mid(QByteArray("Bearer ").size()));
    QCOMPARE(needles.findIn("said", m_shop.everythingSaid), QStringList());
    QCOMPARE(needles.findInFolder(m_shop.dir.path()), QStringList());
}

QTEST_GUILESS_MAIN(TestCliRequests)
#include "tst_clirequests.moc"
