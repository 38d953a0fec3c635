// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/history.h"
#include "console/operation.h"

#include <QSet>
#include <QTest>

using namespace coinpay;
using namespace coinpay::console;

namespace {

const CatalogCall &callOf(const char *id)
{
    const CatalogCall *call = callNamed(QLatin1String(id));
    if (!call)
        qFatal("no call %s", id);
    return *call;
}

Escrow fundedEscrow()
{
    Escrow escrow;
    escrow.id = QStringLiteral("esc_1");
    escrow.version = 7;
    escrow.status = EscrowStatus::Funded;
    escrow.statusText = QStringLiteral("funded");
    escrow.amount = *Money::parse(u"100", QStringLiteral("USDT"));
    escrow.amountFunded = escrow.amount;
    escrow.amountReleased = *Money::parse(u"0", QStringLiteral("USDT"));
    escrow.amountRefunded = escrow.amountReleased;
    escrow.network = QStringLiteral("ethereum");
    escrow.sellerRef = QStringLiteral("seller");
    escrow.buyerRef = QStringLiteral("buyer");
    escrow.dealRef = QStringLiteral("deal");
    return escrow;
}

Result<OperationDraft> drafted(const char *method, const char *target, const QByteArray &body)
{
    const ConsoleRequest request{method, target, body};
    const auto matched = matchCall(request.method, request.target);
    if (!matched)
        return fail(matched.error());
    return operationFor(
        *matched, request,
        {[](const QString &) { return Result<Escrow>(fundedEscrow()); }, AcceptedNets::Main});
}

constexpr const char *Address = "0x52908400098527886E0F7030069857D2E4169EE7";

} // namespace

class TestConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeContract();
    void examplesPassTheirOwnCheck();
    void pathsOfTheContract_data();
    void pathsOfTheContract();
    void otherPathsAreRefused_data();
    void otherPathsAreRefused();
    void fieldsAndTargets();
    void bodies_data();
    void bodies();
    void prettyKeepsEveryCharacter();
    void whatIsNotJsonIsNotLaidOut_data();
    void whatIsNotJsonIsNotLaidOut();
    void knownCallsBecomeTheirOperation_data();
    void knownCallsBecomeTheirOperation();
    void exactBytesAreKept();
    void moneyIsNotSentUnread_data();
    void moneyIsNotSentUnread();
    void anOddBodyThatMovesNothingGoesAsItIs();
    void historyIsBounded();
    void aDamagedHistoryIsEmpty();
};

void TestConsole::theWholeContract()
{
    QVERIFY(contractCalls().size() >= 38);
    QSet<QString> ids;
    for (const CatalogCall &call : contractCalls()) {
        QVERIFY2(!ids.contains(call.id), qPrintable(call.id));
        ids.insert(call.id);
        QVERIFY(call.path.startsWith(QStringLiteral("/v1/")));
        QVERIFY2(!call.summary.isEmpty(), qPrintable(call.id));
        QCOMPARE(call.pathFields.size(), call.path.count(u'{'));
        QVERIFY2(call.isRead() || !call.answers.isEmpty(), qPrintable(call.id));
    }
    for (const char *secret : {"createToken", "rotateWebhookSecret", "createWebhookEndpoint"})
        QVERIFY2(callOf(secret).bearsSecret, secret);
    QVERIFY(!callOf("listWebhookEndpoints").bearsSecret);
    QCOMPARE(callOf("createTransfer").scope, QStringLiteral("transfers:write"));
}

void TestConsole::examplesPassTheirOwnCheck()
{
    int examples = 0;
    for (const CatalogCall &call : contractCalls()) {
        for (const CatalogExample &example :
             call.body ? call.body->examples : QList<CatalogExample>()) {
            const Done good = checkBody(call, example.body.toUtf8());
            QVERIFY2(good, good ? "" : qPrintable(call.id + u' ' + good.error().message));
            ++examples;
        }
    }
    QVERIFY(examples >= 14);
}

void TestConsole::pathsOfTheContract_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *name, const char *method, const char *target, const char *id) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << QString::fromLatin1(id);
    };
    row("a list", "GET", "/v1/invoices", "listInvoices");
    row("a list with a query", "GET", "/v1/invoices?limit=5&reference=a%20b", "listInvoices");
    row("one", "GET", "/v1/invoices/inv_1", "getInvoice");
    row("two ids", "GET", "/v1/escrows/esc_1/releases/rel_2", "getRelease");
    row("a write", "POST", "/v1/invoices/inv_1/cancellations", "cancelInvoice");
}

