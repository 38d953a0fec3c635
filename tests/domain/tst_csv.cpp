// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/csv.h"

#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

class CsvTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void saysOnWhichLineARecordBegins();
};

void CsvTest::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("cells"); // records by '/', cells by '|'
    const auto row = [](const char *name, const QByteArray &text, const QString &cells) {
        QTest::newRow(name) << text << cells;
    };
    row("one record without a line end", "a,b,c", u"a|b|c"_s);
    row("carriage return and newline (RFC 4180, 2.1)", "a,b\r\nc,d\r\n", u"a|b/c|d"_s);
    row("newlines alone", "a,b\nc,d\n", u"a|b/c|d"_s);
    row("carriage returns alone", "a,b\rc,d\r", u"a|b/c|d"_s);
    row("semicolons, with a decimal comma", "a;1,5\nb;2,5", u"a|1,5/b|2,5"_s);
    row("tabs, as pasted from a spreadsheet", "a\tb;c\nd\te", u"a|b;c/d|e"_s);
    row("a quoted cell with a separator (2.6)", "\"a,b\",c", u"a,b|c"_s);
    row("a semicolon in quotes does not separate", "\"a;b\",c", u"a;b|c"_s);
    row("a quoted cell with doubled quotes (2.7)", "\"say \"\"hi\"\"\",b", u"say \"hi\"|b"_s);
    row("an empty quoted cell", "\"\",b", u"|b"_s);
    row("blanks around cells", " a , \"b\" ,c ", u"a|b|c"_s);
    row("empty lines are passed over", "\n\na,b\n\r\n,\nc,d\n\n", u"a|b/c|d"_s);
    row("empty cells at the end", "a,,\n", u"a||"_s);
    row("a byte order mark",
        "\xef\xbb\xbf"
        "a,b",
        u"a|b"_s);
    row("more than ASCII", "M\xc3\xbcller,\xe2\x82\xac", u"M\u00fcller|\u20ac"_s);
    row("nothing", "", QString());
}

void CsvTest::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, cells);
    const auto records = readCsv(text, 100);
    QVERIFY2(records.has_value(), qPrintable(records ? QString() : records.error().message));
    QStringList lines;
    for (const CsvRecord &record : *records)
        lines.append(record.cells.join(u'|'));
    QCOMPARE(lines.join(u'/'), cells);
}

void CsvTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("a quotation mark that never closes")
        << QByteArray("a,b\nc,\"d\n\ne") << u"Line 2"_s;
    QTest::newRow("something behind the closing mark") << QByteArray("a\n\"b\"c,d") << u"Line 2"_s;
    QTest::newRow("Latin-1") << QByteArray("M\xfcller,1") << u"UTF-8"_s;
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                          "a\0b\0",
                                          6)
                            << u"UTF-8"_s;
    QTest::newRow("a program, not a text") << QByteArray("\x7f"
                                                         "ELF\0\1",
                                                         6)
                                           << u"UTF-8"_s;
    QTest::newRow("more records than are read") << QByteArray("a\nb\nc\nd") << u"more than 3"_s;
}

void CsvTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto records = readCsv(text, 3);
    QVERIFY(!records);
    QCOMPARE(records.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(records.error().message.contains(says), qPrintable(records.error().message));
}

void CsvTest::saysOnWhichLineARecordBegins()
{
    const auto records = readCsv("a\r\n\r\n\"b\r\nb\",c\r\nd\r\n", 10);
    QVERIFY(records.has_value());
    QList<int> lines;
    for (const CsvRecord &record : *records)
        lines.append(record.line);
    QCOMPARE(lines, (QList<int>{1, 3, 5}));
}

QTEST_GUILESS_MAIN(CsvTest)

#include "tst_csv.moc"
