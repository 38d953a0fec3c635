// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/decode.h"
#include "core/text.h"
#include "core/timestamp.h"
#include "wirefixtures.h"

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

//! Invoices and events from their JSON.
class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invoice();
    void badMembers_data();
    void badMembers();
    void toleratedMembers_data();
    void toleratedMembers();
    void pageNamesThePlace();
    void pageMustLeadOn();
    void events();
    void eventOfUnknownResource();
    void inconsistentEvents_data();
    void inconsistentEvents();
    void hostileText();
};

void TestWire::invoice()
{
    const auto decoded = decodeInvoice(invoiceJson());
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->flags, QString());
    const Invoice &invoice = decoded->value;
    QCOMPARE(invoice.id, QStringLiteral("inv_123"));
    QCOMPARE(invoice.amount, *Money::parse(u"25", QStringLiteral("USDT")));
    QVERIFY(invoice.amountPaid.isZero());
    QCOMPARE(invoice.network, QStringLiteral("ethereum"));
    QCOMPARE(invoice.reference, QStringLiteral("order_48392"));
    QCOMPARE(invoice.status, InvoiceStatus::Pending);
    QCOMPARE(invoice.statusText, QStringLiteral("pending"));
    QCOMPARE(invoice.paymentAddress, QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"));
    QCOMPARE(invoice.confirmations, 0);
    QCOMPARE(invoice.requiredConfirmations, 12);
    QCOMPARE(invoice.txHash, QString());
    QCOMPARE(invoice.callbackUrl, QStringLiteral("https://merchant.example.com/hook"));
    QCOMPARE(invoice.metadata.value(QStringLiteral("cart")), QStringLiteral("7712"));
    QCOMPARE(invoice.createdAt, *parseTimestamp(u"2026-01-02T03:04:05Z"));
    QCOMPARE(invoice.updatedAt, *parseTimestamp(u"2026-01-02T03:04:05.5Z"));
    QCOMPARE(invoice.expiresAt, parseTimestamp(u"2026-01-02T04:04:05Z"));
    QCOMPARE(invoice.version, 1);
    QCOMPARE(invoice.requestId, QStringLiteral("req_5001"));
}

void TestWire::badMembers_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("place");
    const auto row = [](const QByteArray &name, const char *member, const QByteArray &value,
                        const char *place = nullptr) {
        QTest::newRow(name.constData())
            << QByteArray(member) << value
            << QLatin1Char('/') + QString::fromLatin1(place ? place : member);
    };
    for (const char *required : {"id", "amount", "amount_paid", "asset", "network", "reference",
                                 "status", "payment_address", "confirmations",
                                 "required_confirmations", "version", "created_at", "updated_at"}) {
        row(QByteArray(required) + " missing", required, QByteArray());
        row(QByteArray(required) + " null", required, "null");
        row(QByteArray(required) + " an object", required, "{}");
        row(QByteArray(required) + " an array", required, "[]");
        row(QByteArray(required) + " true", required, "true");
    }
    row("amount in words", "amount", "\"many\"");
    row("amount with a comma", "amount", "\"25,00\"");
    row("amount negative", "amount", "\"-1.00\"");
    row("amount with too many decimals", "amount", "\"0.0000001\"");
    row("amount in full-width digits", "amount", "\"\xef\xbc\x91\"");
    row("amount beyond all bounds", "amount", "1e80");
    row("amount with an absurd exponent", "amount", "\"1e999999999\"");
    row("amount empty", "amount", "\"\"");
    row("id empty", "id", "\"\"");
    row("id too long", "id", '"' + QByteArray(300, 'x') + '"');
    row("reference too long", "reference", '"' + QByteArray(10'000, 'x') + '"');
    row("version zero", "version", "0");
    row("version a fraction", "version", "1.5");
    row("version past 2^53", "version", "9007199254740992");
    row("confirmations negative", "confirmations", "-1");
    row("created_at not a time", "created_at", "\"yesterday\"");
    row("created_at a number", "created_at", "1767323045");
    row("expires_at not a time", "expires_at", "\"2026-13-01T00:00:00Z\"");
    row("tx_hash an object", "tx_hash", "{}");
    row("failure a text", "failure", "\"x\"");
    row("metadata a list", "metadata", "[]");
    row("metadata holds an object", "metadata", "{\"a/b~c\":{}}", "metadata/a~1b~0c");
    row("failure code an array", "failure", "{\"code\":[]}", "failure/code");
    row("status twice", "status", "\"paid\",\"status\":\"pending\"");
}

void TestWire::badMembers()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    QFETCH(QString, place);
    const auto decoded = decodeInvoice(invoiceWith(member, value));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().kind, ErrorKind::Protocol);
    QVERIFY2(decoded.error().message.contains(place + QLatin1Char(' ')),
             qPrintable(decoded.error().message));
}

