// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clishop.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

namespace {

//! The entries of one kind, of a trace in JSON.
QList<QJsonObject> entriesOf(const Ran &ran, const char *kind)
{
    QList<QJsonObject> found;
    for (const QJsonValue entry : ran.json().value(QStringLiteral("entries")).toArray()) {
        if (entry.toObject().value(QStringLiteral("kind")).toString() == QLatin1String(kind))
            found += entry.toObject();
    }
    return found;
}

QString textIn(const QJsonObject &entry, const char *member)
{
    return entry.value(QString::fromLatin1(member)).toString();
}

} // namespace

//! A customer's string at a terminal: what the store knows at once, what the server adds, and what
//! is said honestly where neither knows.
class TestCliTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theStoreAnswersWithoutAKeyOrANetwork();
    void theServerTellsWhatItSaw();
    void everythingItBearsLeadsToIt();
    void aReleaseLeadsToItsEscrow();
    void manyAreListed();
    void whatTheStoreDoesNotKnowTheServerDoes();
    void whatNobodyKnowsIsSaid_data();
    void whatNobodyKnowsIsSaid();
    void withoutTheServerTheStoreStillAnswers();
    void itReadsAsTextAndAsMarkdown();
    void anyStringIsAnswered_data();
    void anyStringIsAnswered();

private:
    Ran trace(const QString &text, const QStringList &more = {})
    {
        return m_shop.cli(QStringList{QStringLiteral("trace"), text} + more);
    }

    Ran elsewhere(const QStringList &arguments);

    CliShop m_shop;
    QTemporaryDir m_other; //!< another merchant's desk on the same server
    QString m_id;
    QString m_operation;
    QString m_key;
};

Ran TestCliTrace::elsewhere(const QStringList &arguments)
{
    return runCli(m_other.path(),
                  QStringList{QStringLiteral("--json"), QStringLiteral("--key-file"),
                              m_shop.sandbox.keyFile()} +
                      arguments);
}

void TestCliTrace::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.complaint()));
    m_shop.fault("drop_after", 1);
    const Ran made =
        m_shop.cli(words("invoices create --amount 25.00 --asset USDT --reference order_traced"));
    QVERIFY2(made.exitCode == 0, made.err.constData());
    m_id = made.text("id");
    m_operation = made.text("operation_id");
    m_key = made.text("idempotency_key");
    const Ran added =
        elsewhere({QStringLiteral("profiles"), QStringLiteral("add"), QStringLiteral("shop"),
                   QStringLiteral("--url"), m_shop.sandbox.url(), QStringLiteral("--key-id"),
                   m_shop.sandbox.keyId(), QStringLiteral("--ca"), m_shop.sandbox.caFile()});
    QVERIFY2(added.exitCode == 0, added.out.constData());
}

void TestCliTrace::theStoreAnswersWithoutAKeyOrANetwork()
{
    const Ran ran = m_shop.run({QStringLiteral("--json"), QStringLiteral("trace"), m_id});
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(ran.text("kind"), QStringLiteral("invoice"));
    QCOMPARE(ran.text("id"), m_id);
    QCOMPARE(ran.text("status"), QStringLiteral("pending"));
    QVERIFY(ran.text("summary").startsWith(QStringLiteral("Nobody has paid yet.")));
    QCOMPARE(ran.text("link"), QStringLiteral("coinpay-desk://trace/") + m_id);

    // Asked, lost, replayed: one key, and one invoice.
    QCOMPARE(entriesOf(ran, "asked").size(), 1);
    const QList<QJsonObject> attempts = entriesOf(ran, "attempt");
    QVERIFY(attempts.size() >= 2);
    QVERIFY(attempts.first().value(QStringLiteral("http_status")).isNull());
    QVERIFY(textIn(attempts.first(), "sentence").contains(QStringLiteral("its answer was lost")));
    QVERIFY(attempts.last().value(QStringLiteral("replayed")).toBool());
    QVERIFY(!textIn(attempts.last(), "request_id").isEmpty());
    for (const QJsonObject &attempt : attempts)
        QCOMPARE(textIn(attempt, "idempotency_key"), m_key);
    QCOMPARE(textIn(entriesOf(ran, "change").first(), "sentence"),
             QStringLiteral("Made: pending."));
    QVERIFY(textIn(entriesOf(ran, "change").first(), "note")
                .contains(QStringLiteral("whose answer was lost")));
    QVERIFY(entriesOf(ran, "server_saw").isEmpty());
    QVERIFY(ran.json()
                .value(QStringLiteral("missing"))
                .toArray()
                .contains(QStringLiteral("The server was not asked what it saw.")));
}

