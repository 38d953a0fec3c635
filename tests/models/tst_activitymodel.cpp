// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activitymodel.h"
#include "models/askedfor.h"
#include "store/storefixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;
constexpr int Operations = 210; // more than two pages
constexpr int All = 500;
constexpr qint64 ClaimMs = 60'000;

constexpr std::array States{
    OperationState::Queued,   OperationState::InFlight, OperationState::Unknown,
    OperationState::Accepted, OperationState::Settling, OperationState::Final,
    OperationState::Failed,   OperationState::Rejected, OperationState::NeedsPerson,
};

void fill(StoreFixture &fixture, std::mt19937 &engine)
{
    for (int i = 0; i < Operations; ++i) {
        OperationDraft draft = createDraft(QStringLiteral("order_%1").arg(i));
        if (i % 4 == 0)
            draft.amount = Money::parse(u"0.5", QStringLiteral("BTC")).value();
        draft.counterparty = i % 5 == 0 ? QStringLiteral("0xAbC%1").arg(i) : QString();
        draft.batchId = i % 7 == 0 ? QStringLiteral("batch_%1").arg(i % 3) : QString();
        ask(fixture, States[engine() % States.size()], draft, QStringLiteral("req_%1_x").arg(i));
        fixture.clock.advance(static_cast<qint64>(engine() % 3)); // ties are common
    }
}

QStringList idsByScrolling(ActivityModel &model)
{
    while (model.canFetchMore({})) {
        const int before = model.rowCount();
        model.fetchMore({});
        if (!QTest::qWaitFor([&] { return model.rowCount() > before || !model.canFetchMore({}); },
                             Patience))
            break;
    }
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.operation(row).id);
    return ids;
}

bool holds(const Operation &operation, Reader &reader, const QString &search)
{
    QStringList texts{operation.id,
                      operation.idempotencyKey,
                      operation.requestId,
                      operation.resultId,
                      operation.request.reference,
                      operation.request.counterparty,
                      operation.request.resourceId,
                      operation.request.batchId};
    const auto attempts = reader.attempts(operation.id);
    for (const Attempt &attempt : *attempts)
        texts.append(attempt.requestId);
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) {
        return text.contains(search, Qt::CaseInsensitive);
    });
}

//! What the list should be, by looking at every operation there is.
QStringList idsByLookingAtAll(Reader &reader, const OperationQuery &query)
{
    QStringList ids;
    const auto all = reader.operations(All);
    for (const Operation &operation : *all) {
        const bool wanted =
            (query.statuses.isEmpty() || query.statuses.contains(operation.state)) &&
            (query.asset.isEmpty() ||
             (operation.request.amount && operation.request.amount->asset() == query.asset)) &&
            (query.batchId.isEmpty() || query.batchId == operation.request.batchId) &&
            (!query.createdFrom || operation.createdAt >= *query.createdFrom) &&
            (!query.createdTo || operation.createdAt < *query.createdTo) &&
            (query.endedByPerson || !endedByPerson(operation)) &&
            (query.search.isEmpty() || holds(operation, reader, query.search));
        if (wanted)
            ids.append(operation.id);
    }
    return ids;
}

} // namespace

