// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Endpoints, deliveries, redelivering and new secrets against a real server that pushes to a real
// receiver.
#include "desk/deskworld.h"
#include "desk/webhooks.h"
#include "secrets/needles.h"
#include "secrets/webhooksecrets.h"
#include "support/webhookreceiver.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestDeskWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void endpointsAreListed();
    void deliveriesByEventAndResource();
    void redeliveredAndFollowed_data();
    void redeliveredAndFollowed();
    void lostAnswersActOnce_data();
    void lostAnswersActOnce();
    void bothSecretsForAWhile();
    void noKeychainAsksTheServerAgain();
    void aSecretFromElsewhere();
    void nothingWasWritten();

private:
    [[nodiscard]] QString invoice();
    //! The newest delivery of a resource, once it stands as `status`.
    [[nodiscard]] WebhookDelivery deliveryOf(const QString &resourceId, DeliveryStatus status);
    [[nodiscard]] WebhookEndpoint endpoint();
    [[nodiscard]] int repeatsOf(const QString &deliveryId);
    //! How many calls under this key did something.
    [[nodiscard]] int effectsOf(const QString &operationId);
    //! A new endpoint in place of the one with two secrets.
    void makeEndpoint();

    DeskWorld m_world;
    WebhookReceiver m_receiver;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<DeskWebhooks> m_hooks;
    QString m_endpoint;
    int m_endpoints = 0;
    Needles m_needles;
};

void TestDeskWebhooks::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.sandbox.complaint()));
    m_desk = m_world.connected(Desk::Engine::Full);
    m_hooks = std::make_unique<DeskWebhooks>(*m_desk);
    makeEndpoint();
}

void TestDeskWebhooks::cleanup()
{
    m_world.clearFaults();
    m_receiver.status = 200;
}

void TestDeskWebhooks::makeEndpoint()
{
    const QJsonObject made =
        m_world.sandbox
            .call("POST", u"/v1/webhook_endpoints"_s,
                  {{u"url"_s, m_receiver.url(u"/hooks%1"_s.arg(++m_endpoints))},
                   {u"events"_s, QJsonArray{u"invoice.created"_s}}})
            .json();
    m_endpoint = made.value("endpoint"_L1)["id"_L1].toString();
    const QString secret = made.value("secret"_L1)["secret"_L1].toString();
    QVERIFY(!m_endpoint.isEmpty() && !secret.isEmpty());
    m_needles.add("first secret", secret.toUtf8());
}