void TestConsole::pathsOfTheContract()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QString, id);
    const auto matched = matchCall(method, target);
    QVERIFY2(matched, matched ? "" : qPrintable(matched.error().message));
    QCOMPARE(matched->call->id, id);
}

void TestConsole::otherPathsAreRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *name, const char *method, const QByteArray &target) {
        QTest::newRow(name) << QByteArray(method) << target;
    };
    row("nothing", "GET", "");
    row("no slash", "GET", "v1/invoices");
    row("another host", "GET", "//evil.example/v1/invoices");
    row("a whole address", "GET", "https://evil.example/v1/invoices");
    row("unknown", "GET", "/v1/nothing");
    row("the sandbox's own", "POST", "/sandbox/v1/blocks");
    row("another method", "DELETE", "/v1/invoices/inv_1");
    row("lower case", "get", "/v1/invoices");
    row("up", "GET", "/v1/invoices/../keys");
    row("up, encoded", "GET", "/v1/invoices/%2e%2e");
    row("an empty id", "GET", "/v1/invoices/");
    row("a slash too many", "GET", "/v1//invoices");
    row("a line break", "GET", "/v1/invoices/inv_1\r\nX: y");
    row("a line break in the query", "GET", "/v1/invoices?a=b\r\nX: y");
    row("a blank in the query", "GET", "/v1/invoices?a=b c");
    row("half a percent sign", "GET", "/v1/invoices?a=%2");
    row("a fragment", "GET", "/v1/invoices?a=b#c");
    row("not ASCII", "GET", "/v1/invoices?a=\xc3\xa4");
    row("not UTF-8", "GET", "/v1/invoices/\xff");
    row("very long", "GET", "/v1/invoices?reference=" + QByteArray(100'000, 'a'));
    row("a secret as its answer", "POST", "/v1/webhook_endpoints/whk_1/secret_rotations");
    row("a token as its answer", "POST", "/v1/auth/tokens");
    row("a new endpoint's secret", "POST", "/v1/webhook_endpoints");
}

void TestConsole::otherPathsAreRefused()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    const auto matched = matchCall(method, target);
    QVERIFY(!matched);
    QCOMPARE(matched.error().kind, ErrorKind::InvalidInput);
    QVERIFY(matched.error().message.size() > 15);
    QVERIFY2(matched.error().message.size() < 400, qPrintable(matched.error().message));
}

void TestConsole::fieldsAndTargets()
{
    const CatalogCall &call = callOf("listTransfers");
    const QMap<QString, QString> fields{{QStringLiteral("wallet_id"), QStringLiteral("wal_1")},
                                        {QStringLiteral("asset"), QStringLiteral("a&b=c d/ä")}};
    const QByteArray target = targetFor(call, fields);
    QCOMPARE(target, "/v1/wallets/wal_1/transfers?asset=a%26b%3Dc%20d%2F%C3%A4");
    QVERIFY(matchCall("GET", target));
    QCOMPARE(fieldsIn(call, target), fields);
    // What is missing stands there as the contract names it, and cannot be sent.
    QCOMPARE(targetFor(call, {}), "/v1/wallets/{wallet_id}/transfers");
    QVERIFY(!matchCall("GET", targetFor(call, {})));
    QVERIFY(fieldsIn(call, targetFor(call, {})).isEmpty());
    QCOMPARE(targetFor(call, {{QStringLiteral("wallet_id"), QStringLiteral("../x")}}),
             "/v1/wallets/..%2Fx/transfers");
}

void TestConsole::bodies_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says"); //!< empty: nothing is wrong with it
    const auto row = [](const char *name, const char *call, const QByteArray &body,
                        const char *says) {
        QTest::newRow(name) << QByteArray(call) << body << QString::fromLatin1(says);
    };
    row("good", "createInvoice", "{\"amount\":\"1\"}", "");
    row("white space around it", "createInvoice", " \n{\"amount\":\"1\"}\n", "");
    row("none where one is needed", "createInvoice", "", "needs a body");
    row("only blanks", "createInvoice", "  \n", "needs a body");
    row("one where none belongs", "getInvoice", "{}", "no body");
    row("cut off", "createInvoice", "{\"amount\":\"1\"", "line 1");
    row("a fault on its line", "createInvoice", "{\n\"amount\":\"1\",\n}", "line 3");
    row("a list", "createInvoice", "[1]", "object");
    row("twice", "createInvoice", "{\"amount\":\"1\",\"amount\":\"2\"}", "amount");
    row("twice, spelt otherwise", "createInvoice", "{\"amount\":\"1\",\"\\u0061mount\":\"2\"}",
        "amount");
    row("twice, deep inside", "createInvoice", "{\"metadata\":{\"a\":\"1\",\"a\":\"2\"}}", "a");
    row("not UTF-8", "createInvoice", "{\"reference\":\"\xff\"}", " ");
    row("too large", "createInvoice", "{\"reference\":\"" + QByteArray(65 * 1024, 'x') + "\"}",
        "64 KiB");
    row("too deep", "createInvoice", "{\"a\":" + QByteArray(200, '[') + QByteArray(200, ']') + "}",
        " ");
}

