// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/requestlog.h"
#include "storefixture.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! "method target status code operation" a line, oldest first; - is empty. Row numbers count
//! from 1.
constexpr const char *Picture[] = {
    "POST /v1/auth/tokens 201 ok -",
    "POST /v1/invoices 0 dropped op_1",
    "GET /v1/invoices?limit=50 200 ok -",
    "POST /v1/invoices 503 unavailable op_1",
    "POST /v1/escrows/esc_9/releases 422 validation_failed op_2",
    "POST /v1/invoices 201 ok op_1",
    "GET /v1/events?after=evt_100% 302 protocol -",
    "GET /v1/wallets/wal_1 404 not_found -",
};

RequestLogEntry entryOf(const QString &line, int number)
{
    const QStringList words = line.split(u' ');
    RequestLogEntry entry;
    entry.startedAt = number * 1000;
    entry.method = words[0];
    entry.target = words[1];
    entry.httpStatus = words[2].toInt();
    entry.outcome = words[3];
    entry.correlationId = words[4] == u"-" ? QString() : words[4];
    entry.idempotencyKey = entry.correlationId.isEmpty() ? QString() : u"ik_" + words[4];
    entry.requestId = QStringLiteral("req_%1").arg(number);
    return entry;
}

QList<qint64> rowsOf(const Result<QList<RequestLogEntry>> &page)
{
    QList<qint64> rows;
    if (!page)
        return {-1};
    for (const RequestLogEntry &entry : *page)
        rows.append(entry.row);
    return rows;
}

} // namespace

class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingIsKept();
    void filters_data();
    void filters();
    void pagesFollowOneAnother();
    void onlyWhatIsNew();
    void attemptsOfOneOperation();
    void attemptsOfOneRead_data();
    void attemptsOfOneRead();
    void oneByItsId();
    void classes();

private:
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<RequestLog> m_log;
};

void TestRequests::init()
{
    m_fixture = std::make_unique<StoreFixture>();
    int number = 0;
    for (const char *line : Picture)
        QVERIFY(got(m_fixture->store->logRequest(entryOf(QString::fromLatin1(line), ++number))));
    auto log = RequestLog::open(m_fixture->store->profileDir());
    QVERIFY2(log, log ? "" : qPrintable(log.error().message));
    m_log = std::move(*log);
}

void TestRequests::everythingIsKept()
{
    RequestLogEntry entry = entryOf(QStringLiteral("POST /v1/keys 201 ok op_3"), 9);
    entry.signedAt = 1'770'000'000;
    entry.keyId = QStringLiteral("key_1");
    entry.bodySha256 = QByteArray(64, 'f');
    entry.requestHeaders = {QStringLiteral("Accept: application/json"), QStringLiteral("A: b")};
    entry.answerHeaders = {QStringLiteral("Date: today")};
    entry.timing = {RequestTiming::Connection::Opened, 3, 20, 0, std::nullopt, 7};
    QVERIFY(got(m_fixture->store->logRequest(entry)));
    const auto kept = m_log->byRequestId(entry.requestId);
    QVERIFY(kept);
    QCOMPARE(kept->signedAt, entry.signedAt);
    QCOMPARE(kept->keyId, entry.keyId);
    QCOMPARE(kept->bodySha256, entry.bodySha256);
    QCOMPARE(kept->requestHeaders, entry.requestHeaders);
    QCOMPARE(kept->answerHeaders, entry.answerHeaders);
    QVERIFY(kept->timing == entry.timing);
    // Of one of which nothing was measured nothing is said.
    const auto bare = m_log->entry(1);
    QVERIFY(bare);
    QVERIFY(bare->timing == RequestTiming());
    QVERIFY(bare->requestHeaders.isEmpty());
}

void TestRequests::filters_data()
{
    QTest::addColumn<RequestQuery>("query");
    QTest::addColumn<QList<qint64>>("grouped");
    QTest::addColumn<QList<qint64>>("single");
    const auto row = [](const char *name, auto set, const QList<qint64> &grouped,
                        const QList<qint64> &single) {
        RequestQuery query;
        set(query);
        QTest::newRow(name) << query << grouped << single;
    };
    using enum AnswerClass;
    row("all, an operation once", [](auto &) {}, {8, 7, 6, 5, 3, 1}, {8, 7, 6, 5, 4, 3, 2, 1});
    row("good ones", [](auto &q) { q.classes = {Success}; }, {6, 3, 1}, {6, 3, 1});
    row("a retry that failed stands for its operation",
        [](auto &q) {
            q.classes = {ServerAtFault, None};
        },
        {4}, {4, 2});
    row("refusals", [](auto &q) { q.classes = {Refused}; }, {8, 5}, {8, 5});
    row("a redirect is odd", [](auto &q) { q.classes = {Odd}; }, {7}, {7});
    row("one status", [](auto &q) { q.httpStatus = 404; }, {8}, {8});
    row("one code", [](auto &q) { q.code = QStringLiteral("dropped"); }, {2}, {2});
    row("one method", [](auto &q) { q.method = QStringLiteral("GET"); }, {8, 7, 3}, {8, 7, 3});
    row("a piece of the path", [](auto &q) { q.path = QStringLiteral("INVOICES"); }, {6, 3},
        {6, 4, 3, 2});
    row("a pattern is text", [](auto &q) { q.path = QStringLiteral("100%"); }, {7}, {7});
    row("an underscore is no wildcard", [](auto &q) { q.path = QStringLiteral("wal_1"); }, {8},
        {8});
    row("one operation", [](auto &q) { q.operationId = QStringLiteral("op_1"); }, {6}, {6, 4, 2});
    row("without the reads of the feed", [](auto &q) { q.feedReads = false; }, {8, 6, 5, 3, 1},
        {8, 6, 5, 4, 3, 2, 1});
    row("from a time", [](auto &q) { q.startedFrom = 7000; }, {8, 7}, {8, 7});
    row("to a time, exclusive", [](auto &q) { q.startedTo = 3000; }, {2, 1}, {2, 1});
    row("searched by a request id", [](auto &q) { q.search = QStringLiteral(" req_4 "); }, {4},
        {4});
    row("searched by a key", [](auto &q) { q.search = QStringLiteral("ik_op_2"); }, {5}, {5});
    row("two at once",
        [](auto &q) {
            q.classes = {Success};
            q.path = QStringLiteral("/v1/invoices");
        },
        {6, 3}, {6, 3});
    row("nothing", [](auto &q) { q.search = QStringLiteral("nothing like this"); }, {}, {});
}

