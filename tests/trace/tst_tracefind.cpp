// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/randomresources.h"
#include "store/storefixture.h"
#include "trace/question.h"
#include "trace/trace.h"

#include <QtTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr qint64 ClaimMs = 60'000;
const QString Hash = QStringLiteral("0x") + QString(16, u'a') + QString(16, u'b') +
                     QString(16, u'c') + QString(16, u'd');
const QString PayTo = QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

Invoice tracedInvoice()
{
    std::mt19937 engine(1);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.id = QStringLiteral("inv_TRACED");
    invoice.reference = QStringLiteral("Order 7/B");
    invoice.status = InvoiceStatus::Paid;
    invoice.statusText = QStringLiteral("paid");
    invoice.paymentAddress = PayTo;
    invoice.txHash = Hash;
    invoice.version = 3;
    invoice.requestId = QStringLiteral("req_invoice");
    return invoice;
}

Event eventOf(const Invoice &invoice)
{
    Event event;
    event.id = QStringLiteral("evt_paid");
    event.type = QStringLiteral("invoice.paid");
    event.resourceType = QStringLiteral("invoice");
    event.resourceId = invoice.id;
    event.previousStatus = QStringLiteral("processing");
    event.status = invoice.statusText;
    event.occurredAt = invoice.updatedAt;
    event.requestId = QStringLiteral("req_event");
    event.version = invoice.version;
    return event;
}

RequestLogEntry callOf(const QString &requestId, const QString &target, UnixMs at)
{
    RequestLogEntry call;
    call.startedAt = at;
    call.method = QStringLiteral("GET");
    call.target = target;
    call.httpStatus = 200;
    call.requestId = requestId;
    call.durationMs = 100;
    call.outcome = QStringLiteral("ok");
    return call;
}

QString described(const QList<Found> &found)
{
    QStringList all;
    for (const Found &one : found)
        all += foundKindName(one.kind) + u' ' + one.id + u" by " + foundByName(one.by) +
               (one.part.isEmpty() ? QString() : u" part " + one.part);
    return all.join(QStringLiteral("; "));
}

} // namespace

//! Whatever is pasted leads to what it is about, over a store with one of everything.
class TestTraceFind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyKindLeadsToItsSubject_data();
    void everyKindLeadsToItsSubject();
    void anOperationLeadsToWhatCameOfIt();
    void anyTextAnswers_data();
    void anyTextAnswers();
    void exactOnesHideThePieces();
    void manyAreBounded();
    void readsOfTheFeedAreFoundByTime();
    void factsAreReadWhole();
    void whatNobodyDescribedIsToldSo();

private:
    void fillResources();
    void fillJournal();
    void fillLog();

    StoreFixture m_fixture;
    std::unique_ptr<Reader> m_reader;
    QHash<QString, QString> m_names; //!< of the journal's own ids
};

void TestTraceFind::initTestCase()
{
    fillResources();
    fillJournal();
    fillLog();
    m_reader = m_fixture.reader();
}

void TestTraceFind::fillResources()
{
    std::mt19937 engine(2);
    const Invoice invoice = tracedInvoice();
    ResourceUpdate paid = seen(invoice, LearnedFrom::EventFeed, invoice.updatedAt + 1);
    paid.event = eventOf(invoice);
    Escrow escrow = randomEscrow(engine, 1);
    escrow.id = QStringLiteral("esc_TRACED");
    escrow.dealRef = QStringLiteral("deal-77");
    escrow.buyerRef = QStringLiteral("buyer-77");
    escrow.sellerRef = QStringLiteral("seller-77");
    escrow.txHash = QStringLiteral("0xescrowfunding");
    escrow.paymentAddress = QStringLiteral("TEscrowAddress");
    EscrowAction release = randomAction(engine, 1, EscrowActionKind::Release);
    release.id = QStringLiteral("rel_TRACED");
    release.escrowId = escrow.id;
    release.txHash = QStringLiteral("0xreleasehash");
    release.requestId = QStringLiteral("req_release");
    Wallet wallet = randomWallet(engine, 1);
    wallet.id = QStringLiteral("wal_TRACED");
    ReceiveAddress address = randomAddress(engine, 1);
    address.id = QStringLiteral("adr_TRACED");
    address.walletId = wallet.id;
    address.address = QStringLiteral("bc1qreceive");
    Transfer transfer = randomTransfer(engine, 1);
    transfer.id = QStringLiteral("trf_TRACED");
    transfer.walletId = wallet.id;
    transfer.destination = QStringLiteral("TDestinationOfMine");
    transfer.note = QStringLiteral("rent for May");
    transfer.txHash = QStringLiteral("transferhash01");
    QList<ResourceUpdate> updates{paid};
    for (const Resource &resource : {Resource(escrow), Resource(release), Resource(wallet),
                                     Resource(address), Resource(transfer)})
        updates += seen(resource, LearnedFrom::Lookup, invoice.updatedAt + 1);
    for (int i = 0; i < 300; ++i)
        updates += seen(randomInvoice(engine, 1000 + i), LearnedFrom::FirstSync);
    QVERIFY(got(m_fixture.store->apply(updates)));
}

