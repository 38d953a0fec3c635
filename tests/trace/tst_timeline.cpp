// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/gaps.h"
#include "trace/serverword.h"
#include "trace/storypicture.h"

#include <QtTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! What the operation says where the invoice was asked for twice and made once.
const QString Paid = QStringLiteral(R"(
    12:00:00 -        asked
    12:00:01 -        sent 1 dropped until=12:00:31
    12:00:40 -        sent 2 201 req_2 replayed until=12:00:41
    -        12:00:02 saw req_1 201
    -        12:00:40 saw req_2 201 replayed
    12:00:41 12:00:02 became 1 pending from=answer req=req_1
    12:20:10 12:05:00 became 2 processing evt=evt_2 conf=0/3
    12:20:10 12:06:00 became 3 processing evt=evt_3 conf=2/3
    12:20:10 12:07:00 became 4 paid evt=evt_4 conf=3/3
    12:00:45 -        read ok until=12:01:10
    12:06:30 -        read connect until=12:06:31
    12:10:00 -        read connect until=12:10:01
    12:20:09 -        read ok until=12:20:10
    -        12:07:01 webhook dlv_1 evt=evt_4 timeout 1
    -        12:12:02 webhook dlv_1 evt=evt_4 200 2
)");

} // namespace

//! Stories, told as pictures: what lies in the store and what the server said, and the one timeline
//! that comes of it.
class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void askedLostReplayedAndPaid();
    void eachLinkIsNamed();
    void theSummarySaysWhatToDo_data();
    void theSummarySaysWhatToDo();
    void silenceIsNamed_data();
    void silenceIsNamed();
    void silencesAreMerged();
    void missingVersionsAreNamed();
    void twoClocksAreBroughtTogether_data();
    void twoClocksAreBroughtTogether();
    void aPartOfItIsToldWithIt();
    void thePartThatWasAskedForIsNamed();
    void everyAttemptIsToldAsItWas_data();
    void everyAttemptIsToldAsItWas();
    void theOrderDoesNotDependOnThatOfTheFacts();
    void durationsAreWords_data();
    void durationsAreWords();
};

void TestTimeline::askedLostReplayedAndPaid()
{
    const Trace trace = joinTrace(factsOf(Paid));
    QCOMPARE(trace.clockOffsetMs, 0);
    const QString picture = QStringLiteral(R"(
12:00:00 -        asked
12:00:01 -        attempt 1 dropped
-        12:00:02 server_saw 201 req_1
12:00:41 12:00:02 change Made: pending. req_1
12:00:40 -        attempt 2 201 req_2 replayed
-        12:00:40 server_saw 201 req_2 replayed
12:20:10 12:05:00 change From pending to processing. evt_2
12:05:00 -        gap No event for 15 min: the poll was offline, 2 reads of the event feed failed (connect).
12:20:10 12:06:00 change 2 of 3 confirmations. evt_3
12:20:10 12:07:00 change From processing to paid. evt_4
-        12:07:01 delivery 1 evt_4 dlv_1
-        12:12:02 delivery 2 200 evt_4 dlv_1
)");
    // Without a translator a plural has its "(s)".
    QCOMPARE(pictureOf(trace).replace(QStringLiteral("read(s)"), QStringLiteral("reads")),
             picture.mid(1));
}

void TestTimeline::eachLinkIsNamed()
{
    const QList<TraceEntry> entries = joinTrace(factsOf(Paid)).entries;
    const TraceEntry &lost = entries.at(1);
    QVERIFY(lost.sentence.contains(QStringLiteral("its answer was lost (dropped)")));
    QCOMPARE(lost.idempotencyKey, QStringLiteral("ik_1"));
    QCOMPARE(lost.correlationId, QStringLiteral("op_1"));
    QCOMPARE(lost.untilAt, timeOf(QStringLiteral("12:00:31")));
    // The server's own list ties the request that was never answered to our operation.
    QVERIFY(entries.at(3).note.contains(QStringLiteral("caused by our own call")));
    QVERIFY(entries.at(4).sentence.contains(QStringLiteral("nothing was done twice")));
    QCOMPARE(entries.at(4).idempotencyKey, lost.idempotencyKey);
    QCOMPARE(entries.at(5).note,
             QStringLiteral("It gave the stored answer again, and did nothing."));
    QCOMPARE(entries.at(7).untilAt, timeOf(QStringLiteral("12:20:10")));
    QVERIFY(entries.at(6).note.contains(QStringLiteral("the event feed")));
    QVERIFY(entries.at(10).sentence.contains(QStringLiteral("no answer (timeout)")));
    QVERIFY(entries.at(11).sentence.contains(QStringLiteral("answered 200")));

    QVERIFY(joinTrace(factsOf(Paid)).missing.filter(QStringLiteral("deliver")).isEmpty());

    // Without the server's word the lost attempt is still the one that made it.
    TraceFacts alone = factsOf(Paid);
    alone.serverSaw.reset();
    const Trace trace = joinTrace(alone);
    QVERIFY(trace.missing.contains(QStringLiteral("The server was not asked what it saw.")));
    alone.deliveries.reset();
    const QString lacking = QStringLiteral(
        "Its webhook deliveries are missing here: only the server keeps them, and it %1.");
    QVERIFY(joinTrace(alone).missing.contains(lacking.arg(QStringLiteral("was not asked"))));
    ServerWord offline;
    offline.trouble = Error{ErrorKind::Connect, QStringLiteral("no way"), {}, {}, 0, {}, {}};
    const QStringList missing = joinTrace(withWord(alone, offline)).missing;
    QVERIFY(missing.contains(QStringLiteral("The server could not be asked what it saw.")));
    QVERIFY(missing.contains(lacking.arg(QStringLiteral("could not be asked"))));
    QVERIFY(std::ranges::any_of(trace.entries, [](const TraceEntry &entry) {
        return entry.note.contains(
            QStringLiteral("caused by a call of ours whose answer was lost"));
    }));
}

