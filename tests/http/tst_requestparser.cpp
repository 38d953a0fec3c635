// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/parser.h"

#include <QTest>

using namespace coinpay::http;

class TestRequestParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheVeryBytes();
    void byteByByte();
    void chunks();
    void leavesTheNextRequestAlone();
    void keepAlive_data();
    void keepAlive();
    void refuses_data();
    void refuses();
};

namespace {

constexpr qsizetype MaxBody = 64 * 1024;

const QByteArray post = "POST /v1/invoices?a=%7B+b%2fc&&x HTTP/1.1\r\n"
                        "Host: x\r\nX-Empty:\r\nContent-Length: 5\r\n\r\nab\0cd";

QByteArray whole()
{
    QByteArray bytes(post);
    bytes.truncate(bytes.indexOf("\r\n\r\n") + 4);
    return bytes + QByteArray("ab\0cd", 5);
}

} // namespace

void TestRequestParser::keepsTheVeryBytes()
{
    RequestParser parser(MaxBody);
    QByteArray buffer = whole();
    QCOMPARE(parser.feed(buffer), RequestParser::State::Done);
    QCOMPARE(parser.request().target, "/v1/invoices?a=%7B+b%2fc&&x");
    QCOMPARE(parser.request().path(), "/v1/invoices");
    QCOMPARE(parser.request().query(), "a=%7B+b%2fc&&x");
    QCOMPARE(parser.request().body, QByteArray("ab\0cd", 5));
    QVERIFY(parser.request().headers.has("x-empty"));
    QVERIFY(!parser.request().headers.has("x-absent"));
    QVERIFY(buffer.isEmpty());
}

void TestRequestParser::byteByByte()
{
    RequestParser parser(MaxBody);
    QByteArray buffer;
    const QByteArray bytes = whole();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QVERIFY(parser.state() != RequestParser::State::Done);
        buffer += bytes[i];
        parser.feed(buffer);
    }
    QCOMPARE(parser.state(), RequestParser::State::Done);
    QCOMPARE(parser.request().body, QByteArray("ab\0cd", 5));
}

void TestRequestParser::chunks()
{
    RequestParser parser(MaxBody);
    QByteArray buffer = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "3;name=value\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\nGET";
    QCOMPARE(parser.feed(buffer), RequestParser::State::Done);
    QCOMPARE(parser.request().body, "abc0123456789");
    QCOMPARE(buffer, "GET");
}

void TestRequestParser::leavesTheNextRequestAlone()
{
    RequestParser parser(MaxBody);
    QByteArray buffer = "GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n";
    QCOMPARE(parser.feed(buffer), RequestParser::State::Done);
    parser.reset();
    QCOMPARE(parser.feed(buffer), RequestParser::State::Done);
    QCOMPARE(parser.request().target, "/b");
}

void TestRequestParser::keepAlive_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("expected");
    QTest::newRow("1.1 says nothing") << QByteArray("GET / HTTP/1.1\r\n\r\n") << true;
    QTest::newRow("1.1 closes") << QByteArray("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n")
                                << false;
    QTest::newRow("1.0 says nothing, as a proxy does")
        << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keeps alive")
        << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
}

void TestRequestParser::keepAlive()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, expected);
    RequestParser parser(MaxBody);
    QCOMPARE(parser.feed(bytes), RequestParser::State::Done);
    QCOMPARE(parser.request().keepAlive, expected);
}

void TestRequestParser::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto head = [](const QByteArray &lines) {
        return QByteArray("POST / HTTP/1.1\r\n" + lines + "\r\n\r\n");
    };
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::newRow("another version") << QByteArray("GET / HTTP/2.0\r\n\r\n") << 400;
    QTest::newRow("a whole URL as target") << QByteArray("GET https://x/ HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("a space in the target") << QByteArray("GET /a b HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("a folded header") << head("A: b\r\n c: d") << 400;
    QTest::newRow("a header without a name") << head(": b") << 400;
    QTest::newRow("a space before the colon") << head("A : b") << 400;
    QTest::newRow("a control character") << head("A: b\x01") << 400;
    QTest::newRow("two lengths") << head("Content-Length: 1\r\nContent-Length: 1") << 400;
    QTest::newRow("a length and chunks")
        << head("Content-Length: 1\r\nTransfer-Encoding: chunked") << 400;
    QTest::newRow("an unknown coding") << head("Transfer-Encoding: gzip, chunked") << 400;
    QTest::newRow("a negative length") << head("Content-Length: -1") << 400;
    QTest::newRow("no number") << head("Content-Length: 1x") << 400;
    QTest::newRow("one byte too many") << head("Content-Length: 65537") << 413;
    QTest::newRow("far too many") << head("Content-Length: 99999999999999999999") << 413;
    QTest::newRow("a chunk too large")
        << QByteArray(head("Transfer-Encoding: chunked") + "FFFFFF\r\n") << 413;
    QTest::newRow("no chunk size")
        << QByteArray(head("Transfer-Encoding: chunked") + "zz\r\n") << 400;
    QTest::newRow("a long target")
        << QByteArray("GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n\r\n") << 431;
    QTest::newRow("a head without an end")
        << QByteArray("GET / HTTP/1.1\r\nA: " + QByteArray(40'000, 'a')) << 431;
    QByteArray many;
    for (int i = 0; i < 200; ++i)
        many += "A: b\r\n";
    QTest::newRow("two hundred headers") << head(many.chopped(2)) << 431;
}

void TestRequestParser::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    RequestParser parser(MaxBody);
    QCOMPARE(parser.feed(bytes), RequestParser::State::Failed);
    QCOMPARE(parser.failure(), status);
}

QTEST_GUILESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
