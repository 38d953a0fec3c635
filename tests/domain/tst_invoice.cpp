// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/invoice.h"

#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

class InvoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesSurvive();
    void knowsItsSteps_data();
    void knowsItsSteps();
    void stepsAreThoseOfTheContract();
    void checksDrafts_data();
    void checksDrafts();
    void buildsPaymentUris_data();
    void buildsPaymentUris();
};

void InvoiceTest::namesSurvive()
{
    for (const InvoiceStatus status : invoiceStatuses) {
        if (status != InvoiceStatus::Unrecognized)
            QCOMPARE(invoiceStatusFromName(QString(invoiceStatusName(status))), status);
    }
    QCOMPARE(invoiceStatusFromName(u"teleported"), InvoiceStatus::Unrecognized);
    QCOMPARE(invoiceStatusFromName(u""), InvoiceStatus::Unrecognized);
    QCOMPARE(invoiceStatusFromName(u"PAID"), InvoiceStatus::Unrecognized);
}

void InvoiceTest::knowsItsSteps_data()
{
    using enum InvoiceStatus;
    QTest::addColumn<InvoiceStatus>("from");
    QTest::addColumn<InvoiceStatus>("to");
    QTest::addColumn<bool>("possible");
    QTest::newRow("a payment is seen") << Pending << Processing << true;
    QTest::newRow("it confirms") << Processing << Paid << true;
    QTest::newRow("confirmations grow") << Processing << Processing << true;
    QTest::newRow("part of it arrives") << Pending << PartiallyPaid << true;
    QTest::newRow("the rest arrives") << PartiallyPaid << Processing << true;
    QTest::newRow("a reorganisation takes it back") << Processing << Pending << true;
    QTest::newRow("a paid invoice stays paid, whatever the chain does")
        << Paid << Processing << false;
    QTest::newRow("nobody pays") << Pending << Expired << true;
    QTest::newRow("late payment reopens an expired invoice") << Expired << Processing << true;
    QTest::newRow("a canceled invoice stays so") << Canceled << Processing << false;
    QTest::newRow("a failed invoice stays so") << Failed << Paid << false;
    QTest::newRow("paid is not canceled") << Paid << Canceled << false;
    QTest::newRow("expired is not canceled") << Expired << Canceled << false;
    QTest::newRow("a state of a newer server") << Unrecognized << Paid << true;
    QTest::newRow("into a state of a newer server") << Canceled << Unrecognized << true;
}

void InvoiceTest::knowsItsSteps()
{
    QFETCH(InvoiceStatus, from);
    QFETCH(InvoiceStatus, to);
    QTEST(isPossibleStep(from, to), "possible");
}

void InvoiceTest::stepsAreThoseOfTheContract()
{
    // x-transitions of InvoiceStatus in the OpenAPI file, from left to top. Repeating a status is
    // always possible, and so are words of a newer server.
    static constexpr const char *picture[]{
        //                 Pe Pr Pt Pd Ov Ex Ca Fa Un
        /* Pending      */ "x  x  x  x  x  x  x  x  x",
        /* Processing   */ "x  x  x  x  x  x  .  x  x",
        /* PartiallyPaid*/ "x  x  x  x  x  x  .  x  x",
        /* Paid         */ ".  .  .  x  x  .  .  .  x",
        /* Overpaid     */ ".  .  .  .  x  .  .  .  x",
        /* Expired      */ ".  x  .  .  .  x  .  .  x",
        /* Canceled     */ ".  .  .  .  .  .  x  .  x",
        /* Failed       */ ".  .  .  .  .  .  .  x  x",
        /* Unrecognized */ "x  x  x  x  x  x  x  x  x",
    };
    static_assert(std::size(picture) == invoiceStatuses.size());
    for (size_t from = 0; from < invoiceStatuses.size(); ++from) {
        QByteArrayList row;
        for (const InvoiceStatus to : invoiceStatuses)
            row.append(isPossibleStep(invoiceStatuses[from], to) ? "x" : ".");
        QCOMPARE(row.join("  "), QByteArray(picture[from]));
    }
}

