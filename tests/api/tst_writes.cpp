// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a form's words become: the exact bytes, the row about them, and the words again.
#include "api/drafts.h"
#include "api/endpoints.h"
#include "api/escrowendpoints.h"
#include "api/walletendpoints.h"
#include "api/webhookendpoints.h"
#include "resourcefixtures.h"
#include "wirefixtures.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;
using namespace Qt::StringLiterals;

namespace {

const QString payee = u"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"_s;

Money money(QStringView amount, const QString &asset)
{
    return *Money::parse(amount, asset);
}

Escrow heldEscrow()
{
    Escrow escrow;
    escrow.id = u"esc_456"_s;
    escrow.amount = money(u"300", u"USDC"_s);
    escrow.amountFunded = escrow.amount;
    escrow.amountReleased = money(u"100", u"USDC"_s);
    escrow.amountRefunded = money(u"0.5", u"USDC"_s);
    escrow.network = u"ethereum"_s;
    escrow.buyerRef = u"buyer_77"_s;
    escrow.sellerRef = u"seller_14"_s;
    escrow.dealRef = u"gig_204"_s;
    escrow.status = EscrowStatus::PartiallyReleased;
    escrow.version = 7;
    return escrow;
}

EscrowDraft escrowDraft()
{
    EscrowDraft draft;
    draft.amount = money(u"300", u"USDC"_s);
    draft.buyerRef = u"buyer \"77\""_s;
    draft.sellerRef = u"Zoë"_s;
    draft.dealRef = u"gig_204"_s;
    draft.metadata = {{u"team"_s, u"north"_s}};
    return draft;
}

EscrowActionDraft actionDraft(EscrowActionKind kind, const QString &amount = {})
{
    EscrowActionDraft draft;
    draft.kind = kind;
    draft.escrowId = u"esc_456"_s;
    draft.reason = u"milestone approved"_s;
    if (!amount.isEmpty())
        draft.amount = money(amount, u"USDC"_s);
    return draft;
}

TransferDraft transferDraft()
{
    TransferDraft draft;
    draft.walletId = u"wal_789"_s;
    draft.amount = money(u"0.015", u"BTC"_s);
    draft.destination = payee;
    draft.quoteId = u"quo_91"_s;
    draft.note = u"rent, May"_s;
    draft.batchId = u"batch_1"_s;
    return draft;
}

WebhookEndpoint hooks()
{
    WebhookEndpoint endpoint;
    endpoint.id = u"whk_1"_s;
    endpoint.kind = u"endpoint"_s;
    endpoint.url = u"https://merchant.example.com/hooks"_s;
    return endpoint;
}

OperationDraft draftNamed(const QByteArray &name)
{
    if (name == "new escrow")
        return *api::createEscrow(escrowDraft());
    if (name == "release, all of it")
        return *api::actOnEscrow(actionDraft(EscrowActionKind::Release), heldEscrow());
    if (name == "release, a part")
        return *api::actOnEscrow(actionDraft(EscrowActionKind::Release, u"99.50"_s), heldEscrow());
    if (name == "refund, a part")
        return *api::actOnEscrow(actionDraft(EscrowActionKind::Refund, u"100"_s), heldEscrow());
    if (name == "dispute")
        return *api::actOnEscrow(actionDraft(EscrowActionKind::Dispute), heldEscrow());
    if (name == "address")
        return *api::createAddress(u"wal_789"_s, u"BTC"_s, {});
    if (name == "redelivery") {
        WebhookDelivery delivery;
        delivery.id = u"dlv_699"_s;
        delivery.eventType = u"invoice.paid"_s;
        delivery.resourceId = u"inv_123"_s;
        return *api::redeliverWebhook(delivery);
    }
    if (name == "new secret")
        return *api::rotateWebhookSecret(hooks(), 3600);
    return *api::sendTransfer(transferDraft(), AcceptedNets::Main);
}

QByteArray releaseAnswer(const QByteArray &amount)
{
    return withMember(payoutJson(), "amount", amount);
}

} // namespace

class TestWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_data();
    void bytes();
    void rows();
    void refusedDrafts_data();
    void refusedDrafts();
    void escrowTypedAgain();
    void actionsTypedAgain();
    void transferTypedAgain();
    void nothingToTypeAgain();
    void answers_data();
    void answers();
};