void TestCliTrace::theServerTellsWhatItSaw()
{
    m_shop.sandbox.post(QStringLiteral("/invoices/%1/payments").arg(m_id));
    m_shop.mine(40);
    const Ran ran = trace(m_id, {QStringLiteral("--ask-server")});
    QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(ran.text("status"), QStringLiteral("paid"));
    const QList<QJsonObject> sights = entriesOf(ran, "server_saw");
    QVERIFY(sights.size() >= 2);
    for (const QJsonObject &sight : sights) {
        QCOMPARE(textIn(sight, "idempotency_key"), m_key);
        QCOMPARE(textIn(sight, "correlation_id"), m_operation);
        QVERIFY(!textIn(sight, "server_at").isEmpty());
    }
    QVERIFY(!sights.first().value(QStringLiteral("replayed")).toBool());
    QVERIFY(sights.last().value(QStringLiteral("replayed")).toBool());
    // The call that the lost attempt was is now known for ours.
    QCOMPARE(textIn(entriesOf(ran, "change").first(), "request_id"),
             textIn(sights.first(), "request_id"));
    QVERIFY(textIn(entriesOf(ran, "change").first(), "note")
                .contains(QStringLiteral("caused by our own call")));
    QVERIFY(ran.text("summary").startsWith(QStringLiteral("It is paid in full.")));
    QVERIFY(ran.text("why").startsWith(QStringLiteral("No call caused this")));
    QDateTime before;
    for (const QJsonObject &change : entriesOf(ran, "change")) {
        const auto at = QDateTime::fromString(textIn(change, "server_at"), Qt::ISODateWithMs);
        QVERIFY(at.isValid() && (!before.isValid() || at >= before));
        before = at;
    }
    QVERIFY(entriesOf(ran, "change").size() >= 3);
}

void TestCliTrace::everythingItBearsLeadsToIt()
{
    const auto invoice = m_shop.reader(QStringLiteral("shop"))->invoice(m_id).value();
    const auto attempts = m_shop.reader(QStringLiteral("shop"))->attempts(m_operation).value();
    const auto steps = m_shop.reader(QStringLiteral("shop"))->transitions(m_id).value();
    QVERIFY(!invoice.txHash.isEmpty());
    const QList<QPair<QString, QString>> texts{
        {m_operation, QStringLiteral("operation_id")},
        {m_key, QStringLiteral("idempotency_key")},
        {attempts.last().requestId, QStringLiteral("request_id")},
        {steps.first().requestId, QStringLiteral("request_id")},
        {steps.last().eventId, QStringLiteral("event_id")},
        {invoice.txHash, QStringLiteral("transaction_hash")},
        {invoice.paymentAddress.toLower(), QStringLiteral("address")},
        {QStringLiteral("ORDER_traced"), QStringLiteral("reference")},
        {QStringLiteral("der_trac"), QStringLiteral("piece")},
        {QStringLiteral("coinpay-desk://trace/") + m_id, QStringLiteral("id")},
        {QStringLiteral("I paid ") + m_id + QStringLiteral(", and nothing happened"),
         QStringLiteral("id")}};
    for (const auto &[text, by] : texts) {
        const Ran ran = m_shop.run({QStringLiteral("--json"), QStringLiteral("trace"), text});
        QVERIFY2(ran.exitCode == 0, qPrintable(text));
        QCOMPARE(ran.text("id"), m_id);
        QCOMPARE(ran.text("found_by"), by);
    }
}

void TestCliTrace::aReleaseLeadsToItsEscrow()
{
    const QString escrow = m_shop
                               .cli(words("escrows create --amount 100 --asset USDT --buyer b_1 "
                                          "--seller s_1 --deal deal_traced"))
                               .text("id");
    m_shop.sandbox.post(QStringLiteral("/escrows/%1/fundings").arg(escrow));
    m_shop.mine(40);
    const Ran released = m_shop.cliWhileMining(
        {QStringLiteral("escrows"), QStringLiteral("release"), escrow, QStringLiteral("--reason"),
         QStringLiteral("delivered"), QStringLiteral("--yes")});
    QVERIFY2(released.exitCode == 0, QByteArray(released.out + released.err).constData());
    const Ran ran = trace(released.text("id"), {QStringLiteral("--ask-server")});
    QCOMPARE(ran.text("kind"), QStringLiteral("escrow"));
    QCOMPARE(ran.text("id"), escrow);
    QCOMPARE(ran.text("part"), released.text("id"));
    QCOMPARE(ran.text("status"), QStringLiteral("released"));
    QCOMPARE(entriesOf(ran, "asked").size(), 2);
    QVERIFY(std::ranges::any_of(entriesOf(ran, "change"), [&](const QJsonObject &change) {
        return textIn(change, "about") == released.text("id");
    }));
}

void TestCliTrace::manyAreListed()
{
    QVERIFY(
        m_shop.cli(words("invoices create --amount 1 --asset USDT --reference twin")).exitCode ==
        0);
    QVERIFY(
        m_shop.cli(words("invoices create --amount 2 --asset USDT --reference twin")).exitCode ==
        0);
    const Ran ran = trace(QStringLiteral("twin"));
    QCOMPARE(ran.exitCode, 0);
    QCOMPARE(ran.lines().size(), 2);
    QVERIFY(ran.lines().first().value(QStringLiteral("candidate")).toBool());
    QVERIFY(ran.lines().first().value(QStringLiteral("id")) !=
            ran.lines().last().value(QStringLiteral("id")));
    QCOMPARE(ran.text("found_by"), QStringLiteral("reference"));
}

