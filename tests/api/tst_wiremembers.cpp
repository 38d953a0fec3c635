// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every member of every resource: missing, of a wrong type, sloppy, beyond its bounds.
#include "api/wire/decodewebhooks.h"
#include "resourcefixtures.h"
#include "wirefixtures.h"

#include <QTest>

#include <functional>

using namespace coinpay;
using namespace coinpay::test;
using namespace coinpay::wire;
using namespace Qt::StringLiterals;

namespace {

//! A document, what of it must be there, and how to read it. The decoder answers the flags.
struct Shape
{
    const char *name;
    QByteArray json;
    QByteArrayList texts; //!< required
    QByteArrayList amounts;
    QByteArrayList numbers;
    QByteArrayList optional; //!< texts and objects that may be absent or null
    std::function<Result<QString>(const QByteArray &)> flagsOf;
};

template <typename T>
auto reading(Result<Decoded<T>> (*decode)(const QByteArray &))
{
    return [decode](const QByteArray &body) -> Result<QString> {
        const auto decoded = decode(body);
        return decoded ? Result<QString>(decoded->flags) : fail(decoded.error());
    };
}

auto readingAction(EscrowActionKind kind)
{
    return [kind](const QByteArray &body) -> Result<QString> {
        const auto decoded = decodeEscrowAction(kind, body);
        return decoded ? Result<QString>(decoded->flags) : fail(decoded.error());
    };
}

const QList<Shape> &shapes()
{
    static const QByteArrayList payout{"id",     "escrow_id", "asset",      "network",
                                       "reason", "status",    "created_at", "updated_at"};
    static const QByteArrayList journey{"confirmations", "required_confirmations", "version"};
    static const QList<Shape> all{
        {"escrow",
         escrowJson(),
         {"id", "asset", "network", "buyer_ref", "seller_ref", "deal_ref", "status",
          "payment_address", "created_at", "updated_at"},
         {"amount", "amount_funded", "amount_released", "amount_refunded"},
         journey,
         {"tx_hash", "expires_at", "metadata", "failure", "request_id"},
         reading(decodeEscrow)},
        {"release",
         payoutJson("rel_61"),
         payout,
         {"amount"},
         journey,
         {"tx_hash", "failure", "request_id"},
         readingAction(EscrowActionKind::Release)},
        {"refund",
         payoutJson("ref_62"),
         payout,
         {"amount"},
         journey,
         {"tx_hash", "failure", "request_id"},
         readingAction(EscrowActionKind::Refund)},
        {"dispute",
         disputeJson(),
         {"id", "escrow_id", "reason", "status", "created_at", "updated_at"},
         {},
         {"version"},
         {"resolution", "failure", "request_id"},
         readingAction(EscrowActionKind::Dispute)},
        {"wallet",
         walletJson(),
         {"id", "label", "status", "created_at", "updated_at"},
         {},
         {"version"},
         {"request_id"},
         reading(decodeWallet)},
        {"balances",
         balancesJson(),
         {"wallet_id", "asset", "updated_at"},
         {"available"},
         {"version"},
         {"network", "pending"},
         reading(decodeBalances)},
        {"address",
         addressJson(),
         {"id", "wallet_id", "asset", "network", "address", "status", "created_at", "updated_at"},
         {},
         {"version"},
         {"request_id"},
         reading(decodeAddress)},
        {"transfer",
         transferJson(),
         {"id", "wallet_id", "asset", "network", "destination", "status", "created_at",
          "updated_at"},
         {"amount", "fee", "total"},
         journey,
         {"quote_id", "note", "tx_hash", "failure", "request_id"},
         reading(decodeTransfer)},
        {"quote",
         quoteJson(),
         {"id", "wallet_id", "asset", "network", "destination", "expires_at", "created_at"},
         {"amount", "fee", "total"},
         {},
         {},
         reading(decodeQuote)},
        {"request",
         requestJson(),
         {"id", "method", "target", "body_sha256", "received_at"},
         {},
         {"status"},
         {"code", "idempotency_key", "correlation_id", "resource_id"},
         reading(decodeSeenRequest)},
        {"endpoint",
         pageJson({endpointJson()}),
         {"id", "kind", "url", "created_at", "updated_at"},
         {},
         {"version"},
         {"request_id"},
         reading(decodeWebhookEndpointPage)},
        {"delivery",
         deliveryJson(),
         {"id", "endpoint_id", "url", "event_id", "event_type", "status", "created_at",
          "updated_at"},
         {},
         {"version"},
         {"next_attempt_at", "redelivery_of", "request_id"},
         reading(decodeWebhookDelivery)},
        {"secret",
         secretJson(),
         {"id", "endpoint_id", "secret", "created_at"},
         {},
         {},
         {"expires_at"},
         reading(decodeRotatedSecret)},
    };
    return all;
}

const Shape &shapeNamed(const QByteArray &name)
{
    return *std::ranges::find_if(shapes(), [&](const Shape &shape) { return shape.name == name; });
}

} // namespace

class TestWireMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeDocumentsAreClean_data();
    void wholeDocumentsAreClean();
    void everyTruncation_data() { wholeDocumentsAreClean_data(); }
    void everyTruncation();
    void badMembers_data();
    void badMembers();
    void optionalMembers_data();
    void optionalMembers();
    void sloppyMembers_data();
    void sloppyMembers();
    void moneyBeyondItsScale_data();
    void moneyBeyondItsScale();
    void unknownStates_data();
    void unknownStates();
};

void TestWireMembers::wholeDocumentsAreClean_data()
{
    QTest::addColumn<QByteArray>("shape");
    for (const Shape &shape : shapes())
        QTest::newRow(shape.name) << QByteArray(shape.name);
}

void TestWireMembers::wholeDocumentsAreClean()
{
    QFETCH(QByteArray, shape);
    const auto flags = shapeNamed(shape).flagsOf(shapeNamed(shape).json);
    QVERIFY2(flags, flags ? "" : qPrintable(flags.error().message));
    QCOMPARE(*flags, QString());
    // What nobody knows is skipped.
    const QByteArray later =
        "{\"colour\":{\"deep\":[1,{\"id\":null}]}," + shapeNamed(shape).json.mid(1);
    QVERIFY(shapeNamed(shape).flagsOf(later));
}

void TestWireMembers::everyTruncation()
{
    QFETCH(QByteArray, shape);
    const QByteArray whole = shapeNamed(shape).json;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const auto flags = shapeNamed(shape).flagsOf(whole.left(size));
        QVERIFY2(!flags, QByteArray::number(size));
        QCOMPARE(flags.error().kind, ErrorKind::Protocol);
    }
}

