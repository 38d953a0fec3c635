// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/keptheaders.h"
#include "webhooks/listenershop.h"
#include "webhooks/signing.h"
#include "webhooks/verifier.h"

using namespace coinpay;
using namespace coinpay::test;

//! What a listener hands on, and what it does when nobody takes it.
class TestForwarding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bodyAndHeadersGoOnAsTheyCame();
    void anEventIsForwardedOnce();
    void theSenderDoesNotWaitForTheHandler();
    void aHandlerThatComesBackGetsIt();
    void whatTheHandlerRefusesIsNotAskedAgain();
    void itIsTriedSoOftenAndNoMore();
    void theNextListenerGoesOn();
    void aThousandReachAHandlerOnce();
    void refusedOnesOnlyWhenAskedFor();
    void missedOnesAreSigned();
    void withheldHeadersAreNotSentFromTheStore();
    void schemes_data();
    void schemes();

private:
    std::unique_ptr<ListenerShop> m_shop;
    std::unique_ptr<RawServer> m_handler;
};

void TestForwarding::init()
{
    m_shop = std::make_unique<ListenerShop>();
    m_handler = std::make_unique<RawServer>();
    QVERIFY(m_shop->start(m_handler->url()));
}

void TestForwarding::bodyAndHeadersGoOnAsTheyCame()
{
    const QByteArray body = eventBody("evt_1");
    const QByteArray lines = "X-ODD-case: kept\r\nAuthorization: Basic Zm9yOnRoZSBoYW5kbGVy\r\n" +
                             signatureLines("evt_1", body) + "x-odd-CASE: twice\r\n";
    QCOMPARE(m_shop->send(postOf(lines, body)), 200);
    QTRY_COMPARE(m_shop->handed.size(), 1);
    QCOMPARE(m_handler->bodies, QList<QByteArray>{body});
    const QByteArray head = m_handler->heads.first();
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.trimmed().isEmpty())
            QVERIFY2(head.contains(QByteArray(line + '\n')), line.constData());
    }
    QVERIFY(head.startsWith("POST /hook HTTP/1.1\r\n"));
    QCOMPARE(head.toLower().count("host: "), 1);
    QCOMPARE(head.toLower().count("content-length: "), 1);
    const auto receipt = m_shop->listener->inbox().receiptOf(QStringLiteral("evt_1"));
    QCOMPARE(receipt->state, WebhookState::Handled);
    const auto attempts = m_shop->listener->inbox().forwards(receipt->row);
    QCOMPARE(attempts->size(), 1);
    QCOMPARE(attempts->first().status, 200);
}

void TestForwarding::anEventIsForwardedOnce()
{
    for (int i = 0; i < 5; ++i)
        QCOMPARE(m_shop->send(signedPost("evt_1", i)), 200);
    QCOMPARE(m_shop->send(signedPost("evt_2")), 200);
    QTRY_COMPARE(m_shop->handed.size(), 2);
    QTest::qWait(100);
    QCOMPARE(m_handler->bodies.size(), 2);
}

void TestForwarding::theSenderDoesNotWaitForTheHandler()
{
    m_handler->decide = [](const QByteArray &, const QByteArray &) { return QByteArray(); };
    for (int i = 0; i < 20; ++i)
        QCOMPARE(m_shop->send(signedPost("evt_" + QByteArray::number(i))), 200);
    QVERIFY(m_shop->handed.isEmpty());
    QVERIFY(m_handler->connections <= 4); // a few at a time, however many wait
}

void TestForwarding::aHandlerThatComesBackGetsIt()
{
    int asked = 0;
    m_handler->decide = [&](const QByteArray &, const QByteArray &) {
        return RawServer::answer(++asked == 1 ? 500 : 204);
    };
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->handed.size(), 2, 20'000);
    QCOMPARE(m_shop->handed.first().state, WebhookState::Waiting);
    QCOMPARE(m_shop->handed.first().attempt.status, 500);
    QCOMPARE(m_shop->handed.last().state, WebhookState::Handled);
    QCOMPARE(m_shop->handed.last().attempt.number, 2);
    QCOMPARE(m_handler->bodies.first(), m_handler->bodies.last());
}

void TestForwarding::whatTheHandlerRefusesIsNotAskedAgain()
{
    m_handler->decide = [](const QByteArray &, const QByteArray &) {
        return RawServer::answer(400, "who are you?");
    };
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QTRY_COMPARE(m_shop->handed.size(), 1);
    QCOMPARE(m_shop->handed.first().state, WebhookState::GivenUp);
    QCOMPARE(m_shop->handed.first().attempt.answer, "who are you?");
    QVERIFY(m_shop->listener->isIdle());
}

void TestForwarding::itIsTriedSoOftenAndNoMore()
{
    // A row that has been tried often enough already: the waits between are not this test's.
    m_shop->listener.reset();
    {
        auto inbox = WebhookInbox::open(m_shop->dir.path(), m_shop->clock);
        WebhookReceipt receipt;
        receipt.eventId = QStringLiteral("evt_1");
        receipt.verdict = QStringLiteral("valid");
        receipt.headers = "a: b\r\n";
        receipt.body = "{}";
        const qint64 row = (*inbox)->store({receipt})->first().row;
        for (int number = 1; number < WebhookForwarder::MaxTries; ++number) {
            WebhookForward attempt;
            attempt.receipt = row;
            attempt.number = number;
            QVERIFY((*inbox)->beginForward(attempt)); // and the program died
        }
    }
    m_handler->decide = [](const QByteArray &, const QByteArray &) {
        return RawServer::answer(503);
    };
    QVERIFY(m_shop->start(m_handler->url()));
    QTRY_COMPARE(m_shop->handed.size(), 1);
    QCOMPARE(m_shop->handed.first().attempt.number, WebhookForwarder::MaxTries);
    QCOMPARE(m_shop->handed.first().state, WebhookState::GivenUp);
}

