// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/asking.h"

#include <QTest>

using namespace coinpay;

namespace {

const QByteArray ours = "aa11";

api::SeenRequest seen(int status, const char *code = "", const char *resource = "",
                      const QByteArray &bodySha256 = ours)
{
    api::SeenRequest request;
    request.id = QStringLiteral("req_%1").arg(status);
    request.status = status;
    request.code = QString::fromLatin1(code);
    request.resourceId = QString::fromLatin1(resource);
    request.bodySha256 = bodySha256;
    return request;
}

} // namespace

Q_DECLARE_METATYPE(coinpay::Inquiry::Finding)
Q_DECLARE_METATYPE(coinpay::OperationState)
Q_DECLARE_METATYPE(QList<coinpay::api::SeenRequest>)

class TestAsking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void concludes_data()
    {
        QTest::addColumn<QList<api::SeenRequest>>("requests");
        QTest::addColumn<Inquiry::Finding>("finding");
        QTest::addColumn<QString>("resource");
        using Seen = QList<api::SeenRequest>;
        using enum Inquiry::Finding;
        const QString none;
        const QString made = QStringLiteral("inv_1");
        QTest::newRow("never seen") << Seen{} << Silent << none;
        QTest::newRow("made it") << Seen{seen(201, "", "inv_1")} << Acted << made;
        QTest::newRow("made it between failures")
            << Seen{seen(503, "unavailable"), seen(201, "", "inv_1"), seen(500)} << Acted << made;
        QTest::newRow("refused for good")
            << Seen{seen(401, "token_expired"), seen(422, "validation_failed")} << Refused << none;
        QTest::newRow("only turned away")
            << Seen{seen(401, "unauthenticated"), seen(429, "rate_limited")} << Silent << none;
        QTest::newRow("only failed") << Seen{seen(500, "internal")} << Silent << none;
        QTest::newRow("only busy with another attempt")
            << Seen{seen(409, "idempotency_in_progress")} << Silent << none;
        QTest::newRow("muddled keys")
            << Seen{seen(422, "idempotency_key_reused")} << Silent << none;
        QTest::newRow("well, but nobody says what") << Seen{seen(201)} << Silent << none;
        QTest::newRow("other bytes under our key")
            << Seen{seen(201, "", "inv_1", "bb22")} << Mixed << made;
        QTest::newRow("other bytes and ours")
            << Seen{seen(201, "", "inv_2"), seen(201, "", "inv_1", "bb22")} << Mixed << made;
        QTest::newRow("no hash is taken for ours")
            << Seen{seen(201, "", "inv_1", {})} << Acted << made;
        QTest::newRow("the hash in capitals")
            << Seen{seen(201, "", "inv_1", "AA11")} << Acted << made;
        QTest::newRow("a refusal of other bytes is none of ours")
            << Seen{seen(422, "validation_failed", "", "bb22")} << Silent << none;
    }

    void concludes()
    {
        QFETCH(const QList<api::SeenRequest>, requests);
        QFETCH(const Inquiry::Finding, finding);
        const Inquiry inquiry = concludeFrom(requests, ours);
        QCOMPARE(static_cast<int>(inquiry.finding), static_cast<int>(finding));
        QTEST(inquiry.resourceId, "resource");
        QCOMPARE(inquiry.requestId.isEmpty(), finding == Inquiry::Finding::Silent);
    }

    void leavesItSomewhere_data()
    {
        QTest::addColumn<Inquiry::Finding>("finding");
        QTest::addColumn<OperationState>("state");
        using enum Inquiry::Finding;
        QTest::newRow("its resource is looked at") << Acted << OperationState::Accepted;
        QTest::newRow("refused") << Refused << OperationState::Rejected;
        QTest::newRow("muddled") << Mixed << OperationState::NeedsPerson;
        QTest::newRow("silence") << Silent << OperationState::NeedsPerson;
    }

    void leavesItSomewhere()
    {
        QFETCH(const Inquiry::Finding, finding);
        QFETCH(const OperationState, state);
        Operation operation;
        operation.id = QStringLiteral("op_1");
        operation.firstSentAt = 1'767'322'800'000;
        operation.attempts = 3;
        operation.request.reference = QStringLiteral("deal_7");
        Inquiry inquiry;
        inquiry.finding = finding;
        inquiry.resourceId = QStringLiteral("rel_1");
        inquiry.requestId = QStringLiteral("req_9");
        const OperationStep step = stepByInquiry(operation, inquiry, 1000);
        QCOMPARE(operationStateName(step.state), operationStateName(state));
        QVERIFY(isPossibleStep(OperationState::InFlight, step.state));
        QVERIFY(isPossibleStep(OperationState::Unknown, step.state));
        QCOMPARE(step.nextAttemptAt != 0, state == OperationState::Accepted);
        QCOMPARE(step.message.isEmpty(), state == OperationState::Accepted);
        // A person gets the facts: since when, how often, and what to look for.
        if (finding == Inquiry::Finding::Silent) {
            QVERIFY(step.message.contains(QLatin1String("deal_7")));
            QVERIFY(step.message.contains(QLatin1String("attempts: 3")));
        }
        if (finding == Inquiry::Finding::Mixed)
            QVERIFY(step.message.contains(QLatin1String("req_9")) &&
                    step.message.contains(QLatin1String("rel_1")));
    }
};

QTEST_GUILESS_MAIN(TestAsking)
#include "tst_asking.moc"
