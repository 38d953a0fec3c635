// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storefixture.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr qint64 ClaimMs = 60'000;

OperationStep stepTo(const Operation &operation, OperationState state)
{
    OperationStep step;
    step.operationId = operation.id;
    step.state = state;
    return step;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newOperationKeepsKeyAndBytes();
    void claimedOnceAndFirstSent();
    void answersAreKeptWithTheAttempt();
    void laterIsNotDue();
    void aClockSetBackHoldsNothingUp();
    void laggardCannotUndoWhoTookOver();
    void impossibleStepIsRefused();
    void draftsComeBack();
    void listsAndLookups();
    void changesAreAnnouncedAfterTheCommit();
};

void TestJournal::newOperationKeepsKeyAndBytes()
{
    StoreFixture fixture;
    OperationDraft draft = createDraft();
    draft.body = QByteArray("{\"a\":\"\xc3\xa4\"}\0\xff", 12);
    const Operation made = got(fixture.store->addOperation(draft)).value();
    QVERIFY(made.id.startsWith(QLatin1String("op_")));
    QVERIFY(made.idempotencyKey.startsWith(QLatin1String("ik_")));
    QCOMPARE(made.state, OperationState::Queued);

    fixture.reopen();
    const Operation kept = fixture.reader()->operation(made.id).value();
    QCOMPARE(kept.idempotencyKey, made.idempotencyKey);
    QCOMPARE(kept.request.body, draft.body);
    QCOMPARE(kept.bodySha256,
             QCryptographicHash::hash(draft.body, QCryptographicHash::Sha256).toHex());
    QCOMPARE(kept.request.method, QByteArray("POST"));
    QCOMPARE(kept.request.target, QByteArray("/v1/invoices"));
    QCOMPARE(kept.request.amount->toDecimal(), QStringLiteral("25.00"));
    QCOMPARE(kept.createdAt, fixture.clock.now());
    QCOMPARE(kept.firstSentAt, 0);
}

void TestJournal::claimedOnceAndFirstSent()
{
    StoreFixture fixture;
    const Operation made = got(fixture.store->addOperation(createDraft())).value();
    fixture.clock.advance(5);
    const auto claimed = got(fixture.store->claimDueOperation(ClaimMs)).value();
    QVERIFY(claimed.has_value());
    QCOMPARE(claimed->id, made.id);
    QCOMPARE(claimed->state, OperationState::InFlight);
    QCOMPARE(claimed->attempts, 1);
    QCOMPARE(claimed->firstSentAt, fixture.clock.now());
    QVERIFY(!got(fixture.store->claimDueOperation(ClaimMs)).value());
    QVERIFY(!got(fixture.store->claimOperation(made.id, ClaimMs)).value());

    // A claim nobody renewed ends by time.
    fixture.clock.advance(ClaimMs + 1);
    const auto again = got(fixture.store->claimDueOperation(ClaimMs)).value();
    QVERIFY(again.has_value());
    QCOMPARE(again->attempts, 2);
    QCOMPARE(again->firstSentAt, claimed->firstSentAt);
    QCOMPARE(again->idempotencyKey, made.idempotencyKey);
}

void TestJournal::answersAreKeptWithTheAttempt()
{
    StoreFixture fixture;
    const Operation made = got(fixture.store->addOperation(createDraft())).value();
    QVERIFY(got(fixture.store->claimDueOperation(ClaimMs)).value());
    OperationStep lost = stepTo(made, OperationState::Unknown);
    lost.code = QStringLiteral("dropped");
    lost.nextAttemptAt = fixture.clock.now();
    QVERIFY(got(fixture.store->stepOperation(lost)));
    QVERIFY(got(fixture.store->claimDueOperation(ClaimMs)).value());
    fixture.clock.advance(80);
    OperationStep done = stepTo(made, OperationState::Final);
    done.httpStatus = 201;
    done.resultId = QStringLiteral("inv_1");
    done.requestId = QStringLiteral("req_1");
    done.replayed = true;
    QVERIFY(got(fixture.store->stepOperation(done)));

    const auto reader = fixture.reader();
    const Operation over = reader->operation(made.id).value();
    QCOMPARE(over.state, OperationState::Final);
    QCOMPARE(over.resultId, QStringLiteral("inv_1"));
    QCOMPARE(over.httpStatus, 201);
    const QList<Attempt> attempts = reader->attempts(made.id).value();
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts[0].code, QStringLiteral("dropped"));
    QVERIFY(attempts[0].finishedAt > 0);
    QCOMPARE(attempts[1].httpStatus, 201);
    QCOMPARE(attempts[1].finishedAt, fixture.clock.now());
    QVERIFY(attempts[1].replayed);
    QVERIFY(reader->openOperations(10).value().isEmpty());
    QCOMPARE(reader->operationsOf(QStringLiteral("inv_1")).value().size(), 1);
}

