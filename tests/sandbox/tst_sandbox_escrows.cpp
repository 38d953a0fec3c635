// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestEscrows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void releasedInTwoParts();
    void refunded();
    void disputeEndsWithTheRelease();
    void aFailedReleaseGoesBack();
    void refusals();
    void expiresUnfunded();
    void booksBalance();

private:
    QString make();
    QString funded();
    SandboxAnswer act(const QString &id, const char *what, const QJsonObject &body);
    QString status(const QString &id) { return statusOf(m_sandbox, u"/v1/escrows/"_s + id); }
    void settle(const SandboxAnswer &accepted, const QString &expected);

    SandboxProcess m_sandbox;
};

void TestEscrows::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
}

QString TestEscrows::make()
{
    const QJsonObject request{{u"amount"_s, u"300.00"_s},
                              {u"asset"_s, u"USDC"_s},
                              {u"buyer_ref"_s, u"buyer_77"_s},
                              {u"seller_ref"_s, u"seller_14"_s},
                              {u"deal_ref"_s, u"gig_204"_s}};
    return text(m_sandbox.call("POST", u"/v1/escrows"_s, request).json(), "id");
}

QString TestEscrows::funded()
{
    const QString id = make();
    m_sandbox.post(u"/escrows/"_s + id + u"/fundings"_s);
    m_sandbox.post(u"/blocks"_s, {{u"count"_s, 12}});
    return id;
}

SandboxAnswer TestEscrows::act(const QString &id, const char *what, const QJsonObject &body)
{
    return m_sandbox.call("POST", u"/v1/escrows/"_s + id + u'/' + QLatin1String(what), body);
}

void TestEscrows::settle(const SandboxAnswer &accepted, const QString &expected)
{
    QVERIFY2(accepted.status == 202, accepted.body.constData());
    QCOMPARE(text(accepted.json(), "status"), u"accepted"_s);
    const QString target = QString::fromLatin1(accepted.header("Location"));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(m_sandbox, target), u"processing"_s, 20'000);
    m_sandbox.post(u"/blocks"_s, {{u"count"_s, 12}});
    QCOMPARE(statusOf(m_sandbox, target), expected);
}

void TestEscrows::releasedInTwoParts()
{
    const QString id = make();
    QCOMPARE(status(id), u"funding_pending"_s);
    m_sandbox.post(u"/escrows/"_s + id + u"/fundings"_s);
    m_sandbox.post(u"/blocks"_s, {{u"count"_s, 11}});
    QCOMPARE(status(id), u"funding_pending"_s);
    m_sandbox.post(u"/blocks"_s, {{u"count"_s, 1}});
    QCOMPARE(status(id), u"funded"_s);
    const QJsonObject part{{u"reason"_s, u"milestone"_s}, {u"amount"_s, u"100.00"_s}};
    const SandboxAnswer first = act(id, "releases", part);
    QCOMPARE(status(id), u"release_pending"_s);
    QCOMPARE(code(act(id, "releases", part)), u"invalid_state"_s); // one at a time
    settle(first, u"final"_s);
    QCOMPARE(status(id), u"partially_released"_s);
    settle(act(id, "releases", {{u"reason"_s, u"the rest"_s}}), u"final"_s);
    QCOMPARE(status(id), u"released"_s);
    const QJsonObject escrow = read(m_sandbox, u"/v1/escrows/"_s + id);
    QCOMPARE(text(escrow, "amount_released"), u"300.00"_s);
    QCOMPARE(
        read(m_sandbox, u"/v1/escrows/"_s + id + u"/releases"_s).value("data"_L1).toArray().size(),
        2);
}

void TestEscrows::refunded()
{
    const QString id = funded();
    settle(act(id, "refunds", {{u"reason"_s, u"not delivered"_s}}), u"final"_s);
    QCOMPARE(status(id), u"refunded"_s);
}

void TestEscrows::disputeEndsWithTheRelease()
{
    const QString id = funded();
    const SandboxAnswer dispute = act(id, "disputes", {{u"reason"_s, u"broken"_s}});
    QCOMPARE(dispute.status, 202);
    QCOMPARE(status(id), u"disputed"_s);
    settle(act(id, "releases", {{u"reason"_s, u"settled"_s}}), u"final"_s);
    const QJsonObject ended = read(m_sandbox, QString::fromLatin1(dispute.header("Location")));
    QCOMPARE(text(ended, "status"), u"final"_s);
    QCOMPARE(text(ended, "resolution"), u"released"_s);
}

void TestEscrows::aFailedReleaseGoesBack()
{
    const QString id = funded();
    const SandboxAnswer release = act(id, "releases", {{u"reason"_s, u"x"_s}});
    m_sandbox.post(u"/failures"_s, {{u"id"_s, text(release.json(), "id")}});
    QCOMPARE(statusOf(m_sandbox, QString::fromLatin1(release.header("Location"))), u"failed"_s);
    QCOMPARE(status(id), u"funded"_s);
    QCOMPARE(brokenInvariants(m_sandbox), QString());
    settle(act(id, "refunds", {{u"reason"_s, u"after all"_s}}), u"final"_s);
}

void TestEscrows::refusals()
{
    const QString id = make();
    QCOMPARE(code(act(id, "releases", {{u"reason"_s, u"x"_s}})), u"invalid_state"_s);
    QCOMPARE(code(act(id, "disputes", {{u"reason"_s, u"x"_s}})), u"invalid_state"_s);
    QCOMPARE(code(act(u"esc_nothing"_s, "releases", {{u"reason"_s, u"x"_s}})), u"not_found"_s);
    const QString held = funded();
    QCOMPARE(code(act(held, "releases", {{u"reason"_s, u"x"_s}, {u"amount"_s, u"300.01"_s}})),
             u"insufficient_funds"_s);
    QCOMPARE(code(act(held, "releases", QJsonObject())), u"validation_failed"_s);
}

void TestEscrows::expiresUnfunded()
{
    const QString id = make();
    m_sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, 8 * 24 * 3600}});
    m_sandbox.forgetToken();
    QTRY_COMPARE_WITH_TIMEOUT(status(id), u"expired"_s, 20'000);
}

void TestEscrows::booksBalance()
{
    QCOMPARE(brokenInvariants(m_sandbox), QString());
}

QTEST_GUILESS_MAIN(TestEscrows)
#include "tst_sandbox_escrows.moc"