void TestTimeline::theSummarySaysWhatToDo_data()
{
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *picture, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(picture) << QString::fromLatin1(expected);
    };
    row("paid by the chain",
        "12:00:00 12:00:00 became 1 pending\n 12:01:00 12:01:00 became 2 processing\n"
        "12:02:00 12:02:00 became 3 paid\n 12:03:00 12:03:00 became 4 paid",
        "It is paid in full. Since 2026-02-03T12:02:00Z. No call caused this: it came from the "
        "chain, or with time. Nothing needs doing: this is final.");
    row("canceled from elsewhere",
        "12:00:00 12:00:00 became 1 pending\n 12:02:00 12:02:00 became 2 canceled req=req_9",
        "It was canceled. Since 2026-02-03T12:02:00Z. A call caused this that is not in this "
        "journal: req_9. If it is still wanted, it is safe to ask for it anew.");
    row("canceled from here",
        "12:00:00 12:00:00 became 1 pending\n 12:01:59 - asked\n 12:02:00 - sent 1 202 req_9 "
        "until=12:02:01\n 12:02:01 12:02:00 became 2 canceled req=req_9",
        "It was canceled. Since 2026-02-03T12:02:00Z. It was asked for here: a new invoice. If it "
        "is still wanted, it is safe to ask for it anew.");
    row("a word of tomorrow", "12:00:00 12:00:00 became 1 on_hold",
        "It is in a state this version of the program does not know. Since 2026-02-03T12:00:00Z. "
        "Find out what the state means before doing anything.");
    row("an answer is lost",
        "12:00:00 12:00:00 became 1 pending\n 12:01:00 - asked\n 12:01:01 - sent 1 dropped "
        "until=12:01:09\n 12:01:09 - state unknown",
        "Nobody has paid yet. But a new invoice was asked for here and is not over: The answer was "
        "lost: whether the server acted is not known. Since 2026-02-03T12:00:00Z. Do not ask for "
        "it anew. The same request goes out again with the same key, which cannot act twice.");
}

void TestTimeline::theSummarySaysWhatToDo()
{
    QFETCH(const QString, picture);
    QTEST(summaryText(joinTrace(factsOf(picture))), "expected");
}

void TestTimeline::silenceIsNamed_data()
{
    QTest::addColumn<QString>("reads");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *reads, const char *from, const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(reads) << QString::fromLatin1(from)
                            << QString::fromLatin1(reason);
    };
    const char *const before = "11:00:00 - read ok until=11:00:25\n";
    const char *const last = "12:14:00 - read ok until=12:14:00\n";
    const auto with = [&](const char *between) -> QByteArray {
        return QByteArray(before) + between + last;
    };
    row("offline",
        with("12:03:00 - read connect until=12:03:01\n 12:09:00 - read dns until=12:09:01\n")
            .constData(),
        "event_feed", "the poll was offline, 2 read(s) of the event feed failed (dns)");
    row("closed", with("").constData(), "event_feed", "nothing here was reading the event feed");
    row("told late",
        with("12:03:00 - read ok until=12:03:25\n 12:04:00 - read ok until=12:04:25\n").constData(),
        "event_feed", "the event feed was read 2 time(s) and did not tell of it");
    row("both",
        with("12:03:00 - read ok until=12:03:25\n 12:04:00 - read connect until=12:04:01\n")
            .constData(),
        "event_feed", "1 read(s) of the event feed failed, others did not tell of it");
    row("the log begins later", last, "event_feed", "the request log does not reach back to it");
    row("looked up while the feed was silent", with("").constData(), "lookup",
        "the event feed was read 1 time(s) and did not tell of it");
}

