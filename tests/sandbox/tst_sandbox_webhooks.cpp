// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"
#include "support/webhookreceiver.h"

#include <QDateTime>
#include <QMessageAuthenticationCode>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

using Received = WebhookReceiver::Received;

bool isSigned(const Received &request, const QByteArray &secret)
{
    const QByteArray stamp = request.headers.value("x-timestamp");
    const qint64 off = qAbs(stamp.toLongLong() - QDateTime::currentSecsSinceEpoch());
    return off < 300 && request.headers.value("x-signature") ==
                            QMessageAuthenticationCode::hash(stamp + '.' + request.body, secret,
                                                             QCryptographicHash::Sha256)
                                .toHex();
}

} // namespace

class TestWebhooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void deliveredAndSigned();
    void retriedOnScheduleThenDead();
    void retriedUntilReceived();
    void redelivered();
    void callbackUrlOfAnInvoice();
    void onlyWantedTypes();
    void rotation();
    void sentAgainTwice();
    void strangersGetNothing();

private:
    QJsonObject endpoint(const QString &url, const QJsonArray &events = {u"invoice.created"_s});
    QJsonObject deliveryOf(const QString &resourceId);
    void advance(int seconds);

    SandboxProcess m_sandbox;
    WebhookReceiver m_receiver;
    QByteArray m_secret;
    QString m_endpoint;
};

void TestWebhooks::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
    const QJsonObject made = endpoint(m_receiver.url(u"/hooks"_s));
    m_secret = made.value("secret"_L1)["secret"_L1].toString().toUtf8();
    m_endpoint = made.value("endpoint"_L1)["id"_L1].toString();
    QVERIFY(m_secret.startsWith("whsec_"));
}

QJsonObject TestWebhooks::endpoint(const QString &url, const QJsonArray &events)
{
    return m_sandbox
        .call("POST", u"/v1/webhook_endpoints"_s, {{u"url"_s, url}, {u"events"_s, events}})
        .json();
}

QJsonObject TestWebhooks::deliveryOf(const QString &resourceId)
{
    return read(m_sandbox, u"/v1/webhook_deliveries?resource_id="_s + resourceId)
        .value("data"_L1)[0]
        .toObject();
}

void TestWebhooks::advance(int seconds)
{
    m_sandbox.post(u"/clock"_s, {{u"advance_seconds"_s, seconds}});
    m_sandbox.forgetToken();
}