void TestJournal::laterIsNotDue()
{
    StoreFixture fixture;
    const Operation made = got(fixture.store->addOperation(createDraft())).value();
    QVERIFY(got(fixture.store->claimDueOperation(ClaimMs)).value());
    OperationStep wait = stepTo(made, OperationState::Queued);
    wait.nextAttemptAt = fixture.clock.now() + 1000;
    QVERIFY(got(fixture.store->stepOperation(wait)));
    QVERIFY(!got(fixture.store->claimDueOperation(ClaimMs)).value());
    QVERIFY(got(fixture.store->claimOperation(made.id, ClaimMs)).value()); // a person asked
    QVERIFY(got(fixture.store->stepOperation(wait)));
    fixture.clock.advance(1000);
    QVERIFY(got(fixture.store->claimDueOperation(ClaimMs)).value());
    QVERIFY(got(fixture.store->stepOperation(stepTo(made, OperationState::NeedsPerson))));
    fixture.clock.advance(1'000'000);
    QVERIFY(!got(fixture.store->claimDueOperation(ClaimMs)).value());
    QVERIFY(got(fixture.store->claimOperation(made.id, ClaimMs)).value());
}

void TestJournal::aClockSetBackHoldsNothingUp()
{
    StoreFixture fixture;
    const Operation made = got(fixture.store->addOperation(createDraft())).value();
    QVERIFY(got(fixture.store->claimDueOperation(ClaimMs)).value());
    OperationStep wait = stepTo(made, OperationState::Queued);
    wait.nextAttemptAt = fixture.clock.now() + 1000;
    QVERIFY(got(fixture.store->stepOperation(wait)));
    fixture.clock.advance(-24LL * 3600 * 1000);
    QVERIFY(got(fixture.store->claimDueOperation(ClaimMs)).value());
}

void TestJournal::laggardCannotUndoWhoTookOver()
{
    StoreFixture fixture;
    auto other = Store::open(fixture.store->profileDir(), fixture.clock, fixture.random).value();
    const Operation made = got(fixture.store->addOperation(createDraft())).value();
    QVERIFY(got(fixture.store->claimDueOperation(ClaimMs)).value());
    fixture.clock.advance(ClaimMs + 1);
    QVERIFY(got(other->claimDueOperation(ClaimMs)).value());
    // The first one gives up late: the second one's attempt goes on.
    QVERIFY(got(fixture.store->stepOperation(stepTo(made, OperationState::Unknown))));
    QCOMPARE(fixture.reader()->operation(made.id)->state, OperationState::InFlight);
    QCOMPARE(fixture.reader()->attempts(made.id).value()[0].finishedAt, fixture.clock.now());
    QCOMPARE(fixture.reader()->attempts(made.id).value()[1].finishedAt, 0);
    QVERIFY(got(other->stepOperation(stepTo(made, OperationState::Final))));
    QCOMPARE(fixture.reader()->operation(made.id)->state, OperationState::Final);
}

void TestJournal::impossibleStepIsRefused()
{
    StoreFixture fixture;
    const Operation made = got(fixture.store->addOperation(createDraft())).value();
    const Done refused = got(fixture.store->stepOperation(stepTo(made, OperationState::Final)));
    QCOMPARE(refused.error().kind, ErrorKind::StorageFault);
    QVERIFY(refused.error().message.contains(made.id));
    QCOMPARE(fixture.reader()->operation(made.id)->state, OperationState::Queued);
    Operation nobody;
    nobody.id = QStringLiteral("op_none");
    QCOMPARE(got(fixture.store->stepOperation(stepTo(nobody, OperationState::Final))).error().kind,
             ErrorKind::NotFound);
}

void TestJournal::draftsComeBack()
{
    StoreFixture fixture;
    const QString form = QStringLiteral("new_invoice");
    QVERIFY(got(fixture.store->saveDraft(form, "{1}")));
    QVERIFY(got(fixture.store->saveDraft(form, "{2}")));
    fixture.reopen();
    QCOMPARE(fixture.reader()->draft(form).value(), QByteArray("{2}"));
    QVERIFY(got(fixture.store->saveDraft(form, {})));
    QCOMPARE(fixture.reader()->draft(form).value(), QByteArray());
}

void TestJournal::listsAndLookups()
{
    StoreFixture fixture;
    QStringList ids;
    for (int i = 0; i < 5; ++i) {
        ids += got(fixture.store->addOperation(createDraft())).value().id;
        fixture.clock.advance(1);
    }
    const auto reader = fixture.reader();
    const QList<Operation> newest = reader->operations(2, 1).value();
    QCOMPARE(newest.size(), 2);
    QCOMPARE(newest[0].id, ids[3]);
    QCOMPARE(newest[1].id, ids[2]);
    QCOMPARE(reader->openOperations(3).value()[0].id, ids[0]);
    QCOMPARE(reader->operation(QStringLiteral("op_x")).error().kind, ErrorKind::NotFound);
}

void TestJournal::changesAreAnnouncedAfterTheCommit()
{
    StoreFixture fixture;
    QStringList told;
    bool committed = false;
    connect(
        fixture.store.get(), &Store::operationsChanged, fixture.store.get(),
        [&](const QStringList &ids) {
            told += ids;
            auto onWriter = Reader::open(fixture.store->profileDir()).value();
            committed = onWriter->operation(ids.first()).has_value();
        },
        Qt::DirectConnection);
    const Operation made = got(fixture.store->addOperation(createDraft())).value();
    QCOMPARE(told, QStringList{made.id});
    QVERIFY(committed);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
