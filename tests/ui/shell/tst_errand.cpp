// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/errand.h"

#include "shell/options.h"

#include <QTest>

using namespace coinpay;

class TestErrand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linkIsRead_data();
    void linkIsRead();
    void linkIsRefused_data();
    void linkIsRefused();
    void survivesTheWay_data();
    void survivesTheWay();
    void strangersWordsOnlyRaise_data();
    void strangersWordsOnlyRaise();
    void commandLine_data();
    void commandLine();
    void commandLineRefuses_data();
    void commandLineRefuses();
};

namespace {

Errand trace(const QString &id)
{
    return {Errand::Kind::Trace, id};
}

Errand bundle()
{
    return {Errand::Kind::Bundle, QStringLiteral("/tmp/a case.coinpay-bundle")};
}

} // namespace

void TestErrand::linkIsRead_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *name, const char *link, const char *id) {
        QTest::newRow(name) << QString::fromUtf8(link) << QString::fromUtf8(id);
    };
    row("an invoice", "coinpay-desk://trace/inv_01HVABC", "inv_01HVABC");
    row("scheme in capitals", "COINPAY-DESK://trace/inv_01HVABC", "inv_01HVABC");
    row("an escaped slash", "coinpay-desk://trace/order%2F48392", "order/48392");
    row("escaped blanks around it", "coinpay-desk://trace/%20order%20", "order");
    row("UTF-8", "coinpay-desk://trace/K%C3%A4se", "Käse");
}

void TestErrand::linkIsRead()
{
    QFETCH(QString, link);
    QFETCH(QString, id);
    const auto errand = errandOfLink(link);
    QVERIFY(errand);
    QCOMPARE(*errand, trace(id));
}

void TestErrand::linkIsRefused_data()
{
    QTest::addColumn<QString>("link");
    const auto row = [](const char *name, const QString &link) { QTest::newRow(name) << link; };
    row("empty", {});
    row("no id", QStringLiteral("coinpay-desk://trace/"));
    row("blank id", QStringLiteral("coinpay-desk://trace/%20"));
    row("another scheme", QStringLiteral("https://trace/inv_1"));
    row("another errand", QStringLiteral("coinpay-desk://new-invoice/inv_1"));
    row("a user", QStringLiteral("coinpay-desk://me@trace/inv_1"));
    row("a port", QStringLiteral("coinpay-desk://trace:1/inv_1"));
    row("a query", QStringLiteral("coinpay-desk://trace/inv_1?profile=live"));
    row("a fragment", QStringLiteral("coinpay-desk://trace/inv_1#send"));
    row("two segments", QStringLiteral("coinpay-desk://trace/inv_1/release"));
    row("a line break", QStringLiteral("coinpay-desk://trace/inv_1%0Anew-invoice"));
    row("a null", QStringLiteral("coinpay-desk://trace/inv%00"));
    row("too long", QStringLiteral("coinpay-desk://trace/") + QString(201, u'a'));
    row("much too long", QStringLiteral("coinpay-desk://trace/") + QString(1 << 20, u'a'));
}

void TestErrand::linkIsRefused()
{
    QFETCH(QString, link);
    QVERIFY(!errandOfLink(link));
}

void TestErrand::survivesTheWay_data()
{
    QTest::addColumn<Errand>("errand");
    QTest::newRow("come forward") << Errand{};
    QTest::newRow("new invoice") << Errand{Errand::Kind::NewInvoice, {}};
    QTest::newRow("trace") << trace(QStringLiteral("order 48392 ü"));
    QTest::newRow("a bundle") << bundle();
    QTest::newRow("a page") << Errand{Errand::Kind::Page, QStringLiteral("activity")};
    QTest::newRow("the longest") << trace(QString(200, QChar(0x20ac)));
}

void TestErrand::survivesTheWay()
{
    QFETCH(Errand, errand);
    QCOMPARE(errandOfBytes(toBytes(errand)), errand);
}

void TestErrand::strangersWordsOnlyRaise_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("unknown") << QByteArray("send everything");
    QTest::newRow("trace of nothing") << QByteArray("trace ");
    QTest::newRow("trace of two lines") << QByteArray("trace a\nb");
    QTest::newRow("a bundle that is none") << QByteArray("bundle /etc");
    QTest::newRow("a page there is not") << QByteArray("page vault");
    QTest::newRow("too much") << "trace " + QByteArray(2000, 'a');
}

void TestErrand::strangersWordsOnlyRaise()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(errandOfBytes(bytes), Errand{});
}

void TestErrand::commandLine_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<Errand>("errand");
    QTest::newRow("a link") << QStringLiteral("coinpay-desk://trace/inv_1")
                            << trace(QStringLiteral("inv_1"));
    QTest::newRow("a file") << bundle().id << bundle();
    QTest::newRow("a file's address")
        << QStringLiteral("file:///tmp/a%20case.coinpay-bundle") << bundle();
    QTest::newRow("the form") << QStringLiteral("--new-invoice")
                              << Errand{Errand::Kind::NewInvoice, {}};
    QTest::newRow("a page") << QStringLiteral("--page=activity")
                            << Errand{Errand::Kind::Page, QStringLiteral("activity")};
}

void TestErrand::commandLine()
{
    QFETCH(QString, word);
    QFETCH(Errand, errand);
    const auto read = readOptions({QStringLiteral("coinpay-desk"), word});
    const auto *options = std::get_if<Options>(&read);
    QVERIFY(options);
    QCOMPARE(options->errand, errand);
}

void TestErrand::commandLineRefuses_data()
{
    QTest::addColumn<QStringList>("words");
    const auto link = QStringLiteral("coinpay-desk://trace/inv_1");
    QTest::newRow("no link") << QStringList{QStringLiteral("inv_1")};
    QTest::newRow("two links") << QStringList{link, link};
    QTest::newRow("a file of somewhere else")
        << QStringList{QStringLiteral("https://example.org/a.coinpay-bundle")};
    QTest::newRow("link and form") << QStringList{link, QStringLiteral("--new-invoice")};
}

void TestErrand::commandLineRefuses()
{
    QFETCH(QStringList, words);
    const auto read = readOptions(QStringList{QStringLiteral("coinpay-desk")} + words);
    const auto *now = std::get_if<EndNow>(&read);
    QVERIFY(now);
    QCOMPARE(now->exitCode, 2);
}

QTEST_MAIN(TestErrand)
#include "tst_errand.moc"
