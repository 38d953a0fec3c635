// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each document says, value by value.
#include "api/wire/decodewebhooks.h"
#include "core/timestamp.h"
#include "resourcefixtures.h"
#include "wirefixtures.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;
using namespace coinpay::wire;
using namespace Qt::StringLiterals;

namespace {

Money usdc(QStringView amount)
{
    return *Money::parse(amount, u"USDC"_s);
}

Money usdt(QStringView amount)
{
    return *Money::parse(amount, u"USDT"_s);
}

} // namespace

class TestWireResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escrow();
    void failedEscrow();
    void payouts();
    void dispute();
    void wallets();
    void balances();
    void balancesWithGaps();
    void balancesThatContradict();
    void address();
    void transfer();
    void totalsThatDoNotAddUp();
    void quote();
    void webhookEndpoint();
    void webhookDelivery();
    void rotatedSecret();
};

void TestWireResources::escrow()
{
    const auto decoded = decodeEscrow(escrowJson());
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const Escrow &escrow = decoded->value;
    QCOMPARE(escrow.id, u"esc_456"_s);
    QCOMPARE(escrow.amount, usdc(u"300"));
    QCOMPARE(escrow.amountFunded, usdc(u"300"));
    QCOMPARE(escrow.amountReleased, usdc(u"100"));
    QCOMPARE(escrow.amountRefunded, usdc(u"0.5"));
    QCOMPARE(escrow.held(), usdc(u"199.5"));
    QCOMPARE(escrow.network, u"ethereum"_s);
    QCOMPARE(escrow.buyerRef, u"buyer_77"_s);
    QCOMPARE(escrow.sellerRef, u"seller_14"_s);
    QCOMPARE(escrow.dealRef, u"gig_204"_s);
    QCOMPARE(escrow.status, EscrowStatus::Funded);
    QCOMPARE(escrow.statusText, u"funded"_s);
    QCOMPARE(escrow.paymentAddress, u"0x52908400098527886E0F7030069857D2E4169EE7"_s);
    QCOMPARE(escrow.confirmations, 7);
    QCOMPARE(escrow.requiredConfirmations, 12);
    QCOMPARE(escrow.txHash, u"0x3b7a"_s);
    QCOMPARE(escrow.metadata.value(u"team"_s), u"north"_s);
    QCOMPARE(escrow.createdAt, *parseTimestamp(u"2026-01-02T03:04:05Z"));
    QCOMPARE(escrow.updatedAt, *parseTimestamp(u"2026-01-02T03:06:40.25Z"));
    QCOMPARE(escrow.expiresAt, parseTimestamp(u"2026-01-03T03:04:05Z"));
    QCOMPARE(escrow.version, 3);
    QCOMPARE(escrow.requestId, u"req_5050"_s);
    for (const EscrowStatus status : escrowStatuses) {
        if (status == EscrowStatus::Unrecognized)
            continue;
        const QByteArray word = QByteArray(escrowStatusName(status).data());
        const auto other = decodeEscrow(escrowJson(word));
        QVERIFY2(other, word);
        QCOMPARE(other->value.status, status);
    }
}

void TestWireResources::failedEscrow()
{
    const auto decoded = decodeEscrow(
        withMember(escrowJson("failed"), "failure",
                   R"({"code":"network_rejected","message":"The network refused it.","at":1})"));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->value.failureCode, u"network_rejected"_s);
    QCOMPARE(decoded->value.failureMessage, u"The network refused it."_s);
}

void TestWireResources::payouts()
{
    for (const auto kind : {EscrowActionKind::Release, EscrowActionKind::Refund}) {
        const auto decoded = decodeEscrowAction(
            kind, withMember(payoutJson("rel_61", "processing", 2), "tx_hash", "\"0xabc\""));
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
        const EscrowAction &action = decoded->value;
        QCOMPARE(action.kind, kind);
        QCOMPARE(action.id, u"rel_61"_s);
        QCOMPARE(action.escrowId, u"esc_456"_s);
        QCOMPARE(action.amount, usdc(u"100"));
        QCOMPARE(action.network, u"ethereum"_s);
        QCOMPARE(action.reason, u"milestone_approved"_s);
        QCOMPARE(action.status, MovementStatus::Processing);
        QCOMPARE(action.confirmations, 0);
        QCOMPARE(action.requiredConfirmations, 12);
        QCOMPARE(action.txHash, u"0xabc"_s);
        QCOMPARE(action.resolution, QString());
        QCOMPARE(action.version, 2);
        QCOMPARE(action.requestId, u"req_5050"_s);
    }
}