void TestCliTrace::whatTheStoreDoesNotKnowTheServerDoes()
{
    const auto requestId =
        m_shop.reader(QStringLiteral("shop"))->attempts(m_operation).value().last().requestId;
    for (const QString &text : {requestId, m_key, m_id}) {
        const Ran ran = elsewhere({QStringLiteral("trace"), text});
        QVERIFY2(ran.exitCode == 0, QByteArray(ran.out + ran.err).constData());
        QCOMPARE(ran.text("id"), m_id);
        QCOMPARE(ran.text("status"), QStringLiteral("paid"));
        QVERIFY(entriesOf(ran, "change").size() >= 3);
        QVERIFY(entriesOf(ran, "attempt").isEmpty()); // nothing of it was asked for there
    }
}

void TestCliTrace::whatNobodyKnowsIsSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("an invoice") << QStringLiteral("inv_NOWHERE");
    QTest::newRow("an escrow") << QStringLiteral("esc_NOWHERE");
    QTest::newRow("a transfer") << QStringLiteral("trf_NOWHERE");
    QTest::newRow("a request") << QStringLiteral("req_NOWHERE");
    QTest::newRow("an event") << QStringLiteral("evt_NOWHERE");
    QTest::newRow("a reference") << QStringLiteral("order nowhere");
}

void TestCliTrace::whatNobodyKnowsIsSaid()
{
    QFETCH(const QString, text);
    const Ran ran = trace(text);
    QVERIFY2(ran.exitCode == 3, QByteArray(ran.out + ran.err).constData());
    QCOMPARE(ran.errorText("kind"), QStringLiteral("not_found"));
    QVERIFY(ran.errorText("message").contains(QStringLiteral("the server knows no invoice")));
}

void TestCliTrace::withoutTheServerTheStoreStillAnswers()
{
    CliShop shop;
    QVERIFY2(shop.open(), qPrintable(shop.complaint()));
    const QString id =
        shop.cli(words("invoices create --amount 25.00 --asset USDT --reference order_1"))
            .text("id");
    shop.sandbox.stop();
    const Ran known = shop.cli({QStringLiteral("trace"), id, QStringLiteral("--ask-server")});
    QCOMPARE(known.exitCode, 4);
    QCOMPARE(known.text("id"), id);
    QVERIFY(known.err.contains("The server could not be asked:"));
    const Ran unknown = shop.cli({QStringLiteral("trace"), QStringLiteral("inv_NOWHERE")});
    QCOMPARE(unknown.exitCode, 4);
    QVERIFY(unknown.errorText("message").contains(QStringLiteral("could not be asked")));
}

void TestCliTrace::itReadsAsTextAndAsMarkdown()
{
    const Ran text = m_shop.run({QStringLiteral("trace"), m_id});
    QCOMPARE(text.exitCode, 0);
    QVERIFY2(text.out.startsWith(QByteArray("Invoice " + m_id.toUtf8() + ": paid\n")),
             text.out.constData());
    QVERIFY(text.out.contains("SERVER'S CLOCK"));
    QVERIFY(text.out.contains("whether the server acted was not known"));
    QVERIFY(text.out.contains(QByteArray("coinpay-desk://trace/" + m_id.toUtf8())));
    const Ran markdown = m_shop.run({QStringLiteral("trace"), m_id, QStringLiteral("--markdown")});
    QCOMPARE(markdown.exitCode, 0);
    QVERIFY(markdown.out.startsWith("## Invoice inv\\_"));
    QVERIFY(markdown.out.contains("| Server's clock | Our clock | What happened |\n|---|---|---|"));
    QCOMPARE(m_shop
                 .run({QStringLiteral("trace"), m_id, QStringLiteral("--markdown"),
                       QStringLiteral("--json")})
                 .exitCode,
             2);
}

void TestCliTrace::anyStringIsAnswered_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing") << QString() << 2;
    QTest::newRow("space") << QStringLiteral("  \t ") << 2;
    QTest::newRow("marks") << QStringLiteral("\"'`...") << 2;
    QTest::newRow("SQL") << QStringLiteral("'; DROP TABLE invoices; --") << 3;
    QTest::newRow("FTS") << QStringLiteral("a\" OR \"b* NEAR(c)") << 3;
    QTest::newRow("bidi") << QStringLiteral("\u202Exyz\u202C") << 3;
    QTest::newRow("a path") << QStringLiteral("inv_../../v1/keys") << 3;
    QTest::newRow("a query") << QStringLiteral("inv_1?status=paid") << 3;
    QTest::newRow("100 KiB") << QString(100 * 1024, u'a') << 2;
    QTest::newRow("512 of emoji") << QStringLiteral("\U0001F600").repeated(256) << 3;
}

void TestCliTrace::anyStringIsAnswered()
{
    QFETCH(const QString, text);
    QFETCH(const int, code);
    const Ran ran = trace(text);
    QVERIFY2(ran.exitCode == code, QByteArray(ran.out + ran.err).constData());
    QVERIFY(!ran.errorText("message").isEmpty());
}

QTEST_GUILESS_MAIN(TestCliTrace)
#include "tst_clitrace.moc"