void TestWrites::bytes_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("new escrow")
        << QByteArray("/v1/escrows")
        << QByteArray(R"({"amount":"300.00","asset":"USDC","buyer_ref":"buyer \"77\"",)"
                      R"("seller_ref":"Zoë","deal_ref":"gig_204","metadata":{"team":"north"}})");
    QTest::newRow("release, all of it") << QByteArray("/v1/escrows/esc_456/releases")
                                        << QByteArray(R"({"reason":"milestone approved"})");
    QTest::newRow("release, a part")
        << QByteArray("/v1/escrows/esc_456/releases")
        << QByteArray(R"({"reason":"milestone approved","amount":"99.50"})");
    QTest::newRow("refund, a part")
        << QByteArray("/v1/escrows/esc_456/refunds")
        << QByteArray(R"({"reason":"milestone approved","amount":"100.00"})");
    QTest::newRow("dispute") << QByteArray("/v1/escrows/esc_456/disputes")
                             << QByteArray(R"({"reason":"milestone approved"})");
    QTest::newRow("address") << QByteArray("/v1/wallets/wal_789/addresses")
                             << QByteArray(R"({"asset":"BTC"})");
    QTest::newRow("transfer")
        << QByteArray("/v1/wallets/wal_789/transfers")
        << QByteArray(R"({"asset":"BTC","amount":"0.015",)"
                      R"("destination":"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",)"
                      R"("quote_id":"quo_91","note":"rent, May"})");
    QTest::newRow("redelivery") << QByteArray("/v1/webhook_deliveries/dlv_699/redeliveries")
                                << QByteArray("{}");
    QTest::newRow("new secret") << QByteArray("/v1/webhook_endpoints/whk_1/secret_rotations")
                                << QByteArray(R"({"expire_previous_in":3600})");
}

void TestWrites::bytes()
{
    const OperationDraft draft = draftNamed(QTest::currentDataTag());
    QCOMPARE(draft.method, QByteArray("POST"));
    QTEST(draft.target, "target");
    QTEST(draft.body, "body");
    Operation operation;
    operation.id = u"op_1"_s;
    operation.idempotencyKey = u"idem_1"_s;
    operation.request = draft;
    for (const int attempt : {1, 2}) {
        const ApiRequest request = api::writeRequest(operation, attempt);
        QCOMPARE(request.body, draft.body);
        QCOMPARE(request.target, draft.target);
        QCOMPARE(request.idempotencyKey, u"idem_1"_s);
        QCOMPARE(request.correlationId, u"op_1"_s);
    }
}

//! What the row says besides its bytes, for a person and for a second look before it leaves.
void TestWrites::rows()
{
    const OperationDraft all = draftNamed("release, all of it");
    QCOMPARE(all.amount, money(u"199.5", u"USDC"_s));
    QCOMPARE(all.resourceType, u"release"_s);
    QCOMPARE(all.counterparty, u"seller_14"_s);
    QCOMPARE(all.reference, u"gig_204"_s);
    QCOMPARE(all.seenVersion, 7);
    const OperationDraft refund = draftNamed("refund, a part");
    QCOMPARE(refund.amount, money(u"100", u"USDC"_s));
    QCOMPARE(refund.counterparty, u"buyer_77"_s);
    const OperationDraft dispute = draftNamed("dispute");
    QVERIFY(!dispute.amount);
    QCOMPARE(dispute.counterparty, QString());
    QCOMPARE(dispute.seenVersion, 7);
    const OperationDraft transfer = draftNamed("transfer");
    QCOMPARE(transfer.amount, money(u"0.015", u"BTC"_s));
    QCOMPARE(transfer.network, u"bitcoin"_s);
    QCOMPARE(transfer.counterparty, payee);
    QCOMPARE(transfer.batchId, u"batch_1"_s);
    QCOMPARE(transfer.resourceId, u"wal_789"_s);
    QCOMPARE(draftNamed("address").network, u"bitcoin"_s);
    QCOMPARE(draftNamed("new escrow").resourceId, QString());
    QCOMPARE(draftNamed("redelivery").resourceId, u"dlv_699"_s);
    QCOMPARE(draftNamed("redelivery").reference, u"invoice.paid inv_123"_s);
    QCOMPARE(draftNamed("new secret").resourceId, u"whk_1"_s);
    QCOMPARE(draftNamed("new secret").reference, hooks().url);
}

void TestWrites::refusedDrafts_data()
{
    QTest::addColumn<QString>("field"); // at fault; empty: the whole
    QTest::newRow("release of more than is held") << u"amount"_s;
    QTest::newRow("release of another asset") << u"amount"_s;
    QTest::newRow("release of another escrow") << QString();
    QTest::newRow("release of what is over") << u"state"_s;
    QTest::newRow("transfer to a mistyped address") << u"destination"_s;
    QTest::newRow("transfer to a test chain") << u"destination"_s;
    QTest::newRow("transfer from a path") << QString();
    QTest::newRow("address of an asset on a network it is not on") << u"network"_s;
    QTest::newRow("secret that outlives a week") << QString();
    QTest::newRow("secret of a path") << QString();
}