void TestTraceFind::fillJournal()
{
    const auto add = [&](const QString &reference) {
        return got(m_fixture.store->addOperation(createDraft(reference))).value();
    };
    const Operation made = add(QStringLiteral("made-it"));
    QVERIFY(got(m_fixture.store->claimOperation(made.id, ClaimMs)).value());
    OperationStep step;
    step.operationId = made.id;
    step.state = OperationState::Final;
    step.resultId = QStringLiteral("inv_TRACED");
    step.requestId = QStringLiteral("req_attempt");
    step.httpStatus = 201;
    QVERIFY(got(m_fixture.store->stepOperation(step)));
    const Operation waiting = add(QStringLiteral("nothing-yet"));
    m_names = {{QStringLiteral("$made"), made.id},
               {QStringLiteral("$made_key"), made.idempotencyKey},
               {QStringLiteral("$waiting"), waiting.id},
               {QStringLiteral("$waiting_key"), waiting.idempotencyKey}};
}

void TestTraceFind::fillLog()
{
    const UnixMs now = m_fixture.clock.now();
    QVERIFY(got(m_fixture.store->logRequest(
        callOf(QStringLiteral("req_list"), QStringLiteral("/v1/invoices?limit=200"), now))));
    RequestLogEntry about = callOf(QStringLiteral("req_get"), QStringLiteral("/v1/x"), now);
    about.resourceId = QStringLiteral("rel_TRACED");
    QVERIFY(got(m_fixture.store->logRequest(about)));
}

void TestTraceFind::everyKindLeadsToItsSubject_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("invoice", "inv_TRACED", "invoice inv_TRACED by id");
    row("escrow", "esc_TRACED", "escrow esc_TRACED by id");
    row("release", "rel_TRACED", "escrow esc_TRACED by action_id part rel_TRACED");
    row("transfer", "trf_TRACED", "transfer trf_TRACED by id");
    row("wallet", "wal_TRACED", "wallet wal_TRACED by id");
    row("receive address, its id", "adr_TRACED", "wallet wal_TRACED by address_id part adr_TRACED");
    row("receive address", "bc1qreceive", "wallet wal_TRACED by address part adr_TRACED");
    row("receive address in capitals", "BC1QRECEIVE",
        "wallet wal_TRACED by address part adr_TRACED");
    row("event", "evt_paid", "invoice inv_TRACED by event_id");
    row("request that an event names", "req_event", "invoice inv_TRACED by request_id");
    row("request of an attempt", "req_attempt", "invoice inv_TRACED by request_id");
    row("request that made a release", "req_release",
        "escrow esc_TRACED by request_id part rel_TRACED");
    row("request that read a release", "req_get",
        "escrow esc_TRACED by request_id part rel_TRACED");
    row("request about a list", "req_list", "request req_list by request_id");
    row("operation that made it", "$made", "invoice inv_TRACED by operation_id");
    row("its idempotency key", "$made_key", "invoice inv_TRACED by idempotency_key");
    row("operation that nothing came of yet", "$waiting",
        "operation $waiting by operation_id part $waiting");
    row("the key of that", "$waiting_key", "operation $waiting by idempotency_key part $waiting");
    row("transaction of an invoice",
        "0xaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd",
        "invoice inv_TRACED by transaction_hash");
    row("the same in capitals",
        "0XAAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD",
        "invoice inv_TRACED by transaction_hash");
    row("transaction that funded an escrow", "0xescrowfunding",
        "escrow esc_TRACED by transaction_hash");
    row("transaction of a release", "0xreleasehash",
        "escrow esc_TRACED by transaction_hash part rel_TRACED");
    row("transaction of a transfer", "transferhash01", "transfer trf_TRACED by transaction_hash");
    row("address of an invoice", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        "invoice inv_TRACED by address");
    row("address of an escrow", "TEscrowAddress", "escrow esc_TRACED by address");
    row("destination of a transfer", "TDestinationOfMine", "transfer trf_TRACED by address");
    row("order reference", "order 7/b", "invoice inv_TRACED by reference");
    row("deal", "deal-77", "escrow esc_TRACED by reference");
    row("buyer", "buyer-77", "escrow esc_TRACED by reference");
    row("seller", "seller-77", "escrow esc_TRACED by reference");
    row("note of a transfer", "rent for May", "transfer trf_TRACED by reference");
    row("a piece of a hash", "ccccdddd", "invoice inv_TRACED by piece");
    row("a piece of a reference", "der 7/", "invoice inv_TRACED by piece");
    row("the beginning of an id", "inv_TRA", "invoice inv_TRACED by piece");
    row("the beginning of a release", "rel_TRA", "escrow esc_TRACED by piece part rel_TRACED");
    row("the beginning of an event", "evt_pai", "invoice inv_TRACED by piece");
    row("a piece of an operation's reference", "hing-ye",
        "operation $waiting by piece part $waiting");
    row("space around it", " \t inv_TRACED \r\n", "invoice inv_TRACED by id");
    row("quoted", "\"inv_TRACED\",", "invoice inv_TRACED by id");
    row("in a sentence", "Hello, I paid inv_TRACED and nothing happened!",
        "invoice inv_TRACED by id");
    row("an order number in a sentence", "where is deal-77, please?",
        "escrow esc_TRACED by reference");
    row("half an id in a sentence", "where is inv_TRA, please?", "");
    row("in a link of an explorer",
        "https://scan.example/tx/"
        "0xaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd#log",
        "invoice inv_TRACED by transaction_hash");
    row("as a link of a trace", "coinpay-desk://trace/Order%207%2FB",
        "invoice inv_TRACED by reference");
    row("with something invisible", "\xE2\x80\xAEinv_TRACED\xE2\x80\x8B",
        "invoice inv_TRACED by id");
    row("nothing of the kind", "inv_NOWHERE", "");
}

