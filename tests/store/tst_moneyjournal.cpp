// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/asset.h"
#include "store/schema/schemas.h"
#include "store/sqlite/failure.h"
#include "store/storefixture.h"

#include <QDir>
#include <QtTest>

using namespace coinpay;
using namespace coinpay::test;
using coinpay::store::Connection;
using coinpay::store::FileState;
using coinpay::store::Schema;

namespace {

constexpr qint64 ClaimMs = 60'000;
const QString Tron = QStringLiteral("tron");
const QString Address = QStringLiteral("TJRabPrwbZy45sbavfcjinPJC18kjpRTv8");

OperationDraft transferDraft(const QString &destination = Address)
{
    OperationDraft draft;
    draft.kind = OperationKind::SendTransfer;
    draft.method = "POST";
    draft.target = "/v1/wallets/wal_1/transfers";
    draft.body = R"({"asset":"USDT","amount":"25.00"})";
    draft.resourceType = QStringLiteral("transfer");
    draft.resourceId = QStringLiteral("wal_1");
    draft.amount = Money::parse(u"25.00", QStringLiteral("USDT")).value();
    draft.network = Tron;
    draft.counterparty = destination;
    draft.batchId = QStringLiteral("bat_1");
    draft.seenVersion = 17;
    return draft;
}

//! Brings a fresh operation to `state` along steps the driver takes.
Operation operationIn(StoreFixture &fixture, OperationState state)
{
    const Operation made = got(fixture.store->addOperation(transferDraft())).value();
    if (state == OperationState::Queued)
        return made;
    QList<OperationState> path{state};
    if (state == OperationState::InFlight)
        path.clear();
    else if (state == OperationState::Settling)
        path.prepend(OperationState::Accepted);
    if (!got(fixture.store->claimOperation(made.id, ClaimMs)).value())
        qFatal("the operation cannot be claimed");
    for (const OperationState next : std::as_const(path)) {
        OperationStep step;
        step.operationId = made.id;
        step.state = next;
        if (const Done done = got(fixture.store->stepOperation(step)); !done)
            qFatal("%s", qPrintable(done.error().message));
    }
    return fixture.reader()->operation(made.id).value();
}

void addStates()
{
    QTest::addColumn<OperationState>("state");
    for (const char *name : {"queued", "in_flight", "unknown", "accepted", "settling", "final",
                             "failed", "rejected", "needs_person"})
        QTest::newRow(name) << *operationStateFromName(QString::fromLatin1(name));
}

//! One operation in each of three states, with attempts and a draft, as version 1 wrote them.
constexpr char RowsOfVersion1[] = R"sql(
INSERT INTO operations (id, idempotency_key, kind, method, target, body, body_sha256,
    resource_type, resource_id, reference, amount, asset, state, attempts, created_at, updated_at,
    first_sent_at, next_attempt_at, result_id, request_id, http_status, code, message) VALUES
('op_a', 'ik_a', 'create_invoice', 'POST', '/v1/invoices', x'7b7d00ff',
 '1111111111111111111111111111111111111111111111111111111111111111', 'invoice', '', 'order_1',
 '25.00', 'USDT', 'final', 2, 100, 300, 110, 0, 'inv_1', 'req_1', 201, '', ''),
('op_b', 'ik_b', 'cancel_invoice', 'POST', '/v1/invoices/inv_1/cancellations', x'7b7d',
 '2222222222222222222222222222222222222222222222222222222222222222', 'invoice', 'inv_1', 'order_1',
 NULL, NULL, 'unknown', 1, 200, 210, 205, 1000, '', '', 0, 'timeout', 'No answer came in time.'),
('op_c', 'ik_c', 'create_invoice', 'POST', '/v1/invoices', x'7b7d',
 '3333333333333333333333333333333333333333333333333333333333333333', 'invoice', '', 'order_2',
 '0.015', 'BTC', 'queued', 0, 400, 400, 0, 400, '', '', 0, '', '');
INSERT INTO attempts (operation_id, number, started_at, finished_at, http_status, code, message,
    request_id, replayed) VALUES
('op_a', 1, 110, 120, 0, 'dropped', 'The connection ended.', '', 0),
('op_a', 2, 200, 300, 201, '', '', 'req_1', 1),
('op_b', 1, 205, 0, 0, '', '', '', 0);
INSERT INTO drafts (form, fields, updated_at) VALUES ('new_invoice', x'7b317d', 500);
)sql";