QString TestDeskWebhooks::invoice()
{
    static int number = 0;
    InvoiceDraft draft;
    draft.amount = money("25.00", "USDT");
    draft.reference = u"order_%1"_s.arg(++number);
    const auto asked = settled(m_desk->createInvoice(draft));
    if (!asked || !QTest::qWaitFor(
                      [&] { return DeskWorld::stateOf(*m_desk, asked->id) == u"final"_s; }, 30'000))
        qFatal("no invoice");
    return DeskWorld::row(*m_desk, asked->id).resultId;
}

WebhookDelivery TestDeskWebhooks::deliveryOf(const QString &resourceId, DeliveryStatus status)
{
    WebhookDelivery found;
    const bool came = QTest::qWaitFor(
        [&] {
            const auto page = settled(m_hooks->listDeliveries({{}, resourceId}, {}, 50));
            if (!page || page->items.isEmpty())
                return false;
            found = page->items.first();
            return found.status == status;
        },
        30'000);
    if (!came)
        qFatal("no such delivery");
    return found;
}

WebhookEndpoint TestDeskWebhooks::endpoint()
{
    const auto page = settled(m_hooks->listEndpoints({}, 50));
    if (!page)
        qFatal("%s", qPrintable(page.error().message));
    for (const WebhookEndpoint &one : page->items) {
        if (one.id == m_endpoint)
            return one;
    }
    qFatal("no endpoint");
}

int TestDeskWebhooks::repeatsOf(const QString &deliveryId)
{
    int number = 0;
    for (const QJsonValue &row : m_world.rowsOf(u"/v1/webhook_deliveries?limit=200"_s))
        number += row.toObject().value("redelivery_of"_L1) == deliveryId ? 1 : 0;
    return number;
}

int TestDeskWebhooks::effectsOf(const QString &operationId)
{
    int number = 0;
    const QString key = DeskWorld::row(*m_desk, operationId).idempotencyKey;
    for (const QJsonValue &value : m_world.rowsOf(u"/v1/requests?idempotency_key="_s + key)) {
        const QJsonObject seen = value.toObject();
        const int status = seen.value("status"_L1).toInt();
        number += status >= 200 && status < 300 && !seen.value("replayed"_L1).toBool() ? 1 : 0;
    }
    return number;
}

void TestDeskWebhooks::endpointsAreListed()
{
    const auto page = settled(m_hooks->listEndpoints({}, 50));
    QVERIFY2(page, page ? "" : qPrintable(page.error().message));
    QCOMPARE(page->items.size(), 2);
    QVERIFY(page->items.last().isCallback());
    const WebhookEndpoint mine = endpoint();
    QCOMPARE(mine.url, m_receiver.url(u"/hooks1"_s));
    QCOMPARE(mine.events, QStringList{u"invoice.created"_s});
    QVERIFY(mine.isEnabled);
    QCOMPARE(mine.secrets.size(), 1);
    QVERIFY(!outgoingSecret(mine, m_world.clock.now()));
}

void TestDeskWebhooks::deliveriesByEventAndResource()
{
    const QString first = invoice();
    const QString second = invoice();
    const WebhookDelivery one = deliveryOf(first, DeliveryStatus::Delivered);
    const WebhookDelivery two = deliveryOf(second, DeliveryStatus::Delivered);
    QCOMPARE(one.resourceId, first);
    QCOMPARE(one.eventType, u"invoice.created"_s);
    QCOMPARE(one.endpointId, m_endpoint);
    QCOMPARE(one.attempts.size(), 1);
    QCOMPARE(one.attempts.first().responseStatus, 200);
    QVERIFY(!one.nextAttemptAt);
    const auto ofEvent = settled(m_hooks->listDeliveries({two.eventId, {}}, {}, 50));
    QVERIFY(ofEvent);
    QCOMPARE(ofEvent->items.size(), 1);
    QCOMPARE(ofEvent->items.first().id, two.id);
    const auto page = settled(m_hooks->listDeliveries({}, {}, 1));
    QVERIFY(page && page->hasMore);
    QCOMPARE(page->items.first().id, two.id); // the newest first
    const auto next = settled(m_hooks->listDeliveries({}, page->nextCursor, 1));
    QCOMPARE(next->items.first().id, one.id);
    const auto fetched = settled(m_hooks->fetchDelivery(one.id));
    QCOMPARE(fetched->eventId, one.eventId);
    QCOMPARE(settled(m_hooks->fetchDelivery(u"dlv_nobodys"_s)).error().kind, ErrorKind::NotFound);
    QVERIFY(settled(m_hooks->listDeliveries({u"evt_nobodys"_s, {}}, {}, 50))->items.isEmpty());
}

void TestDeskWebhooks::redeliveredAndFollowed_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("received") << 200;
    QTest::newRow("received at the second try") << 500;
}

//! Accepted is not delivered: the row goes by the new delivery's own state.
void TestDeskWebhooks::redeliveredAndFollowed()
{
    QFETCH(const int, status);
    const WebhookDelivery first = deliveryOf(invoice(), DeliveryStatus::Delivered);
    m_receiver.status = status;
    m_receiver.received.clear();
    const auto asked = settled(m_hooks->redeliver(first));
    QVERIFY2(asked, asked ? "" : qPrintable(asked.error().message));
    QTRY_COMPARE_WITH_TIMEOUT(m_receiver.received.size(), 1, 30'000);
    QCOMPARE(m_receiver.received.first().headers.value("x-event-id"), first.eventId.toLatin1());
    if (status != 200) {
        QTRY_COMPARE_WITH_TIMEOUT(DeskWorld::stateOf(*m_desk, asked->id), u"settling"_s, 30'000);
        m_receiver.status = 200;
        m_world.letTimePass(5);
    }
    QTRY_COMPARE_WITH_TIMEOUT(DeskWorld::stateOf(*m_desk, asked->id), u"final"_s, 30'000);
    const Operation row = DeskWorld::row(*m_desk, asked->id);
    const auto second = settled(m_hooks->fetchDelivery(row.resultId));
    QVERIFY2(second, second ? "" : qPrintable(second.error().message));
    QCOMPARE(second->redeliveryOf, first.id);
    QCOMPARE(second->eventId, first.eventId);
    QCOMPARE(repeatsOf(first.id), 1);
}

void TestDeskWebhooks::lostAnswersActOnce_data()
{
    QTest::addColumn<bool>("isRotation");
    QTest::addColumn<QByteArray>("kind");
    for (const bool isRotation : {false, true}) {
        const char *what = isRotation ? "a new secret" : "a redelivery";
        QTest::addRow("%s, dropped before", what) << isRotation << QByteArray("drop_before");
        QTest::addRow("%s, dropped after", what) << isRotation << QByteArray("drop_after");
        QTest::addRow("%s, answer cut", what) << isRotation << QByteArray("cut_body");
    }
}

//! By the word of the server's own books.
void TestDeskWebhooks::lostAnswersActOnce()
{
    QFETCH(const bool, isRotation);
    QFETCH(const QByteArray, kind);
    const WebhookDelivery first = deliveryOf(invoice(), DeliveryStatus::Delivered);
    if (isRotation)
        makeEndpoint();
    const WebhookEndpoint before = endpoint();
    m_world.fault(kind.constData(),
                  qPrintable(isRotation ? u"/v1/webhook_endpoints/%1/*"_s.arg(before.id)
                                        : u"/v1/webhook_deliveries/%1/*"_s.arg(first.id)),
                  2);
    const auto asked =
        settled(isRotation ? m_hooks->rotateSecret(before, 3600) : m_hooks->redeliver(first));
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(DeskWorld::stateOf(*m_desk, asked->id), u"final"_s, 60'000);
    const Operation row = DeskWorld::row(*m_desk, asked->id);
    QCOMPARE(row.attempts, 3); // the faults were met
    QCOMPARE(effectsOf(asked->id), 1);
    if (!isRotation) {
        QCOMPARE(repeatsOf(first.id), 1);
        return;
    }
    const WebhookEndpoint after = endpoint();
    QCOMPARE(after.version, before.version + 1);
    QCOMPARE(after.secrets.size(), 2);
    QCOMPARE(after.secrets.last().id, row.resultId);
    const auto kept =
        settled(m_world.secrets.read(webhookSecretEntry(u"shop"_s, before.id, row.resultId)));
    QVERIFY(kept);
    m_needles.add("new secret", (*kept)->view().toByteArray());
}

//! What each of the two signs verifies with the secret that is kept under its name.
void TestDeskWebhooks::bothSecretsForAWhile()
{
    makeEndpoint();
    const QString outgoing = endpoint().secrets.first().id;
    const auto asked = settled(m_hooks->rotateSecret(endpoint(), 3600));
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(DeskWorld::stateOf(*m_desk, asked->id), u"final"_s, 30'000);
    const auto secret = settled(m_hooks->newSecret(asked->id));
    QVERIFY2(secret, secret ? "" : qPrintable(secret.error().message));
    QVERIFY(secret->isKept);
    m_needles.add("new secret", secret->secret->view().toByteArray());
    const WebhookEndpoint both = endpoint();
    QCOMPARE(both.secrets.size(), 2);
    QCOMPARE(both.secrets.last().id, secret->id);
    QVERIFY(outgoingSecret(both, m_world.clock.now()));
    const auto kept = settled(m_hooks->keptSecrets(both));
    QVERIFY(kept);
    QCOMPARE(kept->size(), 1); // nobody told us the first one
    QCOMPARE(kept->first().id, secret->id);
    m_receiver.received.clear();
    (void)invoice();
    QTRY_VERIFY_WITH_TIMEOUT(!m_receiver.received.isEmpty(), 30'000);
    const auto ofEndpoint = [&] {
        for (const auto &received : m_receiver.received) {
            const QByteArray id = received.headers.value("x-secret-id");
            if (id == outgoing.toLatin1() || id == secret->id.toLatin1())
                return received;
        }
        return WebhookReceiver::Received();
    };
    QTRY_COMPARE_WITH_TIMEOUT(ofEndpoint().headers.value("x-secret-id"), outgoing.toLatin1(),
                              30'000);
    m_world.letTimePass(3601);
    m_receiver.received.clear();
    (void)invoice();
    QTRY_COMPARE_WITH_TIMEOUT(ofEndpoint().headers.value("x-secret-id"), secret->id.toLatin1(),
                              30'000);
    const auto received = ofEndpoint();
    QCOMPARE(received.headers.value("x-signature"),
             QMessageAuthenticationCode::hash(
                 received.headers.value("x-timestamp") + '.' + received.body,
                 secret->secret->view().toByteArray(), QCryptographicHash::Sha256)
                 .toHex());
}

//! The answer is had again under the same key: no second rotation.
void TestDeskWebhooks::noKeychainAsksTheServerAgain()
{
    makeEndpoint();
    const auto asked = settled(m_hooks->rotateSecret(endpoint(), 3600));
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(DeskWorld::stateOf(*m_desk, asked->id), u"final"_s, 30'000);
    const QString id = DeskWorld::row(*m_desk, asked->id).resultId;
    const QString entry = webhookSecretEntry(u"shop"_s, m_endpoint, id);
    const QByteArray first = (*settled(m_world.secrets.read(entry)))->view().toByteArray();
    m_needles.add("new secret", first);
    QVERIFY(settled(m_world.secrets.remove(entry)));
    const qint64 version = endpoint().version;
    const auto again = settled(m_hooks->newSecret(asked->id));
    QVERIFY2(again, again ? "" : qPrintable(again.error().message));
    QCOMPARE(again->id, id);
    QCOMPARE(again->secret->view().toByteArray(), first);
    QCOMPARE(endpoint().version, version);
    QCOMPARE(effectsOf(asked->id), 1);
    QVERIFY(settled(m_world.secrets.read(entry))); // and kept, this time

    // Past the life of the key the server is not asked: it would make another one.
    QVERIFY(settled(m_world.secrets.remove(entry)));
    m_world.clock.shiftTo(25LL * 3600 * 1000);
    const auto late = settled(m_hooks->newSecret(asked->id));
    m_world.clock.shiftTo(0);
    QVERIFY(!late);
    QCOMPARE(late.error().kind, ErrorKind::NotFound);
    QCOMPARE(endpoint().version, version);
    QVERIFY(!settled(m_hooks->newSecret(u"op_nobodys"_s)));
}

void TestDeskWebhooks::aSecretFromElsewhere()
{
    makeEndpoint();
    const WebhookEndpoint mine = endpoint();
    QVERIFY(settled(m_hooks->keptSecrets(mine))->isEmpty());
    QVERIFY(settled(m_hooks->keepSecret(
        mine.id, mine.secrets.first().id,
        std::make_shared<const SecretBytes>(QByteArrayView("whsec_typed_by_a_person")))));
    const auto kept = settled(m_hooks->keptSecrets(mine));
    QCOMPARE(kept->size(), 1);
    QVERIFY(kept->first().secret->equals("whsec_typed_by_a_person"));
    m_needles.add("typed secret", "whsec_typed_by_a_person");
}

void TestDeskWebhooks::nothingWasWritten()
{
    QVERIFY(m_needles.count("new secret") >= 3);
    QCOMPARE(m_needles.findInFolder(m_world.dir.path()), QStringList());
}

QTEST_GUILESS_MAIN(TestDeskWebhooks)
#include "tst_deskwebhooks.moc"
