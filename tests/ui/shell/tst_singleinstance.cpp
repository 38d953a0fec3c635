// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/singleinstance.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace coinpay;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondRaisesTheFirst();
    void errandGoesAlong();
    void othersAreLeftAlone();
    void aSecondStartEndsAtOnce();
};

void TestSingleInstance::secondRaisesTheFirst()
{
    QTemporaryDir dir;
    const auto shop = QStringLiteral("shop");
    QVERIFY(!SingleInstance::raiseOther(dir.path(), shop));
    SingleInstance first;
    first.claim(dir.path(), shop);
    QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    std::atomic_bool found = false;
    std::thread second([&] { found = SingleInstance::raiseOther(dir.path(), shop); });
    QTRY_COMPARE(raised.size(), 1);
    second.join();
    QVERIFY(found);
}

void TestSingleInstance::errandGoesAlong()
{
    QTemporaryDir dir;
    const auto shop = QStringLiteral("shop");
    const Errand errand{Errand::Kind::Trace, QStringLiteral("inv_1")};
    SingleInstance first;
    first.claim(dir.path(), shop);
    std::optional<Errand> heard;
    connect(&first, &SingleInstance::raiseRequested, this,
            [&](const Errand &told) { heard = told; });
    std::thread second([&] { QVERIFY(SingleInstance::raiseOther(dir.path(), shop, errand)); });
    QTRY_VERIFY(heard);
    second.join();
    QCOMPARE(*heard, errand);
}

void TestSingleInstance::othersAreLeftAlone()
{
    QTemporaryDir dir;
    QTemporaryDir otherDir;
    SingleInstance first;
    first.claim(dir.path(), QStringLiteral("shop"));
    QVERIFY(!SingleInstance::raiseOther(dir.path(), QStringLiteral("other")));
    QVERIFY(!SingleInstance::raiseOther(otherDir.path(), QStringLiteral("shop")));
}

//! The program itself, twice.
void TestSingleInstance::aSecondStartEndsAtOnce()
{
    constexpr int PatientMs = 30'000;
    QTemporaryDir dir;
    const QString program = qEnvironmentVariable("COINPAY_DESK");
    const QStringList arguments{QStringLiteral("--data-dir"), dir.path()};
    QProcess first;
    first.start(program, arguments);
    QVERIFY(first.waitForStarted(PatientMs));
    QTRY_VERIFY_WITH_TIMEOUT(SingleInstance::raiseOther(dir.path(), {}), PatientMs);
    QProcess second;
    second.start(program, arguments);
    QVERIFY(second.waitForFinished(PatientMs));
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(first.state(), QProcess::Running);
    // One that was killed is in nobody's way.
    first.kill();
    QVERIFY(first.waitForFinished(PatientMs));
    QVERIFY(!SingleInstance::raiseOther(dir.path(), {}));
    QProcess third;
    third.start(program, arguments);
    QTRY_VERIFY_WITH_TIMEOUT(SingleInstance::raiseOther(dir.path(), {}), PatientMs);
    QCOMPARE(third.state(), QProcess::Running);
    third.kill();
    QVERIFY(third.waitForFinished(PatientMs));
}

QTEST_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
