// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/askedfor.h"
#include "models/tracefollower.h"
#include "models/tracesearch.h"
#include "store/storefixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace coinpay;
using namespace coinpay::test;

namespace {

constexpr int Patience = 20'000;

Invoice invoiceCalled(const QString &id, const QString &reference)
{
    std::mt19937 engine(7);
    Invoice invoice = randomInvoice(engine, 1);
    invoice.id = id;
    invoice.reference = reference;
    invoice.status = InvoiceStatus::Pending;
    invoice.statusText = QStringLiteral("pending");
    invoice.version = 1;
    return invoice;
}

void put(StoreFixture &fixture, const Resource &resource)
{
    QVERIFY(
        got(fixture.store->apply({seen(resource, LearnedFrom::EventFeed, fixture.clock.now())})));
}

} // namespace

//! What a text is about, and the trace of one thing, as the store changes under them.
class TestTraceModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestQuestionIsAnswered();
    void severalAreToldApart();
    void whatWasMissingIsFoundWhenItComes();
    void anyTextIsSafe();
    void aTraceFollowsTheStore();
    void nobodyLooksNothingIsRead();
    void theServersWordStays();
};

void TestTraceModels::theNewestQuestionIsAnswered()
{
    StoreFixture fixture;
    put(fixture, invoiceCalled(QStringLiteral("inv_AAAA"), QStringLiteral("first")));
    put(fixture, invoiceCalled(QStringLiteral("inv_BBBB"), QStringLiteral("second")));
    TraceSearch search(*fixture.store);
    const QAbstractItemModelTester tester(&search);
    QSignalSpy answered(&search, &TraceSearch::answered);
    for (const char *text : {"i", "in", "inv_A", "inv_AAAA", "inv_BBBB"})
        search.ask(QString::fromLatin1(text));
    QVERIFY(!search.isAnswered());
    QTRY_VERIFY_WITH_TIMEOUT(search.isAnswered(), Patience);
    QCOMPARE(search.matches().size(), 1);
    QCOMPARE(search.matches().first().found.id, QStringLiteral("inv_BBBB"));
    QCOMPARE(answered.count(), 1); // those before it were superseded
    search.ask({});
    QVERIFY(search.isAnswered());
    QVERIFY(search.matches().isEmpty());
}

void TestTraceModels::severalAreToldApart()
{
    StoreFixture fixture;
    put(fixture, invoiceCalled(QStringLiteral("inv_AAAA"), QStringLiteral("Twin")));
    put(fixture, invoiceCalled(QStringLiteral("inv_BBBB"), QStringLiteral("twin")));
    TraceSearch search(*fixture.store);
    const QAbstractItemModelTester tester(&search);
    search.ask(QStringLiteral("twin"));
    QTRY_COMPARE_WITH_TIMEOUT(search.matches().size(), 2, Patience);
    for (const TraceMatch &match : search.matches()) {
        QCOMPARE(match.found.by, FoundBy::Reference);
        QCOMPARE(match.reference().toLower(), QStringLiteral("twin"));
        QVERIFY(match.amount().has_value());
        QVERIFY(match.createdAt() > 0);
    }
    const QString spoken = search.index(0).data().toString();
    QVERIFY2(spoken.contains(search.matches().first().found.id), qPrintable(spoken));
    QVERIFY2(spoken.contains(QStringLiteral("pending")), qPrintable(spoken));
}

void TestTraceModels::whatWasMissingIsFoundWhenItComes()
{
    StoreFixture fixture;
    TraceSearch search(*fixture.store);
    search.ask(QStringLiteral("order 77"));
    QTRY_VERIFY_WITH_TIMEOUT(search.isAnswered(), Patience);
    QVERIFY(search.matches().isEmpty());
    put(fixture, invoiceCalled(QStringLiteral("inv_LATE"), QStringLiteral("order 77")));
    QTRY_COMPARE_WITH_TIMEOUT(search.matches().size(), 1, Patience);
}

