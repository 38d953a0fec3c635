// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "trace/link.h"
#include "trace/question.h"
#include "trace/render.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace coinpay;

namespace {

//! A trace in which everything that can come from outside is hostile.
Trace hostileTrace()
{
    const QString evil = QStringLiteral("| <img src=x> [a](http://b) *c* `d`\n# e\u202Ef");
    Trace trace;
    trace.subject = {FoundKind::Invoice, evil, FoundBy::Piece, evil};
    trace.status = evil;
    trace.state = evil;
    trace.why = evil;
    trace.advice = evil;
    trace.since = 1'770'076'800'000;
    TraceEntry entry;
    entry.kind = TraceEntryKind::Attempt;
    entry.at = entry.ourAt = 1'770'076'800'000;
    entry.sentence = evil;
    entry.note = evil;
    entry.requestId = evil;
    entry.eventId = evil;
    trace.entries = {entry};
    trace.missing = QStringList{evil};
    return trace;
}

} // namespace

//! What leaves the trace: text, Markdown, JSON and links; and what is made of what is pasted.
class TestTraceTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsSafeToShow();
    void markdownHasNoMarkupFromOutside();
    void jsonKeepsEverythingAsItCame();
    void aLinkLeadsBack_data();
    void aLinkLeadsBack();
    void aLinkIsATraceAndNothingElse_data();
    void aLinkIsATraceAndNothingElse();
    void questionsAreBounded();
    void prefixesAreGuessed();
};

void TestTraceTexts::textIsSafeToShow()
{
    const QString text = traceToText(hostileTrace());
    for (const QString &line : text.split(u'\n'))
        QVERIFY2(!hasControlCharacters(line), qPrintable(line));
    QVERIFY(!text.contains(QChar(0x202E)));
    QVERIFY(text.contains(QStringLiteral("2026-02-03T00:00:00Z")));
    QCOMPARE(text.count(QStringLiteral("\n# e")), 0);
}

void TestTraceTexts::markdownHasNoMarkupFromOutside()
{
    const QString text = traceToMarkdown(hostileTrace());
    QVERIFY(!text.contains(QStringLiteral("<img")));
    QVERIFY(!text.contains(QStringLiteral("](")));
    QVERIFY(!text.contains(QStringLiteral(" *c* ")));
    QVERIFY(!text.contains(QChar(0x202E)));
    // One heading, one table of one row: a heading, a rule and the entry.
    QStringList tableLines = text.split(u'\n').filter(QRegularExpression(QStringLiteral("^\\|")));
    QCOMPARE(tableLines.size(), 3);
    for (const QString &line : std::as_const(tableLines)) {
        QString bare = line;
        QCOMPARE(bare.remove(QStringLiteral("\\|")).count(u'|'), 4);
    }
    QCOMPARE(text.split(u'\n').filter(QRegularExpression(QStringLiteral("^#"))).size(), 1);
}

void TestTraceTexts::jsonKeepsEverythingAsItCame()
{
    const Trace trace = hostileTrace();
    const QJsonObject json =
        QJsonDocument::fromJson(QJsonDocument(traceToJson(trace)).toJson()).object();
    QCOMPARE(json.value(QStringLiteral("id")).toString(), trace.subject.id);
    QCOMPARE(json.value(QStringLiteral("since")).toString(),
             QStringLiteral("2026-02-03T00:00:00Z"));
    QVERIFY(json.value(QStringLiteral("as_of")).isNull());
    const QJsonObject entry = json.value(QStringLiteral("entries")).toArray().at(0).toObject();
    QCOMPARE(entry.value(QStringLiteral("kind")).toString(), QStringLiteral("attempt"));
    QCOMPARE(entry.value(QStringLiteral("sentence")).toString(), trace.entries.first().sentence);
    QVERIFY(entry.value(QStringLiteral("server_at")).isNull());
    QVERIFY(entry.value(QStringLiteral("confirmations")).isNull());
}

void TestTraceTexts::aLinkLeadsBack_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("an id") << QStringLiteral("inv_01HVX-a.b~c");
    QTest::newRow("a reference") << QStringLiteral("Order 7/B #3?x=1&y=2%41");
    QTest::newRow("other scripts") << QStringLiteral("注文 №7 ü \U0001F600");
    QTest::newRow("as long as may be") << QString(200, u'x');
}

