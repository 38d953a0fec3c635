// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

#include <QDateTime>
#include <QUuid>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bodies_data();
    void bodies();
    void fields_data();
    void fields();
    void everyFaultIsNamed();
    void queries_data();
    void queries();
    void paths_data();
    void paths();
    void tooLargeIsAnswered();
    void mediaType();
    void requestsAreRemembered();

private:
    SandboxAnswer send(const QByteArray &body, const QByteArray &type = "application/json");

    SandboxProcess m_sandbox;
};

void TestBadInput::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
}

SandboxAnswer TestBadInput::send(const QByteArray &body, const QByteArray &type)
{
    const QByteArray key = QUuid::createUuid().toByteArray(QUuid::Id128);
    return m_sandbox.exchange("POST", "/v1/invoices",
                              Headers{{"Authorization", m_sandbox.bearer()},
                                      {"Content-Type", type},
                                      {"Idempotency-Key", key}} +
                                  m_sandbox.signature("POST", "/v1/invoices", body),
                              body);
}

void TestBadInput::bodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("not JSON") << QByteArray("{\"amount\":");
    QTest::newRow("an array") << QByteArray("[1]");
    QTest::newRow("a string") << QByteArray("\"x\"");
    QTest::newRow("two objects") << QByteArray("{}{}");
    QTest::newRow("a comma too many") << QByteArray("{\"a\":1,}");
    QTest::newRow("not UTF-8") << QByteArray("{\"reference\":\"\xff\xfe\"}");
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf{}");
    QTest::newRow("a member twice") << QByteArray(R"({"amount":"1","amount":"2"})");
    QTest::newRow("a member twice, spelled differently")
        << QByteArray(R"({"amount":"1","am\u006funt":"2"})");
    QTest::newRow("a member twice, deeper") << QByteArray(R"({"metadata":{"a":"1","a":"2"}})");
    QTest::newRow("deeply nested") << QByteArray("{\"a\":" + QByteArray(30'000, '['));
    QTest::newRow("deeply nested, whole")
        << QByteArray("{\"a\":" + QByteArray(2000, '[') + QByteArray(2000, ']') + '}');
}

void TestBadInput::bodies()
{
    QFETCH(QByteArray, body);
    const SandboxAnswer answer = send(body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(code(answer), u"malformed_request"_s);
    QCOMPARE(answer.header("Content-Type"), "application/problem+json");
}

void TestBadInput::fields_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *field, const QJsonValue &value,
                        const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(field) << value << QString::fromLatin1(expected);
    };
    row("an amount as a number", "amount", 25, "type");
    row("zero", "amount", u"0.00"_s, "too_small");
    row("negative", "amount", u"-1"_s, "format");
    row("an exponent", "amount", u"1e3"_s, "format");
    row("a comma", "amount", u"1,00"_s, "format");
    row("a leading zero", "amount", u"01.00"_s, "format");
    row("seven decimals of six", "amount", u"1.0000000"_s, "format");
    row("another script's digits", "amount", u"\u0661"_s, "format");
    row("an unknown asset", "asset", u"XYZ"_s, "unknown_value");
    row("an asset in small letters", "asset", u"usdt"_s, "unknown_value");
    row("a network it does not live on", "network", u"bitcoin"_s, "unknown_value");
    row("an empty reference", "reference", u""_s, "too_short");
    row("a reference of 129", "reference", QString(129, u'x'), "too_long");
    row("null", "reference", QJsonValue(), "type");
    row("plain http", "callback_url", u"http://merchant.example.com/x"_s, "format");
    row("a user name", "callback_url", u"https://me@merchant.example.com/x"_s, "format");
    row("a fragment", "callback_url", u"https://merchant.example.com/x#y"_s, "format");
    row("59 seconds", "expires_in", 59, "too_small");
    row("31 days", "expires_in", 31 * 24 * 3600, "too_large");
    row("half a second", "expires_in", 60.5, "type");
    row("notes that are no object", "metadata", u"x"_s, "type");
    row("a note that is a number", "metadata", QJsonObject{{u"a"_s, 1}}, "type");
}

void TestBadInput::fields()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QFETCH(QString, expected);
    QJsonObject request = invoiceRequest();
    request[field] = value;
    const SandboxAnswer answer = send(compact(request));
    QCOMPARE(answer.status, 422);
    QCOMPARE(code(answer), u"validation_failed"_s);
    const QJsonArray errors = answer.json().value("errors"_L1).toArray();
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors.first()["field"_L1].toString().startsWith(field));
    QCOMPARE(errors.first()["code"_L1].toString(), expected);
}

