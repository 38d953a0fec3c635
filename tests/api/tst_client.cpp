// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/client.h"
#include "api/endpoints.h"
#include "api/pending.h"
#include "crypto/canonicalrequest.h"
#include "support/opensslprogram.h"
#include "transporttest.h"
#include "wirefixtures.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr UnixMs Start = 1'767'323'045'000; // 2026-01-02T03:04:05Z
const QString KeyId = QStringLiteral("key_31");

//! Wall and monotonic time that move only when told.
class TestClock final : public Clock
{
public:
    [[nodiscard]] UnixMs now() const override { return Start + m_passed; }

    [[nodiscard]] qint64 monotonicMs() const override { return m_passed; }

    void advance(qint64 ms) { m_passed += ms; }

private:
    qint64 m_passed = 0;
};

//! The smallest delays there are, so that retries do not hold the test up; other bytes differ.
class TestRandom final : public RandomSource
{
public:
    void fill(char *data, qsizetype size) override
    {
        for (qsizetype i = 0; i < size; ++i)
            data[i] = size == sizeof(quint64) ? 0 : static_cast<char>(++m_count);
    }

private:
    int m_count = 0;
};

//! What the server answers, as a column of test data.
struct Reply
{
    Reply() = default;

    Reply(Result<HttpAnswer> answer)
        : result(std::move(answer))
    {
    }

    Result<HttpAnswer> result = HttpAnswer();
};

//! Answers in the test's own words, at once or when told; keeps what was asked.
class FakeTransport final : public Transport
{
public:
    QFuture<Result<HttpAnswer>> send(const HttpRequest &request) override
    {
        requests.append(request);
        auto pending = std::make_shared<api::Pending<HttpAnswer>>();
        if (request.target == "/v1/auth/tokens") {
            ++exchanges;
            if (holdTokens)
                held.append(pending);
            else
                pending->answer(tokenAnswers.isEmpty() ? goodToken() : tokenAnswers.takeFirst());
        } else if (answers.isEmpty()) {
            held.append(pending);
        } else {
            pending->answer(answers.takeFirst());
        }
        return pending->future();
    }

    [[nodiscard]] Result<HttpAnswer> goodToken() const
    {
        return answer(201, "{\"access_token\":\"token-" + QByteArray::number(exchanges) +
                               "\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                               "\"scopes\":[\"read\",\"invoices:write\"]}");
    }

    static Result<HttpAnswer> answer(int status, const QByteArray &body, Headers headers = {})
    {
        HttpAnswer answer;
        answer.status = status;
        answer.headers = std::move(headers);
        answer.body = body;
        answer.receivedAt = Start;
        answer.httpVersion = "2";
        answer.tlsVersion = "TLSv1.3";
        answer.bytesReceived = body.size();
        return answer;
    }

    //! The calls, token exchanges left out.
    [[nodiscard]] QList<HttpRequest> calls() const
    {
        QList<HttpRequest> found;
        for (const HttpRequest &request : requests) {
            if (request.target != "/v1/auth/tokens")
                found.append(request);
        }
        return found;
    }

    QList<HttpRequest> requests;
    QList<Result<HttpAnswer>> answers;      //!< to calls; none left: they wait in `held`
    QList<Result<HttpAnswer>> tokenAnswers; //!< none left: a good token
    QList<std::shared_ptr<api::Pending<HttpAnswer>>> held;
    bool holdTokens = false;
    int exchanges = 0;
};

QByteArray problem(const QByteArray &code, const QByteArray &message = "Said so.")
{
    return "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"request_id\":\"req_b\"}";
}

Result<HttpAnswer> failure(ErrorKind kind)
{
    return fail(kind, QStringLiteral("It went wrong."));
}

ApiRequest readOf(const QByteArray &target = "/v1/invoices/inv_1")
{
    ApiRequest request;
    request.method = "GET";
    request.target = target;
    return request;
}

