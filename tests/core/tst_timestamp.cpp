// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timestamp.h"

#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

class TimestampTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void printsAndReadsBack();
};

void TimestampTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("the epoch") << u"1970-01-01T00:00:00Z"_s << qint64(0);
    QTest::newRow("RFC 3339 5.8, fraction") << u"1985-04-12T23:20:50.52Z"_s << qint64(482196050520);
    QTest::newRow("RFC 3339 5.8, offset") << u"1996-12-19T16:39:57-08:00"_s << qint64(851042397000);
    QTest::newRow("RFC 3339 5.8, leap second folded")
        << u"1990-12-31T23:59:60Z"_s << qint64(662687999000);
    QTest::newRow("RFC 3339 5.8, half-hour offset")
        << u"1937-01-01T12:00:27.87+00:20"_s << qint64(-1041337172130);
    QTest::newRow("lower case") << u"1970-01-01t00:00:01z"_s << qint64(1000);
    QTest::newRow("microseconds are cut") << u"1970-01-01T00:00:00.999999Z"_s << qint64(999);
    QTest::newRow("leap day") << u"2024-02-29T00:00:00Z"_s << qint64(1709164800000);
}

void TimestampTest::reads()
{
    QFETCH(QString, text);
    const auto time = parseTimestamp(text);
    QVERIFY(time);
    QTEST(*time, "expected");
}

void TimestampTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("no zone") << u"2026-01-01T00:00:00"_s;
    QTest::newRow("a space for T") << u"2026-01-01 00:00:00Z"_s;
    QTest::newRow("month 13") << u"2026-13-01T00:00:00Z"_s;
    QTest::newRow("29 February in a common year") << u"2026-02-29T00:00:00Z"_s;
    QTest::newRow("hour 24") << u"2026-01-01T24:00:00Z"_s;
    QTest::newRow("second 61") << u"2026-01-01T00:00:61Z"_s;
    QTest::newRow("an empty fraction") << u"2026-01-01T00:00:00.Z"_s;
    QTest::newRow("something after the zone") << u"2026-01-01T00:00:00Zx"_s;
    QTest::newRow("offset without colon") << u"2026-01-01T00:00:00+0100"_s;
    QTest::newRow("other digits") << u"２０２６-01-01T00:00:00Z"_s;
    QTest::newRow("a Unix time") << u"1770000000"_s;
}

void TimestampTest::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!parseTimestamp(text));
}

void TimestampTest::printsAndReadsBack()
{
    QCOMPARE(formatTimestamp(0), u"1970-01-01T00:00:00Z"_s);
    QCOMPARE(formatTimestamp(1), u"1970-01-01T00:00:00.001Z"_s);
    for (UnixMs time = -5'000'000'000'000; time < 5'000'000'000'000; time += 123'456'789'012) {
        const auto back = parseTimestamp(formatTimestamp(time));
        QVERIFY(back);
        QCOMPARE(*back, time);
    }
}

QTEST_GUILESS_MAIN(TimestampTest)
#include "tst_timestamp.moc"
