// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storefixture.h"

#include <QtTest>

#include <algorithm>

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! What the mirror says of one invoice, as text: the picture that two histories are compared by.
QString picture(Reader &reader, const QString &id)
{
    const Result<Invoice> invoice = reader.invoice(id);
    if (!invoice)
        return QStringLiteral("(none)");
    QStringList lines{QStringLiteral("%1 v%2 %3 %4 of %5 tx=%6 req=%7")
                          .arg(invoice->id)
                          .arg(invoice->version)
                          .arg(invoice->statusText)
                          .arg(invoice->confirmations)
                          .arg(invoice->requiredConfirmations)
                          .arg(invoice->txHash, invoice->requestId)};
    const QList<Transition> transitions = reader.transitions(id).value();
    for (const Transition &step : transitions) {
        lines += QStringLiteral("  v%1 %2 -> %3 at %4, learned %5 from %6, %7 %8, %9")
                     .arg(step.version)
                     .arg(step.fromStatus, step.toStatus)
                     .arg(step.occurredAt)
                     .arg(step.learnedAt)
                     .arg(learnedFromName(step.learnedFrom), step.requestId, step.eventId)
                     .arg(step.confirmations);
    }
    return lines.join(QLatin1Char('\n'));
}

//! The life of one invoice, each version told by an event, some by an answer or a list as well.
QList<ResourceUpdate> life(std::mt19937 &engine)
{
    const QList<InvoiceStatus> steps{InvoiceStatus::Pending,    InvoiceStatus::Processing,
                                     InvoiceStatus::Processing, InvoiceStatus::PartiallyPaid,
                                     InvoiceStatus::Processing, InvoiceStatus::Paid};
    QList<ResourceUpdate> told;
    Invoice invoice = randomInvoice(engine, 1);
    invoice.version = 0;
    for (const InvoiceStatus status : steps) {
        const QString previous = invoice.version == 0 ? QString() : invoice.statusText;
        invoice.version += 1;
        invoice.status = status;
        invoice.statusText = invoiceStatusName(status);
        invoice.updatedAt += 1000;
        invoice.confirmations = static_cast<int>(invoice.version);
        invoice.requestId = QStringLiteral("req_%1").arg(invoice.version);
        if (invoice.version == 3)
            invoice.txHash = QStringLiteral("beef%1").arg(engine() % 1000);
        ResourceUpdate byEvent = seen(invoice, LearnedFrom::EventFeed, 100 + engine() % 50);
        byEvent.event = Event{QStringLiteral("evt_%1").arg(invoice.version),
                              QStringLiteral("invoice.updated"),
                              QStringLiteral("invoice"),
                              invoice.id,
                              previous,
                              invoice.statusText,
                              invoice.updatedAt + 7,
                              invoice.requestId,
                              invoice.version};
        told += byEvent;
        if (engine() % 2 == 0)
            told += seen(invoice, LearnedFrom::Answer, 100 + engine() % 50);
        if (engine() % 3 == 0)
            told += seen(invoice, LearnedFrom::FirstSync, 100 + engine() % 50);
    }
    return told;
}

} // namespace

class TestMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyOrderAndRepetitionEndsTheSame();
    void answerThenEventIsOneStep();
    void olderVersionOnlyFillsTheTimeline();
    void everythingOfAnInvoiceComesBack();
    void countsFollowChanges();
    void searchFollowsChanges();
    void cursorIsCommittedWithItsPage();
    void announcesWhatChanged();
    void manyChangesAreAnnouncedAsEverything();
    void keysFollowCreation();
    void searchWithACommonEndFindsTheRareBeginning();
    void requestLogIsKeptAndFound();
};

void TestMirror::anyOrderAndRepetitionEndsTheSame()
{
    std::mt19937 engine(printedSeed());
    for (int run = 0; run < 10; ++run) {
        QList<ResourceUpdate> told = life(engine);
        QString expected;
        for (int order = 0; order < 4; ++order) {
            StoreFixture fixture;
            QList<ResourceUpdate> sent = told;
            if (order > 0) {
                for (int i = 0; i < 5; ++i)
                    sent += told[static_cast<qsizetype>(engine()) % told.size()];
                std::shuffle(sent.begin(), sent.end(), engine);
            }
            while (!sent.isEmpty()) {
                const qsizetype size = std::min<qsizetype>(1 + engine() % 4, sent.size());
                QVERIFY(got(fixture.store->apply(sent.mid(0, size))));
                sent.remove(0, size);
            }
            const QString now = picture(*fixture.reader(), idOf(told[0].resource));
            if (order == 0)
                expected = now;
            QCOMPARE(now, expected);
            QVERIFY(now.contains(QStringLiteral("v6 paid")));
            // The search knows the last hash and the last request, and nothing from before.
            InvoiceQuery query;
            query.search = std::get<Invoice>(told.last().resource).txHash;
            QCOMPARE(fixture.reader()->invoicePage(query, {}, 5)->size(), 1);
            QCOMPARE(fixture.reader()->invoiceCount({}).value(), 1);
        }
    }
}