void makeJournalOfVersion1(const QString &path)
{
    QFile::remove(path);
    const Schema version1{store::journalSchema().applicationId,
                          store::journalSchema().migrations.first(1)};
    Connection connection(path, Connection::Mode::Create);
    connection.execute("PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON");
    store::migrate(connection, version1, false, 0);
    connection.execute(RowsOfVersion1);
}

} // namespace

class TestMoneyJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatThePersonSawIsKept();
    void whatThePersonSawIsFixed_data();
    void whatThePersonSawIsFixed();
    void journalOfVersion1IsKeptWhole();
    void batchIsAllOrNothing();
    void largeBatchIsSaidAsEverything();
    void onlyWhatHasNotLeftCanBeStopped_data();
    void onlyWhatHasNotLeftCanBeStopped();
    void onlyWhatWaitsIsDecided_data();
    void onlyWhatWaitsIsDecided();
    void aDecisionIsKept();
    void whatADecisionNamesIsFollowed();
    void onlyWhatDidNotHappenIsDealtWith_data();
    void onlyWhatDidNotHappenIsDealtWith();
    void whatWasDealtWithIsKept();
    void olderWordsCountToo();
    void transfersFillTheAddressBook();
    void stoppedTransferLeavesNoTrace();
    void addressBookIsWrittenByHand();
};

void TestMoneyJournal::whatThePersonSawIsKept()
{
    StoreFixture fixture;
    const Operation made = got(fixture.store->addOperation(transferDraft())).value();
    fixture.reopen();
    const OperationDraft kept = fixture.reader()->operation(made.id)->request;
    QCOMPARE(kept.network, Tron);
    QCOMPARE(kept.counterparty, Address);
    QCOMPARE(kept.batchId, QStringLiteral("bat_1"));
    QCOMPARE(kept.seenVersion, 17);
}

void TestMoneyJournal::whatThePersonSawIsFixed_data()
{
    QTest::addColumn<QByteArray>("change");
    for (const char *change : {"network = 'x'", "counterparty = 'x'", "batch_id = 'x'",
                               "seen_version = 1", "amount = '9.00'", "resource_id = 'x'"})
        QTest::newRow(change) << QByteArray(change);
}

void TestMoneyJournal::whatThePersonSawIsFixed()
{
    QFETCH(QByteArray, change);
    StoreFixture fixture;
    QVERIFY(got(fixture.store->addOperation(transferDraft())));
    Connection connection(fixture.path(QStringLiteral("journal.db")), Connection::Mode::ReadWrite);
    QVERIFY_EXCEPTION_THROWN(
        connection.query(QByteArray("UPDATE operations SET " + change).constData()).run(),
        store::Failure);
}

void TestMoneyJournal::journalOfVersion1IsKeptWhole()
{
    StoreFixture fixture;
    fixture.store.reset();
    const QString path = fixture.path(QStringLiteral("journal.db"));
    makeJournalOfVersion1(path);
    fixture.reopen();
    const auto reader = fixture.reader();
    QCOMPARE(reader->operations(10)->size(), 3);
    const Operation done = reader->operation(QStringLiteral("op_a")).value();
    QCOMPARE(done.idempotencyKey, QStringLiteral("ik_a"));
    QCOMPARE(done.request.body, QByteArray("{}\0\xff", 4));
    QCOMPARE(done.request.amount->toDecimal(), QStringLiteral("25.00"));
    QCOMPARE(done.state, OperationState::Final);
    QCOMPARE(done.resultId, QStringLiteral("inv_1"));
    QCOMPARE(done.request.network, QString());
    QCOMPARE(done.request.seenVersion, 0);
    QCOMPARE(reader->attempts(done.id)->size(), 2);
    QVERIFY(reader->attempts(done.id)->at(1).replayed);
    QCOMPARE(reader->operation(QStringLiteral("op_b"))->message,
             QStringLiteral("No answer came in time."));
    QCOMPARE(reader->draft(QStringLiteral("new_invoice")).value(), QByteArray("{1}"));
    // And goes on: what was due is, what never changed cannot.
    const auto claimed = got(fixture.store->claimDueOperation(ClaimMs)).value();
    QVERIFY(claimed.has_value());
    QCOMPARE(claimed->id, QStringLiteral("op_c"));
    QVERIFY(got(fixture.store->addOperation(transferDraft())));
    QCOMPARE(reader->payees()->size(), 1);

    const QStringList backups =
        QDir(fixture.path({})).entryList({QStringLiteral("journal.db.v1-backup-*Z")}, QDir::Files);
    QCOMPARE(backups.size(), 1);
    Connection backup(fixture.path(backups.first()), Connection::Mode::ReadOnly);
    QCOMPARE(backup.number("PRAGMA user_version"), 1);
    QCOMPARE(backup.number("SELECT count(*) FROM operations WHERE state = 'queued'"), 1);
    QCOMPARE(backup.number("SELECT count(*) FROM attempts"), 3);
    fixture.reopen();
    QCOMPARE(
        QDir(fixture.path({})).entryList({QStringLiteral("journal.db.v*Z")}, QDir::Files).size(),
        1);
}

