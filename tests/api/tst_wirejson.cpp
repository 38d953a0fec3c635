// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/decode.h"
#include "api/wire/json.h"
#include "api/wire/jsonwriter.h"
#include "wirefixtures.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;
using namespace coinpay::wire;

namespace {

QByteArray page(const QByteArrayList &invoices)
{
    return "{\"data\":[" + invoices.join(',') + "],\"next_cursor\":null,\"has_more\":false}";
}

} // namespace

//! JSON itself: what is none, what is too much of it, and the characters of numbers.
class TestWireJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformed_data();
    void malformed();
    void wellFormed_data();
    void wellFormed();
    void depth();
    void everyTruncation();
    void tooLarge();
    void tooManyValues();
    void keepsTheCharactersOfNumbers();
    void writer();
};

void TestWireJson::malformed_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &json) { QTest::newRow(name) << json; };
    row("empty", "");
    row("blank", " \n");
    row("a word", "null");
    row("a number", "1");
    row("a string", "\"x\"");
    row("html", "<html><body>502 Bad Gateway</body></html>");
    row("unclosed object", "{\"a\":1");
    row("unclosed array", "[1,2");
    row("unclosed string", "{\"a\":\"b}");
    row("trailing comma in object", "{\"a\":1,}");
    row("trailing comma in array", "[1,]");
    row("missing comma", "[1 2]");
    row("missing colon", "{\"a\" 1}");
    row("missing value", "{\"a\":}");
    row("no key", "{:1}");
    row("bare key", "{a:1}");
    row("single quotes", "{'a':1}");
    row("two documents", "{}{}");
    row("something after", "{} x");
    row("a bracket after", "[]]");
    row("wrong bracket", "[1}");
    row("leading zero", "[01]");
    row("no digit after point", "[1.]");
    row("no digit before point", "[.5]");
    row("no exponent", "[1e]");
    row("plus", "[+1]");
    row("minus alone", "[-]");
    row("hex", "[0x10]");
    row("NaN", "[NaN]");
    row("Infinity", "[Infinity]");
    row("misspelt true", "[tru]");
    row("true with more", "[truex]");
    row("misspelt null", "[nul]");
    row("null with more", "[nullx]");
    row("misspelt false", "[falsy]");
    row("bad escape", "[\"\\x\"]");
    row("short unicode escape", "[\"\\u12\"]");
    row("half a surrogate pair", "[\"\\ud800\"]");
    row("line break in a string", "[\"a\nb\"]");
    row("tab in a string", "[\"a\tb\"]");
    row("not UTF-8", "[\"\xff\"]");
    row("overlong UTF-8", "[\"\xc0\xaf\"]");
    row("surrogate in UTF-8", "[\"\xed\xa0\x80\"]");
    row("UTF-16", QByteArray("[\0\"\0a\0\"\0]\0", 10));
    row("NUL after", QByteArray("{}\0", 3));
    row("comment", "[1/*x*/]");
}

void TestWireJson::malformed()
{
    QFETCH(QByteArray, json);
    const auto document = JsonDocument::parse(json);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, ErrorKind::Protocol);
    QVERIFY(!document.error().message.isEmpty());
}

void TestWireJson::wellFormed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("empty array") << QByteArray("[]");
    QTest::newRow("blanks") << QByteArray(" \r\n\t{ \"a\" : [ 1 , 2 ] } \n");
    QTest::newRow("all types") << QByteArray(R"([null,true,false,0,-0.5e+10,"x",{},[]])");
    QTest::newRow("escapes") << QByteArray(R"(["\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00"])");
    QTest::newRow("a number past double") << QByteArray("[1e999,-1e-999]");
    QTest::newRow("a long integer") << QByteArray("[" + QByteArray(300, '9') + "]");
    QTest::newRow("scalars between nested ones")
        << QByteArray(R"({"a":[1,[2],{"b":[3,{"c":4}]},5],"d":6})");
}

void TestWireJson::wellFormed()
{
    QFETCH(QByteArray, json);
    const auto document = JsonDocument::parse(json);
    QVERIFY2(document, document ? "" : qPrintable(document.error().message));
}

