// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A webhook endpoint's new secret is answered once: it must reach its keeper whatever is lost, and
// nothing else.
#include "api/webhookendpoints.h"
#include "support/drivenprofile.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QPromise>
#include <QSignalSpy>

using namespace coinpay;
using namespace coinpay::test;

namespace {

const QByteArray secretText = "whsec_an-example-that-signs-nothing-0012";

QByteArray answerJson()
{
    return R"({"id":"whs_12","endpoint_id":"whk_1","secret":")" + secretText +
           R"(","created_at":"2026-01-02T03:04:05Z","expires_at":null})";
}

OperationDraft rotation()
{
    WebhookEndpoint endpoint;
    endpoint.id = QStringLiteral("whk_1");
    endpoint.url = QStringLiteral("https://merchant.example.com/hooks");
    return *api::rotateWebhookSecret(endpoint, 3600);
}

//! What is written below a folder.
QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

//! Keeps what it is given, at once or when the test says so.
struct Keeper
{
    QStringList kept; //!< "ENDPOINT SECRET-ID CLEAR-TEXT"
    std::optional<Error> refuses;
    bool isSlow = false;
    QList<std::shared_ptr<QPromise<Done>>> waiting;

    Driver::SecretKeeper function()
    {
        return
            [this](const QString &endpointId, const QString &secretId, const SharedSecret &secret) {
                auto promise = std::make_shared<QPromise<Done>>();
                promise->start();
                kept.append(endpointId + QLatin1Char(' ') + secretId + QLatin1Char(' ') +
                            QString::fromLatin1(secret->view()));
                waiting.append(promise);
                if (!isSlow)
                    answer();
                return promise->future();
            };
    }

    void answer()
    {
        for (const auto &promise : std::exchange(waiting, {})) {
            promise->addResult(refuses ? Done(fail(*refuses)) : Done());
            promise->finish();
        }
    }
};

const QStringList once{QStringLiteral("whk_1 whs_12 ") + QString::fromLatin1(secretText)};

} // namespace