//! The list of everything that was asked for, over a real journal.
class TestActivityModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_filled = std::make_unique<StoreFixture>();
        std::mt19937 engine(printedSeed());
        fill(*m_filled, engine);
        for (int i = 0; i < 3; ++i) {
            const Operation stopped = ask(*m_filled, OperationState::Queued);
            QVERIFY(got(m_filled->store->stopOperation(stopped.id)).has_value());
            const Operation refused = ask(*m_filled, OperationState::Rejected);
            QVERIFY(got(m_filled->store->dealWithOperation(refused.id)).has_value());
        }
    }

    void cleanupTestCase() { m_filled.reset(); }

    void agreesWithAJournalReadWhole_data()
    {
        QTest::addColumn<OperationQuery>("query");
        OperationQuery query;
        QTest::newRow("everything") << query;
        query.statuses = ActivityModel::statusesOf(ActivityFilter::NeedsPerson);
        QTest::newRow("what needs a person") << query;
        query.statuses = ActivityModel::statusesOf(ActivityFilter::Open);
        QTest::newRow("what is not over") << query;
        query.statuses = ActivityModel::statusesOf(ActivityFilter::Failed);
        QTest::newRow("what did not happen") << query;
        query.endedByPerson = false;
        QTest::newRow("what did not happen, and not by a person's word") << query;
        query = {};
        query.search = QStringLiteral("ORDER_3");
        QTest::newRow("a part of a reference, in capitals") << query;
        query.search = QStringLiteral("0xabc");
        QTest::newRow("a part of a destination") << query;
        query.search = QStringLiteral("req_17_");
        QTest::newRow("an attempt's request id") << query;
        query.search = QStringLiteral("q_1%");
        QTest::newRow("a sign that LIKE would take for anything") << query;
        query = {};
        query.batchId = QStringLiteral("batch_1");
        QTest::newRow("one batch") << query;
        query = {};
        query.createdFrom = FixedClock().now() + Operations / 4;
        query.createdTo = FixedClock().now() + Operations / 2;
        QTest::newRow("a stretch of time") << query;
        query = {};
        query.asset = QStringLiteral("BTC");
        QTest::newRow("one asset") << query;
    }

    void agreesWithAJournalReadWhole()
    {
        QFETCH(OperationQuery, query);
        const auto reader = m_filled->reader();
        ActivityModel model(*m_filled->store, *reader);
        QAbstractItemModelTester tester(&model);
        model.setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(model.isLoaded(), Patience);
        const QStringList expected = idsByLookingAtAll(*reader, query);
        QCOMPARE(idsByScrolling(model), expected);
        QCOMPARE(*reader->operationCount(query), expected.size());
    }

    //! Other operations are asked for, sent, ended and stopped while a person looks at a list.
    void movesRowByRow_data()
    {
        QTest::addColumn<ActivityFilter>("filter");
        QTest::newRow("all") << ActivityFilter::All;
        QTest::newRow("open") << ActivityFilter::Open;
        QTest::newRow("did not happen") << ActivityFilter::Failed;
    }

    void movesRowByRow()
    {
        QFETCH(ActivityFilter, filter);
        StoreFixture fixture;
        std::mt19937 engine(printedSeed());
        fill(fixture, engine);
        const auto reader = fixture.reader();
        ActivityModel model(*fixture.store, *reader);
        QAbstractItemModelTester tester(&model);
        OperationQuery query;
        query.statuses = ActivityModel::statusesOf(filter);
        model.setQuery(query);
        model.waitForFirstPage(Patience);
        QVERIFY(model.isLoaded());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int round = 0; round < 30; ++round) {
            const auto all = reader->operations(All);
            const auto at = static_cast<qsizetype>(engine() % static_cast<unsigned>(all->size()));
            const Operation &one = all->at(at);
            if (one.state == OperationState::Queued && engine() % 2 == 0) {
                QVERIFY(got(fixture.store->stopOperation(one.id)).has_value());
            } else if (isPossibleStep(one.state, OperationState::Final)) {
                OperationStep step;
                step.operationId = one.id;
                step.state = OperationState::Final;
                step.endsAttempt = false;
                QVERIFY(got(fixture.store->stepOperation(step)).has_value());
            }
            ask(fixture, States[engine() % States.size()],
                createDraft(QStringLiteral("later_%1").arg(round)));
            fixture.clock.advance(1);
            if (engine() % 3 == 0)
                model.fetchMore({});
            QTest::qWait(static_cast<int>(engine() % 20));
        }
        const QStringList expected = idsByLookingAtAll(*reader, model.query());
        QTRY_COMPARE_WITH_TIMEOUT(idsByScrolling(model), expected, Patience);
        QCOMPARE(resets.size(), 0);
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(model.operation(row).state == reader->operation(expected.at(row))->state);
    }

    void refreshKeepsTheRows()
    {
        StoreFixture fixture;
        std::mt19937 engine(1);
        fill(fixture, engine);
        const auto reader = fixture.reader();
        ActivityModel model(*fixture.store, *reader);
        QAbstractItemModelTester tester(&model);
        QTRY_VERIFY_WITH_TIMEOUT(model.isLoaded(), Patience);
        const QStringList before = idsByScrolling(model);
        QCOMPARE(before.size(), Operations);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &ActivityModel::changed);
        model.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 1, Patience);
        QCOMPARE(idsByScrolling(model), before);
        QCOMPARE(resets.size(), 0);
    }

    void followsWhatPeopleWrite()
    {
        StoreFixture fixture;
        const auto reader = fixture.reader();
        const Operation one = ask(fixture, OperationState::Final, createDraft());
        ask(fixture, OperationState::Final, createDraft(QStringLiteral("another")));
        ActivityModel model(*fixture.store, *reader);
        QAbstractItemModelTester tester(&model);
        OperationQuery query;
        query.search = QStringLiteral("#late");
        model.setQuery(query);
        QTRY_VERIFY_WITH_TIMEOUT(model.isLoaded(), Patience);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(got(fixture.store->addLabel(one.id, QStringLiteral("late"))).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, Patience);
        QCOMPARE(model.operation(0).id, one.id);
        QVERIFY(got(fixture.store->removeLabel(one.id, QStringLiteral("late"))).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 0, Patience);
    }

    void showsEveryAttempt()
    {
        StoreFixture fixture;
        const auto reader = fixture.reader();
        const Operation one =
            ask(fixture, OperationState::Unknown, createDraft(), QStringLiteral("req_first"));
        fixture.clock.advance(1000);
        QVERIFY(got(fixture.store->claimOperation(one.id, ClaimMs)).has_value());
        OperationStep step;
        step.operationId = one.id;
        step.state = OperationState::Accepted;
        step.requestId = QStringLiteral("req_second");
        step.httpStatus = 202;
        QVERIFY(got(fixture.store->stepOperation(step)).has_value());
        ActivityModel model(*fixture.store, *reader);
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, Patience);
        const auto attempts = model.attempts(0);
        QVERIFY(attempts.has_value());
        QCOMPARE(attempts->size(), 2);
        QCOMPARE(attempts->at(0).requestId, QStringLiteral("req_first"));
        QCOMPARE(attempts->at(1).requestId, QStringLiteral("req_second"));
        QCOMPARE(attempts->at(1).httpStatus, 202);
    }

private:
    std::unique_ptr<StoreFixture> m_filled; //!< read, never changed
};

QTEST_GUILESS_MAIN(TestActivityModel)
#include "tst_activitymodel.moc"