void TestConsole::bodies()
{
    QFETCH(QByteArray, call);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const Done good = checkBody(callOf(call.constData()), body);
    QCOMPARE(good.has_value(), says.isEmpty());
    if (!good)
        QVERIFY2(good.error().message.contains(says), qPrintable(good.error().message));
}

void TestConsole::prettyKeepsEveryCharacter()
{
    const QByteArray bytes =
        "{\"a\":1.00000000000000000001,\"b\":[],\"c\":{ },\"d\":[1e-8,\"x\\\"{,}[:]\\\\\",null]}";
    const auto pretty = prettyJson(bytes);
    QVERIFY(pretty);
    QCOMPARE(*pretty, "{\n  \"a\": 1.00000000000000000001,\n  \"b\": [],\n  \"c\": {},\n"
                      "  \"d\": [\n    1e-8,\n    \"x\\\"{,}[:]\\\\\",\n    null\n  ]\n}");
    QCOMPARE(*prettyJson(*pretty), *pretty);
}

void TestConsole::whatIsNotJsonIsNotLaidOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html><body>502</body></html>");
    QTest::newRow("cut off") << QByteArray("{\"a\":\"");
    QTest::newRow("a backslash at the end") << QByteArray("{\"a\":\"\\");
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
}

void TestConsole::whatIsNotJsonIsNotLaidOut()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!prettyJson(bytes));
}

void TestConsole::knownCallsBecomeTheirOperation_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("resourceId");
    const auto row = [](const char *name, const char *target, const QByteArray &body,
                        OperationKind kind, const char *amount, const char *resource) {
        QTest::newRow(name) << QByteArray(target) << body << kind << QString::fromLatin1(amount)
                            << QString::fromLatin1(resource);
    };
    row("an invoice", "/v1/invoices",
        "{\"reference\":\"r\", \"asset\":\"USDT\",\"amount\":\"25.00\"}",
        OperationKind::CreateInvoice, "25.00 USDT", "");
    row("a cancellation", "/v1/invoices/inv_1/cancellations", "{\"reason\":\"why\"}",
        OperationKind::CancelInvoice, "", "inv_1");
    row("an escrow", "/v1/escrows",
        "{\"amount\":\"3\",\"asset\":\"USDC\",\"buyer_ref\":\"b\",\"seller_ref\":\"s\","
        "\"deal_ref\":\"d\"}",
        OperationKind::CreateEscrow, "3.00 USDC", "");
    row("a release of all", "/v1/escrows/esc_1/releases", "{\"reason\":\"done\"}",
        OperationKind::ReleaseEscrow, "100.00 USDT", "esc_1");
    row("a refund of a part", "/v1/escrows/esc_1/refunds",
        "{\"reason\":\"half\",\"amount\":\"40\"}", OperationKind::RefundEscrow, "40.00 USDT",
        "esc_1");
    row("a dispute", "/v1/escrows/esc_1/disputes", "{\"reason\":\"broken\"}",
        OperationKind::DisputeEscrow, "", "esc_1");
    row("an address", "/v1/wallets/wal_1/addresses", "{\"asset\":\"BTC\"}",
        OperationKind::CreateAddress, "", "wal_1");
    row("a transfer", "/v1/wallets/wal_1/transfers",
        QByteArray("{\"asset\":\"USDT\",\"network\":\"ethereum\",\"amount\":\"5\","
                   "\"destination\":\"") +
            Address + "\"}",
        OperationKind::SendTransfer, "5.00 USDT", "wal_1");
    row("a redelivery", "/v1/webhook_deliveries/dlv_1/redeliveries", "{}",
        OperationKind::RedeliverWebhook, "", "dlv_1");
    row("a key", "/v1/keys", "{\"public_key\":\"x\",\"label\":\"l\",\"scopes\":[\"read\"]}",
        OperationKind::ConsoleCall, "", "");
    row("a revocation", "/v1/keys/key_1/revocations", "{}", OperationKind::ConsoleCall, "",
        "key_1");
}

