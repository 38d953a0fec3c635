// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/opensslprogram.h"
#include "support/signingvectors.h"

#include "webhooks/verifier.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

class WebhookVerifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
    void agreesWithTheOpensslProgram();
    void verdicts_data();
    void verdicts();
    void twoSecretsWhileOneIsRotated();
    void sentencesSayByHowMuch();

private:
    static SharedSecret secret(QByteArrayView bytes)
    {
        return std::make_shared<const SecretBytes>(bytes);
    }
};

void WebhookVerifierTest::vectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    const QJsonArray all = signingVectors(QStringLiteral("webhooks"));
    QVERIFY(!all.isEmpty());
    for (const QJsonValue &value : all)
        QTest::newRow(qPrintable(textOf(value.toObject(), "name"))) << value.toObject();
}

void WebhookVerifierTest::vectors()
{
    QFETCH(QJsonObject, vector);
    const WebhookHeaders headers{bytesOf(vector, "timestamp"), bytesOf(vector, "signature_hex"),
                                 "evt_1"};
    const QByteArray body = QByteArray::fromBase64(bytesOf(vector, "body_base64"));
    const std::vector secrets{secret(bytesOf(vector, "secret"))};
    const UnixMs now = headers.timestamp->toLongLong() * 1000;
    const auto check = verifyWebhook(headers, body, secrets, now);
    QVERIFY2(check.verdict == WebhookVerdict::Valid, qPrintable(check.sentence));
    QCOMPARE(verifyWebhook(headers, QByteArray(body + ' '), secrets, now).verdict,
             WebhookVerdict::Mismatched);
    const std::vector other{secret(QByteArray(bytesOf(vector, "secret") + "x"))};
    QCOMPARE(verifyWebhook(headers, body, other, now).verdict, WebhookVerdict::Mismatched);
}

void WebhookVerifierTest::agreesWithTheOpensslProgram()
{
    const QByteArray body = "{\"id\":\"evt_1\"}";
    const ProgramAnswer mac =
        openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-hmac"),
                 QStringLiteral("whsec_shop"), QStringLiteral("-r")},
                "1767225600." + body);
    QVERIFY2(mac.exitCode == 0, mac.err.constData());
    const WebhookHeaders headers{"1767225600", mac.out.left(64), "evt_1"};
    const std::vector secrets{secret("whsec_shop")};
    const auto check = verifyWebhook(headers, body, secrets, 1'767'225'600'000);
    QCOMPARE(check.verdict, WebhookVerdict::Valid);
    QCOMPARE(check.eventId, QByteArray("evt_1"));
}

void WebhookVerifierTest::verdicts_data()
{
    // What differs from a message that was signed at 1767225600 with "whsec_shop" over "{}".
    QTest::addColumn<QByteArray>("timestamp");
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<QByteArray>("eventId");
    QTest::addColumn<qint64>("now"); // seconds
    QTest::addColumn<QString>("verdict");
    const QByteArray time = "1767225600";
    const qint64 now = 1'767'225'600;
    const QByteArray right =
        openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-hmac"),
                 QStringLiteral("whsec_shop"), QStringLiteral("-r")},
                time + ".{}")
            .out.left(64);
    const auto row = [](const char *name, const QByteArray &timestamp, const QByteArray &signature,
                        const QByteArray &eventId, qint64 at, const char *verdict) {
        QTest::newRow(name) << timestamp << signature << eventId << at
                            << QString::fromLatin1(verdict);
    };
    row("as it was sent", time, right, "evt_1", now, "valid");
    row("hex in capitals", time, right.toUpper(), "evt_1", now, "valid");
    row("300 s old", time, right, "evt_1", now + 300, "valid");
    row("301 s old", time, right, "evt_1", now + 301, "stale");
    row("300 s ahead", time, right, "evt_1", now - 300, "valid");
    row("301 s ahead", time, right, "evt_1", now - 301, "stale");
    row("another time than was signed", "1767225601", right, "evt_1", now, "mismatched");
    row("the same time with a zero before it", "01767225600", right, "evt_1", now, "mismatched");
    row("one digit of the signature", time, right.chopped(1) + (right.endsWith('0') ? '1' : '0'),
        "evt_1", now, "mismatched");
    row("signature cut short", time, right.chopped(2), "evt_1", now, "not_hex");
    row("signature too long", time, right + "00", "evt_1", now, "not_hex");
    row("signature in base64", time, QByteArray::fromHex(right).toBase64(), "evt_1", now,
        "not_hex");
    row("signature with its scheme before it", time, "sha256=" + right.chopped(7), "evt_1", now,
        "not_hex");
    row("no signature", time, {}, "evt_1", now, "missing_header");
    row("no timestamp", {}, right, "evt_1", now, "missing_header");
    row("no event id", time, right, {}, now, "missing_header");
    row("time in words", "yesterday", right, "evt_1", now, "malformed_timestamp");
    row("time in RFC 3339", "2026-01-01T00:00:00Z", right, "evt_1", now, "malformed_timestamp");
    row("time below zero", "-1", right, "evt_1", now, "malformed_timestamp");
    row("time in milliseconds", "1767225600000", right, "evt_1", now, "malformed_timestamp");
    row("time past every clock", "99999999999999999999", right, "evt_1", now,
        "malformed_timestamp");
}