void TestWireMembers::badMembers_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const Shape &shape, const QByteArray &member, const char *what,
                        const QByteArray &value) {
        QTest::addRow("%s: %s %s", shape.name, member.constData(), what)
            << QByteArray(shape.name) << member << value;
    };
    for (const Shape &shape : shapes()) {
        for (const QByteArray &member : shape.texts + shape.amounts + shape.numbers) {
            row(shape, member, "missing", {});
            row(shape, member, "null", "null");
            row(shape, member, "an object", "{}");
            row(shape, member, "an array", "[]");
            row(shape, member, "true", "true");
            row(shape, member, "twice", "\"1\",\"" + member + "\":\"1\"");
        }
        for (const QByteArray &member : shape.amounts) {
            row(shape, member, "in words", "\"many\"");
            row(shape, member, "with a comma", "\"25,00\"");
            row(shape, member, "below zero", "\"-0.01\"");
            row(shape, member, "empty", "\"\"");
            row(shape, member, "beyond all bounds", "\"1e80\"");
            row(shape, member, "infinite", "\"inf\"");
        }
        for (const QByteArray &member : shape.numbers) {
            row(shape, member, "a fraction", "1.5");
            row(shape, member, "below zero", "-1");
            row(shape, member, "past 2^53", "9007199254740992");
        }
        for (const QByteArray &member : shape.optional)
            row(shape, member, "true", "true");
        for (const char *member : {"created_at", "updated_at", "expires_at", "received_at"}) {
            if ((shape.texts + shape.optional).contains(member))
                row(shape, member, "no time", "\"yesterday\"");
        }
        for (const char *member : {"id", "escrow_id", "wallet_id", "asset", "destination"}) {
            if (shape.texts.contains(member))
                row(shape, member, "empty", "\"\"");
        }
    }
    row(shapeNamed("request"), "replayed", "a number", "1");
    row(shapeNamed("request"), "replayed", "missing", {});
    row(shapeNamed("request"), "status", "no status", "99");
    for (const char *member : {"events", "secrets"}) {
        row(shapeNamed("endpoint"), member, "missing", {});
        row(shapeNamed("endpoint"), member, "a text", "\"x\"");
        row(shapeNamed("endpoint"), member, "of numbers", "[1]");
    }
    row(shapeNamed("endpoint"), "events", "of too long ones", "[\"" + QByteArray(200, 'x') + "\"]");
    row(shapeNamed("endpoint"), "enabled", "a number", "1");
    row(shapeNamed("delivery"), "attempts", "missing", {});
    row(shapeNamed("delivery"), "attempts", "of texts", "[\"x\"]");
    row(shapeNamed("delivery"), "resource", "missing", {});
    row(shapeNamed("delivery"), "resource", "a text", "\"inv_123\"");
    row(shapeNamed("delivery"), "duration_ms", "below zero", "-1");
    row(shapeNamed("delivery"), "response_status", "no status", "99");
    row(shapeNamed("delivery"), "next_attempt_at", "no time", "\"soon\"");
    row(shapeNamed("secret"), "secret", "with a line break", "\"whsec_1\\n2\"");
    row(shapeNamed("secret"), "secret", "beyond ASCII", "\"whsec_\u00e4\"");
    row(shapeNamed("secret"), "secret", "too long", '"' + QByteArray(2000, 'x') + '"');
    row(shapeNamed("balances"), "balances", "missing", {});
    row(shapeNamed("balances"), "balances", "an object", "{}");
    row(shapeNamed("balances"), "balances", "of texts", "[\"x\"]");
    row(shapeNamed("escrow"), "metadata", "a list", "[]");
    row(shapeNamed("transfer"), "note", "too long", '"' + QByteArray(9000, 'x') + '"');
    row(shapeNamed("transfer"), "destination", "too long", '"' + QByteArray(9000, 'x') + '"');
}

void TestWireMembers::badMembers()
{
    QFETCH(QByteArray, shape);
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    const auto flags = shapeNamed(shape).flagsOf(withMember(shapeNamed(shape).json, member, value));
    QVERIFY(!flags);
    QCOMPARE(flags.error().kind, ErrorKind::Protocol);
    const QString place = u'/' + QString::fromLatin1(member);
    QVERIFY2(flags.error().message.contains(place), qPrintable(flags.error().message));
}

void TestWireMembers::optionalMembers_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<QByteArray>("member");
    for (const Shape &shape : shapes()) {
        for (const QByteArray &member : shape.optional)
            QTest::addRow("%s: %s", shape.name, member.constData())
                << QByteArray(shape.name) << member;
    }
}

void TestWireMembers::optionalMembers()
{
    QFETCH(QByteArray, shape);
    QFETCH(QByteArray, member);
    for (const QByteArray &value : {QByteArray(), QByteArray("null")}) {
        const auto flags =
            shapeNamed(shape).flagsOf(withMember(shapeNamed(shape).json, member, value));
        QVERIFY2(flags, flags ? "" : qPrintable(flags.error().message));
        QCOMPARE(*flags, QString());
    }
}