void TestTimeline::silenceIsNamed()
{
    QFETCH(const QString, reads);
    QFETCH(const QString, from);
    QFETCH(const QString, reason);
    const Trace trace = joinTrace(
        factsOf(reads + QStringLiteral("12:14:00 12:00:00 became 1 pending from=%1").arg(from)));
    const auto gap = std::ranges::find(trace.entries, TraceEntryKind::Gap, &TraceEntry::kind);
    QVERIFY(gap != trace.entries.end());
    QCOMPARE(gap->sentence, QStringLiteral("No event for 14 min: %1.").arg(reason));
    QCOMPARE(gap->ourAt, timeOf(QStringLiteral("12:00:00")));
    QCOMPARE(gap->untilAt, timeOf(QStringLiteral("12:14:00")));
}

void TestTimeline::silencesAreMerged()
{
    const auto spans = [](const char *picture) {
        return silentSpans(factsOf(QString::fromLatin1(picture)).transitions, 0);
    };
    QVERIFY(spans("12:01:00 12:00:00 became 1 pending").isEmpty()); // in time
    QVERIFY(spans("13:00:00 12:00:00 became 1 pending from=first_sync").isEmpty());
    QCOMPARE(spans("12:30:00 12:00:00 became 1 pending\n 12:30:00 12:10:00 became 2 paid").size(),
             1);
    const auto two = spans("12:10:00 12:00:00 became 1 pending\n 12:30:00 12:20:00 became 2 paid "
                           "from=webhook");
    QCOMPARE(two.size(), 2);
    QCOMPARE(two.last(), (SilentSpan{timeOf(QStringLiteral("12:20:00")),
                                     timeOf(QStringLiteral("12:30:00")), LearnedFrom::Webhook}));
}

void TestTimeline::missingVersionsAreNamed()
{
    const Trace trace = joinTrace(factsOf(QStringLiteral("12:00:01 12:00:00 became 2 pending\n"
                                                         "12:00:03 12:00:02 became 4 processing\n"
                                                         "12:00:05 12:00:04 became 8 paid")));
    QStringList gaps;
    for (const TraceEntry &entry : trace.entries) {
        if (entry.kind == TraceEntryKind::Gap)
            gaps += entry.sentence;
    }
    QCOMPARE(gaps, (QStringList{QStringLiteral("Version 3 is not known here."),
                                QStringLiteral("Versions 5 to 7 are not known here.")}));
    QVERIFY(trace.missing.contains(QStringLiteral("What was before version 2 is not known here.")));
}

