// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/contents.h"
#include "store/storefixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr qint64 ClaimMs = 60'000;

QJsonArray partOf(const BundleContents &contents, const char *name)
{
    for (const BundlePart &part : composeParts(contents)) {
        if (part.name == name)
            return QJsonDocument::fromJson(part.bytes).array();
    }
    return {};
}

} // namespace

//! What the store has about a thing is what its bundle offers.
class TestGather : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOfOneThing();
    void twoThingsThatShareAnOperation();
    void aThingThatIsNotThere();
};

void TestGather::allOfOneThing()
{
    StoreFixture fixture;
    std::mt19937 engine(1);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.id = QStringLiteral("inv_1");
    QVERIFY(got(fixture.store->apply({seen(invoice, LearnedFrom::EventFeed, 5)})));
    const Operation made = got(fixture.store->addOperation(createDraft())).value();
    QVERIFY(got(fixture.store->claimOperation(made.id, ClaimMs)).value());
    OperationStep step;
    step.operationId = made.id;
    step.state = OperationState::Final;
    step.resultId = invoice.id;
    step.requestId = QStringLiteral("req_1");
    step.httpStatus = 201;
    QVERIFY(got(fixture.store->stepOperation(step)));
    RequestLogEntry call;
    call.startedAt = 7;
    call.method = QStringLiteral("POST");
    call.target = QStringLiteral("/v1/invoices");
    call.requestId = QStringLiteral("req_1");
    call.resourceId = invoice.id;
    QVERIFY(got(fixture.store->logRequest(call)));
    call.resourceId = QStringLiteral("inv_of_others");
    call.requestId = QStringLiteral("req_other");
    QVERIFY(got(fixture.store->logRequest(call)));
    QVERIFY(got(fixture.store->addNote(invoice.id, QStringLiteral("called back"))));
    QVERIFY(got(fixture.store->addLabel(made.id, QStringLiteral("late"))));
    QVERIFY(got(fixture.store->addNote(QStringLiteral("inv_of_others"), QStringLiteral("no"))));

    const auto reader = fixture.reader();
    BundleContents contents;
    const Found subject{FoundKind::Invoice, invoice.id, FoundBy::Id, {}};
    QVERIFY(gather(*reader, subject, contents));
    QVERIFY(gather(*reader, subject, contents)); // twice is once
    const QJsonArray traces = partOf(contents, "traces.json");
    QCOMPARE(traces.size(), 1);
    QCOMPARE(traces.first()[u"id"].toString(), invoice.id);
    QVERIFY(traces.first()[u"entries"].toArray().size() >= 3);
    const QJsonArray operations = partOf(contents, "operations.json");
    QCOMPARE(operations.size(), 1);
    QCOMPARE(operations.first()[u"idempotency_key"].toString(), made.idempotencyKey);
    QCOMPARE(operations.first()[u"body_sha256"].toString().toLatin1(), made.bodySha256);
    QCOMPARE(operations.first()[u"attempts"][0][u"request_id"].toString(), QStringLiteral("req_1"));
    const QJsonArray calls = partOf(contents, "requests.json");
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls.first()[u"target"].toString(), QStringLiteral("/v1/invoices"));
    const QJsonArray noted = partOf(contents, "notes.json");
    QCOMPARE(noted.size(), 2);
    QCOMPARE(noted.first()[u"notes"][0][u"text"].toString(), QStringLiteral("called back"));
    QCOMPARE(noted.last()[u"labels"][0].toString(), QStringLiteral("late"));
}

void TestGather::twoThingsThatShareAnOperation()
{
    StoreFixture fixture;
    const Operation made = got(fixture.store->addOperation(createDraft())).value();
    const auto reader = fixture.reader();
    BundleContents contents;
    QVERIFY(
        gather(*reader, {FoundKind::Operation, made.id, FoundBy::OperationId, made.id}, contents));
    QVERIFY(
        gather(*reader, {FoundKind::Request, QStringLiteral("req_1"), FoundBy::Id, {}}, contents));
    QCOMPARE(contents.operations.size(), 1);
    QCOMPARE(contents.traces.size(), 2);
}

void TestGather::aThingThatIsNotThere()
{
    StoreFixture fixture;
    BundleContents contents;
    const Done done =
        gather(*fixture.reader(), {FoundKind::Invoice, QStringLiteral("inv_no"), FoundBy::Id, {}},
               contents);
    QVERIFY(done); // its trace says that nobody described it
    QCOMPARE(contents.traces.size(), 1);
    QVERIFY(contents.operations.isEmpty() && contents.requests.isEmpty());
}

QTEST_GUILESS_MAIN(TestGather)
#include "tst_gather.moc"