void TestWireMembers::sloppyMembers_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("flags");
    const auto row = [](const Shape &shape, const QByteArray &member, const QByteArray &value,
                        const QString &flags) {
        QTest::addRow("%s: %s is %s", shape.name, member.constData(), value.constData())
            << QByteArray(shape.name) << member << value << flags;
    };
    const QString odd = u" odd_total"_s; // of a transfer whose amounts changed one by one
    for (const Shape &shape : shapes()) {
        const bool isTransfer = qstrcmp(shape.name, "transfer") == 0;
        if (qstrcmp(shape.name, "quote") == 0)
            continue; // its figures must agree
        for (const QByteArray &member : shape.amounts) {
            row(shape, member, "25.10", u"number_for_string"_s + (isTransfer ? odd : QString()));
            row(shape, member, "1e-6",
                u"number_for_string amount_with_exponent"_s + (isTransfer ? odd : QString()));
        }
        for (const QByteArray &member : shape.numbers)
            row(shape, member, "\"100\"", u"string_for_number"_s);
        for (const char *member : {"deal_ref", "reason", "label", "target"}) {
            if (shape.texts.contains(member))
                row(shape, member, "48392", u"number_for_string"_s);
        }
    }
}

void TestWireMembers::sloppyMembers()
{
    QFETCH(QByteArray, shape);
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    const auto found = shapeNamed(shape).flagsOf(withMember(shapeNamed(shape).json, member, value));
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QTEST(*found, "flags");
}

void TestWireMembers::moneyBeyondItsScale_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<QByteArray>("member");
    for (const Shape &shape : shapes()) {
        for (const QByteArray &member : shape.amounts)
            QTest::addRow("%s: %s", shape.name, member.constData())
                << QByteArray(shape.name) << member;
    }
}

//! An amount is never rounded: what its asset cannot hold is no amount.
void TestWireMembers::moneyBeyondItsScale()
{
    QFETCH(QByteArray, shape);
    QFETCH(QByteArray, member);
    // More than Bitcoin, USDC and USDT have.
    for (const QByteArray &value : {QByteArray("\"0.000000001\""), QByteArray("1e-9")}) {
        const auto flags =
            shapeNamed(shape).flagsOf(withMember(shapeNamed(shape).json, member, value));
        QVERIFY(!flags);
        QVERIFY2(flags.error().message.contains(u'/' + QString::fromLatin1(member)),
                 qPrintable(flags.error().message));
    }
}

void TestWireMembers::unknownStates_data()
{
    QTest::addColumn<QByteArray>("shape");
    for (const char *name :
         {"escrow", "release", "refund", "dispute", "wallet", "address", "transfer", "delivery"})
        QTest::newRow(name) << QByteArray(name);
}

void TestWireMembers::unknownStates()
{
    QFETCH(QByteArray, shape);
    const QByteArray json = withMember(shapeNamed(shape).json, "status", "\"on_hold\"");
    const auto flags = shapeNamed(shape).flagsOf(json);
    QVERIFY2(flags, flags ? "" : qPrintable(flags.error().message));
    QCOMPARE(*flags, u"unknown_status"_s);
    // The word itself is kept.
    const auto isKept = [](const auto &decoded) {
        return decoded && decoded->value.statusText == "on_hold"_L1;
    };
    if (shape == "escrow") {
        QVERIFY(isKept(decodeEscrow(json)));
        QCOMPARE(decodeEscrow(json)->value.status, EscrowStatus::Unrecognized);
    } else if (shape == "wallet") {
        QVERIFY(isKept(decodeWallet(json)));
        QCOMPARE(decodeWallet(json)->value.status, WalletStatus::Unrecognized);
    } else if (shape == "address") {
        QVERIFY(isKept(decodeAddress(json)));
        QVERIFY(!decodeAddress(json)->value.isRetired);
    } else if (shape == "transfer") {
        QVERIFY(isKept(decodeTransfer(json)));
        QCOMPARE(decodeTransfer(json)->value.status, MovementStatus::Unrecognized);
    } else if (shape == "delivery") {
        QVERIFY(isKept(decodeWebhookDelivery(json)));
        QCOMPARE(decodeWebhookDelivery(json)->value.status, DeliveryStatus::Unrecognized);
    } else {
        const auto action =
            decodeEscrowAction(*escrowActionFromName(QString::fromLatin1(shape)), json);
        QVERIFY(isKept(action));
        QCOMPARE(action->value.status, MovementStatus::Unrecognized);
    }
}

QTEST_GUILESS_MAIN(TestWireMembers)
#include "tst_wiremembers.moc"