void TestWebhooks::deliveredAndSigned()
{
    const QJsonObject invoice = makeInvoice(m_sandbox);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, 20'000);
    const Received request = m_receiver.received.takeFirst();
    QVERIFY(isSigned(request, m_secret));
    const QJsonObject event = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(event.value("data"_L1).toObject(), invoice);
    QCOMPARE(request.headers.value("x-event-id"), text(event, "id").toLatin1());
    QTRY_COMPARE_WITH_TIMEOUT(text(deliveryOf(text(invoice, "id")), "status"), u"delivered"_s,
                              20'000);
    QCOMPARE(request.headers.value("x-delivery-id"),
             text(deliveryOf(text(invoice, "id")), "id").toLatin1());
}

void TestWebhooks::retriedOnScheduleThenDead()
{
    m_receiver.status = 500;
    const QString id = text(makeInvoice(m_sandbox), "id");
    const QList<int> schedule{5, 60, 300, 1800, 7200, 28'800, 86'400};
    for (qsizetype attempt = 0; attempt <= schedule.size(); ++attempt) {
        QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), attempt + 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(deliveryOf(id).value("attempts"_L1).toArray().size(), attempt + 1,
                                  20'000);
        if (attempt == schedule.size())
            break;
        QCOMPARE(text(deliveryOf(id), "status"), u"retrying"_s);
        const QJsonObject delivery = deliveryOf(id);
        const auto next =
            QDateTime::fromString(text(delivery, "next_attempt_at"), Qt::ISODateWithMs);
        const auto last = QDateTime::fromString(text(delivery, "updated_at"), Qt::ISODateWithMs);
        QCOMPARE(last.msecsTo(next), schedule[attempt] * 1000LL);
        advance(schedule[attempt]);
    }
    QCOMPARE(text(deliveryOf(id), "status"), u"dead"_s);
    QVERIFY(deliveryOf(id).value("next_attempt_at"_L1).isNull());
    QSet<QByteArray> events;
    for (const Received &request : m_receiver.received) {
        QVERIFY(isSigned(request, m_secret)); // each time afresh
        events.insert(request.headers.value("x-event-id"));
    }
    QCOMPARE(events.size(), 1);
    m_receiver.received.clear();
    m_receiver.status = 200;
}

void TestWebhooks::retriedUntilReceived()
{
    m_receiver.status = 302; // not followed, not received
    const QString id = text(makeInvoice(m_sandbox), "id");
    QTRY_COMPARE_WITH_TIMEOUT(text(deliveryOf(id), "status"), u"retrying"_s, 20'000);
    m_receiver.status = 204;
    advance(5);
    QTRY_COMPARE_WITH_TIMEOUT(text(deliveryOf(id), "status"), u"delivered"_s, 20'000);
    m_receiver.received.clear();
    m_receiver.status = 200;
}

void TestWebhooks::redelivered()
{
    const QString id = text(makeInvoice(m_sandbox), "id");
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(text(deliveryOf(id), "status"), u"delivered"_s, 20'000);
    const QString first = text(deliveryOf(id), "id");
    const SandboxAnswer again =
        m_sandbox.call("POST", u"/v1/webhook_deliveries/"_s + first + u"/redeliveries"_s);
    QCOMPARE(again.status, 202);
    QCOMPARE(text(again.json(), "redelivery_of"), first);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 2, 20'000);
    QCOMPARE(m_receiver.received[0].headers.value("x-event-id"),
             m_receiver.received[1].headers.value("x-event-id"));
    QCOMPARE(m_receiver.received[0].body, m_receiver.received[1].body);
    m_receiver.received.clear();
}

void TestWebhooks::callbackUrlOfAnInvoice()
{
    QJsonObject request = invoiceRequest();
    request["callback_url"_L1] = m_receiver.url(u"/callback"_s);
    makeInvoice(m_sandbox, request);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 2, 20'000);
    m_receiver.received.clear();
    // Both name the same address: once.
    request["callback_url"_L1] = m_receiver.url(u"/hooks"_s);
    const QString id = text(makeInvoice(m_sandbox, request), "id");
    QTRY_COMPARE_WITH_TIMEOUT(text(deliveryOf(id), "status"), u"delivered"_s, 20'000);
    QCOMPARE(m_receiver.received.size(), 1);
    m_receiver.received.clear();
}

void TestWebhooks::onlyWantedTypes()
{
    const QString id = text(makeInvoice(m_sandbox), "id");
    m_sandbox.post(u"/invoices/"_s + id + u"/payments"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, 20'000);
    const QJsonArray deliveries =
        read(m_sandbox, u"/v1/webhook_deliveries?resource_id="_s + id).value("data"_L1).toArray();
    QCOMPARE(deliveries.size(), 1);
    m_receiver.received.clear();
}

void TestWebhooks::rotation()
{
    const QString target = u"/v1/webhook_endpoints/"_s + m_endpoint + u"/secret_rotations"_s;
    const SandboxAnswer rotated = m_sandbox.call("POST", target, {{u"expire_previous_in"_s, 60}});
    QCOMPARE(rotated.status, 201);
    QCOMPARE(rotated.header("Cache-Control"), "no-store");
    const QByteArray next = text(rotated.json(), "secret").toUtf8();
    QVERIFY(next != m_secret);
    makeInvoice(m_sandbox);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, 20'000);
    QVERIFY(isSigned(m_receiver.received.takeFirst(), m_secret)); // the outgoing one still signs
    QCOMPARE(code(m_sandbox.call("POST", target, {{u"expire_previous_in"_s, 60}})),
             u"invalid_state"_s);
    advance(61);
    makeInvoice(m_sandbox);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, 20'000);
    QVERIFY(isSigned(m_receiver.received.takeFirst(), next));
    m_secret = next;
}

void TestWebhooks::sentAgainTwice()
{
    makeInvoice(m_sandbox);
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, 20'000);
    const QString id =
        text(QJsonDocument::fromJson(m_receiver.received.first().body).object(), "id");
    m_sandbox.post(u"/events/"_s + id + u"/deliveries"_s, {{u"copies"_s, 2}, {u"delay_ms"_s, 100}});
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 3, 20'000);
    for (const Received &request : m_receiver.received)
        QCOMPARE(request.headers.value("x-event-id"), id.toLatin1());
    m_receiver.received.clear();
}

void TestWebhooks::strangersGetNothing()
{
    QJsonObject request = invoiceRequest();
    request["callback_url"_L1] = u"https://merchant.example.com/hooks"_s;
    const QString id = text(makeInvoice(m_sandbox, request), "id");
    const auto stranger = [&] {
        const QJsonArray all = read(m_sandbox, u"/v1/webhook_deliveries?resource_id="_s + id)
                                   .value("data"_L1)
                                   .toArray();
        for (const QJsonValue &delivery : all) {
            if (delivery["url"_L1].toString().startsWith(u"https://merchant"_s))
                return delivery.toObject();
        }
        return QJsonObject();
    };
    QTRY_COMPARE_WITH_TIMEOUT(text(stranger(), "status"), u"retrying"_s, 20'000);
    const QJsonValue attempt = stranger().value("attempts"_L1)[0];
    QVERIFY(attempt["response_status"_L1].isNull());
    QVERIFY(attempt["error"_L1].toString().contains(u"loopback"_s));
}

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_sandbox_webhooks.moc"