void TestBadInput::everyFaultIsNamed()
{
    const SandboxAnswer answer = send("{}");
    QStringList named;
    for (const QJsonValue &error : answer.json().value("errors"_L1).toArray())
        named.append(error["field"_L1].toString());
    named.sort();
    QCOMPARE(named, QStringList({u"amount"_s, u"asset"_s, u"reference"_s}));
}

void TestBadInput::queries_data()
{
    QTest::addColumn<QString>("target");
    for (const char *query :
         {"limit=0", "limit=201", "limit=ten", "status=unheard", "status=paid,unheard", "asset=XYZ",
          "created_from=yesterday", "reference=", "cursor=%00%01"})
        QTest::newRow(query) << u"/v1/invoices?"_s + QLatin1String(query);
    QTest::newRow("events: limit") << u"/v1/events?limit=501"_s;
    QTest::newRow("events: after") << u"/v1/events?after=nothing"_s;
}

void TestBadInput::queries()
{
    QFETCH(QString, target);
    const SandboxAnswer answer = m_sandbox.call("GET", target);
    QCOMPARE(answer.status, 422);
    QCOMPARE(code(answer), u"validation_failed"_s);
}

void TestBadInput::paths_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("an unknown path") << QByteArray("GET") << QByteArray("/v2/invoices") << 404;
    QTest::newRow("a slash at the end") << QByteArray("GET") << QByteArray("/v1/invoices/") << 404;
    QTest::newRow("climbing") << QByteArray("GET") << QByteArray("/v1/../../etc/passwd") << 404;
    QTest::newRow("another method") << QByteArray("DELETE") << QByteArray("/v1/invoices") << 405;
    QTest::newRow("no target") << QByteArray("GET") << QByteArray("*") << 400;
}

void TestBadInput::paths()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    const SandboxAnswer answer = m_sandbox.exchange(method, path, {}, {}); // no token needed
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.header("X-Request-Id").isEmpty());
    if (status == 405)
        QCOMPARE(answer.header("Allow"), "GET, POST");
}

void TestBadInput::tooLargeIsAnswered()
{
    for (const qsizetype size : {qsizetype(65'537), qsizetype(20) << 20}) {
        const SandboxAnswer answer =
            m_sandbox.exchange("POST", "/v1/invoices", {}, QByteArray(size, ' '));
        QCOMPARE(answer.status, 413);
        QCOMPARE(code(answer), u"payload_too_large"_s);
    }
}

void TestBadInput::mediaType()
{
    QCOMPARE(send(compact(invoiceRequest()), "text/plain").status, 415);
    QCOMPARE(send(compact(invoiceRequest()), "Application/JSON; charset=utf-8").status, 201);
}

void TestBadInput::requestsAreRemembered()
{
    const SandboxAnswer refused = m_sandbox.call("GET", u"/v1/invoices/inv_nothing?x=%20y"_s);
    QCOMPARE(refused.status, 404);
    const QString id = QString::fromLatin1(refused.header("X-Request-Id"));
    const QJsonObject record = read(m_sandbox, u"/v1/requests/"_s + id);
    QCOMPARE(text(record, "id"), id);
    QCOMPARE(text(record, "target"), u"/v1/invoices/inv_nothing?x=%20y"_s);
    QCOMPARE(text(record, "code"), u"not_found"_s);
    QCOMPARE(text(record, "key_id"), m_sandbox.keyId());
    const SandboxAnswer made =
        m_sandbox.call("POST", u"/v1/invoices"_s, invoiceRequest(), "findable");
    const QJsonArray found =
        read(m_sandbox, u"/v1/requests?idempotency_key=findable"_s).value("data"_L1).toArray();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first()["resource_id"_L1].toString(), text(made.json(), "id"));
    QCOMPARE(found.first()["id"_L1].toString(), text(made.json(), "request_id"));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_sandbox_badinput.moc"