void TestWire::toleratedMembers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("flags");
    const auto row = [](const char *name, const QByteArray &json, const char *amount,
                        const char *flags) {
        QTest::newRow(name) << json << QString::fromLatin1(amount) << QString::fromLatin1(flags);
    };
    row("unknown members", invoiceWith("version", "1,\"colour\":{\"deep\":[1,{\"x\":null}]}"),
        "25.00", "");
    row("unknown status", invoiceWith("status", "\"on_hold\""), "25.00", "unknown_status");
    row("amount as a number", invoiceWith("amount", "25.10"), "25.10", "number_for_string");
    row("amount no double can hold", invoiceWith("amount", "9007199254740993.000001"),
        "9007199254740993.000001", "number_for_string");
    row("amount with an exponent", invoiceWith("amount", "\"1e-6\""), "0.000001",
        "amount_with_exponent");
    row("amount a number with an exponent", invoiceWith("amount", "1E-6"), "0.000001",
        "number_for_string amount_with_exponent");
    row("reference a number", invoiceWith("reference", "48392"), "25.00", "number_for_string");
    row("version a string", invoiceWith("version", "\"1\""), "25.00", "string_for_number");
    row("no metadata", invoiceWith("metadata", {}), "25.00", "");
    row("null metadata", invoiceWith("metadata", "null"), "25.00", "");
    row("never expires", invoiceWith("expires_at", "null"), "25.00", "");
}

void TestWire::toleratedMembers()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, amount);
    QFETCH(QString, flags);
    const auto decoded = decodeInvoice(json);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->value.amount.toDecimal(), amount);
    QCOMPARE(decoded->flags, flags);
    if (json.contains("on_hold")) {
        QCOMPARE(decoded->value.status, InvoiceStatus::Unrecognized);
        QCOMPARE(decoded->value.statusText, QStringLiteral("on_hold"));
    }
}

void TestWire::pageNamesThePlace()
{
    QByteArrayList invoices(200, invoiceJson());
    const auto whole = decodeInvoicePage(page(invoices));
    QVERIFY(whole);
    QCOMPARE(whole->value.items.size(), 200);
    invoices[137] = invoiceWith("amount", "[]");
    const auto decoded = decodeInvoicePage(page(invoices));
    QVERIFY(!decoded); // all or nothing
    QVERIFY2(decoded.error().message.contains(QLatin1String("/data/137/amount ")),
             qPrintable(decoded.error().message));
}

void TestWire::pageMustLeadOn()
{
    const auto decoded = decodeInvoicePage(R"({"data":[],"next_cursor":null,"has_more":true})");
    QVERIFY(!decoded);
    QVERIFY(decoded.error().message.contains(QLatin1String("/next_cursor")));
}

