// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

#include <QDateTime>
#include <QMap>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestSeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aBelievableYear();
    void dealsOfThatYear();
    void everyEventFitsItsInvoice();
    void requestsCanBeTraced();
    void goesOnFromThere();
    void theSameNumberMakesTheSame();
    void autoplayMoves();

private:
    static constexpr int Count = 2000;
    SandboxProcess m_sandbox;
    QList<QJsonObject> m_invoices;
};

void TestSeed::initTestCase()
{
    QVERIFY2(m_sandbox.start({u"--seed"_s, QString::number(Count), u"--block-interval"_s, u"0"_s}),
             qPrintable(m_sandbox.complaint()));
    m_invoices = m_sandbox.allInvoices();
}

void TestSeed::aBelievableYear()
{
    QCOMPARE(m_invoices.size(), Count);
    QMap<QString, int> states;
    QSet<QString> assets, addresses;
    for (const QJsonObject &invoice : m_invoices) {
        ++states[text(invoice, "status")];
        assets.insert(text(invoice, "asset"));
        addresses.insert(text(invoice, "payment_address"));
    }
    QVERIFY(states[u"paid"_s] > Count * 80 / 100 && states[u"paid"_s] < Count * 93 / 100);
    for (const QString &state : {u"overpaid"_s, u"expired"_s, u"canceled"_s, u"failed"_s})
        QVERIFY2(states[state] > 0, qPrintable(state));
    QVERIFY(assets.size() >= 7);
    QCOMPARE(addresses.size(), Count);
    const auto oldest =
        QDateTime::fromString(text(m_invoices.last(), "created_at"), Qt::ISODateWithMs);
    QVERIFY(qAbs(oldest.daysTo(QDateTime::currentDateTimeUtc()) - 364) <= 2);
    QCOMPARE(brokenInvariants(m_sandbox), QString());
}

void TestSeed::dealsOfThatYear()
{
    QMap<QString, int> states;
    const QJsonArray escrows =
        read(m_sandbox, u"/v1/escrows?limit=200"_s).value("data"_L1).toArray();
    for (const QJsonValue &value : escrows) {
        const QJsonObject escrow = value.toObject();
        const QString id = text(escrow, "id");
        ++states[text(escrow, "status")];
        // The last event of each is what the list says.
        const QJsonArray events =
            read(m_sandbox, u"/v1/events?limit=500&resource_id="_s + id).value("data"_L1).toArray();
        QCOMPARE(events.last()["data"_L1].toObject(), escrow);
        QCOMPARE(events.last()["version"_L1].toInt(), int(events.size()));
    }
    QCOMPARE(escrows.size(), Count / 50);
    for (const QString &state : {u"released"_s, u"refunded"_s, u"disputed"_s})
        QVERIFY2(states[state] > 0, qPrintable(state));
    int transfers = 0;
    for (const QJsonValue &wallet : read(m_sandbox, u"/v1/wallets"_s).value("data"_L1).toArray()) {
        transfers += int(read(m_sandbox, u"/v1/wallets/"_s + wallet["id"_L1].toString() +
                                             u"/transfers?limit=200&status=final"_s)
                             .value("data"_L1)
                             .toArray()
                             .size());
    }
    QVERIFY(transfers > Count / 100);
}

void TestSeed::everyEventFitsItsInvoice()
{
    QMap<QString, QJsonObject> last;
    QMap<QString, int> versions;
    QString after, time;
    bool more = true;
    int events = 0;
    while (more) {
        const QJsonObject page = read(m_sandbox, u"/v1/events?limit=500&after="_s + after);
        for (const QJsonValue &value : page.value("data"_L1).toArray()) {
            const QJsonObject event = value.toObject();
            if (event.value("resource"_L1)["type"_L1].toString() != u"invoice"_s)
                continue;
            ++events;
            const QString id = event.value("resource"_L1)["id"_L1].toString();
            QCOMPARE(event.value("version"_L1).toInt(), ++versions[id]);
            QVERIFY(text(event, "occurred_at") >=
                    text(event.value("data"_L1).toObject(), "created_at"));
            last[id] = event.value("data"_L1).toObject();
        }
        after = text(page, "next");
        more = page.value("has_more"_L1).toBool();
    }
    QVERIFY(events > 3 * Count);
    QCOMPARE(last.size(), Count);
    for (const QJsonObject &invoice : m_invoices)
        QCOMPARE(last[text(invoice, "id")], invoice);
}

void TestSeed::requestsCanBeTraced()
{
    for (const QJsonObject &invoice : m_invoices.mid(0, 40)) {
        const QString id = text(invoice, "id");
        const QJsonArray events =
            read(m_sandbox, u"/v1/events?resource_id="_s + id).value("data"_L1).toArray();
        const QString request = events.first()["request_id"_L1].toString();
        const QJsonObject record = read(m_sandbox, u"/v1/requests/"_s + request);
        QCOMPARE(text(record, "resource_id"), id);
        QCOMPARE(text(record, "received_at"), text(invoice, "created_at"));
    }
}

void TestSeed::goesOnFromThere()
{
    for (const QJsonObject &invoice : m_invoices) {
        if (text(invoice, "status") != u"paid"_s)
            continue;
        const QString id = text(invoice, "id");
        m_sandbox.post(u"/invoices/"_s + id + u"/payments"_s);
        m_sandbox.post(u"/blocks"_s, {{u"count"_s, 25}});
        QCOMPARE(statusOf(m_sandbox, u"/v1/invoices/"_s + id), u"overpaid"_s);
        break;
    }
    QCOMPARE(brokenInvariants(m_sandbox), QString());
}

void TestSeed::theSameNumberMakesTheSame()
{
    SandboxProcess other;
    QVERIFY(other.start({u"--seed"_s, u"2000"_s, u"--block-interval"_s, u"0"_s}));
    const QList<QJsonObject> invoices = other.allInvoices();
    QCOMPARE(invoices.size(), m_invoices.size());
    for (qsizetype i = 500; i < invoices.size(); ++i) { // the newest depend on the hour
        QCOMPARE(text(invoices[i], "amount"), text(m_invoices[i], "amount"));
        QCOMPARE(text(invoices[i], "reference"), text(m_invoices[i], "reference"));
        QCOMPARE(text(invoices[i], "payment_address"), text(m_invoices[i], "payment_address"));
    }
}

void TestSeed::autoplayMoves()
{
    SandboxProcess lively;
    QVERIFY(lively.start({u"--autoplay"_s, u"--block-interval"_s, u"0.2"_s}));
    const auto anyPaid = [&] {
        return !read(lively, u"/v1/invoices?status=paid"_s).value("data"_L1).toArray().isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(anyPaid(), 90'000);
}

QTEST_GUILESS_MAIN(TestSeed)
#include "tst_sandbox_seed.moc"