void TestTraceFind::everyKindLeadsToItsSubject()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QStringList names = m_names.keys();
    std::ranges::sort(names, std::greater<>());
    for (const QString &name : std::as_const(names)) {
        text.replace(name, m_names.value(name));
        expected.replace(name, m_names.value(name));
    }
    const auto found = findSubjects(*m_reader, text, 10);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QCOMPARE(described(*found), expected);
}

void TestTraceFind::anOperationLeadsToWhatCameOfIt()
{
    const auto facts =
        readFacts(*m_reader, m_reader->find(m_names.value(QStringLiteral("$made")), 1)->first());
    QVERIFY(facts);
    QCOMPARE(idOf(facts->resource), QStringLiteral("inv_TRACED"));
    QCOMPARE(facts->operations.size(), 1);
    QCOMPARE(facts->operations.first().attempts.size(), 1);
    QCOMPARE(facts->operations.first().attempts.first().requestId, QStringLiteral("req_attempt"));
}

void TestTraceFind::anyTextAnswers_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("nothing", {});
    row("space", QStringLiteral(" \n\t "));
    row("one character", QStringLiteral("i"));
    row("two characters", QStringLiteral("in"));
    row("a quote", QStringLiteral("\""));
    row("quotes", QStringLiteral("\"\"\"\""));
    row("SQL", QStringLiteral("'; DROP TABLE invoices; --"));
    row("LIKE", QStringLiteral("%_%"));
    row("GLOB", QStringLiteral("*[a-z]*"));
    row("FTS operators", QStringLiteral("inv_ AND (OR NOT NEAR/2 ^a* - + :)"));
    row("an FTS column", QStringLiteral("id:inv_TRACED"));
    row("NUL", QString(QChar(0)));
    row("NUL inside", QStringLiteral("inv_") + QChar(0) + QStringLiteral("TRACED"));
    row("NUL and an id", QStringLiteral("x ") + QChar(0) + QStringLiteral(" inv_TRACED"));
    row("bidi", QStringLiteral("\u202Evni\u202C_\u2066x\u2069"));
    row("half a surrogate pair", QString(QChar(0xD800)) + QStringLiteral("abc"));
    row("the other half", QStringLiteral("abc") + QChar(0xDC00));
    row("combining", QStringLiteral("e\u0301\u0301\u0301"));
    row("an emoji", QStringLiteral("\U0001F600\U0001F600\U0001F600"));
    row("the last character", QStringLiteral("\U0010FFFF"));
    row("a link with a null", QStringLiteral("coinpay-desk://trace/%00"));
    row("1 MiB of a", QString(1024 * 1024, u'a'));
    row("1 MiB of quotes", QString(1024 * 1024, u'"'));
    row("1 MiB of spaces", QString(1024 * 1024, u' '));
    row("1 MiB of NUL", QString(1024 * 1024, QChar(0)));
    row("1 MiB of ids", QStringLiteral("inv_AAAA ").repeated(1024 * 1024 / 9));
    row("512 of percent", QString(512, u'%'));
}

