// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/secretbytes.h"

#include <QDebug>
#include <QTest>

#include <type_traits>

using namespace coinpay;

template <typename T>
concept Printable = requires(QDebug debug, const T &value)
{
    debug << value;
};
template <typename T>
concept Comparable = requires(const T &a, const T &b)
{
    a == b;
};

static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);
static_assert(!Printable<SecretBytes>, "a secret must not find its way into a log line");
static_assert(!Comparable<SecretBytes>, "comparing a secret takes equals()");

class SecretBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItWasGiven();
    void takingEmptiesTheOriginal();
    void takingLeavesSharedBytesToTheirOwner();
    void movingEmptiesTheSource();
    void compares_data();
    void compares();
};

void SecretBytesTest::keepsWhatItWasGiven()
{
    const SecretBytes secret(QByteArrayView("a\0b", 3));
    QCOMPARE(secret.view().toByteArray(), QByteArray("a\0b", 3));
    QVERIFY(!secret.isEmpty());
    QVERIFY(SecretBytes().isEmpty());
    QVERIFY(SecretBytes(QByteArrayView()).isEmpty());
}

void SecretBytesTest::takingEmptiesTheOriginal()
{
    QByteArray bytes("whsec_of_a_shop");
    bytes.detach();
    const SecretBytes secret = SecretBytes::taking(bytes);
    QCOMPARE(secret.view().toByteArray(), QByteArray("whsec_of_a_shop"));
    QVERIFY(bytes.isEmpty());
}

void SecretBytesTest::takingLeavesSharedBytesToTheirOwner()
{
    QByteArray bytes("token");
    const QByteArray other = bytes;
    const SecretBytes secret = SecretBytes::taking(bytes);
    QVERIFY(bytes.isEmpty());
    QCOMPARE(other, QByteArray("token"));
    QVERIFY(secret.equals("token"));
}

void SecretBytesTest::movingEmptiesTheSource()
{
    SecretBytes first(QByteArrayView("one"));
    SecretBytes second(std::move(first));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is tested
    QVERIFY(second.equals("one"));
    SecretBytes third(QByteArrayView("three"));
    third = std::move(second);
    QVERIFY(third.equals("one"));
    QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
}

void SecretBytesTest::compares_data()
{
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("the same") << QByteArray("secret") << true;
    QTest::newRow("last byte differs") << QByteArray("secres") << false;
    QTest::newRow("shorter") << QByteArray("secre") << false;
    QTest::newRow("longer") << QByteArray("secret ") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void SecretBytesTest::compares()
{
    QFETCH(QByteArray, other);
    QFETCH(bool, same);
    QCOMPARE(SecretBytes(QByteArrayView("secret")).equals(other), same);
}

QTEST_GUILESS_MAIN(SecretBytesTest)
#include "tst_secretbytes.moc"
