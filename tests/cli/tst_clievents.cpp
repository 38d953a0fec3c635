// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clishop.h"
#include "support/webhookreceiver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

//! What changed, whom it was told, and telling them again, from a terminal; judged by what the
//! receiver got and the server has.
class TestCliEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_shop.endFaults(); }
    void eventsAreListed();
    void eventsAreNarrowed();
    void theTailGoesOnWhereItStands();
    void endpointsAreShown();
    void deliveriesAreShown();
    void aRedeliveryWaitsUntilItIsReceived();
    void aLostRedeliveryIsNotDoubled();
    void aRotationTellsNoSecret();
    void whatIsNotThere_data();
    void whatIsNotThere();

private:
    Ran cli(const QString &line) { return m_shop.cli(line.split(u' ', Qt::SkipEmptyParts)); }

    [[nodiscard]] QJsonArray listed(const QString &target)
    {
        return m_shop.sandbox.call("GET", target).json().value("data"_L1).toArray();
    }

    [[nodiscard]] QString invoice(const QString &reference)
    {
        return cli(u"invoices create --amount 25 --asset USDT --reference "_s + reference)
            .text("id");
    }

    CliShop m_shop;
    WebhookReceiver m_receiver;
    QString m_endpoint;
    QString m_invoice;
};

void TestCliEvents::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.complaint()));
    const QJsonObject made = m_shop.sandbox
                                 .call("POST", u"/v1/webhook_endpoints"_s,
                                       {{u"url"_s, m_receiver.url(u"/hooks"_s)},
                                        {u"events"_s, QJsonArray{u"invoice.created"_s}}})
                                 .json();
    m_endpoint = made.value("endpoint"_L1)["id"_L1].toString();
    QVERIFY(!m_endpoint.isEmpty());
    m_invoice = invoice(u"order_1"_s);
    QVERIFY(!m_invoice.isEmpty());
}

void TestCliEvents::eventsAreListed()
{
    const Ran all = cli(u"events list --limit 0"_s);
    QCOMPARE(all.exitCode, 0);
    const QJsonArray feed = listed(u"/v1/events?limit=500"_s);
    QCOMPARE(all.lines().size(), feed.size());
    for (qsizetype i = 0; i < feed.size(); ++i)
        QCOMPARE(all.lines().at(i).value("id"_L1), feed.at(i)["id"_L1]);
    const QJsonObject first = all.lines().first();
    QCOMPARE(first.value("resource_id"_L1), feed.first()["resource"_L1]["id"_L1]);
    const Ran person = m_shop.run({u"--key-file"_s, m_shop.sandbox.keyFile(), u"events"_s,
                                   u"list"_s, u"--resource"_s, m_invoice});
    QCOMPARE(person.exitCode, 0);
    QVERIFY2(person.out.contains("invoice.created"), person.out);
}

void TestCliEvents::eventsAreNarrowed()
{
    const QString other = invoice(u"order_2"_s);
    const Ran own = cli(u"events list --resource "_s + other);
    QCOMPARE(own.lines().size(), 1);
    QCOMPARE(own.text("type"), u"invoice.created"_s);
    const Ran after = cli(u"events list --type invoice --after "_s + own.text("id"));
    QCOMPARE(after.exitCode, 0);
    QVERIFY(after.lines().isEmpty());
    QCOMPARE(cli(u"events list --type invoice --limit 1"_s).lines().size(), 1);
    QVERIFY(cli(u"events list --type invoice.pai"_s).lines().isEmpty()); // no part of a word
    QCOMPARE(cli(u"events list --after evt_nobodys"_s).exitCode, 3);
}

void TestCliEvents::theTailGoesOnWhereItStands()
{
    const QJsonArray feed = listed(u"/v1/events?limit=500"_s);
    const QString after = feed.at(feed.size() - 2)["id"_L1].toString();
    // What has come since is told at once; then it waits, and the time is up.
    const Ran tail = cli(u"events tail --timeout 3 --after "_s + after);
    QCOMPARE(tail.exitCode, 9);
    QCOMPARE(tail.lines().size(), 1);
    QCOMPARE(tail.text("id"), feed.last()["id"_L1].toString());
    QVERIFY(cli(u"events tail --timeout 1"_s).lines().isEmpty()); // from now on
}

void TestCliEvents::endpointsAreShown()
{
    const Ran ran = cli(u"webhooks endpoints"_s);
    QCOMPARE(ran.exitCode, 0);
    QCOMPARE(ran.lines().size(), 2);
    QCOMPARE(ran.text("id"), m_endpoint);
    QCOMPARE(ran.text("url"), m_receiver.url(u"/hooks"_s));
    QCOMPARE(ran.json().value("secrets"_L1).toArray().size(), 1);
    QCOMPARE(ran.lines().last().value("kind"_L1).toString(), u"callback"_s);
}

