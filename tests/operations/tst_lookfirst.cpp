// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/resourcefixtures.h"
#include "core/whendone.h"
#include "support/drivenprofile.h"

#include <QSignalSpy>

using namespace coinpay;
using namespace coinpay::test;

namespace {

const QString esc = QStringLiteral("esc_456");

OperationDraft release()
{
    OperationDraft draft;
    draft.kind = OperationKind::ReleaseEscrow;
    draft.method = "POST";
    draft.target = "/v1/escrows/esc_456/releases";
    draft.body = R"({"reason":"milestone_approved","amount":"100.00"})";
    draft.resourceType = QStringLiteral("release");
    draft.resourceId = esc;
    draft.reference = QStringLiteral("gig_204");
    draft.amount = *Money::parse(u"100.00", QStringLiteral("USDC"));
    draft.network = QStringLiteral("ethereum");
    draft.seenVersion = 3;
    return draft;
}

//! An escrow's server: what it is now, what its events say it was, and its releases.
struct EscrowServer
{
    explicit EscrowServer(DrivenProfile &profile)
        : m_server(profile.server)
    {
        m_server.onRequest = [this](const HttpRequest &request) { return answer(request); };
    }

    QByteArray now = escrowJson();
    QByteArray events = R"({"data":[],"next":"evt_0","has_more":false})";
    QByteArrayList releases;
    std::optional<ErrorKind> wire; //!< how a look fails
    QByteArray refusal;            //!< the code with which a look is refused
    QByteArrayList records;        //!< of what was sent under the key
    bool dropsWrites = false;
    bool dropsRecords = false;

private:
    FakeServer::Answer answer(const HttpRequest &request)
    {
        if (request.method == "POST") {
            return dropsWrites ? FakeServer::broken(ErrorKind::Dropped)
                               : m_server.json(202, payoutJson());
        }
        if (request.target.startsWith("/v1/events"))
            return m_server.json(200, events);
        if (request.target.startsWith("/v1/requests?")) {
            return dropsRecords ? FakeServer::broken(ErrorKind::Connect)
                                : m_server.json(200, pageJson(records));
        }
        if (request.target.contains("/releases/"))
            return m_server.json(200, payoutJson());
        if (request.target.contains("/releases?"))
            return m_server.json(200, pageJson(releases));
        if (request.target.contains('?'))
            return m_server.json(200, pageJson({}));
        if (wire)
            return FakeServer::broken(*wire);
        return refusal.isEmpty() ? m_server.json(200, now) : m_server.problem(404, refusal);
    }

    FakeServer &m_server;
};

//! Keeps what is asked about the program's own requests, and answers it when told to.
class HeldInquiries final : public Transport
{
public:
    explicit HeldInquiries(Transport &server)
        : m_server(server)
    {
    }

    QFuture<Result<HttpAnswer>> send(const HttpRequest &request) override
    {
        if (!isHolding || !request.target.startsWith("/v1/requests?"))
            return m_server.send(request);
        m_held.append({request, std::make_shared<QPromise<Result<HttpAnswer>>>()});
        m_held.last().second->start();
        return m_held.last().second->future();
    }

    [[nodiscard]] qsizetype held() const { return m_held.size(); }

    void answerOldest()
    {
        const auto [request, promise] = m_held.takeFirst();
        whenDone(m_server.send(request), &m_context, [promise](const Result<HttpAnswer> &answer) {
            promise->addResult(answer);
            promise->finish();
        });
    }

    bool isHolding = false;

private:
    Transport &m_server;
    QObject m_context;
    QList<std::pair<HttpRequest, std::shared_ptr<QPromise<Result<HttpAnswer>>>>> m_held;
};

} // namespace

//! Before the first byte of a release leaves, the escrow is looked at: it must be what the person
//! confirmed something about. And before it goes out again: the server knows its key, or nobody
//! else has acted meanwhile.
class TestLookFirst : public QObject
{
    Q_OBJECT

private:
    static int sent(const DrivenProfile &profile)
    {
        return profile.server.count("POST", "/v1/escrows/");
    }

    static int looks(const DrivenProfile &profile)
    {
        int number = 0;
        for (const HttpRequest &request : profile.server.requests)
            number += request.method == "GET" && request.target == "/v1/escrows/esc_456" ? 1 : 0;
        return number;
    }

    static QString state(DrivenProfile &profile, const Operation &asked)
    {
        return operationStateName(profile.operation(asked.id).state);
    }