void TestMirror::answerThenEventIsOneStep()
{
    StoreFixture fixture;
    std::mt19937 engine(1);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.version = 2;
    invoice.requestId = QStringLiteral("req_a");
    QCOMPARE(got(fixture.store->apply({seen(invoice, LearnedFrom::Answer, 10)})).value(), 1);
    ResourceUpdate byEvent = seen(invoice, LearnedFrom::EventFeed, 20);
    byEvent.event = Event{};
    byEvent.event->id = QStringLiteral("evt_1");
    byEvent.event->previousStatus = QStringLiteral("pending");
    byEvent.event->status = invoice.statusText;
    byEvent.event->occurredAt = 5;
    byEvent.event->requestId = QStringLiteral("req_a");
    QCOMPARE(got(fixture.store->apply({byEvent})).value(), 0);
    const QList<Transition> steps = fixture.reader()->transitions(invoice.id).value();
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps[0].eventId, QStringLiteral("evt_1"));
    QCOMPARE(steps[0].fromStatus, QStringLiteral("pending"));
    QCOMPARE(steps[0].occurredAt, 5);
    QCOMPARE(steps[0].learnedAt, 10);
    QCOMPARE(steps[0].learnedFrom, LearnedFrom::Answer);
}

void TestMirror::olderVersionOnlyFillsTheTimeline()
{
    StoreFixture fixture;
    std::mt19937 engine(2);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.version = 3;
    invoice.status = InvoiceStatus::Paid;
    invoice.statusText = QStringLiteral("paid");
    QVERIFY(got(fixture.store->apply({seen(invoice, LearnedFrom::FirstSync)})));
    Invoice before = invoice;
    before.version = 2;
    before.status = InvoiceStatus::Processing;
    before.statusText = QStringLiteral("processing");
    QCOMPARE(got(fixture.store->apply({seen(before, LearnedFrom::EventFeed)})).value(), 0);
    const auto reader = fixture.reader();
    QCOMPARE(reader->invoice(invoice.id)->status, InvoiceStatus::Paid);
    const QList<Transition> steps = reader->transitions(invoice.id).value();
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps[0].toStatus, QStringLiteral("processing"));
    QCOMPARE(steps[1].fromStatus, QStringLiteral("processing"));
}

void TestMirror::everythingOfAnInvoiceComesBack()
{
    StoreFixture fixture;
    std::mt19937 engine(3);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.amount =
        Money::parse(u"123456789012345678901234567890.000000000000000001", QStringLiteral("ETH"))
            .value();
    invoice.amountPaid = Money::parse(u"0.000000000000000001", QStringLiteral("ETH")).value();
    invoice.reference = QString::fromUtf8("Überweisung \xe2\x80\xae<b>\xf0\x9f\x92\xb6");
    invoice.callbackUrl = QStringLiteral("https://shop.example/hook");
    invoice.cancelReason = QStringLiteral("changed mind");
    invoice.failureCode = QStringLiteral("chain_reorg");
    invoice.failureMessage = QStringLiteral("the block was taken back");
    invoice.metadata = {{QStringLiteral("k"), QStringLiteral("v\"\n")}};
    invoice.expiresAt = 1'770'000'123'456;
    QVERIFY(got(fixture.store->apply({seen(invoice, LearnedFrom::Lookup)})));
    const Invoice kept = fixture.reader()->invoice(invoice.id).value();
    QCOMPARE(kept.amount.toDecimal(), invoice.amount.toDecimal());
    QCOMPARE(kept.amountPaid.toUnits(), QStringLiteral("1"));
    QCOMPARE(kept.reference, invoice.reference);
    QCOMPARE(kept.callbackUrl, invoice.callbackUrl);
    QCOMPARE(kept.cancelReason, invoice.cancelReason);
    QCOMPARE(kept.failureCode, invoice.failureCode);
    QCOMPARE(kept.failureMessage, invoice.failureMessage);
    QCOMPARE(kept.metadata, invoice.metadata);
    QCOMPARE(kept.expiresAt, invoice.expiresAt);
    QCOMPARE(kept.paymentAddress, invoice.paymentAddress);
    QCOMPARE(kept.txHash, invoice.txHash);
    InvoiceQuery query;
    query.search = QString::fromUtf8("ÜBERWEISUNG");
    QCOMPARE(fixture.reader()->invoicePage(query, {}, 5)->size(), 1);
}