void TestCliEvents::deliveriesAreShown()
{
    QTRY_VERIFY_WITH_TIMEOUT(cli(u"webhooks deliveries --resource "_s + m_invoice).text("status") ==
                                 u"delivered"_s,
                             30'000);
    const Ran ran = cli(u"webhooks deliveries --resource "_s + m_invoice);
    QCOMPARE(ran.lines().size(), 1);
    QCOMPARE(ran.text("endpoint_id"), m_endpoint);
    const QJsonObject attempt = ran.json().value("attempts"_L1).toArray().first().toObject();
    QCOMPARE(attempt.value("response_status"_L1).toInt(), 200);
    QCOMPARE(cli(u"webhooks deliveries --event "_s + ran.text("event_id")).text("id"),
             ran.text("id"));
    QVERIFY(cli(u"webhooks deliveries --limit 0"_s).lines().size() >= 2);
}

void TestCliEvents::aRedeliveryWaitsUntilItIsReceived()
{
    const QString first = cli(u"webhooks deliveries --resource "_s + m_invoice).text("id");
    m_receiver.received.clear();
    const Ran ran = cli(u"webhooks redeliver "_s + first);
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(ran.text("state"), u"final"_s);
    QCOMPARE(m_receiver.received.size(), 1);
    const QString second = ran.text("id");
    QCOMPARE(m_receiver.received.first().headers.value("x-delivery-id"), second.toLatin1());
    m_receiver.status = 503;
    const Ran waits = cli(u"webhooks redeliver --timeout 2 "_s + first);
    m_receiver.status = 200;
    QCOMPARE(waits.exitCode, 6);
    QCOMPARE(waits.text("state"), u"settling"_s);
}

void TestCliEvents::aLostRedeliveryIsNotDoubled()
{
    const QString id = invoice(u"order_3"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        cli(u"webhooks deliveries --resource "_s + id).text("status") == u"delivered"_s, 30'000);
    const QString first = cli(u"webhooks deliveries --resource "_s + id).text("id");
    m_receiver.received.clear();
    m_shop.fault("drop_after", 2, u"/v1/webhook_deliveries/%1/redeliveries"_s.arg(first));
    const Ran ran = cli(u"webhooks redeliver "_s + first);
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(listed(u"/v1/webhook_deliveries?resource_id="_s + id).size(), 2);
    const auto isOfIt = [&id](const WebhookReceiver::Received &one) {
        return one.body.contains(id.toLatin1()); // an earlier one of another may be tried again
    };
    QCOMPARE(std::ranges::count_if(m_receiver.received, isOfIt), 1);
}

void TestCliEvents::aRotationTellsNoSecret()
{
    const qsizetype before = m_shop.everythingSaid.size();
    m_shop.fault("drop_after", 1, u"/v1/webhook_endpoints/%1/secret_rotations"_s.arg(m_endpoint));
    const Ran ran = cli(u"webhooks rotate --overlap 3600 "_s + m_endpoint);
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(ran.text("state"), u"final"_s);
    const QJsonObject endpoint = listed(u"/v1/webhook_endpoints"_s).first().toObject();
    QCOMPARE(endpoint.value("secrets"_L1).toArray().size(), 2);
    QCOMPARE(endpoint.value("version"_L1).toInt(), 2); // once
    QVERIFY(!m_shop.everythingSaid.mid(before).contains("whsec_"));
    // Another one while the old one still signs is the server's to refuse.
    const Ran again = cli(u"webhooks rotate "_s + m_endpoint);
    QCOMPARE(again.exitCode, 3);
    QCOMPARE(again.text("state"), u"rejected"_s);
    QCOMPARE(cli(u"webhooks rotate --overlap 0 "_s + m_endpoint).exitCode, 0);
    QCOMPARE(cli(u"webhooks rotate --overlap 604801 "_s + m_endpoint).exitCode, 2);
}

void TestCliEvents::whatIsNotThere_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("a delivery") << u"webhooks redeliver dlv_nobodys"_s;
    QTest::newRow("an endpoint") << u"webhooks rotate whk_nobodys"_s;
}

void TestCliEvents::whatIsNotThere()
{
    QFETCH(const QString, line);
    const Ran ran = cli(line);
    QVERIFY(ran.exitCode != 0);
    QCOMPARE(ran.errorText("kind"), u"not_found"_s);
}

QTEST_GUILESS_MAIN(TestCliEvents)
#include "tst_clievents.moc"
