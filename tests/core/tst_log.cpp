// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"

#include <QTest>

using namespace coinpay;
using namespace Qt::StringLiterals;

class LogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesCredentials_data();
    void hidesCredentials();
    void keepsIds();
};

void LogTest::hidesCredentials_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("secret");
    QTest::newRow("bearer header") << u"Authorization: Bearer abc.DEF-123_x"_s << u"abc.DEF"_s;
    QTest::newRow("bare bearer") << u"sent with bearer QUJD/x=="_s << u"QUJD"_s;
    QTest::newRow("JSON token") << u"{\"access_token\":\"tok_s3cret\"}"_s << u"tok_s3cret"_s;
    QTest::newRow("assignment") << u"secret=hunter2 rest"_s << u"hunter2"_s;
    QTest::newRow("signature") << u"X-Signature: bm90IHlvdXJz"_s << u"bm90"_s;
    QTest::newRow("webhook secret") << u"got whsec_MfKQ9r8GKYqrTwjU"_s << u"MfKQ"_s;
    QTest::newRow("PEM") << u"-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQ\n-----END PRIVATE KEY-----"_s
                         << u"MC4CAQ"_s;
    QTest::newRow("cut PEM") << u"x -----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4CAQAwBQ"_s
                             << u"MC4CAQ"_s;
}

void LogTest::hidesCredentials()
{
    QFETCH(QString, line);
    QFETCH(QString, secret);
    QVERIFY(line.contains(secret));
    QVERIFY2(!redacted(line).contains(secret), qPrintable(redacted(line)));
}

void LogTest::keepsIds()
{
    const QString line = u"req_01HV inv_42 op_01 ik_77 POST /v1/invoices 201 12 ms"_s;
    QCOMPARE(redacted(line), line);
}

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