void TestMoneyJournal::batchIsAllOrNothing()
{
    StoreFixture fixture;
    OperationDraft bad = transferDraft();
    bad.target = "no target";
    const auto refused = got(fixture.store->addOperations({transferDraft(), transferDraft(), bad}));
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QVERIFY(fixture.reader()->operations(10)->isEmpty());
    QVERIFY(fixture.reader()->payees()->isEmpty());

    const auto made =
        got(fixture.store->addOperations({transferDraft(), transferDraft(), createDraft()}));
    QCOMPARE(made->size(), 3);
    QVERIFY(made->at(0).idempotencyKey != made->at(1).idempotencyKey);
    QCOMPARE(fixture.reader()->operations(10)->size(), 3);
    QCOMPARE(fixture.reader()->payees()->first().timesUsed, 2);
    QVERIFY(got(fixture.store->addOperations({}))->isEmpty());
}

void TestMoneyJournal::largeBatchIsSaidAsEverything()
{
    StoreFixture fixture;
    QList<QStringList> told;
    connect(
        fixture.store.get(), &Store::operationsChanged, fixture.store.get(),
        [&](const QStringList &ids) { told += ids; }, Qt::DirectConnection);
    const QList<OperationDraft> drafts(1000, transferDraft());
    QCOMPARE(got(fixture.store->addOperations(drafts))->size(), 1000);
    QCOMPARE(told, QList<QStringList>{{}});
}

void TestMoneyJournal::onlyWhatHasNotLeftCanBeStopped_data()
{
    addStates();
}

void TestMoneyJournal::onlyWhatHasNotLeftCanBeStopped()
{
    QFETCH(OperationState, state);
    StoreFixture fixture;
    const Operation operation = operationIn(fixture, state);
    const Done stopped = got(fixture.store->stopOperation(operation.id));
    const Operation now = fixture.reader()->operation(operation.id).value();
    if (state == OperationState::Queued) {
        QVERIFY(stopped);
        QCOMPARE(now.state, OperationState::Rejected);
        QCOMPARE(now.code, QStringLiteral("stopped"));
        QVERIFY(!now.message.isEmpty());
        QCOMPARE(now.nextAttemptAt, 0);
        QVERIFY(!got(fixture.store->claimDueOperation(ClaimMs)).value());
    } else {
        QCOMPARE(stopped.error().kind, ErrorKind::Refused);
        QVERIFY(!stopped.error().message.isEmpty());
        QCOMPARE(now.state, state);
    }
    QCOMPARE(got(fixture.store->stopOperation(QStringLiteral("op_none"))).error().kind,
             ErrorKind::NotFound);
}

void TestMoneyJournal::onlyWhatWaitsIsDecided_data()
{
    addStates();
}

void TestMoneyJournal::onlyWhatWaitsIsDecided()
{
    QFETCH(OperationState, state);
    for (const bool happened : {true, false}) {
        StoreFixture fixture;
        const Operation operation = operationIn(fixture, state);
        const Done decided = got(fixture.store->decideOperation(operation.id, happened, {}, {}));
        const OperationState now = fixture.reader()->operation(operation.id)->state;
        if (state == OperationState::NeedsPerson) {
            QVERIFY(decided);
            QCOMPARE(now, happened ? OperationState::Final : OperationState::Rejected);
        } else {
            QCOMPARE(decided.error().kind, ErrorKind::Refused);
            QCOMPARE(now, state);
        }
    }
}

void TestMoneyJournal::aDecisionIsKept()
{
    StoreFixture fixture;
    const Operation operation = operationIn(fixture, OperationState::NeedsPerson);
    QVERIFY(got(fixture.store->decideOperation(operation.id, true, {},
                                               QStringLiteral("Seen on the explorer"))));
    const Operation now = fixture.reader()->operation(operation.id).value();
    QCOMPARE(now.state, OperationState::Final);
    QCOMPARE(now.code, QStringLiteral("decided_by_person"));
    QCOMPARE(now.message, QStringLiteral("Seen on the explorer"));
    QCOMPARE(now.personAt, fixture.clock.now());
    QVERIFY(!now.personBy.isEmpty());
    QVERIFY(endedByPerson(now));
    QCOMPARE(fixture.reader()->payees()->first().timesUsed, 1);
}

