// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists, the server's records and the event feed, with every kind of resource.
#include "api/wire/decode.h"
#include "core/timestamp.h"
#include "resourcefixtures.h"
#include "wirefixtures.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;
using namespace coinpay::wire;
using namespace Qt::StringLiterals;

class TestWirePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests();
    void pages();
    void events_data();
    void events();
    void contradictingEvents_data();
    void contradictingEvents();
    void eventOfALaterServer();
};

void TestWirePages::requests()
{
    const auto decoded = decodeSeenRequest(withMember(requestJson(), "replayed", "true"));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const api::SeenRequest &seen = decoded->value;
    QCOMPARE(seen.id, u"req_1"_s);
    QCOMPARE(seen.method, u"POST"_s);
    QCOMPARE(seen.target, u"/v1/invoices"_s);
    QCOMPARE(seen.status, 201);
    QCOMPARE(seen.code, QString());
    QCOMPARE(seen.idempotencyKey, u"key-1"_s);
    QCOMPARE(seen.correlationId, u"op_01JGK2V3"_s);
    QCOMPARE(seen.resourceId, u"inv_1"_s);
    QCOMPARE(seen.bodySha256, "8693be7592ce5564b7d633bd6ea24a582faebbe2a88a103b32b196bc915e3de0");
    QVERIFY(seen.replayed);
    QCOMPARE(seen.receivedAt, *parseTimestamp(u"2026-01-02T03:04:05Z"));
}

void TestWirePages::pages()
{
    const QByteArrayList many(200, escrowJson());
    const auto whole = decodeEscrowPage(pageJson(many, "\"c2\""));
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().message));
    QCOMPARE(whole->value.items.size(), 200);
    QCOMPARE(whole->value.nextCursor, u"c2"_s);
    QVERIFY(whole->value.hasMore);

    QByteArrayList one = many;
    one[137] = withMember(escrowJson(), "amount_funded", "[]");
    const auto broken = decodeEscrowPage(pageJson(one));
    QVERIFY(!broken); // all or nothing
    QVERIFY2(broken.error().message.contains("/data/137/amount_funded "_L1),
             qPrintable(broken.error().message));

    QVERIFY(decodeWalletPage(pageJson({walletJson()})));
    QVERIFY(decodeAddressPage(pageJson({addressJson(), addressJson()})));
    QVERIFY(decodeTransferPage(pageJson({})));
    QVERIFY(decodeEscrowActionPage(EscrowActionKind::Refund, pageJson({payoutJson("ref_62")})));
    QVERIFY(decodeEscrowActionPage(EscrowActionKind::Dispute, pageJson({disputeJson()})));
    QVERIFY(decodeSeenRequests(pageJson({requestJson()})));

    const QByteArray astray = R"({"data":[],"next_cursor":null,"has_more":true})";
    QVERIFY(!decodeEscrowPage(astray));
    QVERIFY(!decodeSeenRequests(astray)); // it would begin anew, for ever
    QVERIFY(!decodeWalletPage(R"({"next_cursor":null,"has_more":false})"));
    QVERIFY(!decodeWalletPage(R"({"data":[],"next_cursor":null})"));
}

void TestWirePages::events_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("alternative");
    const auto row = [](const char *type, const char *id, const QByteArray &data,
                        const Resource &like) {
        QTest::newRow(type) << QByteArray(id) << data << int(like.index());
    };
    row("invoice", "inv_123", invoiceJson("inv_123", "pending", 4), Invoice());
    row("escrow", "esc_456", escrowJson("funded", 4), Escrow());
    row("release", "rel_61", payoutJson("rel_61", "final", 4), EscrowAction());
    row("refund", "ref_62", payoutJson("ref_62", "final", 4), EscrowAction());
    row("dispute", "dsp_63", disputeJson("final", 4), EscrowAction());
    row("wallet", "wal_789", walletJson("active", 4), Wallet());
    row("address", "adr_80", addressJson("retired", 4), ReceiveAddress());
    row("transfer", "trf_90", transferJson("final", 4), Transfer());
}

void TestWirePages::events()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, data);
    QFETCH(int, alternative);
    const QByteArray type = QTest::currentDataTag();
    const auto decoded = decodeEventPage(feedOf(type, id, "final", 4, data));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const api::FeedEntry &entry = decoded->value.entries.first();
    QCOMPARE(int(entry.resource.index()), alternative);
    QCOMPARE(typeOf(entry.resource), QString::fromLatin1(type));
    QCOMPARE(idOf(entry.resource), QString::fromLatin1(id));
    QCOMPARE(versionOf(entry.resource), 4);
    QCOMPARE(entry.event.resourceType, QString::fromLatin1(type));
}

void TestWirePages::contradictingEvents_data()
{
    events_data();
}

void TestWirePages::contradictingEvents()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, data);
    const QByteArray type = QTest::currentDataTag();
    const QByteArray other = QByteArray(id).replace('_', "_other");
    const auto another = decodeEventPage(feedOf(type, other, "final", 4, data));
    QVERIFY(!another);
    QVERIFY2(another.error().message.contains("/data/0/data "_L1),
             qPrintable(another.error().message));
    const auto later = decodeEventPage(feedOf(type, id, "final", 5, data));
    QVERIFY(!later);
    QVERIFY2(later.error().message.contains("/data/0/version "_L1),
             qPrintable(later.error().message));
    const auto broken =
        decodeEventPage(feedOf(type, id, "final", 4, withMember(data, "updated_at", "{}")));
    QVERIFY(!broken);
    QVERIFY2(broken.error().message.contains("/data/0/data/updated_at "_L1),
             qPrintable(broken.error().message));
}

//! Types this version does not know must not stop the feed, whatever their data is.
void TestWirePages::eventOfALaterServer()
{
    const auto decoded = decodeEventPage(
        feedOf("subscription", "sub_1", "on", 4, R"({"id":7,"version":"x","amount":[]})"));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QVERIFY(!isKnown(decoded->value.entries.first().resource));
    QCOMPARE(decoded->value.entries.first().event.resourceId, u"sub_1"_s);
}

QTEST_GUILESS_MAIN(TestWirePages)
#include "tst_wirepages.moc"