void WebhookVerifierTest::verdicts()
{
    QFETCH(QByteArray, timestamp);
    QFETCH(QByteArray, signature);
    QFETCH(QByteArray, eventId);
    QFETCH(qint64, now);
    QFETCH(QString, verdict);
    const std::vector secrets{secret("whsec_shop")};
    const auto check = verifyWebhook({timestamp, signature, eventId}, "{}", secrets, now * 1000);
    QCOMPARE(QString(webhookVerdictName(check.verdict)), verdict);
    QVERIFY(!check.sentence.isEmpty());
    QCOMPARE(!check.eventId.isEmpty(), check.verdict == WebhookVerdict::Valid);
}

void WebhookVerifierTest::twoSecretsWhileOneIsRotated()
{
    const QJsonObject vector = signingVectors(QStringLiteral("webhooks")).first().toObject();
    const WebhookHeaders headers{bytesOf(vector, "timestamp"), bytesOf(vector, "signature_hex"),
                                 "evt_1"};
    const QByteArray body = QByteArray::fromBase64(bytesOf(vector, "body_base64"));
    const UnixMs now = headers.timestamp->toLongLong() * 1000;
    const SharedSecret right = secret(bytesOf(vector, "secret"));
    const std::vector<SharedSecret> newAndOld{secret("whsec_new"), right};
    QCOMPARE(verifyWebhook(headers, body, newAndOld, now).verdict, WebhookVerdict::Valid);
    const std::vector<SharedSecret> oldAndNew{right, secret("whsec_new")};
    QCOMPARE(verifyWebhook(headers, body, oldAndNew, now).verdict, WebhookVerdict::Valid);
    const std::vector<SharedSecret> none{nullptr, secret("")};
    QCOMPARE(verifyWebhook(headers, body, none, now).verdict, WebhookVerdict::NoSecret);
}

void WebhookVerifierTest::sentencesSayByHowMuch()
{
    const QByteArray mac =
        openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-hmac"),
                 QStringLiteral("s"), QStringLiteral("-r")},
                "1000.{}")
            .out.left(64);
    const std::vector secrets{secret("s")};
    const auto late = verifyWebhook({"1000", mac, "evt_1"}, "{}", secrets, 5'000'000);
    QVERIFY2(late.sentence.contains(QStringLiteral("4000 s old")), qPrintable(late.sentence));
    const auto early = verifyWebhook({"1000", mac, "evt_1"}, "{}", secrets, 1'000);
    QVERIFY2(early.sentence.contains(QStringLiteral("999 s ahead")), qPrintable(early.sentence));
    const auto bare = verifyWebhook({"1000", {}, {}}, "{}", secrets, 1'000);
    QVERIFY2(bare.sentence.contains(QStringLiteral("x-signature, x-event-id")),
             qPrintable(bare.sentence));
}

QTEST_GUILESS_MAIN(WebhookVerifierTest)
#include "tst_webhookverifier.moc"