void TestMoneyJournal::whatADecisionNamesIsFollowed()
{
    StoreFixture fixture;
    const Operation operation = operationIn(fixture, OperationState::NeedsPerson);
    const UnixMs decidedAt = fixture.clock.now();
    QVERIFY(got(fixture.store->decideOperation(operation.id, true, QStringLiteral("trf_9"),
                                               QStringLiteral("Seen on the explorer"))));
    Operation now = fixture.reader()->operation(operation.id).value();
    QCOMPARE(now.state, OperationState::Accepted);
    QCOMPARE(now.resultId, QStringLiteral("trf_9"));
    QCOMPARE(now.nextAttemptAt, fixture.clock.now());
    QVERIFY(!got(fixture.store->claimDueOperation(ClaimMs)).value()); // looked at, never sent

    // What comes after a person's word is theirs to see.
    fixture.clock.advance(1000);
    OperationStep failed;
    failed.operationId = operation.id;
    failed.state = OperationState::Failed;
    failed.endsAttempt = false;
    QVERIFY(got(fixture.store->stepOperation(failed)));
    now = fixture.reader()->operation(operation.id).value();
    QCOMPARE(now.personAt, decidedAt);
    QVERIFY(!endedByPerson(now));
}

void TestMoneyJournal::onlyWhatDidNotHappenIsDealtWith_data()
{
    addStates();
}

void TestMoneyJournal::onlyWhatDidNotHappenIsDealtWith()
{
    QFETCH(OperationState, state);
    StoreFixture fixture;
    const Operation operation = operationIn(fixture, state);
    const Done dealt = got(fixture.store->dealWithOperation(operation.id));
    const Operation now = fixture.reader()->operation(operation.id).value();
    QCOMPARE(now.state, state);
    if (state == OperationState::Failed || state == OperationState::Rejected) {
        QVERIFY(dealt);
        QVERIFY(endedByPerson(now));
    } else {
        QCOMPARE(dealt.error().kind, ErrorKind::Refused);
        QVERIFY(!dealt.error().message.isEmpty());
        QCOMPARE(now.personAt, 0);
    }
    QCOMPARE(got(fixture.store->dealWithOperation(QStringLiteral("op_none"))).error().kind,
             ErrorKind::NotFound);
}

void TestMoneyJournal::whatWasDealtWithIsKept()
{
    StoreFixture fixture;
    const Operation operation = operationIn(fixture, OperationState::Rejected);
    OperationQuery open;
    open.statuses = {OperationState::Rejected};
    open.endedByPerson = false;
    QCOMPARE(fixture.reader()->operationCount(open).value(), 1);
    QStringList told;
    connect(
        fixture.store.get(), &Store::operationsChanged, fixture.store.get(),
        [&](const QStringList &ids) { told += ids; }, Qt::DirectConnection);
    fixture.clock.advance(5000);
    const UnixMs at = fixture.clock.now();
    QVERIFY(got(fixture.store->dealWithOperation(operation.id)));
    QCOMPARE(told, QStringList{operation.id});
    fixture.clock.advance(5000);
    QVERIFY(got(fixture.store->dealWithOperation(operation.id))); // the first word counts
    fixture.reopen();
    const auto reader = fixture.reader();
    QCOMPARE(reader->operationCount(open).value(), 0);
    const Operation now = reader->operation(operation.id).value();
    QCOMPARE(now.personAt, at);
    QVERIFY(!now.personBy.isEmpty());
    QCOMPARE(now.updatedAt, operation.updatedAt); // it did not move by it
    open.endedByPerson = true;
    QCOMPARE(reader->operationCount(open).value(), 1);
}

//! Words that were said before the journal had a place for when and by whom.
void TestMoneyJournal::olderWordsCountToo()
{
    StoreFixture fixture;
    fixture.store.reset();
    const QString path = fixture.path(QStringLiteral("journal.db"));
    makeJournalOfVersion1(path);
    {
        Connection connection(path, Connection::Mode::ReadWrite);
        connection.execute("UPDATE operations SET state = 'rejected', code = 'stopped' "
                           "WHERE id = 'op_c'");
    }
    fixture.reopen();
    const Operation stopped = fixture.reader()->operation(QStringLiteral("op_c")).value();
    QCOMPARE(stopped.personAt, stopped.updatedAt);
    QVERIFY(endedByPerson(stopped));
    QVERIFY(!endedByPerson(fixture.reader()->operation(QStringLiteral("op_a")).value()));
}

