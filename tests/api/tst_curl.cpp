// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The script that repeats a request: read by a real shell, signed by the openssl program, sent by
// curl, and taken by the sandbox.
#include "api/curl.h"
#include "clienttest.h"
#include "support/sandboxprocess.h"
#include "transporttest.h"

#include <QFile>
#include <QProcess>

using namespace coinpay;
using namespace coinpay::test;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct ShellAnswer
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

ShellAnswer inShell(const QString &script, const QStringList &arguments,
                    const QProcessEnvironment &environment)
{
    QProcess shell;
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("sh"), arguments);
    shell.write(script.toUtf8());
    shell.closeWriteChannel();
    if (!shell.waitForFinished(60'000))
        return {};
    return {shell.exitCode(), shell.readAllStandardOutput(), shell.readAllStandardError()};
}

RequestLogEntry entryOf(const QString &method, const QString &target)
{
    RequestLogEntry entry;
    entry.method = method;
    entry.target = target;
    entry.startedAt = Start;
    entry.requestHeaders = {QStringLiteral("Accept: application/json"),
                            QStringLiteral("Authorization: Bearer (redacted)")};
    return entry;
}

} // namespace

class TestCurl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void quoting_data();
    void quoting();
    void hostileEntriesStayData();
    void aBodyThatIsNotKnown();
    void repeatedRequests_data();
    void repeatedRequests();

private:
    SandboxProcess m_sandbox;
    std::unique_ptr<NetworkTransport> m_transport;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Client> m_client;
    QList<RequestLogEntry> m_log;
};

void TestCurl::initTestCase()
{
    QVERIFY2(m_sandbox.start(), qPrintable(m_sandbox.complaint()));
    NetworkOptions options;
    options.baseUrl = QUrl(m_sandbox.url());
    options.caPem = contentsOf(m_sandbox.caFile());
    m_transport = transportTo(options);
    auto key = SigningKey::fromPem(contentsOf(m_sandbox.keyFile()));
    QVERIFY(key);
    m_client = std::make_unique<Client>(*m_transport, m_clock, m_random, m_sandbox.keyId(),
                                        std::make_shared<const SigningKey>(std::move(*key)));
    connect(m_client.get(), &Client::attempted, this,
            [this](const RequestLogEntry &entry) { m_log.append(entry); });
}

void TestCurl::quoting_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QStringLiteral("/v1/invoices?a=b&c=d");
    QTest::newRow("a quote") << QStringLiteral("it's 'quoted'");
    QTest::newRow("a command") << QStringLiteral("$(touch /tmp/x) `id` $HOME \\ \" ; rm -rf *");
    QTest::newRow("two lines") << QStringLiteral("one\ntwo\t'\n");
    QTest::newRow("nothing") << QString();
}

void TestCurl::quoting()
{
    QFETCH(QString, text);
    const ShellAnswer answer = inShell(QStringLiteral("printf %s ") + api::shellQuoted(text), {},
                                       QProcessEnvironment::systemEnvironment());
    QCOMPARE(QString::fromUtf8(answer.out), text);
}

void TestCurl::hostileEntriesStayData()
{
    RequestLogEntry entry = entryOf(QStringLiteral("POST"), QStringLiteral("/v1/x'; echo ran; '"));
    entry.requestId = QStringLiteral("req_1\necho ran");
    entry.keyId = QStringLiteral("key'$(echo ran)");
    entry.idempotencyKey = QStringLiteral("k");
    entry.requestHeaders.append(QStringLiteral("Idempotency-Key: '; echo ran; '"));
    entry.signedAt = 1;
    const QByteArray body = "{\"a\":\"'; echo ran; '$(echo ran)\"}";
    QString script =
        api::curlText(entry, {QUrl(QStringLiteral("https://127.0.0.1:1")), true, body});
    QCOMPARE(inShell(script, {QStringLiteral("-n")}, {}).code, 0);
    // All of it but the programs that would do something.
    script.prepend(QStringLiteral("curl() { :; }\nopenssl() { :; }\n"));
    const ShellAnswer answer = inShell(script, {}, QProcessEnvironment::systemEnvironment());
    QVERIFY2(!answer.out.contains("ran"), answer.out.constData());
    QVERIFY2(answer.code == 0, answer.err.constData());
}