void InvoiceTest::checksDrafts_data()
{
    QTest::addColumn<InvoiceDraft>("draft");
    QTest::addColumn<QStringList>("fields");
    const auto good = [] {
        InvoiceDraft draft;
        draft.amount = *Money::parse(u"25.00", u"USDT"_s);
        draft.reference = u"order_48392"_s;
        return draft;
    };
    const auto row = [&](const char *name, auto change, const QStringList &fields) {
        InvoiceDraft draft = good();
        change(draft);
        QTest::newRow(name) << draft << fields;
    };
    row("the brief's invoice", [](InvoiceDraft &) {}, {});
    row("zero", [](InvoiceDraft &d) { d.amount = Money::zero(u"USDT"_s); }, {u"amount"_s});
    row("negative", [](InvoiceDraft &d) { d.amount = *Money::parse(u"-1", u"USDT"_s); },
        {u"amount"_s});
    row("unknown asset", [](InvoiceDraft &d) { d.amount = *Money::parse(u"1", u"XYZ"_s); },
        {u"asset"_s});
    row("no reference", [](InvoiceDraft &d) { d.reference = u"  "_s; }, {u"reference"_s});
    row("long reference", [](InvoiceDraft &d) { d.reference = QString(129, u'x'); },
        {u"reference"_s});
    row("a reference of two lines", [](InvoiceDraft &d) { d.reference = u"order\n48392"_s; },
        {u"reference"_s});
    row("a line break at its end", [](InvoiceDraft &d) { d.reference = u"order_48392\n"_s; },
        {u"reference"_s});
    row("an escape sequence", [](InvoiceDraft &d) { d.reference = u"\u001B[31mred"_s; },
        {u"reference"_s});
    row("a line separator", [](InvoiceDraft &d) { d.reference = u"a\u2028b"_s; }, {u"reference"_s});
    row("other scripts", [](InvoiceDraft &d) { d.reference = u"Заказ № 7 注文"_s; }, {});
    row("a network it does not travel on", [](InvoiceDraft &d) { d.network = u"bitcoin"_s; },
        {u"network"_s});
    row("a network it travels on", [](InvoiceDraft &d) { d.network = u"tron"_s; }, {});
    row("http callback", [](InvoiceDraft &d) { d.callbackUrl = u"http://shop.example/hook"_s; },
        {u"callback_url"_s});
    row("https callback", [](InvoiceDraft &d) { d.callbackUrl = u"https://shop.example/hook"_s; },
        {});
    row("not a URL", [](InvoiceDraft &d) { d.callbackUrl = u"https://"_s; }, {u"callback_url"_s});
    row("a callback with a password",
        [](InvoiceDraft &d) { d.callbackUrl = u"https://me:pw@shop.example/"_s; },
        {u"callback_url"_s});
    row("a note with a long name", [](InvoiceDraft &d) { d.metadata[QString(41, u'n')] = u"x"_s; },
        {u"metadata"_s});
    row("too short a life", [](InvoiceDraft &d) { d.expiresInSeconds = 59; }, {u"expires_in"_s});
    row("too long a life", [](InvoiceDraft &d) { d.expiresInSeconds = 31 * 24 * 3600; },
        {u"expires_in"_s});
    row("several faults at once",
        [](InvoiceDraft &d) {
            d.amount = Money::zero(u"USDT"_s);
            d.reference.clear();
        },
        {u"amount"_s, u"reference"_s});
}

void InvoiceTest::checksDrafts()
{
    QFETCH(InvoiceDraft, draft);
    QFETCH(QStringList, fields);
    const Done verdict = checkInvoiceDraft(draft);
    QStringList found;
    if (!verdict) {
        for (const FieldError &fault : verdict.error().fields) {
            QVERIFY(!fault.message.isEmpty());
            found.append(fault.field);
        }
    }
    QCOMPARE(found, fields);
}

void InvoiceTest::buildsPaymentUris_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("asset");
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("paid");
    QTest::addColumn<QString>("uri");
    QTest::newRow("BIP 21") << u"0.015"_s << u"BTC"_s << u"bitcoin"_s << u"0"_s
                            << u"bitcoin:ADDR?amount=0.015"_s;
    QTest::newRow("BIP 21, the rest of it")
        << u"0.5"_s << u"BTC"_s << u"bitcoin"_s << u"0.2"_s << u"bitcoin:ADDR?amount=0.30"_s;
    QTest::newRow("BIP 21, overpaid asks for nothing odd")
        << u"0.5"_s << u"BTC"_s << u"bitcoin"_s << u"0.7"_s << u"bitcoin:ADDR?amount=0.50"_s;
    QTest::newRow("litecoin") << u"1"_s << u"LTC"_s << u"litecoin"_s << u"0"_s
                              << u"litecoin:ADDR?amount=1.00"_s;
    QTest::newRow("EIP-681, ether in wei") << u"2.014"_s << u"ETH"_s << u"ethereum"_s << u"0"_s
                                           << u"ethereum:ADDR@1?value=2014000000000000000"_s;
    QTest::newRow("EIP-681, a token transfer")
        << u"25.00"_s << u"USDT"_s << u"ethereum"_s << u"0"_s
        << u"ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7@1/transfer?address=ADDR&uint256=25000000"_s;
    QTest::newRow("EIP-681 on Polygon")
        << u"1"_s << u"USDC"_s << u"polygon"_s << u"0"_s
        << u"ethereum:0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359@137/transfer?address=ADDR&uint256=1000000"_s;
    QTest::newRow("Solana Pay") << u"1.5"_s << u"SOL"_s << u"solana"_s << u"0"_s
                                << u"solana:ADDR?amount=1.50"_s;
    QTest::newRow("Tron has no scheme of its own")
        << u"5"_s << u"USDT"_s << u"tron"_s << u"0"_s << u"ADDR"_s;
}

void InvoiceTest::buildsPaymentUris()
{
    QFETCH(QString, amount);
    QFETCH(QString, asset);
    QFETCH(QString, network);
    QFETCH(QString, paid);
    Invoice invoice;
    invoice.amount = *Money::parse(amount, asset);
    invoice.amountPaid = *Money::parse(paid, asset);
    invoice.network = network;
    invoice.paymentAddress = u"ADDR"_s;
    QTEST(paymentUri(invoice), "uri");
}

QTEST_GUILESS_MAIN(InvoiceTest)
#include "tst_invoice.moc"