void TestWrites::refusedDrafts()
{
    const QByteArray name = QTest::currentDataTag();
    Escrow escrow = heldEscrow();
    EscrowActionDraft release = actionDraft(EscrowActionKind::Release);
    TransferDraft transfer = transferDraft();
    Result<OperationDraft> made = OperationDraft();
    if (name.startsWith("release")) {
        if (name.contains("more"))
            release.amount = money(u"199.500001", u"USDC"_s);
        else if (name.contains("asset"))
            release.amount = money(u"1", u"USDT"_s);
        else if (name.contains("another escrow"))
            release.escrowId = u"esc_457"_s;
        else
            escrow.status = EscrowStatus::Released;
        made = api::actOnEscrow(release, escrow);
    } else if (name.startsWith("transfer")) {
        if (name.contains("mistyped"))
            transfer.destination.back() = u'5';
        else if (name.contains("chain"))
            transfer.destination = u"tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"_s;
        else
            transfer.walletId = u"../invoices"_s;
        made = api::sendTransfer(transfer, AcceptedNets::Main);
    } else if (name.startsWith("secret")) {
        WebhookEndpoint endpoint = hooks();
        if (name.contains("path"))
            endpoint.id = u"../invoices"_s;
        made = api::rotateWebhookSecret(endpoint, name.contains("week") ? 604'801 : 0);
    } else {
        made = api::createAddress(u"wal_789"_s, u"BTC"_s, u"tron"_s);
    }
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!made.error().message.isEmpty());
    QTEST(made.error().fields.isEmpty() ? QString() : made.error().fields.first().field, "field");
}

void TestWrites::escrowTypedAgain()
{
    const auto typed = api::draftOf(draftNamed("new escrow"));
    QVERIFY2(typed, typed ? "" : qPrintable(typed.error().message));
    const auto &draft = std::get<EscrowDraft>(*typed);
    QCOMPARE(draft.amount, escrowDraft().amount);
    QCOMPARE(draft.buyerRef, escrowDraft().buyerRef);
    QCOMPARE(draft.sellerRef, escrowDraft().sellerRef);
    QCOMPARE(draft.dealRef, escrowDraft().dealRef);
    QCOMPARE(draft.metadata, escrowDraft().metadata);
    QCOMPARE(draft.network, QString());
    // The same words are the same bytes.
    QCOMPARE(api::createEscrow(draft)->body, draftNamed("new escrow").body);
}

void TestWrites::actionsTypedAgain()
{
    for (const auto &[name, kind, amount] :
         {std::tuple{"release, all of it", EscrowActionKind::Release, QString()},
          std::tuple{"release, a part", EscrowActionKind::Release, u"99.50"_s},
          std::tuple{"refund, a part", EscrowActionKind::Refund, u"100.00"_s},
          std::tuple{"dispute", EscrowActionKind::Dispute, QString()}}) {
        const auto typed = api::draftOf(draftNamed(name));
        QVERIFY2(typed, typed ? "" : qPrintable(typed.error().message));
        const auto &draft = std::get<EscrowActionDraft>(*typed);
        QCOMPARE(draft.kind, kind);
        QCOMPARE(draft.escrowId, u"esc_456"_s);
        QCOMPARE(draft.reason, u"milestone approved"_s);
        QCOMPARE(draft.amount ? draft.amount->toDecimal() : QString(), amount);
    }
}

void TestWrites::transferTypedAgain()
{
    const auto typed = api::draftOf(draftNamed("transfer"));
    QVERIFY2(typed, typed ? "" : qPrintable(typed.error().message));
    const auto &draft = std::get<TransferDraft>(*typed);
    QCOMPARE(draft.walletId, u"wal_789"_s);
    QCOMPARE(draft.amount, transferDraft().amount);
    QCOMPARE(draft.destination, payee);
    QCOMPARE(draft.note, u"rent, May"_s);
    QCOMPARE(draft.batchId, u"batch_1"_s);
    QCOMPARE(draft.quoteId, QString()); // the refused one's; a new one is asked for
}

