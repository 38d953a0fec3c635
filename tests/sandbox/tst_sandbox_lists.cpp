// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

using namespace coinpay::test;
using namespace Qt::StringLiterals;

//! What was made is found again in its list, newest first, and one by one.
class TestLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void lists_data();
    void lists();
    void singles();

private:
    QString make(const QString &target, const QJsonObject &body);

    SandboxProcess m_sandbox;
    QString m_wallet;
    QString m_escrow;
    QString m_delivery;
};

QString TestLists::make(const QString &target, const QJsonObject &body)
{
    const SandboxAnswer answer = m_sandbox.call("POST", target, body);
    return answer.status / 100 == 2 ? text(answer.json(), "id") : QString();
}

void TestLists::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
    const QJsonArray wallets = read(m_sandbox, u"/v1/wallets"_s).value("data"_L1).toArray();
    QCOMPARE(wallets.size(), 2);
    m_wallet = u"/v1/wallets/"_s + wallets.last()["id"_L1].toString();
    const QJsonObject deal{{u"amount"_s, u"30.00"_s},
                           {u"asset"_s, u"USDC"_s},
                           {u"buyer_ref"_s, u"buyer_77"_s},
                           {u"seller_ref"_s, u"seller_14"_s},
                           {u"deal_ref"_s, u"gig_204"_s}};
    const QString escrow = make(u"/v1/escrows"_s, deal);
    m_escrow = u"/v1/escrows/"_s + escrow;
    m_sandbox.post(u"/escrows/"_s + escrow + u"/fundings"_s);
    m_sandbox.post(u"/blocks"_s, {{u"count"_s, 12}});
}

void TestLists::lists_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QJsonObject>("body");
    const QJsonObject reason{{u"reason"_s, u"because"_s}};
    const QJsonObject part{{u"reason"_s, u"because"_s}, {u"amount"_s, u"1.00"_s}};
    QTest::newRow("keys") << u"/v1/keys"_s << u"/v1/keys"_s
                          << QJsonObject{{u"public_key"_s,
                                          u"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="_s},
                                         {u"label"_s, u"second"_s},
                                         {u"scopes"_s, QJsonArray{u"read"_s}}};
    QTest::newRow("escrows of a deal")
        << u"/v1/escrows?deal_ref=gig_205&status=funding_pending,funded"_s << u"/v1/escrows"_s
        << QJsonObject{{u"amount"_s, u"30.00"_s},
                       {u"asset"_s, u"USDC"_s},
                       {u"buyer_ref"_s, u"b"_s},
                       {u"seller_ref"_s, u"s"_s},
                       {u"deal_ref"_s, u"gig_205"_s}};
    QTest::newRow("disputes") << m_escrow + u"/disputes"_s << m_escrow + u"/disputes"_s << reason;
    QTest::newRow("refunds") << m_escrow + u"/refunds"_s << m_escrow + u"/refunds"_s << part;
    QTest::newRow("addresses of an asset")
        << m_wallet + u"/addresses?asset=SOL"_s << m_wallet + u"/addresses"_s
        << QJsonObject{{u"asset"_s, u"SOL"_s}};
    QTest::newRow("transfers in a state")
        << m_wallet + u"/transfers?status=accepted,processing&asset=BTC"_s
        << m_wallet + u"/transfers"_s
        << QJsonObject{{u"asset"_s, u"BTC"_s},
                       {u"amount"_s, u"0.01"_s},
                       {u"destination"_s, u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s}};
}

void TestLists::lists()
{
    QFETCH(QString, list);
    QFETCH(QString, target);
    QFETCH(QJsonObject, body);
    const QString id = make(target, body);
    QVERIFY(!id.isEmpty());
    const QJsonArray found = read(m_sandbox, list).value("data"_L1).toArray();
    QVERIFY(!found.isEmpty());
    QCOMPARE(found.first()["id"_L1].toString(), id);
}

void TestLists::singles()
{
    QCOMPARE(u"/v1/wallets/"_s + text(read(m_sandbox, m_wallet), "id"), m_wallet);
    const QJsonArray endpoints =
        read(m_sandbox, u"/v1/webhook_endpoints"_s).value("data"_L1).toArray();
    QCOMPARE(endpoints.size(), 1);
    QCOMPARE(endpoints.first()["kind"_L1].toString(), u"callback"_s);
    QJsonObject request = invoiceRequest();
    request["callback_url"_L1] = u"http://127.0.0.1:1/nobody"_s;
    const QString invoice = text(makeInvoice(m_sandbox, request), "id");
    const QJsonArray deliveries =
        read(m_sandbox, u"/v1/webhook_deliveries?resource_id="_s + invoice)
            .value("data"_L1)
            .toArray();
    QCOMPARE(deliveries.size(), 1);
    const QString id = deliveries.first()["id"_L1].toString();
    const QString event = deliveries.first()["event_id"_L1].toString();
    QCOMPARE(text(read(m_sandbox, u"/v1/webhook_deliveries/"_s + id), "event_id"), event);
    QCOMPARE(read(m_sandbox, u"/v1/webhook_deliveries?event_id="_s + event)
                 .value("data"_L1)
                 .toArray()
                 .size(),
             1);
}

QTEST_GUILESS_MAIN(TestLists)
#include "tst_sandbox_lists.moc"
