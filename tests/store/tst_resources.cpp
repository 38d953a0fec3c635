// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of resource in the mirror; what is particular to invoices is in tst_mirror.cpp.
#include "store/randomresources.h"
#include "store/storefixture.h"

#include <QSignalSpy>
#include <QtTest>

#include <algorithm>
#include <functional>

using namespace coinpay;
using namespace coinpay::test;

namespace {

using Make = std::function<Resource(std::mt19937 &, int)>;

//! Each kind, by its word.
const QList<std::pair<const char *, Make>> &kinds()
{
    static const QList<std::pair<const char *, Make>> all{
        {"escrow", [](auto &engine, int i) { return Resource(randomEscrow(engine, i)); }},
        {"release",
         [](auto &engine, int i) {
             return Resource(randomAction(engine, i, EscrowActionKind::Release));
         }},
        {"refund",
         [](auto &engine, int i) {
             return Resource(randomAction(engine, i, EscrowActionKind::Refund));
         }},
        {"dispute",
         [](auto &engine, int i) {
             return Resource(randomAction(engine, i, EscrowActionKind::Dispute));
         }},
        {"wallet", [](auto &engine, int i) { return Resource(randomWallet(engine, i)); }},
        {"address", [](auto &engine, int i) { return Resource(randomAddress(engine, i)); }},
        {"transfer", [](auto &engine, int i) { return Resource(randomTransfer(engine, i)); }},
    };
    return all;
}

template <typename T>
Result<Resource> widened(Result<T> known)
{
    if (!known)
        return fail(std::move(known.error()));
    return Resource(*std::move(known));
}

Result<Resource> read(Reader &reader, const Resource &like)
{
    const QString id = idOf(like);
    if (std::holds_alternative<Escrow>(like))
        return widened(reader.escrow(id));
    if (std::holds_alternative<EscrowAction>(like))
        return widened(reader.escrowAction(id));
    if (std::holds_alternative<Wallet>(like))
        return widened(reader.wallet(id));
    if (std::holds_alternative<ReceiveAddress>(like))
        return widened(reader.address(id));
    return widened(reader.transfer(id));
}

//! Another version of the same resource.
Resource version(const Make &make, std::mt19937 &engine, const QString &id, qint64 number)
{
    Resource resource = make(engine, 1);
    std::visit(
        [&](auto &known) {
            if constexpr (requires { known.id; }) {
                known.id = id;
                known.version = number;
                known.requestId = QStringLiteral("req_%1").arg(number);
            }
        },
        resource);
    return resource;
}

//! Five versions, each told by an event, an answer, or both.
QList<ResourceUpdate> life(const Make &make, std::mt19937 &engine)
{
    const QString id = idOf(make(engine, 1));
    QList<ResourceUpdate> told;
    for (qint64 number = 1; number <= 5; ++number) {
        const Resource resource = version(make, engine, id, number);
        const bool byEvent = engine() % 3 != 0;
        if (byEvent) {
            ResourceUpdate update =
                seen(resource, LearnedFrom::EventFeed, 100 + static_cast<qint64>(engine() % 50));
            update.event = Event{QStringLiteral("evt_%1").arg(number),
                                 typeOf(resource) + QStringLiteral(".updated"),
                                 typeOf(resource),
                                 id,
                                 QStringLiteral("before"),
                                 statusTextOf(resource),
                                 static_cast<UnixMs>(1000 + number),
                                 QStringLiteral("req_%1").arg(number),
                                 number};
            told += update;
        }
        if (!byEvent || engine() % 2 == 0)
            told += seen(resource, LearnedFrom::Answer, 100 + static_cast<qint64>(engine() % 50));
    }
    return told;
}

QStringList timeline(Reader &reader, const QString &id)
{
    QStringList lines;
    const QList<Transition> steps = reader.transitions(id).value();
    for (const Transition &step : steps) {
        lines += QStringLiteral("v%1 %2 -> %3 at %4, learned %5 from %6, %7 %8, %9 of %10")
                     .arg(step.version)
                     .arg(step.fromStatus, step.toStatus)
                     .arg(step.occurredAt)
                     .arg(step.learnedAt)
                     .arg(learnedFromName(step.learnedFrom), step.requestId, step.eventId)
                     .arg(step.confirmations)
                     .arg(step.requiredConfirmations);
    }
    return lines;
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(coinpay::Transfer &)>)

class TestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyOrderAndRepetitionEndsAtTheHighestVersion_data();
    void anyOrderAndRepetitionEndsAtTheHighestVersion();
    void stepsKeepBothClocksAndWhatCausedThem();
    void whateverChangesIsFoundWhereItBelongs_data();
    void whateverChangesIsFoundWhereItBelongs();
    void unknownIdsAreNotFound();
    void unknownTypesAreLeftOut();
    void saysWhatChangedAndNothingTwice();
    void manyChangesAreSaidAsEverything();
};

void TestResources::anyOrderAndRepetitionEndsAtTheHighestVersion_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < kinds().size(); ++kind)
        QTest::newRow(kinds()[kind].first) << kind;
}

