// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/singleinstance.h"

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
    void othersAreLeftAlone();
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

void TestSingleInstance::othersAreLeftAlone()
{
    QTemporaryDir dir;
    QTemporaryDir otherDir;
    SingleInstance first;
    first.claim(dir.path(), QStringLiteral("shop"));
    QVERIFY(!SingleInstance::raiseOther(dir.path(), QStringLiteral("other")));
    QVERIFY(!SingleInstance::raiseOther(otherDir.path(), QStringLiteral("shop")));
}

QTEST_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