void TestWire::events()
{
    const QByteArray json = R"({"data":[)" +
                            eventJson("evt_1", invoiceJson("inv_123", "paid", 15), "paid", 15) +
                            R"(],"next":"evt_1","has_more":true})";
    const auto decoded = decodeEventPage(json);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->value.next, QStringLiteral("evt_1"));
    QVERIFY(decoded->value.hasMore);
    QCOMPARE(decoded->value.entries.size(), 1);
    const api::FeedEntry &entry = decoded->value.entries.first();
    QCOMPARE(entry.event.id, QStringLiteral("evt_1"));
    QCOMPARE(entry.event.type, QStringLiteral("invoice.paid"));
    QCOMPARE(entry.event.resourceType, QStringLiteral("invoice"));
    QCOMPARE(entry.event.resourceId, QStringLiteral("inv_123"));
    QCOMPARE(entry.event.previousStatus, QStringLiteral("processing"));
    QCOMPARE(entry.event.status, QStringLiteral("paid"));
    QCOMPARE(entry.event.version, 15);
    QCOMPARE(entry.event.requestId, QString());
    const auto *invoice = std::get_if<Invoice>(&entry.resource);
    QVERIFY(invoice);
    QCOMPARE(invoice->status, InvoiceStatus::Paid);

    const auto empty = decodeEventPage(R"({"data":[],"next":"","has_more":false})");
    QVERIFY(empty);
    QCOMPARE(empty->value.next, QString());
    QVERIFY(!decodeEventPage(R"({"data":[],"has_more":false})"));
    QVERIFY(!decodeEventPage(R"({"data":{},"next":"","has_more":false})"));
}

//! A later server tells of resources this version does not know: they must not stop the feed.
void TestWire::eventOfUnknownResource()
{
    QByteArray event = eventJson("evt_1", R"({"anything":[1]})", "whatever", 1);
    event.replace(R"("type":"invoice","id")", R"("type":"subscription","id")");
    const auto decoded =
        decodeEventPage(R"({"data":[)" + event + R"(],"next":"evt_1","has_more":false})");
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QVERIFY(!isKnown(decoded->value.entries.first().resource));
    QCOMPARE(decoded->value.entries.first().event.resourceType, QStringLiteral("subscription"));
}

void TestWire::inconsistentEvents_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::newRow("another invoice inside")
        << eventJson("evt_1", invoiceJson("inv_999", "paid", 2), "paid", 2);
    QTest::newRow("another version inside")
        << eventJson("evt_1", invoiceJson("inv_123", "paid", 3), "paid", 2);
    QTest::newRow("no data") << eventJson("evt_1", "null", "paid", 2);
    QTest::newRow("data a list") << eventJson("evt_1", "[]", "paid", 2);
    QTest::newRow("broken data") << eventJson("evt_1", "{\"id\":\"inv_123\"}", "paid", 2);
}

void TestWire::inconsistentEvents()
{
    QFETCH(QByteArray, event);
    const auto decoded =
        decodeEventPage(R"({"data":[)" + event + R"(],"next":"evt_1","has_more":false})");
    QVERIFY(!decoded);
    QVERIFY2(decoded.error().message.contains(QLatin1String("/data/0/")),
             qPrintable(decoded.error().message));
}

//! Kept as it came; what shows it makes it visible.
void TestWire::hostileText()
{
    const auto decoded =
        decodeInvoice(invoiceWith("reference", R"("<b>x</b>\u202e4200\u2066\n\u0000")"));
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    const QString reference = decoded->value.reference;
    QVERIFY(reference.contains(QChar(0x202E)));
    QVERIFY(reference.startsWith(QLatin1String("<b>")));
    const QString shown = displayText(reference);
    QVERIFY(!shown.contains(QChar(0x202E)));
    QVERIFY(!shown.contains(QChar(0)));
    // A place in an error is made of a server's own words: it is made visible too.
    const auto bad = decodeInvoice(invoiceWith("metadata", R"({"\u202ex":[]})"));
    QVERIFY(!bad);
    QVERIFY(!bad.error().message.contains(QChar(0x202E)));
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