void TestResources::anyOrderAndRepetitionEndsAtTheHighestVersion()
{
    QFETCH(int, kind);
    std::mt19937 engine(printedSeed());
    for (int run = 0; run < 2; ++run) {
        const QList<ResourceUpdate> told = life(kinds()[kind].second, engine);
        const Resource &last = told.last().resource;
        QCOMPARE(typeOf(last), QString::fromLatin1(kinds()[kind].first));
        QStringList expected;
        for (int order = 0; order < 4; ++order) {
            StoreFixture fixture;
            QList<ResourceUpdate> sent = told;
            if (order > 0) {
                for (int i = 0; i < 4; ++i)
                    sent += told[static_cast<qsizetype>(engine()) % told.size()];
                std::shuffle(sent.begin(), sent.end(), engine);
            }
            while (!sent.isEmpty()) {
                const qsizetype size = std::min<qsizetype>(1 + engine() % 4, sent.size());
                // The answer counts invoices only.
                QCOMPARE(got(fixture.store->apply(sent.mid(0, size))).value(), 0);
                sent.remove(0, size);
            }
            const auto reader = fixture.reader();
            const Result<Resource> now = read(*reader, last);
            QVERIFY(now);
            QCOMPARE(versionOf(*now), 5);
            QCOMPARE(fieldsOf(*now), fieldsOf(last));
            const QStringList steps = timeline(*reader, idOf(last));
            QCOMPARE(steps.size(), 5);
            if (order == 0)
                expected = steps;
            QCOMPARE(steps, expected);
        }
    }
}

void TestResources::stepsKeepBothClocksAndWhatCausedThem()
{
    StoreFixture fixture;
    std::mt19937 engine(2);
    Transfer transfer = randomTransfer(engine, 1);
    transfer.version = 3;
    transfer.confirmations = 2;
    ResourceUpdate update = seen(transfer, LearnedFrom::EventFeed, 777);
    update.event = Event{QStringLiteral("evt_9"),
                         QStringLiteral("transfer.processing"),
                         QStringLiteral("transfer"),
                         transfer.id,
                         QStringLiteral("accepted"),
                         QStringLiteral("processing"),
                         555,
                         QStringLiteral("req_9"),
                         3};
    QVERIFY(got(fixture.store->apply({update})));
    const QList<Transition> steps = fixture.reader()->transitions(transfer.id).value();
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps[0].occurredAt, 555);
    QCOMPARE(steps[0].learnedAt, 777);
    QCOMPARE(steps[0].requestId, QStringLiteral("req_9"));
    QCOMPARE(steps[0].eventId, QStringLiteral("evt_9"));
    QCOMPARE(steps[0].fromStatus, QStringLiteral("accepted"));
    QCOMPARE(steps[0].toStatus, QStringLiteral("processing"));
    QCOMPARE(steps[0].confirmations, 2);
    QVERIFY(steps[0].learnedFrom == LearnedFrom::EventFeed);
}

void TestResources::whateverChangesIsFoundWhereItBelongs_data()
{
    using Change = std::function<void(Transfer &)>;
    QTest::addColumn<Change>("change");
    const auto add = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    add("nothing but the version", [](Transfer &) {});
    add("confirmations", [](Transfer &transfer) { transfer.confirmations = 9; });
    add("the status", [](Transfer &transfer) {
        transfer.status = MovementStatus::Failed;
        transfer.statusText = QStringLiteral("failed");
    });
    add("one unknown status to another",
        [](Transfer &transfer) { transfer.statusText = QStringLiteral("on_fire"); });
    add("the asset", [](Transfer &transfer) {
        transfer.amount = transfer.fee = transfer.total = Money::zero(QStringLiteral("SOL"));
    });
    add("the amount", [](Transfer &transfer) {
        transfer.amount = Money::parse(u"7000", transfer.amount.asset()).value();
    });
    add("the destination",
        [](Transfer &transfer) { transfer.destination = QStringLiteral("0xzz"); });
    add("the wallet", [](Transfer &transfer) { transfer.walletId = QStringLiteral("wal_9"); });
    add("the creation", [](Transfer &transfer) { transfer.createdAt += 3'600'000; });
    add("the note", [](Transfer &transfer) { transfer.note = QStringLiteral("for the roof"); });
    add("everything", [](Transfer &transfer) {
        std::mt19937 engine(99);
        const QString id = transfer.id;
        const qint64 version = transfer.version;
        transfer = randomTransfer(engine, 1);
        transfer.id = id;
        transfer.version = version;
    });
}