void TestRequests::filters()
{
    QFETCH(RequestQuery, query);
    QFETCH(QList<qint64>, grouped);
    QFETCH(QList<qint64>, single);
    QCOMPARE(rowsOf(m_log->page(query, 0, 0, 100)), grouped);
    QCOMPARE(rowsOf(m_log->attemptPage(query, 0, 100)), single);
}

void TestRequests::pagesFollowOneAnother()
{
    QList<qint64> all;
    qint64 before = 0;
    for (int page = 0; page < 10; ++page) {
        const QList<qint64> rows = rowsOf(m_log->page({}, before, 0, 2));
        if (rows.isEmpty())
            break;
        all += rows;
        before = rows.last();
    }
    QCOMPARE(all, (QList<qint64>{8, 7, 6, 5, 3, 1}));
}

void TestRequests::onlyWhatIsNew()
{
    QCOMPARE(rowsOf(m_log->page({}, 0, 5, 100)), (QList<qint64>{8, 7, 6}));
    QVERIFY(rowsOf(m_log->page({}, 0, 8, 100)).isEmpty());
}

void TestRequests::attemptsOfOneOperation()
{
    QCOMPARE(rowsOf(m_log->attemptsOf(QStringLiteral("op_1"))), (QList<qint64>{2, 4, 6}));
    QVERIFY(rowsOf(m_log->attemptsOf({})).isEmpty());
}

void TestRequests::attemptsOfOneRead_data()
{
    // "started duration attempt target outcome" each; rows count from 9.
    QTest::addColumn<QByteArrayList>("picture");
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<QList<qint64>>("expected");
    const QByteArrayList twice{"100000 50 1 /v1/a unavailable", "100100 10 1 /v1/b ok",
                               "100300 20 2 /v1/a unavailable", "100900 20 3 /v1/a ok",
                               "101000 20 1 /v1/a ok"};
    for (const qint64 row : {9, 11, 12})
        QTest::addRow("from its attempt in row %lld", row)
            << twice << row << QList<qint64>{9, 11, 12};
    QTest::newRow("another read between") << twice << qint64(10) << QList<qint64>{10};
    QTest::newRow("the next read of the same") << twice << qint64(13) << QList<qint64>{13};
    QTest::newRow("one whose first attempt had no token")
        << QByteArrayList{"100000 50 2 /v1/a unavailable", "100300 20 4 /v1/a ok"} << qint64(10)
        << QList<qint64>{9, 10};
    QTest::newRow("an hour earlier")
        << QByteArrayList{"100000 50 1 /v1/a unavailable", "3700000 20 2 /v1/a ok"} << qint64(10)
        << QList<qint64>{10};
    QTest::newRow("under way at the same time")
        << QByteArrayList{"100000 50 1 /v1/a unavailable", "100040 90 1 /v1/a dropped",
                          "100100 20 2 /v1/a ok"}
        << qint64(11) << QList<qint64>{9, 11};
    QTest::newRow("a write's attempt is not a read's")
        << QByteArrayList{"100000 50 1 /v1/a unavailable op_7", "100300 20 2 /v1/a ok"}
        << qint64(10) << QList<qint64>{10};
}

void TestRequests::attemptsOfOneRead()
{
    QFETCH(const QByteArrayList, picture);
    QFETCH(const qint64, asked);
    QFETCH(const QList<qint64>, expected);
    for (const QByteArray &line : picture) {
        const QStringList words = QString::fromLatin1(line).split(u' ');
        RequestLogEntry entry;
        entry.method = QStringLiteral("GET");
        entry.startedAt = words[0].toLongLong();
        entry.durationMs = words[1].toLongLong();
        entry.attempt = words[2].toInt();
        entry.target = words[3];
        entry.outcome = words[4];
        entry.correlationId = words.value(5);
        QVERIFY(got(m_fixture->store->logRequest(entry)));
    }
    QCOMPARE(rowsOf(m_log->attemptsOfCall(*m_log->entry(asked))), expected);
}

void TestRequests::oneByItsId()
{
    QCOMPARE(m_log->byRequestId(QStringLiteral("req_5"))->row, 5);
    QCOMPARE(m_log->byRequestId({}).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_log->entry(99).error().kind, ErrorKind::NotFound);
}

void TestRequests::classes()
{
    QCOMPARE(answerClassOf(0), AnswerClass::None);
    QCOMPARE(answerClassOf(204), AnswerClass::Success);
    QCOMPARE(answerClassOf(308), AnswerClass::Odd);
    QCOMPARE(answerClassOf(499), AnswerClass::Refused);
    QCOMPARE(answerClassOf(500), AnswerClass::ServerAtFault);
    QCOMPARE(answerClassOf(99), AnswerClass::Odd);
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
