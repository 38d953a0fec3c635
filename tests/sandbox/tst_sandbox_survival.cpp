// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxtest.h"

#include <QRandomGenerator>
#include <QSet>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <memory>

using namespace coinpay::test;
using namespace Qt::StringLiterals;

class TestSurvival : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedWhileWriting();
    void goesOnWhereItStopped();
    void oneAtATime();
};

void TestSurvival::killedWhileWriting()
{
    constexpr int Kills = 12;
    SandboxProcess sandbox;
    QVERIFY2(sandbox.start({u"--block-interval"_s, u"0.05"_s}), qPrintable(sandbox.complaint()));
    const QString wallet =
        read(sandbox, u"/v1/wallets"_s).value("data"_L1).toArray().last()["id"_L1].toString();
    const QJsonObject order{{u"asset"_s, u"USDT"_s},
                            {u"amount"_s, u"1.00"_s},
                            {u"destination"_s, u"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"_s}};
    QRandomGenerator random(7);
    int next = 0, interrupted = 0;
    for (int kill = 0; kill < Kills; ++kill) {
        const auto pid = static_cast<pid_t>(sandbox.pid());
        const unsigned long delay = 20 + random.bounded(400u);
        const std::unique_ptr<QThread> killer(QThread::create([pid, delay] {
            QThread::msleep(delay);
            ::kill(pid, SIGKILL);
        }));
        killer->start();
        for (;;) {
            const QByteArray key = "op-" + QByteArray::number(next);
            const bool transfer = next % 2 == 0;
            const SandboxAnswer answer =
                transfer
                    ? sandbox.call("POST", u"/v1/wallets/"_s + wallet + u"/transfers"_s, order, key)
                    : sandbox.call("POST", u"/v1/invoices"_s,
                                   invoiceRequest(u"1.00"_s, u"USDT"_s, QString::fromLatin1(key)),
                                   key);
            if (answer.status == 0) {
                ++interrupted;
                break; // the same operation again, after the restart
            }
            QVERIFY2(answer.status / 100 == 2, answer.body.constData());
            if (!transfer)
                sandbox.post(u"/invoices/"_s + text(answer.json(), "id") + u"/payments"_s);
            ++next;
        }
        QVERIFY(killer->wait());
        QVERIFY2(sandbox.restart(), qPrintable(sandbox.complaint()));
        QCOMPARE(brokenInvariants(sandbox), QString());
    }
    QCOMPARE(interrupted, Kills);
    QVERIFY2(next > Kills, "too little was written to prove anything");
    QSet<QString> references;
    const QList<QJsonObject> invoices = sandbox.allInvoices();
    for (const QJsonObject &invoice : invoices)
        references.insert(text(invoice, "reference"));
    QCOMPARE(references.size(), invoices.size()); // none twice
    for (int made = 1; made < next; made += 2)
        QVERIFY(references.contains(u"op-%1"_s.arg(made))); // none lost that was answered
}

void TestSurvival::goesOnWhereItStopped()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start({u"--block-interval"_s, u"0"_s}));
    const QString keyId = sandbox.keyId();
    QFile ca(sandbox.caFile());
    QVERIFY(ca.open(QIODevice::ReadOnly));
    const QByteArray authority = ca.readAll();
    const QJsonObject invoice = makeInvoice(sandbox);
    const QString target = u"/v1/invoices/"_s + text(invoice, "id");
    QCOMPARE(sandbox.call("POST", target + u"/cancellations"_s, {{u"reason"_s, u"x"_s}}).status,
             202);
    sandbox.kill(); // before the cancellation is done
    QVERIFY(sandbox.restart());
    QCOMPARE(sandbox.keyId(), keyId);
    QFile again(sandbox.caFile());
    QVERIFY(again.open(QIODevice::ReadOnly));
    QCOMPARE(again.readAll(), authority);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(sandbox, target), u"canceled"_s,
                              20'000); // the old token too
}

void TestSurvival::oneAtATime()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    QProcess second;
    second.start(qEnvironmentVariable("COINPAY_SANDBOX"),
                 {u"--data"_s, sandbox.directory(), u"--print-config"_s});
    QVERIFY(second.waitForFinished());
    QCOMPARE(second.exitCode(), 1);
    QVERIFY(second.readAllStandardError().contains("Another sandbox"));
    // What a death in the moment of locking leaves: it holds nobody up.
    sandbox.kill();
    QFile left(sandbox.directory() + u"/lock"_s);
    QVERIFY(left.open(QIODevice::WriteOnly | QIODevice::Truncate));
    left.close();
    QVERIFY2(sandbox.restart(), qPrintable(sandbox.complaint()));
}

QTEST_GUILESS_MAIN(TestSurvival)
#include "tst_sandbox_survival.moc"