    //! The server's record of the operation's own bytes.
    static QByteArray recordOf(const Operation &operation, int status)
    {
        const bool done = status < 300;
        const QByteArray code = done            ? "null"
                                : status == 409 ? "\"invalid_state\""
                                                : "\"internal\"";
        QByteArray record = requestJson("req_9", operation.idempotencyKey.toLatin1());
        record.replace(
            R"("status":201,"code":null)",
            QByteArray(R"("status":)" + QByteArray::number(status) + R"(,"code":)" + code));
        record.replace("\"inv_1\"", done ? "\"rel_61\"" : "null");
        record.replace("8693be7592ce5564b7d633bd6ea24a582faebbe2a88a103b32b196bc915e3de0",
                       operation.bodySha256);
        return record;
    }

    //! Lets the time of the next attempt come.
    static void turn(DrivenProfile &profile, Driver &driver, const Operation &asked)
    {
        const Operation row = profile.operation(asked.id);
        profile.clock.advance(qMax(0LL, row.nextAttemptAt - profile.clock.now()));
        driver.wake();
    }

private Q_SLOTS:
    void goesOutWhenNothingThatMattersChanged_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("events");
        const QByteArray none = R"({"data":[],"next":"evt_0","has_more":false})";
        QTest::newRow("the very version") << escrowJson() << none;
        QTest::newRow("more confirmations")
            << escrowJson("funded", 5).replace("\"confirmations\":7", "\"confirmations\":12")
            << feedOf("escrow", "esc_456", "funded", 3, escrowJson());
    }

    void goesOutWhenNothingThatMattersChanged()
    {
        QFETCH(const QByteArray, now);
        QFETCH(const QByteArray, events);
        DrivenProfile profile;
        EscrowServer escrow(profile);
        escrow.now = now;
        escrow.events = events;
        const Operation asked = profile.wait(profile.store->addOperation(release()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(state(profile, asked), QStringLiteral("accepted"));
        QCOMPARE(sent(profile), 1);
        QCOMPARE(looks(profile), 1);
        QCOMPARE(profile.reader->attempts(asked.id)->size(), 1);
    }

    void staysHereWhenItIsAnotherEscrowNow_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("events");
        QTest::addColumn<QString>("words");
        const QByteArray seen = feedOf("escrow", "esc_456", "funded", 3, escrowJson());
        const QByteArray none = R"({"data":[],"next":"evt_0","has_more":false})";
        QByteArray less = escrowJson("funded", 6);
        less.replace(R"("amount_released":"100.00")", R"("amount_released":"150.00")");
        QTest::newRow("another state")
            << escrowJson("disputed", 4) << seen << QStringLiteral("\"disputed\"");
        QTest::newRow("it holds less") << less << seen << QStringLiteral("149.50 USDC");
        QTest::newRow("nobody knows any more what was seen")
            << escrowJson("funded", 9) << none << QStringLiteral("has changed");
    }

    void staysHereWhenItIsAnotherEscrowNow()
    {
        QFETCH(const QByteArray, now);
        QFETCH(const QByteArray, events);
        QFETCH(const QString, words);
        DrivenProfile profile;
        EscrowServer escrow(profile);
        escrow.now = now;
        escrow.events = events;
        const Operation asked = profile.wait(profile.store->addOperation(release()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        QSignalSpy moved(&driver, &Driver::escrowMoved);
        driver.start();
        QTRY_COMPARE(state(profile, asked), QStringLiteral("rejected"));
        const Operation row = profile.operation(asked.id);
        QCOMPARE(row.code, QStringLiteral("changed_since_confirmed"));
        QVERIFY2(row.message.contains(words), qPrintable(row.message));
        QCOMPARE(sent(profile), 0);
        QTRY_COMPARE(moved.size(), 1); // so that it is shown as it is
        QCOMPARE(moved.first().first().toString(), esc);
    }

    void withoutALookNothingLeaves_data()
    {
        QTest::addColumn<int>("wire");
        QTest::addColumn<QByteArray>("now");
        QTest::newRow("nobody listens") << int(ErrorKind::Connect) << escrowJson();
        QTest::newRow("no answer") << int(ErrorKind::Timeout) << escrowJson();
        QTest::newRow("the answer was lost") << int(ErrorKind::Dropped) << escrowJson();
        QTest::newRow("an older escrow than was seen") << -1 << escrowJson("funded", 2);
    }

    void withoutALookNothingLeaves()
    {
        QFETCH(const int, wire);
        QFETCH(const QByteArray, now);
        DrivenProfile profile;
        EscrowServer escrow(profile);
        escrow.now = now;
        if (wire >= 0)
            escrow.wire = static_cast<ErrorKind>(wire);
        const Operation asked = profile.wait(profile.store->addOperation(release()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        const auto putOff = [&] {
            return state(profile, asked) == QLatin1String("queued") &&
                   profile.operation(asked.id).nextAttemptAt > profile.clock.now();
        };
        QTRY_VERIFY_WITH_TIMEOUT(putOff(), 60'000); // a read is tried a few times
        QCOMPARE(sent(profile), 0);
        QVERIFY(!profile.operation(asked.id).message.isEmpty());

        // A day later it is still good to go: nothing of it ever left.
        profile.clock.advance(26LL * 3600 * 1000);
        escrow.wire.reset();
        escrow.now = escrowJson();
        turn(profile, driver, asked);
        QTRY_COMPARE(state(profile, asked), QStringLiteral("accepted"));
        QCOMPARE(sent(profile), 1);
    }

    void anEscrowThatIsGoneIsAVerdict()
    {
        DrivenProfile profile;
        EscrowServer escrow(profile);
        escrow.refusal = "not_found";
        const Operation asked = profile.wait(profile.store->addOperation(release()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(state(profile, asked), QStringLiteral("rejected"));
        QCOMPARE(profile.operation(asked.id).code, QStringLiteral("not_found"));
        QCOMPARE(sent(profile), 0);
    }

    void whatMayHaveActedGoesOutAgainUnlessSomebodyElseActed_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<int>("status"); // of the server's record; 0: there is none
        QTest::addColumn<QString>("end");
        const QString again = QStringLiteral("accepted");
        const QString person = QStringLiteral("needs_person");
        const QByteArray moving = escrowJson("release_pending", 4);
        QTest::newRow("the very version") << escrowJson() << 0 << again;
        QTest::newRow("more confirmations")
            << escrowJson("funded", 5).replace("\"confirmations\":7", "\"confirmations\":12") << 0
            << again;
        QTest::newRow("its own doing") << moving << 202 << again;
        QTest::newRow("over: it can only be refused now")
            << escrowJson("released", 9) << 0 << again;
        QTest::newRow("refused, and then another's doing") << moving << 409 << again;
        QTest::newRow("another's doing") << moving << 0 << person;
        QTest::newRow("failed there, and then another's doing") << moving << 500 << person;
    }

    void whatMayHaveActedGoesOutAgainUnlessSomebodyElseActed()
    {
        QFETCH(const QByteArray, now);
        QFETCH(const int, status);
        QFETCH(const QString, end);
        DrivenProfile profile;
        EscrowServer escrow(profile);
        escrow.dropsWrites = true;
        const Operation asked = profile.wait(profile.store->addOperation(release()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        QSignalSpy moved(&driver, &Driver::escrowMoved);
        driver.start();
        QTRY_COMPARE(state(profile, asked), QStringLiteral("unknown"));
        QCOMPARE(looks(profile), 1);

        escrow.now = now;
        escrow.events = feedOf("escrow", "esc_456", "funded", 3, escrowJson());
        escrow.releases = {payoutJson("rel_of_another", "processing")
                               .replace("2026-01-02T03:04:05Z", "2026-01-02T03:16:40Z")};
        if (status != 0)
            escrow.records = {recordOf(asked, status)};
        escrow.dropsWrites = false;
        turn(profile, driver, asked);
        QTRY_COMPARE(state(profile, asked), end);
        QCOMPARE(looks(profile), 2);
        QCOMPARE(sent(profile), end == QLatin1String("accepted") ? 2 : 1);
        const Operation row = profile.operation(asked.id);
        if (end == QLatin1String("accepted"))
            return;
        QCOMPARE(row.code, QStringLiteral("changed_while_unknown"));
        QVERIFY2(row.message.contains(QLatin1String("asked to release 100.00 USDC")),
                 qPrintable(row.message));
        QTRY_COMPARE(moved.size(), 1); // so that it is shown as it is

        // Trying it looks again, and sends nothing; once the record settles it, that is that.
        driver.tryNow(asked.id);
        QTRY_COMPARE(looks(profile), 3);
        QTRY_COMPARE(state(profile, asked), end);
        QCOMPARE(sent(profile), 1);
        escrow.records = {recordOf(asked, 202)};
        const auto seen = driver.askServer(asked.id);
        QTRY_VERIFY(seen.isFinished());
        QVERIFY(seen.result());
        QTRY_COMPARE(state(profile, asked), QStringLiteral("accepted"));
        QCOMPARE(sent(profile), 1);
    }

    //! The server is asked by itself about a row that is left to a person. An attempt that begins
    //! meanwhile takes the row over, and the late answer to the first question changes nothing.
    void anAttemptTakesOverFromAQuestion()
    {
        DrivenProfile profile;
        EscrowServer escrow(profile);
        escrow.dropsWrites = true;
        HeldInquiries transport(profile.server);
        Client client(transport, profile.clock, profile.random, QStringLiteral("key_1"),
                      std::make_shared<const SigningKey>(std::move(*SigningKey::generate())));
        const Operation asked = profile.wait(profile.store->addOperation(release()));
        Driver driver(client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(state(profile, asked), QStringLiteral("unknown"));
        escrow.now = escrowJson("release_pending", 4);
        escrow.dropsWrites = false;
        turn(profile, driver, asked);
        QTRY_COMPARE(state(profile, asked), QStringLiteral("needs_person"));
        QTest::qWait(200); // looks around are a moment apart

        transport.isHolding = true;
        profile.clock.advance(3600LL * 1000); // it is time to ask again
        driver.wake();
        QTRY_COMPARE(transport.held(), 1);
        OperationStep again;
        again.operationId = asked.id;
        again.state = OperationState::Unknown;
        again.nextAttemptAt = profile.clock.now();
        profile.wait(profile.store->stepOperation(again));
        QTRY_COMPARE(transport.held(), 2); // the attempt asks for itself
        transport.answerOldest();
        QTest::qWait(50);
        transport.isHolding = false;
        transport.answerOldest();
        QTRY_COMPARE(state(profile, asked), QStringLiteral("needs_person"));
        QCOMPARE(sent(profile), 1);
    }

    void withoutTheRecordItStaysUnknown()
    {
        DrivenProfile profile;
        EscrowServer escrow(profile);
        escrow.dropsWrites = true;
        const Operation asked = profile.wait(profile.store->addOperation(release()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(state(profile, asked), QStringLiteral("unknown"));
        escrow.now = escrowJson("release_pending", 4);
        escrow.dropsRecords = true;
        const auto putOff = [&] {
            const Operation row = profile.operation(asked.id);
            return row.state == OperationState::Unknown && row.attempts == 2 &&
                   row.nextAttemptAt > profile.clock.now();
        };
        turn(profile, driver, asked);
        QTRY_VERIFY_WITH_TIMEOUT(putOff(), 60'000); // a read is tried a few times
        QCOMPARE(sent(profile), 1);
    }

    void anEscrowThatIsGoneIsNoVerdictOnAnEarlierAttempt()
    {
        DrivenProfile profile;
        EscrowServer escrow(profile);
        escrow.dropsWrites = true;
        const Operation asked = profile.wait(profile.store->addOperation(release()));
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.start();
        QTRY_COMPARE(state(profile, asked), QStringLiteral("unknown"));
        escrow.refusal = "not_found";
        turn(profile, driver, asked);
        QTRY_COMPARE(state(profile, asked), QStringLiteral("needs_person"));
        QCOMPARE(profile.operation(asked.id).code, QStringLiteral("not_found"));
        QCOMPARE(sent(profile), 1);
    }

    void stoppedWhileItLooks_data()
    {
        QTest::addColumn<bool>("mayHaveActed");
        QTest::addColumn<QString>("end");
        QTest::newRow("nothing is unknown") << false << QStringLiteral("queued");
        QTest::newRow("what was unknown stays so") << true << QStringLiteral("unknown");
    }

    void stoppedWhileItLooks()
    {
        QFETCH(const bool, mayHaveActed);
        QFETCH(const QString, end);
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
        const Operation asked = profile.wait(profile.store->addOperation(release()));
        if (mayHaveActed) {
            QVERIFY(profile.wait(profile.store->claimDueOperation(60'000)));
            OperationStep lost;
            lost.operationId = asked.id;
            lost.state = OperationState::Unknown;
            lost.nextAttemptAt = profile.clock.now();
            lost.code = QStringLiteral("dropped");
            profile.wait(profile.store->stepOperation(lost));
        }
        Driver driver(client, *profile.store, profile.clock, profile.random);
        QSignalSpy finished(&driver, &Driver::finished);
        driver.start();
        QTRY_COMPARE(silent.promises.size(), size_t(1));
        driver.stop();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QCOMPARE(state(profile, asked), end);
    }
};

QTEST_GUILESS_MAIN(TestLookFirst)
#include "tst_lookfirst.moc"
