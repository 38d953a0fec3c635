// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/futures.h"

#include "secrets/memorystore.h"

#include <QTest>

using namespace coinpay;
using namespace coinpay::test;

class MemoryStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsReplacesAndForgets();
    void namesTheEntryOfAProfile();
};

void MemoryStoreTest::keepsReplacesAndForgets()
{
    MemoryStore store;
    const QString name = privateKeyEntry(QStringLiteral("shop"), QStringLiteral("key_1"));
    QCOMPARE(settled(store.read(name)).error().kind, ErrorKind::SecretMissing);
    QVERIFY(settled(store.remove(name)));

    QVERIFY(settled(store.write(name, std::make_shared<SecretBytes>(QByteArrayView("one")))));
    QVERIFY(settled(store.write(name, std::make_shared<SecretBytes>(QByteArrayView("two")))));
    const auto secret = settled(store.read(name));
    QVERIFY(secret);
    QVERIFY((*secret)->equals("two"));

    QVERIFY(settled(store.remove(name)));
    QCOMPARE(settled(store.read(name)).error().kind, ErrorKind::SecretMissing);
    QVERIFY((*secret)->equals("two")); // who holds it still holds it
}

void MemoryStoreTest::namesTheEntryOfAProfile()
{
    QCOMPARE(privateKeyEntry(QStringLiteral("shop"), QStringLiteral("key_1")),
             QStringLiteral("profile/shop/key_1/private-key"));
}

QTEST_GUILESS_MAIN(MemoryStoreTest)
#include "tst_memorystore.moc"
