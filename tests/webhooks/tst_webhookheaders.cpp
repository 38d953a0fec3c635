// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/headers.h"

#include <QTest>

using namespace coinpay;

class WebhookHeadersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void stopsAtTheBody();
};

void WebhookHeadersTest::reads_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("found"); // "timestamp|signature|event id", "-" where none
    QTest::newRow("nothing") << QByteArray() << QByteArray("-|-|-");
    QTest::newRow("all three, as HTTP sends them")
        << QByteArray("POST /hook HTTP/1.1\r\nHost: a\r\nx-timestamp: 12\r\nx-signature: ab\r\n"
                      "x-event-id: evt_1\r\n\r\n")
        << QByteArray("12|ab|evt_1");
    QTest::newRow("pasted from a log, other case, no last line end")
        << QByteArray("X-Timestamp:12\nX-SIGNATURE: \t ab \t\nX-Event-Id: evt_1")
        << QByteArray("12|ab|evt_1");
    QTest::newRow("other headers may come twice")
        << QByteArray("accept: a\naccept: b\nx-timestamp: 12\n") << QByteArray("12|-|-");
    QTest::newRow("there, but empty") << QByteArray("x-signature:\n") << QByteArray("-||-");
    QTest::newRow("colons in a value")
        << QByteArray("x-event-id: a:b:c\n") << QByteArray("-|-|a:b:c");
    QTest::newRow("a name that only begins alike")
        << QByteArray("x-timestamp-2: 12\n") << QByteArray("-|-|-");
    QTest::newRow("bytes beyond ASCII")
        << QByteArray("via: b\xC3\xBC\nx-timestamp: 1\n") << QByteArray("1|-|-");
}

void WebhookHeadersTest::reads()
{
    QFETCH(QByteArray, block);
    QFETCH(QByteArray, found);
    const auto headers = readWebhookHeaders(block);
    QVERIFY2(headers, qPrintable(headers ? QString() : headers.error().message));
    const QByteArrayList parts{headers->timestamp.value_or("-"), headers->signature.value_or("-"),
                               headers->eventId.value_or("-")};
    QCOMPARE(parts.join('|'), found);
}

void WebhookHeadersTest::refuses_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QString>("says");
    QTest::newRow("no colon") << QByteArray("a: b\nnonsense\n")
                              << QStringLiteral("Line 2 cannot be read: it has no colon.");
    QTest::newRow("a request line that is not first")
        << QByteArray("a: b\nPOST / HTTP/1.1\n") << QStringLiteral("Line 2");
    QTest::newRow("no name") << QByteArray(": x\n") << QStringLiteral("not a header's name");
    QTest::newRow("a space before the colon")
        << QByteArray("x-timestamp : 1\n") << QStringLiteral("not a header's name");
    QTest::newRow("a zero byte in a name")
        << QByteArray("x\0: 1\n", 6) << QStringLiteral("not a header's name");
    QTest::newRow("folded") << QByteArray("x-signature: ab\n cd\n") << QStringLiteral("continues");
    QTest::newRow("a lone carriage return")
        << QByteArray("x-signature: a\rb\n") << QStringLiteral("control character");
    QTest::newRow("a zero byte in a value")
        << QByteArray("a: \0b\n", 6) << QStringLiteral("control character");
    QTest::newRow("a signature twice") << QByteArray("x-signature: a\nX-Signature: b\n")
                                       << QStringLiteral("X-Signature is there twice");
    QTest::newRow("a line too long")
        << QByteArray("a: " + QByteArray(8 * 1024, 'b')) << QStringLiteral("longer than 8192");
    QTest::newRow("too many lines")
        << QByteArray("a: b\n").repeated(201) << QStringLiteral("more than 200");
    QTest::newRow("too much") << QByteArray(64 * 1024 + 1, 'a') << QStringLiteral("64 KiB");
}

void WebhookHeadersTest::refuses()
{
    QFETCH(QByteArray, block);
    QFETCH(QString, says);
    const auto headers = readWebhookHeaders(block);
    QVERIFY(!headers);
    QCOMPARE(headers.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(headers.error().message.contains(says), qPrintable(headers.error().message));
}

void WebhookHeadersTest::stopsAtTheBody()
{
    const auto headers =
        readWebhookHeaders("x-timestamp: 1\r\n\r\nx-signature: of the body, not of the message");
    QVERIFY(headers);
    QVERIFY(!headers->signature);
}

QTEST_GUILESS_MAIN(WebhookHeadersTest)
#include "tst_webhookheaders.moc"