void TestTraceFind::anyTextAnswers()
{
    QFETCH(const QString, text);
    const auto found = findSubjects(*m_reader, text, 10);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QVERIFY(found->size() <= 10);
    const auto directly = m_reader->find(text, 10);
    QVERIFY2(directly, directly ? "" : qPrintable(directly.error().message));
    QVERIFY(m_reader->invoice(QStringLiteral("inv_TRACED")));
}

void TestTraceFind::exactOnesHideThePieces()
{
    // "order_1" is a piece of order_10 to order_19 too.
    const auto found = m_reader->find(QStringLiteral("order_1"), 50);
    QVERIFY(found && !found->isEmpty());
    for (const Found &one : *found)
        QCOMPARE(m_reader->invoice(one.id)->reference.toLower(), QStringLiteral("order_1"));
}

void TestTraceFind::manyAreBounded()
{
    QCOMPARE(m_reader->find(QStringLiteral("inv_"), 7)->size(), 7);
    QCOMPARE(m_reader->find(QStringLiteral("inv_"), 1'000'000)->size(), 50);
    QCOMPARE(m_reader->find(QStringLiteral("inv_"), -1)->size(), 1);
}

void TestTraceFind::readsOfTheFeedAreFoundByTime()
{
    StoreFixture fixture;
    const UnixMs start = fixture.clock.now();
    QVERIFY(!fixture.reader()->requestLogBegins().value());
    QVERIFY(fixture.reader()->feedReads(0, start, 100)->isEmpty());
    for (int minute = 0; minute < 600; ++minute) {
        const bool isFeed = minute % 2 == 0;
        QVERIFY(got(fixture.store->logRequest(callOf(QStringLiteral("req_%1").arg(minute),
                                                     isFeed ? QStringLiteral("/v1/events?limit=500")
                                                            : QStringLiteral("/v1/events_of"),
                                                     start + minute * 60'000))));
    }
    const auto reader = fixture.reader();
    QCOMPARE(reader->requestLogBegins().value(), std::optional<UnixMs>(start));
    const auto reads = reader->feedReads(start + 300 * 60'000, start + 305 * 60'000, 1'000).value();
    QCOMPARE(reads.size(), 3); // minutes 300, 302, 304
    QCOMPARE(reads.first().requestId, QStringLiteral("req_300"));
    QCOMPARE(reads.last().requestId, QStringLiteral("req_304"));
    // One that was under way when the time began counts.
    QCOMPARE(reader->feedReads(start + 50, start + 60, 1'000)->size(), 1);
}

void TestTraceFind::factsAreReadWhole()
{
    const auto facts =
        readFacts(*m_reader, {FoundKind::Escrow, QStringLiteral("esc_TRACED"), FoundBy::Id, {}});
    QVERIFY(facts);
    QCOMPARE(idOf(facts->resource), QStringLiteral("esc_TRACED"));
    QCOMPARE(facts->actions.size(), 1);
    QStringList moved;
    for (const Transition &step : facts->transitions)
        moved += step.resourceId;
    QCOMPARE(moved, (QStringList{QStringLiteral("esc_TRACED"), QStringLiteral("rel_TRACED")}));
    QVERIFY(!facts->serverSaw);
}

void TestTraceFind::whatNobodyDescribedIsToldSo()
{
    const auto facts =
        readFacts(*m_reader, {FoundKind::Invoice, QStringLiteral("inv_GONE"), FoundBy::Id, {}});
    QVERIFY(facts);
    const Trace trace = joinTrace(*facts);
    QVERIFY(trace.entries.isEmpty());
    QVERIFY(trace.missing.contains(QStringLiteral("Nothing here describes inv_GONE itself.")));
    QVERIFY(!summaryText(trace).isEmpty());
}

QTEST_GUILESS_MAIN(TestTraceFind)
#include "tst_tracefind.moc"