void TestConsole::knownCallsBecomeTheirOperation()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(OperationKind, kind);
    QFETCH(QString, amount);
    QFETCH(QString, resourceId);
    const auto draft = drafted("POST", target.constData(), body);
    QVERIFY2(draft, draft ? "" : qPrintable(draft.error().message));
    QCOMPARE(draft->kind, kind);
    QCOMPARE(draft->method, "POST");
    QCOMPARE(draft->target, target);
    QCOMPARE(draft->body, body);
    QCOMPARE(draft->resourceId, resourceId);
    const QString got =
        draft->amount ? draft->amount->toDecimal() + u' ' + draft->amount->asset() : QString();
    QCOMPARE(got, amount);
    if (movesMoney(kind) && kind != OperationKind::SendTransfer)
        QCOMPARE(draft->seenVersion, 7);
}

void TestConsole::exactBytesAreKept()
{
    const QByteArray odd = "{ \"reason\" : \"d\\u006fne\" }\n\n";
    const auto draft = drafted("POST", "/v1/escrows/esc_1/releases", odd);
    QVERIFY(draft);
    QCOMPARE(draft->body, odd);
    QCOMPARE(draft->counterparty, QStringLiteral("seller"));
}

void TestConsole::moneyIsNotSentUnread_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *target, const QByteArray &body,
                        const char *says) {
        QTest::newRow(name) << QByteArray(target) << body << QString::fromLatin1(says);
    };
    row("without a destination", "/v1/wallets/wal_1/transfers",
        "{\"asset\":\"USDT\",\"amount\":\"5\"}", "destination");
    row("without an amount", "/v1/wallets/wal_1/transfers",
        QByteArray("{\"asset\":\"USDT\",\"destination\":\"") + Address + "\"}", "amount");
    row("an amount that is a list", "/v1/wallets/wal_1/transfers",
        QByteArray("{\"asset\":\"USDT\",\"amount\":[],\"destination\":\"") + Address + "\"}",
        "unread");
    row("a destination that is none", "/v1/wallets/wal_1/transfers",
        "{\"asset\":\"USDT\",\"amount\":\"5\",\"destination\":\"0x12\"}", "");
    row("a wrong checksum", "/v1/wallets/wal_1/transfers",
        "{\"asset\":\"USDT\",\"network\":\"ethereum\",\"amount\":\"5\","
        "\"destination\":\"0x52908400098527886E0F7030069857D2E4169eE7\"}",
        "");
    row("more than the escrow holds", "/v1/escrows/esc_1/releases",
        "{\"reason\":\"r\",\"amount\":\"100.01\"}", "");
    row("without a reason", "/v1/escrows/esc_1/releases", "{}", "reason");
}

void TestConsole::moneyIsNotSentUnread()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const auto draft = drafted("POST", target.constData(), body);
    QVERIFY(!draft);
    QVERIFY(!draft.error().message.isEmpty());
    QVERIFY2(draft.error().message.contains(says), qPrintable(draft.error().message));
}

void TestConsole::anOddBodyThatMovesNothingGoesAsItIs()
{
    const auto draft = drafted("POST", "/v1/invoices", "{\"amount\":\"much\"}");
    QVERIFY(draft);
    QCOMPARE(draft->kind, OperationKind::ConsoleCall);
    QCOMPARE(draft->body, "{\"amount\":\"much\"}");
    QCOMPARE(draft->reference, QStringLiteral("POST /v1/invoices"));
}

void TestConsole::historyIsBounded()
{
    QList<Visit> visits;
    for (int i = 0; i < 500; ++i) {
        Visit visit;
        visit.method = QStringLiteral("GET");
        visit.target = QStringLiteral("/v1/invoices?limit=%1").arg(i);
        visit.at = i;
        visits = withVisit(visits, visit);
    }
    QCOMPARE(visits.size(), MostVisits);
    QCOMPARE(visits.first().at, 499);
    QVERIFY(historyFrom(historyBytes(visits)) == visits);
    // A write that is answered later stays one.
    Visit write;
    write.target = QStringLiteral("/v1/keys");
    write.operationId = QStringLiteral("op_1");
    visits = withVisit(withVisit({}, write), write);
    QCOMPARE(visits.size(), 1);
}

void TestConsole::aDamagedHistoryIsEmpty()
{
    QVERIFY(historyFrom({}).isEmpty());
    QVERIFY(historyFrom("{\"a\":1}").isEmpty());
    QVERIFY(historyFrom("[1,null,{\"method\":7},").isEmpty());
    QVERIFY(historyFrom("[1,null,{\"method\":7}]").isEmpty());
}

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