void TestMirror::countsFollowChanges()
{
    std::mt19937 engine(printedSeed());
    StoreFixture fixture;
    QMap<QString, Invoice> model;
    for (int round = 0; round < 40; ++round) {
        QList<ResourceUpdate> updates;
        for (int i = 0; i < 8; ++i) {
            Invoice invoice = randomInvoice(engine, 0);
            invoice.id = QStringLiteral("inv_%1").arg(engine() % 60);
            updates += seen(invoice, LearnedFrom::EventFeed);
            const auto known = model.find(invoice.id);
            if (known == model.end() || known->version < invoice.version)
                model.insert(invoice.id, invoice);
        }
        QVERIFY(got(fixture.store->apply(updates)));
    }
    const auto reader = fixture.reader();
    for (const InvoiceStatus status : invoiceStatuses) {
        for (const QString &asset : {QString(), model.first().amount.asset()}) {
            const auto expected = std::count_if(model.begin(), model.end(), [&](const Invoice &i) {
                return i.status == status && (asset.isEmpty() || i.amount.asset() == asset);
            });
            InvoiceQuery query;
            query.statuses = {status};
            query.asset = asset;
            QCOMPARE(reader->invoiceCount(query).value(), expected);
            QCOMPARE(reader->invoiceAnchors(query, 10)->count, expected);
        }
    }
    QCOMPARE(reader->invoiceCount({}).value(), model.size());
}

void TestMirror::searchFollowsChanges()
{
    StoreFixture fixture;
    std::mt19937 engine(4);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.version = 1;
    invoice.requestId = QStringLiteral("req_before");
    QVERIFY(got(fixture.store->apply({seen(invoice, LearnedFrom::Answer)})));
    invoice.version = 2;
    invoice.requestId = QStringLiteral("req_later");
    QVERIFY(got(fixture.store->apply({seen(invoice, LearnedFrom::Answer)})));
    const auto reader = fixture.reader();
    InvoiceQuery query;
    query.search = QStringLiteral("q_before");
    QVERIFY(reader->invoicePage(query, {}, 5)->isEmpty());
    query.search = QStringLiteral("q_later");
    QCOMPARE(reader->invoicePage(query, {}, 5)->size(), 1);
}

void TestMirror::cursorIsCommittedWithItsPage()
{
    StoreFixture fixture;
    QVERIFY(got(fixture.store->apply({}, QStringLiteral("evt_9"))));
    QCOMPARE(fixture.reader()->syncValue(QStringLiteral("feed_cursor")).value(),
             QStringLiteral("evt_9"));
    QVERIFY(got(fixture.store->setSyncValue(QStringLiteral("a"), QStringLiteral("1"))));
    QVERIFY(got(fixture.store->setSyncValue(QStringLiteral("a"), QStringLiteral("2"))));
    QCOMPARE(fixture.reader()->syncValue(QStringLiteral("a")).value(), QStringLiteral("2"));
    QCOMPARE(fixture.reader()->syncValue(QStringLiteral("b")).value(), QString());
}

void TestMirror::announcesWhatChanged()
{
    StoreFixture fixture;
    QList<InvoicesChanged> told;
    connect(
        fixture.store.get(), &Store::invoicesChanged, fixture.store.get(),
        [&](const InvoicesChanged &changes) { told += changes; }, Qt::DirectConnection);
    std::mt19937 engine(5);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.version = 1;
    std::ignore = got(fixture.store->apply({seen(invoice, LearnedFrom::Answer)}));
    invoice.version = 2;
    std::ignore = got(fixture.store->apply({seen(invoice, LearnedFrom::EventFeed)}));
    std::ignore = got(fixture.store->apply({seen(invoice, LearnedFrom::EventFeed)}));
    QCOMPARE(told.size(), 2); // the repetition changed nothing and says nothing
    QCOMPARE(told[0].inserted, QStringList{invoice.id});
    QVERIFY(told[0].updated.isEmpty());
    QCOMPARE(told[1].updated, QStringList{invoice.id});
    QVERIFY(!told[1].everything);
}