ApiRequest writeOf()
{
    ApiRequest request;
    request.method = "POST";
    request.target = "/v1/invoices";
    request.body = "{\"amount\":\"25.00\",\"asset\":\"USDT\",\"reference\":\"r\"}";
    request.idempotencyKey = QStringLiteral("idem-1");
    request.correlationId = QStringLiteral("op_1");
    request.attempt = 3;
    return request;
}

} // namespace

class TestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readCarriesTheToken();
    void writeIsSigned();
    void opensslAgrees();
    void everyAttemptSignsAfresh();
    void oneExchangeForMany();
    void renewedBeforeItExpires();
    void oldTokenServesWhenRenewalFails();
    void failedExchange_data();
    void failedExchange();
    void tokenRefused_data();
    void tokenRefused();
    void tokenRefusedTwice();
    void clockSkew_data();
    void clockSkew();
    void readRetries_data();
    void readRetries();
    void readGivesUp();
    void readDoesNotSitAndWait();
    void writeHasOneAttempt_data();
    void writeHasOneAttempt();
    void sameBytesInOneSecond();
    void writeNeedsAKey();
    void errors_data();
    void errors();
    void successThatCannotBeRead();
    void requestLog();
    void logHoldsNoSecret();
    void quotaUsedUp();
    void longPoll();
    void reachable();
    void canceling();
    void destroyed();
    void headerInjection();

private:
    void make();

    TestClock m_clock;
    TestRandom m_random;
    std::unique_ptr<FakeTransport> m_transport;
    std::shared_ptr<const SigningKey> m_key;
    std::unique_ptr<Client> m_client;
    QList<RequestLogEntry> m_log;
};

void TestClient::init()
{
    m_clock = {};
    m_log.clear();
    m_transport = std::make_unique<FakeTransport>();
    m_key = std::make_shared<const SigningKey>(*SigningKey::generate());
    make();
}

void TestClient::make()
{
    m_client = std::make_unique<Client>(*m_transport, m_clock, m_random, KeyId, m_key);
    connect(m_client.get(), &Client::attempted, this,
            [this](const RequestLogEntry &entry) { m_log.append(entry); });
}

void TestClient::cleanup()
{
    m_client.reset();
}

void TestClient::readCarriesTheToken()
{
    m_transport->answers = {FakeTransport::answer(200, "{}", {{"X-Request-Id", "req_1"}})};
    const auto answer = waitFor(m_client->read(readOf()));
    QVERIFY(answer);
    QCOMPARE(answer->requestId, QStringLiteral("req_1"));
    const HttpRequest sent = m_transport->calls().first();
    QCOMPARE(sent.method, "GET");
    QCOMPARE(headerValue(sent.headers, "Authorization"), "Bearer token-1");
    QVERIFY(headerValue(sent.headers, "X-Signature").isEmpty());
    QVERIFY(sent.body.isEmpty());
    QCOMPARE(m_client->scopes(),
             QStringList({QStringLiteral("read"), QStringLiteral("invoices:write")}));
}

void TestClient::writeIsSigned()
{
    m_transport->answers = {FakeTransport::answer(201, "{}", {{"Idempotent-Replayed", "true"}})};
    const ApiRequest request = writeOf();
    const auto answer = waitFor(m_client->write(request));
    QVERIFY(answer);
    QVERIFY(answer->replayed);
    for (const HttpRequest &sent : m_transport->requests) { // the token exchange is signed too
        QCOMPARE(headerValue(sent.headers, "X-Key-Id"), "key_31");
        QCOMPARE(headerValue(sent.headers, "X-Timestamp"), "1767323045");
        const QByteArray payload =
            sent.method + '\n' + sent.target + "\n1767323045\n" +
            QCryptographicHash::hash(sent.body, QCryptographicHash::Sha256).toHex();
        const QByteArray signature =
            QByteArray::fromBase64(headerValue(sent.headers, "X-Signature"));
        QVERIFY(verifyEd25519(m_key->publicRaw(), payload, signature));
    }
    const HttpRequest sent = m_transport->calls().first();
    QCOMPARE(sent.body, request.body);
    QCOMPARE(headerValue(sent.headers, "Authorization"), "Bearer token-1");
    QCOMPARE(headerValue(sent.headers, "Idempotency-Key"), "idem-1");
    QCOMPARE(headerValue(sent.headers, "X-Correlation-Id"), "op_1");
    QCOMPARE(headerValue(sent.headers, "Content-Type"), "application/json");
    const QByteArray exchange = m_transport->requests.first().body;
    QVERIFY2(exchange.startsWith("{\"key_id\":\"key_31\",\"nonce\":\""), exchange.constData());
}

