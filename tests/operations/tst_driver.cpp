// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/drivenprofile.h"

#include <QCryptographicHash>
#include <QSignalSpy>

#include <algorithm>

using namespace coinpay;
using namespace coinpay::test;

namespace {

OperationDraft creation(const QByteArray &reference = "order_1")
{
    OperationDraft draft;
    draft.kind = OperationKind::CreateInvoice;
    draft.method = "POST";
    draft.target = "/v1/invoices";
    draft.body = R"({"amount":"25.00","asset":"USDT","reference":")" + reference + R"("})";
    draft.resourceType = QStringLiteral("invoice");
    draft.reference = QString::fromLatin1(reference);
    return draft;
}

OperationDraft cancellation()
{
    OperationDraft draft;
    draft.kind = OperationKind::CancelInvoice;
    draft.method = "POST";
    draft.target = "/v1/invoices/inv_1/cancellations";
    draft.body = R"({"reason":"changed my mind"})";
    draft.resourceType = QStringLiteral("invoice");
    draft.resourceId = QStringLiteral("inv_1");
    return draft;
}

bool isWrite(const HttpRequest &request)
{
    return request.method == "POST";
}

} // namespace

class TestDriver : public QObject
{
    Q_OBJECT

private:
    //! One word of a script: "201", "201 replayed", "dropped", "422 validation_failed", …
    static FakeServer::Answer say(FakeServer &server, const QString &word)
    {
        const QStringList parts = word.split(QLatin1Char(' '));
        const int status = parts.first().toInt();
        if (word == QLatin1String("201"))
            return server.json(201, invoiceJson("inv_1", "pending", 1));
        if (word == QLatin1String("201 replayed"))
            return server.json(201, invoiceJson("inv_1", "pending", 1),
                               {{"Idempotent-Replayed", "true"}});
        if (word == QLatin1String("201 garbage"))
            return server.json(201, "{\"id\":");
        if (word == QLatin1String("404 html")) {
            HttpAnswer answer;
            answer.status = 404;
            answer.headers = {{"Content-Type", "text/html"}};
            answer.body = "<html>not here</html>";
            return answer;
        }
        if (status == 0) {
            for (const ErrorKind kind : {ErrorKind::Connect, ErrorKind::Dns, ErrorKind::Tls,
                                         ErrorKind::Timeout, ErrorKind::Dropped}) {
                if (word == errorKindName(kind))
                    return FakeServer::broken(kind);
            }
            qFatal("no such word: %s", qPrintable(word));
        }
        return server.problem(status, parts.last().toLatin1(),
                              status == 503 ? Headers{{"Retry-After", "2"}} : Headers{});
    }

private Q_SLOTS:
    void creation_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("end");
        const auto row = [](const char *name, const char *script, const char *end) {
            QTest::newRow(name) << QString::fromLatin1(script) << QString::fromLatin1(end);
        };
        row("made at once", "201", "final");
        row("lost answer, then the first answer again", "dropped, 201 replayed", "final");
        row("no answer in time, twice", "timeout, timeout, 201", "final");
        row("nobody listens, then somebody does", "connect, connect, 201", "final");
        row("the server failed, was busy, and then did it", "500 internal, 503 unavailable, 201",
            "final");
        row("still at work on the first attempt",
            "dropped, 409 idempotency_in_progress, 201 replayed", "final");
        row("an answer cut to pieces, then whole", "201 garbage, 201 replayed", "final");
        row("a proxy's page is no verdict", "404 html, 201", "final");
        row("too many, then fine", "429 rate_limited, 201", "final");
        row("refused", "422 validation_failed", "rejected");
        row("refused after a lost answer", "dropped, 422 validation_failed", "rejected");
        row("scope missing", "403 forbidden_scope", "rejected");
        row("key reused", "422 idempotency_key_reused", "needs_person");
        row("a key nobody accepts",
            "401 signature_invalid, 401 signature_invalid, 401 signature_invalid, 401 "
            "signature_invalid, "
            "401 signature_invalid, 401 signature_invalid, 401 signature_invalid, 401 "
            "signature_invalid",
            "needs_person");
    }

    void creation()
    {
        QFETCH(const QString, script);
        QStringList words = script.split(QLatin1String(", "));
        const auto attempts = words.size();
        DrivenProfile profile;
        profile.server.onRequest = [&](const HttpRequest &) {
            return words.isEmpty() ? FakeServer::broken(ErrorKind::Connect)
                                   : say(profile.server, words.takeFirst());
        };
        const Operation asked = profile.wait(profile.store->addOperation(::creation()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        const auto turned = [&] {
            const Operation row = profile.operation(asked.id);
            if (row.state == OperationState::Queued || row.state == OperationState::Unknown)
                profile.clock.advance(qMax(0LL, row.nextAttemptAt - profile.clock.now()));
            driver.wake();
            return words.isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(turned(), 20'000);
        QFETCH(const QString, end);
        QTRY_COMPARE(QString(operationStateName(profile.operation(asked.id).state)), end);

        // Once over, or a person's, time moves nothing.
        profile.clock.advance(3'600'000);
        driver.wake();
        QTest::qWait(50);
        QCOMPARE(QString(operationStateName(profile.operation(asked.id).state)), end);

        QCOMPARE(profile.server.requests.size(), attempts);
        for (const HttpRequest &request : std::as_const(profile.server.requests)) {
            QCOMPARE(request.body, ::creation().body);
            QCOMPARE(headerValue(request.headers, "Idempotency-Key"),
                     asked.idempotencyKey.toLatin1());
            QCOMPARE(headerValue(request.headers, "X-Correlation-Id"), asked.id.toLatin1());
        }
        // The client signs a replayed signature anew within the same attempt.
        const auto signedAnew = script.count(QLatin1String("signature_replayed"));
        const auto rows = profile.reader->attempts(asked.id);
        QCOMPARE(rows->size(), attempts - signedAnew);
        for (const Attempt &attempt : *rows)
            QVERIFY(attempt.finishedAt != 0);
        if (end == QLatin1String("final")) {
            QCOMPARE(profile.operation(asked.id).resultId, QStringLiteral("inv_1"));
            QVERIFY(!profile.operation(asked.id).requestId.isEmpty());
            QVERIFY(profile.reader->invoice(QStringLiteral("inv_1")));
        }
    }

    void theRequestLogSaysWhatTheAnswerWas()
    {
        DrivenProfile profile;
        QList<QStringList> log;
        QObject::connect(&profile.client, &Client::attempted, &profile.client,
                         [&](const RequestLogEntry &entry) {
                             if (entry.correlationId.startsWith(QLatin1String("op_")))
                                 log.append({entry.outcome, entry.resourceId, entry.flags});
                         });
        QByteArray sloppy = invoiceJson("inv_1", "pending", 1);
        QVERIFY(sloppy.contains(R"("amount":"25.00")"));
        sloppy.replace(R"("amount":"25.00")", R"("amount":25.00)");
        QList<QByteArray> bodies{"{\"id\":", sloppy};
        profile.server.onRequest = [&](const HttpRequest &) {
            return profile.server.json(201, bodies.takeFirst());
        };
        const Operation asked = profile.wait(profile.store->addOperation(::creation()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        const auto turned = [&] {
            const Operation row = profile.operation(asked.id);
            if (row.state == OperationState::Unknown)
                profile.clock.advance(qMax(0LL, row.nextAttemptAt - profile.clock.now()));
            driver.wake();
            return isOver(row.state);
        };
        QTRY_VERIFY_WITH_TIMEOUT(turned(), 20'000);
        const QList<QStringList> expected{
            {QStringLiteral("protocol"), {}, {}},
            {QStringLiteral("ok"), QStringLiteral("inv_1"), QStringLiteral("number_for_string")}};
        QCOMPARE(log, expected);
    }

    void lostAnswerIsUnknownUntilItIsKnown()
    {
        DrivenProfile profile;
        profile.server.onRequest = [](const HttpRequest &) {
            return FakeServer::broken(ErrorKind::Dropped);
        };
        const Operation asked = profile.wait(profile.store->addOperation(::creation()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::Unknown));
        QVERIFY(profile.operation(asked.id).nextAttemptAt > profile.clock.now());
    }

    void keyTooOldAsksTheServer_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("end");
        QTest::newRow("it was made")
            << QByteArray(R"({"id":"req_9","method":"POST","target":"/v1/invoices","status":201,)"
                          R"("code":null,"key_id":"key_1","idempotency_key":"KEY",)"
                          R"("correlation_id":null,"resource_id":"inv_1",)"
                          R"("received_at":"2026-01-02T03:00:00Z","duration_ms":1,)"
                          R"("body_sha256":"HASH","signature_valid":true,"replayed":false})")
            << QStringLiteral("final");
        QTest::newRow("it was refused")
            << QByteArray(R"({"id":"req_9","method":"POST","target":"/v1/invoices","status":422,)"
                          R"("code":"validation_failed","key_id":"key_1","idempotency_key":"KEY",)"
                          R"("correlation_id":null,"resource_id":null,)"
                          R"("received_at":"2026-01-02T03:00:00Z","duration_ms":1,)"
                          R"("body_sha256":"HASH","signature_valid":true,"replayed":false})")
            << QStringLiteral("rejected");
        QTest::newRow("nobody knows of it") << QByteArray() << QStringLiteral("needs_person");
    }

    void keyTooOldAsksTheServer()
    {
        QFETCH(const QByteArray, record);
        DrivenProfile profile;
        profile.server.onRequest = [&](const HttpRequest &request) {
            if (isWrite(request))
                return FakeServer::broken(ErrorKind::Timeout);
            if (request.target.startsWith("/v1/requests")) {
                const QByteArray key = request.target.mid(request.target.indexOf('=') + 1);
                const QByteArray hash =
                    QCryptographicHash::hash(::creation().body, QCryptographicHash::Sha256).toHex();
                return profile.server.json(
                    200, "{\"data\":[" +
                             QByteArray(record).replace("KEY", key).replace("HASH", hash) +
                             "],\"next_cursor\":null,\"has_more\":false}");
            }
            return profile.server.json(200, invoiceJson("inv_1", "paid", 4));
        };
        const Operation asked = profile.wait(profile.store->addOperation(::creation()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::Unknown));
        const auto sent = profile.server.count("POST", "/v1/invoices");

        profile.clock.advance(25LL * 3600 * 1000);
        const auto ended = [&] {
            const OperationState state = profile.operation(asked.id).state;
            if (state == OperationState::Unknown)
                profile.clock.advance(60'000);
            driver.wake();
            return isOver(state) || state == OperationState::NeedsPerson;
        };
        QTRY_VERIFY_WITH_TIMEOUT(ended(), 20'000);
        QTEST(QString(operationStateName(profile.operation(asked.id).state)), "end");
        QCOMPARE(profile.server.count("POST", "/v1/invoices"), sent); // never again
        QVERIFY(profile.server.count("GET", "/v1/requests?idempotency_key=" +
                                                asked.idempotencyKey.toLatin1()) > 0);
    }

    void neverLeftForDaysIsSentUnderTheSameKey()
    {
        DrivenProfile profile;
        bool listening = false;
        profile.server.onRequest = [&](const HttpRequest &) {
            return listening ? profile.server.json(201, invoiceJson("inv_1", "pending", 1))
                             : FakeServer::broken(ErrorKind::Connect);
        };
        const Operation asked = profile.wait(profile.store->addOperation(::creation()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_VERIFY(profile.operation(asked.id).nextAttemptAt > profile.clock.now());
        QCOMPARE(operationStateName(profile.operation(asked.id).state),
                 operationStateName(OperationState::Queued));
        profile.clock.advance(100LL * 3600 * 1000);
        listening = true;
        driver.wake();
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::Final));
    }

    void acceptedIsFollowedToItsEnd_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("end");
        QTest::newRow("canceled") << QByteArray("canceled") << QStringLiteral("final");
        QTest::newRow("paid first") << QByteArray("paid") << QStringLiteral("failed");
    }

    void acceptedIsFollowedToItsEnd()
    {
        QFETCH(const QByteArray, status);
        DrivenProfile profile;
        QByteArray now = invoiceJson("inv_1", "pending", 1);
        profile.server.onRequest = [&](const HttpRequest &request) {
            return profile.server.json(isWrite(request) ? 202 : 200, now);
        };
        const Operation asked = profile.wait(profile.store->addOperation(cancellation()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::Accepted)); // 202 is never final
        now = invoiceJson("inv_1", status, 2);
        const auto ended = [&] {
            profile.clock.advance(61'000);
            driver.wake();
            return isOver(profile.operation(asked.id).state);
        };
        QTRY_VERIFY_WITH_TIMEOUT(ended(), 20'000);
        QTEST(QString(operationStateName(profile.operation(asked.id).state)), "end");
        QCOMPARE(profile.server.count("POST", "/v1/invoices/inv_1/cancellations"), 1);
    }

    void theMirrorAloneEndsWhatWasAccepted()
    {
        DrivenProfile profile;
        profile.server.onRequest = [&](const HttpRequest &request) {
            return isWrite(request) ? profile.server.json(202, invoiceJson("inv_1", "pending", 1))
                                    : FakeServer::broken(ErrorKind::Connect);
        };
        const Operation asked = profile.wait(profile.store->addOperation(cancellation()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::Accepted));
        Invoice canceled = *profile.reader->invoice(QStringLiteral("inv_1"));
        canceled.status = InvoiceStatus::Canceled;
        canceled.statusText = QStringLiteral("canceled");
        canceled.version = 2;
        profile.wait(
            profile.store->apply({{canceled, LearnedFrom::EventFeed, profile.clock.now(), {}}}));
        driver.wake(); // as the feed does
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::Final));
    }

    void aPersonsTryNowSendsTheSameAgain()
    {
        DrivenProfile profile;
        QString word = QStringLiteral("422 idempotency_key_reused");
        profile.server.onRequest = [&](const HttpRequest &) { return say(profile.server, word); };
        const Operation asked = profile.wait(profile.store->addOperation(::creation()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::NeedsPerson));
        word = QStringLiteral("201 replayed");
        driver.tryNow(asked.id);
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::Final));
        QCOMPARE(profile.server.requests.size(), 2);
        QCOMPARE(headerValue(profile.server.requests[0].headers, "Idempotency-Key"),
                 headerValue(profile.server.requests[1].headers, "Idempotency-Key"));
    }

    void twoDriversShareTheWork()
    {
        DrivenProfile profile;
        profile.server.onRequest = [&](const HttpRequest &request) {
            const QByteArray key = headerValue(request.headers, "Idempotency-Key");
            return profile.server.json(201, invoiceJson("inv_" + key, "pending", 1));
        };
        for (int i = 0; i < 20; ++i)
            profile.wait(profile.store->addOperation(::creation("order_" + QByteArray::number(i))));
        auto other = Store::open(profile.dir.path(), profile.clock, profile.random);
        QVERIFY(other);
        Driver one(profile.client, *profile.store, profile.clock, profile.random);
        Driver two(profile.client, **other, profile.clock, profile.random);
        one.start();
        two.start();
        QTRY_VERIFY_WITH_TIMEOUT(profile.reader->openOperations(100)->isEmpty(), 20'000);
        QCOMPARE(profile.server.count("POST", "/v1/invoices"), 20); // none was sent by both
    }

    void whatWaitsForPeopleKeepsNothingElseWaiting()
    {
        DrivenProfile profile;
        QByteArray status = "pending";
        profile.server.onRequest = [&](const HttpRequest &request) {
            if (request.target.endsWith("/cancellations"))
                return profile.server.json(202, invoiceJson("inv_1", "pending", 1));
            if (isWrite(request))
                return profile.server.problem(422, "idempotency_key_reused");
            return profile.server.json(200, invoiceJson("inv_1", status, 2));
        };
        QList<OperationDraft> stuck;
        for (int i = 0; i < 300; ++i)
            stuck.append(::creation("order_" + QByteArray::number(i)));
        profile.wait(profile.store->addOperations(stuck));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        const auto waiting = [&] {
            const QList<Operation> open = *profile.reader->openOperations(1000);
            return std::ranges::count(open, OperationState::NeedsPerson, &Operation::state);
        };
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 300, 60'000);
        const Operation asked = profile.wait(profile.store->addOperation(cancellation()));
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::Accepted));
        status = "canceled";
        profile.clock.advance(61'000);
        driver.wake();
        QTRY_COMPARE(operationStateName(profile.operation(asked.id).state),
                     operationStateName(OperationState::Final));
    }

    void stopLeavesWhatHangsAsUnknown()
    {
        DrivenProfile profile;
        class Silent final : public Transport
        {
        public:
            QFuture<Result<HttpAnswer>> send(const HttpRequest &request) override
            {
                if (request.target == "/v1/auth/tokens")
                    return real->send(request);
                promises.emplace_back(std::make_unique<QPromise<Result<HttpAnswer>>>());
                promises.back()->start();
                return promises.back()->future();
            }

            Transport *real = nullptr;
            std::vector<std::unique_ptr<QPromise<Result<HttpAnswer>>>> promises;
        } silent;
        silent.real = &profile.server;
        Client client(silent, profile.clock, profile.random, QStringLiteral("key_1"),
                      std::make_shared<const SigningKey>(std::move(*SigningKey::generate())));
        const Operation asked = profile.wait(profile.store->addOperation(::creation()));
        Driver driver(client, *profile.store, profile.clock, profile.random);
        QSignalSpy finished(&driver, &Driver::finished);
        driver.start();
        QTRY_COMPARE(silent.promises.size(), size_t(1));
        driver.stop();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QCOMPARE(operationStateName(profile.operation(asked.id).state),
                 operationStateName(OperationState::Unknown));
    }
};

QTEST_GUILESS_MAIN(TestDriver)
#include "tst_driver.moc"
