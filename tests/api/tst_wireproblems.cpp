// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/decode.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::wire;

//! Tokens, problems and the server's record of requests from their JSON.
class TestWireProblems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void token();
    void badTokens_data();
    void badTokens();
    void problems_data();
    void problems();
    void seenRequests();
};

void TestWireProblems::token()
{
    const auto decoded = decodeToken(
        R"({"access_token":"abc.DEF","token_type":"Bearer","expires_in":300,"scopes":["read","x"]})");
    QVERIFY(decoded);
    QCOMPARE(decoded->value.accessToken, "abc.DEF");
    QCOMPARE(decoded->value.lifeMs, 300'000);
    QCOMPARE(decoded->value.scopes, QStringList({QStringLiteral("read"), QStringLiteral("x")}));
}

void TestWireProblems::badTokens_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("none") << QByteArray(R"({"expires_in":300})");
    QTest::newRow("empty") << QByteArray(R"({"access_token":"","expires_in":300})");
    QTest::newRow("with a line break")
        << QByteArray(R"({"access_token":"a\r\nX-Evil: 1","expires_in":300})");
    QTest::newRow("with a blank") << QByteArray(R"({"access_token":"a b","expires_in":300})");
    QTest::newRow("no life") << QByteArray(R"({"access_token":"a"})");
    QTest::newRow("life zero") << QByteArray(R"({"access_token":"a","expires_in":0})");
    QTest::newRow("life too long") << QByteArray(R"({"access_token":"a","expires_in":1e9})");
}

void TestWireProblems::badTokens()
{
    QFETCH(QByteArray, json);
    const auto decoded = decodeToken(json);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().kind, ErrorKind::Protocol);
}

void TestWireProblems::problems_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isOne");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("requestId");
    const auto row = [](const char *name, const char *json, bool isOne, const char *code = "",
                        const char *message = "", const char *requestId = "") {
        QTest::newRow(name) << QByteArray(json) << isOne << QString::fromLatin1(code)
                            << QString::fromLatin1(message) << QString::fromLatin1(requestId);
    };
    row("problem+json",
        R"({"type":"https://x/y","title":"T","status":404,"detail":"D","code":"not_found",)"
        R"("message":"M","request_id":"req_1"})",
        true, "not_found", "M", "req_1");
    row("bare", R"({"code":"c","message":"m","request_id":"r"})", true, "c", "m", "r");
    row("plain RFC 9457", R"({"title":"Forbidden","detail":"No such luck"})", true, "",
        "No such luck");
    row("title only", R"({"title":"Forbidden"})", true, "", "Forbidden");
    row("a number as code", R"({"code":404,"message":"m"})", true, "404", "m");
    row("code an object", R"({"code":{},"message":"m"})", true, "", "m");
    row("errors not a list", R"({"code":"c","errors":7})", true, "c");
    row("nothing of the kind", R"({"hello":"world"})", false);
    row("a list", R"(["code"])", false);
    row("html", "<html><h1>502 Bad Gateway</h1></html>", false);
    row("empty", "", false);
}

void TestWireProblems::problems()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isOne);
    const auto problem = decodeProblem(json);
    QCOMPARE(problem.has_value(), isOne);
    if (!problem)
        return;
    QTEST(problem->code, "code");
    QTEST(problem->message, "message");
    QTEST(problem->requestId, "requestId");
}

void TestWireProblems::seenRequests()
{
    const auto decoded = decodeSeenRequests(
        R"({"data":[{"id":"req_1","method":"POST","target":"/v1/invoices","status":201,)"
        R"("code":null,"key_id":"key_1","idempotency_key":"k","correlation_id":null,)"
        R"("resource_id":"inv_1","received_at":"2026-01-02T03:04:05Z","duration_ms":14,)"
        R"("body_sha256":"00","signature_valid":true,"replayed":false}],)"
        R"("next_cursor":null,"has_more":false})");
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const api::SeenRequest &seen = decoded->value.items.first();
    QCOMPARE(seen.id, QStringLiteral("req_1"));
    QCOMPARE(seen.status, 201);
    QCOMPARE(seen.idempotencyKey, QStringLiteral("k"));
    QCOMPARE(seen.resourceId, QStringLiteral("inv_1"));
}

QTEST_GUILESS_MAIN(TestWireProblems)
#include "tst_wireproblems.moc"