//! A second opinion on the bytes that really left, over TLS.
void TestClient::opensslAgrees()
{
    ScriptedServer server(makeLeaf(authority()));
    server.decide([](const Arrival &arrival) {
        return arrival.target() == "/v1/auth/tokens"
                   ? Step::answer(201, "{\"access_token\":\"a.b\",\"token_type\":\"Bearer\","
                                       "\"expires_in\":300,\"scopes\":[]}")
                   : Step::answer(201, invoiceJson());
    });
    const auto transport = transportTo(optionsFor(server.url()));
    const SystemClock clock;
    SystemRandom random;
    Client client(*transport, clock, random, KeyId, m_key);
    QVERIFY(waitFor(client.write(writeOf())));
    QCOMPARE(server.arrivals.size(), 2);

    QTemporaryDir dir;
    const auto file = [&dir](const char *name, const QByteArray &bytes) {
        QFile out(dir.filePath(QString::fromLatin1(name)));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write");
        return out.fileName();
    };
    const QString key = file("key.pem", m_key->publicPem());
    for (const Arrival &arrival : std::as_const(server.arrivals)) {
        const QString body = file("body", arrival.body);
        const QByteArray digest =
            openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-r"), body})
                .out.left(64);
        const QString payload = file("payload", arrival.method() + '\n' + arrival.target() + '\n' +
                                                    arrival.header("X-Timestamp") + '\n' + digest);
        const QString signature =
            file("signature", QByteArray::fromBase64(arrival.header("X-Signature")));
        const ProgramAnswer verdict =
            openssl({QStringLiteral("pkeyutl"), QStringLiteral("-verify"), QStringLiteral("-pubin"),
                     QStringLiteral("-inkey"), key, QStringLiteral("-rawin"), QStringLiteral("-in"),
                     payload, QStringLiteral("-sigfile"), signature});
        QVERIFY2(verdict.exitCode == 0, verdict.err.constData());
    }
}

void TestClient::everyAttemptSignsAfresh()
{
    m_transport->answers = {FakeTransport::answer(201, "{}"), FakeTransport::answer(201, "{}")};
    QVERIFY(waitFor(m_client->write(writeOf())));
    m_clock.advance(5000);
    QVERIFY(waitFor(m_client->write(writeOf())));
    const QList<HttpRequest> calls = m_transport->calls();
    QCOMPARE(calls[0].body, calls[1].body);
    QCOMPARE(headerValue(calls[0].headers, "Idempotency-Key"),
             headerValue(calls[1].headers, "Idempotency-Key"));
    QCOMPARE(headerValue(calls[1].headers, "X-Timestamp"), "1767323050");
    QVERIFY(headerValue(calls[0].headers, "X-Signature") !=
            headerValue(calls[1].headers, "X-Signature"));
}

void TestClient::oneExchangeForMany()
{
    m_transport->holdTokens = true;
    QList<QFuture<Result<ApiAnswer>>> futures;
    for (int i = 0; i < 10; ++i) {
        m_transport->answers.append(FakeTransport::answer(200, "{}"));
        futures.append(i % 2 ? m_client->read(readOf()) : m_client->write(writeOf()));
    }
    QCOMPARE(m_transport->exchanges, 1);
    m_transport->held.takeFirst()->answer(m_transport->goodToken());
    for (const auto &future : futures)
        QVERIFY(waitFor(future));
    QCOMPARE(m_transport->exchanges, 1);
    QCOMPARE(m_transport->calls().size(), 10);
}