void TestWireJson::depth()
{
    const auto nested = [](int depth) -> QByteArray {
        return QByteArray(depth, '[') + QByteArray(depth, ']');
    };
    QVERIFY(JsonDocument::parse(nested(JsonDocument::MaxDepth)));
    for (const int depth : {JsonDocument::MaxDepth + 1, 1000, 1025, 5'000'000}) {
        const auto document = JsonDocument::parse(nested(depth));
        QVERIFY(!document);
        QVERIFY2(document.error().message.contains(QLatin1String("nested")),
                 qPrintable(document.error().message));
    }
    QVERIFY(!JsonDocument::parse(QByteArray(1'000'000, '[')));
    QByteArray objects;
    for (int i = 0; i < 100; ++i)
        objects += "{\"a\":";
    QVERIFY(!JsonDocument::parse(QByteArray(objects + "1" + QByteArray(100, '}'))));
}

void TestWireJson::everyTruncation()
{
    const QByteArray whole = page({invoiceJson("inv_1"), invoiceJson("inv_2")});
    QVERIFY(decodeInvoicePage(whole));
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const auto decoded = decodeInvoicePage(whole.left(size));
        QVERIFY2(!decoded, QByteArray::number(size));
        QCOMPARE(decoded.error().kind, ErrorKind::Protocol);
    }
}

void TestWireJson::tooLarge()
{
    const QByteArray text(JsonDocument::MaxBytes - 4, 'x');
    QVERIFY(JsonDocument::parse(QByteArray("[\"" + text + "\"]")));
    const auto larger = JsonDocument::parse(QByteArray("[\"" + text + "x\"]"));
    QVERIFY(!larger);
    QVERIFY(larger.error().message.contains(QLatin1String("16 MiB")));
}

void TestWireJson::tooManyValues()
{
    const QByteArray list = "[" + QByteArray("0,").repeated(1'000'000) + "0]";
    QVERIFY(!JsonDocument::parse(list));
}

void TestWireJson::keepsTheCharactersOfNumbers()
{
    const auto document = JsonDocument::parse("[0.1 , 123456789012345678901234567890.5,1E-8\n]");
    QVERIFY(document);
    QByteArrayList numbers;
    for (const JsonValue value : document->root()) {
        QCOMPARE(value.type(), JsonType::Number);
        numbers.append(value.text().toByteArray());
    }
    QCOMPARE(numbers, QByteArrayList({"0.1", "123456789012345678901234567890.5", "1E-8"}));
}

void TestWireJson::writer()
{
    const QString hostile = QStringLiteral("\"\\/\b\n\u0001") + QChar(0xE9) + QChar(0x20AC) +
                            QChar(0xD83D) + QChar(0xDE00) + QChar(u'x');
    const QString lone = hostile + QChar(0xD800) + QChar(0);
    const QByteArray bytes = JsonWriter()
                                 .string("a", lone)
                                 .number("n", -9007199254740993)
                                 .object("m")
                                 .string(QStringView(hostile), u"v")
                                 .string(u"w", u"")
                                 .end()
                                 .string("z", u"last")
                                 .bytes();
    QVERIFY(bytes.startsWith(R"({"a":"\"\\/\u0008\u000a\u0001)"));
    QVERIFY(bytes.contains(R"(,"n":-9007199254740993,"m":{)"));
    QVERIFY(bytes.endsWith(R"("w":""},"z":"last"})"));
    // A second opinion on the same bytes.
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QString expected = hostile + QChar(u'?') + QChar(0);
    QCOMPARE(object.value(QStringLiteral("z")).toString(), QStringLiteral("last"));
    QCOMPARE(object.value(QStringLiteral("m")).toObject().size(), 2);
    QCOMPARE(object.value(QStringLiteral("a")).toString(), expected);
    QVERIFY(JsonDocument::parse(bytes));
}

QTEST_GUILESS_MAIN(TestWireJson)
#include "tst_wirejson.moc"