void TestWireResources::dispute()
{
    const auto decoded =
        decodeEscrowAction(EscrowActionKind::Dispute,
                           withMember(disputeJson("final", 3), "resolution", "\"withdrawn\""));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const EscrowAction &dispute = decoded->value;
    QCOMPARE(dispute.kind, EscrowActionKind::Dispute);
    QCOMPARE(dispute.id, u"dsp_63"_s);
    QCOMPARE(dispute.reason, u"goods_not_as_described"_s);
    QCOMPARE(dispute.status, MovementStatus::Final);
    QCOMPARE(dispute.resolution, u"withdrawn"_s);
    QCOMPARE(dispute.amount, Money());
    QCOMPARE(dispute.requiredConfirmations, 0);
    // A release is no dispute, and the other way round.
    QVERIFY(!decodeEscrowAction(EscrowActionKind::Release, disputeJson()));
}

void TestWireResources::wallets()
{
    const auto decoded = decodeWallet(walletJson("frozen", 12));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->value.id, u"wal_789"_s);
    QCOMPARE(decoded->value.label, u"Main"_s);
    QCOMPARE(decoded->value.status, WalletStatus::Frozen);
    QCOMPARE(decoded->value.version, 12);
    const auto nameless = decodeWallet(withMember(walletJson(), "label", "\"\""));
    QVERIFY(nameless); // the contract lets it be empty
    QCOMPARE(nameless->value.label, QString());
}

void TestWireResources::balances()
{
    const auto decoded = decodeBalances(balancesJson());
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const BalanceSheet &sheet = decoded->value;
    QCOMPARE(sheet.walletId, u"wal_789"_s);
    QCOMPARE(sheet.version, 12);
    QCOMPARE(sheet.updatedAt, *parseTimestamp(u"2026-01-02T03:04:05Z"));
    QCOMPARE(sheet.balances.size(), 2);
    QCOMPARE(sheet.balances[0].network, u"bitcoin"_s);
    QCOMPARE(sheet.balances[0].available, *Money::parse(u"0.015", u"BTC"_s));
    QVERIFY(sheet.balances[0].pending.isZero());
    QCOMPARE(sheet.balances[1].network, u"ethereum"_s);
    QCOMPARE(sheet.balances[1].available, usdt(u"420"));
    QCOMPARE(sheet.balances[1].pending, usdt(u"25"));
    const auto empty = decodeBalances(withMember(balancesJson(), "balances", "[]"));
    QVERIFY(empty);
    QVERIFY(empty->value.balances.isEmpty());
}

//! The contract: an asset's only network may go unsaid, and a missing `pending` is zero.
void TestWireResources::balancesWithGaps()
{
    const auto decoded = decodeBalances(
        withMember(balancesJson(), "balances",
                   R"([{"asset":"BTC","available":"1.00"},)"
                   R"({"asset":"NEW","network":null,"available":"0.5","pending":null}])"));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->flags, QString());
    QCOMPARE(decoded->value.balances[0].network, u"bitcoin"_s);
    QCOMPARE(decoded->value.balances[0].pending, Money::zero(u"BTC"_s));
    QCOMPARE(decoded->value.balances[1].network, QString());
    QCOMPARE(decoded->value.balances[1].available, *Money::parse(u"0.5", u"NEW"_s));
    QCOMPARE(decoded->value.balances[1].pending, Money::zero(u"NEW"_s));
}

void TestWireResources::balancesThatContradict()
{
    const QByteArray usdtOnEthereum =
        R"({"asset":"USDT","network":"ethereum","available":"1.00","pending":"0.00"})";
    const QByteArray usdtOnTron =
        R"({"asset":"USDT","network":"tron","available":"2.00","pending":"0.00"})";
    const QByteArray unsaid = R"({"asset":"USDT","available":"3.00","pending":"0.00"})";
    const auto with = [](const QByteArrayList &rows) {
        return decodeBalances(withMember(balancesJson(), "balances", '[' + rows.join(',') + ']'));
    };
    QVERIFY(with({usdtOnEthereum, usdtOnTron}));
    for (const QByteArrayList &rows : {QByteArrayList{usdtOnEthereum, usdtOnTron, usdtOnEthereum},
                                       QByteArrayList{usdtOnTron, usdtOnEthereum, unsaid}}) {
        const auto twice = with(rows);
        QVERIFY(!twice);
        QVERIFY2(twice.error().message.contains("/balances/2 "_L1),
                 qPrintable(twice.error().message));
    }
    const auto second = with({usdtOnTron, R"({"asset":"BTC","available":"x"})"});
    QVERIFY(!second);
    QVERIFY2(second.error().message.contains("/balances/1/available "_L1),
             qPrintable(second.error().message));
}

