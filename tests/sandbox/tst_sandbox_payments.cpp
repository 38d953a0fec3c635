// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestPayments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void blocksMakeItFinal();
    void partThenRest();
    void tooMuch();
    void paidTwice();
    void expiryAndLatePayment();
    void aLatePartReopensNothing();
    void aPartExpires();
    void aReorganisationTakesItBack();
    void whatIsFinalStaysFinal();
    void canceledAMomentLater();
    void onlyWhatIsPendingCanBeCanceled();
    void failed();
    void versionsHaveNoGap();
    void booksBalance();

private:
    QString pay(const QString &id, const QString &amount = {});
    void mine(int count);
    QJsonObject get(const QString &id) { return read(m_sandbox, u"/v1/invoices/"_s + id); }
    QString make(const QString &amount = u"10.00"_s);

    SandboxProcess m_sandbox;
};

void TestPayments::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
}

QString TestPayments::pay(const QString &id, const QString &amount)
{
    QJsonObject body;
    if (!amount.isEmpty())
        body.insert("amount"_L1, amount);
    const QJsonObject answer = m_sandbox.post(u"/invoices/"_s + id + u"/payments"_s, body);
    return answer.value("invoice"_L1)["status"_L1].toString();
}

void TestPayments::mine(int count)
{
    QVERIFY(!m_sandbox.post(u"/blocks"_s, {{u"count"_s, count}}).isEmpty());
}

QString TestPayments::make(const QString &amount)
{
    return text(makeInvoice(m_sandbox, invoiceRequest(amount, u"USDT"_s)), "id");
}

void TestPayments::blocksMakeItFinal()
{
    const QString id = make();
    QCOMPARE(pay(id), u"processing"_s);
    QVERIFY(!text(get(id), "tx_hash").isEmpty());
    QCOMPARE(get(id).value("confirmations"_L1).toInt(), 0);
    const int required = get(id).value("required_confirmations"_L1).toInt();
    QVERIFY(required > 1);
    mine(required - 1);
    QCOMPARE(text(get(id), "status"), u"processing"_s);
    QCOMPARE(get(id).value("confirmations"_L1).toInt(), required - 1);
    mine(1);
    QCOMPARE(text(get(id), "status"), u"paid"_s);
    const int version = get(id).value("version"_L1).toInt();
    mine(5);
    QCOMPARE(get(id).value("version"_L1).toInt(), version);
}

void TestPayments::partThenRest()
{
    const QString id = make();
    QCOMPARE(pay(id, u"4.00"_s), u"partially_paid"_s);
    mine(30);
    QCOMPARE(text(get(id), "status"), u"partially_paid"_s);
    QCOMPARE(pay(id), u"processing"_s);
    QCOMPARE(text(get(id), "amount_paid"), u"10.00"_s);
    QCOMPARE(get(id).value("confirmations"_L1).toInt(), 0); // of the payment with the fewest
    mine(30);
    QCOMPARE(text(get(id), "status"), u"paid"_s);
}

void TestPayments::tooMuch()
{
    const QString id = make();
    QCOMPARE(pay(id, u"10.01"_s), u"processing"_s);
    mine(30);
    QCOMPARE(text(get(id), "status"), u"overpaid"_s);
    QCOMPARE(text(get(id), "amount_paid"), u"10.01"_s);
}

void TestPayments::paidTwice()
{
    const QString id = make();
    pay(id);
    mine(30);
    QCOMPARE(pay(id), u"paid"_s);
    QCOMPARE(text(get(id), "amount_paid"), u"20.00"_s);
    mine(30);
    QCOMPARE(text(get(id), "status"), u"overpaid"_s);
}

void TestPayments::expiryAndLatePayment()
{
    const QString id = make();
    m_sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, 3590}});
    m_sandbox.forgetToken();
    QCOMPARE(text(get(id), "status"), u"pending"_s);
    m_sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, 20}});
    QCOMPARE(text(get(id), "status"), u"expired"_s);
    QCOMPARE(pay(id), u"processing"_s);
    mine(30);
    QCOMPARE(text(get(id), "status"), u"paid"_s);
}

void TestPayments::aLatePartReopensNothing()
{
    const QString id = make();
    m_sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, 3600}});
    m_sandbox.forgetToken();
    QCOMPARE(pay(id, u"9.99"_s), u"expired"_s);
    QCOMPARE(text(get(id), "amount_paid"), u"9.99"_s);
    QCOMPARE(pay(id), u"processing"_s);
}

