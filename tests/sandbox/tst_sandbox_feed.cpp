// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

#include <QElapsedTimer>
#include <QSet>
#include <QThread>

#include <memory>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void latestIsEmptyAndNamesTheNewest();
    void pagesMeetWithoutGapOrRepeat();
    void anUnknownCursorIsRefused();
    void aLongPollIsWokenByAnEvent();
    void aLongPollEndsEmpty();
    void shuffledLosesNothing();
    void sentAgainComesUnderItsOldId();
    void listsAreStableUnderInserts();
    void cursorsAreBoundToTheirFilters();

private:
    QString latest() { return text(read(m_sandbox, u"/v1/events?after=latest"_s), "next"); }

    SandboxProcess m_sandbox;
};

void TestFeed::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
}

void TestFeed::latestIsEmptyAndNamesTheNewest()
{
    const QJsonObject invoice = makeInvoice(m_sandbox);
    const QJsonObject page = read(m_sandbox, u"/v1/events?after=latest"_s);
    QVERIFY(page.value("data"_L1).toArray().isEmpty());
    const QJsonArray own = read(m_sandbox, u"/v1/events?resource_id="_s + text(invoice, "id"))
                               .value("data"_L1)
                               .toArray();
    QCOMPARE(own.size(), 1);
    QCOMPARE(text(page, "next"), own.first()["id"_L1].toString());
    QCOMPARE(own.first()["type"_L1].toString(), u"invoice.created"_s);
    QCOMPARE(own.first()["data"_L1].toObject(), invoice);
    QCOMPARE(own.first()["request_id"_L1].toString(), text(invoice, "request_id"));
}

void TestFeed::pagesMeetWithoutGapOrRepeat()
{
    for (int i = 0; i < 7; ++i)
        makeInvoice(m_sandbox);
    const QJsonArray all = read(m_sandbox, u"/v1/events?limit=500"_s).value("data"_L1).toArray();
    QJsonArray paged;
    QString after;
    bool more = true;
    while (more) {
        const QJsonObject page = read(m_sandbox, u"/v1/events?limit=3&after="_s + after);
        for (const QJsonValue &event : page.value("data"_L1).toArray())
            paged.append(event);
        after = text(page, "next");
        more = page.value("has_more"_L1).toBool();
    }
    QCOMPARE(paged, all);
    QCOMPARE(after, latest());
}

void TestFeed::anUnknownCursorIsRefused()
{
    const SandboxAnswer answer =
        m_sandbox.call("GET", u"/v1/events?after=evt_01ARZ3NDEKTSV4RRFFQ69G5FAV"_s);
    QCOMPARE(answer.status, 422);
    QCOMPARE(code(answer), u"validation_failed"_s);
}

void TestFeed::aLongPollIsWokenByAnEvent()
{
    const QByteArray target = "/v1/events?after=" + latest().toLatin1();
    const QByteArray bearer = m_sandbox.bearer();
    SandboxAnswer answer;
    const std::unique_ptr<QThread> poll(QThread::create([&] {
        answer = m_sandbox.exchange("GET", target,
                                    {{"Authorization", bearer}, {"Prefer", "wait=25"}}, {});
    }));
    poll->start();
    QTest::qWait(300); // so that it waits already; were it late, it would find the event at once
    const QJsonObject invoice = makeInvoice(m_sandbox);
    QVERIFY(poll->wait(20'000)); // well before the 25 s it would have waited
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Preference-Applied"), "wait=25");
    const QJsonArray data = answer.json().value("data"_L1).toArray();
    QCOMPARE(data.size(), 1);
    QCOMPARE(data.first()["data"_L1].toObject(), invoice);
}

void TestFeed::aLongPollEndsEmpty()
{
    const QString after = latest();
    const SandboxAnswer answer = m_sandbox.exchange(
        "GET", "/v1/events?after=" + after.toLatin1(),
        {{"Authorization", m_sandbox.bearer()}, {"Prefer", "respond-async, wait=1"}}, {});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Preference-Applied"), "wait=1");
    QVERIFY(answer.json().value("data"_L1).toArray().isEmpty());
    QCOMPARE(text(answer.json(), "next"), after);
}

void TestFeed::shuffledLosesNothing()
{
    const QString before = latest();
    QSet<QString> made;
    for (int i = 0; i < 5; ++i)
        made.insert(text(makeInvoice(m_sandbox), "id"));
    m_sandbox.post(u"/faults"_s, {{u"kind"_s, u"shuffle_events"_s}});
    const QJsonObject page = read(m_sandbox, u"/v1/events?after="_s + before);
    const QJsonArray data = page.value("data"_L1).toArray();
    QCOMPARE(data.size(), 5); // one held back, one twice
    QVERIFY(data.first()["occurred_at"_L1].toString() > data[3]["occurred_at"_L1].toString());
    QSet<QString> seen;
    for (const QJsonValue &event : data)
        seen.insert(event["resource"_L1]["id"_L1].toString());
    QCOMPARE(seen.size(), 4);
    const QString after = text(page, "next");
    QTRY_VERIFY_WITH_TIMEOUT(latest() != after, 20'000);
    const QJsonArray late =
        read(m_sandbox, u"/v1/events?after="_s + after).value("data"_L1).toArray();
    QCOMPARE(late.size(), 1);
    seen.insert(late.first()["resource"_L1]["id"_L1].toString());
    QCOMPARE(seen, made);
}

void TestFeed::sentAgainComesUnderItsOldId()
{
    makeInvoice(m_sandbox);
    const QString id = latest();
    m_sandbox.post(u"/events/"_s + id + u"/deliveries"_s, {{u"copies"_s, 2}});
    QTRY_VERIFY_WITH_TIMEOUT(latest() != id, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(
        read(m_sandbox, u"/v1/events?after="_s + id).value("data"_L1).toArray().size(), 2, 20'000);
    const QJsonObject page = read(m_sandbox, u"/v1/events?after="_s + id);
    for (const QJsonValue &event : page.value("data"_L1).toArray())
        QCOMPARE(event["id"_L1].toString(), id);
    // The reader is not sent back to where the old one stood.
    QVERIFY(read(m_sandbox, u"/v1/events?after="_s + text(page, "next"))
                .value("data"_L1)
                .toArray()
                .isEmpty());
}

void TestFeed::listsAreStableUnderInserts()
{
    const QJsonObject first = read(m_sandbox, u"/v1/invoices?limit=3"_s);
    for (int i = 0; i < 4; ++i)
        makeInvoice(m_sandbox);
    const QJsonObject second =
        read(m_sandbox, u"/v1/invoices?limit=3&cursor="_s + text(first, "next_cursor"));
    QStringList ids;
    for (const QJsonObject &page : {first, second}) {
        for (const QJsonValue &invoice : page.value("data"_L1).toArray())
            ids.append(invoice["id"_L1].toString());
    }
    QStringList expected;
    for (const QJsonObject &invoice : m_sandbox.allInvoices().mid(4, 6))
        expected.append(text(invoice, "id"));
    QCOMPARE(ids, expected);
}

void TestFeed::cursorsAreBoundToTheirFilters()
{
    const QString cursor = text(read(m_sandbox, u"/v1/invoices?limit=1"_s), "next_cursor");
    for (const QString &query :
         QStringList{u"status=paid&cursor="_s + cursor, u"cursor=nonsense"_s}) {
        const SandboxAnswer answer = m_sandbox.call("GET", u"/v1/invoices?"_s + query);
        QCOMPARE(answer.status, 422);
        QCOMPARE(code(answer), u"validation_failed"_s);
    }
}

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_sandbox_feed.moc"
