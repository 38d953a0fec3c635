// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/asking.h"

#include <QTest>

using namespace coinpay;

namespace {

api::SeenRequest seen(int status, const char *code = "", const char *resource = "")
{
    api::SeenRequest request;
    request.id = QStringLiteral("req_%1").arg(status);
    request.status = status;
    request.code = QString::fromLatin1(code);
    request.resourceId = QString::fromLatin1(resource);
    return request;
}

} // namespace

Q_DECLARE_METATYPE(coinpay::Inquiry::Finding)
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
    }

    void concludes()
    {
        QFETCH(const QList<api::SeenRequest>, requests);
        QFETCH(const Inquiry::Finding, finding);
        const Inquiry inquiry = concludeFrom(requests);
        QCOMPARE(static_cast<int>(inquiry.finding), static_cast<int>(finding));
        QTEST(inquiry.resourceId, "resource");
        QCOMPARE(inquiry.requestId.isEmpty(), finding == Inquiry::Finding::Silent);
    }
};

QTEST_GUILESS_MAIN(TestAsking)
#include "tst_asking.moc"