void TestCurl::aBodyThatIsNotKnown()
{
    RequestLogEntry entry = entryOf(QStringLiteral("POST"), QStringLiteral("/v1/invoices"));
    entry.signedAt = 1;
    entry.keyId = QStringLiteral("key_1");
    entry.bodySha256 = QByteArray(64, 'a');
    const api::CurlContext context{QUrl(QStringLiteral("https://api.example.com")), false, {}};
    const QString script = api::curlText(entry, context);
    QVERIFY(script.contains(QStringLiteral("# COINPAY_BODY")));
    QVERIFY(script.contains(QString(64, u'a')));
    QVERIFY(!script.contains(QStringLiteral("\nCOINPAY_BODY=")));
    QCOMPARE(inShell(script, {QStringLiteral("-n")}, {}).code, 0);
    // One that no shell variable can hold is not put into one.
    const QString binary =
        api::curlText(entry, {context.baseUrl, false, QByteArray("{\"a\":\"\xff\0\"}", 9)});
    QVERIFY(!binary.contains(QStringLiteral("\nCOINPAY_BODY=")));
}

void TestCurl::repeatedRequests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("a read with a query")
        << QByteArray("GET") << QByteArray("/v1/invoices?limit=2&reference=a%27b%20c")
        << QByteArray() << 200;
    QTest::newRow("a write answers what it answered before")
        << QByteArray("POST") << QByteArray("/v1/invoices")
        << QByteArray("{\n  \"amount\": \"25.00\", \"asset\":\"USDT\", \"reference\":\"it's $HOME "
                      "\\\"mine\\\" \\u00e4\xc3\xa4\"\n}\n")
        << 201;
    QTest::newRow("the token exchange")
        << QByteArray("POST") << QByteArray("/v1/auth/tokens") << QByteArray() << 201;
}

void TestCurl::repeatedRequests()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const bool isExchange = target == "/v1/auth/tokens";
    ApiRequest request;
    request.method = method;
    request.target = target;
    request.body = body;
    request.correlationId = QStringLiteral("op_curl");
    if (isExchange) {
        QVERIFY(waitFor(m_client->read(readOf("/v1/invoices")))); // has a token by now
    } else if (method == "GET") {
        QVERIFY(waitFor(m_client->read(request)));
    } else {
        request.idempotencyKey = QStringLiteral("curl-1");
        QVERIFY(waitFor(m_client->write(request)));
    }
    const RequestLogEntry entry = isExchange ? m_log.first() : m_log.last();
    QCOMPARE(entry.target.toLatin1(), target);

    const QString script = api::curlText(
        entry, {QUrl(m_sandbox.url()), true, isExchange ? std::nullopt : std::optional(body)});
    const QByteArray token = m_sandbox.bearer().mid(QByteArray("Bearer ").size());
    QVERIFY(!script.contains(QString::fromLatin1(token)));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("COINPAY_TOKEN"), QString::fromLatin1(token));
    environment.insert(QStringLiteral("COINPAY_KEY"), m_sandbox.keyFile());
    environment.insert(QStringLiteral("COINPAY_CA"), m_sandbox.caFile());
    const ShellAnswer answer = inShell(script, {}, environment);
    const QByteArray told = script.toUtf8() + answer.out + answer.err;
    const QByteArray wanted = ' ' + QByteArray::number(status) + ' ';
    QVERIFY2(answer.out.contains(wanted), told.constData());
    if (method == "POST" && !isExchange)
        QVERIFY2(answer.out.toLower().contains("idempotent-replayed: true"),
                 answer.out.constData());
}

QTEST_GUILESS_MAIN(TestCurl)
#include "tst_curl.moc"
