// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer is taken for, and what the request log keeps of it.
#include "api/endpoints.h"
#include "clienttest.h"
#include "transporttest.h"
#include "wirefixtures.h"

using namespace coinpay;
using namespace coinpay::test;

class TestClientAnswers : public ClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }

    void cleanup() { m_client.reset(); }

    void errors_data();
    void errors();
    void successThatCannotBeRead();
    void requestLog();
    void logHoldsNoSecret();
};

void TestClientAnswers::errors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("requestId");
    using enum ErrorKind;
    QTest::newRow("problem") << 422 << problem("validation_failed", "No.") << Refused
                             << "validation_failed"
                             << "No."
                             << "req_h";
    QTest::newRow("unknown code") << 422 << problem("brand_new", "Hm.") << Refused << "brand_new"
                                  << "Hm."
                                  << "req_h";
    QTest::newRow("html") << 403 << QByteArray("<html>Forbidden</html>") << Forbidden << ""
                          << "does not allow"
                          << "req_h";
    QTest::newRow("garbage") << 400 << QByteArray("\x00\xff\xfe{", 4) << Refused << ""
                             << "400"
                             << "req_h";
    QTest::newRow("empty") << 404 << QByteArray() << NotFound << ""
                           << "does not know"
                           << "req_h";
    QTest::newRow("gone") << 410 << problem("cursor_expired", "Old.") << Refused << "cursor_expired"
                          << "Old."
                          << "req_h";
    QTest::newRow("redirect") << 301 << QByteArray() << Protocol << ""
                              << "redirect"
                              << "req_h";
}

void TestClientAnswers::errors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (const bool header : {true, false}) {
        m_transport->answers = {FakeTransport::answer(
            status, body, header ? Headers{{"X-Request-Id", "req_h"}} : Headers{})};
        const auto result = waitFor(m_client->read(readOf()));
        QVERIFY(!result);
        QTEST(result.error().kind, "kind");
        QTEST(result.error().code, "code");
        QFETCH(QString, says);
        QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
        QCOMPARE(result.error().httpStatus, status);
        if (header)
            QTEST(result.error().requestId, "requestId");
        else
            QCOMPARE(result.error().requestId,
                     body.contains("req_b") ? QStringLiteral("req_b") : QString());
    }
}

//! A 2xx that is cut or wrong: the server has acted, we do not know how.
void TestClientAnswers::successThatCannotBeRead()
{
    Operation operation;
    operation.id = QStringLiteral("op_9");
    operation.idempotencyKey = QStringLiteral("idem-9");
    operation.request.kind = OperationKind::CreateInvoice;
    operation.request.method = "POST";
    operation.request.target = "/v1/invoices";
    operation.request.body = "{}";
    for (const QByteArray &body :
         {QByteArray(), QByteArray("{"), invoiceJson().chopped(1), invoiceWith("amount", "{}"),
          QByteArray("<html>Welcome to the hotel's wireless</html>")}) {
        m_transport->answers = {FakeTransport::answer(201, body, {{"X-Request-Id", "req_7"}})};
        const auto result = waitFor(m_client->write(api::writeRequest(operation, 1)));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QVERIFY(outcomeIsUnknown(result.error().kind));
        QCOMPARE(result.error().requestId, QStringLiteral("req_7"));
        QCOMPARE(m_log.last().outcome, QStringLiteral("protocol"));
        QCOMPARE(m_log.last().httpStatus, 201);
    }
    m_transport->answers = {FakeTransport::answer(201, invoiceWith("amount", "25.0"))};
    const auto good = waitFor(m_client->write(api::writeRequest(operation, 1)));
    QVERIFY(good);
    QCOMPARE(m_log.last().flags, QStringLiteral("number_for_string"));
    QCOMPARE(m_log.last().resourceId, QStringLiteral("inv_123"));
    const auto outcome = api::decodeWriteAnswer(operation.request, *good);
    QVERIFY(outcome);
    QCOMPARE(outcome->resourceId, QStringLiteral("inv_123"));
    QCOMPARE(outcome->statusText, QStringLiteral("pending"));
}

void TestClientAnswers::requestLog()
{
    m_transport->answers = {
        FakeTransport::answer(422, problem("validation_failed"), {{"X-Request-Id", "req_5"}})};
    (void)waitFor(m_client->write(writeOf()));
    QCOMPARE(m_log.size(), 2);
    QCOMPARE(m_log[0].target, QStringLiteral("/v1/auth/tokens"));
    QCOMPARE(m_log[0].outcome, QStringLiteral("ok"));
    const RequestLogEntry &entry = m_log[1];
    QCOMPARE(entry.startedAt, Start);
    QCOMPARE(entry.method, QStringLiteral("POST"));
    QCOMPARE(entry.target, QStringLiteral("/v1/invoices"));
    QCOMPARE(entry.httpStatus, 422);
    QCOMPARE(entry.requestId, QStringLiteral("req_5"));
    QCOMPARE(entry.correlationId, QStringLiteral("op_1"));
    QCOMPARE(entry.idempotencyKey, QStringLiteral("idem-1"));
    QCOMPARE(entry.attempt, 3);
    QCOMPARE(entry.bytesSent, writeOf().body.size());
    QVERIFY(entry.bytesReceived > 0);
    QCOMPARE(entry.tlsVersion, QStringLiteral("TLSv1.3"));
    QCOMPARE(entry.httpVersion, QStringLiteral("2"));
    QCOMPARE(entry.outcome, QStringLiteral("validation_failed"));

    m_transport->answers = {failure(ErrorKind::Dropped)};
    (void)waitFor(m_client->write(writeOf()));
    QCOMPARE(m_log.last().outcome, QStringLiteral("dropped"));
    QCOMPARE(m_log.last().httpStatus, 0);
}

void TestClientAnswers::logHoldsNoSecret()
{
    m_transport->answers = {FakeTransport::answer(200, "{\"note\":\"body\"}")};
    QVERIFY(waitFor(m_client->write(writeOf())));
    QByteArrayList secrets{"token-1", "25.00", "note"};
    for (const HttpRequest &request : std::as_const(m_transport->requests))
        secrets.append(headerValue(request.headers, "X-Signature"));
    for (const RequestLogEntry &e : std::as_const(m_log)) {
        const QString all = QStringList{e.method,
                                        e.target,
                                        e.requestId,
                                        e.correlationId,
                                        e.idempotencyKey,
                                        e.resourceId,
                                        e.outcome,
                                        e.flags,
                                        e.requestHeaders.join(u'|'),
                                        e.answerHeaders.join(u'|')}
                                .join(QLatin1Char('|'));
        for (const QByteArray &secret : std::as_const(secrets))
            QVERIFY2(!all.contains(QString::fromLatin1(secret)), qPrintable(all));
    }
}

QTEST_GUILESS_MAIN(TestClientAnswers)
#include "tst_clientanswers.moc"