void TestPayments::aPartExpires()
{
    const QString id = make();
    QCOMPARE(pay(id, u"1.00"_s), u"partially_paid"_s);
    m_sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, 3600}});
    m_sandbox.forgetToken();
    QCOMPARE(text(get(id), "status"), u"expired"_s);
    QCOMPARE(text(get(id), "amount_paid"), u"1.00"_s);
}

void TestPayments::aReorganisationTakesItBack()
{
    const QString id = make();
    mine(10);
    pay(id);
    mine(5);
    QCOMPARE(get(id).value("confirmations"_L1).toInt(), 5);
    m_sandbox.post(u"/reorgs"_s, {{u"depth"_s, 2}});
    QCOMPARE(get(id).value("confirmations"_L1).toInt(), 3);
    m_sandbox.post(u"/reorgs"_s, {{u"depth"_s, 3}});
    QCOMPARE(text(get(id), "status"), u"pending"_s);
    QCOMPARE(text(get(id), "amount_paid"), u"0.00"_s);
    QCOMPARE(brokenInvariants(m_sandbox), QString());
    mine(1); // it was not lost: the next block holds it
    QCOMPARE(text(get(id), "status"), u"processing"_s);
    mine(30);
    QCOMPARE(text(get(id), "status"), u"paid"_s);
}

void TestPayments::whatIsFinalStaysFinal()
{
    const QString id = make();
    pay(id);
    mine(30);
    m_sandbox.post(u"/reorgs"_s, {{u"depth"_s, 50}});
    QCOMPARE(text(get(id), "status"), u"paid"_s);
    mine(50);
}

void TestPayments::canceledAMomentLater()
{
    const QString id = make();
    const QString target = u"/v1/invoices/"_s + id + u"/cancellations"_s;
    const SandboxAnswer answer = m_sandbox.call("POST", target, {{u"reason"_s, u"a mistake"_s}});
    QCOMPARE(answer.status, 202);
    QCOMPARE(text(answer.json(), "status"), u"pending"_s);
    QCOMPARE(text(answer.json(), "cancel_reason"), u"a mistake"_s);
    QTRY_COMPARE_WITH_TIMEOUT(text(get(id), "status"), u"canceled"_s, 20'000);
    QCOMPARE(text(get(id), "request_id"), QString::fromLatin1(answer.header("X-Request-Id")));
    QCOMPARE(pay(id), u"canceled"_s); // counted, and reopens nothing
    QCOMPARE(text(get(id), "amount_paid"), u"10.00"_s);
}

void TestPayments::onlyWhatIsPendingCanBeCanceled()
{
    const QString id = make();
    pay(id, u"1.00"_s);
    const QString target = u"/v1/invoices/"_s + id + u"/cancellations"_s;
    const SandboxAnswer answer = m_sandbox.call("POST", target, {{u"reason"_s, u"x"_s}});
    QCOMPARE(answer.status, 409);
    QCOMPARE(code(answer), u"invalid_state"_s);
}

void TestPayments::failed()
{
    const QString id = make();
    pay(id);
    QVERIFY(!m_sandbox.post(u"/failures"_s, {{u"id"_s, id}}).isEmpty());
    QCOMPARE(text(get(id), "status"), u"failed"_s);
    QVERIFY(!get(id).value("failure"_L1)["code"_L1].toString().isEmpty());
    mine(30);
    QCOMPARE(text(get(id), "status"), u"failed"_s);
}

void TestPayments::versionsHaveNoGap()
{
    const QString id = make();
    pay(id);
    mine(30);
    const QJsonArray events =
        read(m_sandbox, u"/v1/events?limit=500&resource_id="_s + id).value("data"_L1).toArray();
    int version = 0;
    QString previous;
    for (const QJsonValue &event : events) {
        QCOMPARE(event["version"_L1].toInt(), ++version);
        QCOMPARE(event["data"_L1]["version"_L1].toInt(), version);
        QCOMPARE(event["data"_L1]["status"_L1], event["status"_L1]);
        QCOMPARE(event["previous_status"_L1].toString(), previous);
        previous = event["status"_L1].toString();
    }
    QCOMPARE(version, get(id).value("version"_L1).toInt());
    QCOMPARE(previous, u"paid"_s);
}

void TestPayments::booksBalance()
{
    QCOMPARE(brokenInvariants(m_sandbox), QString());
}

QTEST_GUILESS_MAIN(TestPayments)
#include "tst_sandbox_payments.moc"