void TestTimeline::twoClocksAreBroughtTogether_data()
{
    QTest::addColumn<QString>("picture");
    QTest::addColumn<qint64>("offset");
    const auto row = [](const char *name, const char *picture, qint64 offset) {
        QTest::newRow(name) << QString::fromLatin1(picture) << offset;
    };
    row("one time", "12:00:00 - sent 1 201 req_1 until=12:00:05\n - 12:00:02 saw req_1 201", 0);
    row("whole seconds are no difference",
        "12:00:02 - sent 1 201 req_1 until=12:00:05\n - 12:00:01 saw req_1 201", 0);
    row("the server is ahead",
        "12:00:00 - sent 1 201 req_1 until=12:00:05\n - 12:01:35 saw req_1 201", 90'000);
    row("the server is behind",
        "12:00:00 - sent 1 201 req_1 until=12:00:05\n - 11:58:30 saw req_1 201", -90'000);
    row("learned before it happened", "12:00:00 12:05:00 became 1 paid", 300'000);
    row("an effect before its cause",
        "12:00:00 - sent 1 201 req_1 until=12:00:05\n 12:00:05 11:59:00 became 1 pending req=req_1",
        -60'000);
    row("a stored answer proves nothing",
        "12:00:00 - sent 2 201 req_1 replayed until=12:00:05\n"
        "12:00:05 11:59:00 became 1 pending req=req_1",
        0);
    row("a clock was set in between",
        "12:00:00 12:05:00 became 1 pending\n"
        "13:00:00 - sent 1 201 req_1 until=13:00:05\n - 12:50:00 saw req_1 201",
        0);
}

void TestTimeline::twoClocksAreBroughtTogether()
{
    QFETCH(const QString, picture);
    QFETCH(const qint64, offset);
    const Trace trace = joinTrace(factsOf(picture));
    QCOMPARE(trace.clockOffsetMs, offset);
    QCOMPARE(trace.missing.join(u' ').contains(QStringLiteral("The server's clock is")),
             offset != 0);
    if (!picture.contains(QStringLiteral("sent")) || offset == 0)
        return;
    const auto place = [&](TraceEntryKind kind) {
        return std::ranges::find(trace.entries, kind, &TraceEntry::kind) - trace.entries.begin();
    };
    QVERIFY(place(TraceEntryKind::Attempt) < place(TraceEntryKind::Sight));
    QVERIFY(place(TraceEntryKind::Attempt) < place(TraceEntryKind::Change));
}

void TestTimeline::aPartOfItIsToldWithIt()
{
    const Trace trace =
        joinTrace(factsOf(QStringLiteral("12:00:00 12:00:00 became 1 funded\n"
                                         "12:00:05 12:00:05 became 1 accepted of=rel_1\n"
                                         "12:00:09 12:00:09 became 2 final of=rel_1\n")));
    QCOMPARE(trace.entries.last().sentence, QStringLiteral("rel_1: From accepted to final."));
    QCOMPARE(trace.entries.last().about, QStringLiteral("rel_1"));
    QCOMPARE(trace.status, QStringLiteral("funded"));
}

void TestTimeline::thePartThatWasAskedForIsNamed()
{
    TraceFacts facts;
    facts.subject = {FoundKind::Escrow, QStringLiteral("esc_1"), FoundBy::ActionId,
                     QStringLiteral("rel_2")};
    Escrow escrow;
    escrow.id = facts.subject.id;
    escrow.status = EscrowStatus::PartiallyReleased;
    facts.resource = escrow;
    for (const char *state : {"final", "processing"}) {
        EscrowAction action;
        action.id = QStringLiteral("rel_%1").arg(facts.actions.size() + 1);
        action.statusText = QString::fromLatin1(state);
        facts.actions += action;
    }
    QVERIFY(joinTrace(facts).state.endsWith(QStringLiteral("Of it, rel_2 is processing.")));
    facts.subject.part.clear();
    QVERIFY(!joinTrace(facts).state.contains(QStringLiteral("rel_")));
}

void TestTimeline::everyAttemptIsToldAsItWas_data()
{
    QTest::addColumn<QString>("attempt");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const char *attempt, const char *told) {
        QTest::newRow(name) << QString::fromLatin1(attempt) << QString::fromLatin1(told);
    };
    row("answered", "1 201 req_1 until=12:00:01", "Attempt 1 was answered 201.");
    row("refused", "1 422 req_1 until=12:00:01", "Attempt 1 was answered 422 ().");
    row("no connection", "1 connect until=12:00:01", "did not reach the server (connect)");
    row("nothing left", "1 not_sent until=12:00:01", "did not reach the server (not_sent)");
    row("out of time", "1 timeout until=12:00:30", "whether the server acted was not known");
    row("the program ended", "1", "how it ended was never written down");
}

void TestTimeline::everyAttemptIsToldAsItWas()
{
    QFETCH(const QString, attempt);
    QFETCH(const QString, told);
    const Trace trace = joinTrace(factsOf(QStringLiteral("12:00:00 - sent ") + attempt));
    QVERIFY2(trace.entries.last().sentence.contains(told),
             qPrintable(trace.entries.last().sentence));
}

void TestTimeline::theOrderDoesNotDependOnThatOfTheFacts()
{
    TraceFacts facts = factsOf(Paid);
    const QString expected = pictureOf(joinTrace(facts));
    std::ranges::reverse(facts.transitions);
    std::ranges::reverse(*facts.serverSaw);
    std::ranges::reverse(*facts.deliveries);
    std::ranges::reverse(facts.operations.first().attempts);
    QCOMPARE(pictureOf(joinTrace(facts)), expected);
}

void TestTimeline::durationsAreWords_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("words");
    QTest::newRow("negative") << qint64(-5) << QStringLiteral("0 s");
    QTest::newRow("seconds") << qint64(59'999) << QStringLiteral("59 s");
    QTest::newRow("minutes") << qint64(14 * 60'000) << QStringLiteral("14 min");
    QTest::newRow("hours") << qint64(125 * 60'000) << QStringLiteral("2 h 5 min");
    QTest::newRow("whole hours") << qint64(120 * 60'000) << QStringLiteral("2 h");
    QTest::newRow("days") << qint64(50 * 3'600'000) << QStringLiteral("2 d 2 h");
}

void TestTimeline::durationsAreWords()
{
    QFETCH(const qint64, ms);
    QTEST(durationText(ms), "words");
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