void TestTraceTexts::aLinkLeadsBack()
{
    QFETCH(const QString, id);
    const QString link = traceLink(id);
    QVERIFY(link.startsWith(QStringLiteral("coinpay-desk://trace/")));
    const auto read = traceIdOfLink(link);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(*read, id);
    QCOMPARE(questionsIn(link).first(), id);
}

void TestTraceTexts::aLinkIsATraceAndNothingElse_data()
{
    QTest::addColumn<QString>("link");
    const auto row = [](const char *name, const QString &link) { QTest::newRow(name) << link; };
    const QString trace = QStringLiteral("coinpay-desk://trace/");
    row("nothing", {});
    row("no id", trace);
    row("an id of space", trace + QStringLiteral("%20%20"));
    row("another scheme", QStringLiteral("https://trace/inv_1"));
    row("no scheme", QStringLiteral("trace/inv_1"));
    row("space in front", QStringLiteral(" coinpay-desk://trace/inv_1"));
    row("another place", QStringLiteral("coinpay-desk://send/trf_1"));
    row("a place that begins the same", QStringLiteral("coinpay-desk://traces/inv_1"));
    row("a form", QStringLiteral("coinpay-desk://new-transfer?to=0x1&amount=5"));
    row("a user", QStringLiteral("coinpay-desk://me@trace/inv_1"));
    row("a port", QStringLiteral("coinpay-desk://trace:1/inv_1"));
    row("a query", trace + QStringLiteral("inv_1?profile=live"));
    row("a fragment", trace + QStringLiteral("inv_1#send"));
    row("a second segment", trace + QStringLiteral("inv_1/releases"));
    row("a way up", trace + QStringLiteral("../send"));
    row("a backslash", trace + QStringLiteral("inv_1\\x"));
    row("space", trace + QStringLiteral("inv 1"));
    row("a line break", trace + QStringLiteral("inv_1%0Asend"));
    row("NUL", trace + QStringLiteral("inv_1%00"));
    row("NUL as it is", trace + QStringLiteral("inv_1") + QChar(0));
    row("half an escape", trace + QStringLiteral("inv_1%4"));
    row("no escape", trace + QStringLiteral("inv_1%zz"));
    row("not UTF-8", trace + QStringLiteral("%FF%FE"));
    row("overlong UTF-8", trace + QStringLiteral("%C0%AF"));
    row("half a surrogate pair", trace + QStringLiteral("%ED%A0%80"));
    row("too long an id", trace + QString(201, u'x'));
    row("1 MiB", trace + QString(1024 * 1024, u'x'));
    row("1 MiB of percent", QString(1024 * 1024, u'%'));
}

void TestTraceTexts::aLinkIsATraceAndNothingElse()
{
    QFETCH(const QString, link);
    const auto read = traceIdOfLink(link);
    QVERIFY2(!read, read ? qPrintable(*read) : "");
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!read.error().message.isEmpty());
    QVERIFY(read.error().message.size() < 200);
}

void TestTraceTexts::questionsAreBounded()
{
    QVERIFY(questionsIn({}).isEmpty());
    QVERIFY(questionsIn(QString(100, QChar(0))).isEmpty());
    QCOMPARE(questionsIn(QStringLiteral(" «inv_1» ")), QStringList{QStringLiteral("inv_1")});
    QCOMPARE(questionsIn(QStringLiteral("inv_1 inv_2")),
             (QStringList{QStringLiteral("inv_1 inv_2"), QStringLiteral("inv_1"),
                          QStringLiteral("inv_2")}));
    QString many;
    for (int i = 0; i < 100'000; ++i)
        many += QStringLiteral("inv_%1\n").arg(i);
    QCOMPARE(questionsIn(many).size(), 16);
    for (const QString &question : questionsIn(QString(1024 * 1024, u'x') + many))
        QVERIFY(question.size() <= LongestLookup);
}

void TestTraceTexts::prefixesAreGuessed()
{
    QCOMPARE(guessFromPrefix(QStringLiteral("esc_1"))->kind, FoundKind::Escrow);
    QCOMPARE(guessFromPrefix(QStringLiteral("req_1"))->kind, FoundKind::Request);
    QVERIFY(!guessFromPrefix(QStringLiteral("order_1")));
    QVERIFY(!guessFromPrefix({}));
}

QTEST_GUILESS_MAIN(TestTraceTexts)
#include "tst_tracetexts.moc"