void TestMirror::manyChangesAreAnnouncedAsEverything()
{
    StoreFixture fixture;
    QList<InvoicesChanged> told;
    connect(
        fixture.store.get(), &Store::invoicesChanged, fixture.store.get(),
        [&](const InvoicesChanged &changes) { told += changes; }, Qt::DirectConnection);
    std::mt19937 engine(6);
    QList<ResourceUpdate> many;
    for (int i = 0; i < 400; ++i)
        many += seen(randomInvoice(engine, i), LearnedFrom::EventFeed);
    QCOMPARE(got(fixture.store->apply(many)).value(), 400);
    QCOMPARE(told.size(), 1);
    QVERIFY(told[0].everything);
    QVERIFY(told[0].inserted.isEmpty());
}

void TestMirror::keysFollowCreation()
{
    StoreFixture fixture;
    std::mt19937 engine(7);
    const auto at = [&engine](UnixMs created) {
        Invoice invoice = randomInvoice(engine, static_cast<int>(created % 1'000'000));
        invoice.createdAt = created;
        invoice.reference = QStringLiteral("common");
        return seen(invoice, LearnedFrom::FirstSync);
    };
    // A list from new to old in pages, while the feed brings newer ones in between.
    std::ignore = got(fixture.store->apply({at(900), at(800), at(700)}));
    std::ignore = got(fixture.store->apply({at(1000)}));
    std::ignore = got(fixture.store->apply({at(600), at(500)}));
    std::ignore = got(fixture.store->apply({at(1100), at(400)}));
    InvoiceQuery query;
    query.search = QStringLiteral("common");
    QList<UnixMs> created;
    const QList<InvoiceRow> rows = fixture.reader()->invoicePage(query, {}, 50).value();
    for (const InvoiceRow &row : rows)
        created += row.createdAt;
    QCOMPARE(created, (QList<UnixMs>{1100, 1000, 900, 800, 700, 600, 500, 400}));
}

void TestMirror::searchWithACommonEndFindsTheRareBeginning()
{
    StoreFixture fixture;
    std::mt19937 engine(8);
    QList<ResourceUpdate> updates;
    for (int i = 0; i < 2500; ++i) {
        Invoice invoice = randomInvoice(engine, i);
        invoice.createdAt += i;
        invoice.reference = (i == 3 ? QStringLiteral("zebra") : QStringLiteral("other")) +
                            QStringLiteral("-invoice-2026");
        updates += seen(invoice, LearnedFrom::FirstSync);
    }
    QVERIFY(got(fixture.store->apply(updates)));
    for (const auto sort : {InvoiceSort::Created, InvoiceSort::Amount}) {
        InvoiceQuery query;
        query.sort = sort;
        query.search = QStringLiteral("zebra-invoice-2026");
        const QList<InvoiceRow> rows = fixture.reader()->invoicePage(query, {}, 50).value();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].id, idOf(updates[3].resource));
    }
}

void TestMirror::requestLogIsKeptAndFound()
{
    StoreFixture fixture;
    qint64 told = 0;
    connect(
        fixture.store.get(), &Store::requestLogged, fixture.store.get(),
        [&](qint64 row) { told = row; }, Qt::DirectConnection);
    for (int i = 1; i <= 3; ++i) {
        RequestLogEntry entry;
        entry.startedAt = i;
        entry.method = QStringLiteral("POST");
        entry.target = QStringLiteral("/v1/invoices?x=%1").arg(i);
        entry.httpStatus = 200 + i;
        entry.requestId = QStringLiteral("req_%1").arg(i);
        entry.correlationId = QStringLiteral("op_%1").arg(i % 2);
        entry.resourceId = i == 2 ? QStringLiteral("inv_2") : QString();
        entry.attempt = i;
        entry.durationMs = 12;
        entry.bytesReceived = 99;
        entry.httpVersion = QStringLiteral("2");
        entry.outcome = QStringLiteral("ok");
        QVERIFY(got(fixture.store->logRequest(entry)));
    }
    QCOMPARE(told, 3);
    const auto reader = fixture.reader();
    const QList<RequestLogEntry> all = reader->requestLog(10).value();
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0].requestId, QStringLiteral("req_3"));
    QCOMPARE(all[0].httpStatus, 203);
    QCOMPARE(all[0].bytesReceived, 99);
    QCOMPARE(reader->requestLog(10, QStringLiteral("inv_2")).value().size(), 1);
    QCOMPARE(reader->requestLog(10, QStringLiteral("op_1")).value().size(), 2);
    QCOMPARE(reader->requestLog(1, QStringLiteral("op_1")).value()[0].row, 3);
}

QTEST_GUILESS_MAIN(TestMirror)
#include "tst_mirror.moc"