void TestWireResources::address()
{
    const auto decoded = decodeAddress(addressJson());
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->value.id, u"adr_80"_s);
    QCOMPARE(decoded->value.walletId, u"wal_789"_s);
    QCOMPARE(decoded->value.asset, u"BTC"_s);
    QCOMPARE(decoded->value.network, u"bitcoin"_s);
    QCOMPARE(decoded->value.address, u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s);
    QCOMPARE(decoded->value.statusText, u"active"_s);
    QVERIFY(!decoded->value.isRetired);
    const auto retired = decodeAddress(addressJson("retired", 2));
    QVERIFY(retired);
    QVERIFY(retired->value.isRetired);
    QCOMPARE(retired->value.version, 2);
}

void TestWireResources::transfer()
{
    const auto decoded = decodeTransfer(transferJson("processing", 2));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const Transfer &transfer = decoded->value;
    QCOMPARE(transfer.id, u"trf_90"_s);
    QCOMPARE(transfer.walletId, u"wal_789"_s);
    QCOMPARE(transfer.network, u"ethereum"_s);
    QCOMPARE(transfer.amount, usdt(u"40"));
    QCOMPARE(transfer.fee, usdt(u"0.85"));
    QCOMPARE(transfer.total, usdt(u"40.85"));
    QCOMPARE(transfer.destination, u"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"_s);
    QCOMPARE(transfer.quoteId, u"quo_91"_s);
    QCOMPARE(transfer.note, u"rent"_s);
    QCOMPARE(transfer.status, MovementStatus::Processing);
    QCOMPARE(transfer.statusText, u"processing"_s);
    QCOMPARE(transfer.confirmations, 4);
    QCOMPARE(transfer.requiredConfirmations, 12);
    QCOMPARE(transfer.txHash, QString());
    QCOMPARE(transfer.version, 2);
    const auto plain =
        decodeTransfer(withMember(withMember(transferJson(), "note", "null"), "quote_id", "null"));
    QVERIFY(plain);
    QCOMPARE(plain->value.note, QString());
    QCOMPARE(plain->value.quoteId, QString());
}

//! A quote is what a person agrees to; a transfer is what happened.
void TestWireResources::totalsThatDoNotAddUp()
{
    const auto quote = decodeQuote(withMember(quoteJson(), "total", "\"41.00\""));
    QVERIFY(!quote);
    QVERIFY2(quote.error().message.contains("/total "_L1), qPrintable(quote.error().message));
    QVERIFY(!decodeQuote(withMember(quoteJson(), "fee", "\"0.86\"")));
    const auto transfer = decodeTransfer(withMember(transferJson(), "total", "\"41.00\""));
    QVERIFY(transfer);
    QCOMPARE(transfer->value.total, usdt(u"41"));
    QCOMPARE(transfer->flags, u"odd_total"_s);
}

void TestWireResources::quote()
{
    const auto decoded = decodeQuote(quoteJson());
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const TransferQuote &quote = decoded->value;
    QCOMPARE(quote.id, u"quo_91"_s);
    QCOMPARE(quote.walletId, u"wal_789"_s);
    QCOMPARE(quote.network, u"ethereum"_s);
    QCOMPARE(quote.amount, usdt(u"40"));
    QCOMPARE(quote.fee, usdt(u"0.85"));
    QCOMPARE(quote.total, usdt(u"40.85"));
    QCOMPARE(quote.destination, u"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"_s);
    QCOMPARE(quote.createdAt, *parseTimestamp(u"2026-01-02T03:04:05Z"));
    QCOMPARE(quote.expiresAt, *parseTimestamp(u"2026-01-02T03:05:05Z"));
}

