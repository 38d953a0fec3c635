// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/meaning.h"
#include "support/seededrandom.h"

#include <QTest>

using namespace coinpay;

namespace {

constexpr UnixMs Now = 1'767'322'800'000;

Error error(ErrorKind kind, int status = 0, const char *code = "")
{
    Error error;
    error.kind = kind;
    error.httpStatus = status;
    error.code = QString::fromLatin1(code);
    error.message = QStringLiteral("It went wrong.");
    error.requestId = status == 0 ? QString() : QStringLiteral("req_1");
    return error;
}

Operation inFlight(int attempts = 1)
{
    Operation operation;
    operation.id = QStringLiteral("op_1");
    operation.state = OperationState::InFlight;
    operation.attempts = attempts;
    return operation;
}

AttemptHistory risky(int denied = 0)
{
    return {true, Now - 1000, Now - 1000, denied};
}

AttemptHistory deniedOften()
{
    AttemptHistory history;
    history.deniedInARow = DeniedCeiling - 1;
    return history;
}

} // namespace

Q_DECLARE_METATYPE(coinpay::Error)
Q_DECLARE_METATYPE(coinpay::AttemptHistory)
Q_DECLARE_METATYPE(coinpay::OperationState)

class TestMeaning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void step_data()
    {
        QTest::addColumn<Error>("said");
        QTest::addColumn<AttemptHistory>("history");
        QTest::addColumn<OperationState>("state");
        using enum OperationState;
        using Kind = ErrorKind;
        const AttemptHistory clean;
        const auto row = [](const char *name, const Error &said, const AttemptHistory &history,
                            OperationState state) {
            QTest::newRow(name) << said << history << state;
        };
        row("connection refused, nothing left", error(Kind::Connect), clean, Queued);
        row("the name does not resolve", error(Kind::Dns), clean, Queued);
        row("certificate not trusted", error(Kind::Tls), clean, Queued);
        row("the proxy said no", error(Kind::Proxy), clean, Queued);
        row("refused connection after a lost answer", error(Kind::Connect), risky(), Unknown);
        row("no answer in time", error(Kind::Timeout), clean, Unknown);
        row("cut off", error(Kind::Dropped), clean, Unknown);
        row("an answer nobody understands", error(Kind::Protocol, 201), clean, Unknown);
        row("500", error(Kind::ServerFault, 500, "internal"), clean, Unknown);
        row("503", error(Kind::ServerFault, 503, "unavailable"), clean, Unknown);
        row("a proxy's own 502", error(Kind::ServerFault, 502), clean, Unknown);
        row("the program ended", error(Kind::Canceled), clean, Unknown);
        row("too many requests", error(Kind::RateLimited, 429, "rate_limited"), clean, Queued);
        row("too many, after a lost answer", error(Kind::RateLimited, 429, "rate_limited"), risky(),
            Unknown);
        row("same signature in the same second",
            error(Kind::Unauthenticated, 401, "signature_replayed"), clean, Queued);
        row("key not known", error(Kind::Unauthenticated, 401, "unauthenticated"), clean, Queued);
        row("clock off", error(Kind::ClockSkew, 401, "clock_skew"), clean, Queued);
        row("key revoked after a lost answer", error(Kind::Unauthenticated, 401, "unauthenticated"),
            risky(), Unknown);
        row("denied once too often", error(Kind::Unauthenticated, 401, "unauthenticated"),
            deniedOften(), NeedsPerson);
        row("denied once too often after a lost answer",
            error(Kind::Unauthenticated, 401, "unauthenticated"), risky(DeniedCeiling - 1),
            NeedsPerson);
        row("scope missing, nothing done", error(Kind::Forbidden, 403, "forbidden_scope"), clean,
            Rejected);
        row("scope missing after a lost answer", error(Kind::Forbidden, 403, "forbidden_scope"),
            risky(), Unknown);
        row("refused", error(Kind::Refused, 422, "validation_failed"), clean, Rejected);
        row("refused after a lost answer: the first answer is the one that is kept",
            error(Kind::Refused, 409, "invalid_state"), risky(), Rejected);
        row("400 after a lost answer: the key was looked at first",
            error(Kind::Refused, 400, "malformed_request"), risky(), Rejected);
        row("no such path", error(Kind::NotFound, 404, "not_found"), clean, Rejected);
        row("no such path, after a lost answer: the key was not looked at",
            error(Kind::NotFound, 404, "not_found"), risky(), Unknown);
        row("too large, after a lost answer", error(Kind::Refused, 413, "payload_too_large"),
            risky(), Unknown);
        row("404 in a proxy's words", error(Kind::NotFound, 404), clean, Unknown);
        row("400 in a proxy's words", error(Kind::Refused, 400), risky(), Unknown);
        row("still running", error(Kind::Refused, 409, "idempotency_in_progress"), clean, Unknown);
        row("key reused", error(Kind::Refused, 422, "idempotency_key_reused"), clean, NeedsPerson);
        row("not sendable", error(Kind::InvalidInput), clean, Rejected);
        row("not sendable any more", error(Kind::InvalidInput), risky(), NeedsPerson);
    }

    void step()
    {
        QFETCH(const Error, said);
        QFETCH(const AttemptHistory, history);
        QFETCH(const OperationState, state);
        test::SeededRandom random;
        const OperationStep step = stepAfterError(inFlight(), said, history, Now, random);
        QCOMPARE(operationStateName(step.state), operationStateName(state));
        QVERIFY(isPossibleStep(OperationState::InFlight, step.state));
        QVERIFY(step.endsAttempt);
        QVERIFY(!step.message.isEmpty());
        QCOMPARE(step.requestId, said.requestId);
        QCOMPARE(step.code, said.code.isEmpty() ? QString(errorKindName(said.kind)) : said.code);
        const bool goesOn = state == OperationState::Queued || state == OperationState::Unknown;
        QCOMPARE(step.nextAttemptAt > Now, goesOn); // a person, or nobody, decides on the others
    }

    void accessToAResourceThatIsGoneIsAVerdict()
    {
        test::SeededRandom random;
        Operation cancel = inFlight(2);
        cancel.request.kind = OperationKind::CancelInvoice;
        const OperationStep step = stepAfterError(
            cancel, error(ErrorKind::NotFound, 404, "not_found"), risky(), Now, random);
        QCOMPARE(operationStateName(step.state), operationStateName(OperationState::Rejected));
    }

    void retryAfterWins()
    {
        test::SeededRandom random;
        Error busy = error(ErrorKind::ServerFault, 503, "unavailable");
        busy.retryAfterMs = 90'000;
        QCOMPARE(stepAfterError(inFlight(), busy, {}, Now, random).nextAttemptAt, Now + 90'000);
        busy.retryAfterMs = 10LL * 24 * 3600 * 1000;
        QCOMPARE(stepAfterError(inFlight(), busy, {}, Now, random).nextAttemptAt,
                 Now + LongestRetryAfterMs);
        busy.retryAfterMs = -5;
        QVERIFY(stepAfterError(inFlight(), busy, {}, Now, random).nextAttemptAt > Now);
    }

    void delayGrowsToItsCapAndIsNeverNone()
    {
        SystemRandom random;
        constexpr qint64 Cap = 5 * 60'000;
        qint64 longest = 0;
        for (const int attempts : {1, 2, 10, 50, 1000}) {
            for (int i = 0; i < 200; ++i) {
                const OperationStep step = stepAfterError(
                    inFlight(attempts), error(ErrorKind::Timeout), risky(), Now, random);
                QVERIFY(step.nextAttemptAt > Now);
                QVERIFY(step.nextAttemptAt <= Now + Cap);
                longest = qMax(longest, step.nextAttemptAt - Now);
            }
            if (attempts == 1)
                QVERIFY(longest <= 500);
        }
        QVERIFY(longest > Cap / 2);
    }
};

QTEST_GUILESS_MAIN(TestMeaning)
#include "tst_meaning.moc"