//! 1,000 texts of every length and every character there is; the last one still gets its answer.
void TestTraceModels::anyTextIsSafe()
{
    StoreFixture fixture;
    put(fixture, invoiceCalled(QStringLiteral("inv_AAAA"), QStringLiteral("first")));
    TraceSearch search(*fixture.store);
    std::mt19937 engine(printedSeed());
    for (int i = 0; i < 1000; ++i) {
        const int length = i % 100 == 0 ? 100'000 : static_cast<int>(engine() % 80);
        QString text;
        for (int at = 0; at < length; ++at)
            text += QChar(static_cast<char16_t>(engine() % 3 == 0 ? engine() : engine() % 128));
        search.ask(text);
        if (i % 10 == 0)
            QTRY_VERIFY_WITH_TIMEOUT(search.isAnswered(), Patience);
        QVERIFY(!search.error());
    }
    search.ask(QStringLiteral("inv_AAAA"));
    QTRY_COMPARE_WITH_TIMEOUT(search.matches().size(), 1, Patience);
}

void TestTraceModels::aTraceFollowsTheStore()
{
    StoreFixture fixture;
    Invoice invoice = invoiceCalled(QStringLiteral("inv_AAAA"), QStringLiteral("first"));
    put(fixture, invoice);
    TraceFollower follower(*fixture.store);
    follower.setWatched(true);
    QSignalSpy changed(&follower, &TraceFollower::changed);
    follower.follow({FoundKind::Invoice, invoice.id, FoundBy::Id, {}});
    QTRY_VERIFY_WITH_TIMEOUT(follower.trace(), Patience);
    QCOMPARE(follower.trace()->status, QStringLiteral("pending"));
    const auto before = follower.trace()->entries.size();
    invoice.version = 2;
    invoice.status = InvoiceStatus::Paid;
    invoice.statusText = QStringLiteral("paid");
    put(fixture, invoice);
    QTRY_COMPARE_WITH_TIMEOUT(follower.trace()->status, QStringLiteral("paid"), Patience);
    QVERIFY(follower.trace()->entries.size() > before);
    // What does not concern it says nothing.
    const auto said = changed.count();
    put(fixture, invoiceCalled(QStringLiteral("inv_OTHER"), QStringLiteral("other")));
    QTest::qWait(500);
    QCOMPARE(changed.count(), said);
}

void TestTraceModels::nobodyLooksNothingIsRead()
{
    StoreFixture fixture;
    Invoice invoice = invoiceCalled(QStringLiteral("inv_AAAA"), QStringLiteral("first"));
    put(fixture, invoice);
    TraceFollower follower(*fixture.store);
    follower.setWatched(true);
    follower.follow({FoundKind::Invoice, invoice.id, FoundBy::Id, {}});
    QTRY_VERIFY_WITH_TIMEOUT(follower.trace(), Patience);
    follower.setWatched(false);
    invoice.version = 2;
    invoice.statusText = QStringLiteral("paid");
    invoice.status = InvoiceStatus::Paid;
    put(fixture, invoice);
    QTest::qWait(500);
    QCOMPARE(follower.trace()->status, QStringLiteral("pending"));
    follower.setWatched(true);
    QTRY_COMPARE_WITH_TIMEOUT(follower.trace()->status, QStringLiteral("paid"), Patience);
}

void TestTraceModels::theServersWordStays()
{
    StoreFixture fixture;
    Invoice invoice = invoiceCalled(QStringLiteral("inv_AAAA"), QStringLiteral("first"));
    put(fixture, invoice);
    TraceFollower follower(*fixture.store);
    follower.setWatched(true);
    follower.follow({FoundKind::Invoice, invoice.id, FoundBy::Id, {}});
    ServerWord word;
    word.toldSights = true;
    ServerSight sight;
    sight.requestId = QStringLiteral("req_seen");
    sight.method = QStringLiteral("POST");
    sight.httpStatus = 201;
    sight.receivedAt = invoice.createdAt;
    word.sights = {sight};
    follower.addWord(word);
    const auto sights = [&] {
        const auto &entries = follower.trace()->entries;
        return std::ranges::count(entries, TraceEntryKind::Sight, &TraceEntry::kind);
    };
    QTRY_VERIFY_WITH_TIMEOUT(follower.trace(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(sights(), 1, Patience);
    invoice.version = 2;
    invoice.statusText = QStringLiteral("processing");
    invoice.status = InvoiceStatus::Processing;
    put(fixture, invoice);
    QTRY_COMPARE_WITH_TIMEOUT(follower.trace()->status, QStringLiteral("processing"), Patience);
    QCOMPARE(sights(), 1);
    follower.forget();
    QVERIFY(!follower.trace());
}

QTEST_GUILESS_MAIN(TestTraceModels)
#include "tst_tracemodels.moc"