class TestNewSecret : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static QString stateOf(DrivenProfile &profile, const Operation &asked)
    {
        return operationStateName(profile.operation(asked.id).state);
    }

    //! Turns the clock to each next attempt until the operation is over.
    [[nodiscard]] static bool driveToEnd(DrivenProfile &profile, Driver &driver,
                                         const Operation &asked)
    {
        return QTest::qWaitFor(
            [&] {
                const Operation row = profile.operation(asked.id);
                if (row.state == OperationState::Queued || row.state == OperationState::Unknown)
                    profile.clock.advance(qMax(0LL, row.nextAttemptAt - profile.clock.now()));
                driver.wake();
                return isOver(row.state);
            },
            20'000);
    }

private Q_SLOTS:
    void everyLossEndsInOneSecret_data()
    {
        QTest::addColumn<QStringList>("script");
        QTest::newRow("answered at once") << QStringList{QStringLiteral("answer")};
        QTest::newRow("the answer is lost")
            << QStringList{QStringLiteral("lost"), QStringLiteral("replay")};
        QTest::newRow("the answer is cut to pieces")
            << QStringList{QStringLiteral("cut"), QStringLiteral("replay")};
        QTest::newRow("another endpoint's answer, then its own")
            << QStringList{QStringLiteral("other"), QStringLiteral("replay")};
    }

    void everyLossEndsInOneSecret()
    {
        QFETCH(QStringList, script);
        const auto attempts = script.size();
        DrivenProfile profile;
        profile.server.onRequest = [&](const HttpRequest &) {
            const QString word = script.takeFirst();
            if (word == QLatin1String("lost"))
                return FakeServer::broken(ErrorKind::Dropped);
            if (word == QLatin1String("cut"))
                return profile.server.json(201, answerJson().chopped(1));
            if (word == QLatin1String("other"))
                return profile.server.json(201, answerJson().replace("whk_1", "whk_2"));
            return profile.server.json(201, answerJson(),
                                       word == QLatin1String("replay")
                                           ? Headers{{"Idempotent-Replayed", "true"}}
                                           : Headers{});
        };
        const Operation asked = profile.wait(profile.store->addOperation(rotation()));
        Keeper keeper;
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.setSecretKeeper(keeper.function());
        driver.start();
        QVERIFY(driveToEnd(profile, driver, asked));
        QCOMPARE(stateOf(profile, asked), QStringLiteral("final"));
        QCOMPARE(profile.operation(asked.id).resultId, QStringLiteral("whs_12"));
        QCOMPARE(profile.operation(asked.id).message, QString());
        QCOMPARE(keeper.kept, once);
        QCOMPARE(profile.server.requests.size(), attempts);
        for (const HttpRequest &request : std::as_const(profile.server.requests)) {
            QCOMPARE(request.body, QByteArray(R"({"expire_previous_in":3600})"));
            QCOMPARE(headerValue(request.headers, "Idempotency-Key"),
                     asked.idempotencyKey.toLatin1());
        }
        QVERIFY(!everythingIn(profile.dir.path()).contains(secretText));
        QVERIFY(everythingIn(profile.dir.path()).contains("whs_12")); // the search does search
    }

    void overOnlyOnceItIsKept()
    {
        DrivenProfile profile;
        profile.server.onRequest = [&](const HttpRequest &) {
            return profile.server.json(201, answerJson());
        };
        const Operation asked = profile.wait(profile.store->addOperation(rotation()));
        Keeper keeper;
        keeper.isSlow = true; // somebody has to unlock the keychain
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.setSecretKeeper(keeper.function());
        driver.start();
        QTRY_COMPARE(keeper.kept, once);
        QTest::qWait(50);
        QCOMPARE(stateOf(profile, asked), QStringLiteral("in_flight"));
        keeper.answer();
        QTRY_COMPARE(stateOf(profile, asked), QStringLiteral("final"));
    }

    void endedBeforeItWasKept()
    {
        DrivenProfile profile;
        profile.server.onRequest = [&](const HttpRequest &) {
            return profile.server.json(201, answerJson());
        };
        const Operation asked = profile.wait(profile.store->addOperation(rotation()));
        Keeper keeper;
        keeper.isSlow = true;
        Driver first(profile.client, *profile.store, profile.clock, profile.random);
        first.setSecretKeeper(keeper.function());
        first.start();
        QTRY_COMPARE(keeper.kept.size(), 1);
        QSignalSpy finished(&first, &Driver::finished);
        first.stop();
        QVERIFY(finished.wait(20'000));
        QCOMPARE(stateOf(profile, asked), QStringLiteral("unknown"));
        keeper.answer(); // too late to say anything
        QTest::qWait(50);
        QCOMPARE(stateOf(profile, asked), QStringLiteral("unknown"));

        Keeper next;
        Driver second(profile.client, *profile.store, profile.clock, profile.random);
        second.setSecretKeeper(next.function());
        second.start();
        QVERIFY(driveToEnd(profile, second, asked));
        QCOMPARE(next.kept, once);
        QCOMPARE(headerValue(profile.server.requests[0].headers, "Idempotency-Key"),
                 headerValue(profile.server.requests[1].headers, "Idempotency-Key"));
    }

    void noKeychain_data()
    {
        QTest::addColumn<bool>("hasKeeper");
        QTest::newRow("it refuses") << true;
        QTest::newRow("there is none") << false;
    }

    //! The secret was made: that it could not be kept is said, and does not undo it.
    void noKeychain()
    {
        QFETCH(const bool, hasKeeper);
        DrivenProfile profile;
        profile.server.onRequest = [&](const HttpRequest &) {
            return profile.server.json(201, answerJson());
        };
        const Operation asked = profile.wait(profile.store->addOperation(rotation()));
        Keeper keeper;
        keeper.refuses.emplace();
        keeper.refuses->kind = ErrorKind::KeychainMissing;
        keeper.refuses->message = QStringLiteral("No keychain, sorry.");
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        if (hasKeeper)
            driver.setSecretKeeper(keeper.function());
        driver.start();
        QVERIFY(driveToEnd(profile, driver, asked));
        QCOMPARE(stateOf(profile, asked), QStringLiteral("final"));
        const QString said = profile.operation(asked.id).message;
        QVERIFY2(!said.isEmpty() && !said.contains(QString::fromLatin1(secretText)),
                 qPrintable(said));
        QCOMPARE(said.contains(QLatin1String("No keychain, sorry.")), hasKeeper);
        QVERIFY(!everythingIn(profile.dir.path()).contains(secretText));
    }

    //! Past the life of its key nobody can have the answer again; the row says what that means.
    void answerThatNobodyCanHaveAgain()
    {
        DrivenProfile profile;
        const QByteArray hash =
            QCryptographicHash::hash(rotation().body, QCryptographicHash::Sha256).toHex();
        profile.server.onRequest = [&](const HttpRequest &request) {
            if (request.method == "POST")
                return FakeServer::broken(ErrorKind::Timeout);
            const QByteArray key = request.target.mid(request.target.indexOf('=') + 1);
            return profile.server.json(
                200, R"({"data":[{"id":"req_9","method":"POST",)"
                     R"("target":"/v1/webhook_endpoints/whk_1/secret_rotations","status":201,)"
                     R"("code":null,"key_id":"key_1","idempotency_key":")" +
                         key +
                         R"(","correlation_id":null,"resource_id":"whk_1",)"
                         R"("received_at":"2026-01-02T03:00:00Z","duration_ms":1,"body_sha256":")" +
                         hash +
                         R"(","signature_valid":true,"replayed":false}],)"
                         R"("next_cursor":null,"has_more":false})");
        };
        const Operation asked = profile.wait(profile.store->addOperation(rotation()));
        Keeper keeper;
        Driver driver(profile.client, *profile.store, profile.clock, profile.random);
        driver.setSecretKeeper(keeper.function());
        driver.start();
        QTRY_COMPARE(stateOf(profile, asked), QStringLiteral("unknown"));
        const int sent = profile.server.count("POST", "/v1/webhook_endpoints");
        profile.clock.advance(25LL * 3600 * 1000);
        QVERIFY(driveToEnd(profile, driver, asked));
        QCOMPARE(stateOf(profile, asked), QStringLiteral("failed"));
        QCOMPARE(profile.operation(asked.id).code, QStringLiteral("secret_lost"));
        QVERIFY(!profile.operation(asked.id).message.isEmpty());
        QCOMPARE(profile.server.count("POST", "/v1/webhook_endpoints"), sent);
        QVERIFY(keeper.kept.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNewSecret)
#include "tst_newsecret.moc"