void TestForwarding::theNextListenerGoesOn()
{
    m_handler->decide = [](const QByteArray &, const QByteArray &) { return QByteArray(); };
    QCOMPARE(m_shop->send(signedPost("evt_1")), 200);
    QTRY_COMPARE(m_handler->bodies.size(), 1);
    m_shop->listener.reset(); // in the middle of a try
    m_handler->decide = [](const QByteArray &, const QByteArray &) {
        return RawServer::answer(200);
    };
    QVERIFY(m_shop->start(m_handler->url()));
    QTRY_COMPARE(m_shop->handed.size(), 1);
    QCOMPARE(m_shop->handed.first().attempt.number, 2);
    QCOMPARE(m_shop->handed.first().state, WebhookState::Handled);
    QVERIFY(m_handler->heads.last().contains("x-signature: "));
}

void TestForwarding::aThousandReachAHandlerOnce()
{
    constexpr int Peers = 20;
    constexpr int EachSends = 50;
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < Peers; ++i) {
        peers.push_back(std::make_unique<RawPeer>(m_shop->port()));
        QByteArray all;
        for (int k = 0; k < EachSends; ++k) {
            const QByteArray one = signedPost("evt_" + QByteArray::number(i * EachSends + k));
            all += k % 10 == 0 ? one + one : one;
        }
        peers.back()->write(all);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->handed.size(), Peers * EachSends, 90'000);
    QSet<QByteArray> seen(m_handler->bodies.begin(), m_handler->bodies.end());
    QCOMPARE(seen.size(), Peers * EachSends);
    QCOMPARE(m_handler->bodies.size(), Peers * EachSends);
}

void TestForwarding::refusedOnesOnlyWhenAskedFor()
{
    const QByteArray body = eventBody("evt_1");
    const QByteArray forged = postOf(signatureLines("evt_1", body, 0, "whsec_other"), body);
    QCOMPARE(m_shop->send(forged), 401);
    QTest::qWait(100);
    QVERIFY(m_handler->bodies.isEmpty());
    QVERIFY(m_shop->start(m_handler->url(),
                          [](ListenerSettings &settings) { settings.forwardsRefused = true; }));
    m_handler->decide = [](const QByteArray &, const QByteArray &) {
        return RawServer::answer(500);
    };
    QCOMPARE(m_shop->send(forged), 401);
    QTRY_COMPARE(m_shop->handed.size(), 1);
    QCOMPARE(m_shop->handed.first().state, WebhookState::Refused);
    QCOMPARE(m_handler->bodies, QList<QByteArray>{body});
    QVERIFY(m_shop->listener->isIdle()); // once
}

void TestForwarding::missedOnesAreSigned()
{
    const QByteArray body = eventBody("evt_1");
    QCOMPARE(*m_shop->listener->takeMissed({{QStringLiteral("evt_1"), body}}), 1);
    QTRY_COMPARE(m_shop->handed.size(), 1);
    QCOMPARE(m_handler->bodies, QList<QByteArray>{body});
    const auto headers = readWebhookHeaders(m_handler->heads.first());
    QVERIFY(headers);
    const std::vector<SharedSecret> secrets{secretOf(shopSecret)};
    QCOMPARE(verifyWebhook(*headers, body, secrets, m_shop->clock.now()).verdict,
             WebhookVerdict::Valid);
}

void TestForwarding::withheldHeadersAreNotSentFromTheStore()
{
    const http::Headers came{{"Authorization", "Basic abc"}, {"X-A", ""}, {"X-B", "c: d"}};
    const QByteArray kept = keptHeaders(came, {});
    QVERIFY(!kept.contains("abc"));
    const http::Headers back = headersFromKept(kept);
    QCOMPARE(back.size(), 2);
    QCOMPARE(back.first().name, "X-A");
    QCOMPARE(back.first().value, "");
    QCOMPARE(back.last().value, "c: d");
    QVERIFY(headersFromKept("no end").isEmpty());
}

void TestForwarding::schemes_data()
{
    QTest::addColumn<WebhookScheme>("scheme");
    for (const WebhookScheme scheme : allWebhookSchemes)
        QTest::newRow(webhookSchemeName(scheme).data()) << scheme;
}

//! What we sign is what we accept; the vectors of the doctor's tests say that it is right.
void TestForwarding::schemes()
{
    QFETCH(const WebhookScheme, scheme);
    const QByteArray body = eventBody("evt_1");
    const auto secret = secretOf(shopSecret);
    QByteArray lines;
    for (const auto &header : signedHeaders(scheme, *secret, "evt_1", m_shop->clock.now(), body))
        lines += header.name + ": " + header.value + "\r\n";
    QCOMPARE(m_shop->send(postOf(lines, body)), 200);
    QCOMPARE(m_shop->kept().first().scheme, QString(webhookSchemeName(scheme)));
}

QTEST_GUILESS_MAIN(TestForwarding)
#include "tst_forwarding.moc"
