// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void lost_data();
    void lost();
    void delay();
    void statusAfterTheEffect();
    void clockSkew();
    void matching();
    void controlIsNeverHit();
    void rateLimit();

private:
    void add(const QJsonObject &fault) { QVERIFY(!m_sandbox.post(u"/faults"_s, fault).isEmpty()); }

    SandboxAnswer make(const QByteArray &key)
    {
        return m_sandbox.call("POST", u"/v1/invoices"_s,
                              invoiceRequest(u"1.00"_s, u"USDT"_s, QString::fromLatin1(key)), key);
    }

    qsizetype count(const QByteArray &reference)
    {
        return read(m_sandbox, u"/v1/invoices?reference="_s + QString::fromLatin1(reference))
            .value("data"_L1)
            .toArray()
            .size();
    }

    SandboxProcess m_sandbox;
};

void TestFaults::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--block-interval"_s, u"0"_s}), qPrintable(m_sandbox.complaint()));
    QVERIFY(!m_sandbox.bearer().isEmpty());
}

void TestFaults::init()
{
    m_sandbox.control("DELETE", u"/sandbox/v1/faults"_s);
}

void TestFaults::lost_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("made");
    QTest::newRow("before the effect") << u"drop_before"_s << 0;
    QTest::newRow("after the effect") << u"drop_after"_s << 1;
    QTest::newRow("in the middle of the answer") << u"cut_body"_s << 1;
}

void TestFaults::lost()
{
    QFETCH(QString, kind);
    QFETCH(int, made);
    const QByteArray key = kind.toLatin1();
    add({{u"kind"_s, kind}, {u"match"_s, QJsonObject{{u"method"_s, u"POST"_s}}}});
    QCOMPARE(make(key).status, 0);
    QCOMPARE(count(key), made);
    const SandboxAnswer again = make(key);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.header("Idempotent-Replayed").isEmpty(), made == 0);
    QCOMPARE(count(key), 1);
}

void TestFaults::delay()
{
    constexpr int DelayMs = 400;
    add({{u"kind"_s, u"delay"_s}, {u"delay_ms"_s, DelayMs}});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_sandbox.call("GET", u"/v1/invoices"_s).status, 200);
    QVERIFY(timer.elapsed() >= DelayMs);
}

void TestFaults::statusAfterTheEffect()
{
    add({{u"kind"_s, u"status"_s}, {u"status"_s, 503}, {u"after_effect"_s, true}});
    QCOMPARE(make("lied").status, 503);
    QCOMPARE(count("lied"), 1);
    QCOMPARE(make("lied").header("Idempotent-Replayed"), "true");
}

void TestFaults::clockSkew()
{
    add({{u"kind"_s, u"clock_skew"_s},
         {u"skew_seconds"_s, 3600},
         {u"match"_s, QJsonObject{{u"method"_s, u"POST"_s}}}});
    const SandboxAnswer refused = make("skewed");
    QCOMPARE(code(refused), u"clock_skew"_s);
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(refused.header("Date").chopped(4)),
                                             u"ddd, dd MMM yyyy hh:mm:ss"_s);
    date.setTimeSpec(Qt::UTC);
    QVERIFY2(qAbs(date.toSecsSinceEpoch() - QDateTime::currentSecsSinceEpoch() - 3600) < 300,
             refused.header("Date").constData());
    QCOMPARE(make("skewed").status, 201);
}

void TestFaults::matching()
{
    const QJsonObject only{{u"method"_s, u"GET"_s}, {u"path"_s, u"/v1/invoices/*"_s}};
    add({{u"kind"_s, u"status"_s}, {u"status"_s, 500}, {u"match"_s, only}, {u"times"_s, 2}});
    QCOMPARE(m_sandbox.call("GET", u"/v1/invoices"_s).status, 200);
    QCOMPARE(m_sandbox.call("GET", u"/v1/invoices/inv_1"_s).status, 500);
    QCOMPARE(m_sandbox.call("GET", u"/v1/invoices/inv_1?x=y"_s).status, 500);
    QCOMPARE(m_sandbox.call("GET", u"/v1/invoices/inv_1"_s).status, 404);
}

void TestFaults::controlIsNeverHit()
{
    add({{u"kind"_s, u"drop_before"_s}, {u"times"_s, 0}});
    QCOMPARE(m_sandbox.call("GET", u"/v1/invoices"_s).status, 0);
    QCOMPARE(m_sandbox.call("GET", u"/v1/invoices"_s).status, 0);
    QVERIFY(!m_sandbox.post(u"/blocks"_s, {{u"count"_s, 1}}).isEmpty());
    m_sandbox.control("DELETE", u"/sandbox/v1/faults"_s);
    QCOMPARE(m_sandbox.call("GET", u"/v1/invoices"_s).status, 200);
}

void TestFaults::rateLimit()
{
    SandboxProcess narrow;
    QVERIFY(narrow.start({u"--rate-limit"_s, u"100"_s}));
    SandboxAnswer answer = narrow.call("GET", u"/v1/wallets"_s);
    QCOMPARE(answer.header("RateLimit-Policy"), "\"default\";q=100;w=10");
    for (int i = 0; i < 300 && answer.status == 200; ++i)
        answer = narrow.call("GET", u"/v1/wallets"_s);
    QCOMPARE(answer.status, 429);
    QCOMPARE(code(answer), u"rate_limited"_s);
    const int wait = answer.header("Retry-After").toInt();
    QVERIFY(wait >= 1 && wait <= 10);
    QTRY_COMPARE_WITH_TIMEOUT(narrow.call("GET", u"/v1/wallets"_s).status, 200, 30'000);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_sandbox_faults.moc"