void TestWireResources::webhookEndpoint()
{
    const auto decoded = decodeWebhookEndpointPage(pageJson({endpointJson()}));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->value.items.size(), 1);
    const WebhookEndpoint &endpoint = decoded->value.items.first();
    QCOMPARE(endpoint.id, u"whk_1"_s);
    QCOMPARE(endpoint.kind, u"endpoint"_s);
    QVERIFY(!endpoint.isCallback());
    QCOMPARE(endpoint.url, u"https://merchant.example.com/hooks"_s);
    QCOMPARE(endpoint.events, (QStringList{u"invoice.paid"_s, u"invoice.overpaid"_s}));
    QVERIFY(endpoint.isEnabled);
    QCOMPARE(endpoint.version, 2);
    QCOMPARE(endpoint.requestId, u"req_5050"_s);
    QCOMPARE(endpoint.secrets.size(), 2);
    QCOMPARE(endpoint.secrets[0].id, u"whs_11"_s);
    const auto ends = parseTimestamp(u"2026-01-03T03:04:05Z");
    QCOMPARE(endpoint.secrets[0].expiresAt, ends);
    QCOMPARE(endpoint.secrets[1].id, u"whs_12"_s);
    QVERIFY(!endpoint.secrets[1].expiresAt);
    // The first one signs until its time, and no longer.
    const auto outgoing = outgoingSecret(endpoint, *ends - 1);
    QVERIFY(outgoing);
    QCOMPARE(outgoing->id, u"whs_11"_s);
    QVERIFY(!outgoingSecret(endpoint, *ends));
    const auto callbacks = decodeWebhookEndpointPage(
        pageJson({withMember(withMember(endpointJson(), "kind", R"("callback")"), "url", "null")}));
    QVERIFY2(callbacks, callbacks ? "" : qPrintable(callbacks.error().message));
    QVERIFY(callbacks->value.items.first().isCallback());
    QCOMPARE(callbacks->value.items.first().url, QString());
}

void TestWireResources::webhookDelivery()
{
    const auto decoded = decodeWebhookDelivery(deliveryJson("retrying", R"("dlv_699")"));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const WebhookDelivery &delivery = decoded->value;
    QCOMPARE(delivery.id, u"dlv_700"_s);
    QCOMPARE(delivery.endpointId, u"whk_1"_s);
    QCOMPARE(delivery.url, u"https://merchant.example.com/hooks"_s);
    QCOMPARE(delivery.eventId, u"evt_1003"_s);
    QCOMPARE(delivery.eventType, u"invoice.paid"_s);
    QCOMPARE(delivery.resourceType, u"invoice"_s);
    QCOMPARE(delivery.resourceId, u"inv_123"_s);
    QCOMPARE(delivery.redeliveryOf, u"dlv_699"_s);
    QCOMPARE(delivery.nextAttemptAt, parseTimestamp(u"2026-01-02T03:10:12Z"));
    QCOMPARE(delivery.version, 3);
    QCOMPARE(delivery.requestId, QString());
    QCOMPARE(delivery.attempts.size(), 2);
    QCOMPARE(delivery.attempts[0].responseStatus, 0);
    QCOMPARE(delivery.attempts[0].durationMs, 10'000);
    QCOMPARE(delivery.attempts[0].error, u"No answer within 10 s."_s);
    QCOMPARE(delivery.attempts[1].responseStatus, 500);
    QCOMPARE(delivery.attempts[1].at, *parseTimestamp(u"2026-01-02T03:09:17Z"));
    QCOMPARE(delivery.attempts[1].error, QString());
    for (const DeliveryStatus status : deliveryStatuses) {
        if (status == DeliveryStatus::Unrecognized)
            continue;
        const QByteArray word = QByteArray(deliveryStatusName(status).data());
        const auto other = decodeWebhookDelivery(deliveryJson(word));
        QVERIFY2(other, word);
        QCOMPARE(other->value.status, status);
    }
}

//! The secret is read apart from the rest, and by nobody who did not ask for it.
void TestWireResources::rotatedSecret()
{
    const auto decoded = decodeRotatedSecret(secretJson());
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->value.info.id, u"whs_12"_s);
    QCOMPARE(decoded->value.endpointId, u"whk_1"_s);
    QVERIFY(!decoded->value.info.expiresAt);
    const auto secret = takeSecret(secretJson());
    QVERIFY(secret);
    QCOMPARE(*secret, QByteArray("whsec_an-example-that-signs-nothing-0012"));
    QVERIFY(!takeSecret(deliveryJson()));
}

QTEST_GUILESS_MAIN(TestWireResources)
#include "tst_wireresources.moc"