void TestMoneyJournal::transfersFillTheAddressBook()
{
    StoreFixture fixture;
    int told = 0;
    connect(
        fixture.store.get(), &Store::payeesChanged, fixture.store.get(), [&] { ++told; },
        Qt::DirectConnection);
    const UnixMs firstAt = fixture.clock.now();
    OperationDraft first = transferDraft();
    first.network = networkOrDefault(QStringLiteral("USDT"), {});
    QVERIFY(got(fixture.store->addOperation(first)));
    fixture.clock.advance(5000);
    OperationDraft second = first;
    second.network.clear(); // left to the server, which takes that one
    QVERIFY(got(fixture.store->addOperation(second)));
    QVERIFY(got(fixture.store->addOperation(createDraft())));
    QCOMPARE(told, 2);
    const auto reader = fixture.reader();
    QCOMPARE(reader->payees()->size(), 1);
    const Payee payee = reader->payee(first.network, Address).value().value();
    QCOMPARE(payee.firstUsedAt, firstAt);
    QCOMPARE(payee.lastUsedAt, firstAt + 5000);
    QCOMPARE(payee.timesUsed, 2);
    QCOMPARE(payee.label, QString());
    QVERIFY(!reader->payee(Tron, Address).value());
}

void TestMoneyJournal::stoppedTransferLeavesNoTrace()
{
    StoreFixture fixture;
    const Operation first = got(fixture.store->addOperation(transferDraft())).value();
    fixture.clock.advance(10);
    const Operation second = got(fixture.store->addOperation(transferDraft())).value();
    QVERIFY(got(fixture.store->stopOperation(second.id)));
    QCOMPARE(fixture.reader()->payee(Tron, Address).value()->timesUsed, 1);
    QVERIFY(got(fixture.store->stopOperation(first.id)));
    QVERIFY(fixture.reader()->payees()->isEmpty());

    // One that has a name stays, and is new again.
    QVERIFY(got(fixture.store->savePayee(Tron, Address, QStringLiteral("Ann"))));
    const Operation third = got(fixture.store->addOperation(transferDraft())).value();
    QVERIFY(got(fixture.store->stopOperation(third.id)));
    const Payee ann = fixture.reader()->payee(Tron, Address).value().value();
    QCOMPARE(ann.label, QStringLiteral("Ann"));
    QCOMPARE(ann.timesUsed, 0);
    QCOMPARE(ann.firstUsedAt, 0);
    QCOMPARE(ann.lastUsedAt, 0);
}

void TestMoneyJournal::addressBookIsWrittenByHand()
{
    StoreFixture fixture;
    const auto save = [&](const QString &address, const QString &label) {
        return got(fixture.store->savePayee(Tron, address, label));
    };
    QVERIFY(save(QStringLiteral("T1"), QStringLiteral("zoe")));
    QVERIFY(save(QStringLiteral("T2"), QStringLiteral(" Ann ")));
    QVERIFY(save(QStringLiteral("T1"), QStringLiteral("bob")));
    QVERIFY(got(fixture.store->addOperation(transferDraft(QStringLiteral("T0")))));
    QVERIFY(got(fixture.store->addOperation(transferDraft(QStringLiteral("T1")))));
    QCOMPARE(save({}, QStringLiteral("nobody")).error().kind, ErrorKind::InvalidInput);
    QStringList order;
    for (const QList<Payee> payees = fixture.reader()->payees().value();
         const Payee &payee : payees)
        order += payee.address + u'=' + payee.label;
    QCOMPARE(order, (QStringList{QStringLiteral("T2=Ann"), QStringLiteral("T1=bob"),
                                 QStringLiteral("T0=")}));
    QCOMPARE(fixture.reader()->payee(Tron, QStringLiteral("T1")).value()->timesUsed, 1);
    QVERIFY(got(fixture.store->removePayee(Tron, QStringLiteral("T1"))));
    QVERIFY(!fixture.reader()->payee(Tron, QStringLiteral("T1")).value());
}

QTEST_GUILESS_MAIN(TestMoneyJournal)
#include "tst_moneyjournal.moc"