void TestClient::renewedBeforeItExpires()
{
    for (int i = 0; i < 3; ++i)
        m_transport->answers.append(FakeTransport::answer(200, "{}"));
    QVERIFY(waitFor(m_client->read(readOf())));
    m_clock.advance(239'000);
    QVERIFY(waitFor(m_client->read(readOf())));
    QCOMPARE(m_transport->exchanges, 1);
    m_clock.advance(2000); // 241 of 300 s
    QVERIFY(waitFor(m_client->read(readOf())));
    QCOMPARE(m_transport->exchanges, 2);
    QCOMPARE(headerValue(m_transport->calls().last().headers, "Authorization"), "Bearer token-2");
}

void TestClient::oldTokenServesWhenRenewalFails()
{
    m_transport->answers = {FakeTransport::answer(200, "{}"), FakeTransport::answer(200, "{}")};
    QVERIFY(waitFor(m_client->read(readOf())));
    m_clock.advance(250'000);
    m_transport->tokenAnswers = {failure(ErrorKind::Timeout)};
    QVERIFY(waitFor(m_client->read(readOf())));
    QCOMPARE(headerValue(m_transport->calls().last().headers, "Authorization"), "Bearer token-1");
}

void TestClient::failedExchange_data()
{
    QTest::addColumn<Reply>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    using enum ErrorKind;
    const auto http = [](int status, const QByteArray &code) {
        return FakeTransport::answer(status, problem(code));
    };
    QTest::newRow("no name") << Reply(failure(Dns)) << Dns << "";
    QTest::newRow("certificate") << Reply(failure(Tls)) << Tls << "";
    QTest::newRow("revoked key") << Reply(http(401, "unauthenticated")) << Unauthenticated
                                 << "unauthenticated";
    QTest::newRow("wrong key") << Reply(http(401, "signature_invalid")) << Unauthenticated
                               << "signature_invalid";
    // The write has not left, so its outcome is known: nothing.
    QTest::newRow("lost") << Reply(failure(Dropped)) << Connect << "";
    QTest::newRow("timeout") << Reply(failure(Timeout)) << Connect << "";
    QTest::newRow("server fault") << Reply(http(503, "unavailable")) << Connect << "unavailable";
    QTest::newRow("nonsense") << Reply(FakeTransport::answer(201, "{\"access_token\":7")) << Connect
                              << "";
}

void TestClient::failedExchange()
{
    QFETCH(Reply, answer);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    m_transport->tokenAnswers = {answer.result};
    const auto result = waitFor(m_client->write(writeOf()));
    QVERIFY(!result);
    QVERIFY2(result.error().kind == kind, errorKindName(result.error().kind).data());
    QCOMPARE(result.error().code, code);
    QVERIFY(!outcomeIsUnknown(result.error().kind));
    QCOMPARE(m_transport->calls().size(), 0);
}

void TestClient::tokenRefused_data()
{
    QTest::addColumn<Reply>("refusal");
    QTest::newRow("expired") << Reply(FakeTransport::answer(401, problem("token_expired")));
    QTest::newRow("forgotten by the server")
        << Reply(FakeTransport::answer(401, problem("unauthenticated")));
    QTest::newRow("no body") << Reply(FakeTransport::answer(401, ""));
}

void TestClient::tokenRefused()
{
    QFETCH(Reply, refusal);
    for (const bool write : {false, true}) {
        m_transport->answers = {refusal.result, FakeTransport::answer(200, "{}")};
        m_transport->requests.clear();
        m_transport->exchanges = 0;
        make();
        QVERIFY(waitFor(write ? m_client->write(writeOf()) : m_client->read(readOf())));
        QCOMPARE(m_transport->exchanges, 2);
        const QList<HttpRequest> calls = m_transport->calls();
        QCOMPARE(calls.size(), 2);
        QCOMPARE(headerValue(calls[1].headers, "Authorization"), "Bearer token-2");
        QCOMPARE(calls[0].body, calls[1].body);
        QCOMPARE(headerValue(calls[0].headers, "Idempotency-Key"),
                 headerValue(calls[1].headers, "Idempotency-Key"));
    }
}

void TestClient::tokenRefusedTwice()
{
    for (int i = 0; i < 10; ++i)
        m_transport->answers.append(FakeTransport::answer(401, problem("unauthenticated")));
    const auto result = waitFor(m_client->write(writeOf()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Unauthenticated);
    QCOMPARE(m_transport->calls().size(), 2);
}

void TestClient::clockSkew_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QString>("says");
    QTest::newRow("an hour ahead")
        << QByteArray("Fri, 02 Jan 2026 02:04:05 GMT") << "1 h 0 min ahead";
    QTest::newRow("ten minutes behind")
        << QByteArray("Fri, 02 Jan 2026 03:14:35 GMT") << "10 min 30 s behind";
    QTest::newRow("no date") << QByteArray() << "too far";
    QTest::newRow("an odd date") << QByteArray("today") << "too far";
    QTest::newRow("a proxy's own date") << QByteArray("Fri, 02 Jan 2026 03:04:06 GMT") << "too far";
}

void TestClient::clockSkew()
{
    QFETCH(QByteArray, date);
    QFETCH(QString, says);
    m_transport->tokenAnswers = {
        FakeTransport::answer(401, problem("clock_skew"), {{"Date", date}}),
        FakeTransport::answer(401, problem("clock_skew"), {{"Date", date}})};
    for (const bool write : {false, true}) {
        const auto result = waitFor(write ? m_client->write(writeOf()) : m_client->read(readOf()));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::ClockSkew);
        QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
    }
    QCOMPARE(m_transport->requests.size(), 2); // no blind retry
}

void TestClient::readRetries_data()
{
    QTest::addColumn<Reply>("first");
    QTest::addColumn<bool>("again");
    using enum ErrorKind;
    for (const ErrorKind kind : {Dns, Connect, Proxy, Timeout, Dropped})
        QTest::newRow(errorKindName(kind).data()) << Reply(failure(kind)) << true;
    for (const ErrorKind kind : {Tls, Canceled, Protocol})
        QTest::newRow(errorKindName(kind).data()) << Reply(failure(kind)) << false;
    const auto row = [](int status, const char *code, bool again, const Headers &headers = {}) {
        QTest::addRow("%d %s", status, code)
            << Reply(FakeTransport::answer(status, problem(code), headers)) << again;
    };
    row(400, "malformed_request", false);
    row(403, "forbidden_scope", false);
    row(404, "not_found", false);
    row(408, "request_timeout", true);
    row(409, "idempotency_in_progress", true, {{"Retry-After", "0"}});
    row(409, "conflict", false);
    row(409, "invalid_state", false);
    row(410, "cursor_expired", false);
    row(422, "validation_failed", false);
    row(429, "rate_limited", true, {{"Retry-After", "0"}});
    row(500, "internal", true);
    row(502, "", true);
    row(503, "unavailable", true, {{"Retry-After", "0"}});
    row(504, "", true);
    row(302, "", false);
}

void TestClient::readRetries()
{
    QFETCH(Reply, first);
    QFETCH(bool, again);
    m_transport->answers = {first.result, FakeTransport::answer(200, "{}")};
    const auto result = waitFor(m_client->read(readOf()));
    QCOMPARE(result.has_value(), again);
    QCOMPARE(m_transport->calls().size(), again ? 2 : 1);
}

void TestClient::readGivesUp()
{
    for (int i = 0; i < 10; ++i)
        m_transport->answers.append(FakeTransport::answer(503, "", {{"Retry-After", "0"}}));
    const auto result = waitFor(m_client->read(readOf()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::ServerFault);
    QCOMPARE(m_transport->calls().size(), 4);
    QCOMPARE(m_log.last().attempt, 4);
}

void TestClient::readDoesNotSitAndWait()
{
    m_transport->answers = {
        FakeTransport::answer(429, problem("rate_limited"), {{"Retry-After", "120"}})};
    const auto result = waitFor(m_client->read(readOf()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::RateLimited);
    QCOMPARE(result.error().retryAfterMs, std::optional<qint64>(120'000));
}

void TestClient::writeHasOneAttempt_data()
{
    QTest::addColumn<Reply>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("unknown");
    using enum ErrorKind;
    QTest::newRow("dropped") << Reply(failure(Dropped)) << Dropped << true;
    QTest::newRow("timeout") << Reply(failure(Timeout)) << Timeout << true;
    QTest::newRow("connect") << Reply(failure(Connect)) << Connect << false;
    QTest::newRow("500") << Reply(FakeTransport::answer(500, problem("internal"))) << ServerFault
                         << true;
    QTest::newRow("502 in html") << Reply(FakeTransport::answer(502, "<html>")) << ServerFault
                                 << true;
    QTest::newRow("503") << Reply(FakeTransport::answer(503, problem("unavailable"))) << ServerFault
                         << true;
    QTest::newRow("408") << Reply(FakeTransport::answer(408, "")) << Timeout << true;
    QTest::newRow("in progress") << Reply(FakeTransport::answer(409,
                                                                problem("idempotency_in_progress")))
                                 << ServerFault << true;
    QTest::newRow("redirect") << Reply(FakeTransport::answer(308, "")) << Protocol << true;
    QTest::newRow("429") << Reply(FakeTransport::answer(429, problem("rate_limited")))
                         << RateLimited << false;
    QTest::newRow("422") << Reply(FakeTransport::answer(422, problem("validation_failed")))
                         << Refused << false;
}

void TestClient::writeHasOneAttempt()
{
    QFETCH(Reply, answer);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, unknown);
    m_transport->answers = {answer.result, FakeTransport::answer(201, "{}")};
    const auto result = waitFor(m_client->write(writeOf()));
    QVERIFY(!result);
    QVERIFY2(result.error().kind == kind, errorKindName(result.error().kind).data());
    QCOMPARE(outcomeIsUnknown(result.error().kind), unknown);
    QCOMPARE(m_transport->calls().size(), 1);
}

void TestClient::sameBytesInOneSecond()
{
    const Result<HttpAnswer> replayed = FakeTransport::answer(401, problem("signature_replayed"));
    m_transport->answers = {replayed, FakeTransport::answer(201, "{}")};
    QVERIFY(waitFor(m_client->write(writeOf())));
    QCOMPARE(m_transport->calls().size(), 2);
    QCOMPARE(m_transport->exchanges, 1);
    m_transport->answers = {replayed, replayed, FakeTransport::answer(201, "{}")};
    const auto refused = waitFor(m_client->write(writeOf()));
    QVERIFY(!refused);
    QVERIFY(!outcomeIsUnknown(refused.error().kind));
}

void TestClient::writeNeedsAKey()
{
    ApiRequest request = writeOf();
    request.idempotencyKey.clear();
    const auto result = waitFor(m_client->write(request));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(m_transport->requests.size(), 0);
}

void TestClient::errors_data()
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

void TestClient::errors()
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
void TestClient::successThatCannotBeRead()
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

void TestClient::requestLog()
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

void TestClient::logHoldsNoSecret()
{
    m_transport->answers = {FakeTransport::answer(200, "{\"note\":\"body\"}")};
    QVERIFY(waitFor(m_client->write(writeOf())));
    QByteArrayList secrets{"token-1", "25.00", "note"};
    for (const HttpRequest &request : std::as_const(m_transport->requests))
        secrets.append(headerValue(request.headers, "X-Signature"));
    for (const RequestLogEntry &e : std::as_const(m_log)) {
        const QString all =
            QStringList{e.method,         e.target,     e.requestId, e.correlationId,
                        e.idempotencyKey, e.resourceId, e.outcome,   e.flags}
                .join(QLatin1Char('|'));
        for (const QByteArray &secret : std::as_const(secrets))
            QVERIFY2(!all.contains(QString::fromLatin1(secret)), qPrintable(all));
    }
}

void TestClient::quotaUsedUp()
{
    m_transport->answers = {
        FakeTransport::answer(200, "{}", {{"RateLimit", "\"default\";r=0;t=1"}}),
        FakeTransport::answer(200, "{}"), FakeTransport::answer(200, "{}")};
    QVERIFY(waitFor(m_client->read(readOf())));
    const auto held = m_client->read(readOf());
    QCoreApplication::processEvents();
    QCOMPARE(m_transport->calls().size(), 1);     // waits
    QVERIFY(waitFor(m_client->write(writeOf()))); // a write does not
    QVERIFY(waitFor(held));
    QCOMPARE(m_transport->calls().size(), 3);
}

void TestClient::longPoll()
{
    m_transport->answers = {FakeTransport::answer(
        200, R"({"data":[],"next":"evt_1","has_more":false})", {{"X-Request-Id", "req_3"}})};
    const auto page = waitFor(api::fetchEvents(*m_client, QStringLiteral("evt_1"), 500, 25));
    QVERIFY(page);
    QCOMPARE(page->next, QStringLiteral("evt_1"));
    QCOMPARE(page->requestId, QStringLiteral("req_3"));
    const HttpRequest sent = m_transport->calls().first();
    QCOMPARE(sent.target, "/v1/events?after=evt_1&limit=500");
    QCOMPARE(headerValue(sent.headers, "Prefer"), "wait=25");
    QVERIFY(sent.silenceTimeoutMs >= 50'000);
}

void TestClient::reachable()
{
    QSignalSpy spy(m_client.get(), &Client::reachableChanged);
    m_transport->answers = {FakeTransport::answer(404, ""), failure(ErrorKind::Timeout),
                            failure(ErrorKind::Connect), FakeTransport::answer(200, "{}")};
    (void)waitFor(m_client->read(readOf()));
    QVERIFY(waitFor(m_client->read(readOf())));
    QList<bool> said;
    for (const QVariantList &arguments : spy)
        said.append(arguments.first().toBool());
    QCOMPARE(said, QList<bool>({true, false, true}));
}

void TestClient::canceling()
{
    auto page = api::listInvoices(*m_client, {}, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_transport->held.size(), 1, PatienceMs);
    page.cancel();
    // The canceling goes all the way down to the wire.
    QTRY_VERIFY_WITH_TIMEOUT(m_transport->held.first()->isCanceled(), PatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(page.isFinished(), PatienceMs);
    QVERIFY(page.isCanceled());
}

void TestClient::destroyed()
{
    const auto write = m_client->write(writeOf());
    QTRY_COMPARE_WITH_TIMEOUT(m_transport->held.size(), 1, PatienceMs);
    m_client.reset();
    QVERIFY(write.isFinished());
    QCOMPARE(write.result().error().kind, ErrorKind::Canceled);
    QVERIFY(outcomeIsUnknown(ErrorKind::Canceled));
}

void TestClient::headerInjection()
{
    for (const char *bad : {"a\r\nX-Evil: 1", "a b", "\xc3\xa4"}) {
        ApiRequest request = writeOf();
        request.idempotencyKey = QString::fromUtf8(bad);
        const auto result = waitFor(m_client->write(request));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    }
    QCOMPARE(m_transport->calls().size(), 0);
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