void TestResources::whateverChangesIsFoundWhereItBelongs()
{
    QFETCH(std::function<void(Transfer &)>, change);
    StoreFixture fixture;
    std::mt19937 engine(6);
    QList<ResourceUpdate> updates;
    for (int i = 0; i < 30; ++i)
        updates += seen(randomTransfer(engine, i), LearnedFrom::FirstSync);
    Transfer transfer = randomTransfer(engine, 30);
    transfer.status = MovementStatus::Unrecognized;
    transfer.statusText = QStringLiteral("on_hold");
    QVERIFY(got(fixture.store->apply(updates)));
    QVERIFY(got(fixture.store->apply({seen(transfer, LearnedFrom::Answer)})));
    transfer.version += 1;
    change(transfer);
    QVERIFY(got(fixture.store->apply({seen(transfer, LearnedFrom::Answer)})));
    const auto reader = fixture.reader();
    QCOMPARE(fieldsOf(reader->transfer(transfer.id).value()), fieldsOf(transfer));
    // Along every index, each way it can be asked for.
    for (int sort = 0; sort < 7; ++sort) {
        for (int filter = 0; filter < 4; ++filter) {
            TransferQuery query;
            query.sort = static_cast<TransferSort>(sort);
            if (filter == 1)
                query.statuses = {transfer.status};
            if (filter == 2)
                query.asset = transfer.amount.asset();
            if (filter == 3)
                query.walletId = transfer.walletId;
            const QList<TransferRow> rows = reader->transferPage(query, {}, 100).value();
            QCOMPARE(rows.size(), reader->transferCount(query).value().value());
            const auto found = std::find_if(rows.begin(), rows.end(), [&](const TransferRow &row) {
                return row.id == transfer.id;
            });
            QVERIFY(found != rows.end());
            QCOMPARE(found->amount, transfer.amount);
            for (qsizetype i = 1; i < rows.size(); ++i)
                QVERIFY(Reader::precedes(query, reader->keyOf(query, rows[i - 1]),
                                         reader->keyOf(query, rows[i])));
        }
    }
}

void TestResources::unknownIdsAreNotFound()
{
    StoreFixture fixture;
    std::mt19937 engine(2);
    const auto reader = fixture.reader();
    for (const auto &[name, make] : kinds())
        QCOMPARE(read(*reader, make(engine, 1)).error().kind, ErrorKind::NotFound);
    QVERIFY(reader->escrowActions(QStringLiteral("esc_none")).value().isEmpty());
    QVERIFY(reader->addresses(QStringLiteral("wal_none"), 5).value().isEmpty());
    QVERIFY(reader->wallets().value().isEmpty());
    const Reader::KnownBalances none = reader->balances(QStringLiteral("wal_none")).value();
    QCOMPARE(none.sheet.version, 0);
    QVERIFY(none.sheet.balances.isEmpty());
    QCOMPARE(none.learnedAt, 0);
}

void TestResources::unknownTypesAreLeftOut()
{
    StoreFixture fixture;
    std::mt19937 engine(2);
    const Wallet wallet = randomWallet(engine, 1);
    ResourceUpdate unknown;
    QVERIFY(got(fixture.store->apply({unknown, seen(wallet, LearnedFrom::EventFeed), unknown},
                                     QStringLiteral("evt_7"))));
    QCOMPARE(fixture.reader()->wallets()->size(), 1);
    QCOMPARE(fixture.reader()->syncValue(QStringLiteral("feed_cursor")).value(),
             QStringLiteral("evt_7"));
}

void TestResources::saysWhatChangedAndNothingTwice()
{
    StoreFixture fixture;
    std::mt19937 engine(2);
    QSignalSpy invoices(fixture.store.get(), &Store::invoicesChanged);
    QSignalSpy others(fixture.store.get(), &Store::resourcesChanged);
    const Escrow escrow = randomEscrow(engine, 1);
    const EscrowAction release = randomAction(engine, 2, EscrowActionKind::Release);
    const Transfer transfer = randomTransfer(engine, 3);
    const QList<ResourceUpdate> updates{
        seen(escrow, LearnedFrom::EventFeed), seen(release, LearnedFrom::EventFeed),
        seen(escrow, LearnedFrom::EventFeed), seen(transfer, LearnedFrom::EventFeed)};
    QVERIFY(got(fixture.store->apply(updates)));
    QCOMPARE(invoices.size(), 0);
    QCOMPARE(others.size(), 1);
    const auto said = others.takeFirst().first().value<ResourcesChanged>();
    QVERIFY(!said.everything);
    const QHash<QString, QStringList> expected{{QStringLiteral("escrow"), {escrow.id}},
                                               {QStringLiteral("release"), {release.id}},
                                               {QStringLiteral("transfer"), {transfer.id}}};
    QCOMPARE(said.ids, expected);

    QVERIFY(got(fixture.store->apply(updates)));
    QCOMPARE(others.size(), 0);
}

void TestResources::manyChangesAreSaidAsEverything()
{
    StoreFixture fixture;
    std::mt19937 engine(2);
    QSignalSpy others(fixture.store.get(), &Store::resourcesChanged);
    QList<ResourceUpdate> updates;
    for (int i = 0; i < 400; ++i)
        updates += seen(randomTransfer(engine, i), LearnedFrom::FirstSync);
    QVERIFY(got(fixture.store->apply(updates)));
    QCOMPARE(others.size(), 1);
    const auto said = others.first().first().value<ResourcesChanged>();
    QVERIFY(said.everything);
    QVERIFY(said.ids.isEmpty());
}

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