void TestWrites::nothingToTypeAgain()
{
    for (const char *name : {"address", "redelivery", "new secret"})
        QCOMPARE(api::draftOf(draftNamed(name)).error().kind, ErrorKind::NotFound);
    OperationDraft damaged = draftNamed("transfer");
    damaged.body.chop(1);
    QCOMPARE(api::draftOf(damaged).error().kind, ErrorKind::InvalidInput);
    damaged.body = R"({"asset":"BTC","amount":"much","destination":"x"})";
    QCOMPARE(api::draftOf(damaged).error().kind, ErrorKind::InvalidInput);
}

void TestWrites::answers_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("resultId"); // empty: not the answer to this
    const QByteArray all = "release, all of it";
    const QByteArray part = "release, a part";
    const auto bitcoin = [](const QByteArray &destination) {
        QByteArray json = withMember(transferJson(), "asset", R"("BTC")");
        json = withMember(withMember(json, "network", R"("bitcoin")"), "amount", R"("0.015")");
        json = withMember(withMember(json, "fee", R"("0.00002")"), "total", R"("0.01502")");
        return withMember(json, "destination", destination);
    };
    const QByteArray good = bitcoin(R"("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")");
    const QByteArray escrow = withMember(escrowJson("funding_pending", 1), "amount", R"("300")");
    QTest::newRow("the escrow") << QByteArray("new escrow") << escrow << u"esc_456"_s;
    QTest::newRow("an escrow over more")
        << QByteArray("new escrow") << withMember(escrow, "amount", R"("300.01")") << QString();
    QTest::newRow("all that was held") << all << releaseAnswer(R"("199.50")") << u"rel_61"_s;
    QTest::newRow("the part") << part << releaseAnswer(R"("99.50")") << u"rel_61"_s;
    QTest::newRow("more than the part") << part << releaseAnswer(R"("99.51")") << QString();
    QTest::newRow("another escrow's release")
        << part << withMember(releaseAnswer(R"("99.50")"), "escrow_id", R"("esc_457")")
        << QString();
    QTest::newRow("a dispute for a release") << part << disputeJson() << QString();
    QTest::newRow("the dispute") << QByteArray("dispute") << disputeJson() << u"dsp_63"_s;
    QTest::newRow("the address") << QByteArray("address") << addressJson() << u"adr_80"_s;
    QTest::newRow("an address of another wallet")
        << QByteArray("address") << withMember(addressJson(), "wallet_id", R"("wal_1")")
        << QString();
    QTest::newRow("an address of another asset")
        << QByteArray("address")
        << withMember(withMember(addressJson(), "asset", R"("LTC")"), "network", R"("litecoin")")
        << QString();
    QTest::newRow("the transfer") << QByteArray("transfer") << good << u"trf_90"_s;
    QTest::newRow("a transfer to another address")
        << QByteArray("transfer")
        << bitcoin(R"("bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3")")
        << QString();
    QTest::newRow("a transfer from another wallet")
        << QByteArray("transfer") << withMember(good, "wallet_id", R"("wal_1")") << QString();
    QTest::newRow("a transfer of more")
        << QByteArray("transfer") << withMember(good, "amount", R"("0.15")") << QString();
    QTest::newRow("the redelivery")
        << QByteArray("redelivery") << deliveryJson("pending", R"("dlv_699")") << u"dlv_700"_s;
    QTest::newRow("a redelivery of another")
        << QByteArray("redelivery") << deliveryJson("pending", R"("dlv_698")") << QString();
    QTest::newRow("the first delivery itself")
        << QByteArray("redelivery") << deliveryJson("pending") << QString();
    QTest::newRow("the secret") << QByteArray("new secret") << secretJson() << u"whs_12"_s;
    QTest::newRow("another endpoint's secret")
        << QByteArray("new secret") << secretJson("whk_2") << QString();
    QTest::newRow("no secret") << QByteArray("new secret")
                               << withMember(secretJson(), "secret", "null") << QString();
    QTest::newRow("cut short") << QByteArray("transfer") << good.chopped(1) << QString();
}

//! An answer about anything else must not pass for the one that was confirmed.
void TestWrites::answers()
{
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, answer);
    QFETCH(QString, resultId);
    ApiAnswer received;
    received.status = 202;
    received.body = answer;
    received.requestId = u"req_9"_s;
    const auto outcome = api::decodeWriteAnswer(draftNamed(operation), received);
    QCOMPARE(outcome.has_value(), !resultId.isEmpty());
    if (outcome) {
        QCOMPARE(outcome->resourceId, resultId);
    } else {
        QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
        QCOMPARE(outcome.error().requestId, u"req_9"_s);
    }
}

QTEST_GUILESS_MAIN(TestWrites)
#include "tst_writes.moc"
